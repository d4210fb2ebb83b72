"""Whom a job speaks to: people by their role, and rooms by what they are for."""

from sqlalchemy import select

from core.figures.scope import ScopeRef
from core.scopes import scope_of
from core.storage.tables import Channel, Person
from jobs.scene import Scene


def everybody(scene: Scene) -> list[ScopeRef]:
    """Return every active person, as the scope of a direct message."""
    return _people(scene, ("rep", "manager", "director", "admin"))


def reps(scene: Scene) -> list[ScopeRef]:
    return _people(scene, ("rep",))


def leaders(scene: Scene) -> list[ScopeRef]:
    """Return the managers and directors: those who have people to step in for."""
    return _people(scene, ("manager", "director"))


def scopes_with_room(scene: Scene, purpose: str) -> list[ScopeRef]:
    """Return the scopes that have a channel for this purpose, each once."""
    found = {(room.scope, room.scope_id): room for room in _rooms(scene, purpose)}
    return [scope_of(scene.session, kind, scope_id) for kind, scope_id in sorted(found)]


def rooms_of(scene: Scene, scope: ScopeRef, purpose: str) -> list[Channel]:
    """Return the channels of a scope for this purpose."""
    rooms = _rooms(scene, purpose)
    return [room for room in rooms if (room.scope, room.scope_id) == (scope.kind, scope.id)]


def _rooms(scene: Scene, purpose: str) -> list[Channel]:
    # Some dozens of rows; a JSON list of purposes is asked for differently on each engine.
    rooms = scene.session.scalars(select(Channel).order_by(Channel.id))
    return [room for room in rooms if purpose in room.purposes]


def _people(scene: Scene, roles: tuple[str, ...]) -> list[ScopeRef]:
    people = select(Person.id, Person.name).where(Person.active, Person.role.in_(roles))
    found = scene.session.execute(people.order_by(Person.id))
    return [ScopeRef("member", row.id, row.name) for row in found]
