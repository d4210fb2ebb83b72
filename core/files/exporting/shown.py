"""Turns values of the books into cells of a file, so that an import reads the same again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.files.cells import clean
from core.files.exporting.view import View
from core.files.layout import CellKind, Column
from core.money import whole_units
from core.storage.tables import Person, Region, Team
from core.vocabulary import Term

Cell = str | int | Decimal | date | datetime | None
# More digits than this do not survive in a spreadsheet's binary numbers.
MOST_DIGITS = 15


@dataclass(frozen=True)
class Shower:
    """Shows the values of one export; `names` are of regions, teams and members by scope and id."""

    view: View
    names: Mapping[tuple[str, int], str]

    def cells(self, columns: tuple[Column, ...], row: Mapping[str, object]) -> list[Cell]:
        return [self._cell(column, row[column.key], row) for column in columns]

    def _cell(self, column: Column, value: object, row: Mapping[str, object]) -> Cell:
        match value:
            case None | "":
                return None
            case int():
                return self._whole(column, value, row)
            case Decimal():
                return number(value)
            case date():
                return self._day(value)
            case _:
                return self._words(column, value)

    def _whole(self, column: Column, value: int, row: Mapping[str, object]) -> Cell:
        """Show an integer: the id of what a scope names, minor units, or just a number."""
        if column.key == "name":
            return self.names.get((str(row["scope"]), value))
        if column.kind is CellKind.AMOUNT:
            return number(whole_units(value, str(row["currency"])))
        return value

    def _day(self, value: date) -> Cell:
        if isinstance(value, datetime):
            return value.astimezone(self.view.zone).replace(microsecond=0)
        return value

    def _words(self, column: Column, value: object) -> str:
        words = value if isinstance(value, list) else [value]
        return "; ".join(self._word(column, str(word)) for word in words)

    def _word(self, column: Column, word: str) -> str:
        if column.words is None or self.view.language != "zh":
            return clean(word)
        return _words_of(column.words)[word]


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
