"""Records that deserve a second look, by the member whose they are: repeated and late visits,
wins out of nothing. The same rules as of the gaps in `quality`, for any people and period.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    String,
    and_,
    cast,
    exists,
    func,
    literal,
    select,
)
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import InstrumentedAttribute

from core.figures.flags import Example, Oddity, OddRecords
from core.periods import Period
from core.storage.queries.days import days_between
from core.storage.queries.quality import LATE_DAYS
from core.storage.sessions import company_of, reckoned_as_of
from core.storage.tables import Account, Activity, Change, ChangeRow, Deal

EXAMPLES = 2


@dataclass(frozen=True)
class Of:
    """Whose records of which days are looked at; `owners` None: everybody's."""

    company: int
    owners: Collection[int] | None
    first: date
    last: date
    as_of: datetime

    def have(self, owner: InstrumentedAttribute[int]) -> list[ColumnElement[bool]]:
        return [] if self.owners is None else [owner.in_(self.owners)]


def odd_records(
    session: Session, owners: Collection[int] | None, period: Period, today: date
) -> list[OddRecords]:
    """Return what is odd in people's records of a period, as of a day."""
    if period.first > today:
        return []
    mine = Of(
        company_of(session), owners, period.first, min(period.last, today), reckoned_as_of(session)
    )
    kinds: dict[Oddity, Rows] = {
        # What is rarer comes first.
        "bare_win": _bare_wins(mine),
        "late_visit": _late_visits(mine),
        "visit_twice": _visited_twice(mine),
    }
    return [found for kind, rows in kinds.items() for found in _by_member(session, kind, rows)]


def fallen_through(
    session: Session, owners: Collection[int] | None, days: Period, today: date
) -> list[OddRecords]:
    """Return people's deals that were won on some days and fell through by another one. DQ-09."""
    mine = Of(company_of(session), owners, days.first, days.last, reckoned_as_of(session))
    return _by_member(session, "fell_through", _fallen_wins(mine, today))


# Member, account, day, size, deal number (0: none), and what puts equal days in order.
Rows = Select[int, str, date, int, int, int]


def _by_member(session: Session, kind: Oddity, rows: Rows) -> list[OddRecords]:
    found = rows.subquery()
    of_member: dict[str, Any] = {"partition_by": found.c.member}
    newest = func.row_number().over(order_by=(found.c.day.desc(), found.c.tie.desc()), **of_member)
    counted = select(
        found.c.member, found.c.account, found.c.day, found.c.size, found.c.number,
        newest.label("place"), func.count().over(**of_member).label("many"),
    ).subquery()  # fmt: skip
    shown = select(counted).where(counted.c.place <= EXAMPLES)
    members: dict[int, OddRecords] = {}
    for row in session.execute(shown.order_by(counted.c.member, counted.c.place)):
        example = Example(row.account, row.day, int(row.size), row.number or None)
        before = members.get(row.member)
        examples = (*(before.examples if before else ()), example)
        members[row.member] = OddRecords(kind, row.member, row.many, examples)
    return sorted(members.values(), key=lambda one: (-one.count, one.member))


def _visits(mine: Of) -> tuple[ColumnElement[bool], ...]:
    return (
        Activity.company_id == mine.company,
        *mine.have(Activity.member_id),
        Activity.type == "visit",
        Activity.occurred_on.between(mine.first, mine.last),
        Activity.occurred_at <= mine.as_of,
    )


def _of_account(account_id: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    return and_(Account.company_id == account_id.class_.company_id, Account.id == account_id)


def _visited_twice(mine: Of) -> Rows:
    return (
        select(
            Activity.member_id.label("member"),
            Account.name.label("account"),
            Activity.occurred_on.label("day"),
            func.count().label("size"),
            literal(0).label("number"),
            func.max(Activity.id).label("tie"),
        )
        .join(Account, _of_account(Activity.account_id))
        .where(*_visits(mine))
        .group_by(Activity.member_id, Account.id, Account.name, Activity.occurred_on)
        .having(func.count() > 1)
    )


def _late_visits(mine: Of) -> Rows:
    recorded = func.date(Activity.recorded_at, type_=Date)
    late = days_between(Activity.occurred_on, recorded)
    return (
        select(
            Activity.member_id.label("member"),
            Account.name.label("account"),
            Activity.occurred_on.label("day"),
            late.label("size"),
            literal(0).label("number"),
            Activity.id.label("tie"),
        )
        .join(Account, _of_account(Activity.account_id))
        .where(*_visits(mine), late > LATE_DAYS)
    )


def _of_deals(mine: Of) -> Rows:
    return (
        select(
            Deal.owner_id.label("member"),
            Account.name.label("account"),
            func.coalesce(Deal.closed_on, mine.last).label("day"),
            func.coalesce(Deal.value_minor, 0).label("size"),
            Deal.number.label("number"),
            Deal.id.label("tie"),
        )
        .join(Account, _of_account(Deal.account_id))
        .where(Deal.company_id == mine.company, *mine.have(Deal.owner_id))
    )


def _bare_wins(mine: Of) -> Rows:
    any_contact = exists().where(
        Activity.company_id == Deal.company_id,
        Activity.account_id == Deal.account_id,
        Activity.occurred_on <= Deal.closed_on,
    )
    return _of_deals(mine).where(
        Deal.status == "won",
        Deal.closed_on.between(mine.first, mine.last),
        ~any_contact,
    )


def _fallen_wins(mine: Of, today: date) -> Rows:
    """Find what is a loss now and was a win then: the trail alone knows."""
    change = and_(Change.company_id == ChangeRow.company_id, Change.id == ChangeRow.change_id)
    of_deal = and_(
        ChangeRow.company_id == Deal.company_id,
        ChangeRow.table_name == Deal.__tablename__,
        ChangeRow.row_key == cast(Deal.id, String),
    )
    won_on = ChangeRow.before["closed_on"].as_string()
    return (
        _of_deals(mine)
        .join(ChangeRow, of_deal)
        .join(Change, change)
        .where(
            Deal.status == "lost",
            Deal.closed_on.between(mine.first, today),
            Change.undone_by.is_(None),
            Change.undoes.is_(None),
            ChangeRow.before["status"].as_string() == "won",
            ChangeRow.after["status"].as_string() == "lost",
            won_on.between(mine.first.isoformat(), mine.last.isoformat()),
        )
        .distinct()
    )
