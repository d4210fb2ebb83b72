# ruff: noqa: E501 - lists of sentences
"""Who should take a customer: the best suited, with the reasons."""

from datetime import timedelta

import pytest

from core.storage.tables import Account
from tests.company import MONDAY, Chat


@pytest.fixture
def dispatching(chat_on_both: Chat) -> Chat:
    """Let 王磊 be good at health care, and 李雪 keep her records."""
    chat_on_both.says("三一重工行业改成医疗", "何佳")
    chat_on_both.says("把三一重工放回公海", "何佳")
    chat_on_both.says("王磊擅长医疗", "张敏")
    for number in range(5):
        chat_on_both.says(f"拜访了远大科技，第{number}次谈方案")
    return chat_on_both


@pytest.mark.parametrize(
    "typed",
    ["三一重工派给谁", "三一重工应该派给谁？", "谁来跟进三一重工", "谁适合跟进三一重工", "分派三一重工", "麻烦分派一下三一重工。",
     "三一重工分给谁好", "给三一重工推荐一个负责人", "三一重工交给谁跟进合适", "三一重工由谁来负责合适", "三一重工派谁去跟", "三一重工给谁跟合适",
     "who should take 三一重工", "who should I give 三一重工 to?", "suggest a rep for 三一重工", "dispatch 三一重工"],
)  # fmt: skip
def test_the_best_suited_are_named_with_the_reasons(dispatching: Chat, typed: str):
    told = dispatching.says(typed, "张敏")

    assert told.private
    assert told.text.index("王磊") < told.text.index("李雪")
    for number in ("医疗", "100%", "5", "70", "60"):
        assert number in told.text


def test_of_who_recorded_no_specialty_nothing_is_said_about_it(dispatching: Chat):
    first, second = dispatching.says("三一重工派给谁", "张敏").text.splitlines()[2:4]

    assert ("专长医疗" in first, "专长" in second) == (True, False)
    dispatching.says("李雪擅长食品", "张敏")
    assert "专长不符" in dispatching.says("三一重工派给谁", "张敏").text


def test_it_is_said_who_has_the_account_now(dispatching: Chat):
    assert "现在在公海" in dispatching.says("三一重工派给谁", "张敏").text
    assert "现在由 李雪 负责" in dispatching.says("远大科技派给谁", "张敏").text


def test_nothing_is_assigned_before_a_button_is_pressed(dispatching: Chat):
    offered = dispatching.says("三一重工派给谁", "张敏").card.buttons
    owners = [one.owner_id for one in dispatching.rows(Account) if one.short_name == "三一重工"]

    assert owners == [None]
    assert dispatching.says(offered[0].command, "张敏").error_code is None
    owners = [one.owner_id for one in dispatching.rows(Account) if one.short_name == "三一重工"]
    assert owners == [dispatching.ids["王磊"]]


def test_the_present_owner_and_other_regions_are_no_candidates(dispatching: Chat):
    told = str(dispatching.says("远大科技派给谁", "何佳").card.buttons)

    assert ("王磊" in told, "李雪" in told, "陈晨" in told) == (True, False, False)


def test_a_product_of_its_deals_is_what_a_customer_is_about(dispatching: Chat):
    dispatching.says("新商机 远大科技 50万")
    dispatching.says("#1 产品：医疗影像")

    assert "专长医疗" in dispatching.says("远大科技派给谁", "张敏").text


def test_a_rep_is_told_whom_to_ask(dispatching: Chat):
    refused = dispatching.says("三一重工派给谁", "李雪")

    assert refused.error_code == "not_allowed"
    assert "张敏" in refused.text


def test_a_leader_sees_nothing_of_people_they_do_not_lead(dispatching: Chat):
    refused = dispatching.says("三一重工派给谁", "徐婷")

    assert refused.error_code == "not_found"
    assert "王磊" not in refused.text


def test_a_customer_that_is_not_there_has_to_be_made_first(chat: Chat):
    assert "新客户 启明" in chat.says("谁来跟进新客户启明", "张敏").text


def test_records_of_long_ago_speak_for_nobody(dispatching: Chat):
    dispatching.clock.moment = MONDAY + timedelta(days=40)

    assert "录入 0 条" in dispatching.says("三一重工派给谁", "张敏").text


@pytest.mark.parametrize(
    "typed", ["谁来跟进", "分派任务", "推荐一家餐厅", "三一重工派人来了", "三一重工给谁打过电话"]
)
def test_other_questions_are_no_dispatch(dispatching: Chat, typed: str):
    assert "派给谁" not in dispatching.says(typed, "张敏").text.split("\n")[0]
