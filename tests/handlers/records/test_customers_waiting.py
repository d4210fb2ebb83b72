"""Customers nobody owns can be taken over; those whom nobody contacts are found."""

import pytest

from core.storage.changes import Author, begin_change
from core.storage.tables import Account, OutboxPost
from tests.company import MONDAY, Chat


@pytest.fixture
def pooled(chat_on_both: Chat) -> Chat:
    """远大科技 is nobody's."""
    chat = chat_on_both
    with chat.database.writing(1) as session:
        begin_change(session, Author(None, "test", "pool"), "import", MONDAY)
        session.query(Account).filter_by(short_name="远大科技").one().owner_id = None
    return chat


def owner(chat: Chat, short: str) -> int | None:
    return next(one.owner_id for one in chat.rows(Account) if one.short_name == short)


@pytest.mark.parametrize("typed", ["公海客户", "公共客户有哪些", "客户池", "customer pool"])
def test_the_pool_is_listed_for_everybody(pooled: Chat, typed: str):
    for name in ("陈晨", "何佳"):
        text = pooled.says(typed, name).text

        assert "远大科技股份有限公司" in text
        assert "华东医疗" not in text


@pytest.mark.parametrize("typed", ["领取远大科技", "认领客户 远大科技", "claim 远大科技"])
def test_a_customer_is_taken_out_of_the_pool(pooled: Chat, typed: str):
    reply = pooled.says(typed, "王磊")

    assert reply.error_code is None, reply.text
    assert owner(pooled, "远大科技") == pooled.ids["王磊"]
    pooled.says("撤销", "王磊")
    assert owner(pooled, "远大科技") is None


def test_a_colleagues_customer_is_not_claimed(pooled: Chat):
    assert pooled.says("领取华东医疗", "王磊").error_code == "not_allowed"
    assert owner(pooled, "华东医疗") == pooled.ids["李雪"]


@pytest.mark.parametrize("typed", ["把华东医疗放回公海", "释放华东医疗", "release 华东医疗"])
def test_a_customer_is_put_back(pooled: Chat, typed: str):
    pooled.says(typed, "张敏")

    assert owner(pooled, "华东医疗") is None
    lane = f"person:{pooled.ids['李雪']}"
    assert any(
        "放回了公海" in str(one.reply) for one in pooled.rows(OutboxPost) if one.lane == lane
    )


def test_a_customer_with_an_open_deal_stays_out_of_the_pool(pooled: Chat):
    pooled.says("新商机 华东医疗 50万")

    assert pooled.says("把华东医疗放回公海").error_code == "open_deals"
    assert owner(pooled, "华东医疗") == pooled.ids["李雪"]


@pytest.mark.parametrize(
    "typed",
    ["哪些客户很久没联系", "长期未跟进的客户", "好久没联系的客户", "neglected accounts"],
)
def test_who_has_waited_too_long_for_the_tier_is_found(chat: Chat, typed: str):
    chat.says("华东医疗 A级")
    chat.says("远大科技 D级")
    chat.says("拜访了华东医疗")
    chat.clock.moment = chat.clock.moment.replace(month=12, day=7)

    text = chat.says(typed).text

    assert "华东医疗器械有限公司 · A · 14 " in text


def test_a_planned_follow_up_is_no_neglect(chat: Chat):
    chat.says("华东医疗 A级")
    chat.says("拜访了华东医疗，12月20日跟进")
    chat.clock.moment = chat.clock.moment.replace(month=12, day=7)

    assert "没有超过等级周期的客户" in chat.says("哪些客户很久没联系").text


def test_a_manager_sees_the_teams_and_a_stranger_nothing(chat: Chat):
    chat.says("华东医疗 A级")

    assert "华东医疗" in chat.says("哪些客户很久没联系", "张敏").text
    assert "华东医疗" not in chat.says("哪些客户很久没联系", "陈晨").text
    assert chat.says("李雪长期未跟进的客户", "陈晨").error_code == "not_allowed"
