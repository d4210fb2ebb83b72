"""Each handler of figures: the contract's data, words that stand alone, pictures, next steps."""

from datetime import date
from decimal import Decimal

import pytest

from core.errors import NotAllowedError, NotFoundError, UserError
from core.figures.scope import ScopeRef
from core.language.understanding import Scope
from core.periods import Period
from core.reply import ToPerson
from core.storage.tables import Target
from core.vocabulary import Metric
from handlers.forecast import show_forecast
from handlers.funnel import show_funnel
from handlers.leaderboard import show_leaderboard
from handlers.losses import show_loss_reasons
from handlers.progress import progress_line
from handlers.reports import show_report
from handlers.targets import set_target, show_target
from handlers.trend import show_trend
from tests.handlers.figures.desk import (
    EAST,
    ME,
    REGION_CHANNEL,
    TEAM,
    TEAM_CHANNEL,
    UNKNOWN_CHANNEL,
    two_with_figures,
)

OCTOBER, NOVEMBER = date(2026, 10, 8), date(2026, 11, 10)
FUNNEL_KEYS = {
    "scope", "period", "stages", "win_rate", "average_cycle_days", "average_deal_amount",
    "bottleneck",
}  # fmt: skip
TARGET_KEYS = {
    "metric", "period", "target", "actual", "attainment", "time_progress", "pace", "status",
    "gap", "needed_per_day",
}  # fmt: skip


def test_a_funnel_answers_with_the_contracts_figures(desk):
    desk.books.won("李雪", NOVEMBER, 620_000, created=OCTOBER)

    data = desk.ask(show_funnel, "胡军", scope=EAST).data

    assert set(data) == FUNNEL_KEYS
    assert (data["scope"], data["period"]) == ({"kind": "region", "name": "east"}, "2026-Q4")
    assert (data["win_rate"], data["average_cycle_days"]) == (1, 33)
    assert data["stages"][0]["conversion"] == 1
    assert data["stages"][1]["average_days"] == 0
    assert data["average_deal_amount"] == 620_000


def test_no_figure_is_null(desk):
    data = desk.ask(show_funnel, "李雪").data

    assert data["stages"][0]["conversion"] is None
    assert (data["win_rate"], data["bottleneck"]) == (None, None)


def test_a_funnel_says_its_bottleneck_in_words_and_marks_it_in_the_picture(desk):
    for entered in (1, 2, 2, 2, 2):
        desk.books.deal("陈晨", *[date(2025, 12, 1)] * entered)
    for _ in range(5):
        desk.books.deal("李雪", OCTOBER)

    reply = desk.ask(show_funnel, "李雪")

    assert "瓶颈在“潜在客户”：只有 0% 进入下一阶段" in reply.text
    assert "低 80 个百分点" in reply.text
    assert reply.pictures[0].chart.bottleneck == 0
    assert "潜在客户 5" in reply.pictures[0].alt


def test_without_a_scope_one_is_told_what_one_answers_for(desk):
    scopes = {name: desk.ask(show_funnel, name).data["scope"] for name in ("李雪", "张敏", "何佳")}

    assert scopes == {
        "李雪": {"kind": "me"},
        "张敏": {"kind": "team", "name": "华东一部"},
        "何佳": {"kind": "company"},
    }


def test_a_rep_who_asks_for_the_region_is_refused(desk):
    with pytest.raises(NotAllowedError):
        desk.ask(show_funnel, "李雪", scope=EAST)


@pytest.mark.parametrize(
    ("room", "scope", "private"),
    [(TEAM_CHANNEL, TEAM, False), (TEAM_CHANNEL, ME, True), (REGION_CHANNEL, TEAM, True),
     (UNKNOWN_CHANNEL, TEAM, True)],
)  # fmt: skip
def test_an_answer_that_the_room_may_not_see_is_private(desk, room, scope, private):
    assert desk.ask(show_funnel, "李雪", room, scope=scope).private is private


def test_a_target_answers_with_the_contracts_figures(desk):
    two_with_figures(desk)

    [item] = desk.ask(show_target, "李雪").data["targets"]

    assert set(item) == TARGET_KEYS
    assert (item["attainment"], item["gap"], item["status"]) == (0.62, 380_000, "at_risk")
    assert item["pace"] == pytest.approx(0.62 / (15 / 21), abs=1e-5)
    assert item["needed_per_day"] == pytest.approx(380_000 / 6, abs=1e-5)


def test_a_month_without_a_target_is_answered_with_the_quarters(desk):
    desk.books.target(ScopeRef("company", 0, ""), "revenue", "2026-Q4", "9000000")

    assert desk.ask(show_target, "何佳").data["targets"][0]["period"] == "2026-Q4"


def test_without_any_target_one_is_told_how_it_is_set(desk):
    reply = desk.ask(show_target, "李雪")

    assert reply.data["targets"] == []
    assert "未设目标" in reply.text


def test_a_metric_without_a_target_still_shows_what_was_reached(desk):
    two_with_figures(desk)

    [item] = desk.ask(show_target, "王磊", metric=Metric.REVENUE).data["targets"]

    assert (item["actual"], item["target"], item["attainment"]) == (400_000, None, None)


def test_a_manager_sets_a_members_target_and_the_member_is_told(desk):
    scope = Scope("member", "李雪")

    reply = desk.ask(set_target, "张敏", scope=scope, value=Decimal(800_000))

    assert "已设定：李雪 本月 销售额目标 ¥80万" in reply.text
    [post] = reply.posts
    assert post.to == ToPerson(desk.books.people["李雪"])
    assert "张敏 设定了目标" in post.reply.text
    assert [button.label for button in reply.card.buttons][-1] == "撤销"


