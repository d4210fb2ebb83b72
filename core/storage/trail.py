"""Seals every change, so that an edited, shortened or broken trail is found.

A seal is a keyed digest of a change, of its rows, and of the seal of the change that it follows.
Each connection follows its own last change: nobody waits for anybody
(docs/decisions/0008-a-sealed-trail.md).
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC
from hashlib import blake2b

from sqlalchemy import Connection, event, select
from sqlalchemy.orm import Session

from core.storage.columns import table_of
from core.storage.sessions import CompanySession, company_of
from core.storage.tables.company import Company
from core.storage.tables.history import Change

SEAL_BYTES = 16
_MODULUS = 1 << (8 * SEAL_BYTES)
_SEALS = "change_row_seals"
_COMPANIES = table_of(Company).columns
_CHANGES = table_of(Change).columns


@dataclass
class Thread:
    """What one connection wrote last of a company's changes, and the key that seals them."""

    key: bytes
    last_id: int | None
    last_seal: bytes


@dataclass
class RowSeals:
    """The rows of one change, summed up: their order does not count, for each has its position."""

    key: bytes
    count: int = 0
    total: int = 0

    def add(self, place: str, before: str | None, after: str | None) -> None:
        """Count in a row: `place` is its position, table and key, then its values as JSON."""
        self.add_all([(place, before, after)])

    def add_all(self, rows: Iterable[tuple[str, str | None, str | None]]) -> None:
        keyed = blake2b(digest_size=SEAL_BYTES, key=self.key)
        count, total = self.count, self.total
        for place, before, after in rows:
            # Copied: to key it anew costs more than to read a row.
            digest = keyed.copy()
            digest.update(f"{place}\n{before or ''}\n{after or ''}".encode())
            total += int.from_bytes(digest.digest())
            count += 1
        self.count, self.total = count, total % _MODULUS


@dataclass(frozen=True)
class _Link:
    """A change on its way to the commit, which its connection's thread will end with."""

    thread: Thread
    change_id: int
    seal: bytes = field(repr=False)


def place_of(position: int, table_name: str, row_key: str) -> str:
    return f"{position} {table_name} {row_key}"


def begin_counting(session: Session) -> None:
    """Forget what was counted for a change that was rolled back."""
    session.info.pop(_SEALS, None)


def count_in(session: Session, rows: Iterable[Mapping[str, object]]) -> None:
    """Count rows of the open change into its seal, as `change_rows` will hold them."""
    seals = _row_seals(session)
    for row in rows:
        place = f"{row['position']} {row['table_name']} {row['row_key']}"
        seals.add(place, _json(row["before"]), _json(row["after"]))


def count_in_texts(session: Session, rows: Iterable[tuple[str, str | None, str | None]]) -> None:
    """Count in rows whose values are JSON already, as `json.dumps` writes it: place and values."""
    _row_seals(session).add_all(rows)


def seal(session: Session, change: Change) -> None:
    """Seal a change that is about to be written; all of its rows have been counted in."""
    thread = _thread(session)
    seals = _row_seals(session)
    change.follows = thread.last_id
    change.seal = seal_of(change, seals, thread.last_seal)
    session.info.pop(_SEALS)
    session.info["trail_link"] = _Link(thread, change.id, change.seal)


def seal_of(change: Change, rows: RowSeals, followed: bytes) -> bytes:
    """Return the seal of a change. What is marked on it later (`undone_by`) is not part of it."""
    told = (
        change.id, change.follows, change.actor_id, change.on_behalf_of_id, change.platform,
        change.message_id, change.intent, change.summary or "",
        change.made_at.astimezone(UTC).isoformat(), change.undoes, rows.count, rows.total,
    )  # fmt: skip
    content = json.dumps(told).encode() + followed
    return blake2b(content, digest_size=SEAL_BYTES, key=rows.key).digest()


def trail_key(signing_key: bytes) -> bytes:
    """Return the key of the seals: not that of the buttons, so that neither gives the other."""
    return blake2b(signing_key, person=b"salesbeat trail").digest()


def _row_seals(session: Session) -> RowSeals:
    seals: RowSeals | None = session.info.get(_SEALS)
    if seals is None:
        seals = session.info[_SEALS] = RowSeals(_thread(session).key)
    return seals


def _thread(session: Session) -> Thread:
    """Return the thread of the session's connection, which begins after the newest change."""
    connection = session.connection()
    name = ("trail", company_of(session))
    thread: Thread | None = connection.info.get(name)
    if thread is None:
        thread = connection.info[name] = _begun(connection, company_of(session))
    return thread


def _begun(connection: Connection, company_id: int) -> Thread:
    signing_key = connection.scalar(
        select(_COMPANIES.signing_key).where(_COMPANIES.id == company_id)
    )
    newest = connection.execute(
        select(_CHANGES.id, _CHANGES.seal)
        .where(_CHANGES.company_id == company_id)
        .order_by(_CHANGES.id.desc())
        .limit(1)
    ).first()
    last_id, last_seal = (None, b"") if newest is None else (newest.id, newest.seal or b"")
    return Thread(trail_key(signing_key or b""), last_id, last_seal)


def _json(values: object) -> str | None:
    return None if values is None else json.dumps(values)


@event.listens_for(CompanySession, "after_commit")
def _advance(session: CompanySession) -> None:
    link: _Link | None = session.info.pop("trail_link", None)
    if link is not None:
        link.thread.last_id, link.thread.last_seal = link.change_id, link.seal
