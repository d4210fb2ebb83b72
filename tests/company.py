"""A small company for tests, and a chat with it at a fixed Monday morning."""

from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import count
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.incoming import Incoming
from bot.messages import Answer, Conversation, IncomingMessage
from core.reply import Reply
from core.storage.changes import Author, begin_change
from core.storage.company import FIRST_COMPANY, ensure_company
from core.storage.database import Database
from core.storage.tables import Account, Channel, Person, Region, Team

SHANGHAI = ZoneInfo("Asia/Shanghai")
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=SHANGHAI)
TEAMS = {"华东一部": "east", "华东二部": "east", "华南一部": "south"}
PEOPLE = [
    # name, role, team, region, manager
    ("何佳", "admin", None, None, None),
    ("胡军", "director", None, "east", None),
    ("张敏", "manager", "华东一部", "east", "胡军"),
    ("徐婷", "manager", "华南一部", "south", None),
    ("李雪", "rep", "华东一部", "east", "张敏"),
    ("王磊", "rep", "华东一部", "east", "张敏"),
    ("陈晨", "rep", "华南一部", "south", "徐婷"),
]
ACCOUNTS = [
    # name, short name, region, owner
    ("华东医疗器械有限公司", "华东医疗", "east", "李雪"),
    ("远大科技股份有限公司", "远大科技", "east", "李雪"),
    ("三一重工股份有限公司", "三一重工", "east", "王磊"),
    ("华南精密模具有限公司", "华南精密", "south", "陈晨"),
    ("Acme Robotics", "Acme", "east", "李雪"),
]
CHANNELS = [
    # scope, name, channel id, purposes
    ("team", "华东一部", "C-EAST-1", ["leaderboard", "weekly", "celebrations"]),
    ("region", "east", "C-EAST", ["leaderboard", "weekly"]),
    ("company", None, "C-ALL", ["celebrations"]),
]


@dataclass
class SettableClock:
    """A clock that stands where a test puts it."""

    moment: datetime = MONDAY

    def now(self) -> datetime:
        return self.moment


@dataclass
class Chat:
    """Talks to the bot as one of the company's people."""

    database: Database
    clock: SettableClock = field(default_factory=SettableClock)
    ids: dict[str, int] = field(default_factory=dict)
    numbers: count = field(default_factory=count)

    def __post_init__(self) -> None:
        self.incoming = Incoming(self.database, self.clock)

    def hears(self, text: str, name: str = "李雪", **more: object) -> Answer:
        """Deliver one message and return all that became of it."""
        sender = str(more.pop("sender_id", self.ids[name]))
        values = {
            "platform": "web",
            "tenant": "local",
            "message_id": f"m{next(self.numbers)}",
            "conversation": Conversation("dm", sender),
            "sent_at": self.clock.now(),
        }
        return self.incoming.receive(IncomingMessage(sender=sender, text=text, **(values | more)))

    def says(self, text: str, name: str = "李雪", **more: object) -> Reply:
        """Deliver one message and return the reply."""
        reply = self.hears(text, name, **more).reply
        assert reply is not None
        return reply

    def words(self, text: str, name: str = "李雪", **more: object) -> str:
        """Deliver one message and return everything the reply shows, as one text."""
        return shown(self.says(text, name, **more))

    def rows(self, table: type) -> list:
        with self.database.reading(FIRST_COMPANY) as session:
            return list(session.scalars(select(table)).all())


def shown(reply: Reply) -> str:
    return f"{reply.text}\n{reply.card}"


def found_company(database: Database, language: str = "zh") -> dict[str, int]:
    """Fill an empty database with the small company; returns people's ids by name."""
    with database.writing(FIRST_COMPANY) as session:
        ensure_company(session, timezone="Asia/Shanghai", language=language, currency="CNY")
        begin_change(session, Author(None, "test", "founding"), "import", MONDAY)
        regions = {region.key: region.id for region in session.scalars(select(Region))}
        teams = _teams(session, regions)
        people = _people(session, teams, regions)
        for name, short, region, owner in ACCOUNTS:
            session.add(
                Account(
                    name=name,
                    short_name=short,
                    region_id=regions[region],
                    owner_id=people[owner],
                    created_on=date(2026, 1, 5),
                )
            )
        _channels(session, {"team": teams, "region": regions})
    return people


def _teams(session: Session, regions: dict[str, int]) -> dict[str, int]:
    teams = {}
    for name, region in TEAMS.items():
        team = Team(name=name, region_id=regions[region])
        session.add(team)
        teams[name] = team.id
    return teams


def _people(session: Session, teams: dict[str, int], regions: dict[str, int]) -> dict[str, int]:
    people: dict[str, int] = {}
    for number, (name, role, team, region, manager) in enumerate(PEOPLE, 1):
        person = Person(
            name=name,
            role=role,
            team_id=teams.get(team),
            region_id=regions.get(region),
            manager_id=people.get(manager),
            slack_user_id=f"U{number}",
            wecom_user_id=f"wx{number}",
        )
        session.add(person)
        people[name] = person.id
    return people


def _channels(session: Session, places: dict[str, dict[str, int]]) -> None:
    for scope, name, channel, purposes in CHANNELS:
        session.add(
            Channel(
                scope=scope,
                scope_id=places.get(scope, {}).get(name, 0),
                platform="slack",
                channel_id=channel,
                purposes=purposes,
            )
        )
