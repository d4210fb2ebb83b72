"""Backup and restore: one moment of the books, whole or not at all, on both databases."""

import sqlite3
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import select, text

from core.errors import UserError
from core.storage.backup import restore_backup, write_backup
from core.storage.changes import BOOKS, Author, as_written, begin_change, row_key
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.tables import Account, Activity, Change, Point
from core.storage.trail_check import TrailReport, check_trail
from core.storage.trail_records import check_records
from tests.company import MONDAY, Chat

WRITES = 400
WRITES_BEFORE = 50


def write_many(busy: Chat, begun: Event) -> None:
    """Write visits with their points, as fast as they go in."""
    account = next(one.id for one in busy.rows(Account))
    for number in range(WRITES):
        with busy.database.writing(FIRST_COMPANY) as session:
            begin_change(session, Author(busy.ids["李雪"], "web", f"v{number}"), "x", MONDAY)
            session.add(visit(busy, account, number))
            session.add(point(busy))
        if number == WRITES_BEFORE:
            begun.set()


def visit(busy: Chat, account_id: int, number: int) -> Activity:
    return Activity(
        type="visit", account_id=account_id, member_id=busy.ids["李雪"], occurred_at=MONDAY,
        occurred_on=MONDAY.date(), recorded_at=MONDAY, note=f"{number}",
    )  # fmt: skip


def point(busy: Chat) -> Point:
    return Point(person_id=busy.ids["李雪"], points=1, reason="visit", day=MONDAY.date())


def checked(database: Database) -> TrailReport:
    with database.reading(FIRST_COMPANY) as session:
        report = check_trail(session)
        check_records(session, report)
        return report


def contents(database: Database) -> dict[str, object]:
    with database.reading(FIRST_COMPANY) as session:
        return {
            f"{table.__tablename__} {row_key(row)}": as_written(row)
            for table in BOOKS
            for row in session.scalars(select(table))
        }


def change_ids(database: Database) -> list[int]:
    with database.reading(FIRST_COMPANY) as session:
        return list(session.scalars(select(Change.id).order_by(Change.id)))


def test_a_backup_under_writes_holds_one_moment_and_every_change_whole(
    busy: Chat, other: Database, tmp_path: Path
):
    begun = Event()
    writer = Thread(target=write_many, args=(busy, begun))
    writer.start()
    begun.wait(60)
    write_backup(busy.database, tmp_path / "b")
    writer.join()
    restore_backup(other, tmp_path / "b", replace=False)

    kept, written = change_ids(other), change_ids(busy.database)
    assert kept == written[: len(kept)]
    assert WRITES_BEFORE < len(kept) <= WRITES + 1
    assert checked(other).breaks == []


def test_what_is_restored_is_what_was_there(busy: Chat, other: Database, tmp_path: Path):
    busy.says("新商机 华东医疗 50万")
    write_backup(busy.database, tmp_path / "b")

    restore_backup(other, tmp_path / "b", replace=False)

    assert contents(other) == contents(busy.database)


def test_books_that_hold_something_are_replaced_only_when_told_so(busy: Chat, tmp_path: Path):
    write_backup(busy.database, tmp_path / "b")
    before = contents(busy.database)
    busy.says("新商机 华东医疗 50万")
    with pytest.raises(UserError, match="--replace"):
        restore_backup(busy.database, tmp_path / "b", replace=False)

    restore_backup(busy.database, tmp_path / "b", replace=True)

    assert contents(busy.database) == before


def test_a_database_in_use_is_left_alone(busy: Chat, tmp_path: Path):
    write_backup(busy.database, tmp_path / "b")
    before = contents(busy.database)
    second = Database(busy.database.url)

    with pytest.raises(UserError, match="in use"):
        restore_backup(second, tmp_path / "b", replace=True)

    assert contents(busy.database) == before
    second.close()


def test_a_backup_of_a_newer_version_is_refused(busy: Chat, other: Database, tmp_path: Path):
    with busy.database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    write_backup(busy.database, tmp_path / "b")

    with pytest.raises(UserError, match="newer version"):
        restore_backup(other, tmp_path / "b", replace=True)


def test_what_is_no_backup_is_refused(other: Database, tmp_path: Path):
    (tmp_path / "b").write_text("name\n李雪\n")

    with pytest.raises(UserError):
        restore_backup(other, tmp_path / "b", replace=True)


@pytest.mark.parametrize("place", ["missing/b", "/proc/b"])
def test_a_place_that_cannot_be_written_to_is_said(busy: Chat, tmp_path: Path, place: str):
    with pytest.raises(UserError):
        write_backup(busy.database, tmp_path / place)

    assert [path.name for path in tmp_path.iterdir() if ".part" in path.name] == []


def test_the_database_is_no_place_for_its_own_backup(chat, tmp_path: Path):
    with pytest.raises(UserError, match="itself"):
        write_backup(chat.database, Path(chat.database.url.removeprefix("sqlite:///")))


def test_a_damaged_backup_is_refused(chat, tmp_path: Path):
    write_backup(chat.database, tmp_path / "b")
    whole = (tmp_path / "b").read_bytes()
    (tmp_path / "b").write_bytes(whole[: len(whole) // 2])

    with pytest.raises(UserError, match="no backup"):
        restore_backup(Database(f"sqlite:///{tmp_path}/new.db"), tmp_path / "b", replace=False)


def test_a_backup_is_one_file_that_any_sqlite_opens(chat, tmp_path: Path):
    write_backup(chat.database, tmp_path / "b")

    connection = sqlite3.connect(tmp_path / "b")
    [(people,)] = connection.execute("SELECT count(*) FROM people").fetchall()
    connection.close()
    assert people == len(chat.ids)
