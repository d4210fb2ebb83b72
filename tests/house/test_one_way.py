"""Every rule reads a text in one way: otherwise some message would hold the bot for ever."""

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from types import ModuleType

import pytest

import bot
import core
import handlers
import jobs
from core.language.text.sheet import Rule
from core.language.text.ways import Ways
from tests.house.one_way import read_twice

# Those run by themselves when they are imported.
NOT_IMPORTED = {"bot.__main__", "core.storage.migrations.env"}


def test_no_rule_of_the_house_reads_a_text_in_two_ways():
    rules = {rule for module in _modules() for rule in _rules_in(vars(module).values())}

    assert len(rules) > 1_000
    assert {source: found for source, flags in rules if (found := read_twice(source, flags))} == {}


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("(?:看看?|查)*完", "看看"),
        ("(?:还|有|还有)+", "还有"),
        ("(?:新的?|的)*", "新的"),
        ("(?:a|b)*(?:记(?:一?下)?|一下)*", "记一下"),
        (r"(?:\d+|个)*", "00"),
        ("(?:麻烦|请|麻烦)*", "麻烦"),
        ("(?:No|n|O)*", "no"),
    ],
)
def test_two_readings_are_found(pattern: str, text: str):
    assert read_twice(pattern, re.IGNORECASE) == text


@pytest.mark.parametrize(
    "pattern",
    [
        "(?:看|查)*看?",
        "(?:已经?|都)*",
        r"(?:a[a-z]*, )*",
        r"(?:\s|的|一?下)*",
        "(?:企业管理|企业|管理)*+",
    ],
)
def test_one_reading_is_no_finding(pattern: str):
    assert read_twice(pattern, 0) is None


def _modules() -> Iterator[ModuleType]:
    for room in (core, handlers, jobs, bot):
        for found in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            if found.name not in NOT_IMPORTED:
                yield importlib.import_module(found.name)


def _rules_in(values: Iterable[object]) -> Iterator[tuple[str, int]]:
    """Yield source and flags of each rule, in tables and values too."""
    for value in values:
        if isinstance(value, Ways):
            yield value.rule.source, int(value.rule.flags)
        elif isinstance(value, Rule):
            yield value.source, int(value.flags)
        elif isinstance(value, re.Pattern) and isinstance(value.pattern, str):
            yield value.pattern, value.flags & ~re.UNICODE
        elif isinstance(value, dict):
            yield from _rules_in((*value.keys(), *value.values()))
        elif isinstance(value, tuple | list | frozenset):
            yield from _rules_in(value)
        elif type(value).__module__.startswith(("core.", "handlers.")):
            yield from _rules_in(vars(value).values() if hasattr(value, "__dict__") else ())
