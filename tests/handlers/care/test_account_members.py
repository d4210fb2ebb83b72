# ruff: noqa: E501 - lists of sentences
"""Colleagues who help with a customer: who may add them, what they see, and when they leave."""

import pytest

from core.storage.tables import AccountMember, OutboxPost
from tests.company import Chat


def helpers(chat: Chat) -> set[str]:
    names = {person_id: name for name, person_id in chat.ids.items()}
    return {names[row.person_id] for row in chat.rows(AccountMember)}


def told(chat: Chat, name: str) -> str:
    posts = [one for one in chat.rows(OutboxPost) if one.lane == f"person:{chat.ids[name]}"]
    return "\n".join(post.reply for post in posts)


@pytest.mark.parametrize(
    "typed",
    ["让王磊一起跟进华东医疗", "麻烦让王磊也来一起跟进华东医疗。", "华东医疗加上协作人王磊", "给华东医疗加个协作人：王磊", "给华东医疗加个帮手 王磊",
     "把王磊加到华东医疗", "把王磊拉进华东医疗的跟进团队吧", "华东医疗让王磊协助跟进", "王磊协作华东医疗", "添加协作人王磊到华东医疗",
     "请王磊配合跟进客户华东医疗！", "add 王磊 to 华东医疗", "please add 王磊 to 华东医疗 as a helper",
     "let 王磊 help with 华东医疗", "let 王磊 work on 华东医疗 too", "add helper 王磊 to 华东医疗",
     "拉上王磊一起跟华东医疗", "叫上王磊一起跟进华东医疗吧", "华东医疗让王磊也一起跟", "华东医疗拉上王磊一起跟", "让王磊加入华东医疗",
     "让王磊也参与华东医疗的跟进", "拉王磊进华东医疗团队", "get 王磊 to help with 华东医疗", "bring 王磊 in on 华东医疗"],
)  # fmt: skip
def test_a_colleague_is_added_and_told(chat: Chat, typed: str):
    assert chat.says(typed).error_code is None
    assert helpers(chat) == {"王磊"}
    assert "李雪 请你一起跟进 华东医疗器械有限公司" in told(chat, "王磊")


@pytest.mark.parametrize(
    "typed",
    ["华东医疗谁在跟", "谁在跟进华东医疗？", "华东医疗都有谁在负责", "华东医疗的协作人", "谁负责华东医疗", "华东医疗跟进团队有谁", "华东医疗有哪些人",
     "who looks after 华东医疗", "who is working on 华东医疗?", "华东医疗's team", "show the helpers of 华东医疗"],
)  # fmt: skip
def test_who_looks_after_a_customer_is_told(chat_on_both: Chat, typed: str):
    chat_on_both.says("华东医疗加上协作人王磊")

    reply = chat_on_both.says(typed)

    assert ("李雪" in reply.text, "王磊" in reply.text, reply.private) == (True, True, True)


@pytest.mark.parametrize(
    "typed",
    ["王磊不再协作华东医疗", "王磊以后不再一起跟进华东医疗了", "去掉华东医疗的协作人王磊", "华东医疗去掉协作人王磊",
     "把王磊从华东医疗移除", "删除协作人 华东医疗 王磊", "remove 王磊 from 华东医疗", "王磊 no longer helps with 华东医疗"],
)  # fmt: skip
def test_a_colleague_is_taken_off_and_comes_back_by_undo(chat: Chat, typed: str):
    chat.says("华东医疗加上协作人王磊")

    chat.says(typed)

    assert helpers(chat) == set()
    assert "不再协作 华东医疗器械有限公司" in told(chat, "王磊")
    chat.says("撤销")
    assert helpers(chat) == {"王磊"}


