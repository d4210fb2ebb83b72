"""A deal named by its number needs no customer: nothing beside it is taken for a new one."""

import pytest

from core.storage.tables import Account, Deal, DealCredit
from tests.company import Chat


@pytest.fixture
def one(chat: Chat) -> Chat:
    chat.says("新商机 华东医疗 50万，报价")
    return chat


def deal(chat: Chat) -> Deal:
    [row] = chat.rows(Deal)
    assert len(chat.rows(Account)) == 5
    return row


@pytest.mark.parametrize(
    ("typed", "reason", "rival"),
    [
        ("#1丢单，输给了金蝶，价格太高", "price", "金蝶"),
        ("#1输了，竞争对手是金蝶", "competitor", "金蝶"),
        ("lost #1, lost to Kingdee, price too high", "price", "Kingdee"),
    ],
)
def test_a_loss_keeps_its_reason_and_the_rival(one: Chat, typed: str, reason: str, rival: str):
    one.says(typed)

    lost = deal(one)
    assert (lost.status, lost.loss_reason, lost.competitor) == ("lost", reason, rival)


@pytest.mark.parametrize("typed", ["#1 预计成交改到1月15日", "#1 预计1月15日成交"])
def test_the_expected_day_is_moved(one: Chat, typed: str):
    one.says(typed)

    assert str(deal(one).expected_close_on) == "2027-01-15"


@pytest.mark.parametrize(
    ("typed", "stage"),
    [
        ("#1回到初步意向", "qualified"),
        ("#1 退到潜在客户", "lead"),
        ("deal 1 to contract", "contract"),
        ("deal 1 back to qualified", "qualified"),
    ],
)
def test_the_stage_is_changed_forth_and_back(one: Chat, typed: str, stage: str):
    one.says(typed)

    assert deal(one).stage == stage


@pytest.mark.parametrize("typed", ["#1 负责人改成王磊", "set owner of #1 to 王磊"])
def test_the_owner_is_changed(one: Chat, typed: str):
    one.says(typed)

    assert deal(one).owner_id == one.ids["王磊"]


def test_a_share_may_be_told_before_the_deal(one: Chat):
    one.says("给王磊分20%，#1")

    assert {row.percent for row in one.rows(DealCredit)} == {20}


def test_all_of_somebodys_accounts_are_handed_over_in_english(one: Chat):
    one.says("hand over all accounts of 李雪 to 王磊", "张敏")

    assert deal(one).owner_id == one.ids["王磊"]


@pytest.mark.parametrize("typed", ["#1 丢单了吗", "#1 负责人改成王磊了吗", "#1 预计什么时候成交"])
def test_a_question_changes_nothing(one: Chat, typed: str):
    one.says(typed)

    assert (deal(one).status, deal(one).owner_id) == ("open", one.ids["李雪"])
