"""Suggestions are kept in their words, listed for who leads their author, and accepted."""

import pytest

from core.storage.tables import OutboxPost, Point
from tests.company import Chat


@pytest.fixture
def suggested(chat_on_both: Chat) -> Chat:
    chat = chat_on_both
    chat.says("建议：报价单加一个模板")
    return chat


def notes(chat: Chat, reason: str) -> list[str | None]:
    return [one.note for one in chat.rows(Point) if one.reason == reason]


def test_the_words_of_a_suggestion_are_kept(suggested: Chat):
    assert notes(suggested, "suggestion") == ["建议：报价单加一个模板"]


def test_what_a_training_was_about_and_what_was_redeemed_are_kept(chat: Chat):
    chat.says("今天参加了产品培训")
    chat.says("兑换咖啡券 5分")

    assert notes(chat, "training") == ["今天参加了产品培训"]
    assert notes(chat, "redeemed") == ["兑换咖啡券 5分"]


@pytest.mark.parametrize(
    ("typed", "points"),
    [("今天参加了两场培训", 10), ("attended three trainings today", 15), ("参加了产品培训", 5)],
)
def test_each_of_several_trainings_earns_its_points(chat: Chat, typed: str, points: int):
    chat.says(typed)

    assert sum(one.points for one in chat.rows(Point)) == points
    chat.says("撤销")
    assert sum(one.points for one in chat.rows(Point)) == 0


@pytest.mark.parametrize("typed", ["建议列表", "李雪的建议", "待采纳的建议", "list suggestions"])
def test_a_manager_reads_the_suggestions(suggested: Chat, typed: str):
    text = suggested.says(typed, "张敏").text

    assert "报价单加一个模板" in text
    assert len(notes(suggested, "suggestion")) == 1


def test_a_suggestion_is_not_everybodys_to_read(suggested: Chat):
    assert "报价单" not in suggested.says("建议列表", "陈晨").text
    assert suggested.says("李雪的建议", "陈晨").error_code == "not_allowed"


@pytest.mark.parametrize("typed", ["采纳李雪的建议", "采纳建议", "accept 李雪's suggestion"])
def test_the_only_suggestion_is_accepted_by_name(suggested: Chat, typed: str):
    reply = suggested.says(typed, "张敏")

    assert reply.error_code is None, reply.text
    assert [one.points for one in suggested.rows(Point)] == [0, 5]
    assert "已采纳" in suggested.says("李雪的建议", "张敏").text


def test_which_of_several_suggestions_is_accepted_is_asked(suggested: Chat):
    suggested.says("建议每天早上发排行榜")

    asked = suggested.says("采纳李雪的建议", "张敏")
    assert "采纳哪一条" in asked.text
    suggested.says("2", "张敏")

    [accepted] = [one for one in suggested.rows(Point) if one.points == 5]
    first = next(one for one in suggested.rows(Point) if one.id == accepted.source_id)
    assert first.note == "建议：报价单加一个模板"


def test_nobody_accepts_their_own(suggested: Chat):
    assert "没有待采纳的建议" in suggested.says("采纳建议").text
    assert sum(one.points for one in suggested.rows(Point)) == 0


def test_an_undone_suggestion_is_listed_no_more(suggested: Chat):
    suggested.says("撤销")

    assert "报价单" not in suggested.says("建议列表", "张敏").text


def test_an_undone_acceptance_says_what_was_undone(suggested: Chat):
    suggested.says("采纳李雪的建议", "张敏")

    assert "已撤销：采纳 李雪 的建议" in suggested.says("撤销", "张敏").text


@pytest.mark.parametrize(
    "typed", ["采纳李雪的建议：报价单加一个模板", "李雪的建议采纳了", "采纳李雪的建议：模板"]
)
def test_a_suggestion_is_accepted_by_what_it_says(suggested: Chat, typed: str):
    suggested.says("建议：买咖啡机", "王磊")
    suggested.says(typed, "张敏")

    assert len(notes(suggested, "suggestion_accepted")) == 1


def test_a_suggestion_nobody_made_is_not_accepted(suggested: Chat):
    assert "没有这样一条" in suggested.says("采纳李雪的建议：放假", "张敏").text
    assert notes(suggested, "suggestion_accepted") == []


@pytest.mark.parametrize(
    "typed",
    ["不采纳李雪的建议：预算不够", "李雪的建议不采纳，原因：预算不够", "拒绝李雪的建议：预算不够"],
)
def test_a_suggestion_is_declined_with_a_reason_and_its_author_is_told(suggested: Chat, typed: str):
    suggested.says(typed, "张敏")

    assert notes(suggested, "suggestion_declined") == ["预算不够"]
    assert any("没有采纳你的建议" in one.reply for one in suggested.rows(OutboxPost))
    assert "未采纳：预算不够" in suggested.says("建议列表", "张敏").text


def test_a_decline_needs_a_reason_and_can_be_undone(suggested: Chat):
    assert "写上原因" in suggested.says("不采纳李雪的建议", "张敏").text
    assert notes(suggested, "suggestion_declined") == []
    suggested.says("不采纳李雪的建议：预算不够", "张敏")
    suggested.says("撤销", "张敏")

    assert "待采纳" in suggested.says("建议列表", "张敏").text


@pytest.mark.parametrize("typed", ["不采纳李雪的建议吗？", "采纳李雪的建议吗", "拒绝", "不采纳"])
def test_a_question_and_other_talk_decide_nothing(suggested: Chat, typed: str):
    suggested.says(typed, "张敏")

    assert notes(suggested, "suggestion_declined") + notes(suggested, "suggestion_accepted") == []


def test_a_colleague_may_not_decline(suggested: Chat):
    assert suggested.says("不采纳李雪的建议：不好", "王磊").error_code == "not_allowed"
