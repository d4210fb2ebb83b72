"""The trail of changes: whole as long as nobody touches it, on both databases."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.long_reads import see_one_moment
from core.storage.trail_check import Break, TrailReport, check_trail
from core.storage.trail_records import check_records


@pytest.fixture
def told(chat_on_both):
    """A conversation that has changed a few things."""
    for message in ("新商机 华东医疗 50万", "拜访华东医疗，进入报价", "撤销", "拜访三一重工"):
        chat_on_both.says(message)
    return chat_on_both


def checked(database: Database) -> TrailReport:
    with database.reading(FIRST_COMPANY) as session:
        see_one_moment(session)
        report = check_trail(session)
        check_records(session, report)
        return report


def tampered(database: Database, statement: str) -> TrailReport:
    with database.engine.begin() as connection:
        if database.is_sqlite:
            # As with any program that knows nothing of the keys.
            connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        connection.execute(text(statement))
    return checked(database)


def change_ids(database: Database) -> list[int]:
    with database.engine.connect() as connection:
        return list(connection.scalars(text("SELECT id FROM changes ORDER BY id")))


def test_a_trail_that_nobody_touched_is_whole(told):
    report = checked(told.database)

    assert (report.breaks, report.unsealed) == ([], 0)
    assert report.changes == len(change_ids(told.database))


def test_a_target_set_in_chat_is_as_its_change_left_it(told):
    told.says("李雪11月销售额目标 60万", "张敏")

    assert checked(told.database).breaks == []


@pytest.mark.parametrize(
    "column", ["actor_id = NULL", "summary = 'x'", "intent = 'none'", "made_at = '2026-01-01'"]
)
def test_an_edited_change_is_named(told, column: str):
    edited = change_ids(told.database)[2]

    report = tampered(told.database, f"UPDATE changes SET {column} WHERE id = {edited}")

    assert report.breaks == [Break("edited", str(edited))]


@pytest.mark.parametrize(
    "column", ["after = NULL", "row_key = '7'", "table_name = 'teams'", "position = 99"]
)
def test_an_edited_row_of_a_change_is_named(told, column: str):
    edited = change_ids(told.database)[1]
    row = f"change_id = {edited} AND position = 0"

    report = tampered(told.database, f"UPDATE change_rows SET {column} WHERE {row}")

    assert Break("edited", str(edited)) in report.breaks


def test_a_row_taken_out_of_a_change_is_found(told):
    edited = change_ids(told.database)[2]

    report = tampered(told.database, f"DELETE FROM change_rows WHERE change_id = {edited}")

    assert Break("edited", str(edited)) in report.breaks


def test_a_change_taken_out_with_its_rows_is_missed(told):
    taken = change_ids(told.database)[2]
    tampered(told.database, f"DELETE FROM change_rows WHERE change_id = {taken}")

    report = tampered(told.database, f"DELETE FROM changes WHERE id = {taken}")

    assert Break("missing", str(taken)) in report.breaks


def test_the_newest_change_taken_out_is_told_by_the_record_it_left(told):
    told.says("新商机 远大科技 80万")
    taken = change_ids(told.database)[-1]
    tampered(told.database, f"DELETE FROM change_rows WHERE change_id = {taken}")

    report = tampered(told.database, f"DELETE FROM changes WHERE id = {taken}")

    assert {found.problem for found in report.breaks} == {"record"}


@pytest.mark.parametrize("table", ["deals SET amount_minor = 1", "accounts SET tier = 'A'"])
def test_a_record_edited_past_the_trail_is_named(told, table: str):
    report = tampered(told.database, f"UPDATE {table}")

    assert {found.problem for found in report.breaks} == {"record"}


def test_a_seal_that_was_wiped_is_named(told):
    wiped = change_ids(told.database)[2]

    report = tampered(told.database, f"UPDATE changes SET seal = NULL WHERE id = {wiped}")

    assert Break("unsealed", str(wiped)) in report.breaks


def test_changes_older_than_the_seals_are_counted_and_no_break(told):
    tampered(told.database, "UPDATE changes SET seal = NULL, follows = NULL")
    told.says("拜访远大科技")

    report = checked(told.database)

    assert (report.breaks[1:], report.unsealed) == ([], report.changes - 1)


def test_what_a_refused_message_began_leaves_no_hole(told):
    told.says("新商机 三一重工 50万")
    told.says("拜访远大科技")

    assert checked(told.database).breaks == []


def test_changes_made_at_once_are_all_sealed(told):
    with ThreadPoolExecutor(4) as people:
        list(people.map(lambda n: told.says(f"拜访远大科技，第{n}次"), range(12)))

    report = checked(told.database)

    assert (report.breaks, report.changes) == ([], len(change_ids(told.database)))
