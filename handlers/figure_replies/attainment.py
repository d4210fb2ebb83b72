"""Targets as a reply: how far, at which pace, what is still needed each working day."""

from collections.abc import Sequence
from fractions import Fraction

from charts import describe
from core.figures.attainment import Attainment, target_for, work_time
from core.figures.metrics import actual, adds_up
from core.figures.numbers import drawn, json_number
from core.figures.scope import ScopeRef
from core.periods import Period, quarter_containing, year_containing
from core.pictures import AttainmentBar, AttainmentChart, Status
from core.reply import Button, Card, Paragraph, Picture, Progress, Reply, Section, paragraph
from core.scopes import board_scope
from core.storage.queries.outlook import pipeline_of
from core.storage.queries.tallies import tally
from core.storage.queries.targets import targets_within
from core.vocabulary import Metric
from handlers.figure_replies.leaderboard import Board, places_of
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.words import command, heading, how_button, period_words

STATUS_WORDS: dict[Status, tuple[str, str]] = {
    "ahead": ("领先", "ahead"),
    "on_track": ("正常", "on track"),
    "at_risk": ("有风险", "at risk"),
    "behind": ("落后", "behind"),
    "none": ("", ""),
}


def attainments_of(
    scene: Scene, scope: ScopeRef, period: Period, metric: Metric | None = None
) -> tuple[Attainment, ...]:
    """Return the scope's targets of a period, or of one metric; by the metrics' own order."""
    targets = targets_within(scene.session, scope, period)
    metrics = [each for each in Metric if each in targets] if metric is None else [metric]
    time = work_time(period, scene.today, scene.calendar)
    return tuple(
        Attainment(
            each,
            period,
            target_for(each, period, targets.get(each, {})),
            actual_of(scene, each, scope, period),
            time,
        )
        for each in metrics
    )


def actual_of(scene: Scene, metric: Metric, scope: ScopeRef, period: Period) -> Fraction | None:
    """Return what a scope reached of a metric; of the score, the mean of its members'."""
    if metric is Metric.SCORE:
        return _score_of(scene, scope, period)
    found = tally(scene.session, metric, scope, period, scene.today)
    return actual(metric, found, scene.minor_per_unit)


def _score_of(scene: Scene, scope: ScopeRef, period: Period) -> Fraction | None:
    places = places_of(scene, Board(board_scope(scene.session, scope), period))
    if scope.kind == "member":
        places = tuple(place for place in places if place.performance.member_id == scope.id)
    if not places:
        return None
    return sum((place.value for place in places), Fraction(0)) / len(places)


def attainment_reply(
    scene: Scene, scope: ScopeRef, period: Period, metric: Metric | None = None
) -> Reply:
    """Tell a scope's attainment; without a target in the period, that of the larger one."""
    items = _found(scene, scope, period, metric)
    shown = items[0].period if items else period
    title = heading(scene, scene.say("目标", "Target"), scope, shown)
    set_items = [item for item in items if item.target is not None]
    lines = [line_of(scene, item) for item in items] or [no_target(scene, scope, period)]
    if shown != period:
        asked = period_words(scene.wording, period, scene.today)
        title += scene.say("（{asked}未设目标）", " (none is set for {asked})", asked=asked)
    advice = pipeline_words(scene, scope, items)
    return Reply(
        text=title + scene.say("：", ": ") + scene.say("；", "; ").join(lines),
        card=Card(title, _sections(scene, items, lines, advice), _buttons(scene, scope, shown)),
        pictures=attainment_pictures(scene, title, set_items),
        data={
            "scope": {**scope.to_json()},
            "targets": [_item_data(item) for item in items],
        },
        intent="show_target",
    )


def _found(
    scene: Scene, scope: ScopeRef, period: Period, metric: Metric | None
) -> tuple[Attainment, ...]:
    """Return the period's targets; else the quarter's or year's around it; else what is done."""
    for wider in (period, quarter_containing(period.first), year_containing(period.first)):
        items = attainments_of(scene, scope, wider, metric) if wider.covers(period) else ()
        if any(item.target is not None for item in items):
            return items
    return attainments_of(scene, scope, period, metric)


def line_of(scene: Scene, item: Attainment) -> str:
    """Say one target in a line: share, figures, pace, status, gap."""
    metric = item.metric.say(scene.wording.language)
    reached = scene.figure(item.metric, item.actual)
    if not item.target:
        return scene.say("{m} {a}，未设目标", "{m} {a}, no target set", m=metric, a=reached)
    line = scene.say(
        "{m} {p}（{a} / {t}）",
        "{m} {p} ({a} of {t})",
        m=metric,
        p=scene.percent(item.attainment),
        a=reached,
        t=scene.figure(item.metric, item.target),
    )
    return line + _pace_words(scene, item) + gap_words(scene, item)


def _pace_words(scene: Scene, item: Attainment) -> str:
    # A mean does not grow with time, so only sums are said to be ahead or behind; what is over
    # has reached what it has.
    if item.pace is None or not adds_up(item.metric) or item.time.left == 0:
        return ""
    return scene.say(
        "，时间过去 {t}，进度{s}",
        ", {t} of the time gone: {s}",
        t=scene.percent(item.time.progress),
        s=scene.say(*STATUS_WORDS[item.status]),
    )


