"""Help, and the answers to what is no business of the bot."""

import pytest

from core.language.understanding import Intent
from core.reply import Facts
from handlers.guide.pages import FOR_ALL, Page, pages_for
from tests.records.desk import HE, LI, WANG, ZHANG, Desk, labels


def page(desk: Desk, words: str, name: str = LI) -> str:
    return desk.does(Intent.SHOW_HELP, name, text=words).text


def test_help_fits_on_a_phone_and_names_every_topic(desk: Desk):
    reply = desk.does(Intent.SHOW_HELP, WANG)

    assert len(reply.text.splitlines()) <= 20
    assert labels(reply) == ["记录", "商机", "跟进", "查看", "积分", "客户"]
    for one in FOR_ALL:
        assert f"帮助 {one.name[0]}" in reply.text


def test_each_example_has_a_row_of_its_own(desk: Desk):
    card = desk.does(Intent.SHOW_HELP, WANG, text="帮助 商机").card

    rows = [pair for part in card.sections if isinstance(part, Facts) for pair in part.pairs]
    assert ("丢单", "三一重工丢单，价格太高") in rows
    assert not any("\n" in value for _, value in rows)


@pytest.mark.parametrize("one", pages_for("admin"), ids=lambda one: one.name[1])
def test_each_page_opens_by_its_button_and_fits_on_a_phone(desk: Desk, one: Page):
    zh, en = (page(desk, words, HE) for words in (f"帮助 {one.name[0]}", f"help {one.name[1]}"))

    assert zh == en
    assert zh.startswith(f"可以这样说 · {one.name[0]}")
    assert len(zh.splitlines()) <= 20


def test_the_examples_are_about_ones_own_customers(desk: Desk):
    text = desk.does(Intent.SHOW_HELP, WANG).text

    assert "拜访三一重工，张总嫌价格高，下周三再跟进" in text
    assert "华东医疗" not in text


def test_a_leader_without_customers_is_shown_one_of_the_teams(desk: Desk):
    assert "拜访华东医疗，" in desk.does(Intent.SHOW_HELP, ZHANG).text


@pytest.mark.parametrize(
    ("name", "funnel"), [(LI, "我的漏斗"), (ZHANG, "我们组的漏斗"), (HE, "公司漏斗")]
)
def test_the_funnel_offered_is_one_that_the_reader_may_see(desk: Desk, name: str, funnel: str):
    assert funnel in page(desk, "帮助 查看", name)


def test_a_channel_is_told_no_customers_name(desk: Desk):
    desk.room = desk.channel()

    assert "拜访客户名，" in desk.does(Intent.SHOW_HELP).text


def test_managers_are_told_how_to_set_targets(desk: Desk):
    assert "目标 华东一部" not in page(desk, "帮助 目标") + page(desk, "帮助 团队")
    assert "目标 华东一部 本月 销售额 100万" in page(desk, "帮助 目标", ZHANG)


def test_what_is_not_understood_writes_nothing_and_says_what_would_be(desk: Desk):
    reply = desk.types("孩子期中考试进了前五名")

    assert "什么都没有记录" in reply.text
    assert labels(reply) == ["帮助"]


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("谢谢！", "不客气"),
        ("好的，谢谢你", "不客气"),
        ("👍", "不客气"),
        ("早上好", "你好"),
        ("@销售节拍", "你好"),
        ("大家早上好", "你好"),
        ("", "你好"),
        ("收到", "好的"),
        ("OK", "好的"),
        ("你是谁？", "我是销售节拍"),
        ("who are you?", "我是销售节拍"),
    ],
)
def test_kind_words_are_answered_in_kind(desk: Desk, said: str, answer: str):
    assert desk.types(said).text.startswith(answer)


@pytest.mark.parametrize("said", ["听说华东医疗要签了", "希望华东医疗能赢单"])
def test_hopes_and_hearsay_are_said_to_be_no_records(desk: Desk, said: str):
    text = desk.types(said).text

    assert text.startswith("没有记录，因为听起来还没发生")
    assert "下周三跟进 华东医疗" in text


def test_too_long_a_text_is_said_to_be_that(desk: Desk):
    assert desk.types("拜访" * 5_000).text == (
        "太长了，什么都没有记录。一条最多 1,000 字，请分成几条发。"
    )


@pytest.mark.parametrize("score", ["11分", "-3", "-3分"])
def test_a_score_beyond_the_scale_is_said_to_be_out_of_reach(desk: Desk, score: str):
    assert "1–10 分" in desk.types(f"华东医疗满意度 {score}").text


def test_only_an_admin_is_told_how_to_see_what_was_learnt(desk: Desk):
    assert "帮助 管理" not in desk.does(Intent.SHOW_HELP, ZHANG).text
    assert "学到的叫法" not in page(desk, "帮助 管理", ZHANG)
    assert "帮助 管理" in desk.does(Intent.SHOW_HELP, HE).text
    assert "学到的叫法" in page(desk, "帮助 管理", HE)


def test_only_leaders_are_told_how_to_lead(desk: Desk):
    assert "帮助 团队" not in desk.does(Intent.SHOW_HELP, LI).text
    assert "帮助 团队" in desk.does(Intent.SHOW_HELP, ZHANG).text
