"""Who has left is still asked about by name, and nothing new is recorded for them."""

import pytest

from core.storage.tables import Activity, Person, Target
from tests.company import Chat


@pytest.fixture
def left(chat: Chat) -> Chat:
    """李雪 won a deal of 50 万 and has left; 张敏 led her."""
    chat.says("华东医疗签了，50万")
    chat.says("李雪离职，客户都转给王磊", "何佳")
    return chat


@pytest.mark.parametrize(
    "typed",
    [
        "李雪本月业绩",
        "李雪（已离职）本月业绩",
        "李雪 (已离职) 的业绩",
        "李雪 (left) revenue this month",
    ],
)
def test_a_leavers_figures_are_found_by_name(left: Chat, typed: str):
    text = left.says(typed, "张敏").text

    assert "李雪" in text
    assert "50万" in text or "500K" in text


@pytest.mark.parametrize("typed", ["李雪的漏斗", "李雪的积分", "李雪的目标", "李雪的商机"])
def test_whatever_is_asked_about_a_leaver_is_about_them(left: Chat, typed: str):
    reply = left.says(typed, "何佳")

    assert reply.error_code is None
    assert "全公司" not in reply.text


def test_a_leavers_figures_are_for_who_led_them(left: Chat):
    assert left.says("李雪本月业绩", "陈晨").error_code == "not_allowed"


@pytest.mark.parametrize(
    "typed", ["12月李雪销售额目标 60万", "替李雪记录：拜访了华东医疗", "把三一重工转给李雪"]
)
def test_nothing_new_can_be_a_leavers(left: Chat, typed: str):
    reply = left.says(typed, "何佳")

    assert "李雪 已离职" in reply.text
    assert (left.rows(Target), left.rows(Activity)) == ([], [])


def test_a_name_is_first_of_all_a_colleagues(left: Chat):
    with left.database.writing(1) as session:
        from core.storage.changes import Author, begin_change
        from core.storage.names import names_changed
        from tests.company import MONDAY

        begin_change(session, Author(None, "test", "x"), "import", MONDAY)
        session.get_one(Person, (1, left.ids["王磊"])).aliases = ["李雪"]
        names_changed(session)

    assert "王磊" in left.says("李雪的积分", "何佳").text


def test_a_leaver_who_was_asked_about_is_asked_about_no_more(chat: Chat):
    chat.says("华东医疗签了，50万")
    assert "还没有改动" in chat.says("李雪离职了", "何佳").text
    reply = chat.says("李雪离职，全部转给王磊", "何佳")

    assert [(one.type, one.label) for one in reply.changed] == [("member", "李雪")]
    assert "等你回答" not in chat.says("今日待办", "何佳").text
