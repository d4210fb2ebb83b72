"""What other people's answers suffer while charts are being drawn.

Both sides are `salesbeat serve` under the same load: some people report visits at their own pace
while others ask for funnels. One side delivers, and so draws every chart; the other one does not.
"""

import asyncio
from collections.abc import Iterator
from itertools import count, cycle

from sqlalchemy import select

from bot.bench.books import SampleBooks
from bot.bench.findings import Bar, Finding, compared
from bot.bench.load import load
from bot.bench.requests import command, visits
from bot.bench.servers import Server, salesbeat
from bot.bench.slack_sink import SlackSink, slack_sink
from bot.bench.windows import alternate
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.tables import Person

MOST = Bar(3.0, "most")
WINDOWS = 3
SECONDS = 5.0
PEOPLE = 4
SECONDS_BETWEEN_VISITS = 0.04
SECONDS_BETWEEN_CHARTS = 0.4
LEAST_CHARTS_IN_A_WINDOW = 3


def drawing(books: SampleBooks) -> tuple[Finding, ...]:
    quiet_url, busy_url = books.sqlite_copy(), books.sqlite_copy()
    quiet, busy = Load(quiet_url), Load(busy_url)
    with (
        slack_sink() as sink,
        salesbeat(quiet_url) as without,
        salesbeat(busy_url, slack_api_url=sink.url, jobs=True) as drawn,
    ):
        busy.p99(drawn, 2 * SECONDS_BETWEEN_CHARTS)
        sink.wait_for_a_picture()
        pairs = alternate(
            lambda: _while_drawing(busy, drawn, sink), lambda: quiet.p99(without, SECONDS), WINDOWS
        )
    return (compared("drawing", "p99 of others while charts are drawn", "ms", pairs, MOST),)


def _while_drawing(people: "Load", server: Server, sink: SlackSink) -> float:
    before = sink.pictures
    p99 = people.p99(server, SECONDS)
    if sink.pictures - before < LEAST_CHARTS_IN_A_WINDOW:
        raise RuntimeError("too few charts were drawn for the figure to mean anything")
    return p99


class Load:
    """The people of one server: those who report, and those who ask for charts."""

    def __init__(self, url: str) -> None:
        database = Database(url)
        self._visits = visits(database)
        self._charts = funnels(database)
        database.close()

    def p99(self, server: Server, seconds: float) -> float:
        """Return the 99th percentile of the answers to those who report, in milliseconds."""
        return asyncio.run(self._answers(server.port, seconds))

    async def _answers(self, port: int, seconds: float) -> float:
        window, _ = await asyncio.gather(
            load(port, self._visits, PEOPLE, seconds, pause=SECONDS_BETWEEN_VISITS),
            load(port, self._charts, 1, seconds, pause=SECONDS_BETWEEN_CHARTS),
        )
        return window.milliseconds(0.99)


def funnels(database: Database) -> Iterator[bytes]:
    """Return endless requests for one's own funnel, from everybody in turn."""
    with database.reading(FIRST_COMPANY) as session:
        users = session.scalars(select(Person.slack_user_id).where(Person.active)).all()
    for number, user in zip(count(), cycle(users), strict=False):
        yield command(str(user), "/funnel", "", number)
