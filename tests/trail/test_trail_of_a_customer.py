"""“谁改的 华东医疗”: visits and what was undone are told too, on a phone, with its state."""

import pytest

from tests.company import Chat


@pytest.fixture
def visited(chat_on_both: Chat) -> Chat:
    chat_on_both.says("拜访华东医疗，谈了报价")
    return chat_on_both


def story(chat: Chat) -> str:
    return chat.says("谁改的 华东医疗").text


def test_a_visit_is_told(visited: Chat):
    assert "新建 跟进记录：类型 拜访" in story(visited)


def test_an_undone_visit_is_told_as_undone(visited: Chat):
    visited.says("撤销")

    assert "网页 · 已撤销\n新建 跟进记录" in story(visited)


def test_many_undos_are_one_line_with_its_state(visited: Chat):
    for order in ("撤销", "恢复", "撤销", "恢复"):
        visited.says(order)

    assert story(visited).count("新建 跟进记录") == 1
    assert "撤销后又恢复" in story(visited)


def test_the_last_undo_of_many_is_the_state(visited: Chat):
    for order in ("撤销", "恢复", "撤销"):
        visited.says(order)

    assert "已撤销" in story(visited)
    assert "恢复" not in story(visited)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("华东医疗投诉：发货慢", "新建 服务单"),
        ("提醒我周五跟进华东医疗", "新建 跟进计划"),
        ("华东医疗满意度 9 分", "满意度 9"),
    ],
)
def test_what_was_undone_is_not_forgotten(chat_on_both: Chat, typed: str, told: str):
    chat_on_both.says(typed)
    chat_on_both.says("撤销")

    assert told in story(chat_on_both)


def test_a_touched_deal_is_no_empty_line(visited: Chat):
    visited.says("新商机 华东医疗 50万")
    visited.says("拜访华东医疗，送了样品")

    assert not [line for line in story(visited).splitlines() if line.startswith("商机 #1 ")]


def test_a_long_story_fits_on_a_phone_and_says_how_to_see_more(chat: Chat):
    for number in range(8):
        chat.says(f"拜访华东医疗，谈了第{number}份报价")

    text = story(chat)

    assert len(text.splitlines()) <= 12
    assert "更多：发“谁改的 华东医疗器械有限公司 更多”" in text
    assert "第0份" in chat.says("谁改的 华东医疗器械有限公司 更多").text


@pytest.mark.parametrize("typed", ["案例1谁改的", "案例 #1 谁改的", "who changed case #1"])
def test_a_cases_history_is_told(chat: Chat, typed: str):
    chat.says("案例：客户嫌贵，改成分期付款，当周就签了")

    assert "分期付款" in chat.says(typed).text


@pytest.mark.parametrize(
    "typed", ["服务单谁改的", "华东医疗的服务单谁改的", "who changed the service orders"]
)
def test_the_history_of_service_orders_is_told(chat: Chat, typed: str):
    chat.says("华东医疗报修：设备不开机")

    assert "设备不开机" in chat.says(typed).text


@pytest.mark.parametrize("typed", ["服务单谁改的", "华东医疗的服务单谁改的"])
def test_a_colleagues_service_orders_tell_me_nothing(chat: Chat, typed: str):
    chat.says("华东医疗报修：设备不开机")

    assert "设备不开机" not in chat.says(typed, "陈晨").text
