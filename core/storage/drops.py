"""Files that somebody sent into the chat, and files made for somebody, until they are used up.

The contents of a drop are rows of their own, so that taking it up and putting it down moves few
bytes. Whoever does its work holds it for a while; after a crash another process takes it up. The
daily tidying removes what has expired.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal, cast

from sqlalchemy import ColumnElement, delete, or_, select
from sqlalchemy.orm import Session

from core.as_json import AsJson
from core.errors import NotFoundError
from core.storage.tables import FileDrop, KeptFile

State = Literal["look", "ask", "confirm", "import", "done", "export"]
TO_DO: tuple[State, ...] = ("look", "import", "export")
KEPT_FOR = timedelta(hours=24)
MOST_OPEN = 5


@dataclass(frozen=True)
class Part:
    """One file of a drop: its name, and where its platform keeps it."""

    name: str
    source: str = ""


@dataclass(frozen=True)
class Wanted:
    """What is to be exported: a kind of file, its form (.xlsx), and whether only one's own.

    `empty` asks for a file to fill in.
    """

    kind: str
    form: str
    mine: bool = False
    empty: bool = False


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

    @property
    def names(self) -> str:
        """Return what its files are called, as one text."""
        return ("、" if self.language == "zh" else ", ").join(part.name for part in self.parts)


@dataclass(frozen=True)
class KeptDrop:
    """A drop as it is stored: whose, what it waits for, and who works on it."""

    id: int
    person_id: int
    state: State
    drop: Drop
    holder: str = ""
    attempts: int = 0


DROPS = AsJson[Drop](Drop)


def keep_drop(
    session: Session, person_id: int, drop: Drop, contents: Sequence[bytes | None], now: datetime
) -> int:
    """Store a drop with what is known of its contents; returns its id."""
    state: State = "look" if drop.wanted is None else "export"
    row = FileDrop(
        person_id=person_id,
        state=state,
        told=DROPS.plain(drop),
        holder=None,
        held_until=None,
        attempts=0,
        expires_at=now + KEPT_FOR,
    )
    session.add(row)
    for number, content in enumerate(contents):
        if content is not None:
            keep_content(session, (row.id, person_id), number, content, now)
    session.flush()
    _forget_the_oldest(session, person_id)
    return row.id


def keep_content(
    session: Session, owner: tuple[int, int], number: int, content: bytes, now: datetime
) -> None:
    """Store the bytes of one part; `owner` are the drop's id and its person's."""
    drop_id, person_id = owner
    kept = KeptFile(
        person_id=person_id,
        drop_id=drop_id,
        number=number,
        name="",
        packed=_packed(content),
        expires_at=now + KEPT_FOR,
    )
    session.add(kept)


def keep_file(session: Session, person_id: int, name: str, content: bytes, now: datetime) -> int:
    """Store a file made for somebody to fetch; returns its id."""
    kept = KeptFile(
        person_id=person_id,
        drop_id=None,
        number=0,
        name=name,
        packed=_packed(content),
        expires_at=now + KEPT_FOR,
    )
    session.add(kept)
    return kept.id


def file_kept(session: Session, file_id: int, now: datetime) -> tuple[str, bytes]:
    """Return the name and the bytes of a file made for somebody. Raises NotFoundError."""
    made = (KeptFile.id == file_id, KeptFile.drop_id.is_(None), KeptFile.expires_at > now)
    found = session.scalars(select(KeptFile).where(*made)).one_or_none()
    if found is None:
        raise NotFoundError(
            "这个文件已经过期了，请再要一次。", "This file is gone; ask for it again."
        )
    return found.name, zlib.decompress(found.packed)


def contents_of(session: Session, drop_id: int) -> dict[int, bytes]:
    """Return the bytes of a drop's parts, by number, as far as they are here."""
    parts = select(KeptFile.number, KeptFile.packed).where(KeptFile.drop_id == drop_id)
    return {number: zlib.decompress(packed) for number, packed in session.execute(parts)}


