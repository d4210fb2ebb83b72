"""Exporting a million rows as CSV, against the same query streamed to CSV by hand.

By hand nothing is worded: keys stay English, moments stay in UTC, and a spreadsheet runs the cells.
"""

import csv
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import text

from bot.bench.books import SampleBooks
from bot.bench.findings import Bar, Finding, compared
from bot.bench.windows import alternate
from core.files.exporting import View, export
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database

ROWS = 1_000_000
WINDOWS = 3
MOST = Bar(2.0, "most")
MOST_MEGABYTES = Bar(150.0, "most")
FETCHED_AT_ONCE = 2000
BY_HAND = """
SELECT a.type, c.name, p.name, a.occurred_at, a.contact, a.score, a.note
FROM activities a
LEFT JOIN accounts c ON c.company_id = a.company_id AND c.id = a.account_id
LEFT JOIN people p ON p.company_id = a.company_id AND p.id = a.member_id
WHERE a.company_id = 1 ORDER BY a.id
"""
# The diary of the sample company, over and over; the ids stay in the order of the rows.
MULTIPLIED = """
INSERT INTO activities (company_id, id, type, account_id, deal_id, member_id, occurred_at,
  occurred_on, contact, score, objection, note, recorded_at)
WITH RECURSIVE rounds(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM rounds WHERE n < :rounds)
SELECT company_id, n * 10000000 + row_number() OVER (PARTITION BY n ORDER BY id), type, account_id,
  deal_id, member_id, occurred_at, occurred_on, contact, score, objection, note, recorded_at
FROM activities CROSS JOIN rounds
"""
# Asked of the process itself: what `wait` tells includes the moment before it became this command.
WEIGHED = """
from bot.cli import app
app(standalone_mode=False)
print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def exporting(books: SampleBooks) -> tuple[Finding, ...]:
    return *_from_sqlite(books), *_from_postgresql(books)


def _from_sqlite(books: SampleBooks) -> tuple[Finding, ...]:
    url = books.sqlite_copy()
    path = url.removeprefix("sqlite:///")
    by_hand = books.folder / "by_hand.csv"
    found = _compared("export-sqlite", url, lambda: _sqlite_by_hand(path, by_hand))
    return found, _memory(url, books.folder / "weighed.csv")


def _from_postgresql(books: SampleBooks) -> tuple[Finding, ...]:
    url = books.postgresql_copy()
    plain = url.replace("postgresql+psycopg", "postgresql")
    by_hand = books.folder / "by_hand.csv"
    return (_compared("export-postgresql", url, lambda: _postgresql_by_hand(plain, by_hand)),)


def _compared(name: str, url: str, by_hand: Callable[[], float]) -> Finding:
    database = Database(url)
    with tempfile.TemporaryDirectory(prefix="salesbeat-export-") as folder:
        rows = _multiply(database)
        to = Path(folder) / "ours.csv"
        pairs = alternate(lambda: _seconds(database, to, rows), by_hand, WINDOWS)
    database.close()
    return compared(name, f"{rows:,} rows as CSV", "s", pairs, MOST)


def _multiply(database: Database) -> int:
    """Repeat the diary until it has the rows; returns how many they are."""
    with database.engine.begin() as connection:
        if not database.is_sqlite:
            connection.execute(text("SET LOCAL statement_timeout = 0"))
        there = connection.scalar(text("SELECT count(*) FROM activities")) or 1
        connection.execute(text(MULTIPLIED), {"rounds": ROWS // there})
        return connection.scalar(text("SELECT count(*) FROM activities")) or 0


def _seconds(database: Database, to: Path, rows: int) -> float:
    began = time.perf_counter()
    with database.reading(FIRST_COMPANY) as session:
        written = export(session, "activities", to, View())
    if written != rows:
        raise ValueError(f"{written} rows were written of {rows}")
    return time.perf_counter() - began


def _sqlite_by_hand(path: str, to: Path) -> float:
    began = time.perf_counter()
    with closing(sqlite3.connect(path)) as connection, to.open("w", newline="") as file:
        csv.writer(file).writerows(connection.execute(BY_HAND))
    return time.perf_counter() - began


def _postgresql_by_hand(url: str, to: Path) -> float:
    import psycopg

    began = time.perf_counter()
    with psycopg.connect(url) as connection, to.open("w", newline="") as file:
        writer = csv.writer(file)
        with connection.cursor("by_hand") as cursor:
            cursor.itersize = FETCHED_AT_ONCE
            writer.writerows(cursor.execute(BY_HAND))
    return time.perf_counter() - began


def _memory(url: str, to: Path) -> Finding:
    """Weigh the command in a process of its own, at its heaviest."""
    command = ["export", "activities", "--to", str(to), "--db", url]
    said = subprocess.run(  # noqa: S603 (our own command)
        [sys.executable, "-c", WEIGHED, *command], check=True, capture_output=True, text=True
    )
    kilobytes = int(said.stdout.split()[-2])
    bar = MOST_MEGABYTES
    return Finding("export-memory", "at its heaviest", "MB", kilobytes / 1024, None, None, bar)
