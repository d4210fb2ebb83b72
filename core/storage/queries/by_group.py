"""What a metric adds up to for each product, source, industry and customer; and who is ranked.

One statement for all of them; the records are those of the metric itself, as `tallies` has them.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import InstrumentedAttribute

from core.figures.metrics import Tally
from core.figures.scope import ScopeLevel, ScopeRef
from core.periods import Period
from core.storage.queries.belonging import deals_of, scope_values, values_of
from core.storage.queries.days import days_between
from core.storage.queries.people import people_in
from core.storage.queries.prepared import COMPANY, FIRST, LAST, AnySelect, run
from core.storage.queries.tallies import ONE, Source, source_of, with_paid_deal
from core.storage.tables import Account, Activity, Deal, Person, Region, Team
from core.vocabulary import Metric

# The days from creation to being won, which are a metric of no target.
CYCLE = "cycle"
Measure = Metric | str
Named = Literal["product", "source", "industry"]
NAMES: dict[Named, InstrumentedAttribute[str | None]] = {
    "product": Deal.product,
    "source": Deal.source,
    "industry": Account.industry,
}
_WITH = and_(Account.company_id == COMPANY, Account.id == Deal.account_id)


@dataclass(frozen=True)
class Asked:
    """Whose records are added up, of which days, and as of which day."""

    scope: ScopeRef
    period: Period
    today: date


def tallies_by_name(
    session: Session, named: Named, measure: Measure, asked: Asked
) -> list[tuple[str, Tally]]:
    """Return the tally of each product, source or industry, in one of its spellings.

    What has no name is the deals that name none.
    """
    values = values_of(session, asked.scope, asked.period, asked.today)
    rows = run(session, _by_name, named, measure, asked.scope.kind, **values)
    return [(name or "", Tally(int(total), int(count))) for _, name, total, count in rows]


def tallies_by_account(session: Session, measure: Measure, asked: Asked) -> list[tuple[str, Tally]]:
    """Return the tally of each customer, with its name."""
    values = values_of(session, asked.scope, asked.period, asked.today)
    rows = run(session, _by_account, measure, asked.scope.kind, **values)
    return [(name, Tally(int(total), int(count))) for name, total, count in rows]


def teams_at_work(session: Session) -> tuple[ScopeRef, ...]:
    """Return the teams that somebody works in, by name."""
    rows = run(session, _teams)
    return tuple(ScopeRef("team", row.id, row.name) for row in rows)


def regions_at_work(session: Session) -> tuple[ScopeRef, ...]:
    """Return the regions that somebody works in, by key."""
    rows = run(session, _regions)
    return tuple(ScopeRef("region", row.id, row.zh, row.key, row.en) for row in rows)


def reps_at_work(session: Session, scope: ScopeRef) -> tuple[ScopeRef, ...]:
    """Return the reps of a scope, as a board has them."""
    rows = run(session, _reps, scope.kind, **scope_values(session, scope))
    return tuple(ScopeRef("member", row.id, row.name) for row in rows)


def _by_name(named: Named, measure: Measure, kind: ScopeLevel) -> AnySelect:
    source, name = _source(measure, kind), NAMES[named].expression
    # One product in two spellings is counted together and shown in one of them.
    key = func.lower(func.trim(func.coalesce(name, "")))
    counted = select(key, func.min(func.trim(name)), func.sum(source.total), func.sum(source.count))
    chosen = _of_days(counted, source).group_by(key)
    return chosen.join(Account, _WITH) if named == "industry" else chosen


def _by_account(measure: Measure, kind: ScopeLevel) -> AnySelect:
    source = _source(measure, kind)
    own = Activity.account_id if source.table is Activity else Deal.account_id
    counted = select(
        own.label("account_id"),
        func.sum(source.total).label("total"),
        func.sum(source.count).label("count"),
    )
    found = _of_days(counted, source).group_by(own).subquery()
    named = and_(Account.company_id == COMPANY, Account.id == found.c.account_id)
    return select(Account.name, found.c.total, found.c.count).join_from(found, Account, named)


def _of_days(statement: AnySelect, source: Source) -> AnySelect:
    chosen = statement.select_from(source.table).where(
        source.belongs, source.day.between(FIRST, LAST)
    )
    return with_paid_deal(chosen, source)


def _source(measure: Measure, kind: ScopeLevel) -> Source:
    if isinstance(measure, Metric):
        return source_of(measure, kind)
    day, owner = Deal.closed_on.expression, Deal.owner_id.expression
    won = and_(deals_of(kind), Deal.status == "won")
    return Source(Deal, day, owner, won, days_between(Deal.created_on, Deal.closed_on), ONE)


def _reps(kind: ScopeLevel) -> AnySelect:
    at_work = (Person.role == "rep", Person.active.is_(True), Person.id.in_(people_in(kind)))
    columns = (Person.id, Person.name)
    return select(*columns).where(Person.company_id == COMPANY, *at_work).order_by(Person.name)


def _teams() -> AnySelect:
    busy = select(Person.team_id).where(Person.company_id == COMPANY, Person.active.is_(True))
    theirs = (Team.company_id == COMPANY, Team.id.in_(busy))
    return select(Team.id, Team.name).where(*theirs).order_by(Team.name, Team.id)


def _regions() -> AnySelect:
    at_work = (Person.company_id == COMPANY, Person.active.is_(True))
    of_team = and_(Team.company_id == Person.company_id, Team.id == Person.team_id)
    own = select(Person.region_id).where(*at_work)
    of_teams = select(Team.region_id).join_from(Person, Team, of_team).where(*at_work)
    theirs = or_(Region.id.in_(own), Region.id.in_(of_teams))
    columns = (Region.id, Region.key, Region.zh, Region.en)
    return select(*columns).where(Region.company_id == COMPANY, theirs).order_by(Region.key)
