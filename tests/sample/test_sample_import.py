"""The sample company goes in as anybody's files do, in every form."""

import csv
from datetime import date
from pathlib import Path

import pytest

from core.sample import write_sample
from core.storage.database import Database
from tests.files.office import Office, write_workbook

TODAY = date(2026, 11, 23)
SHEETS = ("members", "accounts", "deals", "payments", "channels")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    write_sample(folder, today=TODAY)
    return folder


def test_it_imports_whole(database: Database, sample: Path, tmp_path: Path):
    report = Office(database, tmp_path).bring_paths(sample)

    assert (report.error_count, report.warnings, report.changed) == (0, (), 0)
    assert report.new > 30_000


def test_the_same_in_gb18030_changes_nothing(sqlite_url: str, sample: Path, tmp_path: Path):
    office = Office(Database(sqlite_url), tmp_path)
    first = office.bring_paths(sample)

    second = office.bring_paths(_as_gb18030(sample, tmp_path / "gb"))
    office.database.close()

    assert (second.error_count, second.new, second.changed) == (0, 0, 0)
    assert second.unchanged == first.new


def test_a_workbook_of_its_deals_changes_nothing(sqlite_url: str, sample: Path, tmp_path: Path):
    office = Office(Database(sqlite_url), tmp_path)
    office.bring_paths(*(sample / f"{name}.csv" for name in SHEETS))

    report = office.bring_paths(_as_workbook(sample, tmp_path))
    office.database.close()

    assert (report.error_count, report.new, report.changed) == (0, 0, 0)


def _as_gb18030(sample: Path, folder: Path) -> Path:
    folder.mkdir()
    for path in sample.iterdir():
        (folder / path.name).write_text(path.read_text(encoding="utf-8"), encoding="gb18030")
    return folder


def _as_workbook(sample: Path, folder: Path) -> Path:
    sheets = {
        name: list(csv.reader((sample / f"{name}.csv").read_text(encoding="utf-8").splitlines()))
        for name in SHEETS
    }
    return write_workbook(folder / "sample.xlsx", **sheets)
