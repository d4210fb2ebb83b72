"""A company of 200 people × every question × every role × every room: nothing is shown too much."""

from collections.abc import Iterable
from itertools import product

import pytest

from core.language.understand import understand
from core.language.understanding import Intent
from handlers.special_cues import CUES
from tests.company import MONDAY
from tests.rights.asking import DM
from tests.rights.company200 import Member
from tests.rights.oracle import BOARD
from tests.rights.questions import (
    ABOUT_COLLEAGUES,
    ABOUT_MEMBERS,
    ABOUT_ONESELF,
    ABOUT_RECORDS,
    ABOUT_SCOPES,
    EVERYTHING,
    EXPLAINS,
    SETS_TARGET,
)
from tests.rights.sweep import ROOMS, Sweep


def test_there_are_200_people(sweep: Sweep):
    assert len(sweep.company.members) == 200


def test_figures_of_every_scope_are_for_those_whom_the_table_names(sweep: Sweep):
    for who in sweep.askers():
        for words, asked in sweep.scopes(who):
            for question, kind in (ABOUT_SCOPES | ABOUT_MEMBERS).items():
                if question in ABOUT_MEMBERS and asked.kind != "member":
                    continue
                text = question.format(s=words)
                allowed = sweep.oracle.sees(who, asked, kind)
                sweep.expects(sweep.hears(who, text), allowed=allowed, what=f"{who.role} {text}")

    assert sweep.leaks == []


def test_a_room_is_shown_only_what_everyone_in_it_may_see(sweep: Sweep):
    who = sweep.company.admin()
    for room in ROOMS[1:]:
        for words, asked in sweep.scopes(who):
            for question, kind in ABOUT_SCOPES.items():
                text = question.format(s=words)
                heard = sweep.hears(who, text, room)
                in_room = sweep.company.admin().id not in heard.to_people
                # Of a report a room gets the parts that it may see, the board last of all.
                shown = BOARD if "周报" in text and "转化" not in heard.in_room else kind
                if in_room and not sweep.oracle.room_sees(room, asked, shown):
                    sweep.leaks.append(f"{room}: {text} is shown to all")

    assert sweep.leaks == []


def test_targets_are_set_by_those_whom_the_table_names(sweep: Sweep):
    for who in sweep.askers():
        for words, asked in sweep.scopes(who):
            text = SETS_TARGET.format(s=words)
            allowed = sweep.oracle.may_set_target(who, asked)
            sweep.expects(sweep.hears(who, text), allowed=allowed, what=f"{who.role} {text}")

    assert sweep.leaks == []


def tells(sweep: Sweep, pair: tuple[Member, Member], orders: Iterable[str], room: str = DM) -> None:
    """Let the first of two tell the bot every order about the other's records."""
    who, owner = pair
    for order in orders:
        text = order.format(a=owner.account, n=owner.first_deal, m=owner.name, me=who.name)
        sweep.hears(who, text, room, typed=owner.account)


def test_a_strangers_order_shows_and_changes_nothing(sweep: Sweep):
    for pair in sweep.strangers():
        tells(sweep, pair, ABOUT_RECORDS)

    assert sweep.leaks == []


def test_a_helper_sees_a_customers_story_and_nothing_else_of_it(sweep: Sweep):
    [(helper, owner)] = sweep.company.helped.items()
    pair = (sweep.company.members[helper], sweep.company.members[owner])

    tells(sweep, pair, (*ABOUT_RECORDS, *ABOUT_COLLEAGUES))
    story = sweep.hears(pair[0], f"客户详情 {pair[1].account}", typed=pair[1].account)

    assert (pair[1].mark in story.in_room, "¥" in story.in_room) == (True, False)
    assert sweep.leaks == []


def test_a_room_hears_nothing_of_a_customer_but_its_name(sweep: Sweep):
    for pair in product(sweep.askers()[::2], sweep.owners()[:2]):
        tells(sweep, pair, ABOUT_RECORDS, "R-ALL")

    assert sweep.leaks == []


def test_nobody_acts_for_a_colleague_they_do_not_lead(sweep: Sweep):
    for pair in sweep.strangers():
        tells(sweep, pair, ABOUT_COLLEAGUES)

    assert sweep.leaks == []


@pytest.mark.parametrize("room", [DM, "R-TEAM", "R-UNKNOWN"])
def test_what_is_asked_about_oneself_shows_nobody_else(sweep: Sweep, room: str):
    for who in sweep.askers():
        for text in (*ABOUT_ONESELF, EXPLAINS.format(s="全公司")):
            sweep.hears(who, text, room)

    assert sweep.leaks == []


def test_every_intent_is_among_the_questions(sweep: Sweep):
    database = sweep.asking.database
    sweep.hears(sweep.company.admin(), "帮助")
    directory = next(iter(sweep.asking.incoming.directories._known.values())).directory
    rep = sweep.company.of("rep", "east")
    gaps = {"s": "我", "a": rep.account, "n": rep.first_deal, "me": rep.name, "m": rep.name}

    asked = {understand(text.format(**gaps), directory, MONDAY).intent for text in EVERYTHING}

    assert database.is_sqlite
    assert set(Intent) - asked == set()


def test_every_special_order_is_among_the_questions():
    texts = "\n".join(EVERYTHING)

    assert [name for name, cue in CUES.items() if not cue.search(texts)] == []
