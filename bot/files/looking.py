"""Looks at what was sent as an import would, and imports it: in a folder of its own, then gone."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from core.files.counting import require_few_rows
from core.files.importing import ImportReport, Order, import_paths
from core.files.importing.giving_back import BadRowsFile
from core.files.importing.load import Beside
from core.files.importing.report import Findings
from core.files.importing.rows import Sheet
from core.files.scratch import scratch_folder
from core.storage.changes import Author
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.drops import KeptDrop
from core.wording import Wording


@dataclass(frozen=True)
class Seen:
    """What an import would do, and the rows with problems as files: name and bytes."""

    report: ImportReport
    bad_rows: tuple[tuple[str, bytes], ...] = field(default=())


def look_at(
    database: Database, kept: KeptDrop, contents: Mapping[int, bytes], now: datetime
) -> Seen:
    """Find out what importing would do; the books stay as they are. Raises UserError."""
    require_few_rows((part.name, contents[n]) for n, part in enumerate(kept.drop.parts))
    bad_rows: list[tuple[str, bytes]] = []
    in_their_words = BadRowsFile(kept.drop.language)

    def give_back(sheets: Sequence[Sheet], findings: Findings) -> None:
        written = in_their_words.write(sheets, findings)
        bad_rows.extend((path.name, path.read_bytes()) for path in written)

    with laid_out(kept, contents) as paths:
        order = _order(kept, now, dry_run=True)
        report = import_paths(database, paths, order, give_back=give_back)
    return Seen(report, tuple(bad_rows))


def bring_in(
    database: Database,
    kept: KeptDrop,
    contents: Mapping[int, bytes],
    now: datetime,
    beside: Beside,
) -> ImportReport:
    """Import what was previewed, with what `beside` writes, in one transaction."""
    with laid_out(kept, contents) as paths:
        return import_paths(database, paths, _order(kept, now, dry_run=False), beside=beside)


@contextmanager
def laid_out(kept: KeptDrop, contents: Mapping[int, bytes]) -> Iterator[list[Path]]:
    """Put the parts of a drop into a folder, under the names that they came with."""
    with scratch_folder("drop") as folder:
        paths = []
        for number, part in enumerate(kept.drop.parts):
            path = folder / part.name
            path.write_bytes(contents[number])
            paths.append(path)
        yield paths


def _order(kept: KeptDrop, now: datetime, *, dry_run: bool) -> Order:
    drop = kept.drop
    return Order(
        company_id=FIRST_COMPANY,
        now=now,
        author=Author(kept.person_id, drop.platform, drop.pressed or drop.message_id),
        dry_run=dry_run,
        columns=drop.columns,
        people=drop.people,
        called=drop.called,
        summary=Wording(drop.language).say("导入 {names}", "Import of {names}", names=drop.names),
        prints=True,
    )
