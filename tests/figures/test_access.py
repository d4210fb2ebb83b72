import pytest

from core.access import (
    channel_may_see,
    default_scope,
    may_see_account,
    may_see_figures,
    require_figures,
    require_target_write,
    require_write,
    room_may_see,
    scope_named,
    sees_records_of,
    visible_owner_ids,
)
from core.errors import NotAllowedError, NotFoundError
from core.language.understanding import Scope
from core.storage.tables import Account, Channel, Person
from tests.figures.books import Books

COMPANY, EAST, SOUTH = Scope("company"), Scope("region", "east"), Scope("region", "south")
TEAM, OTHER_TEAM = Scope("team", "华东一部"), Scope("team", "华南一部")
SIBLING = Scope("team", "华东二部")


@pytest.fixture
def books(sqlite_books: Books) -> Books:
    return sqlite_books


def person(books, name) -> Person:
    return books.session.get(Person, (1, books.people[name]))


def may(books, name, asked, kind) -> bool:
    who = person(books, name)
    return may_see_figures(books.session, who, scope_named(books.session, who, asked), kind)


@pytest.mark.parametrize(
    ("name", "kind", "scope_name"),
    [("李雪", "member", "李雪"), ("张敏", "team", "华东一部"), ("胡军", "region", "华东")],
)
def test_one_answers_for_oneself_ones_team_or_ones_region(books, name, kind, scope_name):
    found = default_scope(books.session, person(books, name))

    assert (found.kind, found.name) == (kind, scope_name)


def test_an_admin_answers_for_the_company(books):
    assert default_scope(books.session, person(books, "何佳")).kind == "company"


SEEN = [
    # who, of what, of which kind, may they
    ("李雪", Scope("me"), "forecast", True),
    ("李雪", Scope("me"), "records", True),
    ("李雪", TEAM, "funnel", True),
    ("李雪", TEAM, "board", True),
    ("李雪", EAST, "board", True),
    ("李雪", COMPANY, "board", True),
    ("李雪", TEAM, "records", False),
    ("李雪", TEAM, "forecast", False),
    ("李雪", TEAM, "attainment", False),
    ("李雪", OTHER_TEAM, "funnel", False),
    ("李雪", OTHER_TEAM, "board", False),
    ("李雪", EAST, "funnel", False),
    ("李雪", COMPANY, "funnel", False),
    ("李雪", Scope("member", "王磊"), "funnel", False),
    ("张敏", TEAM, "records", True),
    ("张敏", Scope("member", "李雪"), "records", True),
    ("张敏", EAST, "funnel", True),
    ("张敏", EAST, "attainment", True),
    ("张敏", EAST, "records", False),
    ("张敏", EAST, "losses", False),
    ("张敏", SOUTH, "funnel", False),
    ("张敏", SIBLING, "funnel", False),
    ("张敏", COMPANY, "funnel", False),
    ("张敏", COMPANY, "board", True),
    ("张敏", Scope("member", "陈晨"), "records", False),
    ("胡军", EAST, "records", True),
    ("胡军", TEAM, "records", True),
    ("胡军", SIBLING, "records", True),
    ("胡军", Scope("member", "王磊"), "records", True),
    ("胡军", SOUTH, "funnel", False),
    ("胡军", OTHER_TEAM, "board", False),
    ("胡军", COMPANY, "funnel", False),
    ("何佳", COMPANY, "records", True),
    ("何佳", Scope("member", "陈晨"), "records", True),
]


@pytest.mark.parametrize(("name", "asked", "kind", "allowed"), SEEN)
def test_each_role_sees_what_the_table_says(books, name, asked, kind, allowed):
    assert may(books, name, asked, kind) is allowed


def test_a_refusal_says_what_may_be_asked_instead(books):
    rep = person(books, "李雪")
    region = scope_named(books.session, rep, EAST)

    with pytest.raises(NotAllowedError, match="my team's funnel") as refusal:
        require_figures(books.session, rep, region, "funnel")

    assert "华东" in refusal.value.zh
    assert "我们组的漏斗" in refusal.value.zh


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        (Scope("region", "mars"), "east"),
        (Scope("team", "火星组"), "华东一部"),
        (Scope("member", "马斯克"), "full name"),
    ],
)
def test_an_unknown_name_is_answered_with_what_works(books, asked, known):
    with pytest.raises(NotFoundError, match=known):
        scope_named(books.session, person(books, "何佳"), asked)


