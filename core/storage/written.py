"""Reads a row's columns back from what a change recorded, each as its own type."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Date

from core.storage.columns import Base, ExactNumber, UtcDateTime

Values = dict[str, object]


def values_in(table: type[Base], written: Values) -> Values:
    """Return columns as the table types them: one moment may be written in several zones."""
    columns = table.__mapper__.columns
    return {name: _value(columns[name].type, value) for name, value in written.items()}


def exact(number: Decimal) -> Decimal:
    """Return a number as its column keeps it: a change records it before it is rounded there."""
    return number.quantize(Decimal(1).scaleb(-ExactNumber.places))


def _value(kind: object, value: object) -> object:
    match kind, value:
        case UtcDateTime(), str():
            return datetime.fromisoformat(value)
        case Date(), str():
            return date.fromisoformat(value)
        case ExactNumber(), str():
            return exact(Decimal(value))
        case _:
            return value
