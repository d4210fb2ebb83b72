"""What each rep of a scope reached: the figures and targets that a board ranks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from core.figures.attainment import target_for
from core.figures.leaderboard import Performance
from core.figures.metrics import Tally, actual
from core.figures.scope import ScopeLevel, ScopeRef
from core.periods import Period
from core.storage.queries.belonging import scope_values
from core.storage.queries.people import people_in
from core.storage.queries.prepared import COMPANY, run
from core.storage.queries.tallies import tallies_by_member
from core.storage.queries.targets import member_targets_within
from core.storage.tables import Person
from core.vocabulary import Metric


@dataclass(frozen=True)
class Measured:
    """Which metrics are asked for, as of which day, and how many minor units make a whole one."""

    metrics: Sequence[Metric]
    today: date
    minor_per_unit: int


def performances_of(
    session: Session, scope: ScopeRef, period: Period, measured: Measured
) -> tuple[Performance, ...]:
    """Return every active rep of the scope with figures and targets of the period."""
    reps = _reps(session, scope)
    tallied = {
        metric: tallies_by_member(session, metric, scope, period, measured.today)
        for metric in measured.metrics
    }
    targets = member_targets_within(session, measured.metrics, period)
    return tuple(
        Performance(
            member_id,
            name,
            {
                metric: actual(metric, by_member.get(member_id, Tally()), measured.minor_per_unit)
                for metric, by_member in tallied.items()
            },
            {
                metric: target_for(metric, period, targets.get((member_id, metric), {}))
                for metric in measured.metrics
            },
        )
        for member_id, name in reps
    )


def _reps(session: Session, scope: ScopeRef) -> list[tuple[int, str]]:
    values = scope_values(session, scope)
    return [(row.id, row.name) for row in run(session, _reps_statement, scope.kind, **values)]


def _reps_statement(kind: ScopeLevel) -> Select[int, str]:
    return select(Person.id, Person.name).where(
        Person.company_id == COMPANY,
        Person.role == "rep",
        Person.active.is_(True),
        Person.id.in_(people_in(kind)),
    )