def gap_words(scene: Scene, item: Attainment) -> str:
    """Say what is missing, and how much of it each working day: ，还差 ¥38万，每个工作日 ¥3.5万."""
    if item.gap is None or not adds_up(item.metric):
        return ""
    if item.gap == 0:
        return scene.say("，已达成", ", reached")
    if item.gap < 0:
        over = scene.figure(item.metric, -item.gap)
        return scene.say("，已超额 {g}", ", {g} above target", g=over)
    missing = scene.figure(item.metric, item.gap)
    if item.time.left == 0:
        return scene.say("，差 {g}", ", {g} short", g=missing)
    words = scene.say("，还差 {g}", ", {g} to go", g=missing)
    if item.needed_per_day is None:
        return words
    return words + scene.say(
        "，每个工作日 {d}", ", {d} a working day", d=scene.figure(item.metric, item.needed_per_day)
    )


def no_target(scene: Scene, scope: ScopeRef, period: Period) -> str:
    """Say that nothing is set, and what to type to set it."""
    return scene.say(
        "{p}未设目标。经理可以说“{s}{p}销售额目标 100万”。",
        "no target for {p}. A manager can say “{s} revenue target 1M {p}”.",
        p=period_words(scene.wording, period, scene.today),
        s=scope.say(scene.wording.language),
    )


def pipeline_words(scene: Scene, scope: ScopeRef, items: Sequence[Attainment]) -> str:
    """Say how many open deals it takes to close the revenue gap, and how many there are."""
    revenue = next((item for item in items if item.metric is Metric.REVENUE), None)
    if revenue is None or revenue.gap is None or revenue.gap <= 0 or not revenue.time.left:
        return ""
    pipeline = pipeline_of(scene.session, scope, revenue.period, scene.today)
    needed = pipeline.needed_minor(revenue.gap * scene.minor_per_unit)
    if needed is None:
        return ""
    words = scene.say(
        "按近四个季度 {r} 的赢单率，补上缺口要 {n} 的在手商机；到期末预计成交的有 {o}",
        "At the last four quarters' win rate of {r}, the gap takes {n} of open deals; "
        "{o} are expected by the end",
        r=scene.percent(pipeline.win_rate),
        n=scene.money(needed),
        o=scene.money(pipeline.open_minor),
    )
    missing = needed - pipeline.open_minor
    if missing <= 0:
        return words + scene.say("，够了。", ", which is enough.")
    return words + scene.say(
        "，还要再找 {m}。", ", so {m} more has to be found.", m=scene.money(missing)
    )


def _sections(
    scene: Scene, items: Sequence[Attainment], lines: Sequence[str], advice: str
) -> tuple[Section, ...]:
    if not items:
        return (paragraph(lines[0]),)
    sections: list[Paragraph | Progress] = []
    for item, line in zip(items, lines, strict=True):
        if item.attainment is None:
            sections.append(paragraph(line))
            continue
        sections.append(progress_of(scene, item))
    if advice:
        sections.append(paragraph(advice))
    return (*sections, paragraph(scene.as_of(), quiet=True))


def progress_of(scene: Scene, item: Attainment) -> Progress:
    metric = item.metric.say(scene.wording.language)
    line = line_of(scene, item).removeprefix(metric).strip()
    return Progress(metric, float(item.attainment or 0), line)


def _buttons(scene: Scene, scope: ScopeRef, period: Period) -> tuple[Button, ...]:
    funnel, trend = scene.say("漏斗", "Funnel"), scene.say("趋势", "Trend")
    return (
        Button(funnel, command(funnel, scene, scope)),
        Button(trend, command(trend, scene, scope)),
        how_button(scene, scene.say("目标", "target"), scope, period),
    )


def attainment_pictures(
    scene: Scene, title: str, items: Sequence[Attainment]
) -> tuple[Picture, ...]:
    if not items:
        return ()
    bars = tuple(
        AttainmentBar(
            item.metric.say(scene.wording.language),
            float(item.attainment or 0),
            drawn(item.time.progress),
            item.status if adds_up(item.metric) else "none",
            f"{scene.figure(item.metric, item.actual)} / {scene.figure(item.metric, item.target)}",
        )
        for item in items
    )
    chart = AttainmentChart(title, scene.as_of(), bars, scene.wording.language)
    return (Picture(chart, describe(chart)),)


def _item_data(item: Attainment) -> dict[str, object]:
    return {
        "metric": item.metric.value,
        "period": item.period.label(),
        "target": json_number(item.target),
        "actual": json_number(item.actual),
        "attainment": json_number(item.attainment),
        "time_progress": json_number(item.time.progress),
        "pace": json_number(item.pace),
        "status": None if item.status == "none" else item.status,
        "gap": json_number(item.gap),
        "needed_per_day": json_number(item.needed_per_day),
    }
