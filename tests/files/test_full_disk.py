"""A disk that takes no more, or takes nothing: one clear line, nothing imported, and then again."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.bench.importing import write_files
from core.storage.tables import Account
from tests.files.office import Office

# As on a full disk, a file can grow to this size and no further.
LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))
from bot.__main__ import main
main()
"""
ROOT = Path(__file__).parents[2]


def import_with_room_for(size: int, folder: Path, url: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-c", LIMITED.format(size=size), "import", str(folder), "--db", url],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def files(tmp_path: Path) -> Path:
    write_files(tmp_path / "files", deals=100)
    return tmp_path / "files"


def test_an_import_onto_a_full_disk_says_so_and_imports_nothing(office: Office, files: Path):
    office.database.close()

    done = import_with_room_for(1 << 19, files, office.database.url)

    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "磁盘满了" in done.stderr
    assert office.rows(Account) == []


def test_when_there_is_room_again_the_same_import_goes_through(office: Office, files: Path):
    office.database.close()
    import_with_room_for(1 << 19, files, office.database.url)

    assert office.bring_paths(files).saved


def test_a_database_that_is_for_reading_only_says_so(office: Office, files: Path):
    office.database.close()
    path = office.database.url.removeprefix("sqlite:///")

    done = import_with_room_for(1 << 30, files, f"sqlite:///file:{path}?mode=ro&uri=true")

    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "只能读" in done.stderr


def test_no_room_for_the_parts_of_a_large_import_names_the_place(office: Office, tmp_path: Path):
    write_files(tmp_path / "many", deals=3000)
    office.database.close()

    done = import_with_room_for(40_000, tmp_path / "many", office.database.url)

    assert done.returncode == 1
    assert ("TMPDIR" in done.stderr) or ("磁盘满了" in done.stderr)
    assert office.rows(Account) == []
