"""Lost deals say where they happen, whose cause they are, what helps, and lead to a rule."""

from datetime import date

import pytest

from core.figures.losses import Causes, LossCount, causes_of, worst_stage
from core.periods import (
    Period,
    day,
    last_days,
    month_containing,
    quarter_containing,
    year_containing,
)
from core.storage.tables import LossRule
from core.vocabulary import LossReason, Stage
from tests.company import Chat

TODAY = date(2026, 11, 23)
PRICE, FIT = LossReason.PRICE, LossReason.PRODUCT_FIT
NOW = [
    LossCount(PRICE, Stage.PROPOSAL, 3, 900),
    LossCount(FIT, Stage.PROPOSAL, 1, 100),
    LossCount(FIT, Stage.LEAD, 4, 50),
    LossCount(LossReason.OTHER, Stage.CONTRACT, 2, 9000),
]
BEFORE = [LossCount(PRICE, Stage.PROPOSAL, 6, 1), LossCount(PRICE, Stage.LEAD, 1, 1)]


def test_the_stage_that_loses_most_is_named_and_money_decides_between_two():
    worst = worst_stage(NOW, BEFORE)

    assert (worst.stage, worst.count, worst.of, worst.before) == (Stage.PROPOSAL, 4, 10, 6)
    assert worst_stage([], BEFORE) is None


def test_causes_of_the_market_are_kept_apart_from_own_ones():
    assert causes_of(NOW) == Causes(own=5, market=3, other=2)
    assert causes_of([LossCount(one, Stage.LEAD, 1, 0) for one in LossReason]) == Causes(3, 3, 1)


@pytest.fixture
def lossy(chat_on_both: Chat) -> Chat:
    """Make a team that lost three deals for two reasons."""
    for number, why in enumerate(("价格高", "价格高", "跟进不及时"), 1):
        chat_on_both.says(f"新商机 华东医疗 {number}万")
        chat_on_both.says(f"#{number} 进入报价")
        chat_on_both.says(f"丢单 #{number} {why}")
    return chat_on_both


def test_the_answer_tells_stage_causes_and_advice(lossy: Chat):
    words = lossy.words("丢单原因", "张敏")

    assert "最容易丢在“报价/方案”：3 单，占 100%，上期同期 0 单。" in words
    assert "自身原因（产品、跟进、竞品）1 单，上期同期 0；市场原因（价格、预算、决策）2 单" in words
    assert "跟进慢：异议 24 小时内回复" in words


def test_a_part_of_a_period_is_compared_with_the_same_days_of_the_one_before(chat: Chat):
    now = chat.clock.moment
    # 20 August is of those days of the third quarter, 20 September is not: today is 23 November.
    for number, on in enumerate((date(2026, 8, 20), date(2026, 9, 20), now.date()), 1):
        chat.clock.moment = now.replace(month=on.month, day=on.day)
        chat.says(f"新商机 华东医疗 {number}万")
        chat.says(f"丢单 #{number} 价格高")

    assert (
        "自身原因（产品、跟进、竞品）0 单，上期同期 0；市场原因（价格、预算、决策）1 单，上期同期 1"
        in (chat.words("本季度丢单原因", "张敏"))
    )
    assert "2 单，上期 0" in chat.words("上季度丢单原因", "张敏")


def test_what_losses_are_compared_with_is_named_in_english(lossy: Chat):
    words = lossy.words("loss reasons", "张敏")

    assert "(same days last quarter: 0)" in words


def test_a_rule_says_what_it_does_before_it_is_sent(lossy: Chat):
    assert "发给华东一部的每位销售" in lossy.words("丢单原因", "张敏")


@pytest.mark.parametrize(
    ("period", "before"),
    [(quarter_containing(TODAY), "2026-07-01/2026-08-23"),
     (month_containing(TODAY), "2026-10-01/2026-10-23"),
     (year_containing(TODAY), "2025-01-01/2025-11-23"),
     (Period(date(2026, 11, 16), date(2026, 11, 29)), "2026-11-02/2026-11-09"),
     (quarter_containing(date(2026, 9, 1)), "2026-Q2"), (day(TODAY), "2026-11-22"),
     (last_days(30, TODAY), "2026-09-25/2026-10-24")],
)  # fmt: skip
def test_the_same_days_of_the_period_before_end_where_today_is(period: Period, before: str):
    assert period.before_by(TODAY).label() == before


def test_who_leads_makes_a_rule_of_it_with_one_button(lossy: Chat):
    buttons = lossy.says("丢单原因", "张敏").card.buttons
    [rule] = [one for one in buttons if one.label == "发规则：价格"]

    lossy.says(rule.command, "张敏")

    [made] = lossy.rows(LossRule)
    assert (made.scope, made.loss_reason) == ("team", "price")


@pytest.mark.parametrize(("who", "typed"), [("李雪", "丢单原因"), ("张敏", "李雪的丢单原因")])
def test_nobody_is_offered_a_rule_that_they_cannot_make(lossy: Chat, who: str, typed: str):
    buttons = lossy.says(typed, who).card.buttons

    assert [one for one in buttons if "规则" in one.label] == []
