"""Which deals belong to a scope, as of a day: where they closed, else where their owner is now."""

from datetime import date

from sqlalchemy import ColumnElement, and_, case, or_, true
from sqlalchemy.orm import Session

from core.figures.scope import ScopeRef
from core.storage.queries.people import people_of, teams_under
from core.storage.sessions import company_of
from core.storage.tables import Account, Activity, Deal, Point


def closed_by(today: date) -> ColumnElement[bool]:
    """Return whether a deal was closed by a day; what closed later is still open on it."""
    return and_(Deal.status != "open", Deal.closed_on <= today)


def open_on(today: date) -> ColumnElement[bool]:
    """Return whether a deal was there and open on a day."""
    return and_(Deal.created_on <= today, or_(Deal.status == "open", Deal.closed_on > today))


def deals_of(session: Session, scope: ScopeRef, today: date) -> ColumnElement[bool]:
    """Return the condition on a deal that it belongs to the scope."""
    company = Deal.company_id == company_of(session)
    match scope.kind:
        case "company":
            return company
        case "member":
            return and_(company, Deal.owner_id == scope.id)
        case "region" | "team":
            owned_here = Deal.owner_id.in_(people_of(session, scope))
            placed = case((closed_by(today), _closed_in(session, scope)), else_=owned_here)
            return and_(company, placed)


def _closed_in(session: Session, scope: ScopeRef) -> ColumnElement[bool]:
    if scope.kind == "region":
        return Deal.closed_region_id == scope.id
    return Deal.closed_team_id.in_(teams_under(session, scope.id))


def activities_of(session: Session, scope: ScopeRef) -> ColumnElement[bool]:
    """Return the condition on an activity that a person of the scope did it."""
    company = Activity.company_id == company_of(session)
    return and_(company, _by_person(session, scope, Activity.member_id.expression))


def points_of(session: Session, scope: ScopeRef) -> ColumnElement[bool]:
    company = Point.company_id == company_of(session)
    return and_(company, _by_person(session, scope, Point.person_id.expression))


def accounts_of(session: Session, scope: ScopeRef) -> ColumnElement[bool]:
    """Return the condition on an account: its owner's scope, else the region it lies in."""
    owned = _by_person(session, scope, Account.owner_id.expression)
    if scope.kind == "region":
        owned = or_(owned, and_(Account.owner_id.is_(None), Account.region_id == scope.id))
    return and_(Account.company_id == company_of(session), owned)


def _by_person(
    session: Session, scope: ScopeRef, person_id: ColumnElement[int] | ColumnElement[int | None]
) -> ColumnElement[bool]:
    match scope.kind:
        case "company":
            return true()
        case "member":
            return person_id == scope.id
        case "region" | "team":
            return person_id.in_(people_of(session, scope))
