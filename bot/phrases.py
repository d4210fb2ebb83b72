"""What `salesbeat phrases` prints: what was not understood, or the names people taught."""

from dataclasses import dataclass

from rich.table import Column, Table
from rich.text import Text

from bot.assemble import Books
from core.storage.aliases import learnt_names
from core.storage.company import FIRST_COMPANY
from core.storage.phrases import clear_phrases, phrases_by_count
from core.wording import NO_FIGURE


@dataclass(frozen=True)
class Listing:
    """The same rows for a program and for a person, and what to say when there are none."""

    plain: list[dict[str, object]]
    table: Table
    nothing: str


def listed(books: Books, limit: int, *, learnt: bool) -> Listing:
    return _names(books, limit) if learnt else _phrases(books, limit)


def clear_all(books: Books) -> str:
    """Forget every phrase that was not understood; says how many there were."""
    with books.database.writing(FIRST_COMPANY) as session:
        count = clear_phrases(session)
    return books.wording.say("✓ 已清空 {n} 句", "✓ {n} phrases forgotten", n=count)


def _phrases(books: Books, limit: int) -> Listing:
    say, day = books.wording.say, books.wording.day
    with books.database.reading(FIRST_COMPANY) as session:
        phrases = phrases_by_count(session, limit)
    table = Table(
        Column(say("次数", "times"), justify="right"), say("说法", "phrase"), say("最近", "last")
    )
    for one in phrases:
        table.add_row(
            str(one.count), Text(one.text), day(one.last_seen.astimezone(books.zone).date())
        )
    plain: list[dict[str, object]] = [
        {
            "text": one.text,
            "language": one.language,
            "count": one.count,
            "first_seen": one.first_seen.astimezone(books.zone).isoformat(),
            "last_seen": one.last_seen.astimezone(books.zone).isoformat(),
        }
        for one in phrases
    ]
    nothing = say("没有没听懂的话。", "There is nothing that was not understood.")
    return Listing(plain, table, nothing)


def _names(books: Books, limit: int) -> Listing:
    say = books.wording.say
    with books.database.reading(FIRST_COMPANY) as session:
        names = learnt_names(session)[:limit]
    heads = (("叫法", "name"), ("客户", "account"), ("谁教的", "taught by"), ("时间", "when"))
    table = Table(*(say(*head) for head in heads))
    plain: list[dict[str, object]] = []
    for one in names:
        at = None if one.taught_at is None else one.taught_at.astimezone(books.zone)
        when = NO_FIGURE if at is None else books.wording.moment(at)
        table.add_row(*map(Text, (one.alias, one.account, one.taught_by or NO_FIGURE, when)))
        plain.append(
            {
                "name": one.alias,
                "account": one.account,
                "taught_by": one.taught_by,
                "taught_at": None if at is None else at.isoformat(),
            }
        )
    return Listing(plain, table, say("还没有学到叫法。", "No names learnt yet."))
