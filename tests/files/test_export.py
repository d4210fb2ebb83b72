"""Exports import again, show no more than they may, and hold nothing that a spreadsheet runs."""

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from core.errors import UserError
from core.files.cells import inert, written
from core.files.exporting import View, export
from core.files.layout import FileKind
from core.periods import Period
from core.storage.changes import Author, begin_change
from core.storage.company import FIRST_COMPANY
from core.storage.tables import Account, Activity, Deal, Person
from tests.files.office import NOW, Office

EVERYTHING = {
    "activities": "type,account,member,occurred_at,score,note\n"
    'visit,华东医疗,李雪,2026-03-05 14:30,8,"两行\n备注"\ncall,华东医疗,王磊,2026-03-06,,=1+1\n',
    "follow_ups": "account,member,due_on,due_at,done_on\n华东医疗,李雪,2026-12-01,15:30,\n",
    "payments": "deal,due_on,amount,paid_on\nD2,2026-05-01,1200.50,2026-05-03\n",
    "targets": "scope,name,metric,period,value\nteam,上海队,revenue,2026-Q4,1000000\n"
    "member,李雪,conversion,2026,0.35\n",
    "channels": "scope,name,platform,channel_id,purposes\nregion,east,wecom,C1,weekly\n",
}


def export_all(office: Office, form: str, view: View) -> Path:
    folder = office.folder / form
    folder.mkdir()
    with office.database.reading(FIRST_COMPANY) as session:
        for kind in FileKind:
            export(session, kind.value, folder / f"{kind.say(view.language)}.{form}", view)
    return folder


def lines_of(path: Path) -> list[list[str]]:
    return list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_export_imports_again_without_a_change(office: Office, form: str, language: str):
    office.bring_basics(**EVERYTHING)

    report = office.bring_paths(export_all(office, form, View(language)))

    assert (report.new, report.changed, report.unchanged) == (0, 0, 19)
    assert (report.warnings, report.change_id) == ((), None)


def test_an_export_fills_an_empty_database_with_the_same(office_on_both: Office, tmp_path: Path):
    office_on_both.bring_basics(**EVERYTHING)
    folder = export_all(office_on_both, "csv", View())
    before = office_on_both.contents()

    assert office_on_both.bring_paths(folder).new == 0
    assert office_on_both.contents() == before


def test_two_edited_cells_change_two_records(office: Office):
    office.bring_basics()
    path = export_all(office, "xlsx", View()) / "商机.xlsx"
    book = load_workbook(path)
    for row in (2, 3):
        book.active.cell(row, 7).value = 77
    book.save(path)

    assert office.bring_paths(path).changed == 2


def test_headers_and_values_are_in_the_readers_language(office: Office):
    office.bring_basics()

    folder = export_all(office, "csv", View("zh"))

    assert lines_of(folder / "成员.csv")[:2] == [
        ["姓名", "别名", "角色", "团队", "区域", "上级", "slack_user_id", "wecom_user_id", "email"],
        ["李雪", "小李; Snow", "销售", "上海队", "华东", "王磊", "U1", "", ""],
    ]


def test_a_deal_made_in_chat_comes_back_as_itself(office: Office):
    office.bring_basics()
    with office.database.writing(FIRST_COMPANY) as session:
        begin_change(session, Author(None, "web", "m1"), "update_deal", NOW)
        session.get_one(Deal, (1, office.row(Deal, external_id="D1").id)).external_id = None

    report = office.bring_paths(export_all(office, "csv", View()))

    assert (report.new, report.changed) == (0, 0)


def test_an_export_holds_only_what_may_be_seen(office: Office):
    office.bring_basics(**EVERYTHING)
    manager = office.row(Person, name="王磊")

    folder = export_all(office, "csv", View("en", owner_ids=(manager.id,)))

    counts = {path.stem: len(lines_of(path)) - 1 for path in folder.iterdir()}
    assert counts == {kind.value: 0 for kind in FileKind} | {"members": 1, "activities": 1}


def test_a_period_keeps_its_days(office: Office):
    office.bring_basics(**EVERYTHING)

    folder = export_all(office, "csv", View("en", period=Period.parse("2026-03-05")))

    assert [line[3] for line in lines_of(folder / "activities.csv")[1:]] == ["2026-03-05 14:30"]


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5", "@me", "\tx", "＝1", "'=1", "''＋1"])
def test_what_a_spreadsheet_would_run_is_made_inert_and_comes_back(text: str):
    assert inert(text) == f"'{text}"
    assert written(inert(text)) == text


@pytest.mark.parametrize("text", ["50万", "'quoted'", "it's", "a=b", ""])
def test_other_text_is_left_as_it_is(text: str):
    assert inert(text) == written(text) == text


def test_no_cell_of_an_export_is_a_formula(office: Office):
    office.bring(accounts='name,industry\n"=cmd|calc","@SUM(1)"\n')

    path = export_all(office, "xlsx", View()) / "客户.xlsx"

    assert load_workbook(path).active.cell(2, 1).value == "'=cmd|calc"
    assert office.row(Account, industry="@SUM(1)").name == "=cmd|calc"


@pytest.mark.parametrize(("what", "form"), [("deals", "pdf"), ("cats", "csv")])
def test_what_cannot_be_exported_is_said(office: Office, what: str, form: str):
    with office.database.reading(FIRST_COMPANY) as session, pytest.raises(UserError):
        export(session, what, office.folder / f"x.{form}", View())


def test_a_failed_export_leaves_no_half_file(office: Office):
    with office.database.reading(FIRST_COMPANY) as session, pytest.raises(UserError):
        export(session, "deals", office.folder / "missing" / "x.csv", View())

    assert office.rows(Activity) == []
