# ruff: noqa: E501 - one rule, one line
"""“数据达人”: who keeps records best this month; the top is public, one's own place is not."""

import re
from dataclasses import dataclass

from core.access import members_of, require_figures, scope_named
from core.figures.record_keeping import (
    FEWEST_RECORDED,
    KeeperPlace,
    Kept,
    keepers_board,
    named_keepers,
)
from core.figures.scope import ScopeRef
from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.periods import Period, month_containing
from core.reply import Card, Ranking, RankRow, Reply, Section, paragraph
from core.scopes import board_scope
from core.storage.queries.record_keeping import records_kept, reps_among
from handlers.context import Context
from handlers.figure_replies.audience import for_this_room, read_by_asker_alone
from handlers.figure_replies.scene import Scene, decimal
from handlers.figure_replies.words import heading
from handlers.recording.said import Said
from handlers.recording.whose import WHOSE, WHOSE_EN, scope_said

_WHEN = r"(?:这个月|本月|当月|上个?月|Ⓓ)?的?"
ASKED = phrase(
    rf"(?:看看?|查看?|公布)?\s?{_WHEN}(?:{WHOSE})?{_WHEN}(?:(?:数据|录入|记录)(?:达人|之星|标兵)(?:榜|排行榜?)?|(?:数据)?录入(?:排行)?榜)"
    r"(?:是谁|有谁|有哪些|名单)?[呢啊]?"
    rf"|{_WHEN}(?:{WHOSE})?{_WHEN}谁(?:的)?(?:数据|记录)?(?:录入|记录)(?:得|做得)?(?:最|比较)(?:及时|认真|好|勤)[呢啊]?"
    rf"|(?:show )?(?:the )?{WHOSE_EN}(?:best record[- ]keepers?|data[- ]entry (?:board|champions?|stars?|leaderboard))"
    r"(?: (?:this|last) month| Ⓓ)?|who keeps the best records(?: (?:this|last) month)?",
    re.IGNORECASE,
)
LAST_MONTH = phrase(r"上个?月|last month", re.IGNORECASE)


@dataclass(frozen=True)
class _Board:
    """The board of one month: all places, those named, and how one member stands, if told.

    `by_name` is that member's name where it is not the asker.
    """

    title: str
    places: tuple[KeeperPlace, ...]
    named: tuple[KeeperPlace, ...]
    reader_id: int | None
    mine: Kept | None
    by_name: str | None


def best_keepers_asked(said: Said, context: Context) -> Reply | None:
    """Name who keeps records best; None for what asks something else."""
    if not ASKED.fullmatch(said.text):
        return None
    wanted = scope_named(context.session, context.person, scope_said(said))
    if wanted.kind == "member":
        require_figures(context.session, context.person, wanted, "records")
    scope = board_scope(context.session, wanted)
    require_figures(context.session, context.person, scope, "board")
    alone = read_by_asker_alone(context, scope, "board")
    whose = wanted.id if wanted.kind == "member" else context.person.id
    board = _board(scope, _period(said, context), whose if alone else None, context)
    return for_this_room(_reply(board, context), context, scope, "board")


def _board(scope: ScopeRef, period: Period, reader_id: int | None, context: Context) -> _Board:
    reps = reps_among(context.session, members_of(context.session, scope))
    names = {one.id: one.name for one in reps}
    kept = records_kept(context.session, list(names), period, context.today)
    places = keepers_board(names, kept)
    mine = kept.get(reader_id, Kept()) if reader_id is not None and reader_id in names else None
    what = context.say("数据达人", "Best record keepers")
    title = heading(Scene.of(context), what, scope, period)
    by_name = None if reader_id == context.person.id else names.get(reader_id or 0)
    return _Board(title, places, named_keepers(places), reader_id, mine, by_name)


def _period(said: Said, context: Context) -> Period:
    this = month_containing(context.today)
    if LAST_MONTH.search(said.asked.text):
        return this.previous()
    return month_containing(said.asked.period.first) if said.asked.period else this


def _reply(board: _Board, context: Context) -> Reply:
    own = _own_words(board, context)
    rule = context.say(
        "按 48 小时内录入的比例排，再看条数；记满 {n} 条上榜。",
        "Ranked by the share recorded within 48 hours, then by how many; from {n} on.",
        n=FEWEST_RECORDED,
    )
    none = context.say("还没有人记满 {n} 条。", "nobody has recorded {n} yet.", n=FEWEST_RECORDED)
    rows = tuple(_row(place, board, context) for place in board.named)
    lines = [f"{row.place}. {row.name} {row.value}" for row in rows] or [none]
    sections: list[Section] = [Ranking(rows)] if rows else [paragraph(none)]
    sections += [paragraph(own)] if own else []
    sections.append(paragraph(rule, quiet=True))
    text = "\n".join(part for part in (board.title, *lines, own, rule) if part)
    return Reply(text, Card(board.title, tuple(sections)), intent=Intent.SHOW_LEADERBOARD.value)


def _row(place: KeeperPlace, board: _Board, context: Context) -> RankRow:
    mine = place.member_id == board.reader_id
    return RankRow(place.rank, place.name, kept_words(place.kept, context), mine=mine)


def kept_words(kept: Kept, context: Context) -> str:
    share = None if kept.share is None else decimal(kept.share)
    return context.say(
        "及时 {p}（{n} 条）",
        "{p} in time (of {n})",
        p=context.wording.percent(share),
        n=kept.recorded,
    )


def _own_words(board: _Board, context: Context) -> str:
    """Tell a rep how they stand; nothing to others, and nothing where others read along."""
    if board.mine is None:
        return ""
    who = board.by_name or context.say("你", "You")
    own = next((one for one in board.places if one.member_id == board.reader_id), None)
    if own is None:
        return context.say(
            "{who}记了 {n} 条，满 {few} 条上榜。", "{who}: {n} recorded; {few} are needed for the board.",
            who=who, n=board.mine.recorded, few=FEWEST_RECORDED,
        )  # fmt: skip
    return context.say(
        "{who}第 {rank} 名（共 {all} 人），{kept}。", "{who}: number {rank} of {all}, {kept}.",
        who=who, rank=own.rank, all=len(board.places), kept=kept_words(own.kept, context),
    )  # fmt: skip
