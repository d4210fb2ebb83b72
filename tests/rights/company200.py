"""A company of 200 people: 4 regions, 16 teams, and for every rep a customer with a story.

Everything recorded about a rep's customers carries the rep's mark (“K017”) and amounts that no
one else has, so that a text which shows a mark shows whose records it was made from.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import product

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.storage import tables
from core.storage.changes import Author, begin_change
from core.storage.company import FIRST_COMPANY, ensure_company
from core.storage.database import Database
from tests.company import MONDAY

REGIONS = {"east": "华东", "south": "华南", "north": "华北", "west": "西部"}
TEAMS_A_REGION, REPS_A_TEAM, ADMINS = 4, 11, 4
FAMILY_NAMES = "赵钱孙周吴郑冯褚卫蒋沈韩杨朱秦尤"
GIVEN_NAMES = (
    "一鸣", "子轩", "梓涵", "浩然", "欣怡", "俊杰", "诗涵", "宇航", "佳琪", "博文", "雨桐", "思远",
    "可馨",
)  # fmt: skip
TODAY = MONDAY.date()
STAGES = ("lead", "qualified", "proposal", "contract")


@dataclass(frozen=True)
class Member:
    """One of the 200, with the place in the tree that decides what they may see."""

    id: int
    name: str
    role: str
    team: str | None
    region: str | None
    manager: str | None
    mark: str
    account: str = ""
    first_deal: int = 0

    @property
    def secrets(self) -> tuple[str, ...]:
        """Return what only shows where this rep's records are shown: the mark and two amounts."""
        if not self.first_deal:
            return (self.mark,)
        return (self.mark, f"{self.open_yuan:,}", f"{self.lost_yuan:,}")

    @property
    def open_yuan(self) -> int:
        """Return what the open deal is worth: below 10,000, where sentences round nothing."""
        return 1_003 + 7 * (self.first_deal // 10)

    @property
    def lost_yuan(self) -> int:
        return 6_001 + 7 * (self.first_deal // 10)


@dataclass
class Company200:
    """The whole company by name, for those who judge what was shown to whom."""

    members: dict[str, Member] = field(default_factory=dict)
    teams: dict[str, str] = field(default_factory=dict)
    unowned: str = "公共资源集团"
    # Who helps whom with their customer, far away from each other in the tree.
    helped: dict[str, str] = field(default_factory=dict)

    def of(self, role: str, region: str, team: int = 1, nth: int = 0) -> Member:
        """Return the nth member of a role in a region's team."""
        found = [
            member
            for member in self.members.values()
            if member.role == role
            and member.region == region
            and (role == "director" or member.team == team_name(region, team))
        ]
        return found[nth]

    def admin(self) -> Member:
        return next(member for member in self.members.values() if member.role == "admin")


def team_name(region: str, number: int) -> str:
    return f"{REGIONS[region]}{'一二三四'[number - 1]}部"


def found_company(database: Database) -> Company200:
    company = Company200()
    names = map("".join, product(FAMILY_NAMES, GIVEN_NAMES))
    with database.writing(FIRST_COMPANY) as session:
        ensure_company(session, timezone="Asia/Shanghai", language="zh", currency="CNY")
        begin_change(session, Author(None, "test", "founding"), "import", MONDAY)
        regions = {region.key: region.id for region in session.scalars(select(tables.Region))}
        hire = Hiring(session, company, regions, names)
        hire.everybody()
        _rooms(session, regions, hire.team_ids)
        _unowned(session, company)
        for member in company.members.values():
            if member.role == "rep":
                _story(session, member, regions, hire.team_ids)
        _helper(session, company)
        session.get_one(tables.Company, FIRST_COMPANY).last_deal_number = 9999
    return company


@dataclass
class Hiring:
    """Fills the tree from the top."""

    session: Session
    company: Company200
    regions: dict[str, int]
    names: object
    team_ids: dict[str, int] = field(default_factory=dict)
    reps: int = 0

    def everybody(self) -> None:
        for _ in range(ADMINS):
            self._one("admin", None, None, None)
        for region in REGIONS:
            director = self._one("director", None, region, None)
            for number in range(1, TEAMS_A_REGION + 1):
                self._team(region, number, director)

    def _team(self, region: str, number: int, director: Member) -> None:
        name = team_name(region, number)
        team = tables.Team(name=name, region_id=self.regions[region])
        self.session.add(team)
        self.team_ids[name] = team.id
        self.company.teams[name] = region
        manager = self._one("manager", name, region, director)
        for _ in range(REPS_A_TEAM):
            self._one("rep", name, region, manager)

    def _one(self, role: str, team: str | None, region: str | None, boss: Member | None) -> Member:
        number = len(self.company.members) + 1
        mark, name = f"K{number:03}", next(self.names)
        person = tables.Person(
            name=name,
            role=role,
            team_id=self.team_ids.get(team or ""),
            region_id=self.regions.get(region or ""),
            manager_id=boss.id if boss else None,
        )
        self.session.add(person)
        is_rep, boss_name = role == "rep", boss.name if boss else None
        self.reps += is_rep
        member = Member(
            person.id, name, role, team, region, boss_name, mark,
            f"{mark}精工" if is_rep else "", self.reps * 10 + 1 if is_rep else 0,
        )  # fmt: skip
        self.company.members[name] = member
        return member


def _rooms(session: Session, regions: dict[str, int], teams: dict[str, int]) -> None:
    every = ["leaderboard", "weekly", "celebrations", "alerts"]
    rooms = [("company", 0, "R-ALL"), ("region", regions["east"], "R-EAST")]
    rooms.append(("team", teams[team_name("east", 1)], "R-TEAM"))
    for scope, scope_id, name in rooms:
        session.add(
            tables.Channel(
                scope=scope, scope_id=scope_id, platform="slack", channel_id=name, purposes=every
            )
        )


def _unowned(session: Session, company: Company200) -> None:
    session.add(tables.Account(name=company.unowned, owner_id=None, created_on=date(2026, 1, 5)))


def _helper(session: Session, company: Company200) -> None:
    helper, owner = company.of("rep", "east", 4), company.of("rep", "south", 1, 1)
    named = tables.Account.name == owner.account
    account = session.scalars(select(tables.Account).where(named)).one()
    session.add(tables.AccountMember(account_id=account.id, person_id=helper.id))
    company.helped[helper.name] = owner.name


def _story(session: Session, rep: Member, regions: dict[str, int], teams: dict[str, int]) -> None:
    """One customer, a deal that is open, one won and one lost, and all that hangs on them."""
    account = tables.Account(
        name=rep.account,
        owner_id=rep.id,
        region_id=regions[rep.region or ""],
        created_on=date(2026, 1, 5),
        tier="A",
    )
    session.add(account)
    number = rep.first_deal // 10
    won_on = TODAY - timedelta(days=number % 20)
    place = (teams[rep.team or ""], regions[rep.region or ""])
    opened = _deal(session, account, rep, number * 10 + 1, rep.open_yuan * 100)
    won = _deal(session, account, rep, number * 10 + 2, (30 + number) * 1_000_000)
    won.status, won.closed_on, won.stage = "won", won_on, "contract"
    won.closed_team_id, won.closed_region_id = place
    lost = _deal(session, account, rep, number * 10 + 3, rep.lost_yuan * 100)
    lost.status, lost.closed_on, lost.loss_reason = "lost", won_on, "price"
    lost.closed_team_id, lost.closed_region_id = place
    for deal, entered in ((opened, 2), (won, 4), (lost, 3)):
        for stage in STAGES[:entered]:
            session.add(
                tables.StageEntry(deal_id=deal.id, stage=stage, entered_on=date(2026, 10, 9))
            )
    _diary(session, rep, account, opened)
    _money(session, rep, won)


def _deal(
    session: Session, account: tables.Account, rep: Member, number: int, cents: int
) -> tables.Deal:
    deal = tables.Deal(
        number=number,
        account_id=account.id,
        owner_id=rep.id,
        title=f"{rep.mark}项目",
        product=f"{rep.mark}款",
        stage="qualified",
        currency="CNY",
        amount_minor=cents,
        value_minor=cents,
        exchange_rate=Decimal(1),
        created_on=date(2026, 10, 9),
        expected_close_on=date(2026, 11, 25),
        touched_on=date(2026, 10, 9),
    )
    session.add(deal)
    return deal


def _diary(session: Session, rep: Member, account: tables.Account, deal: tables.Deal) -> None:
    for days in (1, 40):
        at = MONDAY - timedelta(days=days)
        session.add(
            tables.Activity(
                type="visit", account_id=account.id, deal_id=deal.id, member_id=rep.id,
                occurred_at=at, occurred_on=at.date(), contact=f"{rep.mark}总", score=8,
                note=f"{rep.mark}备注，报价{rep.open_yuan:,}元", recorded_at=at,
            )
        )  # fmt: skip
    session.add(
        tables.Contact(
            account_id=account.id, name=f"{rep.mark}经理", position="采购经理", part="decides",
            phone="13800000000",
        )
    )  # fmt: skip
    session.add(
        tables.ServiceOrder(
            account_id=account.id, order_kind="complaint",
            matter=f"{rep.mark}设备坏了，值{rep.open_yuan:,}元",
            assignee_id=rep.id, opened_at=MONDAY - timedelta(days=1),
            answer_by=MONDAY - timedelta(minutes=5),
        )
    )  # fmt: skip
    session.add(tables.CreditLimit(account_id=account.id, limit_minor=rep.open_yuan * 100))
    session.add(
        tables.FollowUp(
            account_id=account.id, deal_id=deal.id, member_id=rep.id, kind="follow_up",
            due_on=TODAY - timedelta(days=1), note=f"{rep.mark}待办",
            created_at=MONDAY - timedelta(days=5),
        )
    )  # fmt: skip


def _money(session: Session, rep: Member, won: tables.Deal) -> None:
    session.add(tables.Payment(deal_id=won.id, due_on=TODAY, amount_minor=won.amount_minor or 0))
    session.add(tables.Point(person_id=rep.id, points=7, reason="visit", day=TODAY))
    session.add(
        tables.Target(
            scope="member", scope_id=rep.id, metric="revenue", period="2026-11",
            first_day=date(2026, 11, 1), last_day=date(2026, 11, 30), value=Decimal(9_000_000),
        )
    )  # fmt: skip
