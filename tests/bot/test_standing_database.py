"""Commands that only read make no database, and say what is true of one that gives nothing."""

import resource
import sqlite3
import threading
from pathlib import Path

import pytest

from bot.commands.auditing import audit
from bot.commands.books import export_file
from bot.commands.upkeep import backup
from core.errors import UserError
from core.storage.backup import restore_backup, write_backup
from core.storage.database import Database, DatabaseBusyError
from core.storage.schema import migrate, revision_of
from tests.company import Chat


@pytest.mark.parametrize(
    "read",
    [
        lambda url, to: audit(check=True, db=url),
        lambda url, to: audit(db=url),
        lambda url, to: export_file("deals", to, db=url),
        lambda url, to: backup(to, db=url),
    ],
)
def test_who_only_reads_makes_no_database(tmp_path: Path, read):
    with pytest.raises(UserError, match="There is no database file") as refused:
        read(f"sqlite:///{tmp_path}/typo.db", tmp_path / "out.csv")

    assert refused.value.code == "no_database"
    assert list(tmp_path.iterdir()) == []


def test_a_backup_overwrites_nothing_unasked(chat: Chat, tmp_path: Path):
    target = tmp_path / "b"
    target.write_bytes(b"kept")

    with pytest.raises(UserError, match="--force"):
        backup(target, db=chat.database.url)

    assert target.read_bytes() == b"kept"


def test_a_backup_overwrites_when_it_is_told_to(chat: Chat, tmp_path: Path):
    target = tmp_path / "b"
    target.write_bytes(b"old")

    backup(target, force=True, db=chat.database.url)

    assert target.read_bytes()[:6] == b"SQLite"


@pytest.mark.parametrize("content", [b"name\n", b""])
def test_what_is_no_backup_is_said_in_the_readers_language(tmp_path: Path, content: bytes):
    (tmp_path / "b").write_bytes(content)

    with pytest.raises(UserError) as refused:
        restore_backup(Database(f"sqlite:///{tmp_path}/n.db"), tmp_path / "b", replace=False)

    assert "不是 Salesbeat 的备份" in refused.value.zh
    assert "database" not in refused.value.zh


def test_a_backup_goes_on_beside_a_writer(chat: Chat, tmp_path: Path):
    with _held(chat):
        write_backup(Database(chat.database.url), tmp_path / "b")

    assert (tmp_path / "b").exists()


class _held:  # noqa: N801 (reads as a word where it is used)
    """Holds the writer's turn of a database."""

    def __init__(self, chat: Chat) -> None:
        self._connection = sqlite3.connect(_path(chat), isolation_level=None)

    def __enter__(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")

    def __exit__(self, *_problem: object) -> None:
        self._connection.close()


def _path(chat: Chat) -> str:
    return chat.database.url.removeprefix("sqlite:///")


def test_a_database_that_is_just_made_is_waited_for(tmp_path: Path):
    path = tmp_path / "new.db"
    maker = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    maker.execute("BEGIN EXCLUSIVE")
    threading.Timer(0.3, maker.close).start()

    assert revision_of(Database(f"sqlite:///{path}")) is None


def test_a_database_that_stays_locked_is_busy_and_not_unreachable(tmp_path: Path):
    path = tmp_path / "new.db"
    maker = sqlite3.connect(path, isolation_level=None)
    maker.execute("BEGIN EXCLUSIVE")

    with pytest.raises(DatabaseBusyError):
        revision_of(Database(f"sqlite:///{path}"))
    maker.close()


def test_a_database_for_reading_only_is_told_as_that(chat: Chat):
    with sqlite3.connect(_path(chat)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    connection.close()
    chat.database.engine.pool.dispose()
    with chat.database.engine.connect() as one:
        one.exec_driver_sql("PRAGMA query_only=ON")

    told = chat.says("拜访华东医疗")

    assert "只能读" in told.text
    assert "满了" not in told.text


def test_a_full_disk_is_told_as_that_when_a_database_is_opened(chat: Chat, tmp_path: Path):
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        with pytest.raises(UserError) as refused:
            migrate(Database(f"sqlite:///{tmp_path}/new.db"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert refused.value.code == "disk"
    assert "腾出空间" in refused.value.zh
