"""Values as they are stored in JSON: written plainly, checked when they are read back.

What checks them (pydantic) takes a fifteenth of a start to load, and a start has none to read: it
comes with the first value that is read.
"""

import json
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class AsJson(Generic[T]):
    """How values of one kind, a dataclass or a union of them, are stored."""

    def __init__(self, kind: Any) -> None:  # noqa: ANN401 (a union is no type)
        self._kind = kind

    def text(self, value: T) -> str:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)

    def read_text(self, text: str) -> T:
        """Return the value that was written. Raises ValueError for another text."""
        value: T = self._checked.validate_json(text)
        return value

    def plain(self, value: T, *, without_defaults: bool = False) -> dict[str, object]:
        """Return a value for a column of JSON."""
        plain = self._checked.dump_python(value, mode="json", exclude_defaults=without_defaults)
        return dict(plain)

    def read_plain(self, plain: object) -> T:
        """Return the value that was stored. Raises ValueError for another."""
        value: T = self._checked.validate_python(plain)
        return value

    @cached_property
    def _checked(self) -> Any:  # noqa: ANN401 (its own type would load it)
        from pydantic import TypeAdapter

        return TypeAdapter(self._kind)


def _plain(value: object) -> object:
    """Say one of our values in what JSON knows."""
    match value:
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case _:
            return vars(value)
