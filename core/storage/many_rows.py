"""Reads the rows of a large change together: one by one, an import would take minutes to undo."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from sqlalchemy import ForeignKeyConstraint, Select, Table, select
from sqlalchemy.orm import Session

from core.storage.changes import TABLES_OF_BOOKS
from core.storage.columns import Base

# Databases take so many values in one list without a murmur.
AT_ONCE = 500
Item = TypeVar("Item")


def rows_named(session: Session, places: Iterable[tuple[str, str]]) -> list[Base]:
    """Return the rows of these tables and keys, as far as they are there.

    Whoever keeps the list can ask the session for each of them, which costs no query then.
    """
    firsts: dict[str, set[int]] = defaultdict(set)
    for table, key in places:
        firsts[table].add(int(key.split("/")[0]))
    return [
        row
        for table, ids in firsts.items()
        for chunk in _chunks(sorted(ids))
        for row in session.scalars(_whose_first_key(TABLES_OF_BOOKS[table], chunk))
    ]


def rows_pointing_at(session: Session, made: Mapping[str, Collection[int]]) -> Iterator[Base]:
    """Yield the rows of the books that point at any of these rows, given by table and id."""
    for table in TABLES_OF_BOOKS.values():
        assert isinstance(table.__table__, Table)  # noqa: S101 (a fact of every mapped class)
        for link in table.__table__.foreign_key_constraints:
            column = table.__mapper__.columns[list(link.columns)[-1].name]
            for chunk in _chunks(sorted(made.get(_target(link), ()))):
                yield from session.scalars(select(table).where(column.in_(chunk)))


def _whose_first_key(table: type[Base], ids: Sequence[int]) -> Select[Base]:
    first = table.__mapper__.primary_key[1]
    return select(table).where(first.in_(ids))


def _target(link: ForeignKeyConstraint) -> str:
    return link.referred_table.name


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    waiting = iter(items)
    while chunk := list(islice(waiting, AT_ONCE)):
        yield chunk
