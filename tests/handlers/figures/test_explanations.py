"""“How is this computed”: said to everyone, with the records only for those who may see them."""

from datetime import date

import pytest

from core.language.understanding import Intent, Understanding
from core.periods import Period, month_containing, quarter_containing
from core.storage.tables import DealCredit
from handlers.explain import asks_how, explain
from handlers.funnel import show_funnel
from handlers.leaderboard import show_leaderboard
from handlers.trend import show_trend
from tests.handlers.figures.desk import TEAM

OCTOBER = date(2026, 10, 8)
MONTH, QUARTER = month_containing(date(2026, 11, 23)), quarter_containing(date(2026, 11, 23))


@pytest.mark.parametrize("text", ["怎么算的 漏斗", "How is the forecast computed?", "得分怎么算"])
def test_how_a_figure_comes_about_is_asked_in_both_languages(text):
    assert asks_how(text)


def test_an_explanation_gives_formula_records_and_the_time_of_the_data(desk):
    desk.books.deal("李雪", OCTOBER)
    desk.books.deal("李雪", date(2026, 9, 1))
    desk.books.deal("李雪", date(2026, 12, 1))

    words = str(desk.ask(explain, "李雪", text="怎么算的 漏斗").card)

    assert "转化率 = 已进入下一阶段 ÷ 进入" in words
    assert "1 条不在这段时间，1 条日期在今天之后" in words
    assert "数据截至 11月23日 周一 10:00" in words


def test_a_cards_button_explains_the_figure_of_its_own_scope_and_period(desk):
    reply = desk.ask(explain, "何佳", text="怎么算的 漏斗 华东 2026-Q3")

    assert "范围 · 华东 · 上季度" in str(reply.card)


@pytest.mark.parametrize(
    ("handler", "period", "command"),
    [(show_funnel, MONTH, "怎么算的 漏斗 华东一部 2026-11"),
     (show_leaderboard, QUARTER, "怎么算的 排行榜 华东一部 2026-Q4"),
     (show_leaderboard, MONTH, "怎么算的 排行榜 华东一部 2026-11")],
)  # fmt: skip
def test_a_button_explains_the_present_period_of_its_card(desk, handler, period, command):
    reply = desk.ask(handler, "张敏", scope=TEAM, period=period)

    assert reply.card.buttons[-1].command == command


def test_one_record_is_no_records_in_english(desk):
    desk.books.deal("李雪", OCTOBER)

    asked = Understanding(intent=Intent.NONE, text="how is this computed funnel East")
    words = str(explain(asked, desk.context("何佳", language="en")).card)

    assert "'1 record'" in words


def test_the_rules_are_open_to_all_and_the_records_are_not(desk):
    desk.books.deal("李雪", OCTOBER)

    words = str(desk.ask(explain, "李雪", text="怎么算的 漏斗 华东").card)

    assert "转化率 = 已进入下一阶段 ÷ 进入" in words
    assert "计入" not in words


@pytest.mark.parametrize("text", ["怎么算的", "口径是什么"])
def test_without_a_figure_those_there_are_are_offered(desk, text):
    reply = desk.ask(explain, "李雪", text=text)

    assert [button.label for button in reply.card.buttons][:3] == ["漏斗", "排行榜", "目标"]


@pytest.mark.parametrize(
    ("handler", "refused"), [(show_funnel, "丢单原因"), (show_trend, "拜访量趋势")]
)
def test_a_card_offers_no_step_that_its_reader_would_be_refused(desk, handler, refused):
    labels = {
        name: [button.label for button in desk.ask(handler, name, scope=TEAM).card.buttons]
        for name in ("李雪", "张敏")
    }

    assert refused not in labels["李雪"]
    assert refused in labels["张敏"]


def test_the_explanation_of_ones_revenue_says_what_counts_in_part(desk):
    deal = desk.books.won("李雪", OCTOBER, 1000)
    desk.books.session.add(
        DealCredit(deal_id=deal.id, person_id=desk.books.people["王磊"], percent=30)
    )

    asked = {"text": "怎么算的 销售额 2026-10", "period": Period.parse("2026-10")}

    assert "自己的 1 单分出一部分" in str(desk.ask(explain, "李雪", **asked).card)
    assert "同事的 1 单按比例计入" in str(desk.ask(explain, "王磊", **asked).card)
    assert "分成" not in str(desk.ask(explain, "何佳", **asked).card.sections[1])