def test_a_team_without_a_name_is_ones_own(books):
    assert scope_named(books.session, person(books, "李雪"), Scope("team")).name == "华东一部"


def test_records_are_those_of_oneself_the_team_or_the_region(books):
    ids = books.people

    assert visible_owner_ids(books.session, person(books, "李雪")) == (ids["李雪"],)
    assert visible_owner_ids(books.session, person(books, "何佳")) is None
    seen = set(visible_owner_ids(books.session, person(books, "张敏")))
    assert seen == {ids["张敏"], ids["李雪"], ids["王磊"]}
    assert ids["王磊"] in visible_owner_ids(books.session, person(books, "胡军"))


def test_a_colleagues_account_is_not_seen_and_no_ones_account_is(books):
    accounts = {row.name: row for row in books.session.query(Account)}
    rep = person(books, "陈晨")
    theirs = accounts["华东医疗器械有限公司"]

    assert may_see_account(books.session, rep, theirs) is False

    theirs.owner_id = None
    assert may_see_account(books.session, rep, theirs) is True


def test_a_manager_writes_for_the_team_and_a_rep_for_no_one_else(books):
    require_write(books.session, person(books, "张敏"), books.people["李雪"], "商机 1")

    with pytest.raises(NotAllowedError):
        require_write(books.session, person(books, "王磊"), books.people["李雪"], "商机 1")


TARGETS = [
    ("李雪", Scope("me"), False),
    ("张敏", TEAM, True),
    ("张敏", Scope("member", "李雪"), True),
    ("张敏", EAST, False),
    ("张敏", OTHER_TEAM, False),
    ("胡军", EAST, True),
    ("胡军", COMPANY, False),
    ("何佳", COMPANY, True),
]


@pytest.mark.parametrize(("name", "asked", "allowed"), TARGETS)
def test_targets_are_set_from_above(books, name, asked, allowed):
    who = person(books, name)
    scope = scope_named(books.session, who, asked)

    if allowed:
        require_target_write(books.session, who, scope)
    else:
        with pytest.raises(NotAllowedError):
            require_target_write(books.session, who, scope)


ROOMS = [
    ("C-EAST-1", TEAM, "funnel", True),
    ("C-EAST-1", TEAM, "board", True),
    ("C-EAST-1", TEAM, "attainment", False),
    ("C-EAST-1", EAST, "board", True),
    ("C-EAST-1", SOUTH, "board", False),
    ("C-EAST-1", EAST, "funnel", False),
    ("C-EAST-1", Scope("me"), "funnel", False),
    ("C-EAST", EAST, "board", True),
    ("C-EAST", EAST, "funnel", False),
    ("C-ALL", COMPANY, "board", True),
    ("C-ALL", COMPANY, "funnel", False),
    ("C-NOBODY-KNOWS", COMPANY, "board", False),
]


@pytest.mark.parametrize(("room", "asked", "kind", "allowed"), ROOMS)
def test_a_channel_sees_what_every_rep_in_it_may_see(books, room, asked, kind, allowed):
    scope = scope_named(books.session, person(books, "何佳"), asked)

    assert room_may_see(books.session, "slack", room, scope, kind) is allowed


def test_a_registered_channel_is_judged_by_its_own_scope(books):
    channel = books.session.query(Channel).filter_by(channel_id="C-EAST-1").one()
    team = scope_named(books.session, person(books, "张敏"), TEAM)

    assert channel_may_see(books.session, channel, team, "trend") is True


def test_two_who_report_to_each_other_do_not_make_the_tree_endless(books):
    manager, director = person(books, "张敏"), person(books, "胡军")
    director.manager_id = manager.id

    assert books.people["李雪"] in visible_owner_ids(books.session, director)


def test_of_one_owner_is_told_what_is_told_of_all(books):
    told = {
        (one, other)
        for one in books.people
        for other in books.people
        if sees_records_of(books.session, person(books, one), books.people[other])
    }

    for one in books.people:
        visible = visible_owner_ids(books.session, person(books, one))
        seen = {name for name, other in books.people.items() if visible is None or other in visible}
        assert {other for who, other in told if who == one} == seen
