"""The books as the changes tell them, kept up with change by change, from the first one on."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import Connection, select

from core.storage.changes import BOOKS, TABLES_OF_BOOKS, Columns
from core.storage.columns import Base, Recorded, table_of
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.tables import Change, ChangeRow, Point, Region
from core.storage.written import Values, values_in

Key = tuple[str, str]
Rows = dict[Key, Values]
SCOPES = {"team": "teams", "region": "regions", "member": "people"}
_CHANGES, _ROWS = table_of(Change), table_of(ChangeRow)


class Step(NamedTuple):
    """One row before and after a change, typed."""

    change_id: int
    key: Key
    before: Values | None
    after: Values | None


def _refers_to() -> dict[tuple[str, str], str]:
    """Name the table that the number in a column is a key of."""
    found = {
        (table.__tablename__, column.name): link.referred_table.name
        for table in BOOKS
        for link in table_of(table).foreign_key_constraints
        for column in link.columns
        if column.name != "company_id"
    }
    own = {
        (table.__tablename__, "id"): table.__tablename__
        for table in BOOKS
        if issubclass(table, Recorded)
    }
    return found | own


REFERS_TO = _refers_to()


@dataclass
class Replay:
    """Rows as the changes up to `last` left them; `places` number the records as they came.

    The regions come with the product; everything else begins with the first change.
    """

    database: Database
    rows: Rows = field(default_factory=dict)
    last: int = 0
    places: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def __post_init__(self) -> None:
        with self.database.engine.connect() as connection:
            self.rows = dict(_rows_of(connection, Region))
        self._number(self.rows)

    def catch_up(self) -> list[Step]:
        """Replay what has come since; each change begins where the one before it ended."""
        steps = list(self._later())
        for step in steps:
            assert self.rows.get(step.key) == step.before, ("a change that does not follow", step)
            if step.after is None:
                self.rows.pop(step.key)
            else:
                self.rows[step.key] = step.after
        self._number({step.key: step.before or step.after or {} for step in steps})
        return steps

    def without_points(self) -> Rows:
        """Return the books, of the ledger only what each person has."""
        rows = {key: row for key, row in self.rows.items() if key[0] != Point.__tablename__}
        for person_id, balance in self.balances().items():
            rows["balance", str(person_id)] = {"points": balance}
        return rows

    def balances(self) -> dict[object, int]:
        """Return what each person has, those who have nothing left out."""
        found: dict[object, int] = defaultdict(int)
        for (table, _), row in self.rows.items():
            if table == Point.__tablename__:
                found[row["person_id"]] += int(str(row["points"]))
        return {person_id: balance for person_id, balance in found.items() if balance}

    def told(self, steps: list[Step]) -> list[tuple[str, str, str]]:
        """Return steps with each id replaced by its record's number, in no order of their own."""
        return sorted(
            (step.key[0], self._placed(step.key[0], step.before), self._placed(*_after(step)))
            for step in steps
        )

    def _later(self) -> Iterator[Step]:
        wanted = (
            select(_ROWS)
            .where(_ROWS.c.company_id == FIRST_COMPANY, _ROWS.c.change_id > self.last)
            .order_by(_ROWS.c.change_id, _ROWS.c.position)
        )
        with self.database.engine.connect() as connection:
            for row in connection.execute(wanted):
                table = TABLES_OF_BOOKS[row.table_name]
                key = (row.table_name, row.row_key)
                yield Step(row.change_id, key, typed(table, row.before), typed(table, row.after))
                self.last = row.change_id

    def _number(self, rows: Rows) -> None:
        """Number new records in the order of their ids, which is that of their making."""
        for (table, _), row in sorted(rows.items(), key=lambda one: str(one[1].get("id", ""))):
            known = self.places[table]
            if "id" in row and row["id"] not in known:
                known[int(str(row["id"]))] = len(known)

    def _placed(self, table: str, row: Values | None) -> str:
        if row is None:
            return ""
        return str([(name, self._value(table, name, row)) for name in sorted(row)])

    def _value(self, table: str, name: str, row: Values) -> object:
        refers_to, value = _target(table, name, row), row[name]
        if refers_to is None or not isinstance(value, int):
            return str(value)
        return f"{refers_to}:{self.places[refers_to].get(value, 'gone')}"


def _after(step: Step) -> tuple[str, Values | None]:
    return step.key[0], step.after


def _target(table: str, name: str, row: Values) -> str | None:
    match name:
        case "source_id":
            return str(row["source"])
        case "scope_id":
            return SCOPES.get(str(row["scope"]))
        case _:
            return REFERS_TO.get((table, name))


def books_of(database: Database) -> Rows:
    """Return every row of the books as the tables hold it, by its table and key."""
    with database.engine.connect() as connection:
        return {key: row for table in BOOKS for key, row in _rows_of(connection, table)}


def _rows_of(connection: Connection, model: type[Base]) -> Iterator[tuple[Key, Values]]:
    table = table_of(model)
    keys = [column.name for column in table.primary_key.columns][1:]
    wanted = select(table).where(table.c.company_id == FIRST_COMPANY)
    for row in connection.execute(wanted).mappings():
        values = {name: row[name] for name in row if name != "company_id"}
        yield (table.name, "/".join(str(row[key]) for key in keys)), values


def typed(table: type[Base], written: Columns | None) -> Values | None:
    """Return a row's values as the database types them: one moment, however it is written."""
    return None if written is None else values_in(table, written)


def last_changes(database: Database, count: int) -> list[int]:
    """Return the ids of the newest changes, the newest first."""
    wanted = select(_CHANGES.c.id).where(_CHANGES.c.company_id == FIRST_COMPANY)
    with database.engine.connect() as connection:
        return list(connection.scalars(wanted.order_by(_CHANGES.c.id.desc()).limit(count)))
