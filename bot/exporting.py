"""`salesbeat export`: finds out what is meant, shows progress, and says how many rows went out."""

import sys
from dataclasses import dataclass
from pathlib import Path

from bot.assemble import open_standing_books
from bot.books import progress_bar
from bot.clock import SystemClock
from bot.exports import Reach, write_export
from bot.naming import person_called, scope_called
from bot.settings import Settings
from core.periods import Period
from core.storage.company import FIRST_COMPANY


@dataclass(frozen=True)
class ExportWish:
    """What the operator wants of the books: of which scope and period, seen by whom."""

    what: str
    to: Path
    scope: str | None = None
    period: str | None = None
    person: str | None = None


def export_from(settings: Settings, wish: ExportWish) -> None:
    """Write records to a file and say how many. Raises UserError for what cannot be written."""
    books = open_standing_books(settings)
    now = SystemClock().now().astimezone(books.zone)
    days = None if wish.period is None else Period.parse(wish.period)
    title = books.wording.say("导出", "exporting")
    with books.database.reading(FIRST_COMPANY) as session, progress_bar(title) as step:
        person = None if wish.person is None else person_called(session, wish.person)
        meant = scope_called(session, wish.scope, now)
        reach = Reach(session, books.wording, now, meant, days, person)
        count = write_export(wish.what, wish.to, reach, lambda rows: step(rows, None))
    sys.stdout.write(
        books.wording.say("{to}：{count} 行\n", "{to}: {count} rows\n", to=wish.to, count=count)
    )
