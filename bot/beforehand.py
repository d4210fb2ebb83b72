"""Works out what every start would have to: `make setup` runs it once.

Without it a start keeps what it had to work out for the next, but only where it may write.
"""

import gc
import re
from importlib import import_module
from pkgutil import walk_packages

import core.language
import handlers
from bot.clock import SystemClock
from core.calendar import public_days
from core.kept import SHELF
from core.language.spelling.heard import syllable
from core.language.text.pattern_needs import needs_of
from core.language.text.sheet import Rule

CHINESE = range(0x4E00, 0xA000)
YEARS_AROUND = (-1, 0, 1)


def main() -> None:
    # What earlier versions kept goes.
    SHELF.place.unlink(missing_ok=True)
    for rule in _rules():
        rule.search  # noqa: B018 (compiled when first asked for)
        if rule.flags == re.ASCII:
            needs_of(rule, settled=True)
            needs_of(rule, settled=False)
    for code in CHINESE:
        syllable(chr(code))
    for years in YEARS_AROUND:
        public_days(SystemClock().now().year + years)
    SHELF.save()


def _rules() -> list[Rule]:
    for room in (core.language, handlers):
        for module in walk_packages(room.__path__, f"{room.__name__}."):
            import_module(module.name)
    # There is no list of them: one would be filled at every start, for this alone.
    return [thing for thing in gc.get_objects() if isinstance(thing, Rule)]


if __name__ == "__main__":
    main()
