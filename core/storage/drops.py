"""Files that somebody sent into the chat, and files made for somebody, until they are used up.

A drop is a draft: it asks for a confirmation. Its contents are rows of their own beside it, so that
taking it up and putting it down moves few bytes. Whoever does its work holds it for a while; after
a crash another process takes it up. The daily tidying removes what has expired.
"""

import zlib
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import Literal, cast

from pydantic import TypeAdapter
from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from core.errors import NotFoundError
from core.storage.columns import new_id
from core.storage.tables import Draft

State = Literal["look", "ask", "confirm", "import", "done", "export"]
TO_DO: tuple[State, ...] = ("look", "import", "export")
KEPT_FOR = timedelta(hours=24)
MOST_OPEN = 5
CONTENT = "drop:content"
_PLACE = "drop"
# The holder, until when, and how often it was taken up.
HELD = 3


@dataclass(frozen=True)
class Part:
    """One file of a drop: its name, and where its platform keeps it."""

    name: str
    source: str = ""


@dataclass(frozen=True)
class Wanted:
    """What is to be exported: a kind of file, its form (.xlsx), and whether only one's own."""

    kind: str
    form: str
    mine: bool = False


@dataclass(frozen=True)
class Drop:
    """What somebody sent, from where, and what they said of it.

    `columns` are pairs of their column and ours; `people` says who a name means, `called` which
    kind a table is. `counts` (new, changed, unchanged) and `prints` are what the preview showed.
    `turn` counts the previews, and `moved` tells that the books have changed since the last.
    `pressed` is the message that confirmed it; `told` is how it ended. `wanted` is what to export,
    where nothing was sent.
    """

    platform: str
    tenant: str
    message_id: str
    language: Literal["zh", "en"]
    parts: tuple[Part, ...] = ()
    left_out: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    people: dict[str, str] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)
    counts: tuple[int, int, int] | None = None
    prints: str = ""
    turn: int = 0
    moved: bool = False
    pressed: str = ""
    wanted: Wanted | None = None
    told: str = ""


@dataclass(frozen=True)
class KeptDrop:
    """A drop as it is stored: whose, what it waits for, and who works on it."""

    id: int
    person_id: int
    state: State
    drop: Drop
    holder: str = ""
    attempts: int = 0


# Made when a file comes: a start has none.
@cache
def _drops() -> TypeAdapter[Drop]:
    return TypeAdapter(Drop)


def keep_drop(
    session: Session, person_id: int, drop: Drop, contents: Sequence[bytes | None], now: datetime
) -> int:
    """Store a drop with what is known of its contents; returns its id."""
    drop_id = new_id()
    state: State = "look" if drop.wanted is None else "export"
    session.add(
        Draft(
            id=drop_id,
            person_id=person_id,
            conversation=_PLACE,
            asks_for=f"drop:{state}",
            understood=_plain(drop),
            options=[],
            expires_at=now + KEPT_FOR,
        )
    )
    for number, content in enumerate(contents):
        if content is not None:
            keep_content(session, (drop_id, person_id), number, content, now)
    session.flush()
    _forget_the_oldest(session, person_id)
    return drop_id


def keep_content(
    session: Session, owner: tuple[int, int], number: int, content: bytes, now: datetime
) -> None:
    """Store the bytes of one part; `owner` are the drop's id and its person's."""
    drop_id, person_id = owner
    told: dict[str, object] = {"zip": _packed(content), "number": number}
    place = f"{_PLACE}:{drop_id}"
    session.add(Draft(person_id=person_id, conversation=place, asks_for=CONTENT, understood=told,
                      options=[], expires_at=now + KEPT_FOR))  # fmt: skip


def keep_file(session: Session, person_id: int, name: str, content: bytes, now: datetime) -> int:
    """Store a file made for somebody to fetch; returns its id."""
    file_id = new_id()
    told: dict[str, object] = {"zip": _packed(content), "name": name}
    session.add(Draft(id=file_id, person_id=person_id, conversation=f"{_PLACE}:out",
                      asks_for=CONTENT, understood=told, options=[],
                      expires_at=now + KEPT_FOR))  # fmt: skip
    return file_id


def file_kept(session: Session, file_id: int, now: datetime) -> tuple[str, bytes]:
    """Return the name and the bytes of a file made for somebody. Raises NotFoundError."""
    found = session.scalars(
        select(Draft).where(
            Draft.id == file_id, Draft.conversation == f"{_PLACE}:out", Draft.expires_at > now
        )
    ).one_or_none()
    if found is None:
        raise NotFoundError(
            "这个文件已经过期了，请再要一次。", "This file is gone; ask for it again."
        )
    return str(found.understood["name"]), _unpacked(found.understood)