def test_setting_a_target_again_changes_it(desk):
    desk.ask(set_target, "何佳", value=Decimal(100), metric=Metric.VISITS)
    desk.ask(set_target, "何佳", value=Decimal(120), metric=Metric.VISITS)
    desk.books.session.flush()

    [row] = desk.books.session.query(Target)
    assert (row.scope, row.value, row.period) == ("company", 120, "2026-11")


def test_a_conversion_target_is_a_ratio(desk):
    reply = desk.ask(
        set_target, "何佳", value=Decimal("0.35"), metric=Metric.CONVERSION,
        period=Period.parse("2026-Q4"),
    )  # fmt: skip

    assert "转化率目标 35%" in reply.text
    with pytest.raises(UserError):
        desk.ask(set_target, "何佳", value=Decimal(35), metric=Metric.CONVERSION)


def test_a_rep_sets_no_target(desk):
    with pytest.raises(NotAllowedError):
        desk.ask(set_target, "李雪", value=Decimal(1))


def test_a_forecast_answers_with_the_contracts_figures(desk):
    desk.books.won("李雪", NOVEMBER, 100)
    desk.books.deal("李雪", *[OCTOBER] * 4, amount=1000, expected_close_on=date(2026, 12, 1))

    data = desk.ask(show_forecast, "李雪").data

    assert (data["won"], data["weighted_open"], data["forecast"]) == (100, 850, 950)
    assert data["stages"][3] == {"stage": "contract", "open_amount": 1000, "probability": 0.85}


def test_loss_reasons_answer_with_the_contracts_figures(desk):
    desk.books.deal(
        "李雪", OCTOBER, status="lost", closed_on=NOVEMBER, amount=50, loss_reason="price"
    )

    reply = desk.ask(show_loss_reasons, "李雪")

    assert reply.data["reasons"] == [{"loss_reason": "price", "count": 1, "amount": 50}]
    assert "价格" in reply.text


def test_a_trend_has_twelve_weeks_and_marks_the_running_one(desk):
    desk.books.won("李雪", NOVEMBER, 620_000)

    reply = desk.ask(show_trend, "张敏")

    assert len(reply.data["weeks"]) == 12
    assert reply.data["weeks"][-3] == {"period": "2026-W46", "value": 620_000}
    assert [point.unfinished for point in reply.pictures[0].chart.points][-2:] == [False, True]


def test_a_teams_visits_are_not_a_reps_to_see_but_its_revenue_is(desk):
    desk.ask(show_trend, "李雪", scope=TEAM)

    with pytest.raises(NotAllowedError):
        desk.ask(show_trend, "李雪", scope=TEAM, metric=Metric.VISITS)


def test_a_report_brings_funnel_board_trend_and_attainment_in_pictures(desk):
    two_with_figures(desk)

    kinds = [picture.chart.kind for picture in desk.ask(show_report, "李雪").pictures]

    assert kinds == ["funnel", "leaderboard", "trend", "attainment"]


def test_a_report_in_a_channel_holds_what_the_channel_may_see(desk):
    two_with_figures(desk)
    desk.books.target(ScopeRef("team", desk.books.team_of("李雪"), ""), "revenue", "2026-11", "9")

    reply = desk.ask(show_report, "张敏", TEAM_CHANNEL)

    assert reply.private is False
    assert [picture.chart.kind for picture in reply.pictures] == ["funnel", "leaderboard", "trend"]


def test_the_gap_is_turned_into_the_deals_that_it_takes(desk):
    two_with_figures(desk)
    for number in range(30):
        status = "won" if number % 3 == 0 else "lost"
        desk.books.deal("李雪", *[date(2026, 5, 4)] * 4, status=status, closed_on=date(2026, 5, 5))
    desk.books.deal("李雪", OCTOBER, amount=140_000, expected_close_on=date(2026, 11, 30))

    words = str(desk.ask(show_target, "李雪").card)

    assert "按近四个季度 33% 的赢单率，补上缺口要 ¥114万 的在手商机" in words
    assert "还要再找 ¥100万" in words


def test_progress_counts_what_this_message_has_written(desk):
    two_with_figures(desk)
    person_id = desk.books.people["李雪"]

    assert progress_line(desk.context("李雪"), person_id) == "本月 62% · 还差 ¥38万"

    desk.books.won("李雪", NOVEMBER, 400_000)
    assert progress_line(desk.context("李雪"), person_id) == "本月 102% · 已超额 ¥2万"
    assert progress_line(desk.context("王磊"), desk.books.people["王磊"]) is None


@pytest.mark.parametrize("handler", [show_funnel, show_leaderboard, show_target, show_forecast])
def test_an_unknown_region_is_answered_with_those_there_are(desk, handler):
    with pytest.raises(NotFoundError, match="east"):
        desk.ask(handler, "何佳", scope=Scope("region", "mars"))


@pytest.mark.parametrize(
    "handler", [show_funnel, show_target, show_forecast, show_loss_reasons, show_report]
)
@pytest.mark.parametrize("label", ["0001", "9999"])
def test_a_period_beyond_reach_is_refused_with_one_that_works(desk, handler, label):
    with pytest.raises(UserError, match="2026-Q4"):
        desk.ask(handler, "何佳", period=Period.parse(label))


@pytest.mark.parametrize("handler", [show_funnel, show_target, show_forecast, show_report])
@pytest.mark.parametrize(
    "label", ["2027-Q1", "1995", "2026-11-22", "2026-W47", "2020-01-01/2026-11-15"]
)
def test_any_period_within_reach_has_an_answer(desk, handler, label):
    assert desk.ask(handler, "何佳", period=Period.parse(label)).text
