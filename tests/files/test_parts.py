"""A large import goes in parts, and leaves the books that one part would have left."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import UserError
from core.files.importing import ImportReport, Order, import_paths
from core.files.importing.parts import Parts
from core.sample import write_sample
from core.storage.changes import Author
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.schema import migrate
from core.storage.tables import Account, ChangeRow, Deal
from core.storage.trail_check import check_trail
from tests.files.office import ACCOUNTS, DEALS, MEMBERS, NOW, TODAY, Office, errors

FILES = {"members": MEMBERS, "accounts": ACCOUNTS + "蓝海物流,蓝海,east,王磊,B,2026-01-06\n"}
HISTORY = "deal,stage,entered_on\nD1,qualified,2026-03-05\nD3,proposal,2026-03-05\n"
ACTIVITIES = "type,account,member,occurred_at,note\nvisit,蓝海,李雪,2026-03-06,\n"


def bring(office: Office, *paths: Path, at_once: int) -> ImportReport:
    order = Order(FIRST_COMPANY, NOW, Author(None, "import", "test"), rows_at_once=at_once)
    return import_paths(office.database, paths, order)


def write(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def folder(office_on_both: Office) -> Path:
    deals = DEALS + "D3,蓝海物流,王磊,proposal,open,1,2026-03-01,,\n"
    return write(
        office_on_both.folder / "in",
        **FILES,
        deals=deals,
        stage_history=HISTORY,
        activities=ACTIVITIES,
    )


@pytest.fixture
def beside(tmp_path: Path) -> Iterator[Office]:
    """Another company's office, to compare with."""
    database = Database(f"sqlite:///{tmp_path / 'beside.db'}")
    migrate(database)
    yield Office(database, tmp_path)
    database.close()


def test_parts_leave_the_books_of_one(office: Office, beside: Office):
    sample = office.folder / "sample"
    sample.mkdir()
    write_sample(sample, today=TODAY)

    whole = bring(beside, sample, at_once=1_000_000)
    parted = bring(office, sample, at_once=100)

    assert (parted.new, parted.errors) == (whole.new, ())
    assert office.contents() == beside.contents()


def test_parts_again_change_nothing(office_on_both: Office, folder: Path):
    bring(office_on_both, folder, at_once=2)

    report = bring(office_on_both, folder, at_once=2)

    assert (report.new, report.changed, report.unchanged) == (0, 0, 10)


def test_deals_are_numbered_in_the_order_of_the_file(office_on_both: Office, folder: Path):
    bring(office_on_both, folder, at_once=2)

    numbers = {deal.external_id: deal.number for deal in office_on_both.rows(Deal)}
    assert numbers == {"D1": 1, "D2": 2, "D3": 3}


def test_all_parts_belong_to_one_sealed_change(office_on_both: Office, folder: Path):
    report = bring(office_on_both, folder, at_once=2)

    rows = office_on_both.rows(ChangeRow)
    assert {row.change_id for row in rows} == {report.change_id}
    assert sorted(row.position for row in rows) == list(range(len(rows)))
    with office_on_both.database.reading(FIRST_COMPANY) as session:
        assert check_trail(session).breaks == []


def test_a_bad_row_of_the_last_part_keeps_the_first_out(office_on_both: Office, folder: Path):
    write(folder, activities=ACTIVITIES + "visit,谁家,李雪,2026-03-06,\n")

    report = bring(office_on_both, folder, at_once=2)

    assert errors(report) == [("activities.csv", 3, "account")]
    assert office_on_both.rows(Account) == []


def test_a_deal_that_changes_its_customer_is_one_deal(office_on_both: Office, folder: Path):
    bring(office_on_both, folder, at_once=2)
    moved = (folder / "deals.csv").read_text().replace("D3,蓝海物流", "D3,华东医疗")
    write(folder, deals=moved)

    report = bring(office_on_both, folder, at_once=2)

    assert (report.errors, report.new, report.changed) == ((), 0, 1)


def test_two_rows_of_one_deal_meet_though_their_customers_differ(
    office_on_both: Office, folder: Path
):
    text = (folder / "deals.csv").read_text() + "D1,蓝海物流,王磊,lead,open,1,2026-03-01,,\n"
    write(folder, deals=text)

    report = bring(office_on_both, folder, at_once=2)

    assert errors(report)[:1] == [("deals.csv", 5, "external_id")]


@pytest.mark.parametrize("left", [None, b""], ids=["removed", "cut short"])
def test_an_import_whose_waiting_rows_are_gone_keeps_nothing(
    office: Office, folder: Path, monkeypatch, left: bytes | None
):
    spread = Parts.spread

    def tidied_up(parts: Parts, *arguments) -> None:
        spread(parts, *arguments)
        for waiting in parts.folder.iterdir():
            waiting.unlink() if left is None else waiting.write_bytes(left)

    monkeypatch.setattr(Parts, "spread", tidied_up)
    with pytest.raises(UserError, match="Nothing was imported"):
        bring(office, folder, at_once=2)

    assert office.rows(Account) == office.rows(Deal) == []


def test_rows_of_customers_that_are_not_there_are_spread_over_the_parts(office: Office):
    write(office.folder / "known", members=MEMBERS, accounts=ACCOUNTS)
    assert bring(office, office.folder / "known", at_once=100).saved
    deals = "".join(f"N{n},不存在的客户,王磊,proposal,open,1,2026-03-01,,\n" for n in range(40))
    lost = write(office.folder / "lost", deals=DEALS.split("\n")[0] + "\n" + deals)

    report = bring(office, lost, at_once=10)

    assert (report.saved, report.error_count) == (False, 40)
    assert [problem.row for problem in report.errors] == list(range(2, 42))


def test_too_many_rows_of_one_customer_are_refused(office: Office):
    deals = "".join(f"N{n},蓝海物流,王磊,proposal,open,1,2026-03-01,,\n" for n in range(40))
    folder = write(office.folder / "one", **FILES, deals=DEALS.split("\n")[0] + "\n" + deals)

    with pytest.raises(UserError, match="more than 20 rows"):
        bring(office, folder, at_once=1)


def test_reading_stops_where_nearly_every_row_is_wrong(office: Office):
    deals = "".join(f"N{n},不存在的客户,王磊,proposal,open,1,2026-03-01,,\n" for n in range(40))
    folder = write(office.folder / "wrong", **FILES, deals=DEALS.split("\n")[0] + "\n" + deals)

    report = bring(office, folder, at_once=1)

    assert (report.saved, report.stopped_early, report.error_count) == (False, True, 10)