def test_a_helper_sees_the_story_without_amounts_and_nothing_else(chat_on_both: Chat):
    chat_on_both.says("新商机 华东医疗 50万，进入报价")
    assert chat_on_both.says("客户详情 华东医疗", "王磊").error_code == "not_allowed"
    chat_on_both.says("华东医疗加上协作人王磊")

    story = chat_on_both.words("客户详情 华东医疗", "王磊")

    assert ("协作" in story, "#1 报价/方案" in story, "50" in story) == (True, True, False)
    for asked in (
        "华东医疗的商机",
        "华东医疗的应收",
        "华东医疗谁改的",
        "华东医疗退款 1万",
        "华东医疗的RFM",
    ):
        assert chat_on_both.says(asked, "王磊").error_code == "not_allowed"


def test_a_helper_reads_what_was_noted_without_its_sums(chat: Chat):
    chat.says("拜访华东医疗，谈到报价50万，张总嫌贵")
    chat.says("华东医疗报修：价值三十几万的设备不开机")
    chat.says("华东医疗加上协作人王磊")

    story, orders = (chat.words(f"{what}华东医疗", "王磊") for what in ("客户详情 ", "服务单 "))

    assert ("张总嫌贵" in story, "50" in story, "设备不开机" in story) == (True, False, True)
    assert not {"万" in story, "万" in orders, "50" in orders} & {True}
    assert ("报价50万" in chat.words("客户详情 华东医疗"), "〈" in story) == (True, True)


def test_a_helper_reads_their_own_words_as_they_are(chat: Chat):
    chat.says("华东医疗加上协作人王磊")
    chat.says("拜访华东医疗，对方预算50万左右，下周再聊", "王磊")

    assert "50万" in chat.words("客户详情 华东医疗", "王磊")


def test_what_was_won_is_told_to_a_helper_without_its_worth(chat: Chat):
    chat.says("华东医疗签了，50万")
    chat.says("华东医疗加上协作人王磊")

    story = chat.words("客户详情 华东医疗", "王磊")

    assert ("赢 1" in story, "¥" in story) == (True, False)
    assert "¥50万" in chat.words("客户详情 华东医疗")


def test_a_helper_records_activities_and_changes_nothing(chat: Chat):
    chat.says("新商机 华东医疗 50万")
    chat.says("华东医疗加上协作人王磊")

    assert "没有改" in chat.says("拜访华东医疗，进入报价，80万", "王磊").text
    for order in (
        "华东医疗联系人 张伟",
        "华东医疗 A级",
        "把华东医疗转给王磊",
        "华东医疗加上协作人陈晨",
    ):
        assert chat.says(order, "王磊").error_code == "not_allowed"
    assert "#1 潜在客户 ¥50万" in chat.says("客户详情 华东医疗").text


@pytest.mark.parametrize(
    "typed",
    ["我不再协作华东医疗", "把我从华东医疗移除", "remove me from 华东医疗", "take me off 华东医疗"],
)
def test_a_helper_may_take_themselves_off(chat: Chat, typed: str):
    chat.says("华东医疗加上协作人王磊")

    left = chat.says(typed, "王磊")

    assert (left.error_code, helpers(chat), "李雪" in left.text) == (None, set(), True)
    assert "王磊" in told(chat, "李雪")


@pytest.mark.parametrize("typed", ["华东医疗报修：屏幕坏了", "提醒我明天跟进华东医疗"])
def test_a_helper_hears_that_the_owner_was_told(chat: Chat, typed: str):
    chat.says("华东医疗加上协作人王磊")

    reply = chat.says(typed, "王磊")

    assert "华东医疗器械有限公司 是 李雪 的客户，已告诉 李雪" in reply.text
    assert "王磊" in told(chat, "李雪")


def test_a_hand_over_keeps_helpers_tells_them_and_drops_the_new_owner(chat: Chat):
    chat.says("华东医疗加上协作人王磊")
    chat.says("华东医疗加上协作人陈晨")

    chat.says("把华东医疗转给王磊", "张敏")

    assert helpers(chat) == {"陈晨"}
    assert "张敏 把你协作的 华东医疗器械有限公司 转给了 王磊" in told(chat, "陈晨")
    chat.says("撤销", "张敏")
    assert helpers(chat) == {"王磊", "陈晨"}


