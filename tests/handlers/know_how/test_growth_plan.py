"""A rep's plan: weak points beside the peers, what to do, what to read, and whom to ask."""

from datetime import date
from itertools import count

import pytest

from core.storage.company import FIRST_COMPANY
from core.storage.tables import FollowUp, Person
from tests.company import Chat
from tests.figures.books import Books

MAY = date(2026, 5, 6)
ALL = (MAY, MAY, MAY, MAY)


@pytest.fixture
def grown(chat_on_both: Chat) -> Chat:
    """Let 李雪 lose for the price, at the quote, what others take further."""
    chat = chat_on_both
    with chat.database.writing(FIRST_COMPANY) as session:
        books = Books(session, chat.ids, count(1000))
        session.add(Person(name="周凯", role="rep", manager_id=chat.ids["徐婷"]))
        for _ in range(6):
            books.deal("李雪", MAY, MAY, MAY, status="lost", closed_on=MAY, loss_reason="price")
            books.won("王磊", MAY, 100)
            books.deal("陈晨", *ALL, status="lost", closed_on=MAY, loss_reason="budget")
            for name in ("李雪", "王磊", "陈晨"):
                books.activity(name, MAY)
    return chat


@pytest.mark.parametrize(
    "typed",
    [
        "我的成长计划",
        "成长计划",
        "看看我的成长计划",
        "麻烦生成我的个人发展计划",
        "给我定个成长计划",
        "帮我制定一个成长计划",
        "我的弱项",
        "我的短板是什么",
        "我该怎么提升",
        "my growth plan",
        "show my development plan",
        "what should I improve?",
        "my weak points",
    ],
)
def test_the_weak_points_are_told_with_both_numbers(grown: Chat, typed: str):
    text = grown.says(typed).text

    assert "0%" in text
    assert "100%" in text
    assert "1. " in text


def test_each_has_an_action_and_the_first_a_training(grown: Chat):
    text = grown.says("我的成长计划").text

    assert "报价/方案 转化: 0%，同事 100%" in text
    assert "因价格丢单占比: 100%，同事 0%" in text
    assert "本周：给 2 份报价各约一次当面讲解。" in text or "本周：报价前先谈清价值" in text
    assert "建议培训：" in text


def test_whom_to_ask_is_named_without_a_figure(grown: Chat):
    [line] = [one for one in grown.says("我的成长计划").text.split("\n") if "请教" in one]

    assert line == "“报价/方案 转化”可以请教 王磊。"
    assert "王磊" in grown.says("我可以请教谁").text
    assert "王磊" in grown.says("who can mentor me").text


def test_trainings_that_fit_are_counted(grown: Chat):
    assert "没有培训记录" in grown.says("我的成长计划").text
    grown.says("今天参加了价格谈判培训")
    grown.says("今天参加了消防安全培训")

    assert "1/2 次与弱项相关" in grown.says("我的成长计划").text


def test_fitting_cases_have_buttons(grown: Chat):
    grown.says("案例：客户嫌价格太高，改成分期付款就签了", "王磊")

    card = grown.says("我的成长计划").card

    assert "看案例：价格" in [one.label for one in card.buttons]


def test_it_is_looked_at_again_next_friday_with_a_customer(grown: Chat):
    grown.says("新商机 远大科技 20万，进入报价")
    card = grown.says("我的成长计划").card
    [button] = [one for one in card.buttons if one.label == "下周五跟进 远大科技"]

    grown.says(button.command)

    [planned] = grown.rows(FollowUp)
    assert planned.due_on == date(2026, 12, 4)


def test_a_manager_sees_a_reps_plan_and_a_colleague_does_not(grown: Chat):
    assert "0%" in grown.says("李雪的成长计划", "张敏").text
    assert grown.says("李雪的成长计划", "王磊").error_code == "not_allowed"
    assert grown.says("李雪的成长计划", "徐婷").error_code == "not_allowed"


def test_a_plan_is_for_the_asker_alone(grown: Chat):
    assert grown.says("我的成长计划").private
    assert grown.says("推荐案例").private


def test_plans_are_for_reps_and_for_one_at_a_time(grown: Chat):
    assert "给销售的" in grown.says("我的成长计划", "张敏").text
    assert "一次看一位" in grown.says("华东一部的成长计划", "张敏").text


def test_without_records_it_is_too_early(chat: Chat):
    assert "还太早" in chat.says("我的成长计划").text


def test_who_is_behind_nobody_is_told_so(grown: Chat):
    assert "没有明显落后" in grown.says("王磊的成长计划", "张敏").text


@pytest.mark.parametrize(
    "typed",
    [
        "推荐案例",
        "给我推荐几个案例",
        "有什么案例推荐",
        "我该学什么",
        "recommend cases",
        "what should I learn?",
    ],
)
def test_cases_are_recommended_by_the_weak_point(grown: Chat, typed: str):
    grown.says("经验：报价当面讲一遍，第二天再电话确认一次", "王磊")
    grown.says("经验：合同让双方法务直接开会谈，省一周", "王磊")

    text = grown.says(typed).text

    assert "报价当面讲一遍" in text
    assert "法务" not in text


def test_who_leads_is_recommended_what_the_team_loses_for(grown: Chat):
    grown.says("新商机 华东医疗 20万")
    grown.says("华东医疗丢单，价格太高")
    grown.says("案例：客户嫌价格太高，改成分期付款就签了", "王磊")

    assert "分期付款" in grown.says("推荐案例", "张敏").text


@pytest.mark.parametrize(
    "typed", ["成长计划下周一交给我", "他的成长计划写得不错", "公司计划明年扩张", "下周的计划"]
)
def test_other_plans_are_none(grown: Chat, typed: str):
    assert "同事 100%" not in grown.says(typed).text
