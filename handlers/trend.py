"""Shows twelve weeks of one metric."""

from core.access import FigureKind, require_figures, scope_named
from core.language.understanding import Understanding
from core.reply import Reply
from core.vocabulary import Metric
from handlers.context import Context
from handlers.figure_replies.audience import for_this_room
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.trend import trend_reply

# What follows from the funnel's totals is open to whoever sees those; other work is not.
OF_THE_FUNNEL = frozenset({Metric.REVENUE, Metric.DEALS_WON, Metric.CONVERSION})


def show_trend(asked: Understanding, context: Context) -> Reply:
    scope = scope_named(context.session, context.person, asked.scope)
    metric = asked.metric or Metric.REVENUE
    kind: FigureKind = "trend" if metric in OF_THE_FUNNEL else "attainment"
    require_figures(context.session, context.person, scope, kind)
    return for_this_room(trend_reply(Scene.of(context), scope, metric), context, scope, kind)
