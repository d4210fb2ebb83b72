"""`salesbeat audit`: who changed what, in plain words, and whether the trail is whole."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from sqlalchemy.orm import Session

from bot.assemble import Books
from bot.books import progress_bar
from bot.naming import person_called
from core.errors import UserError
from core.storage.company import FIRST_COMPANY
from core.storage.histories import Wanted, past_changes
from core.storage.long_reads import see_one_moment
from core.storage.queries.refused import refused_lately
from core.storage.trail_check import Break, TrailReport, check_trail
from core.storage.trail_records import check_records
from core.wording import Wording
from handlers.trail.records import record_called
from handlers.trail.words import Words


@dataclass(frozen=True)
class Asked:
    """What the operator wants to see: whose doing, of which record, since when, how many."""

    person: str | None = None
    record: str | None = None
    since: datetime | None = None
    top: int = 50


def show_changes(books: Books, asked: Asked) -> None:
    """Print past changes, the newest first. Raises UserError for a name that nothing has."""
    with books.database.reading(FIRST_COMPANY) as session:
        wanted = Wanted(
            actor_id=None if asked.person is None else person_called(session, asked.person).id,
            records=() if asked.record is None else record_called(session, asked.record),
            since=asked.since,
        )
        for line in _lines(session, wanted, asked.top, books.wording):
            sys.stdout.write(f"{line}\n")


def show_refusals(books: Books, asked: Asked) -> None:
    """Print what was refused, the newest first. Raises UserError for a name that nobody has."""
    with books.database.reading(FIRST_COMPANY) as session:
        person = None if asked.person is None else person_called(session, asked.person).id
        found = refused_lately(session, asked.top, person_id=person, since=asked.since)
    if not found:
        sys.stdout.write(books.wording.say("没有被拒绝的请求\n", "Nothing was refused\n"))
        return
    heads = (("时间", "When"), ("谁", "Who"), ("说了什么", "What was asked"))
    table = Table(*(books.wording.say(*head) for head in heads))
    for one in found:
        moment = one.at.astimezone(books.zone)
        table.add_row(f"{moment:%Y-%m-%d %H:%M}", escape(one.name), escape(one.wanted))
    Console().print(table)


def _lines(session: Session, wanted: Wanted, top: int, wording: Wording) -> Iterator[str]:
    words, shown = Words(session, wording), 0
    for past in past_changes(session, wanted):
        told = words.lines(past)
        if wanted.records and not told:
            # A record was only touched beside another one, such as a deal beside its visit.
            continue
        shown += 1
        if shown > top:
            yield wording.say("… 还有更早的，用 --top 看更多", "… older ones: raise --top", n=top)
            return
        yield words.heading(past)
        yield from (f"  {line}" for line in told)
    if not shown:
        yield wording.say("没有这样的变更", "No such changes")


def verify(books: Books) -> None:
    """Go through the whole trail and say that it is whole. Raises UserError where it is not."""
    title = books.wording.say("核对", "checking")
    with books.database.reading(FIRST_COMPANY) as session, progress_bar(title) as step:
        see_one_moment(session)
        report = check_trail(session, lambda rows: step(rows, None))
        check_records(session, report)
    if report.break_count:
        raise _broken(report)
    sys.stdout.write(_whole(report, books.wording))


def _whole(report: TrailReport, wording: Wording) -> str:
    older = wording.say(
        "（其中 {n} 次早于封印，无法核对）",
        " ({n} are older than the seals and cannot be checked)",
        n=report.unsealed,
    )
    return wording.say(
        "✓ 变更记录完整：{changes} 次变更，{rows} 行{older}\n",
        "✓ The trail is whole: {changes} changes, {rows} rows{older}\n",
        changes=report.changes,
        rows=report.rows,
        older=older if report.unsealed else "",
    )


def _broken(report: TrailReport) -> UserError:
    left = report.break_count - len(report.breaks)
    zh = [_break_words(one, Wording("zh")) for one in report.breaks]
    en = [_break_words(one, Wording("en")) for one in report.breaks]
    if left:
        zh.append(f"… 还有 {left} 处")
        en.append(f"… and {left} more")
    count = report.break_count
    return UserError(
        "\n".join((f"✗ 变更记录有 {count} 处不完整：", *zh)),
        "\n".join((f"✗ The trail is broken in {count} places:", *en)),
        code="trail_broken",
    )


def _break_words(found: Break, wording: Wording) -> str:
    say, where = wording.say, found.where
    match found.problem:
        case "edited":
            return say("变更 {id} 被改动过", "Change {id} was edited", id=where)
        case "missing":
            return say("变更 {id} 不见了", "Change {id} is gone", id=where)
        case "unsealed":
            return say("变更 {id} 没有封印", "Change {id} bears no seal", id=where)
        case "record":
            return say(
                "记录 {id} 与它最后一次变更不符",
                "Record {id} is not as its last change left it",
                id=where,
            )