def test_helpers_hear_when_a_customer_goes_to_the_pool(chat: Chat):
    chat.says("华东医疗加上协作人陈晨")

    chat.says("把华东医疗放回公海")

    assert "放回了公海" in told(chat, "陈晨")


def test_who_claims_a_customer_from_the_pool_stops_being_its_helper(chat: Chat):
    chat.says("华东医疗加上协作人陈晨")
    chat.says("把华东医疗放回公海")

    chat.says("领取 华东医疗", "陈晨")

    assert helpers(chat) == set()


def test_the_trail_tells_of_helpers(chat: Chat):
    chat.says("华东医疗加上协作人王磊")
    chat.says("华东医疗去掉协作人王磊")

    trail = chat.says("华东医疗谁改的").text

    assert "新建 协作人 王磊" in trail
    assert "删除 协作人 王磊" in trail


def test_a_leaver_helps_nobody_any_more(chat_on_both: Chat):
    chat_on_both.says("华东医疗加上协作人王磊")

    chat_on_both.says("王磊离职，客户都转给李雪", "何佳")

    assert helpers(chat_on_both) == set()


@pytest.mark.parametrize(
    ("typed", "code"),
    [("华东医疗加上协作人李雪", "invalid"), ("三一重工加上协作人李雪", "not_allowed"),
     ("华东医疗去掉协作人王磊", "not_found"), ("华东医疗加上协作人陈晨", "exists")],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_and_writes_nothing(chat: Chat, typed: str, code: str):
    chat.says("华东医疗加上协作人陈晨")

    assert chat.says(typed).error_code == code
    assert helpers(chat) == {"陈晨"}


@pytest.mark.parametrize(
    "typed",
    ["要不要让王磊一起跟进华东医疗？", "王磊没有协作华东医疗", "听说让王磊一起跟进华东医疗", "如果让王磊一起跟进华东医疗就好了",
     "和王磊一起拜访华东医疗", "王磊一起吃饭", "不要让王磊一起跟进华东医疗", "王磊说要一起跟进华东医疗", "should I add 王磊 to Acme?",
     "提醒王磊明天一起跟进华东医疗", "让王磊一起去吃饭", "别拉上王磊一起跟华东医疗", "要不要拉上王磊一起跟华东医疗", "华东医疗想拉上王磊一起吃饭",
     "听说王磊加入华东医疗了", "如果让王磊加入华东医疗就好了", "让王磊加入华东医疗吗？", "王磊想加入华东医疗", "did you get 王磊 to help with 华东医疗?",
     "don't get 王磊 to help with 华东医疗", "maybe get 王磊 to help with 华东医疗"],
)  # fmt: skip
def test_other_talk_adds_nobody(chat: Chat, typed: str):
    chat.says(typed)

    assert helpers(chat) == set()


def test_a_name_that_nobody_has_is_said_to_be_unknown(chat: Chat):
    assert "没有叫“李娜”的成员" in chat.says("让李娜一起跟进华东医疗").text
    assert "没有叫“李娜”的成员" in chat.says("华东医疗加上协作人李娜").text
    assert chat.says("让大家一起跟进华东医疗").error_code is None


@pytest.mark.parametrize(
    "typed", ["我协作的客户", "我协助的客户有哪些？", "我的协作客户", "accounts I help with"]
)
def test_the_customers_one_helps_with_are_listed(chat_on_both: Chat, typed: str):
    assert "华东医疗" not in chat_on_both.says(typed, "王磊").text
    chat_on_both.says("华东医疗加上协作人王磊")

    reply = chat_on_both.says(typed, "王磊")

    assert ("华东医疗器械有限公司 · 李雪" in reply.text, reply.private) == (True, True)
    assert "华东医疗" not in chat_on_both.says(typed, "李雪").text
