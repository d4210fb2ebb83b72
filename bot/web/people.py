"""Who can be played in the demo, and which rooms each of them sees."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.storage.tables import Channel, Person, Region, Team

ROLES = ("rep", "manager", "director", "admin")
# As many of each role as fit a phone's list; the sample's first people are the most telling.
SHOWN_PER_ROLE = {"rep": 4, "manager": 2, "director": 2, "admin": 1}


@dataclass(frozen=True)
class Character:
    """A person to be played."""

    id: int
    name: str
    role: str
    team: str | None
    region_zh: str | None
    region_en: str | None


@dataclass(frozen=True)
class WebRoom:
    """A channel of the company as the page lists it; `key` is platform and channel id."""

    key: str
    name_zh: str
    name_en: str
    scope: str
    scope_id: int


def characters(session: Session) -> list[Character]:
    """Return the people one can play, reps first, in the order in which they were entered."""
    rows = session.execute(
        select(Person.id, Person.name, Person.role, Team.name, Region.zh, Region.en)
        .outerjoin(Team, (Team.id == Person.team_id) & (Team.company_id == Person.company_id))
        .outerjoin(
            Region, (Region.id == Person.region_id) & (Region.company_id == Person.company_id)
        )
        .where(Person.active)
        .order_by(Person.id)
    )
    everyone = [Character(*row) for row in rows]
    return [
        character
        for role in ROLES
        for character in [c for c in everyone if c.role == role][: SHOWN_PER_ROLE[role]]
    ]


def rooms_of(session: Session, person_id: int) -> list[WebRoom]:
    """Return the channels that a person is in; an admin is in all."""
    person = session.scalars(select(Person).where(Person.id == person_id)).one()
    channels = session.scalars(select(Channel).order_by(Channel.scope.desc(), Channel.id)).all()
    return [_room(session, c) for c in channels if _is_in(session, person, c)]


def _is_in(session: Session, person: Person, channel: Channel) -> bool:
    if person.role == "admin" or channel.scope == "company":
        return True
    if channel.scope == "region":
        return channel.scope_id == person.region_id
    if channel.scope == "team" and person.role == "director":
        team = session.scalars(select(Team).where(Team.id == channel.scope_id)).one()
        return team.region_id == person.region_id
    return channel.scope == "team" and channel.scope_id == person.team_id


def _room(session: Session, channel: Channel) -> WebRoom:
    zh, en = "全公司", "Company"
    if channel.scope == "region":
        region = session.scalars(select(Region).where(Region.id == channel.scope_id)).one()
        zh, en = region.zh, region.en
    elif channel.scope == "team":
        team = session.scalars(select(Team).where(Team.id == channel.scope_id)).one()
        zh = en = team.name
    key = f"{channel.platform}:{channel.channel_id}"
    return WebRoom(key, zh, en, channel.scope, channel.scope_id)
