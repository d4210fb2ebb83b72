"""Who belongs where: the people of a scope, the teams below a team, the tree below a person."""

from collections.abc import Iterable

from sqlalchemy import CTE, ColumnElement, Select, and_, exists, or_, select
from sqlalchemy.orm import Session, aliased

from core.figures.scope import ScopeRef
from core.storage.sessions import company_of
from core.storage.tables import Person, Team


def members_of(session: Session, scope: ScopeRef) -> tuple[int, ...]:
    """Return the ids of the people of a scope, those who left included."""
    if scope.kind == "member":
        return (scope.id,)
    return tuple(session.scalars(people_of(session, scope)))


def people_of(session: Session, scope: ScopeRef) -> Select[int]:
    """Return the statement that finds the ids of a scope's people as they are placed now."""
    company_id = company_of(session)
    chosen = select(Person.id).where(Person.company_id == company_id)
    match scope.kind:
        case "company":
            return chosen
        case "region":
            return chosen.where(in_region(company_id, (scope.id,)))
        case "team":
            return chosen.where(Person.team_id.in_(teams_under(session, scope.id)))
        case "member":
            return chosen.where(Person.id == scope.id)


def in_region(company_id: int, region_ids: Iterable[int]) -> ColumnElement[bool]:
    """Return the condition on a person: one without a region of their own works in their team's."""
    regions = tuple(region_ids)
    teams = select(Team.id).where(Team.company_id == company_id, Team.region_id.in_(regions))
    by_team = and_(Person.region_id.is_(None), Person.team_id.in_(teams))
    return or_(Person.region_id.in_(regions), by_team)


def teams_under(session: Session, team_id: int) -> tuple[int, ...]:
    """Return a team and the teams of everyone who reports to its reps and managers."""
    heads = select(Person.id).where(
        Person.company_id == company_of(session),
        Person.team_id == team_id,
        Person.role.in_(("rep", "manager")),
    )
    found = set(session.scalars(_teams_below(session, heads)))
    return tuple(sorted({team_id} | {team for team in found if team is not None}))


def people_under(session: Session, person_id: int) -> frozenset[int]:
    """Return everyone who reports to a person, down the tree, the person included."""
    head = select(Person.id).where(Person.company_id == company_of(session), Person.id == person_id)
    tree = _tree(session, head)
    return frozenset(session.scalars(select(tree.c.id))) | {person_id}


def teams_led_by(session: Session, person: Person) -> frozenset[int]:
    """Return the teams that report to a person: their own, and those down the tree."""
    head = select(Person.id).where(Person.company_id == person.company_id, Person.id == person.id)
    found = session.scalars(_teams_below(session, head))
    return frozenset(team for team in (*found, person.team_id) if team is not None)


def regions_led_by(session: Session, director: Person) -> frozenset[int]:
    """Return a director's own region and those of the managers who report to them."""
    managers = select(Person.region_id).where(
        Person.company_id == director.company_id,
        Person.manager_id == director.id,
        Person.role == "manager",
        Person.region_id.is_not(None),
    )
    found = session.scalars(managers.distinct())
    own = home_of(session, director)[1]
    return frozenset(region for region in (*found, own) if region is not None)


def home_of(session: Session, person: Person) -> tuple[int | None, int | None]:
    """Return the team and the region that a person works in now."""
    if person.region_id is not None or person.team_id is None:
        return person.team_id, person.region_id
    statement = select(Team.region_id).where(
        Team.company_id == person.company_id, Team.id == person.team_id
    )
    return person.team_id, session.scalar(statement)


def names_of(session: Session, ids: Iterable[int]) -> dict[int, str]:
    """Return people's names by id."""
    statement = select(Person.id, Person.name).where(
        Person.company_id == company_of(session), Person.id.in_(tuple(ids))
    )
    return {row.id: row.name for row in session.execute(statement)}


def _teams_below(session: Session, heads: Select[int]) -> Select[int | None]:
    """Find the teams of the managers in the tree, and those of reps without a manager of theirs.

    A rep who moved to another manager's team does not take that team along.
    """
    company_id = company_of(session)
    tree = _tree(session, heads)
    manager = aliased(Person)
    led = exists().where(
        manager.company_id == company_id,
        manager.team_id == Person.team_id,
        manager.role == "manager",
    )
    return (
        select(Person.team_id)
        .where(
            Person.company_id == company_id,
            Person.id.in_(select(tree.c.id)),
            or_(Person.role == "manager", ~led),
        )
        .distinct()
    )


def _tree(session: Session, heads: Select[int]) -> CTE:
    # UNION, not UNION ALL: two people who report to each other do not make it endless.
    tree = heads.cte("tree", recursive=True)
    below = select(Person.id).where(
        Person.company_id == company_of(session), Person.manager_id == tree.c.id
    )
    return tree.union(below)
