"""How soon after its start a server answers, and how much memory it then takes."""

from contextlib import AbstractContextManager

from bot.bench.books import SampleBooks
from bot.bench.findings import Bar, Finding, compared
from bot.bench.requests import visits
from bot.bench.servers import Server, bare, salesbeat
from bot.bench.windows import Side, alternate
from core.storage.database import Database

STARTS = 3
MOST = Bar(4.0, "most")
MOST_MEGABYTES = Bar(120.0, "most")
# The first tick, after five seconds, is the last to load anything.
SECONDS_OF_MESSAGES = 8.0


def start(books: SampleBooks) -> tuple[Finding, ...]:
    """Measure from the start of the process to its first signed answer."""
    url = books.sqlite_copy()
    store = str(books.folder / "bare-start.db")
    pairs = alternate(
        lambda: _seconds_to_answer(url, salesbeat(url, jobs=True)),
        lambda: _seconds_to_answer(url, bare(store)),
        STARTS,
    )
    return (compared("start", "start to first answer", "s", pairs, MOST),)


def _seconds_to_answer(url: str, server: AbstractContextManager[Server]) -> float:
    database = Database(url)
    # Made before the clock starts: reading the people for it is no part of either start.
    request = next(visits(database))
    database.close()
    with server as running:
        return running.seconds_to_answer(request)


def memory(books: SampleBooks) -> tuple[Finding, ...]:
    """Weigh the whole server, jobs and delivery too, after a while of messages and no chart."""
    url = books.sqlite_copy()
    database = Database(url)
    requests = visits(database)
    database.close()
    with salesbeat(url, jobs=True) as server:
        Side(server.port, requests).window(1, SECONDS_OF_MESSAGES)
        megabytes = server.memory_megabytes()
    figure = "resident before a chart"
    return (Finding("memory", figure, "MB", megabytes, None, None, MOST_MEGABYTES),)
