"""The sample company, made once a run, and a copy of it for each server that is measured."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from pathlib import Path

from sqlalchemy import select

from bot.assemble import open_books
from bot.bench.postgresql import Cluster, cluster
from bot.clock import SystemClock
from bot.settings import Settings
from core.files.importing import Order, import_paths
from core.sample import write_sample
from core.storage.changes import Author, begin_change
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.tables import Person

AUTHOR = Author(None, "bench", "sample")


@dataclass
class SampleBooks:
    """The databases of one run, in a folder that goes away with it."""

    folder: Path
    _running: ExitStack
    _numbers: Iterator[int] = field(default_factory=count)

    def sqlite_copy(self) -> str:
        """Copy the sample company into a file of its own."""
        path = self.folder / f"copy{next(self._numbers)}.db"
        shutil.copyfile(self._sqlite, path)
        return f"sqlite:///{path}"

    def postgresql_copy(self) -> str:
        """Copy the sample company into a database of its own."""
        return _url(self._cluster, self._cluster.create(template=self._postgresql))

    def empty_postgresql(self) -> str:
        """Make an empty database in the same cluster, for the bare server."""
        return self._cluster.url(self._cluster.create())

    @cached_property
    def _files(self) -> Path:
        folder = self.folder / "sample"
        folder.mkdir()
        write_sample(folder, today=SystemClock().now().date())
        return folder

    @cached_property
    def _sqlite(self) -> Path:
        path = self.folder / "sample.db"
        _fill(f"sqlite:///{path}", self._files)
        return path

    @cached_property
    def _cluster(self) -> Cluster:
        return self._running.enter_context(cluster())

    @cached_property
    def _postgresql(self) -> str:
        name = self._cluster.create()
        _fill(_url(self._cluster, name), self._files)
        return name


@contextmanager
def sample_books() -> Iterator[SampleBooks]:
    with tempfile.TemporaryDirectory(prefix="salesbeat-bench-") as folder, ExitStack() as running:
        yield SampleBooks(Path(folder), running)


def _url(place: Cluster, name: str) -> str:
    return place.url(name).replace("postgresql://", "postgresql+psycopg://", 1)


def _fill(url: str, files: Path) -> None:
    # Chosen here and not read: the operator's own settings are no business of a benchmark.
    settings = Settings(database_url=url)
    database = open_books(settings).database
    try:
        import_paths(database, [files], Order(FIRST_COMPANY, SystemClock().now(), AUTHOR))
        _put_on_slack(database)
    finally:
        # The last connection folds SQLite's log into the file, which can then be copied.
        database.close()


def _put_on_slack(database: Database) -> None:
    """Give everybody a Slack id, so that everybody can be the sender of a request."""
    with database.writing(FIRST_COMPANY) as session:
        begin_change(session, AUTHOR, "import", SystemClock().now())
        for person in session.scalars(select(Person).where(Person.slack_user_id.is_(None))):
            person.slack_user_id = f"U{person.id}"
