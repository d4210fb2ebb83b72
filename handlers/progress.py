"""One line on this month's revenue target, said after every write that may move it."""

from core.figures.attainment import target_for
from core.figures.metrics import actual
from core.figures.scope import ScopeRef
from core.periods import month_containing
from core.storage.queries.tallies import tally
from core.storage.queries.targets import targets_within
from core.vocabulary import Metric
from handlers.context import Context
from handlers.figure_replies.scene import Scene


def progress_line(context: Context, person_id: int) -> str | None:
    """Return “本月 62% · 还差 ¥38万” as of the writes so far, or None without a target."""
    scope = ScopeRef("member", person_id, "")
    month = month_containing(context.today)
    targets = targets_within(context.session, scope, month).get(Metric.REVENUE, {})
    target = target_for(Metric.REVENUE, month, targets)
    if not target:
        return None
    scene = Scene.of(context)
    won = tally(context.session, Metric.REVENUE, scope, month, context.today)
    reached = actual(Metric.REVENUE, won, scene.minor_per_unit) or 0
    share, gap = scene.percent(reached / target), target - reached
    if gap > 0:
        return context.say(
            "本月 {p} · 还差 {g}", "This month {p} · {g} to go", p=share, g=scene.units(gap)
        )
    if gap == 0:
        return context.say("本月 {p} · 已达成", "This month {p} · target reached", p=share)
    return context.say(
        "本月 {p} · 已超额 {g}", "This month {p} · {g} above target", p=share, g=scene.units(-gap)
    )
