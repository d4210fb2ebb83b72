"""What stands out among the people of a scope: far from the peers, odd records, quarter-end rushes.

The peers of a rep are all active reps of the company, so that a small team compares as well.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from core.calendar import WorkCalendar
from core.figures.anomalies import (
    FEWEST_CLOSED,
    LEAST_SHARE,
    LEAST_VISITS,
    QUARTERS_LOOKED_BACK,
    busy_in_vain,
    last_working_days,
    outliers,
    rush_usual,
    rushed_quarters,
)
from core.figures.flags import BusyInVain, FarOff, Flag, Rush
from core.figures.metrics import Tally
from core.figures.scope import ScopeRef
from core.periods import Period, quarter_containing
from core.scopes import COMPANY
from core.storage.queries.odd_records import fallen_through, odd_records
from core.storage.queries.people import members_of
from core.storage.queries.rushes import quarters_won
from core.storage.queries.tallies import tallies_by_member
from core.storage.sessions import company_of
from core.storage.tables import Person
from core.vocabulary import Metric


@dataclass(frozen=True)
class Looking:
    """Where one looks: a scope's people, a period, as of a day."""

    scope: ScopeRef
    period: Period
    today: date


def anomalies_of(session: Session, look: Looking, calendar: WorkCalendar) -> tuple[Flag, ...]:
    """Return everything that is worth a look, what says most about a person first."""
    owners = None if look.scope.kind == "company" else members_of(session, look.scope)
    reps = frozenset(session.scalars(_active_reps(company_of(session))))
    chosen = reps if owners is None else reps & frozenset(owners)
    return (
        *_far_from_peers(session, look, reps, chosen),
        *_rushes(session, look, calendar, (reps, chosen)),
        *_fallen(session, look, calendar, owners),
        *odd_records(session, owners, look.period, look.today),
    )


def _active_reps(company: int) -> Select[int]:
    return select(Person.id).where(
        Person.company_id == company, Person.role == "rep", Person.active.is_(True)
    )


def _far_from_peers(
    session: Session, look: Looking, reps: frozenset[int], chosen: frozenset[int]
) -> list[Flag]:
    if not chosen:
        return []
    visited = _tallies(session, Metric.VISITS, look)
    closed = {
        one: found
        for one, found in _tallies(session, Metric.CONVERSION, look).items()
        if one in reps and found.count >= FEWEST_CLOSED
    }
    # Who visited nobody is a peer all the same.
    visits = {one: Fraction(visited.get(one, Tally()).total) for one in reps}
    conversion = {one: Fraction(found.total, found.count) for one, found in closed.items()}
    far: list[Flag] = [
        FarOff("conversion", one, closed[one.member]) for one in outliers(conversion, LEAST_SHARE)
    ]
    far += [
        FarOff("visits", one, visited.get(one.member, Tally()))
        for one in outliers(visits, LEAST_VISITS)
    ]
    far += [
        BusyInVain(one, int(visits[one]), closed[one]) for one in busy_in_vain(visits, conversion)
    ]
    return [flag for flag in far if flag.member in chosen]


def _tallies(session: Session, metric: Metric, look: Looking) -> dict[int, Tally]:
    if look.period.first > look.today:
        return {}
    return tallies_by_member(session, metric, COMPANY, look.period, look.today)


def _rushes(
    session: Session,
    look: Looking,
    calendar: WorkCalendar,
    people: tuple[frozenset[int], frozenset[int]],
) -> list[Flag]:
    quarters = rushed_quarters(look.period, look.today, calendar)
    return [
        flag
        for quarter in quarters
        for flag in _rushes_of(session, last_working_days(quarter, calendar), calendar, people)
    ]


def _fallen(
    session: Session, look: Looking, calendar: WorkCalendar, owners: Collection[int] | None
) -> list[Flag]:
    """Return what was won at the end of those quarters and fell through; a rush or not."""
    quarters = rushed_quarters(look.period, look.today, calendar)
    return [
        flag
        for quarter in quarters
        for flag in fallen_through(
            session, owners, last_working_days(quarter, calendar), look.today
        )
    ]


def _rushes_of(
    session: Session,
    days: Period,
    calendar: WorkCalendar,
    people: tuple[frozenset[int], frozenset[int]],
) -> list[Flag]:
    reps, chosen = people
    now = {one: parts[0] for one, parts in quarters_won(session, reps, [days]).items()}
    likely = [one for one in sorted(chosen) if one in now and now[one].may_be_rushed]
    own = quarters_won(session, likely, _ends_before(days, calendar)) if likely else {}
    found: list[Flag] = []
    for one in likely:
        usual = rush_usual(now[one], own.get(one, []), now.values())
        if usual is not None:
            found.append(Rush(one, days, now[one], usual))
    return found


def _ends_before(days: Period, calendar: WorkCalendar) -> list[Period]:
    """Return the last working days of the quarters before one, oldest first."""
    quarter, found = quarter_containing(days.last), []
    for _ in range(QUARTERS_LOOKED_BACK):
        quarter = quarter.previous()
        found.append(last_working_days(quarter, calendar))
    return found[::-1]
