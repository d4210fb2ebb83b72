"""What in the records deserves a second look: gaps, late entries, and visits that repeat.

A flag for who answers for them, never a verdict.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from sqlalchemy import ColumnElement, Date, Select, String, and_, cast, exists, func, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import InstrumentedAttribute

from core.storage.queries.days import days_between
from core.storage.sessions import company_of
from core.storage.tables import Account, Activity, Deal, Person

Gap = Literal[
    "no_amount",
    "no_close",
    "close_passed",
    "win_unvisited",
    "late_visit",
    "visit_twice",
    "no_tier",
    "look_alike",
]
LOOKED_BACK = timedelta(days=30)
WINS_LOOKED_BACK = timedelta(days=92)
# More than 48 hours late, whatever the time of day: by the calendar, more than two days.
LATE_DAYS = 2


@dataclass(frozen=True)
class Finding:
    """One kind of gap: how many there are, and what the first of them are called."""

    gap: Gap
    count: int
    examples: tuple[str, ...]


def findings_of(
    session: Session, owners: Collection[int] | None, today: date, examples: slice
) -> list[Finding]:
    """Return what there is of each gap in people's records, and which; None: in everybody's."""
    wanted = _gaps(Of(company_of(session), owners), today)
    found = [_finding(session, gap, statement, examples) for gap, statement in wanted.items()]
    return [one for one in found if one.count]


def _gaps(mine: "Of", today: date) -> dict[Gap, Select[str]]:
    return {
        "no_amount": _open_deals(mine, Deal.amount_minor.is_(None)),
        "no_close": _open_deals(mine, Deal.expected_close_on.is_(None)),
        # The longest overdue first.
        "close_passed": _open_deals(mine, Deal.expected_close_on < today)
        .order_by(None)
        .order_by(Deal.expected_close_on, Deal.number),
        "win_unvisited": _wins_without_activity(mine, today),
        "visit_twice": _visited_twice(mine, today),
        "late_visit": _late_visits(mine, today),
        "no_tier": _untiered(mine),
    }


def count_of_gap(session: Session, owners: Collection[int] | None, today: date, gap: Gap) -> int:
    """Return how many records have a gap."""
    wanted = _gaps(Of(company_of(session), owners), today)[gap].order_by(None)
    return session.scalar(select(func.count()).select_from(wanted.subquery())) or 0


def deals_with_gap(
    session: Session, owners: Collection[int] | None, today: date, gap: Gap, part: slice
) -> list[Deal]:
    """Return the deals that have a gap of deals, in the order in which they are named."""
    named = _gaps(Of(company_of(session), owners), today)[gap]
    wanted = named.with_only_columns(Deal).slice(part.start, part.stop)
    return list(session.scalars(wanted))


def visits_with_gap(
    session: Session, owners: Collection[int] | None, today: date, gap: Gap, part: slice
) -> list[tuple[str, date]]:
    """Return who was visited by whom, and on which day, of the visits that have a gap."""
    named = _gaps(Of(company_of(session), owners), today)[gap]
    wanted = named.add_columns(Activity.occurred_on).slice(part.start, part.stop)
    return [(row[0], row[1]) for row in session.execute(wanted)]


def names_with_gap(
    session: Session, owners: Collection[int] | None, today: date, gap: Gap, part: slice
) -> tuple[str, ...]:
    """Return what the records with a gap are called."""
    named = _gaps(Of(company_of(session), owners), today)[gap]
    return tuple(session.scalars(named.slice(part.start, part.stop)))


def account_names(session: Session, owners: Collection[int] | None) -> Sequence[str]:
    """Return the names of people's customers and of those without an owner; None: of all."""
    named = select(Account.name).where(Account.company_id == company_of(session))
    if owners is not None:
        named = named.where(or_(Account.owner_id.in_(owners), Account.owner_id.is_(None)))
    return session.scalars(named).all()


@dataclass(frozen=True)
class Of:
    """Whose records are looked at: a company's, all or those of some people."""

    company: int
    owners: Collection[int] | None

    def have(
        self, owner: InstrumentedAttribute[int] | InstrumentedAttribute[int | None]
    ) -> list[ColumnElement[bool]]:
        return [] if self.owners is None else [owner.in_(self.owners)]


def _finding(session: Session, gap: Gap, wanted: Select[str], examples: slice) -> Finding:
    count = session.scalar(select(func.count()).select_from(wanted.order_by(None).subquery())) or 0
    shown = session.scalars(wanted.slice(examples.start, examples.stop)) if count else ()
    return Finding(gap, count, tuple(shown))


def _deal_called() -> ColumnElement[str]:
    return ("#" + cast(Deal.number, String) + " " + Account.name).label("called")


def _deals(mine: Of, *which: ColumnElement[bool]) -> Select[str]:
    of_account = and_(Account.company_id == Deal.company_id, Account.id == Deal.account_id)
    chosen = (Deal.company_id == mine.company, *mine.have(Deal.owner_id), *which)
    return select(_deal_called()).join_from(Deal, Account, of_account).where(*chosen)


def _open_deals(mine: Of, gap: ColumnElement[bool]) -> Select[str]:
    return _deals(mine, Deal.status == "open", gap).order_by(Deal.number.desc())


def _wins_without_activity(mine: Of, today: date) -> Select[str]:
    recent = Deal.closed_on.between(today - WINS_LOOKED_BACK, today)
    any_contact = exists().where(
        Activity.company_id == Deal.company_id,
        Activity.account_id == Deal.account_id,
        Activity.occurred_on <= Deal.closed_on,
    )
    return _deals(mine, Deal.status == "won", recent, ~any_contact).order_by(Deal.number.desc())


def _visits(mine: Of, today: date) -> tuple[ColumnElement[bool], ...]:
    return (
        Activity.company_id == mine.company,
        *mine.have(Activity.member_id),
        Activity.type == "visit",
        Activity.occurred_on.between(today - LOOKED_BACK, today),
    )


def _of_visits(called: ColumnElement[str]) -> Select[str]:
    of_account = and_(Account.company_id == Activity.company_id, Account.id == Activity.account_id)
    of_person = and_(Person.company_id == Activity.company_id, Person.id == Activity.member_id)
    joined = select(called.label("called")).select_from(Activity)
    return joined.join(Account, of_account).join(Person, of_person)


def _visited_twice(mine: Of, today: date) -> Select[str]:
    return (
        _of_visits(Person.name + " · " + Account.name)
        .where(*_visits(mine, today))
        .group_by(Person.id, Person.name, Account.id, Account.name, Activity.occurred_on)
        .having(func.count() > 1)
        .order_by(Activity.occurred_on.desc(), Account.name)
    )


def _late_visits(mine: Of, today: date) -> Select[str]:
    recorded = func.date(Activity.recorded_at, type_=Date)
    late = days_between(Activity.occurred_on, recorded) > LATE_DAYS
    return (
        _of_visits(Person.name + " · " + Account.name)
        .where(*_visits(mine, today), late)
        .order_by(Activity.id.desc())
    )


def _untiered(mine: Of) -> Select[str]:
    return (
        select(Account.name)
        .where(
            Account.company_id == mine.company,
            *mine.have(Account.owner_id),
            Account.owner_id.is_not(None),
            Account.tier.is_(None),
        )
        .order_by(Account.name)
    )
