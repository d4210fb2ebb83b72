"""A file that somebody sent into the chat, and whether it is worth opening."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from core.errors import UserError
from core.files.endings import READABLE, TABLES, WORKBOOKS

MOST_BYTES = 10 << 20
MOST_FILES = 10
# More would keep the chat waiting, when it is imported and when it is taken back.
MOST_ROWS = 10_000
# File systems take 255 bytes; the file of bad rows is called a little longer.
LONGEST_NAME_BYTES = 180
LONGEST_ENDING = 8
_PICTURES = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".webp", ".heic", ".heif", ".bmp", ".tif", ".tiff"}
)
_OLD_SHEETS = frozenset({".xls", ".et", ".ods", ".numbers", ".xlsb"})
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_STARTS: Mapping[bytes, str] = {
    b"%PDF": ".pdf",
    b"\x89PNG": ".png",
    b"\xff\xd8\xff": ".jpg",
    b"GIF8": ".gif",
}


@dataclass(frozen=True)
class SentFile:
    """A file as its platform tells of it: `content`, or `source`, from where it can be fetched.

    `link` is where people see it on the platform.
    """

    name: str
    size: int
    source: str = ""
    content: bytes | None = None
    link: str = ""

    @property
    def ending(self) -> str:
        return PurePath(self.name).suffix.lower()

    @property
    def is_table(self) -> bool:
        """Tell by the name whether it may be something to import."""
        return self.ending in READABLE | _OLD_SHEETS

    @property
    def is_picture(self) -> bool:
        return self.ending in _PICTURES


def safe_name(name: str) -> str:
    """Return the last part of a name, without what no file system or screen wants."""
    last = name.replace("\\", "/").rsplit("/", maxsplit=1)[-1]
    kept = "".join(sign for sign in last if sign.isprintable()).lstrip(".").strip()
    stem, _, ending = kept.rpartition(".")
    if not stem:
        return _cut(kept) or "file"
    return f"{_cut(stem)}.{ending[:LONGEST_ENDING]}"


def _cut(text: str) -> str:
    return text.encode(errors="replace")[:LONGEST_NAME_BYTES].decode(errors="ignore")


def require_readable(file: SentFile) -> None:
    """Raise UserError, with what to do, for a file that is surely no table."""
    if file.ending not in READABLE:
        raise _wrong_kind(file.name, file.ending)
    if file.size > MOST_BYTES:
        raise UserError(
            f"{file.name} 太大了，聊天里最大 {MOST_BYTES >> 20} MB。请分成几个，"
            "或让管理员在服务器上用 salesbeat import 导入。",
            f"{file.name} is too large; in the chat {MOST_BYTES >> 20} MB is the most. Split it, "
            "or have it imported on the server with salesbeat import.",
            code="too_large",
        )
    if file.content is not None:
        require_content(file.name, file.content)


def require_content(name: str, content: bytes) -> None:
    """Raise UserError for content that is not what the name says."""
    for problem in problems_of(name, content):
        raise problem


def problems_of(name: str, content: bytes) -> list[UserError]:
    """Return what keeps content from being what the name says; nothing for what may be read."""
    if not content.strip(b"\xef\xbb\xbf \t\r\n"):
        return [UserError(f"{name} 是空的。", f"{name} is empty.", code="empty_file")]
    ending = PurePath(name).suffix.lower()
    wrong = [
        _wrong_kind(name, kind) for start, kind in _STARTS.items() if content.startswith(start)
    ]
    if content.startswith(_OLD_OFFICE):
        wrong.append(_locked_or_old(name, ending))
    if ending in TABLES and content.startswith(_ZIP):
        wrong.append(_workbook_in_fact(name))
    return wrong


def _workbook_in_fact(name: str) -> UserError:
    return UserError(
        f"{name} 其实是工作簿，请把后缀改成 .xlsx 再发。",
        f"{name} is a workbook in fact; name it .xlsx and send it again.",
        code="wrong_kind",
    )


def _locked_or_old(name: str, ending: str) -> UserError:
    if ending in WORKBOOKS:
        return UserError(
            f"{name} 有密码，打不开。请去掉密码再发。",
            f"{name} is locked with a password; take it off and send it again.",
            code="locked",
        )
    return _wrong_kind(name, ".xls")


def _wrong_kind(name: str, ending: str) -> UserError:
    if ending in _PICTURES:
        zh, en = (
            "是图片，我读不了。请发表格：",
            "is a picture, which I cannot read. Send the table:",
        )
    elif ending in _OLD_SHEETS:
        zh, en = "的格式我读不了。请另存后再发：", "is of a form I cannot read. Save and send it as"
    elif ending == ".pdf":
        zh, en = "是 PDF，我读不了。请发表格：", "is a PDF, which I cannot read. Send the table:"
    else:
        zh, en = "不是表格，我读不了。请发：", "is no table, and I cannot read it. Send"
    return UserError(f"{name} {zh}CSV 或 XLSX。", f"{name} {en} CSV or XLSX.", code="wrong_kind")
