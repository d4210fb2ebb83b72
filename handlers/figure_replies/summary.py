"""The summary of a period in one reply: what changed, where it sticks, who leads, in pictures."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from core.access import FigureKind, channel_may_see, may_see_figures
from core.figures.metrics import actual, adds_up
from core.figures.scope import ScopeRef
from core.periods import Period, month_containing, quarter_containing, week_containing
from core.reply import (
    Button,
    Card,
    Facts,
    Paragraph,
    Picture,
    Progress,
    Reply,
    Section,
    Span,
    paragraph,
)
from core.scopes import board_scope
from core.storage.queries.funnel import funnel_of
from core.storage.queries.tallies import tallies
from core.storage.tables import Channel, Person
from core.vocabulary import Metric
from handlers.figure_replies.attainment import attainment_pictures, attainments_of, progress_of
from handlers.figure_replies.funnel import bottleneck_words, funnel_picture
from handlers.figure_replies.leaderboard import Board, leaderboard_reply
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.standings import standings_of
from handlers.figure_replies.trend import OF_THE_FUNNEL, trend_of, trend_picture, trend_words
from handlers.figure_replies.words import command, heading, how_button, period_words

Kinds = frozenset[FigureKind]
SUMMED: tuple[FigureKind, ...] = ("funnel", "trend", "board", "attainment", "records")
BOARDS_ALONE: Kinds = frozenset({"board"})
OF_THE_WEEK = (Metric.REVENUE, Metric.ACTIVITIES)
# What is told only to those who see all the work.
OF_THE_WORK = (Metric.VISITS, Metric.ACTIVITIES, Metric.NEW_ACCOUNTS, Metric.PAYMENTS)


@dataclass(frozen=True)
class Part:
    """One part of the summary: a sentence, what the card shows of it, its picture."""

    words: str
    sections: tuple[Section, ...]
    pictures: tuple[Picture, ...] = ()


def kinds_for_channel(scene: Scene, channel: Channel, scope: ScopeRef) -> Kinds:
    """Return what every member of a channel may see of a scope."""
    return frozenset(
        kind for kind in SUMMED if channel_may_see(scene.session, channel, scope, kind)
    )


def kinds_for_person(scene: Scene, person: Person, scope: ScopeRef) -> Kinds:
    """Return what a person may see of a scope."""
    return frozenset(kind for kind in SUMMED if may_see_figures(scene.session, person, scope, kind))


def weekly_summary_reply(
    scene: Scene, scope: ScopeRef, kinds: Kinds, period: Period | None = None
) -> Reply:
    """Tell the week (or another period) to readers who may see figures of these kinds."""
    shown = period or week_containing(scene.today)
    title = heading(scene, scene.say("小结", "Summary"), scope, shown)
    parts = _parts(scene, scope, shown, kinds)
    return Reply(
        text=scene.sentences(f"{title}{scene.say('：', ': ')}", *(part.words for part in parts)),
        card=Card(
            title,
            (
                *(section for part in parts for section in part.sections),
                paragraph(scene.as_of(), quiet=True),
            ),
            _buttons(scene, scope, kinds),
        ),
        pictures=tuple(picture for part in parts for picture in part.pictures),
        data={"scope": {**scope.to_json()}, "period": shown.label()},
        intent="show_report",
    )


def _parts(scene: Scene, scope: ScopeRef, period: Period, kinds: Kinds) -> list[Part]:
    parts = []
    if "trend" in kinds:
        parts.append(_changes(scene, scope, period, kinds))
    if "funnel" in kinds:
        parts.append(_funnel_part(scene, scope))
    if kinds == BOARDS_ALONE and period.kind == "week":
        parts += _week_parts(scene, scope, period)
    elif "board" in kinds or scope.kind == "member":
        parts.append(_board_part(scene, _board(scene, scope, _of_months(scene, period))))
    if "trend" in kinds:
        parts.append(_trend_part(scene, scope))
    if "attainment" in kinds:
        parts.append(_attainment_part(scene, scope))
    return parts


def _changes(scene: Scene, scope: ScopeRef, period: Period, kinds: Kinds) -> Part:
    metrics = OF_THE_FUNNEL + (OF_THE_WORK if "attainment" in kinds else ())
    pairs = tuple(_change(scene, scope, period, metric) for metric in metrics)
    first = scene.say("，", ", ").join(f"{label} {value}" for label, value in pairs[:2])
    return Part(first + scene.say("。", "."), (Facts(pairs),))


def _change(scene: Scene, scope: ScopeRef, period: Period, metric: Metric) -> tuple[str, str]:
    """Return a metric of the period, with the period before beside it."""
    found = tallies(scene.session, metric, scope, (period.previous(), period), scene.today)
    before, now = (actual(metric, tally, scene.minor_per_unit) for tally in found)
    words = scene.say(
        "{n}（{p} {b}{c}）",
        "{n} ({p}: {b}{c})",
        n=scene.figure(metric, now),
        p=period_words(scene.wording, period.previous(), scene.today),
        b=scene.figure(metric, before),
        c=_arrow(scene, metric, before, now),
    )
    return metric.say(scene.wording.language), words


def _arrow(scene: Scene, metric: Metric, before: Fraction | None, now: Fraction | None) -> str:
    if now is None or not before or now == before or not adds_up(metric):
        return ""
    change = now / before - 1
    if scene.percent(abs(change)) == scene.percent(Fraction(0)):
        return ""
    return f" {'▲' if change > 0 else '▼'}{scene.percent(abs(change))}"


def _funnel_part(scene: Scene, scope: ScopeRef) -> Part:
    quarter = quarter_containing(scene.today)
    funnel = funnel_of(scene.session, scope, quarter, scene.today)
    title = heading(scene, scene.say("漏斗", "Funnel"), scope, quarter)
    words = bottleneck_words(scene, funnel)
    return Part(words, (paragraph(words),), (funnel_picture(scene, title, funnel, words),))


def _of_months(scene: Scene, period: Period) -> Period:
    """Return the month of a week: targets and scores are of months."""
    return month_containing(scene.today) if period.kind == "week" else period


def _week_parts(scene: Scene, scope: ScopeRef, week: Period) -> list[Part]:
    """Tell those who may see boards alone who sold and who did most this week.

    The board of the month is what they have every morning.
    """
    why = scene.say(
        "漏斗、趋势和目标在各团队的群里，这里只放大家都能看的。",
        "Funnels, trends and targets are in each team's channel; here is what all may see.",
    )
    boards = [_who_did(scene, _board(scene, scope, week, metric)) for metric in OF_THE_WEEK]
    parts = [_board_part(scene, board) for board in boards if board.top]
    if not boards[0].top:
        nothing = scene.say("本周还没有赢单。", "No deal was won this week yet.")
        parts.insert(0, Part(nothing, (paragraph(nothing),)))
    return [*parts, Part(why, (paragraph(why, quiet=True),))]


def _who_did(scene: Scene, board: Board) -> Board:
    """Cut a board to those who have anything: a week is short, and nobody is named for a zero."""
    named = standings_of(scene, board).named
    return replace(board, top=sum(place.value > 0 for place in named))


def _board(scene: Scene, scope: ScopeRef, shown: Period, metric: Metric = Metric.SCORE) -> Board:
    reader = scope.id if scope.kind == "member" else None
    asked = board_scope(scene.session, scope)
    return Board(asked, shown, metric, reader_id=reader, by_name=True)


def _board_part(scene: Scene, board: Board) -> Part:
    reply = leaderboard_reply(scene, board)
    if reply.card is None:
        return Part(reply.text, (), reply.pictures)
    *rows, small_print = reply.card.sections
    sections = (
        Paragraph((Span(reply.card.title, strong=True),)),
        *rows,
        _undated(scene, small_print),
    )
    return Part(reply.text, sections, reply.pictures)


def _undated(scene: Scene, small_print: Section) -> Section:
    """Leave out from when the figures are: the summary says that once, at its end."""
    if not isinstance(small_print, Paragraph):
        return small_print
    words = "".join(span.text for span in small_print.spans).removesuffix(scene.as_of())
    return paragraph(words.rstrip(), quiet=True)


def _trend_part(scene: Scene, scope: ScopeRef) -> Part:
    trend = trend_of(scene, scope, Metric.REVENUE)
    title = heading(scene, scene.say("销售额12周趋势", "Revenue, 12 weeks"), scope)
    words = trend_words(scene, trend)
    return Part(words, (), (trend_picture(scene, title, trend),))


def _attainment_part(scene: Scene, scope: ScopeRef) -> Part:
    month = month_containing(scene.today)
    items = [item for item in attainments_of(scene, scope, month) if item.attainment is not None]
    title = heading(scene, scene.say("目标", "Target"), scope, month)
    bars = tuple(progress_of(scene, item) for item in items)
    return Part(_attainment_words(scene, bars), bars, attainment_pictures(scene, title, items))


def _attainment_words(scene: Scene, bars: Sequence[Progress]) -> str:
    if not bars:
        return scene.say("本月未设目标。", "No target is set for this month.")
    first = bars[0]
    return f"{first.label} {first.text}{scene.say('。', '.')}"


def _buttons(scene: Scene, scope: ScopeRef, kinds: Kinds) -> tuple[Button, ...]:
    funnel, board = scene.say("漏斗", "Funnel"), scene.say("排行榜", "Leaderboard")
    wanted: list[tuple[FigureKind, str]] = [("funnel", funnel), ("board", board)]
    shown = tuple(
        Button(words, command(words, scene, scope)) for kind, words in wanted if kind in kinds
    )
    explained = (
        scene.say("漏斗", "funnel") if "funnel" in kinds else scene.say("排行榜", "leaderboard")
    )
    return (*shown, how_button(scene, explained, scope))
