"""Turns values of the books into cells of a file, so that an import reads the same again.

Works on whole columns of a batch: what a column needs is found out once and not for each cell.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import cache

from babel.numbers import get_currency_precision
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.files.cells import clean
from core.files.exporting.once import Once
from core.files.exporting.view import View
from core.files.layout import CellKind, Column
from core.storage.tables import Person, Region, Team
from core.vocabulary import Term

Cell = str | int | Decimal | date | datetime | None
Cells = Sequence[Cell]
Values = Sequence[object]
Named = Mapping[str, Values]
# More digits than this do not survive in a spreadsheet's binary numbers.
MOST_DIGITS = 15
_TOO_LARGE = 10**MOST_DIGITS


@dataclass
class Shower:
    """Shows the values of one export; `names` are of regions, teams and members by scope and id."""

    view: View
    names: Mapping[tuple[str, int], str]
    cleaned: Once[object, Cell] = field(init=False)
    offsets: Once[date, timedelta | None] = field(init=False)

    def __post_init__(self) -> None:
        self.cleaned = Once(_clean_or_none)
        # To ask the zone for each moment takes longer than all the rest of a row.
        self.offsets = Once(self._offset_on)

    def batch(self, columns: tuple[Column, ...], values: Named) -> list[Cells]:
        """Return the cells of a batch, column by column."""
        return [self._cells(column, values) for column in columns]

    def _cells(self, column: Column, values: Named) -> Cells:
        if column.kind in _SHOWN:
            return _SHOWN[column.kind](self, column, values)
        if column.key == "name" and "scope" in values:
            return self.scope_names(values)
        return self.texts(column, values[column.key])

    def texts(self, column: Column, values: Values) -> Cells:
        """Show words of a closed list in the reader's language, other text cleaned."""
        if column.words is None or self.view.language != "zh":
            return [self.cleaned[value] for value in values]
        words = _words_of(column.words)
        return [words[str(value)] if value else None for value in values]

    def local(self, utc: datetime) -> datetime:
        """Return a moment of UTC as the clock showed it, to the second.

        Without its zone, but in the hour that clocks go back, where only the zone tells which
        of the two it is.
        """
        offset = self.offsets[utc.date()]
        if offset is not None:
            moment = utc + offset
            return moment.replace(microsecond=0) if moment.microsecond else moment
        aware = utc.replace(tzinfo=UTC, microsecond=0).astimezone(self.view.zone)
        return aware if aware.fold else aware.replace(tzinfo=None)

    def _offset_on(self, day: date) -> timedelta | None:
        """Return how far clocks are from UTC all day long, None where they are changed."""
        began = datetime.combine(day, time(), UTC)
        offsets = {
            moment.astimezone(self.view.zone).utcoffset()
            for moment in (began, began + timedelta(days=1))
        }
        return offsets.pop() if len(offsets) == 1 else None

    def scope_names(self, values: Named) -> Cells:
        """Name what the id of a scope stands for; the company has no name."""
        return [
            self.names.get((str(scope), int(str(scope_id))))
            for scope, scope_id in zip(values["scope"], values["name"], strict=True)
        ]


def _as_they_are(_: Shower, column: Column, values: Named) -> Cells:
    return [value if isinstance(value, int | date) else None for value in values[column.key]]


def _moments(shower: Shower, column: Column, values: Named) -> Cells:
    show = shower.local
    return [show(v) if isinstance(v, datetime) else None for v in values[column.key]]


def _clean_or_none(value: object) -> Cell:
    return clean(str(value)) or None if value else None


def _lists(shower: Shower, column: Column, values: Named) -> Cells:
    lists = (value if isinstance(value, list) else [] for value in values[column.key])
    return ["; ".join(map(str, shower.texts(column, one))) or None for one in lists]


def _numbers(_: Shower, column: Column, values: Named) -> Cells:
    return [number(v) if isinstance(v, Decimal) else None for v in values[column.key]]


def _amounts(shower: Shower, column: Column, values: Named) -> Cells:
    """Show minor units as whole ones of the row's currency; a target's value as it is."""
    if "currency" not in values:
        return _numbers(shower, column, values)
    return [
        _whole(currency)(minor) if isinstance(minor, int) else None
        for minor, currency in zip(values[column.key], values["currency"], strict=True)
    ]


@cache
def _whole(currency: object) -> Callable[[int], Cell]:
    """Return what shows minor units of a currency as whole ones."""
    digits = get_currency_precision(str(currency))
    units: int = 10**digits

    def shown(minor: int) -> Cell:
        # Most amounts are whole; a Decimal for each costs ten times as much.
        if minor % units == 0 and -_TOO_LARGE < minor < _TOO_LARGE:
            return minor // units
        return number(Decimal(minor).scaleb(-digits))

    return shown


_SHOWN: Mapping[CellKind, Callable[[Shower, Column, Named], Cells]] = {
    CellKind.AMOUNT: _amounts,
    CellKind.RATE: _numbers,
    CellKind.MOMENT: _moments,
    CellKind.DAY: _as_they_are,
    CellKind.SCORE: _as_they_are,
    CellKind.PERCENT: _as_they_are,
    CellKind.NAMES: _lists,
    CellKind.WORDS: _lists,
}


@cache
def _words_of(terms: type[Term]) -> dict[str, str]:
    return {term.value: term.zh for term in terms}


def number(value: Decimal) -> Cell:
    """Return an amount without idle zeros; one too long for a spreadsheet as text."""
    whole = value.to_integral_value()
    shortest = whole if value == whole else value.normalize()
    return format(shortest, "f") if len(shortest.as_tuple().digits) > MOST_DIGITS else shortest


def shower(session: Session, view: View) -> Shower:
    region_name = Region.zh if view.language == "zh" else Region.key
    names: dict[tuple[str, int], str] = {}
    for scope, table, name in (
        ("region", Region, region_name), ("team", Team, Team.name), ("member", Person, Person.name),
    ):  # fmt: skip
        for row_id, word in session.execute(select(table.id, name)):
            names[scope, row_id] = word
    return Shower(view, names)
