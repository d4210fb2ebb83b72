"""Imports files into one company's books: all of them, or nothing."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.errors import UserError
from core.files.importing.gathering import Gathering, gather
from core.files.importing.mappings import Mappings
from core.files.importing.orders import Order, company_of_order, remembered
from core.files.importing.report import Findings, ImportReport, NothingKeptError
from core.files.importing.rows import Sheet
from core.files.importing.run import Progress, Run
from core.files.importing.values import Locality
from core.storage.database import Database

GiveBack = Callable[[Sequence[Sheet], Findings], None]
Beside = Callable[[Session, ImportReport], None]

# So many times the rows that are held at once; then reading the rest helps nobody.
MOST_ERRORS = 10
# A large import takes longer than the limits that keep chat answers short.
NO_LIMITS = (
    "SET LOCAL statement_timeout = 0",
    "SET LOCAL idle_in_transaction_session_timeout = 0",
)


def _silent(_done: int, _total: int) -> None:
    """Show no progress."""


def _keep_to_ourselves(_sheets: Sequence[Sheet], _findings: Findings) -> None:
    """Give nothing back."""


def _nothing_beside(_session: Session, _report: ImportReport) -> None:
    """Write nothing else."""


def import_paths(
    database: Database,
    paths: Sequence[Path],
    order: Order,
    progress: Progress = _silent,
    give_back: GiveBack = _keep_to_ourselves,
    beside: Beside = _nothing_beside,
) -> ImportReport:
    """Import files, folders and workbooks into a company's books: all or nothing.

    The report says what happened; its errors mean that nothing was saved, and `give_back` was
    called with the tables and what is wrong with them. `beside` is called in the transaction of
    an import that is kept, right before its end: what it raises undoes all. Raises UserError for
    a path that leads nowhere and NotFoundError for a company that is not there.
    """
    findings = Findings(MOST_ERRORS * order.rows_at_once)
    with ExitStack() as opened, _without_collecting():
        sheets = gather(paths, _gathering(database, order, findings, opened))
        run = Run(sheets, findings, progress)
        report = replace(
            _imported(database, order, run, beside),
            unnamed=tuple(findings.unnamed),
            replaced=tuple(run.prints.first),
        )
        if findings.bad_rows:
            give_back(sheets, findings)
    return report


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Spare the search for cycles: an import makes millions of objects and no cycle."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _imported(database: Database, order: Order, run: Run, beside: Beside) -> ImportReport:
    # Who only looks takes no writer's turn: chat goes on meanwhile.
    opened = database.reading if order.dry_run else database.writing
    try:
        with opened(order.company_id) as session:
            _prepare(session)
            change_id = run.save(session, order)
            run.refuse_to_keep(order)
            report = run.report(change_id, saved=True)
            beside(session, report)
    except NothingKeptError:
        return run.report(None, saved=False)
    except IntegrityError as problem:
        raise _overtaken() from problem
    return report


def _prepare(session: Session) -> None:
    """See the books as they stand now: who changes a row meanwhile makes this import fail.

    SQLite has one writer at a time, and so the same.
    """
    if session.get_bind().dialect.name == "postgresql":
        connection = session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
        for statement in NO_LIMITS:
            connection.execute(text(statement))


def _overtaken() -> UserError:
    return UserError(
        "导入时有人改了同样的记录，什么都没有导入，请再导入一次。",
        "Somebody changed the same records meanwhile; nothing was imported. Import again.",
        code="conflict",
    )


def _gathering(
    database: Database, order: Order, findings: Findings, opened: ExitStack
) -> Gathering:
    with database.reading(order.company_id) as session:
        company = company_of_order(session, order.company_id)
        zone = ZoneInfo(company.timezone)
        locality = Locality(order.now.astimezone(zone).date(), zone)
        mappings = Mappings(order.columns, order.system, remembered(company))
    return Gathering(locality, mappings, findings, opened, order.called)
