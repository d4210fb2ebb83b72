"""Whom deals were lost to and won against, by the rival's name as people wrote it."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import Session

from core.figures.scope import ScopeLevel, ScopeRef
from core.periods import Period
from core.storage.queries.belonging import closed_by_today, deals_of, values_of
from core.storage.queries.prepared import FIRST, LAST, AnySelect, run
from core.storage.tables import Deal


@dataclass(frozen=True)
class Rival:
    """A rival's deals with us: how many went to them, for how much, and how many came to us."""

    name: str
    lost: int
    lost_minor: int
    won: int


def rivals_of(session: Session, scope: ScopeRef, period: Period) -> tuple[Rival, ...]:
    """Return the rivals of a scope's deals closed in the period, the most dangerous first."""
    values = values_of(session, scope, period, period.last)
    rows = run(session, _by_rival, scope.kind, **values)
    return tuple(Rival(name, lost, int(minor or 0), won) for name, lost, minor, won in rows)


def _by_rival(kind: ScopeLevel) -> AnySelect:
    # One rival in two spellings is counted together and shown in one of them.
    name = func.lower(Deal.competitor)
    lost = _how_many(Deal.status == "lost")
    minor = func.sum(case((Deal.status == "lost", func.coalesce(Deal.value_minor, 0)), else_=0))
    closed = and_(closed_by_today(), Deal.closed_on.between(FIRST, LAST))
    return (
        select(func.min(Deal.competitor), lost, minor, _how_many(Deal.status == "won"))
        .where(deals_of(kind), closed, Deal.competitor.is_not(None))
        .group_by(name)
        .order_by(lost.desc(), minor.desc(), name)
    )


def _how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))
