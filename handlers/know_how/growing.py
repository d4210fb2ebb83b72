"""Whose growth is looked at, against whom, and what comes out of it: the weak points of a rep."""

from dataclasses import dataclass

from core.access import require_figures, scope_named
from core.errors import UserError
from core.figures.growth import LEAST_PEERS, LOSS, STAGE, VISITS, Shares, WeakPoint, weak_points
from core.figures.scope import ScopeRef
from core.language.understanding import Scope
from core.periods import Period, quarter_containing
from core.storage.queries.growth import growth_shares, reps_in
from core.storage.queries.people import home_of
from core.storage.records.cases import CaseTopic
from core.storage.tables import Person
from handlers.context import Context


@dataclass(frozen=True)
class Growth:
    """A rep beside the peers over the last two full quarters.

    `peers` says who they are: the team where it has enough reps, else the company.
    """

    person: Person
    period: Period
    peers: ScopeRef
    team: tuple[int, ...]
    shares: Shares
    weak: tuple[WeakPoint, ...]


def growth_of(person: Person, context: Context) -> Growth:
    """Compare a rep with the peers."""
    this_quarter = quarter_containing(context.today)
    before = this_quarter.previous()
    period = Period(before.previous().first, before.last)
    team = _team_of(person, context)
    peers, members = _peers(person, team, context)
    shares = growth_shares(context.session, members, period, context.calendar)
    return Growth(person, period, peers, team, shares, weak_points(shares, person.id))


def _team_of(person: Person, context: Context) -> tuple[int, ...]:
    team_id, _ = home_of(context.session, person)
    if team_id is None:
        return (person.id,)
    members = reps_in(context.session, ScopeRef("team", team_id, ""))
    return tuple(sorted({*members, person.id}))


def _peers(
    person: Person, team: tuple[int, ...], context: Context
) -> tuple[ScopeRef, tuple[int, ...]]:
    if len(team) > LEAST_PEERS:
        team_id, _ = home_of(context.session, person)
        return ScopeRef("team", team_id or 0, ""), team
    company = ScopeRef("company", 0, "")
    return company, tuple(sorted({*reps_in(context.session, company), person.id}))


def rep_asked_about(scope: Scope | None, context: Context) -> Person:
    """Return the rep whose growth somebody asks about, and may see. Raises UserError."""
    found = scope_named(context.session, context.person, scope or Scope("me"))
    require_figures(context.session, context.person, found, "records")
    if found.kind != "member":
        raise UserError(
            "一次看一位同事，例如“李雪的成长计划”。",
            "One colleague at a time, for example “NAME's growth plan”.",
        )
    person = context.session.get_one(Person, (context.company.id, found.id))
    if person.role != "rep":
        raise UserError(
            "成长计划是给销售的。看团队里的人：“李雪的成长计划”。",
            "Growth plans are for reps. For one of your team say “NAME's growth plan”.",
        )
    return person


def topic_of(weak: WeakPoint) -> CaseTopic:
    """Return under which topic cases and trainings help with a weak point."""
    if weak.point == VISITS:
        return CaseTopic.LEAD
    for prefix in (STAGE, LOSS):
        if weak.point.startswith(prefix):
            return CaseTopic[weak.point.removeprefix(prefix).upper()]
    return CaseTopic.SLOW_FOLLOW_UP
