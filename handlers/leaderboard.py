"""Shows a board: of a scope, a period, by score or by one metric."""

import re

from core.access import may_see_figures, require_figures
from core.figures.scope import ScopeRef
from core.language.text.compiled import compiled
from core.language.understanding import Understanding
from core.periods import month_containing
from core.reply import Reply
from core.scopes import board_scope, scope_of
from core.vocabulary import Metric
from handlers.context import Context
from handlers.figure_replies.asked import period_asked, scope_asked
from handlers.figure_replies.audience import channel_of, for_this_room, read_by_asker_alone
from handlers.figure_replies.leaderboard import Board, leaderboard_reply
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.standings import GROWTH

WIN_RATE = compiled(r"赢率|胜率|win rate", re.IGNORECASE)

IN_FULL = compiled(
    r"完整|全部|所有(?:人|成员|同事|销售)|每个人|全员|全体"
    r"|\b(?:full|whole|complete|entire|everyone|everybody|all members|all reps)\b",
    re.IGNORECASE,
)


def show_leaderboard(asked: Understanding, context: Context) -> Reply:
    wanted = scope_asked(asked, context)
    if asked.scope is None and (own := _of_the_room(context)) is not None:
        wanted = own
    scope = board_scope(context.session, wanted)
    if wanted.kind == "member":
        require_figures(context.session, context.person, wanted, "records")
    require_figures(context.session, context.person, scope, "board")
    growth = GROWTH.search(asked.text) is not None
    may_be_full = _leads_them_all(context, scope)
    board = Board(
        scope,
        period_asked(asked, month_containing(context.today)),
        asked.metric or _metric_said(asked.text, growth=growth),
        asked.top,
        _reader(context, wanted, scope),
        growth=growth and asked.metric is not Metric.SCORE,
        by_name=wanted.kind == "member" and wanted.id != context.person.id,
        full=may_be_full and IN_FULL.search(asked.text) is not None,
        may_be_full=may_be_full,
    )
    return for_this_room(leaderboard_reply(Scene.of(context), board), context, scope, "board")


def _leads_them_all(context: Context, scope: ScopeRef) -> bool:
    """Tell whether the asker reads alone, and may see the records of everybody on a board."""
    person = context.person
    return (
        person.role != "rep"
        and may_see_figures(context.session, person, scope, "records")
        and read_by_asker_alone(context, scope, "board")
    )


def _metric_said(text: str, *, growth: bool) -> Metric:
    """Return what a board that names no metric is of; 赢率 is the conversion in other words."""
    if WIN_RATE.search(text):
        return Metric.CONVERSION
    return Metric.REVENUE if growth else Metric.SCORE


def _of_the_room(context: Context) -> ScopeRef | None:
    """Return the scope whose board a channel expects: its own, where the asker may see that."""
    channel = channel_of(context)
    if channel is None:
        return None
    scope = scope_of(context.session, channel.scope, channel.scope_id)
    may_see = may_see_figures(context.session, context.person, scope, "board")
    return scope if may_see else None


def _reader(context: Context, wanted: ScopeRef, scope: ScopeRef) -> int | None:
    """Return whose own place is told: nobody's where others read along."""
    if not read_by_asker_alone(context, scope, "board"):
        return None
    return wanted.id if wanted.kind == "member" else context.person.id
