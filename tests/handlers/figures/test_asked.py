"""What a question is about: unknown names, the channel's own board, months of monthly reports."""

from datetime import date

import pytest

from core.access import INSTEAD
from core.errors import NotFoundError
from core.language.names.known_names import Directory
from core.language.understand import understand
from core.language.understanding import Intent, Scope, Understanding
from core.periods import month_containing
from core.vocabulary import Metric
from handlers.funnel import show_funnel
from handlers.leaderboard import show_leaderboard
from handlers.progress import progress_line
from handlers.reports import show_report
from handlers.targets import show_target
from handlers.trend import show_trend
from tests.company import MONDAY
from tests.handlers.figures.desk import DM, REGION_CHANNEL, two_with_figures

NOVEMBER = date(2026, 11, 10)


def about_a_funnel(desk, text: str):
    asked = Understanding(intent=Intent.SHOW_FUNNEL, text=text)
    return show_funnel(asked, desk.context("李雪", DM))


@pytest.mark.parametrize("text", ["/funnel 火星", "漏斗 火星组", "/funnel mars"])
def test_a_name_that_nobody_has_is_said_to_be_unknown(desk, text):
    with pytest.raises(NotFoundError) as refused:
        about_a_funnel(desk, text)

    assert "没有找到“" in refused.value.zh
    assert "可以写：全公司、" in refused.value.zh


@pytest.mark.parametrize(
    "text", ["/funnel", "看看漏斗", "漏斗 怎么样", "/漏斗 分析", "funnel please"]
)
def test_words_that_name_nothing_leave_the_question_as_it_is(desk, text):
    assert about_a_funnel(desk, text).card.title.startswith("漏斗 · 李雪")


def test_a_board_asked_for_in_a_channel_is_the_channels_own(desk):
    two_with_figures(desk)

    reply = desk.ask(show_leaderboard, "李雪", REGION_CHANNEL)

    assert reply.data["scope"] == {"kind": "region", "name": "east"}
    assert not reply.private


@pytest.mark.parametrize(
    ("text", "period"),
    [("月报", "2026-11"), ("季报", "2026-Q4"), ("年报", "2026"), ("周报", "2026-W48")],
)
def test_a_report_is_of_the_period_it_is_called_after(desk, text, period):
    assert desk.ask(show_report, "李雪", text=text).data["period"] == period


def test_a_metric_of_a_month_is_told_as_that_figure(desk):
    desk.books.won("李雪", NOVEMBER, 620_000)

    said = {"metric": Metric.REVENUE, "period": month_containing(NOVEMBER)}
    reply = desk.ask(show_trend, "李雪", text="本月销售额", **said)

    assert "销售额 ¥62万，未设目标" in reply.text


def test_a_trend_stays_one_whatever_its_period(desk):
    said = {"metric": Metric.REVENUE, "period": month_containing(NOVEMBER)}

    reply = desk.ask(show_trend, "李雪", text="本月销售额趋势", **said)

    assert "12周趋势" in reply.text


def test_a_target_reached_to_the_cent_is_reached(desk):
    desk.books.won("李雪", NOVEMBER, 1_000_000)
    desk.books.target(desk.books.member("李雪"), "revenue", "2026-11", "1000000")

    assert "已达成" in desk.ask(show_target, "李雪").text
    line = progress_line(desk.context("李雪"), desk.books.people["李雪"])
    assert line == "本月 100% · 已达成"


def test_equal_weeks_are_said_to_be_equal(desk):
    for week_before in (date(2026, 10, 7), date(2026, 11, 4)):
        desk.books.won("李雪", week_before, 100_000)

    assert "近四周与之前四周持平" in desk.ask(show_trend, "李雪").text


@pytest.mark.parametrize("role", sorted(INSTEAD))
def test_a_refusal_quotes_sentences_that_work(role):
    zh, _ = INSTEAD[role]
    sentences = [part.split("”")[0] for part in zh.split("“")[1:]]

    understood = {understand(one, Directory.build((), ()), MONDAY).intent for one in sentences}
    assert sentences
    assert Intent.NONE not in understood


def test_a_month_that_is_over_is_told_without_a_pace(desk):
    desk.books.target(desk.books.member("李雪"), "revenue", "2026-10", "1000000")
    desk.books.won("李雪", date(2026, 10, 8), 740_000)

    october = month_containing(date(2026, 10, 8))
    text = desk.ask(show_target, "李雪", period=october).text

    assert text.endswith("销售额 74%（¥74万 / ¥100万），差 ¥26万")


def test_a_summary_says_which_month_its_board_is_of_and_its_weights(desk):
    two_with_figures(desk)

    card = desk.ask(show_report, "张敏").card

    words = [
        "".join(s.text for s in part.spans) for part in card.sections if hasattr(part, "spans")
    ]
    assert "排行榜 · 华东一部 · 本月" in words
    assert any(each.startswith("% 是综合得分，权重：销售额 60%") for each in words)
    assert sum("数据截至" in each for each in words) == 1


def test_a_member_asked_about_by_a_manager_is_not_told_as_me(desk):
    asked = desk.ask(show_funnel, "张敏", scope=Scope("member", "李雪"))

    assert asked.data["scope"] == {"kind": "member", "name": "李雪"}
