# ruff: noqa: E501 - one saying after another
"""What people answer to a question, and what becomes of it when they do not."""

from datetime import timedelta

import pytest

from bot.messages import Conversation
from core.storage.tables import Account, Activity, Deal, Draft, FollowUp
from tests.company import Chat
from tests.records.desk import MEDICAL, TECH, labels

FIRST, SECOND = 2, 1


@pytest.fixture
def which(chat: Chat) -> Chat:
    """Ask which of two deals was won: [#2 ¥30万] [#1 ¥50万]."""
    chat.says("新商机 华东医疗 50万")
    chat.says("新商机 华东医疗 30万")
    assert chat.says("华东医疗签了").text == "哪一个商机？"
    return chat


def won(chat: Chat) -> list[int]:
    return [deal.number for deal in chat.rows(Deal) if deal.status == "won"]


@pytest.mark.parametrize(
    ("answer", "deal"),
    [
        ("1", FIRST), ("2", SECOND), ("a", FIRST), ("B", SECOND), ("选2", SECOND), ("第一个", FIRST), ("第二个", SECOND),
        ("第2个", SECOND), ("就第二个吧", SECOND), ("前者", FIRST), ("后者", SECOND), ("最后一个", SECOND),
        ("the second one", SECOND), ("first", FIRST), ("the last one", SECOND), ("option b", SECOND),
        ("#1", SECOND), ("50万", SECOND), ("50万那个", SECOND), ("¥30万", FIRST),
    ],
)  # fmt: skip
def test_a_choice_is_made_by_its_place_its_letter_or_its_words(which: Chat, answer: str, deal: int):
    which.says(answer)

    assert won(which) == [deal]


@pytest.mark.parametrize(
    "answer",
    ["第三个", "9", "z", "0", "第十个", "都签了", "阿巴阿巴", "今天天气不错", "是"],
)
def test_nonsense_is_asked_about_once_more_and_wins_nothing(which: Chat, answer: str):
    again = which.says(answer)

    assert "没看懂。哪一个商机？" in again.text
    assert "回复 1–2" in again.text
    assert won(which) == []


def test_the_question_asked_again_can_be_answered(which: Chat):
    which.says("阿巴阿巴")

    which.says("第二个")

    assert won(which) == [SECOND]


def test_a_second_nonsense_drops_the_question_and_says_so(which: Chat):
    which.says("阿巴阿巴")

    assert "刚才的问题先放下了" in which.says("阿巴阿巴").text
    assert which.rows(Draft) == []
    which.says("2")
    assert won(which) == []


@pytest.mark.parametrize("words", ["谢谢", "你好", "👍", "？？？"])
def test_thanks_and_greetings_are_no_nonsense(which: Chat, words: str):
    assert "没看懂" not in which.says(words).text

    which.says("2")

    assert won(which) == [SECOND]


@pytest.mark.parametrize("words", ["都不是", "算了", "neither", "none of them", "以后再说"])
def test_leaving_it_at_that_writes_nothing(which: Chat, words: str):
    assert which.says(words).text in {"好的。", "All right."}
    assert won(which) == []
    assert len(which.rows(Deal)) == 2


def test_a_record_of_something_else_is_made_and_the_question_put_aside_once(which: Chat):
    said = which.says("拜访远大科技,下周三再跟进").text
    assert TECH in said
    assert "刚才的问题先放下了。" in said

    assert "放下了" not in which.says("给远大科技打了电话").text


def test_a_look_at_something_keeps_the_question_and_says_so(which: Chat):
    assert "还在等你回答：哪一个商机？" in which.says("我的目标").text

    which.says("2")

    assert won(which) == [SECOND]


def test_an_open_question_is_recalled_once_and_not_under_every_answer(which: Chat):
    which.says("我的目标")

    assert "还在等你回答" not in which.says("我的商机").text


def test_a_day_that_does_not_exist_is_named_when_asking_for_another(chat: Chat):
    reply = chat.says("2月31日跟进华东医疗")

    assert reply.text == "没有“2月31日”这一天。什么时候跟进？"


def test_asking_for_the_same_again_is_no_change_of_subject(which: Chat):
    assert which.says("华东医疗签了").text == "哪一个商机？"


def test_a_second_question_takes_the_place_of_the_first(which: Chat):
    asked = which.says("拜访启明智造")
    assert "刚才的问题先放下了。" in asked.text

    which.says("新建")

    assert won(which) == []
    assert len(which.rows(Activity)) == 1


def test_none_of_the_customers_offered_asks_for_the_name(chat: Chat):
    chat.says("拜访")

    assert chat.says("都不是").text == "那是哪个客户？直接回复客户名。"
    assert "远大科技" in chat.says("远大科技").text
    assert len(chat.rows(Activity)) == 1


