"""The customers that a person spoke of last in a conversation, while that is fresh.

Read only for a message that names nobody. A record tells its customers by what it changed; a card
that was asked for leaves a note among the drafts. Nothing is kept in memory, so that a restart, or
another process, goes on with the same conversation.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.storage.drafts import keep_draft
from core.storage.tables import Account, Activity, Change, Deal, Draft
from core.storage.undo import Effect, effects_of

FRESH_FOR = timedelta(minutes=15)
# How many changes back a record with a customer is looked for.
LOOKED_AT = 5
NOTE = "spoken_of"


@dataclass(frozen=True)
class Place:
    """One person's conversation: a room, as the platform that the message came by names it.

    `alone` is true of direct messages. `notes` are the names under which drafts are kept there.
    """

    platform: str
    room: str
    alone: bool
    notes: tuple[str, ...]


@dataclass(frozen=True)
class SpokenOf:
    """Names of customers; it is over where another one was named since, that nobody knows."""

    names: tuple[str, ...]
    is_over: bool = False


def note_shown(
    session: Session, person_id: int, conversation: str, account: Account, now: datetime
) -> None:
    """Remember that somebody asked to see a customer."""
    note = Draft(
        person_id=person_id,
        conversation=_note_of(conversation),
        asks_for=NOTE,
        understood={"account": account.name},
        options=[],
        expires_at=now + FRESH_FOR,
    )
    keep_draft(session, note)


def note_unknown(
    session: Session, person_id: int, conversation: str, before: tuple[str, ...], now: datetime
) -> None:
    """Remember that somebody named a customer that nobody knows: none of those before is meant."""
    note = Draft(
        person_id=person_id,
        conversation=_note_of(conversation),
        asks_for=NOTE,
        understood={"account": None, "before": list(before)},
        options=[],
        expires_at=now + FRESH_FOR,
    )
    keep_draft(session, note)


def spoken_of(session: Session, person_id: int, place: Place, now: datetime) -> SpokenOf:
    """Return the customers spoken of last: those of a record, or the one shown."""
    change, customers = _last_record(session, person_id, place, now)
    note = _last_note(session, person_id, place, now)
    if note is not None and (change is None or _moment_of(note) > (change.made_at, change.id)):
        shown, before = note.understood["account"], note.understood.get("before")
        if shown is None:
            return SpokenOf(tuple(before) if isinstance(before, list) else (), is_over=True)
        return SpokenOf((str(shown),))
    return SpokenOf(customers)


def _last_record(
    session: Session, person_id: int, place: Place, now: datetime
) -> tuple[Change | None, tuple[str, ...]]:
    """Return the last change here that is about customers, with them; with none once undone."""
    latest = session.scalars(
        select(Change)
        .where(Change.actor_id == person_id, Change.made_at > now - FRESH_FOR)
        .order_by(Change.made_at.desc(), Change.id.desc())
        .limit(LOOKED_AT)
    )
    for change in latest:
        if change.undone_by is not None or (change.undoes and change.intent == "undo"):
            return change, ()
        if _was_made(change, place) and (customers := customers_of(session, change)):
            return change, customers
    return None, ()


def _was_made(change: Change, place: Place) -> bool:
    """Tell whether a change comes from this conversation.

    A message's id names the room where there are several: message:D1:1795399200.000100. Where it
    does not, its platform knows one conversation a person.
    """
    parts = change.message_id.split(":")
    here = place.room in parts or (place.alone and len(parts) == 1)
    return change.platform == place.platform and here


def _last_note(session: Session, person_id: int, place: Place, now: datetime) -> Draft | None:
    return session.scalars(
        select(Draft)
        .where(
            Draft.person_id == person_id,
            Draft.conversation.in_([_note_of(each) for each in place.notes]),
            Draft.expires_at > now,
        )
        .order_by(Draft.expires_at.desc())
        .limit(1)
    ).first()


def _moment_of(note: Draft) -> tuple[datetime, int]:
    """Return when a card was shown; ids tell the order within one moment."""
    return note.expires_at - FRESH_FOR, note.id


def _note_of(conversation: str) -> str:
    return f"{NOTE}:{conversation}"


def customers_of(session: Session, change: Change) -> tuple[str, ...]:
    """Return the names of the customers that a change is about, in its order."""
    ids = [_customer_of(session, effect) for effect in effects_of(session, change)]
    known = list(dict.fromkeys(one for one in ids if one is not None))
    found = session.scalars(select(Account).where(Account.id.in_(known)))
    names = {account.id: account.name for account in found}
    return tuple(names[one] for one in known if one in names)


def _customer_of(session: Session, effect: Effect) -> int | None:
    after = effect.after
    if after is None:
        return None
    if effect.table == Account.__tablename__:
        return int(effect.key)
    customer, deal = after.get("account_id"), after.get("deal_id")
    if customer is None and isinstance(deal, int):
        customer = session.scalar(select(Deal.account_id).where(Deal.id == deal))
    return customer if isinstance(customer, int) else None


def customers_with(session: Session, person_id: int, contact: str) -> tuple[str, ...]:
    """Return the names of the customers where a person has dealt with a contact of that name."""
    met = select(Activity.account_id).where(
        Activity.member_id == person_id, Activity.contact == contact
    )
    found = session.scalars(select(Account).where(Account.id.in_(met)).order_by(Account.name))
    return tuple(account.name for account in found)
