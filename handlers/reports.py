"""Shows the summary of a week or another period: figures, bottleneck, board, pictures."""

import re
from collections.abc import Callable
from datetime import date

from core.access import require_figures, room_may_see
from core.figures.scope import ScopeRef
from core.language.text.compiled import compiled
from core.language.understanding import Understanding
from core.periods import (
    Period,
    month_containing,
    quarter_containing,
    week_containing,
    year_containing,
)
from core.reply import Reply
from handlers.context import Context
from handlers.figure_replies.asked import period_asked, scope_asked
from handlers.figure_replies.audience import for_this_room
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.summary import Kinds, kinds_for_person, weekly_summary_reply

__all__ = ["show_report", "weekly_summary_reply"]


# A 月报 is of the month, where nothing else is said.
BY_NAME: tuple[tuple[re.Pattern[str], Callable[[date], Period]], ...] = (
    (compiled(r"月报|月度|月小结|月总结|\bmonthly\b", re.IGNORECASE), month_containing),
    (compiled(r"季报|季度|\bquarterly\b", re.IGNORECASE), quarter_containing),
    (compiled(r"年报|年度|\b(?:yearly|annual)\b", re.IGNORECASE), year_containing),
)


def show_report(asked: Understanding, context: Context) -> Reply:
    scope = scope_asked(asked, context)
    require_figures(context.session, context.person, scope, "funnel")
    scene = Scene.of(context)
    period = period_asked(asked, _usual(asked, context))
    kinds = kinds_for_person(scene, context.person, scope)
    shared = _shared_with_room(context, scope, kinds)
    reply = weekly_summary_reply(scene, scope, shared or kinds, period)
    return reply if shared else for_this_room(reply, context, scope, "records")


def _usual(asked: Understanding, context: Context) -> Period:
    named = (period for words, period in BY_NAME if words.search(asked.text))
    return next(named, week_containing)(context.today)


def _shared_with_room(context: Context, scope: ScopeRef, kinds: Kinds) -> Kinds:
    """Return the parts that everyone in the channel may see, so that a report fits its room."""
    room = context.room
    if room.kind == "dm" or room.seen_by == "sender":
        return frozenset()
    return frozenset(
        kind for kind in kinds if room_may_see(context.session, room.platform, room.id, scope, kind)
    )
