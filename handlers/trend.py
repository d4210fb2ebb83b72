"""Shows twelve weeks of one metric; a metric of a named period is told as that figure."""

import re

from core.access import may_see_figures, require_figures
from core.figures.scope import ScopeRef
from core.language.text.compiled import compiled
from core.language.understanding import Understanding
from core.periods import Period
from core.reply import Reply
from core.vocabulary import Metric
from handlers.context import Context
from handlers.figure_replies.asked import period_asked, scope_asked
from handlers.figure_replies.attainment import attainment_reply
from handlers.figure_replies.audience import for_this_room
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.trend import kind_of, trend_reply

TREND = compiled(r"趋势|走势|变化|曲线|trend|over time|chart", re.IGNORECASE)


def show_trend(asked: Understanding, context: Context) -> Reply:
    scope = scope_asked(asked, context)
    metric = asked.metric or Metric.REVENUE
    if asked.metric and asked.period and not TREND.search(asked.text):
        return _figure(context, scope, asked.metric, period_asked(asked, asked.period))
    kind = kind_of(metric)
    require_figures(context.session, context.person, scope, kind)
    may_see_work = may_see_figures(context.session, context.person, scope, "attainment")
    reply = trend_reply(Scene.of(context), scope, metric, offers_work=may_see_work)
    return for_this_room(reply, context, scope, kind)


def _figure(context: Context, scope: ScopeRef, metric: Metric, period: Period) -> Reply:
    """Tell “revenue this month”: the figure itself, beside its target where one is set."""
    require_figures(context.session, context.person, scope, "attainment")
    reply = attainment_reply(Scene.of(context), scope, period, metric)
    return for_this_room(reply, context, scope, "attainment")