def contents_of(session: Session, drop_id: int) -> dict[int, bytes]:
    """Return the bytes of a drop's parts, by number, as far as they are here."""
    rows = session.scalars(select(Draft).where(Draft.conversation == f"{_PLACE}:{drop_id}"))
    return {int(str(row.understood["number"])): _unpacked(row.understood) for row in rows}


def drop_numbered(session: Session, drop_id: int, now: datetime) -> KeptDrop | None:
    """Return a drop that has not expired, held until the end of the transaction."""
    wanted = select(Draft).where(Draft.id == drop_id, Draft.conversation == _PLACE)
    held = wanted.with_for_update().execution_options(populate_existing=True)
    row = session.scalars(held).one_or_none()
    return None if row is None or row.expires_at <= now else _kept(row)


def latest_drop(session: Session, person_id: int, now: datetime) -> KeptDrop | None:
    """Return what somebody sent last."""
    row = session.scalars(
        select(Draft)
        .where(Draft.conversation == _PLACE, Draft.person_id == person_id, Draft.expires_at > now)
        .order_by(Draft.id.desc())
        .limit(1)
    ).first()
    return None if row is None else drop_numbered(session, row.id, now)


def change_drop(session: Session, drop_id: int, state: State, drop: Drop) -> None:
    """Store what became of a drop; nobody holds it then, and its attempts begin anew."""
    row = session.scalars(select(Draft).where(Draft.id == drop_id)).one()
    row.asks_for, row.understood, row.options = f"drop:{state}", _plain(drop), []
    if state == "done":
        _forget_contents(session, drop_id)


def forget_drop(session: Session, drop_id: int) -> None:
    _forget_contents(session, drop_id)
    session.execute(delete(Draft).where(Draft.id == drop_id))


def has_drops(session: Session, now: datetime) -> bool:
    """Tell whether there is work, without taking a writer's turn."""
    return any(_is_free(row.options, now) for row in session.execute(_waiting(now)))


def claim_drop(session: Session, worker: str, now: datetime, until: datetime) -> KeptDrop | None:
    """Take the oldest drop that waits for work and that nobody holds."""
    for found in session.execute(_waiting(now).with_for_update(skip_locked=True)):
        if _is_free(found.options, now):
            row = session.get_one(Draft, (found.company_id, found.id))
            attempts = int(row.options[2]) + 1 if row.options else 1
            row.options = [worker, until.isoformat(), str(attempts)]
            return _kept(row)
    return None


def put_down(session: Session, kept: KeptDrop, again_at: datetime) -> None:
    """Leave a drop for a later try."""
    row = session.scalars(select(Draft).where(Draft.id == kept.id)).one_or_none()
    if row is not None:
        row.options = ["", again_at.isoformat(), str(kept.attempts)]


def is_held(session: Session, kept: KeptDrop, now: datetime) -> bool:
    """Tell whether a drop is still with who took it; it stays so until the transaction ends."""
    return (found := drop_numbered(session, kept.id, now)) is not None and (
        found.holder == kept.holder
    )


def _waiting(now: datetime) -> Select[int, int, list[str]]:
    return (
        select(Draft.company_id, Draft.id, Draft.options)
        .where(
            Draft.conversation == _PLACE,
            Draft.asks_for.in_([f"drop:{state}" for state in TO_DO]),
            Draft.expires_at > now,
        )
        .order_by(Draft.id)
    )


def _is_free(options: list[str], now: datetime) -> bool:
    return len(options) < HELD or datetime.fromisoformat(options[1]) <= now


def _forget_the_oldest(session: Session, person_id: int) -> None:
    """Keep the last few drops of a person: nobody confirms the sixth last."""
    mine = select(Draft.id).where(Draft.conversation == _PLACE, Draft.person_id == person_id)
    for drop_id in session.scalars(mine.order_by(Draft.id.desc()).offset(MOST_OPEN)).all():
        forget_drop(session, drop_id)


def _forget_contents(session: Session, drop_id: int) -> None:
    session.execute(delete(Draft).where(Draft.conversation == f"{_PLACE}:{drop_id}"))


def _kept(row: Draft) -> KeptDrop:
    state = cast(State, row.asks_for.removeprefix("drop:"))
    holder, attempts = (row.options[0], int(row.options[2])) if row.options else ("", 0)
    drop = _drops().validate_python(row.understood)
    return KeptDrop(row.id, row.person_id, state, drop, holder, attempts)


def _plain(drop: Drop) -> dict[str, object]:
    plain: dict[str, object] = _drops().dump_python(drop, mode="json")
    return plain


def _packed(content: bytes) -> str:
    return b64encode(zlib.compress(content, level=1)).decode()


def _unpacked(understood: dict[str, object]) -> bytes:
    return zlib.decompress(b64decode(str(understood["zip"])))
