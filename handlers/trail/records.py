"""Finds the record whose history is asked for, by what an operator calls it."""

from collections.abc import Sequence

from sqlalchemy import String, cast, func, or_, select
from sqlalchemy.orm import Session

from core.errors import NotFoundError, UserError
from core.storage.histories import RecordKey, records_pointing_at, removed_from
from core.storage.tables import (
    Account,
    Activity,
    Contact,
    Deal,
    DealCredit,
    FollowUp,
    Payment,
    Person,
    Region,
    ServiceOrder,
    StageEntry,
    Team,
    VisitEvidence,
)
from handlers.trail.fields import TABLES

_OTHER_WORDS = {"customer": "accounts", "person": "people", "employee": "people"}
AtAccount = tuple[type[Activity | Contact | FollowUp | ServiceOrder], ...]
AT_ACCOUNTS: AtAccount = (Activity, FollowUp, ServiceOrder, Contact)
MOST_OF_A_KIND = 50


def record_called(session: Session, text: str) -> tuple[RecordKey, ...]:
    """Return what “deal 12” or “account Acme” names, with what is part of it.

    Raises UserError, NotFoundError.
    """
    kind, _, name = text.strip().partition(" ")
    if kind.startswith("#"):
        kind, name = "deal", kind
    table = _table(kind)
    if table is None or not name.strip():
        raise UserError(
            f"看不懂“{text}”。请写成“deal 12”、“account 客户名”或“member 姓名”。",
            f"“{text}” names no record. Write “deal 12”, “account NAME” or “member NAME”.",
        )
    if table == "deals":
        return tuple(deal_records(session, [_deal_id(session, name.strip().lstrip("#"))]))
    return (RecordKey(table, str(_id(session, table, name.strip()))),)


def deal_records(session: Session, deal_ids: Sequence[int]) -> list[RecordKey]:
    """Return deals as records: stages, shares of helpers and payments are part of them."""
    parts = (StageEntry.__tablename__, DealCredit.__tablename__)
    deals = [RecordKey(Deal.__tablename__, str(one), parts) for one in deal_ids]
    return [*deals, *payments_at(session, deal_ids)]


def payments_at(session: Session, deal_ids: Sequence[int]) -> list[RecordKey]:
    return records_pointing_at(session, Payment.__tablename__, "deal_id", deal_ids)


def records_at(
    session: Session, account_id: int, tables: AtAccount = AT_ACCOUNTS
) -> list[RecordKey]:
    """Return what hangs on a customer, the latest of each, and what was undone there."""
    there = [
        RecordKey(table.__tablename__, str(one))
        for table in tables
        for one in session.scalars(
            select(table.id)
            .where(table.account_id == account_id)
            .order_by(table.id.desc())
            .limit(MOST_OF_A_KIND)
        )
    ]
    names = tuple(table.__tablename__ for table in tables)
    found = [*there, *removed_from(session, account_id, names)]
    visits = [one.key for one in found if one.table == Activity.__tablename__]
    return [*found, *(RecordKey(VisitEvidence.__tablename__, key) for key in visits)]


def _table(kind: str) -> str | None:
    word = kind.casefold().replace("-", "_")
    for table, names in TABLES.items():
        if word in {table, table.removesuffix("s"), *(name.casefold() for name in names)}:
            return table
    return _OTHER_WORDS.get(word)


def _deal_id(session: Session, name: str) -> int:
    named = or_(cast(Deal.number, String) == name, Deal.external_id == name)
    found = session.scalars(select(Deal.id).where(named).order_by(Deal.number)).first()
    if found is None:
        raise _unknown("商机", "deal", name)
    return found


def _id(session: Session, table: str, name: str) -> int:
    """Return the id of a record by its name; one of a table without names is its id."""
    models: dict[str, type[Account | Person | Team]] = {
        "accounts": Account, "people": Person, "teams": Team,
    }  # fmt: skip
    if table in models:
        model = models[table]
        found = session.scalars(select(model.id).where(func.lower(model.name) == name.lower()))
    elif table == "regions":
        keys = or_(Region.key == name.lower(), Region.zh == name)
        found = session.scalars(select(Region.id).where(keys))
    else:
        return _number(table, name)
    ids = list(found) or (_short_named(session, name) if table == "accounts" else [])
    if len(ids) != 1:
        raise _unknown(*TABLES[table], name)
    return ids[0]


def _short_named(session: Session, name: str) -> list[int]:
    named = func.lower(Account.short_name) == name.lower()
    return list(session.scalars(select(Account.id).where(named)))


def _number(table: str, name: str) -> int:
    if not name.isdigit():
        raise _unknown(*TABLES[table], name)
    return int(name)


def _unknown(zh: str, en: str, name: str) -> NotFoundError:
    return NotFoundError(f"没有找到{zh}“{name}”。", f"There is no {en.lower()} “{name}”.")
