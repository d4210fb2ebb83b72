"""One conversation held with two databases at once, and what must be true of both."""

import re
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from core.reply import Reply
from core.storage.changes import BOOKS, TABLES_OF_BOOKS, as_written, row_key
from core.storage.columns import Base, Recorded
from core.storage.company import FIRST_COMPANY
from core.storage.tables import Change, ChangeRow, Point
from core.storage.written import values_in
from tests.company import Chat

LONG_NUMBER = re.compile(r"\d{10,}")
Rows = dict[tuple[str, str], dict[str, object]]
# Which table the number in a column belongs to; what is not named here is no reference.
REFERS_TO = {
    "account_id": "accounts", "owner_id": "people", "member_id": "people", "person_id": "people",
    "manager_id": "people", "deal_id": "deals", "team_id": "teams", "region_id": "regions",
    "closed_team_id": "teams", "closed_region_id": "regions",
}  # fmt: skip
SCOPES = {"team": "teams", "region": "regions", "member": "people"}


@dataclass
class Twins:
    """The same company twice: what is said to one is said to the other."""

    chats: tuple[Chat, ...]

    def __post_init__(self) -> None:
        self.founded = [books_of(chat) for chat in self.chats]

    def say(self, text: str, name: str) -> tuple[Reply, ...]:
        replies = tuple(chat.says(text, name) for chat in self.chats)
        for reply in replies:
            assert reply.error_code not in {"broken", "busy", "unavailable"}, text
        assert len({LONG_NUMBER.sub("#", reply.text) for reply in replies}) == 1, (text, replies)
        return replies

    def press(self, replies: tuple[Reply, ...], number: int, name: str) -> tuple[Reply, ...]:
        """Press the same button of each answer; its command names each database's own record."""
        pressed = []
        for chat, reply in zip(self.chats, replies, strict=True):
            assert reply.card is not None
            pressed.append(chat.says(reply.card.buttons[number].command, name))
        assert len({LONG_NUMBER.sub("#", reply.text) for reply in pressed}) == 1, pressed
        return tuple(pressed)

    def wait(self, **time: int) -> None:
        for chat in self.chats:
            chat.clock.moment += timedelta(**time)

    def require_truth(self) -> None:
        """Both tell the same, and each one's changes tell how its tables came about."""
        told = [without_ids(books_of(chat)) for chat in self.chats]
        assert all(one == told[0] for one in told)
        for chat, founded in zip(self.chats, self.founded, strict=True):
            assert replayed(chat, founded) == books_of(chat)

    def require_no_debts(self) -> None:
        for chat in self.chats:
            assert all(balance >= 0 for balance in balances(chat).values())


def books_of(chat: Chat) -> Rows:
    """Return every row of the books, by its table and key."""
    with chat.database.reading(FIRST_COMPANY) as session:
        return {
            (table.__tablename__, row_key(row)): typed(table, as_written(row))
            for table in BOOKS
            for row in session.scalars(select(table))
        }


def replayed(chat: Chat, founded: Rows) -> Rows:
    """Return the books as the changes since the founding tell them, from the first to the last."""
    rows = dict(founded)
    with chat.database.reading(FIRST_COMPANY) as session:
        later = select(Change.id).where(Change.intent != "import")
        wanted = select(ChangeRow).where(ChangeRow.change_id.in_(later))
        wanted = wanted.order_by(ChangeRow.change_id, ChangeRow.position)
        for row in session.scalars(wanted):
            key = (row.table_name, row.row_key)
            before = None if row.before is None else typed(TABLES_OF_BOOKS[key[0]], row.before)
            assert rows.get(key) == before, ("a change that does not follow", key)
            if row.after is None:
                rows.pop(key)
            else:
                rows[key] = typed(TABLES_OF_BOOKS[key[0]], row.after)
    return rows


def typed(table: type[Base], written: dict[str, object]) -> dict[str, object]:
    """Return a row's values as the database types them: one moment, however it is written."""
    return values_in(table, written)


def balances(chat: Chat) -> dict[int, int]:
    found: dict[int, int] = {}
    for point in chat.rows(Point):
        found[point.person_id] = found.get(point.person_id, 0) + point.points
    return found


def without_ids(rows: Rows) -> list[str]:
    """Return rows with each id replaced by its place among those of its table."""
    places: dict[str, dict[int, int]] = {}
    for table in BOOKS:
        if issubclass(table, Recorded):
            name = table.__tablename__
            ids = sorted(int(key) for where, key in rows if where == name)
            places[name] = {id_: place for place, id_ in enumerate(ids)}
    return sorted(
        str(
            (table, [(name, _placed(_target(table, name, row), row[name], places)) for name in row])
        )
        for (table, _), row in rows.items()
    )


def _target(table: str, name: str, row: dict[str, object]) -> str | None:
    """Name the table that a column's number is a key of."""
    match name:
        case "id":
            return table
        case "source_id":
            return str(row["source"])
        case "scope_id":
            return SCOPES.get(str(row["scope"]))
        case _:
            return REFERS_TO.get(name)


def _placed(refers_to: str | None, value: object, places: dict[str, dict[int, int]]) -> str:
    if refers_to is None or not isinstance(value, int):
        return str(value)
    # A record that an entry of the ledger was made for may be gone; its id then tells nothing.
    return f"{refers_to}:{places[refers_to].get(value, 'gone')}"
