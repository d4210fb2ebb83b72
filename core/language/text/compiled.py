"""Compiles patterns once for all starts: what the compiler made of each is kept.

Compiling those that an ordinary message asks for took a tenth of a second at every start.
"""

import _sre  # type: ignore[import-not-found]
import re
import sys
from array import array
from re import _compiler, _parser  # type: ignore[attr-defined]

from core.kept import Kept

# The form of compiled code is the standard library's own affair, and this is how we know it.
KNOWN_FORM = (3, 11)

# Flags, number of groups, numbers of the named ones, code.
Form = tuple[int, int, dict[str, int], bytes]
PATTERNS = Kept[tuple[str, int], Form]("patterns", of_module=__name__)


def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return what `re.compile` returns."""
    if sys.version_info[:2] != KNOWN_FORM:
        return re.compile(source, flags)
    form = PATTERNS.get((source, int(flags)), lambda: _form(source, flags))
    return _pattern(source, form)


def _form(source: str, flags: int) -> Form:
    tree = _parser.parse(source, flags)
    state = tree.state
    code = array("I", _compiler._code(tree, flags))  # noqa: SLF001
    return int(flags | state.flags), state.groups - 1, dict(state.groupdict), code.tobytes()


def _pattern(source: str, form: Form) -> re.Pattern[str]:
    flags, groups, numbers, code = form
    names: list[str | None] = [None] * (groups + 1)
    for name, number in numbers.items():
        names[number] = name
    pattern: re.Pattern[str] = _sre.compile(
        source, flags, array("I", code).tolist(), groups, numbers, tuple(names)
    )
    return pattern