@pytest.mark.parametrize("answer", ["他们开会去了", "中午吃什么", "听说签了", "不知道", "没有"])
def test_chatter_is_no_customers_name(chat: Chat, answer: str):
    chat.says("拜访")

    assert "没看懂。拜访哪个客户？" in chat.says(answer).text


def test_no_question_is_answered_after_a_quarter_of_an_hour(which: Chat):
    which.clock.moment += timedelta(minutes=15)

    which.says("2")

    assert won(which) == []


def test_nobody_else_answers_a_question_of_a_channel(chat: Chat):
    room = {"conversation": Conversation("channel", "C1"), "seen_by": "room"}
    chat.says("拜访了启明智造的刘总", **room)

    chat.says("新建", "王磊", **room)

    assert chat.rows(Activity) == []


def test_the_one_who_was_asked_may_answer_in_the_channel(chat: Chat):
    room = {"conversation": Conversation("channel", "C1"), "seen_by": "room"}
    chat.says("拜访了启明智造的刘总", **room)

    chat.says("新建", **room)

    assert len(chat.rows(Activity)) == 1


def test_two_people_in_one_channel_have_a_question_each(chat: Chat):
    room = {"conversation": Conversation("channel", "C1")}
    chat.says("拜访了启明智造的刘总", **room)
    chat.says("拜访了光明智造的王总", "王磊", **room)

    chat.says("新建", **room)
    chat.says("新建", "王磊", **room)

    assert len({visit.account_id for visit in chat.rows(Activity)}) == 2


def test_a_plan_answers_when_to_follow_up(chat: Chat):
    chat.says("拜访华东医疗")

    said = chat.says("下周三再跟进").text

    assert MEDICAL in said
    assert "按刚才的" not in said
    assert len(chat.rows(FollowUp)) == 1


def test_a_number_answers_in_the_language_of_the_question(chat: Chat):
    chat.says("new deal Acme 50k")
    assert "Price" in labels(chat.says("lost Acme"))

    assert "Recorded as lost" in chat.says("1").text


def test_a_question_is_repeated_in_its_own_language(chat: Chat):
    chat.says("new deal Acme 50k")
    chat.says("lost Acme")

    assert "I did not get that. Why was Acme Robotics lost?" in chat.says("dunno").text


def test_another_customer_than_the_question_s_leaves_the_last_record_alone(which: Chat):
    which.says("新商机 远大科技 20万")
    which.says("华东医疗签了")

    which.says("不是华东医疗，是远大科技")

    assert won(which) == [3]
    assert [deal.number for deal in which.rows(Deal)] == [1, 2, 3]


@pytest.mark.parametrize("said", ["不对，是45万", "不是，是45万"])
def test_another_amount_than_the_question_s_is_taken_up(chat: Chat, said: str):
    chat.says("新商机 华东医疗 50万")
    chat.says("新商机 华东医疗 30万")
    chat.says("华东医疗签了48万")

    assert chat.says(said).text == "哪一个商机？"
    chat.says("2")

    assert {deal.amount_minor for deal in chat.rows(Deal)} == {45_000_000, 30_000_000}


@pytest.mark.parametrize("answer", ["13812345678", "99999999999999"])
def test_a_telephone_number_or_a_sum_beyond_all_deals_is_no_amount(chat: Chat, answer: str):
    assert "金额多少" in chat.says("新商机 华东医疗").text

    chat.says(answer)

    assert chat.rows(Deal)[0].amount_minor is None


@pytest.mark.parametrize("answer", ["新客户 😀", "😀", "新客户"])
def test_a_name_needs_letters_and_the_words_of_the_order_are_none_of_it(chat: Chat, answer: str):
    known = len(chat.rows(Account))
    chat.says("新客户")

    assert "叫什么名字" in chat.says(answer).text
    assert len(chat.rows(Account)) == known


def test_only_the_known_one_of_a_row_is_recorded(chat: Chat):
    chat.says("今天拜访了华东医疗、宇宙集团")

    assert chat.says("只记认识的").changed
    assert len(chat.rows(Activity)) == 1


def test_of_two_reasons_the_one_that_is_kept_is_said(chat: Chat):
    chat.says("新商机 华东医疗 50万")
    chat.says("华东医疗丢单")

    said = chat.says("预算和价格").text

    assert chat.rows(Deal)[0].loss_reason == "price"
    assert "还提到：预算" in said


def test_the_rival_that_an_answer_names_is_kept(chat: Chat):
    chat.says("新商机 华东医疗 50万")
    chat.says("华东医疗丢单")
    chat.says("竞争对手西门子价格更低")

    assert chat.rows(Deal)[0].competitor == "西门子"


@pytest.mark.parametrize("said", ["华东医疗赢单 0", "华东医疗赢单 0万", "won 华东医疗, 0"])
def test_no_deal_is_won_for_nothing(chat: Chat, said: str):
    chat.says("新商机 华东医疗 50万")

    assert chat.says(said).error_code is not None
    assert chat.rows(Deal)[0].status == "open"
