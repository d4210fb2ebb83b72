"""Shows twelve weeks of one metric."""

from core.access import may_see_figures, require_figures, scope_named
from core.language.understanding import Understanding
from core.reply import Reply
from core.vocabulary import Metric
from handlers.context import Context
from handlers.figure_replies.audience import for_this_room
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.trend import kind_of, trend_reply


def show_trend(asked: Understanding, context: Context) -> Reply:
    scope = scope_named(context.session, context.person, asked.scope)
    metric = asked.metric or Metric.REVENUE
    kind = kind_of(metric)
    require_figures(context.session, context.person, scope, kind)
    may_see_work = may_see_figures(context.session, context.person, scope, "attainment")
    reply = trend_reply(Scene.of(context), scope, metric, offers_work=may_see_work)
    return for_this_room(reply, context, scope, kind)
