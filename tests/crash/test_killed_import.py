"""Killed in the middle of an import, the books hold all of it or nothing."""

import os
import signal
from multiprocessing import get_context
from pathlib import Path

import pytest

from bot.bench.importing import write_files
from core.files.importing import ImportReport, Order, import_paths
from core.storage.changes import Author
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.tables import Account
from tests.files.office import NOW, Office

PROCESSES = get_context("spawn")
ROWS_AT_ONCE = 300


def bring(url: str, folder: Path, deadly_step: int | None = None) -> ImportReport:
    """Import in parts; dies without warning when the progress is shown for the nth time."""
    database = Database(url)
    steps = iter(range(1, 10_000))

    def progress(_done: int, _total: int) -> None:
        if next(steps) == deadly_step:
            os.kill(os.getpid(), signal.SIGKILL)

    order = Order(FIRST_COMPANY, NOW, Author(None, "import", "test"), rows_at_once=ROWS_AT_ONCE)
    try:
        return import_paths(database, [folder], order, progress)
    finally:
        database.close()


@pytest.mark.parametrize("step", [1, 4, 7])
def test_a_killed_import_leaves_nothing_and_can_be_done_again(
    database: Database, tmp_path: Path, step: int
):
    office = Office(database, tmp_path)
    rows = write_files(tmp_path / "files", deals=300)

    dying = PROCESSES.Process(target=bring, args=(database.url, tmp_path / "files", step))
    dying.start()
    dying.join()

    assert dying.exitcode == -signal.SIGKILL
    assert office.rows(Account) == []
    assert bring(database.url, tmp_path / "files").new == rows
