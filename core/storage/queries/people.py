"""Who belongs where: the people of a scope, the teams below a team, the tree below a person."""

from collections.abc import Iterable

from sqlalchemy import CTE, ColumnElement, Select, and_, exists, or_, select
from sqlalchemy.orm import Session, aliased

from core.figures.scope import ScopeLevel, ScopeRef
from core.storage.queries.prepared import COMPANY, SCOPE_ID, TEAMS, run
from core.storage.sessions import company_of
from core.storage.tables import Person, Team


def members_of(session: Session, scope: ScopeRef) -> tuple[int, ...]:
    """Return the ids of the people of a scope, those who left included."""
    if scope.kind == "member":
        return (scope.id,)
    teams = teams_under(session, scope.id) if scope.kind == "team" else ()
    rows = run(session, people_in, scope.kind, scope_id=scope.id, teams=teams)
    return tuple(row.id for row in rows)


def people_in(kind: ScopeLevel) -> Select[int]:
    """Return the statement that finds the people of a scope as they are placed now.

    A person without a region of their own works in their team's.
    """
    chosen = select(Person.id).where(Person.company_id == COMPANY)
    match kind:
        case "company":
            return chosen
        case "region":
            teams = select(Team.id).where(Team.company_id == COMPANY, Team.region_id == SCOPE_ID)
            by_team = and_(Person.region_id.is_(None), Person.team_id.in_(teams))
            return chosen.where(or_(Person.region_id == SCOPE_ID, by_team))
        case "team":
            return chosen.where(Person.team_id.in_(TEAMS))
        case "member":
            return chosen.where(Person.id == SCOPE_ID)


def teams_under(session: Session, team_id: int) -> tuple[int, ...]:
    """Return a team and the teams of everyone who reports to its reps and managers."""
    found = run(session, _teams_below, "team", scope_id=team_id)
    return tuple(sorted({team_id} | {row.team_id for row in found if row.team_id is not None}))


def teams_led_by(session: Session, person: Person) -> frozenset[int]:
    """Return the teams that report to a person: their own, and those down the tree."""
    found = run(session, _teams_below, "member", scope_id=person.id)
    teams = (person.team_id, *(row.team_id for row in found))
    return frozenset(team for team in teams if team is not None)


def people_under(session: Session, person_id: int) -> frozenset[int]:
    """Return everyone who reports to a person, down the tree, the person included."""
    return frozenset(row.id for row in run(session, _tree_statement, scope_id=person_id))


def people_led_by(session: Session, person: Person) -> frozenset[int]:
    """Return whose records a manager or director answers for: the tree, their teams or regions."""
    led = set(people_under(session, person.id))
    if person.role == "director":
        for region_id in regions_led_by(session, person):
            led.update(members_of(session, ScopeRef("region", region_id, "")))
        return frozenset(led)
    teams = tuple(teams_led_by(session, person))
    return frozenset(led | {row.id for row in run(session, people_in, "team", teams=teams)})


def regions_led_by(session: Session, director: Person) -> frozenset[int]:
    """Return a director's own region and those of the managers who report to them."""
    found = run(session, _regions_below, scope_id=director.id)
    regions = (home_of(session, director)[1], *(row.region_id for row in found))
    return frozenset(region for region in regions if region is not None)


def home_of(session: Session, person: Person) -> tuple[int | None, int | None]:
    """Return the team and the region that a person works in now."""
    if person.region_id is not None or person.team_id is None:
        return person.team_id, person.region_id
    return person.team_id, region_of_team(session, person.team_id)


def region_of_team(session: Session, team_id: int) -> int | None:
    rows = run(session, _team_region, scope_id=team_id)
    return rows[0].region_id if rows else None


def answerable_for(session: Session, scope: ScopeRef) -> tuple[int, ...]:
    """Return who answers for a scope: the member, the team's managers, the region's directors."""
    if scope.kind in {"company", "member"}:
        return (scope.id,) if scope.id else ()
    rows = run(session, _heads, scope.kind, scope_id=scope.id)
    return tuple(row.id for row in rows)


def _heads(kind: ScopeLevel) -> Select[int]:
    place, role = (Person.team_id, "manager") if kind == "team" else (Person.region_id, "director")
    return select(Person.id).where(
        Person.company_id == COMPANY,
        place == SCOPE_ID,
        Person.role == role,
        Person.active.is_(True),
    )


def names_of(session: Session, ids: Iterable[int]) -> dict[int, str]:
    """Return people's names by id."""
    statement = select(Person.id, Person.name).where(
        Person.company_id == company_of(session), Person.id.in_(tuple(ids))
    )
    return {row.id: row.name for row in session.execute(statement)}


def _team_region() -> Select[int | None]:
    return select(Team.region_id).where(Team.company_id == COMPANY, Team.id == SCOPE_ID)


def _regions_below() -> Select[int | None]:
    managed = (Person.manager_id == SCOPE_ID, Person.role == "manager")
    found = select(Person.region_id).where(Person.company_id == COMPANY, *managed)
    return found.distinct()


def _tree_statement() -> Select[int]:
    tree = _tree(Person.id == SCOPE_ID)
    return select(tree.c.id)


def _teams_below(start: ScopeLevel) -> Select[int | None]:
    """Find the teams of the managers in the tree, and those of reps without a manager of theirs.

    A rep who moved to another manager's team does not take that team along.
    """
    heads = (
        Person.id == SCOPE_ID
        if start == "member"
        else and_(Person.team_id == SCOPE_ID, Person.role.in_(("rep", "manager")))
    )
    tree, manager = _tree(heads), aliased(Person)
    led = exists().where(
        manager.company_id == COMPANY,
        manager.team_id == Person.team_id,
        manager.role == "manager",
    )
    return (
        select(Person.team_id)
        .where(
            Person.company_id == COMPANY,
            Person.id.in_(select(tree.c.id)),
            or_(Person.role == "manager", ~led),
        )
        .distinct()
    )


def _tree(heads: ColumnElement[bool]) -> CTE:
    # UNION, not UNION ALL: two people who report to each other do not make it endless.
    top = select(Person.id).where(Person.company_id == COMPANY, heads)
    tree = top.cte("tree", recursive=True)
    below = select(Person.id).where(Person.company_id == COMPANY, Person.manager_id == tree.c.id)
    return tree.union(below)
