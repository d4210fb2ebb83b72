"""Who belongs where: the people of a scope, the teams below a team, the tree below a person."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, and_, event, exists, func, or_, select
from sqlalchemy.orm import Session, SessionTransaction, aliased

from core.figures.scope import ScopeLevel, ScopeRef
from core.storage.queries.prepared import COMPANY, SCOPE_ID, TEAMS, run
from core.storage.sessions import CompanySession, company_of
from core.storage.tables import Person, Team

# Whose place, their manager, their role and team, their own region, and the one they work in.
Placed = tuple[int, int | None, str, int | None, int | None, int | None]
_LED = "people_led"


@dataclass
class _Led:
    """Whom people lead, as far as it was asked in one transaction."""

    transaction: SessionTransaction | None
    by_person: dict[int, frozenset[int]] = field(default_factory=dict)
    # Who was seen to lead whom without a look at all others.
    pairs: set[tuple[int, int]] = field(default_factory=set)


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
    found = run(session, _teams_below, scope_id=team_id)
    return tuple(sorted({team_id} | {row.team_id for row in found if row.team_id is not None}))


def teams_led_by(session: Session, person: Person) -> frozenset[int]:
    """Return the teams that report to a person: their own, and those down the tree."""
    people = _all_placed(session)
    return _teams_led(people, person, _under(people, person.id))


def people_led_by(session: Session, person: Person) -> frozenset[int]:
    """Return whose records a manager or director answers for: the tree, their teams or regions.

    One message asks this several times: the answer holds for the transaction, until people move.
    """
    led = _known(session)
    if person.id not in led.by_person:
        led.by_person[person.id] = _led_by(session, person)
    return led.by_person[person.id]


def leads(session: Session, person: Person, member_id: int) -> bool:
    """Tell whether a manager or director answers for a member's records.

    The member's own place tells it most often, and costs a tenth of a look at everybody's.
    """
    led = _known(session)
    if person.id in led.by_person:
        return member_id in led.by_person[person.id]
    if (person.id, member_id) in led.pairs:
        return True
    if _is_near(session, person, member_id):
        led.pairs.add((person.id, member_id))
        return True
    return member_id in people_led_by(session, person)


def _is_near(session: Session, person: Person, member_id: int) -> bool:
    """Tell who reports to a person directly, or works in a director's own region."""
    for _, manager_id, _, _, _, region_id in run(session, _place_of, scope_id=member_id):
        if manager_id == person.id:
            return True
        own = home_of(session, person)[1] if person.role == "director" else None
        return own is not None and region_id == own
    return False


def _known(session: Session) -> _Led:
    session.flush()
    led: _Led | None = session.info.get(_LED)
    if led is None or led.transaction is not session.get_transaction():
        session.connection()
        led = session.info[_LED] = _Led(session.get_transaction())
    return led


@event.listens_for(CompanySession, "after_flush")
def _forget_who_moved(session: CompanySession, *_: object) -> None:
    written = (*session.new, *session.dirty, *session.deleted)
    if any(isinstance(row, Person | Team) for row in written):
        session.info.pop(_LED, None)


@event.listens_for(CompanySession, "after_soft_rollback")
def _forget_rolled_back(session: CompanySession, *_: object) -> None:
    session.info.pop(_LED, None)


def _led_by(session: Session, person: Person) -> frozenset[int]:
    """Read everybody at once and walk the tree here.

    Without an index of managers a recursive statement reads everybody once for each of them.
    """
    people = _all_placed(session)
    under = _under(people, person.id)
    if person.role == "director":
        regions = {home_of(session, person)[1]} | _regions_of_managers(people, person.id)
        regions.discard(None)
        return under | {one for one, _, _, _, _, region_id in people if region_id in regions}
    teams = _teams_led(people, person, under)
    return under | {one for one, _, _, team_id, _, _ in people if team_id in teams}


def _under(people: Sequence[Placed], person_id: int) -> frozenset[int]:
    """Return everyone who reports to a person, down the tree, the person included."""
    reports = defaultdict(list)
    for one, manager_id, *_ in people:
        reports[manager_id].append(one)
    under, waiting = {person_id}, [person_id]
    while waiting:
        # Two people who report to each other do not make it endless.
        more = [one for one in reports.pop(waiting.pop(), ()) if one not in under]
        under.update(more)
        waiting += more
    return frozenset(under)


def _teams_led(people: Sequence[Placed], person: Person, under: frozenset[int]) -> frozenset[int]:
    """Return the teams of the managers in a tree, and those of reps without a manager of theirs.

    A rep who moved to another manager's team does not take that team along.
    """
    led = {team_id for _, _, role, team_id, _, _ in people if role == "manager"}
    found = {
        team_id
        for one, _, role, team_id, _, _ in people
        if one in under and (role == "manager" or team_id not in led)
    }
    return frozenset(team for team in {person.team_id, *found} if team is not None)


def _regions_of_managers(people: Sequence[Placed], director_id: int) -> set[int | None]:
    return {
        own_region_id
        for _, manager_id, role, _, own_region_id, _ in people
        if manager_id == director_id and role == "manager"
    }


def _all_placed(session: Session) -> list[Placed]:
    return [*run(session, _placed)]


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


def _placed() -> Select[*tuple[Any, ...]]:
    """Find everybody's place; who has no region of their own works in their team's."""
    in_team = and_(Team.company_id == Person.company_id, Team.id == Person.team_id)
    region = func.coalesce(Person.region_id, Team.region_id).label("region_id")
    own = Person.region_id.label("own_region_id")
    found = select(Person.id, Person.manager_id, Person.role, Person.team_id, own, region)
    return found.join(Team, in_team, isouter=True).where(Person.company_id == COMPANY)


def _place_of() -> Select[*tuple[Any, ...]]:
    return _placed().where(Person.id == SCOPE_ID)


def _teams_below() -> Select[int | None]:
    """Find the teams of the managers in a tree, and those of reps without a manager of theirs."""
    heads = and_(Person.team_id == SCOPE_ID, Person.role.in_(("rep", "manager")))
    tree = _tree(heads)
    manager = aliased(Person)
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
