# ruff: noqa: E501 - one saying after another
"""“处理好了” closes what is plainly meant, asks where it is not, and is nobody's order else."""

import pytest

from core.storage.tables import ServiceOrder
from tests.company import Chat
from tests.records.desk import MEDICAL


@pytest.fixture
def repair(chat: Chat) -> Chat:
    chat.says("华东医疗报修：设备不开机")
    return chat


def results(chat: Chat) -> list[str | None]:
    return [one.result for one in chat.rows(ServiceOrder)]


@pytest.mark.parametrize(
    "words",
    [
        "处理好了",
        "已经处理好了",
        "修好了",
        "华东医疗处理好了",
        "it's fixed",
        "华东医疗 is resolved",
    ],
)
def test_the_only_order_of_the_customer_is_asked_for_its_result(repair: Chat, words: str):
    assert MEDICAL in repair.says(words).text
    assert results(repair) == [None]

    repair.says("换了主板")

    assert results(repair) == ["换了主板"]


@pytest.mark.parametrize("words", ["处理好了：换了主板", "华东医疗处理好了，换了主板"])
def test_a_result_that_is_told_closes_the_order(repair: Chat, words: str):
    repair.says(words)

    assert results(repair) == ["换了主板"]


def test_of_several_orders_it_is_asked_which(repair: Chat):
    repair.says("华东医疗投诉：发货太慢了")

    assert repair.says("处理好了").text == "哪一张服务单？"


def test_after_a_list_it_is_asked_which_row(repair: Chat):
    repair.says("提醒我今天跟进远大科技")
    repair.says("今日待办")

    assert repair.says("处理好了").text == "哪一条处理好了？"
    repair.says("1")
    assert "没有到期" in repair.says("今日待办").text


@pytest.mark.parametrize(
    "words",
    [
        "处理好了吗", "还没处理好", "张总说处理好了", "要是处理好了就好了", "处理好了再说", "听说华东医疗处理好了",
        "华东医疗处理好了吗？", "明天处理好", "is it fixed?", "not fixed yet", "he says it is fixed",
    ],
)  # fmt: skip
def test_questions_denials_and_hearsay_close_nothing(repair: Chat, words: str):
    assert repair.says(words).changed == ()
    assert results(repair) == [None]


def test_without_an_open_order_the_words_mean_nothing(chat: Chat):
    chat.says("拜访华东医疗,下周三再跟进")

    assert chat.says("处理好了").changed == ()


def test_the_answer_to_a_question_stays_an_answer(repair: Chat):
    repair.says("华东医疗报修：设备不开机")

    assert "结果是什么" in repair.says("处理好了").text
