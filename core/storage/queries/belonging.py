"""Which records belong to a scope of a kind, as conditions of prepared statements.

A deal belongs where it closed, else where its owner is now; other records to their person.
"""

from datetime import date

from sqlalchemy import ColumnElement, and_, case, or_, true
from sqlalchemy.orm import Session

from core.figures.scope import ScopeLevel, ScopeRef
from core.periods import Period
from core.storage.queries.people import people_in, teams_under
from core.storage.queries.prepared import COMPANY, SCOPE_ID, TEAMS, TODAY, days_of
from core.storage.tables import Account, Activity, Deal, Point

Values = dict[str, object]


def values_of(session: Session, scope: ScopeRef, period: Period, today: date) -> Values:
    """Return what fills in the conditions below for a scope, a period and a day."""
    return scope_values(session, scope) | days_of(period, today)


def scope_values(session: Session, scope: ScopeRef) -> Values:
    teams = teams_under(session, scope.id) if scope.kind == "team" else ()
    return {"scope_id": scope.id, "teams": teams}


def closed_by_today() -> ColumnElement[bool]:
    """Return whether a deal was closed by the day; what closed later is still open on it."""
    return and_(Deal.status != "open", Deal.closed_on <= TODAY)


def open_today() -> ColumnElement[bool]:
    """Return whether a deal was there and open on the day."""
    return and_(Deal.created_on <= TODAY, or_(Deal.status == "open", Deal.closed_on > TODAY))


def deals_of(kind: ScopeLevel) -> ColumnElement[bool]:
    company = Deal.company_id == COMPANY
    owned_here = Deal.owner_id.in_(people_in(kind))
    match kind:
        case "company":
            return company
        case "member":
            return and_(company, Deal.owner_id == SCOPE_ID)
        case "region":
            closed_here: ColumnElement[bool] = Deal.closed_region_id == SCOPE_ID
            return and_(company, case((closed_by_today(), closed_here), else_=owned_here))
        case "team":
            closed_here = Deal.closed_team_id.in_(TEAMS)
            return and_(company, case((closed_by_today(), closed_here), else_=owned_here))


def activities_of(kind: ScopeLevel) -> ColumnElement[bool]:
    return and_(Activity.company_id == COMPANY, _by_person(kind, Activity.member_id.expression))


def points_of(kind: ScopeLevel) -> ColumnElement[bool]:
    return and_(Point.company_id == COMPANY, _by_person(kind, Point.person_id.expression))


def accounts_of(kind: ScopeLevel) -> ColumnElement[bool]:
    """Return the condition on an account: its owner's scope, else the region it lies in."""
    owned = _by_person(kind, Account.owner_id.expression)
    if kind == "region":
        owned = or_(owned, and_(Account.owner_id.is_(None), Account.region_id == SCOPE_ID))
    return and_(Account.company_id == COMPANY, owned)


def _by_person(
    kind: ScopeLevel, person_id: ColumnElement[int] | ColumnElement[int | None]
) -> ColumnElement[bool]:
    match kind:
        case "company":
            return true()
        case "member":
            return person_id == SCOPE_ID
        case "region" | "team":
            return person_id.in_(people_in(kind))
