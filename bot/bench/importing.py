"""Importing deals with their stages and activities, against the bare insertion of the same rows.

The bare side writes what the import wrote, every table and the change rows too, from memory and
in one transaction: with one prepared statement a table on SQLite, with COPY on PostgreSQL. What it
takes to read them is not counted.
"""

import csv
import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from subprocess import DEVNULL, Popen

from sqlalchemy import Table, inspect, text

from bot.assemble import open_books
from bot.bench.books import AUTHOR, SampleBooks
from bot.bench.findings import Bar, Finding, Pair, compared
from bot.clock import SystemClock
from bot.settings import Settings
from core.files.importing import Order, import_paths
from core.files.importing.bulk import insert_rows
from core.storage.changes import BOOKS
from core.storage.columns import table_of
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.tables import Change, ChangeRow

MOST = Bar(4.0, "most")
MOST_MEGABYTES = Bar(300.0, "most")
DEALS = 10_000
FULL_DEALS = 1_000_000
WINDOWS = 3
ROWS_IN_MEMORY = 50_000
FIRST_DAY = date(2024, 1, 8)
STAGES = ("lead", "qualified", "proposal", "contract")
KIB_OF_A_MEGABYTE = 1024
SECONDS_BETWEEN_LOOKS = 0.02
# Each refers only to those before it.
ORDER = ("regions", "teams", "people", "accounts", "deals")


def importing(books: SampleBooks) -> tuple[Finding, ...]:
    files = books.folder / "import"
    rows = write_files(files, DEALS)
    on_sqlite = tuple(_pair(files, books, _sqlite_place) for _ in range(WINDOWS))
    on_postgresql = tuple(_pair(files, books, _postgresql_place) for _ in range(WINDOWS))
    megabytes = _peak_megabytes(files, _sqlite_place(books))
    return (
        compared("import", f"{rows:,} rows, SQLite", "s", on_sqlite, MOST),
        compared("import", f"{rows:,} rows, PostgreSQL", "s", on_postgresql, MOST),
        Finding("import", "peak of memory", "MB", megabytes, None, None, MOST_MEGABYTES),
    )


def importing_full(books: SampleBooks) -> tuple[Finding, ...]:
    """Import a million deals with what belongs to them, once into each database."""
    files = books.folder / "import-full"
    rows = write_files(files, FULL_DEALS)
    on_sqlite = _once(files, rows, "SQLite", _sqlite_place(books), _sqlite_place(books))
    return on_sqlite + _once(
        files, rows, "PostgreSQL", _postgresql_place(books), _postgresql_place(books)
    )


def _once(files: Path, rows: int, name: str, place: str, bare_place: str) -> tuple[Finding, ...]:
    began = time.perf_counter()
    megabytes = _peak_megabytes(files, place)
    seconds = time.perf_counter() - began
    ours, theirs = _opened(place), _opened(bare_place)
    try:
        pair = Pair(seconds, insert_bare(theirs, rows_of(ours)))
    finally:
        ours.close()
        theirs.close()
    return (
        compared("import-full", f"{rows:,} rows, {name}", "s", (pair,), MOST),
        Finding("import-full", f"peak, {name}", "MB", megabytes, None, None, MOST_MEGABYTES),
    )


def _sqlite_place(books: SampleBooks) -> str:
    return f"sqlite:///{books.folder / f'import{time.monotonic_ns()}.db'}"


def _postgresql_place(books: SampleBooks) -> str:
    return books.empty_postgresql().replace("postgresql://", "postgresql+psycopg://", 1)


def _pair(files: Path, books: SampleBooks, place: Callable[[SampleBooks], str]) -> Pair:
    ours, theirs = _opened(place(books)), _opened(place(books))
    try:
        seconds = _seconds(lambda: import_files(ours, files))
        return Pair(seconds, insert_bare(theirs, rows_of(ours)))
    finally:
        ours.close()
        theirs.close()


def _opened(url: str) -> Database:
    return open_books(Settings(database_url=url)).database


