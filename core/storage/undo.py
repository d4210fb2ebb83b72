"""Takes a change back: an inverse change, refused when a later one builds on it.

The ledger of points is never edited: what a change earned is taken back by further entries.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import and_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.errors import NotFoundError, UserError
from core.storage.aliases import relisted, tell_names
from core.storage.changes import TABLES_OF_BOOKS, as_written
from core.storage.columns import Base
from core.storage.many_rows import rows_named, rows_pointing_at
from core.storage.records.points import PointReason, balance_of
from core.storage.sessions import company_of
from core.storage.tables import Change, ChangeRow, Point
from core.storage.written import Values, values_in

UNDO_FOR = timedelta(hours=24)
# When a record was last worked on moves with every later one, and so do the names people teach;
# neither is a fact that those build on. Of a number that counts down, the difference is taken back.
COUNTED = frozenset({"remaining"})
NOT_COMPARED = frozenset({"touched_on", "aliases", *COUNTED})


@dataclass(frozen=True)
class Effect:
    """What a change did to one row in the end."""

    table: str
    key: str
    before: Values | None
    after: Values | None


def change_numbered(session: Session, change_id: int) -> Change:
    wanted = select(Change).where(Change.id == change_id)
    # Held, so that two presses of undo at once take it back once.
    held = wanted.with_for_update().execution_options(populate_existing=True)
    change = session.scalars(held).one_or_none()
    if change is None or change.actor_id is None:
        # What nobody said in person, such as an import, is nobody's to take back in a sentence.
        raise NotFoundError(
            "找不到要撤销的记录。发“撤销”可以撤销你最近的一条。",
            "I cannot find that entry. Send “undo” to take back your latest one.",
        )
    return change


def undo_change(session: Session, change: Change, inverse: Change, now: datetime) -> None:
    """Write the inverse of a change into `inverse`, the open change.

    Raises UserError when it is older than a day, or a later change builds on it.
    """
    if change.made_at <= now - UNDO_FOR:
        raise UserError(
            "超过 24 小时，不能撤销了。请直接更正，例如“不对，是45万”。",
            "That was more than 24 hours ago and cannot be undone. "
            "Please correct it instead, for example “no, it is 450k”.",
            code="too_late",
        )
    effects = effects_of(session, change)
    # Kept, so that the session has each of them at hand until the end.
    there = rows_named(session, [(effect.table, effect.key) for effect in effects])
    for effect in effects:
        _require_untouched(session, change, effect)
    _require_unreferenced(session, change, effects)
    _revert_all(session, effects, now.date())
    tell_names(session, [(effect.table, effect.before, effect.after) for effect in effects])
    inverse.undoes = change.id
    change.undone_by = inverse.id
    _stand_again(session, change)
    session.flush()
    del there


def _revert_all(session: Session, effects: list[Effect], today: date) -> None:
    try:
        # What it made goes first: what it removed may need the place of what stands in its stead.
        for effect in sorted(effects, key=lambda one: one.after is None):
            _revert(session, effect, today)
        session.flush()
    except IntegrityError as problem:
        # Another record has its name or its day by now.
        raise _built_upon(None) from problem


def _stand_again(session: Session, undone: Change) -> None:
    """Put in force again what a change had taken back, now that the change is undone itself.

    Of undos upon undos each second one stands: what one of them takes back does not.
    """
    while undone.undoes is not None:
        standing = change_numbered(session, undone.undoes)
        standing.undone_by = None
        if standing.undoes is None:
            return
        undone = change_numbered(session, standing.undoes)
        undone.undone_by = standing.id
        if not (_only_undoes(standing) and _only_undoes(undone)):
            # A correction stands in place of what it corrected.
            return


def _only_undoes(change: Change) -> bool:
    return change.undoes is not None and change.intent == "undo"


def effects_of(session: Session, change: Change) -> list[Effect]:
    """Return what a change did to each row, whatever the steps in between."""
    mine = select(ChangeRow).where(ChangeRow.change_id == change.id)
    return effects_in(session.scalars(mine.order_by(ChangeRow.position)))


def effects_in(rows: Iterable[ChangeRow]) -> list[Effect]:
    """Return what rows of one change, in their order, did in the end."""
    effects: dict[tuple[str, str], Effect] = {}
    for row in rows:
        key = (row.table_name, row.row_key)
        first = effects.get(key)
        before = first.before if first else row.before
        effects[key] = Effect(row.table_name, row.row_key, before, row.after)
    return [effect for effect in effects.values() if effect.before != effect.after]


def _require_untouched(session: Session, change: Change, effect: Effect) -> None:
    row = _current(session, effect)
    there = None if row is None else _compared(effect.table, as_written(row))
    after = _compared(effect.table, effect.after)
    changed = there is None or after != _compared(effect.table, effect.before)
    if there != after and changed:
        raise _built_upon(_later_change(session, change, effect))


def _compared(table: str, written: Values | None) -> Values | None:
    """Return what counts of a row, typed: one moment may be written in several zones."""
    if written is None:
        return None
    values = values_in(TABLES_OF_BOOKS[table], written)
    return {name: value for name, value in values.items() if name not in NOT_COMPARED}


def _require_unreferenced(session: Session, change: Change, effects: list[Effect]) -> None:
    own = {(effect.table, effect.key) for effect in effects}
    made: dict[str, list[int]] = {}
    for effect in effects:
        if effect.before is None and effect.key.isdigit():
            made.setdefault(effect.table, []).append(int(effect.key))
    for row in rows_pointing_at(session, made):
        pointer = Effect(row.__tablename__, _key_of(row), None, None)
        if (pointer.table, pointer.key) not in own:
            raise _built_upon(_later_change(session, change, pointer))


def _key_of(row: Base) -> str:
    columns = [str(column.key) for column in row.__mapper__.primary_key]
    return "/".join(str(getattr(row, name)) for name in columns[1:])


def _later_change(session: Session, change: Change, effect: Effect) -> Change | None:
    return session.scalars(
        select(Change)
        .join(
            ChangeRow,
            and_(ChangeRow.company_id == Change.company_id, ChangeRow.change_id == Change.id),
        )
        .where(
            ChangeRow.table_name == effect.table,
            ChangeRow.row_key == effect.key,
            Change.id != change.id,
        )
        .order_by(Change.id.desc())
    ).first()


def _built_upon(later: Change | None) -> UserError:
    named_zh = f"：{later.summary}" if later and later.summary else ""
    named_en = f": {later.summary}" if later and later.summary else ""
    return UserError(
        f"不能撤销：之后的记录以它为基础{named_zh}。请先撤销后面那一条。",
        f"This cannot be undone because a later entry builds on it{named_en}. Undo that one first.",
        code="built_upon",
    )


def _current(session: Session, effect: Effect) -> Base | None:
    table = TABLES_OF_BOOKS[effect.table]
    parts = [int(part) if part.lstrip("-").isdigit() else part for part in effect.key.split("/")]
    return session.get(table, (company_of(session), *parts))


def _revert(session: Session, effect: Effect, today: date) -> None:
    row = _current(session, effect)
    if effect.table == Point.__tablename__:
        _take_back_points(session, effect, today)
    elif effect.before is None and row is not None:
        session.delete(row)
    elif row is None:
        _put_back(session, effect)
    else:
        _restore(session, row, effect)


def _restore(session: Session, row: Base, effect: Effect) -> None:
    table = type(row)
    if COUNTED & (effect.before or {}).keys():
        # Somebody may be taking the last one while this one is given back.
        session.flush()
        session.refresh(row, with_for_update=True)
    before, after = values_in(table, effect.before or {}), values_in(table, effect.after or {})
    there = values_in(table, as_written(row))
    for name, value in before.items():
        if value == after.get(name):
            continue
        if isinstance(value, list):
            setattr(row, name, relisted(value, after.get(name), there[name]))
        elif name in COUNTED:
            setattr(row, name, _counted_back(value, after.get(name), there[name]))
        elif there[name] == after.get(name):
            setattr(row, name, value)


def _counted_back(before: object, after: object, there: object) -> object:
    """Give back what a change took of a number that others count down as well."""
    match before, after, there:
        case int(), int(), int():
            return max(0, there + before - after)
        case _:
            return before if there == after else there


def _put_back(session: Session, effect: Effect) -> None:
    session.flush()
    table = TABLES_OF_BOOKS[effect.table]
    session.add(table(**values_in(table, effect.before or {})))


def _take_back_points(session: Session, effect: Effect, today: date) -> None:
    entry = _current(session, effect)
    if not isinstance(entry, Point) or entry.points == 0:
        return
    if entry.points > 0 and balance_of(session, entry.person_id) < entry.points:
        raise UserError(
            "不能撤销：这条记录的积分已经兑换了。请先撤销兑换。",
            "This cannot be undone because its points have been redeemed. "
            "Undo the redemption first.",
            code="points_redeemed",
        )
    session.add(
        Point(
            person_id=entry.person_id,
            points=-entry.points,
            reason=PointReason.TAKEN_BACK.value,
            source=Point.__tablename__,
            source_id=entry.id,
            day=today,
        )
    )
    # The next entry of the same change must see what this one took.
    session.flush()
