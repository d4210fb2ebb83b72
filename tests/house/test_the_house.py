"""Rules of the house that a machine can check."""

import subprocess
from pathlib import Path

import pytest

from bot.settings import SETTINGS, Settings, read_settings
from core.language.understanding import Intent
from handlers.features import HANDLERS
from handlers.special_cues import CUES
from handlers.special_features import ORDERS

ROOT = Path(__file__).parents[2]
LONGEST_FILE = 300
CODE = (".py", ".js", ".css", ".html")


def tracked_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def test_no_file_of_code_is_longer_than_300_lines():
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text().splitlines())
        for path in tracked_files()
        if path.suffix in CODE
    }

    assert {name: n for name, n in lengths.items() if n > LONGEST_FILE} == {}


def test_the_example_settings_are_the_settings():
    lines = (ROOT / ".env.example").read_text().splitlines()
    named = [line.split("=")[0] for line in lines if "=" in line and not line.startswith("#")]

    assert named == [name.upper() for name in SETTINGS]


def test_the_example_settings_hold_the_defaults(monkeypatch):
    for name in SETTINGS:
        monkeypatch.delenv(name.upper(), raising=False)

    assert read_settings(ROOT / ".env.example") == Settings()


def test_every_intent_has_a_handler():
    assert set(HANDLERS) == set(Intent)


def test_every_special_order_has_its_cue():
    assert list(CUES) == list(ORDERS)


@pytest.mark.parametrize("name", ["requirements.lock", "tools.lock"])
def test_the_locks_hold_hashes_and_no_addresses(name):
    text = (ROOT / name).read_text()

    assert "--hash=sha256:" in text
    assert "://" not in text


def test_the_rooms_import_only_downwards():
    checked = subprocess.run(
        [ROOT / ".venv/bin/lint-imports"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert checked.returncode == 0, checked.stdout
