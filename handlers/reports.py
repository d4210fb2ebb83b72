"""Shows the summary of a week or another period: figures, bottleneck, board, pictures."""

from core.access import require_figures, room_may_see, scope_named
from core.figures.scope import ScopeRef
from core.language.understanding import Understanding
from core.periods import week_containing
from core.reply import Reply
from handlers.context import Context
from handlers.figure_replies.asked import period_asked
from handlers.figure_replies.audience import for_this_room
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.summary import Kinds, kinds_for_person, weekly_summary_reply

__all__ = ["show_report", "weekly_summary_reply"]


def show_report(asked: Understanding, context: Context) -> Reply:
    scope = scope_named(context.session, context.person, asked.scope)
    require_figures(context.session, context.person, scope, "funnel")
    scene = Scene.of(context)
    period = period_asked(asked, week_containing(context.today))
    kinds = kinds_for_person(scene, context.person, scope)
    shared = _shared_with_room(context, scope, kinds)
    reply = weekly_summary_reply(scene, scope, shared or kinds, period)
    return reply if shared else for_this_room(reply, context, scope, "records")


def _shared_with_room(context: Context, scope: ScopeRef, kinds: Kinds) -> Kinds:
    """Return the parts that everyone in the channel may see, so that a report fits its room."""
    room = context.room
    if room.kind == "dm" or room.seen_by == "sender":
        return frozenset()
    return frozenset(
        kind for kind in kinds if room_may_see(context.session, room.platform, room.id, scope, kind)
    )
