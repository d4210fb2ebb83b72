"""Finds the files to import among the paths that were given."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from core.errors import UserError
from core.files.endings import READABLE

# 商机.有问题.xlsx holds rows of 商机.xlsx; it is a file of deals still.
_GIVEN_BACK = re.compile(r"[.](有问题|problems)(-\d+)?$")


def files_in(paths: Sequence[Path]) -> list[Path]:
    """Return the files meant, folders opened. Raises UserError for a path that leads nowhere."""
    return [file for path in paths for file in _files_of(path)]


def is_given_back(stem: str) -> bool:
    """Tell the file of bad rows that an import wrote."""
    return bool(_GIVEN_BACK.search(stem))


def without_given_back(stem: str) -> str:
    return _GIVEN_BACK.sub("", stem)


def _files_of(path: Path) -> Iterator[Path]:
    if path.is_dir():
        inside = sorted(file for file in path.iterdir() if _is_ours(file))
        if not inside:
            raise UserError(
                f"文件夹 {path} 里没有 CSV 或 XLSX 文件", f"no CSV or XLSX files in {path}"
            )
        yield from inside
    elif not path.is_file():
        raise UserError(f"找不到 {path}", f"{path} does not exist", code="not_found")
    elif path.suffix.lower() not in READABLE:
        raise UserError(f"{path.name} 不是 CSV 或 XLSX", f"{path.name} is neither CSV nor XLSX")
    else:
        yield path


def _is_ours(file: Path) -> bool:
    # “~$” marks the lock that a spreadsheet leaves beside a file that is open.
    hidden = file.name.startswith((".", "~$"))
    # Rows that we gave back ourselves are not what is in a folder: the whole file is there too.
    hidden = hidden or is_given_back(file.stem)
    return file.is_file() and not hidden and file.suffix.lower() in READABLE
