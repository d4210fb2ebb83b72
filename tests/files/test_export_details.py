"""What a deal and a visit hold besides goes out too, and comes in where a file can tell it."""

import csv
from pathlib import Path

import pytest
from sqlalchemy import select

from core.files.exporting import View, export
from core.files.exporting.template import template_table
from core.files.layout import FileKind
from core.storage.changes import Author, begin_change
from core.storage.company import FIRST_COMPANY
from core.storage.records.evidence import Evidence, keep_evidence
from core.storage.tables import Activity, Deal
from tests.files.office import DEALS, NOW, Office

RIVAL = DEALS.replace("loss_reason\n", "loss_reason,competitor\n").replace(
    "2026-03-01,,\n", "2026-03-01,,,蓝海\n"
)
VISIT = "type,account,member,occurred_at,objection\nvisit,华东医疗,李雪,2026-03-05 14:30,price\n"


@pytest.fixture
def visited(office_on_both: Office) -> Office:
    office_on_both.bring_basics()
    office_on_both.bring(deals=RIVAL, activities=VISIT)
    with office_on_both.database.writing(FIRST_COMPANY) as session:
        begin_change(session, Author(None, "test", "photo"), "log_activity", NOW)
        visit = session.scalars(select(Activity)).one()
        keep_evidence(session, visit, Evidence("张江路 1 号", "IMG_7.jpg", 45))
    return office_on_both


def exported(office: Office, what: str, language: str = "zh") -> Path:
    path = office.folder / f"{what}.csv"
    with office.database.reading(FIRST_COMPANY) as session:
        export(session, what, path, View(language))
    return path


def test_the_rival_of_a_deal_and_an_objection_come_in(visited: Office):
    assert visited.row(Deal, external_id="D1").competitor == "蓝海"
    assert [visit.objection for visit in visited.rows(Activity)] == ["price"]


def test_rival_objection_and_evidence_stand_in_the_last_columns(visited: Office):
    text = exported(visited, "activities").read_text(encoding="utf-8-sig")
    [header, row] = csv.reader(text.splitlines())

    assert header[-4:] == ["异议", "到访地点", "到访分钟", "照片"]
    assert row[-4:] == ["价格", "张江路 1 号", "45", "IMG_7.jpg"]
    assert "蓝海" in exported(visited, "deals").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_such_an_export_imports_again_without_a_change_or_a_warning(visited: Office, language: str):
    paths = [exported(visited, what, language) for what in ("deals", "activities")]

    report = visited.bring_paths(*paths)

    assert (report.new, report.changed, report.warnings, report.errors) == (0, 0, (), ())


def test_a_form_to_fill_in_asks_for_no_photo():
    assert "照片" not in template_table(FileKind.ACTIVITIES, "zh").headers
