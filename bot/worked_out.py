"""All that a start works out and need not: patterns, syllables, holidays, what classes compile."""

import gc
from importlib import import_module
from pkgutil import walk_packages
from typing import TypeVar

import bot.server  # noqa: F401 (with what else it reads a message)
import core.language
import handlers
from bot.clock import SystemClock
from core.calendar import public_days
from core.kept import SHELF
from core.language.phrases.words import Table
from core.language.spelling.heard import syllable
from core.language.text.likely import Shortlist
from core.language.text.sheet import Rule
from core.language.text.ways import Ways

# The characters that names are written with, and some thousand more.
CHINESE = range(0x4E00, 0xA000)
EVERYDAY = "gb2312"
YEARS_AROUND = (-1, 0, 1)
T = TypeVar("T")


def work_out() -> None:
    # What earlier versions kept goes.
    SHELF.place.unlink(missing_ok=True)
    _prepare_rules()
    for character in map(chr, CHINESE):
        if character.encode(EVERYDAY, "ignore"):
            syllable(character)
    for years in YEARS_AROUND:
        public_days(SystemClock().now().year + years)
    SHELF.save()


def _prepare_rules() -> None:
    for room in (core.language, handlers):
        for module in walk_packages(room.__path__, f"{room.__name__}."):
            import_module(module.name)
    for ways in _every(Ways):
        ways.rule  # noqa: B018 (made when first asked for)
    for rule in _every(Rule):
        rule.search  # noqa: B018 (compiled when first asked for)
    for table in _every(Table):
        table.likely.of("")
    for shortlist in _every(Shortlist):
        shortlist.of("")


def _every(kind: type[T]) -> list[T]:
    # There is no list of them: one would be filled at every start, for this alone.
    return [thing for thing in gc.get_objects() if isinstance(thing, kind)]
