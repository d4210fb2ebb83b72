"""Work that was killed leaves a folder behind; the next of its kind takes it away."""

import os
from pathlib import Path

import pytest

from core.files.scratch import LEFT_AFTER_SECONDS, scratch_folder


@pytest.fixture
def place(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def left(place: Path, name: str, *, seconds_ago: int) -> Path:
    folder = place / name
    folder.mkdir()
    (folder / "part0").write_text("a row")
    then = folder.stat().st_mtime - seconds_ago
    os.utime(folder, (then, then))
    return folder


def test_a_folder_goes_away_with_its_work(place):
    with scratch_folder("import") as folder:
        (folder / "part0").write_text("a row")

    assert list(place.iterdir()) == []


def test_what_a_killed_import_left_goes_with_the_next(place):
    old = left(place, "salesbeat-import-old", seconds_ago=LEFT_AFTER_SECONDS + 60)

    with scratch_folder("import"):
        assert not old.exists()


def test_work_under_way_and_other_work_is_left_alone(place):
    kept = {
        left(place, "salesbeat-import-now", seconds_ago=60),
        left(place, "salesbeat-drop-old", seconds_ago=LEFT_AFTER_SECONDS + 60),
    }

    with scratch_folder("import") as folder:
        assert set(place.iterdir()) == {*kept, folder}


def test_what_is_no_folder_is_no_hindrance(place):
    old = left(place, "salesbeat-import-old", seconds_ago=LEFT_AFTER_SECONDS + 60) / "part0"
    file = old.rename(place / "salesbeat-import-file")
    os.utime(file, (0, 0))

    with scratch_folder("import") as folder:
        assert folder.is_dir()

    assert file.exists()
