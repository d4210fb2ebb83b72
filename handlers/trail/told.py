"""A record's history as a phone shows it: the newest first, each change with what became of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.reply import Button, Card, Paragraph, Reply, Section, Span, paragraph
from core.storage.histories import UNDO, PastChange, RecordKey, Wanted, past_changes, takers_back
from core.storage.tables import Change
from handlers.context import Context
from handlers.paging import go_on_with
from handlers.trail.words import Words

MOST_LINES = 10
MOST_LINES_OF_MORE = 40
OF_ONE_CHANGE = 3
OF_THE_ONLY_CHANGE = 6
LONGEST_LINE = 80
READ = 60
# What a change did is told in this order; a stage follows from its deal.
LAST = ("follow_ups", "stage_entries")


@dataclass(frozen=True)
class Asked:
    """Whose history is told: its title, its records, and the sentence that asks for more of it.

    Without records, what `wanted` names: what somebody did, whatever it was done to.
    """

    title: str
    records: tuple[RecordKey, ...]
    again: tuple[str, str]
    more: bool = False
    wanted: Wanted | None = None


@dataclass(frozen=True)
class _Told:
    heading: str
    lines: list[str]


def history_told(asked: Asked, context: Context) -> Reply:
    """Tell what fits on a phone, and how to see the rest."""
    found = list(_found(asked, context)) if asked.records or asked.wanted else []
    shown = _fitting(found, MOST_LINES_OF_MORE if asked.more else MOST_LINES, context)
    heading = context.say("{title} · 修改记录", "{title} · who changed it", title=asked.title)
    sections: list[Section] = []
    for one in shown:
        sections.append(Paragraph((Span(one.heading, strong=True),)))
        sections += [paragraph(line) for line in one.lines]
    small, buttons = _small_print(asked, found, shown, context)
    sections += [paragraph(line, quiet=True) for line in small]
    said = [line for one in shown for line in (one.heading, *one.lines)]
    card = Card(heading, tuple(sections), buttons)
    return Reply("\n".join((heading, *said, *small)), card, private=True)


def _found(asked: Asked, context: Context) -> Iterator[_Told]:
    """Yield what people did; an undo is told with the change that it took back."""
    words = Words(context.session, context.wording)
    later = takers_back(context.session, asked.records) if asked.records else []
    wanted = asked.wanted or Wanted(records=asked.records, undos=False)
    name = asked.title.partition(" · ")[0]
    for past in past_changes(context.session, wanted, READ):
        # Every line would name the customer whose history it is.
        lines = [_without(name, line) for line in words.lines(_sorted(past))]
        if lines:
            state = _state(past.change, later, context) if asked.records else None
            yield _Told(words.heading(past, state), lines)


def _without(title: str, line: str) -> str:
    return line if title.startswith("#") else line.replace(f" {title}", "")


def _sorted(past: PastChange) -> PastChange:
    effects = sorted(past.effects, key=lambda one: one.table in LAST)
    return PastChange(past.change, past.actor, past.on_behalf_of, tuple(effects), past.counts)


def _state(change: Change, later: list[Change], context: Context) -> str:
    """Say what became of a change since, after however many undos."""
    upon = [one for one in later if one.undoes == change.id]
    standing = [one for one in upon if _stands(one, later)]
    if any(one.intent != UNDO for one in standing):
        return context.say("后来更正了", "corrected since")
    if standing:
        return context.say("已撤销", "undone")
    return context.say("撤销后又恢复", "undone, then restored") if upon else ""


def _stands(change: Change, later: list[Change]) -> bool:
    return not any(one.undoes == change.id and _stands(one, later) for one in later)


def _fitting(found: list[_Told], most: int, context: Context) -> list[_Told]:
    """Return the newest changes whose lines fit, one at least."""
    each = OF_THE_ONLY_CHANGE if len(found) == 1 else OF_ONE_CHANGE
    shown: list[_Told] = []
    used = 0
    for one in found:
        lines = _few(one.lines, each, context)
        used += 1 + len(lines)
        if shown and used > most:
            break
        shown.append(_Told(one.heading, lines))
    return shown


def _few(lines: list[str], most: int, context: Context) -> list[str]:
    """Return what fits on a phone of what one change did."""
    short = [line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]}…" for line in lines]
    left = len(lines) - most
    if left <= 1:
        return short
    return [*short[:most], context.say("…还有 {n} 条", "… and {n} more", n=left)]


def _small_print(
    asked: Asked, found: list[_Told], shown: list[_Told], context: Context
) -> tuple[tuple[str, ...], tuple[Button, ...]]:
    if not shown:
        return (context.say("没有修改记录。", "Nothing was changed yet."),), ()
    if len(shown) == len(found):
        return (), ()
    if asked.more:
        return (context.say("只列出最近的。", "Only the latest are shown."),), ()
    again = context.say(*asked.again)
    go_on_with(again, context)
    line = context.say("更多：发“{again}”", "More: send “{again}”", again=again)
    return (line,), (Button(context.say("更多", "More"), again),)
