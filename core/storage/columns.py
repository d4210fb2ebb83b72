"""Column types and the base of every table: company first, UTC times, exact numbers."""

import itertools
import secrets
import time as clock
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    BigInteger,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    Table,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
_COUNTER_BITS = 22
# How far the ids of two rows lie apart that were made a second apart.
IDS_A_SECOND = 1000 << _COUNTER_BITS
_counter = itertools.count(secrets.randbits(_COUNTER_BITS))


def new_id() -> int:
    """Return an id that no other process gives: milliseconds, then a counter from a random start.

    Ids grow with time, so that rows written together lie together. The clock serves identity
    here, never a business rule.
    """
    count = next(_counter) & ((1 << _COUNTER_BITS) - 1)
    return (clock.time_ns() // 1_000_000) << _COUNTER_BITS | count


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, kept in UTC on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class ExactNumber(TypeDecorator[Decimal]):
    """A decimal with six places, kept as an integer of millionths: SQLite has no exact decimals."""

    impl = BigInteger
    cache_ok = True
    places = 6

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value.scaleb(self.places).to_integral_value())

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value).scaleb(-self.places).normalize()


class Base(DeclarativeBase):
    """Every table of Salesbeat."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {int: BigInteger, datetime: UtcDateTime, Decimal: ExactNumber}  # noqa: RUF012 (SQLAlchemy reads it from the class)


def table_of(model: type[Base]) -> Table:
    """Return a model's table, for statements that pass the session's hooks by."""
    table = model.__table__
    if not isinstance(table, Table):
        raise TypeError(f"{model.__name__} is no table")
    return table


class InCompany:
    """A row that belongs to one company; the company comes first in every key."""

    company_id: Mapped[int] = mapped_column(
        Integer, ForeignKey("companies.id"), primary_key=True, sort_order=-2
    )


class Recorded(InCompany):
    """A row with an id of its own, unique in its company."""

    id: Mapped[int] = mapped_column(primary_key=True, default=new_id, sort_order=-1)


def belongs_to(column: str, table: str, **options: Any) -> ForeignKeyConstraint:  # noqa: ANN401
    """Refer to a row of the same company: (company_id, column) → table(company_id, id).

    Checked at the commit, so that rows may be written in any order inside a transaction.
    """
    return ForeignKeyConstraint(
        ["company_id", column],
        [f"{table}.company_id", f"{table}.id"],
        deferrable=True,
        initially="DEFERRED",
        **options,
    )
