"""“建议目标 上海队 2027Q1”: what a target might be, from what was reached in the years before."""

from datetime import timedelta
from fractions import Fraction
from re import IGNORECASE

from core.access import require_figures, scope_named
from core.figures.metrics import unit_of
from core.figures.scope import ScopeRef
from core.figures.suggested_target import TargetSuggestion, suggested_target
from core.language.intent.target_orders import metric_in
from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.periods import Period, add_months, quarter_containing
from core.reply import Button, Card, Facts, Reply, paragraph
from core.vocabulary import Metric
from handlers.context import Context
from handlers.figure_replies.attainment import actual_of
from handlers.figure_replies.audience import for_this_room
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.words import period_words, scope_words
from handlers.recording.said import Said
from handlers.recording.whose import scope_said

_WORDS = r"[^ⒶⒸⓃⓋⓅⓇ,，。;；:：!！?？]"
ASKED = phrase(
    rf"(?P<before>{_WORDS}{{0,24}}?)(?:建议(?:的)?目标|目标建议|推荐目标"
    r"|suggest(?:ed)? (?:a |the )?targets?|targets? suggestions?)"
    rf"(?P<rest>{_WORDS}{{0,30}})"
    rf"|suggest (?P<typed>{_WORDS}{{0,30}})",
    IGNORECASE,
)
SMALL = phrase(
    r"[ⓂⓈⒹ\s]|的|请|帮我|给我?|看看?|查看?|算|出|一?[个下]|我们?|本|[组团队区]"
    r"|\b(?:show|me|please|for|of|in|the|a|my|our|team|'s)\b",
    IGNORECASE,
)
COMMAND = phrase(r"\s*[/／]\s?(?:target|目标)", IGNORECASE)
YEARS = 3
LONGEST_METRIC = 16


def target_suggestion_asked(said: Said, context: Context) -> Reply | None:
    """Propose a target; None for a suggestion about targets and for other talk."""
    found = ASKED.fullmatch(said.text)
    if found is None or (found["typed"] and not COMMAND.match(said.asked.text)):
        return None
    left = SMALL.sub("", "".join(part for part in found.groups() if part))
    metric = metric_in(left)
    if left and (metric is None or len(left) > LONGEST_METRIC):
        return None
    scope = scope_named(context.session, context.person, scope_said(said))
    require_figures(context.session, context.person, scope, "attainment")
    period = _period(said, context)
    reply = _proposed(scope, period, metric or Metric.REVENUE, context)
    return for_this_room(reply, context, scope, "attainment")


def _period(said: Said, context: Context) -> Period:
    """Return the period that is named; without one, the quarter that comes."""
    if said.scene.dates:
        return said.scene.dates[0].value.period
    return quarter_containing(quarter_containing(context.today).last + timedelta(days=1))


def _proposed(scope: ScopeRef, period: Period, metric: Metric, context: Context) -> Reply:
    scene = Scene.of(context)
    years = [_earlier(period, back) for back in range(YEARS, 0, -1)]
    reached = [actual_of(scene, metric, scope, one) for one in years]
    title = context.say(
        "建议目标 · {s} · {p}", "Suggested target · {s} · {p}",
        s=scope_words(scene, scope), p=period_words(scene.wording, period, scene.today),
    )  # fmt: skip
    shown = tuple((_named(one, context), scene.figure(metric, value)) for one, value in zip(
        years, reached, strict=True))  # fmt: skip
    proposal = suggested_target(reached)
    if proposal is None:
        none = context.say(
            "前三年同期没有{m}记录，算不出建议。",
            "No {m} in the same period of the last three years to count from.",
            m=metric.say(context.wording.language),
        )
        return Reply(f"{title}\n{none}", Card(title, (paragraph(none),)), intent=_SHOWS)
    return _worded(title, shown, proposal, (scope, period, metric), context)


_SHOWS = Intent.SHOW_TARGET.value


def _worded(
    title: str,
    shown: tuple[tuple[str, str], ...],
    proposal: TargetSuggestion,
    target: tuple[ScopeRef, Period, Metric],
    context: Context,
) -> Reply:
    scope, period, metric = target
    scene = Scene.of(context)
    value = _rounded(proposal.value, metric)
    label = metric.say(context.wording.language)
    main = context.say(
        "{m} {v}（保守 {low}，进取 {high}）", "{m} {v} (cautious {low}, ambitious {high})",
        m=label, v=scene.figure(metric, value),
        low=scene.figure(metric, _rounded(proposal.low, metric)),
        high=scene.figure(metric, _rounded(proposal.high, metric)),
    )  # fmt: skip
    basis = context.say(
        "依据 {n} 年同期的平均值，再加年增长中位数 {g}。这只是建议，还没有设定。",
        "From the mean of {n:year|years} in the same period and a median yearly growth of {g}. "
        "Nothing is set yet.",
        n=proposal.years, g=scene.percent(proposal.growth),
    )  # fmt: skip
    order = context.say(
        "目标 {s} {p} {m} {v}", "target {s} {p} {m} {v}",
        s=scope.name or context.say("公司", "company"), p=period.label(), m=label,
        v=_typed(value, metric),
    )  # fmt: skip
    card = Card(
        title,
        (paragraph(main), Facts(shown), paragraph(basis, quiet=True)),
        (Button(context.say("设为目标", "Set it"), order),),
    )
    rows = [f"{name}: {figure}" for name, figure in shown]
    return Reply("\n".join((title, main, *rows, basis)), card, intent=_SHOWS)


def _earlier(period: Period, years: int) -> Period:
    """Return the same period so many years before; a month keeps its own last day."""
    first = add_months(period.first, -12 * years)
    after = add_months(period.last + timedelta(days=1), -12 * years)
    return Period(first, after - timedelta(days=1))


def _named(period: Period, context: Context) -> str:
    return period_words(context.wording, period, context.today)


def _rounded(value: Fraction, metric: Metric) -> Fraction:
    """Round to what one would aim at: whole hundreds of money, whole visits, one per mille."""
    match unit_of(metric):
        case "money":
            return Fraction(round(value / 100) * 100) or Fraction(round(value))
        case "count":
            return Fraction(round(value))
        case "ratio":
            return min(Fraction(round(value * 1000), 1000), Fraction(1))
        case "mean":
            return min(Fraction(round(value * 10), 10), Fraction(10))


def _typed(value: Fraction, metric: Metric) -> str:
    return f"{float(value * 100):g}%" if unit_of(metric) == "ratio" else f"{float(value):.10g}"
