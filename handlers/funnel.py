"""Shows the funnel of a scope and period (/funnel east)."""

from core.access import may_see_figures
from core.language.understanding import Understanding
from core.reply import Reply
from handlers.context import Context
from handlers.figure_replies.asked import quarter_asked
from handlers.figure_replies.audience import for_this_room
from handlers.figure_replies.funnel import funnel_reply
from handlers.figure_replies.scene import Scene


def show_funnel(asked: Understanding, context: Context) -> Reply:
    scope, period = quarter_asked(asked, context, "funnel")
    may_see_losses = may_see_figures(context.session, context.person, scope, "losses")
    reply = funnel_reply(Scene.of(context), scope, period, offers_losses=may_see_losses)
    return for_this_room(reply, context, scope, "funnel")
