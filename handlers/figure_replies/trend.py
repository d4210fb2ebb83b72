"""Twelve weeks of one metric as a reply, the running week marked as unfinished."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

from charts import describe
from core.access import FigureKind
from core.errors import UserError
from core.figures.metrics import actual, unit_of
from core.figures.numbers import json_number
from core.figures.scope import ScopeRef
from core.periods import Period, week_containing
from core.pictures import TrendChart, TrendPoint
from core.reply import Button, Card, Facts, Paragraph, Picture, Reply, paragraph
from core.storage.queries.tallies import tallies
from core.vocabulary import Metric
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.words import command, heading, how_button

WEEKS = 12
MEAN_WEEKS = 4
WAN = 10_000
THOUSAND = 1_000
PERCENT = 100


# What follows from the funnel's totals is open to whoever sees those; other work is not.
OF_THE_FUNNEL = (Metric.REVENUE, Metric.DEALS_WON, Metric.CONVERSION)


@dataclass(frozen=True)
class Trend:
    """One metric of a scope over consecutive weeks, oldest first."""

    scope: ScopeRef
    metric: Metric
    weeks: tuple[Period, ...]
    values: tuple[Fraction | None, ...]


def kind_of(metric: Metric) -> FigureKind:
    """Return which right it takes to see a scope's total of a metric."""
    return "trend" if metric in OF_THE_FUNNEL else "attainment"


def trend_of(scene: Scene, scope: ScopeRef, metric: Metric) -> Trend:
    """Return the twelve weeks that end with the running one."""
    if metric is Metric.SCORE:
        raise UserError(
            "综合得分没有按周的趋势。可以问“销售额趋势”或“拜访量趋势”。",
            "The score has no weekly trend. Ask for “revenue trend” or “visits trend”.",
        )
    this_week = week_containing(scene.today)
    weeks = tuple(
        week_containing(this_week.first - timedelta(weeks=back)) for back in reversed(range(WEEKS))
    )
    found = tallies(scene.session, metric, scope, weeks, scene.today)
    values = tuple(actual(metric, tally, scene.minor_per_unit) for tally in found)
    return Trend(scope, metric, weeks, values)


def trend_reply(
    scene: Scene, scope: ScopeRef, metric: Metric = Metric.REVENUE, *, offers_work: bool = True
) -> Reply:
    """Tell twelve weeks of a metric; `offers_work` to those who may see more than money."""
    trend = trend_of(scene, scope, metric)
    title = heading(scene, _title(scene, metric), scope)
    buttons = _buttons(scene, trend)[0 if offers_work else 1 :]
    return Reply(
        text=f"{title}{scene.say('：', ': ')}{trend_words(scene, trend)}",
        card=Card(
            title,
            (_facts(scene, trend), _small_print(scene)),
            buttons,
        ),
        pictures=(trend_picture(scene, title, trend),),
        data=_data(trend),
        intent="show_trend",
    )


def _title(scene: Scene, metric: Metric) -> str:
    words = metric.say(scene.wording.language)
    return scene.say("{m}12周趋势", "{m}, 12 weeks", m=words)


def trend_words(scene: Scene, trend: Trend) -> str:
    """Say this week, last week, and how the last four full weeks stand to the four before."""
    *full, running = trend.values
    now, before = _mean(full[-MEAN_WEEKS:]), _mean(full[-2 * MEAN_WEEKS : -MEAN_WEEKS])
    words = scene.say(
        "本周到今天 {now}，上周 {last}。",
        "{now} so far this week, {last} last week.",
        now=scene.figure(trend.metric, running),
        last=scene.figure(trend.metric, full[-1]),
    )
    return words + _change_words(scene, now, before)


def _change_words(scene: Scene, now: Fraction | None, before: Fraction | None) -> str:
    if now is None or not before:
        return ""
    change = now / before - 1
    share = scene.percent(abs(change))
    if share == scene.percent(Fraction(0)):
        return scene.say("近四周与之前四周持平。", " The last four weeks equal the four before.")
    sentence = (
        ("近四周比之前四周多 {p}。", " The last four weeks are {p} above the four before.")
        if change >= 0
        else ("近四周比之前四周少 {p}。", " The last four weeks are {p} below the four before.")
    )
    return scene.say(*sentence, p=share)


def _mean(values: Sequence[Fraction | None]) -> Fraction | None:
    known = [value for value in values if value is not None]
    return sum(known, Fraction(0)) / len(known) if known else None


def _facts(scene: Scene, trend: Trend) -> Facts:
    *full, running = trend.values
    known = [value for value in trend.values if value is not None]
    return Facts(
        (
            (scene.say("本周到今天", "This week so far"), scene.figure(trend.metric, running)),
            (scene.say("上周", "Last week"), scene.figure(trend.metric, full[-1])),
            (
                scene.say("近四周平均", "Last four weeks, mean"),
                scene.figure(trend.metric, _mean(full[-MEAN_WEEKS:])),
            ),
            (
                scene.say("12周最高", "Best of 12 weeks"),
                scene.figure(trend.metric, max(known, default=None)),
            ),
        )
    )


def _small_print(scene: Scene) -> Paragraph:
    return paragraph(scene.as_of(), quiet=True)


def _buttons(scene: Scene, trend: Trend) -> tuple[Button, ...]:
    other = Metric.VISITS if trend.metric is Metric.REVENUE else Metric.REVENUE
    words = other.say(scene.wording.language).lower()
    funnel = scene.say("漏斗", "Funnel")
    by_other = scene.say("{m}趋势", "{m} trend", m=words)
    return (
        Button(by_other.capitalize(), command(by_other, scene, trend.scope)),
        Button(funnel, command(funnel, scene, trend.scope)),
        how_button(scene, trend.metric.say(scene.wording.language).lower(), trend.scope),
    )


def trend_picture(scene: Scene, title: str, trend: Trend) -> Picture:
    unit, divisor = _axis(scene, trend.metric)
    points = tuple(
        TrendPoint(
            f"{week.first.month}/{week.first.day}",
            float(value / divisor),
            unfinished=week.contains(scene.today),
        )
        for week, value in zip(trend.weeks, trend.values, strict=True)
        if value is not None
    )
    subtitle = trend_words(scene, trend).rstrip("。.")
    chart = TrendChart(title, subtitle, unit, points, scene.wording.language)
    return Picture(chart, describe(chart))


def _axis(scene: Scene, metric: Metric) -> tuple[str, Fraction]:
    """Return the unit printed on the axis, and what a figure is divided by to be in it."""
    match unit_of(metric):
        case "money" if scene.wording.language == "zh":
            is_yuan = scene.company.currency == "CNY"
            return ("万元" if is_yuan else f"万 {scene.company.currency}"), Fraction(WAN)
        case "money":
            return f"K {scene.company.currency}", Fraction(THOUSAND)
        case "ratio":
            return "%", Fraction(1, PERCENT)
        case "mean":
            return scene.say("分", "of 10"), Fraction(1)
        case "count":
            return metric.say(scene.wording.language), Fraction(1)


def _data(trend: Trend) -> dict[str, object]:
    return {
        "scope": {**trend.scope.to_json()},
        "period": Period(trend.weeks[0].first, trend.weeks[-1].last, ranged=True).label(),
        "metric": trend.metric.value,
        "weeks": [
            {"period": week.label(), "value": json_number(value)}
            for week, value in zip(trend.weeks, trend.values, strict=True)
        ],
    }
