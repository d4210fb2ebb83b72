"""A loss is put right: why it was, and that it is none any more."""

import pytest

from core.storage.tables import Account, Deal, StageEntry
from tests.company import Chat


@pytest.fixture
def lost(chat_on_both: Chat) -> Chat:
    chat = chat_on_both
    chat.says("新商机 华东医疗 50万")
    chat.says("#1 进入报价")
    chat.says("华东医疗丢了，价格高，输给金蝶了")
    return chat


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("丢单原因改成竞品", "competitor"),
        ("华东医疗的丢单原因是预算", "budget"),
        ("#1 丢单原因应该是跟进不及时", "slow_follow_up"),
        ("loss reason of #1 to budget", "budget"),
        ("华东医疗's loss reason was product fit", "product_fit"),
    ],
)
def test_the_reason_of_a_loss_is_put_right(lost: Chat, typed: str, reason: str):
    before = lost.rows(Deal)[0].loss_reason

    reply = lost.says(typed)

    assert reply.error_code is None, reply.text
    assert lost.rows(Deal)[0].loss_reason == reason
    lost.says("撤销")
    assert lost.rows(Deal)[0].loss_reason == before


def test_a_reason_that_is_none_is_refused_with_those_there_are(lost: Chat):
    assert "丢单原因可以是" in lost.says("#1 丢单原因改成天气不好").text


def test_a_question_about_the_reason_changes_nothing(lost: Chat):
    before = lost.rows(Deal)[0].loss_reason

    lost.says("华东医疗的丢单原因是什么？")
    lost.says("丢单原因")

    assert lost.rows(Deal)[0].loss_reason == before


@pytest.mark.parametrize(
    "typed",
    ["重新打开 #1", "#1 重启了", "把华东医疗重新激活", "reopen #1", "华东医疗 is alive again"],
)
def test_a_lost_deal_is_opened_again_where_it_stood(lost: Chat, typed: str):
    reply = lost.says(typed)

    assert reply.error_code is None, reply.text
    [deal] = lost.rows(Deal)
    assert (deal.status, deal.stage, deal.closed_on, deal.loss_reason) == (
        "open", "proposal", None, None,
    )  # fmt: skip
    assert len(lost.rows(StageEntry)) == 3


def test_opening_it_again_is_undone(lost: Chat):
    lost.says("重新打开 #1")

    lost.says("撤销")

    [deal] = lost.rows(Deal)
    assert (deal.status, deal.competitor) == ("lost", "金蝶")


@pytest.mark.parametrize("typed", ["重新打开 #1", "#1 丢单原因改成价格"])
def test_what_is_not_lost_is_left_alone(chat: Chat, typed: str):
    chat.says("新商机 华东医疗 50万")

    assert chat.says(typed).error_code == "not_lost"


@pytest.mark.parametrize("typed", ["重新打开 #1", "#1 丢单原因改成预算"])
def test_a_colleagues_loss_is_left_alone(lost: Chat, typed: str):
    assert lost.says(typed, "王磊").error_code == "not_allowed"
    assert lost.rows(Deal)[0].status == "lost"


@pytest.mark.parametrize(
    "typed", ["华东医疗客户等级调整为B", "华东医疗等级改成B", "把华东医疗的级别调为b级"]
)
def test_a_tier_is_set_in_more_words(chat: Chat, typed: str):
    chat.says(typed)

    assert next(one.tier for one in chat.rows(Account) if one.short_name == "华东医疗") == "B"


def test_while_a_reason_is_asked_for_no_other_loss_is_put_right(lost: Chat):
    before = lost.rows(Deal)[0].loss_reason
    lost.says("新商机 远大科技 20万")
    lost.says("远大科技丢了")

    lost.says("丢单原因是预算")

    assert [one.loss_reason for one in lost.rows(Deal) if one.number == 1] == [before]
