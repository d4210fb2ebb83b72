"""Reads the tables of example messages: `text | intent key=value key?=value`, one a line.

`key?=value` may also be left out by the reader. `@2026-11-23T10:00` sets the moment for the lines
below it. Accounts and members stand there by their short names.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from core.language.names.known_names import Directory, Name
from core.language.understand import understand
from core.language.understanding import to_json

CHINA = ZoneInfo("Asia/Shanghai")
HERE = Path(__file__).parent
NAMED = ("account", "accounts", "contact", "competitor", "scope")
UNSCORED = ("note", "currency")


@dataclass(frozen=True)
class Case:
    """One message with the reading that it must get."""

    text: str
    now: datetime
    intent: str
    keys: dict[str, str]
    optional: dict[str, str]


def names_in(file: str) -> list[Name]:
    lines = (HERE / file).read_text(encoding="utf-8").splitlines()
    return [Name(full, tuple(rest)) for full, *rest in (line.split(",") for line in lines if line)]


DIRECTORY = Directory.build(names_in("accounts.txt"), names_in("members.txt"))
FULL_NAMES = {
    alias: name.name
    for name in (*DIRECTORY.accounts, *DIRECTORY.members)
    for alias in (name.name, *name.aliases)
}


FILES_OF_CASES = sorted(path.name for path in (HERE / "cases").glob("*.txt"))


def cases_in(file: str) -> list[Case]:
    now = datetime(2026, 11, 23, 10, tzinfo=CHINA)
    cases = []
    for line in (HERE / "cases" / file).read_text(encoding="utf-8").splitlines():
        if line.startswith("@2"):
            now = datetime.fromisoformat(line[1:].strip()).replace(tzinfo=CHINA)
        elif line.strip() and not line.startswith("# "):
            cases.append(case_of(line, now))
    return cases


def case_of(line: str, now: datetime) -> Case:
    text, _, reading = line.rpartition(" | ")
    intent, *pairs = reading.split(" ")
    keys: dict[str, str] = {}
    optional: dict[str, str] = {}
    for pair in pairs:
        key, _, value = pair.partition("=")
        key, target = key.rstrip("?"), optional if key.endswith("?") else keys
        target[key] = _written(value) if key in NAMED else value
    return Case(text, now, intent, keys, optional)


def _written(value: str) -> str:
    if "," in value:
        return ",".join(_written(one) for one in value.split(","))
    kind, colon, name = value.replace("_", " ").rpartition(":")
    return kind + colon + FULL_NAMES.get(name, name)


def read(case: Case) -> tuple[str, dict[str, str]]:
    """Return the reader's intent and its other keys as plain text."""
    answer = to_json(understand(case.text, DIRECTORY, case.now))
    intent = str(answer.pop("intent"))
    return intent, {key: plain(value) for key, value in answer.items() if key not in UNSCORED}


def plain(value: object) -> str:
    if isinstance(value, dict):
        name = FULL_NAMES.get(value.get("name", ""), value.get("name", ""))
        return f"{value['kind']}:{name}" if name else str(value["kind"])
    if isinstance(value, list):
        return ",".join(str(item) for item in value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def expected(case: Case, got: dict[str, str]) -> dict[str, str]:
    """Return what the case wants, with the optional keys that the reader gave."""
    return case.keys | {key: value for key, value in case.optional.items() if key in got}


def to_line(case: Case) -> str:
    intent, keys = read(case)
    return f"{case.text} | {intent} {json.dumps(keys, ensure_ascii=False)}"
