"""What goes out: of the scope and the period that are named, as far as somebody may see it."""

import csv
from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.exports import Reach, write_export
from core.errors import NotAllowedError
from core.figures.scope import ScopeRef
from core.periods import Period
from core.scopes import COMPANY
from core.storage.company import FIRST_COMPANY
from core.storage.tables import Person, Region
from core.wording import Wording
from tests.company import MONDAY


@pytest.fixture
def exported(chat_on_both, tmp_path):
    """Three reps with a deal each, and a function that exports them."""
    for name, account in (("李雪", "华东医疗"), ("王磊", "三一重工"), ("陈晨", "华南精密")):
        chat_on_both.says(f"新商机 {account} 50万", name)

    def export(what: str = "deals", person: str | None = None, **reach) -> list[list[str]]:
        path = tmp_path / "out.csv"
        with chat_on_both.database.reading(FIRST_COMPANY) as session:
            seen_by = session.scalars(select(Person).where(Person.name == person)).one_or_none()
            plain = Reach(session, Wording("en"), MONDAY, None, None, seen_by)
            write_export(what, path, replace(plain, **reach))
        return list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))[1:]

    return export


def owners(rows: list[list[str]]) -> set[str]:
    return {row[3] for row in rows}


@pytest.mark.parametrize(
    ("person", "seen"),
    [
        (None, {"李雪", "王磊", "陈晨"}),
        ("何佳", {"李雪", "王磊", "陈晨"}),
        ("胡军", {"李雪", "王磊"}),
        ("张敏", {"李雪", "王磊"}),
        ("陈晨", {"陈晨"}),
    ],
)
def test_a_person_gets_what_they_may_see(exported, person: str | None, seen: set[str]):
    assert owners(exported(person=person)) == seen


def test_a_scope_keeps_its_people(exported, chat_on_both):
    south = next(one.id for one in chat_on_both.rows(Region) if one.key == "south")

    assert owners(exported(scope=ScopeRef("region", south, ""))) == {"陈晨"}
    assert exported(scope=ScopeRef("region", south, ""), person="张敏") == []


def test_the_company_is_everybody_with_what_nobody_owns(exported):
    assert len(exported("accounts", scope=COMPANY)) == 5


def test_the_audit_holds_every_change_with_before_and_after(exported):
    rows = exported("audit")

    assert {row[1] for row in rows} == {"", "李雪", "王磊", "陈晨"}
    assert any('"stage": "lead"' in row[9] for row in rows)


def test_the_audit_of_a_period_is_of_its_days(exported):
    assert len(exported("audit", period=Period.parse("2026-11-23"))) > 3
    assert exported("audit", period=Period.parse("2026-11-22")) == []


def test_only_an_admin_gets_the_audit(exported):
    with pytest.raises(NotAllowedError):
        exported("audit", person="张敏")


def test_the_leaderboard_is_as_the_bot_ranks(exported):
    assert {row[1] for row in exported("leaderboard")} == {"李雪", "王磊", "陈晨"}


def test_a_board_that_one_may_not_see_is_not_exported(exported, chat_on_both):
    south = next(one.id for one in chat_on_both.rows(Region) if one.key == "south")

    with pytest.raises(NotAllowedError):
        exported("leaderboard", person="李雪", scope=ScopeRef("region", south, "华南"))


@pytest.mark.parametrize(
    ("person", "seen"), [("张敏", {"华东一部", "李雪"}), ("李雪", {"李雪"}), ("徐婷", set())]
)
def test_a_manager_gets_the_teams_targets_too(exported, chat_on_both, person: str, seen: set):
    chat_on_both.says("设定华东一部11月回款目标 100万", "张敏")
    chat_on_both.says("设定李雪11月回款目标 50万", "张敏")

    assert {row[1] for row in exported("targets", person=person)} == seen
