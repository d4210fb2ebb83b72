"""What a check of rights costs: a director's question, against the same one by an admin.

The director of the east may see all that is asked for, and an admin all there is, unasked. Both
get the same rows and figures, so that the check is all that differs.
"""

import time
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.bench.books import SampleBooks
from bot.bench.findings import Bar, Finding, compared
from bot.bench.funnel import Asker
from bot.bench.windows import alternate
from bot.clock import SystemClock
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.tables import Account, Region

MOST = Bar(1.05, "most")
ROUNDS_IN_A_WINDOW = 20
WINDOWS = 25


def rights(books: SampleBooks) -> tuple[Finding, ...]:
    database = Database(books.sqlite_copy())
    try:
        return tuple(_checked(database, *named) for named in questions(database))
    finally:
        database.close()


def questions(database: Database) -> Iterator[tuple[str, str]]:
    """Return questions with what they are: of a scope's figures, of its rows, of one customer."""
    with database.reading(FIRST_COMPANY) as session:
        of_east = select(Account.name).join(Region, Region.id == Account.region_id)
        owned = of_east.where(Region.key == "east", Account.owner_id.is_not(None))
        account = session.scalars(owned.order_by(Account.id)).first()
    yield "figures", "/funnel east"
    yield "rows", "/deals east"
    yield "one customer", f"{account}的商机"


def _checked(database: Database, name: str, question: str) -> Finding:
    now = SystemClock().now().astimezone(ZoneInfo("Asia/Shanghai"))
    checked = Asker(database, now, question, role="director")
    unchecked = Asker(database, now, question)
    if checked.reply().text != unchecked.reply().text:
        raise ValueError(f"a director and an admin are told two different things of {question}")
    pairs = alternate(lambda: _milliseconds(checked), lambda: _milliseconds(unchecked), WINDOWS)
    return compared("rights", f"checked, {name}", "ms", pairs, MOST)


def _milliseconds(asker: Asker) -> float:
    """Return the processor's time: a hundredth is less than what other programs take of a clock."""
    began = time.process_time()
    for _ in range(ROUNDS_IN_A_WINDOW):
        asker.reply()
    return (time.process_time() - began) * 1000 / ROUNDS_IN_A_WINDOW
