"""A signed Slack command through the whole road, against a server that only stores it."""

from pathlib import Path

from bot.bench.books import SampleBooks
from bot.bench.findings import Bar, Finding, compared
from bot.bench.requests import visits
from bot.bench.servers import bare, salesbeat
from bot.bench.windows import Side, medians, throughputs
from core.storage.database import Database

CONNECTIONS = 16
WINDOWS = 5
THROUGHPUT_SECONDS = 1.6
LATENCY_SECONDS = 1.0
LEAST_ON_SQLITE = Bar(0.40, "least")
LEAST_ON_POSTGRESQL = Bar(0.35, "least")
MOST_ALONE = Bar(2.0, "most")


def road_on_sqlite(books: SampleBooks) -> tuple[Finding, ...]:
    store: Path = books.folder / "bare.db"
    return _road("road-sqlite", books.sqlite_copy(), str(store), LEAST_ON_SQLITE)


def road_on_postgresql(books: SampleBooks) -> tuple[Finding, ...]:
    url, store = books.postgresql_copy(), books.empty_postgresql()
    return _road("road-postgresql", url, store, LEAST_ON_POSTGRESQL)


def _road(name: str, database_url: str, store: str, least: Bar) -> tuple[Finding, ...]:
    database = Database(database_url)
    try:
        requests = visits(database)
    finally:
        database.close()
    with salesbeat(database_url) as served, bare(store) as plain:
        ours, theirs = Side(served.port, requests), Side(plain.port, requests)
        crowd = throughputs(
            ours, theirs, connections=CONNECTIONS, seconds=THROUGHPUT_SECONDS, count=WINDOWS
        )
        alone = medians(ours, theirs, seconds=LATENCY_SECONDS, count=WINDOWS)
    return (
        compared(name, f"answers/s at {CONNECTIONS} connections", "/s", crowd, least),
        compared(name, "p50 at one connection", "ms", alone, MOST_ALONE),
    )
