"""What one start works out and the next need not: kept on disk, beside the bytecode.

Under the rules of bytecode: a value follows from its key alone, a file that is missing, damaged or
of another Python is made anew, and where nothing may be written nothing is kept.
"""

import marshal
import os
import sys
from collections.abc import Callable, Hashable
from contextlib import suppress
from functools import cached_property
from importlib.util import cache_from_source, find_spec
from pathlib import Path
from typing import Generic, TypeVar, cast

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
Values = dict[Hashable, object]


class Shelf:
    """One file of what is kept."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._has_news = False
        self._opened: dict[str, Values] = {}

    @cached_property
    def _found(self) -> dict[str, bytes]:
        """What was there at the start; each kind is opened when it is asked for."""
        try:
            maker, kinds = marshal.loads(self.place.read_bytes())  # noqa: S302 (as bytecode is)
        except (OSError, EOFError, ValueError, TypeError):
            return {}
        return kinds if maker == _maker() else {}

    def values_of(self, kind: str) -> Values:
        if kind not in self._opened:
            found = self._found.get(kind)
            self._opened[kind] = marshal.loads(found) if found else {}  # noqa: S302
        return self._opened[kind]

    def put(self, kind: str, key: Hashable, value: object) -> None:
        self.values_of(kind)[key] = value
        self._has_news = True

    def save(self) -> None:
        """Write what has been worked out since the start, for the next one."""
        if not self._has_news:
            return
        self._has_news = False
        # Copied at once: threads that answer go on working things out.
        opened = {kind: values.copy() for kind, values in self._opened.copy().items()}
        kinds = self._found | {kind: marshal.dumps(values) for kind, values in opened.items()}
        with suppress(OSError):
            _replace(self.place, marshal.dumps((_maker(), kinds)))


def _maker() -> tuple[str, int]:
    """Return who writes and reads such a file: this Python, and this version of this module."""
    return sys.version, _age(__file__)


def _age(file: str) -> int:
    return Path(file).stat().st_mtime_ns


def _replace(place: Path, content: bytes) -> None:
    """Write a whole file or none, whoever reads or writes it at the same time."""
    place.parent.mkdir(exist_ok=True)
    written = place.with_name(f"{place.name}.{os.getpid()}")
    written.write_bytes(content)
    written.replace(place)


SHELF = Shelf(Path(cache_from_source(__file__)).with_suffix(".kept"))


def keep() -> None:
    """Keep what this process has worked out, where Python may write its bytecode too."""
    if not sys.dont_write_bytecode:
        SHELF.save()


class Kept(Generic[K, V]):
    """What is kept of one kind; keys and values are plain: what `marshal` writes.

    `of_module` names the module that the values follow from beside their keys.
    """

    def __init__(self, kind: str, of_module: str | None = None, shelf: Shelf = SHELF) -> None:
        self._kind = kind
        self._of_module = of_module
        self._shelf = shelf

    def get(self, key: K, make: Callable[[], V]) -> V:
        """Return the value of a key; only the first start ever has to make it."""
        try:
            return self._values[key]
        except KeyError:
            value = make()
            self._shelf.put(self._name, key, value)
            return value

    @cached_property
    def _values(self) -> dict[K, V]:
        return cast("dict[K, V]", self._shelf.values_of(self._name))

    @cached_property
    def _name(self) -> str:
        spec = find_spec(self._of_module) if self._of_module else None
        if spec is None or spec.origin is None:
            return self._kind
        return f"{self._kind} {_age(spec.origin)}"
