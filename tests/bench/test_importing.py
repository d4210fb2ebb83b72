"""The made-up company of the import benchmark, and the bare insertion it is compared with."""

from pathlib import Path

from bot.assemble import open_books
from bot.bench.importing import import_files, insert_bare, rows_of, write_files
from bot.settings import Settings


def opened(place: Path):
    return open_books(Settings(database_url=f"sqlite:///{place}")).database


def test_the_bare_side_writes_what_the_import_wrote(tmp_path: Path):
    ours, theirs = opened(tmp_path / "ours.db"), opened(tmp_path / "theirs.db")
    write_files(tmp_path / "files", deals=20)
    import_files(ours, tmp_path / "files")
    everything = list(rows_of(ours))

    insert_bare(theirs, everything)

    assert [(c.table.name, c.rows) for c in rows_of(theirs)] == [
        (c.table.name, c.rows) for c in everything
    ]
    ours.close()
    theirs.close()
