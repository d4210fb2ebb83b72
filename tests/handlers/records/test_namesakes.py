"""Two colleagues of one name: nothing is told of, or written for, the one who was not meant."""

import pytest

from core.storage.changes import Author, begin_change
from core.storage.company import FIRST_COMPANY
from core.storage.names import names_changed
from core.storage.tables import Account, Activity, Person, Target
from tests.company import MONDAY, Chat

EAST, SOUTH = "张伟(华东一部)", "张伟（华南一部）"
ADMIN = "何佳"


@pytest.fixture
def two(chat: Chat) -> Chat:
    with chat.database.writing(FIRST_COMPANY) as session:
        begin_change(session, Author(None, "test", "namesakes"), "import", MONDAY)
        for name in (EAST, SOUTH):
            session.add(Person(name=name, role="rep"))
        names_changed(session)
    chat.ids |= {person.name: person.id for person in chat.rows(Person)}
    return chat


def owner(chat: Chat) -> int:
    return next(one.owner_id for one in chat.rows(Account) if one.short_name == "华东医疗")


def test_a_hand_over_to_a_bare_name_asks_who_is_meant(two: Chat):
    told = two.words("把华东医疗转给张伟", ADMIN)

    assert "哪一位" in told
    assert owner(two) == two.ids["李雪"]


@pytest.mark.parametrize("name", [EAST, SOUTH])
@pytest.mark.parametrize("brackets", ["()", "（）"])
def test_a_name_with_its_team_is_understood(two: Chat, name: str, brackets: str):
    plain = name.replace("（", "(").replace("）", ")")
    typed = plain.replace("(", brackets[0]).replace(")", brackets[1])

    two.says(f"把华东医疗转给{typed}", ADMIN)

    assert owner(two) == two.ids[name]


@pytest.mark.parametrize(
    "typed", ["张伟这个月业绩", "给张伟定个目标：这个月销售额60万", "张伟离职", "张伟的积分"]
)
def test_a_bare_name_is_nobody_in_particular(two: Chat, typed: str):
    told = two.words(typed, ADMIN)

    assert EAST in told
    assert SOUTH in told
    assert two.rows(Target) == []
    assert all(person.active for person in two.rows(Person))


def test_what_is_recorded_for_a_bare_name_is_not_the_senders(two: Chat):
    two.says("替张伟记录：拜访华东医疗", ADMIN)

    assert two.rows(Activity) == []


def test_the_team_in_brackets_is_no_team_asked_for(two: Chat):
    assert EAST in two.words(f"{EAST}这个月的业绩", ADMIN)