def _seconds(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def import_files(database: Database, files: Path) -> None:
    order = Order(FIRST_COMPANY, SystemClock().now(), AUTHOR)
    report = import_paths(database, [files], order)
    if not report.saved:
        raise RuntimeError(f"the import was refused: {report.errors[:1]}")


@dataclass(frozen=True)
class Contents:
    """Rows of one table, as many as memory should hold, as the driver gives and takes them."""

    table: Table
    names: tuple[str, ...]
    rows: Sequence[tuple[object, ...]]


def rows_of(database: Database) -> Iterator[Contents]:
    books = {model.__tablename__: table_of(model) for model in BOOKS}
    last = [table for name, table in books.items() if name not in ORDER]
    tables = [*(books[name] for name in ORDER), *last, table_of(Change), table_of(ChangeRow)]
    with database.engine.connect() as opened:
        connection = opened.execution_options(yield_per=ROWS_IN_MEMORY)
        for table in tables:
            names = tuple(column["name"] for column in inspect(connection).get_columns(table.name))
            # JSON is written as text by both sides.
            shown = [_plain_column(table, name, connection.dialect.name) for name in names]
            statement = f"SELECT {', '.join(shown)} FROM {table.name}"  # noqa: S608 (our own names)
            for found in connection.execute(text(statement)).partitions(ROWS_IN_MEMORY):
                yield Contents(table, names, [tuple(row) for row in found])


def _plain_column(table: Table, name: str, dialect: str) -> str:
    is_json = table.c[name].type.__class__.__name__ == "JSON"
    return f"CAST({name} AS TEXT)" if is_json and dialect == "postgresql" else name


def insert_bare(database: Database, everything: Iterable[Contents]) -> float:
    """Insert the rows; returns the seconds of their insertion and of the commit."""
    seconds = 0.0
    with database.writing(FIRST_COMPANY) as session:
        # Those that every company begins with; the import's are among the rows.
        session.connection().exec_driver_sql("DELETE FROM regions")
        for contents in everything:
            began = time.perf_counter()
            insert_rows(session, contents.table, contents.rows, contents.names)
            seconds += time.perf_counter() - began
        began = time.perf_counter()
    return seconds + time.perf_counter() - began


def _peak_megabytes(files: Path, url: str) -> float:
    """Return the most memory that `salesbeat import` held at any moment."""
    command = [sys.executable, "-m", "bot", "import", str(files), "--db", url]
    process = Popen(command, stdout=DEVNULL)  # noqa: S603 (our own command)
    peak = 0.0
    # The system's own count of a child's peak begins with what we held ourselves.
    while process.poll() is None:
        peak = max(peak, _high_water(process.pid))
        time.sleep(SECONDS_BETWEEN_LOOKS)
    if process.returncode:
        raise RuntimeError("the import failed")
    return peak


def _high_water(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0  # It has just ended.
    marks = [int(line.split()[1]) for line in lines if line.startswith("VmHWM:")]
    return marks[0] / KIB_OF_A_MEGABYTE if marks else 0.0


def write_files(folder: Path, deals: int) -> int:
    """Write a company of so many deals, about 5 rows a deal; returns how many rows in all."""
    folder.mkdir()
    chance = random.Random(deals)  # noqa: S311 (figures, no secrets)
    people = [f"销售{number:03}" for number in range(100)]
    accounts = [f"客户{number:06}有限公司" for number in range(max(1, deals // 10))]
    rows = _write(
        folder / "members.csv",
        ("name", "role", "team", "region"),
        ((name, "rep", f"{number % 10}队", "east") for number, name in enumerate(people)),
    )
    rows += _write(
        folder / "accounts.csv",
        ("name", "region", "owner", "tier", "created_on"),
        ((name, "east", chance.choice(people), "B", FIRST_DAY) for name in accounts),
    )
    for name, header, of_deal in (
        ("deals", _Made.DEAL, _Made.deal),
        ("stage_history", _Made.ENTRY, _Made.entries),
        ("activities", _Made.ACTIVITY, _Made.activities),
    ):
        made = _made(deals, people, accounts)
        rows += _write(
            folder / f"{name}.csv", header, (row for one in made for row in of_deal(one))
        )
    return rows


def _made(deals: int, people: list[str], accounts: list[str]) -> Iterator["_Made"]:
    """Make the same deals for each file anew: a million of them is too much to keep."""
    chance = random.Random(deals)  # noqa: S311 (figures, no secrets)
    return (_Made(number, chance, people, accounts) for number in range(deals))


def _write(path: Path, header: Sequence[str], rows: Iterator[Sequence[object]]) -> int:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        return sum(1 for _ in map(writer.writerow, rows))


class _Made:
    """One deal that was made up, and what happened on its way."""

    DEAL = (
        "external_id", "account", "title", "owner", "stage", "status", "amount", "product",
        "source", "created_on", "expected_close_on", "closed_on", "loss_reason",
    )  # fmt: skip
    ENTRY = ("deal", "stage", "entered_on")
    ACTIVITY = ("type", "account", "member", "occurred_at", "contact", "score", "note")

    __slots__ = ("account", "days", "number", "owner", "status", "value")

    def __init__(
        self, number: int, chance: random.Random, people: list[str], accounts: list[str]
    ) -> None:
        self.number = number
        self.account, self.owner = chance.choice(accounts), chance.choice(people)
        self.status = chance.choice(("open", "open", "won", "lost"))
        self.value = chance.randrange(1, 1_000_000)
        day = FIRST_DAY + timedelta(days=chance.randrange(900))
        steps = len(STAGES) if self.status == "won" else chance.randrange(1, 5)
        self.days = [day + timedelta(days=9 * step) for step in range(steps)]

    def deal(self) -> Iterator[Sequence[object]]:
        stage, first = STAGES[len(self.days) - 1], self.days[0]
        closed = "" if self.status == "open" else self.days[-1]
        reason = "price" if self.status == "lost" else ""
        yield (
            f"D{self.number}", self.account, f"项目{self.number}", self.owner, stage, self.status,
            self.value, "标准版", "官网", first, first + timedelta(days=90), closed, reason,
        )  # fmt: skip

    def entries(self) -> Iterator[Sequence[object]]:
        for stage, day in zip(STAGES, self.days, strict=False):
            yield f"D{self.number}", stage, day

    def activities(self) -> Iterator[Sequence[object]]:
        for kind, hour in (("visit", 10), ("call", 15)):
            at = f"{self.days[0]} {hour}:{self.number % 60:02}"
            yield kind, self.account, self.owner, at, "张总", 8, f"谈了方案 {self.number}"