def drop_numbered(session: Session, drop_id: int, now: datetime) -> KeptDrop | None:
    """Return a drop that has not expired, held until the end of the transaction."""
    wanted = select(FileDrop).where(FileDrop.id == drop_id)
    held = wanted.with_for_update().execution_options(populate_existing=True)
    row = session.scalars(held).one_or_none()
    return None if row is None or row.expires_at <= now else _kept(row)


def latest_drop(session: Session, person_id: int, now: datetime) -> KeptDrop | None:
    """Return what somebody sent last."""
    found = session.scalar(
        select(FileDrop.id)
        .where(FileDrop.person_id == person_id, FileDrop.expires_at > now)
        .order_by(FileDrop.id.desc())
        .limit(1)
    )
    return None if found is None else drop_numbered(session, found, now)


def change_drop(session: Session, drop_id: int, state: State, drop: Drop) -> None:
    """Store what became of a drop; nobody holds it then, and its attempts begin anew."""
    row = session.scalars(select(FileDrop).where(FileDrop.id == drop_id)).one()
    row.state, row.told = state, DROPS.plain(drop)
    row.holder, row.held_until, row.attempts = None, None, 0
    if state == "done":
        _forget_contents(session, drop_id)


def forget_drop(session: Session, drop_id: int) -> None:
    _forget_contents(session, drop_id)
    session.execute(delete(FileDrop).where(FileDrop.id == drop_id))


def has_drops(session: Session, now: datetime) -> bool:
    """Tell whether there is work, without taking a writer's turn."""
    return session.scalar(select(FileDrop.id).where(*_waits(now)).limit(1)) is not None


def claim_drop(session: Session, worker: str, now: datetime, until: datetime) -> KeptDrop | None:
    """Take the oldest drop that waits for work and that nobody holds."""
    oldest = select(FileDrop).where(*_waits(now)).order_by(FileDrop.id).limit(1)
    row = session.scalars(oldest.with_for_update(skip_locked=True)).one_or_none()
    if row is None:
        return None
    row.holder, row.held_until, row.attempts = worker, until, row.attempts + 1
    return _kept(row)


def put_down(session: Session, kept: KeptDrop, again_at: datetime) -> None:
    """Leave a drop for a later try."""
    row = session.scalars(select(FileDrop).where(FileDrop.id == kept.id)).one_or_none()
    if row is not None:
        row.holder, row.held_until = None, again_at


def is_held(session: Session, kept: KeptDrop, now: datetime) -> bool:
    """Tell whether a drop is still with who took it; it stays so until the transaction ends."""
    return (found := drop_numbered(session, kept.id, now)) is not None and (
        found.holder == kept.holder
    )


def _waits(now: datetime) -> tuple[ColumnElement[bool], ...]:
    is_free = or_(FileDrop.held_until.is_(None), FileDrop.held_until <= now)
    return FileDrop.state.in_(TO_DO), FileDrop.expires_at > now, is_free


def _forget_the_oldest(session: Session, person_id: int) -> None:
    """Keep the last few drops of a person: nobody confirms the sixth last."""
    mine = select(FileDrop.id).where(FileDrop.person_id == person_id)
    for drop_id in session.scalars(mine.order_by(FileDrop.id.desc()).offset(MOST_OPEN)).all():
        forget_drop(session, drop_id)


def _forget_contents(session: Session, drop_id: int) -> None:
    session.execute(delete(KeptFile).where(KeptFile.drop_id == drop_id))


def _kept(row: FileDrop) -> KeptDrop:
    drop = DROPS.read_plain(row.told)
    state = cast(State, row.state)
    return KeptDrop(row.id, row.person_id, state, drop, row.holder or "", row.attempts)


def _packed(content: bytes) -> bytes:
    return zlib.compress(content, level=1)
