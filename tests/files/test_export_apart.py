"""Contacts, points, suggestions and trainings go out, as far as somebody may see them."""

import csv
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.exports import Reach, write_export
from core.periods import Period
from core.storage.company import FIRST_COMPANY
from core.storage.tables import Person
from core.wording import Wording
from tests.company import MONDAY, Chat

SAID = (
    ("华东医疗联系人 刘工 采购经理 决策人 13800000000", "李雪"),
    ("华南精密联系人 周工 总监", "陈晨"),
    ("今天参加了产品培训", "李雪"),
    ("建议：报价单加上交期", "李雪"),
    ("建议：样品先发", "陈晨"),
)


@pytest.fixture
def told(chat_on_both: Chat) -> Chat:
    for text, name in SAID:
        assert chat_on_both.says(text, name).error_code is None
    return chat_on_both


def rows(chat: Chat, folder: Path, what: str, *, person: str = "", period: str = "") -> list:
    path = folder / "out.csv"
    days = Period.parse(period) if period else None
    with chat.database.reading(FIRST_COMPANY) as session:
        who = session.scalars(select(Person).where(Person.name == person)).one_or_none()
        write_export(what, path, Reach(session, Wording("zh"), MONDAY, None, days, who))
    return list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))


def test_contacts_go_out_with_what_they_decide(told: Chat, tmp_path: Path):
    header, first, _ = rows(told, tmp_path, "contacts")

    assert header == ["客户", "姓名", "职位", "角色", "电话"]
    assert first[1:4] == ["刘工", "采购经理", "决策人"]
    assert "13800000000" in first[4]


@pytest.mark.parametrize(("what", "seen"), [("联系人", 1), ("建议", 1), ("培训", 0)])
def test_a_rep_gets_their_own(told: Chat, tmp_path: Path, what: str, seen: int):
    assert len(rows(told, tmp_path, what, person="陈晨")) == 1 + seen


def test_the_ledger_holds_every_entry_with_its_reason(told: Chat, tmp_path: Path):
    _, *entries = rows(told, tmp_path, "points")

    assert ["2026-11-23", "李雪", "培训", "5"] in [entry[:4] for entry in entries]


def test_a_training_that_was_taken_back_is_none(told: Chat, tmp_path: Path):
    told.says("今天参加了谈判培训", "王磊")
    told.says("撤销", "王磊")

    assert [entry[1] for entry in rows(told, tmp_path, "trainings")[1:]] == ["李雪"]


def test_suggestions_say_whether_they_were_accepted(told: Chat, tmp_path: Path):
    _, *entries = rows(told, tmp_path, "suggestions")

    assert {entry[3] for entry in entries} == {"否"}
    assert any("交期" in entry[2] for entry in entries)


def test_a_period_keeps_its_days(told: Chat, tmp_path: Path):
    assert len(rows(told, tmp_path, "points", period="2026-10")) == 1
