"""The sample company's funnel, counted again from its CSV files alone, then asked of SQL."""

import csv
import shutil
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from core.figures.funnel import Funnel
from core.figures.scope import ScopeRef
from core.periods import Period
from core.sample import write_sample
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.queries.funnel import funnel_of
from core.storage.tables import Person, Region, Team
from tests.figures.books import STAGES
from tests.files.office import Office

WRITTEN_ON = date(2026, 11, 22)
FILES = ("members", "accounts", "deals", "stage_history")
DAYS = [date(2024, 5, 6), date(2026, 8, 12), WRITTEN_ON]
PERIODS = ["2024-Q2", "2026", "2026-Q3", "2026-08", "2026-W33", "2026-07-10/2026-11-15"]
Lines = list[dict[str, str]]


@dataclass(frozen=True)
class Told:
    """One deal as the files tell it on a day, with the days on which it entered its stages."""

    home: dict[str, str]
    entered: dict[str, date]
    created: date
    won: date | None
    lost: date | None
    amount: int

    def follows(self, stage: str) -> date | None:
        following = [*STAGES, "won"][STAGES.index(stage) + 1]
        return self.won if following == "won" else self.entered.get(following)

    def lost_in(self, stage: str) -> bool:
        return self.lost is not None and stage == max(self.entered, key=STAGES.index)


@dataclass(frozen=True)
class Company:
    """The sample's files, and the database that took them in."""

    folder: Path
    database: Database

    def lines(self, name: str) -> Lines:
        with (self.folder / f"{name}.csv").open(encoding="utf-8") as file:
            return list(csv.DictReader(file))

    def told(self, today: date) -> list[Told]:
        homes = {line["name"]: line for line in self.lines("members")}
        reached: dict[str, dict[str, date]] = {}
        for line in self.lines("stage_history"):
            day = date.fromisoformat(line["entered_on"])
            if day <= today:
                reached.setdefault(line["deal"], {})[line["stage"]] = day
        return [
            tell(line, homes[line["owner"]], reached.get(line["external_id"], {}), today)
            for line in self.lines("deals")
            if date.fromisoformat(line["created_on"]) <= today
        ]

    def asked(self, kind: str, name: str, label: str, today: date) -> Funnel:
        with self.database.reading(FIRST_COMPANY) as session:
            match kind:
                case "region":
                    ident = session.query(Region.id).filter(Region.key == name).scalar()
                case "team":
                    ident = session.query(Team.id).filter(Team.name == name).scalar()
                case "member":
                    ident = session.query(Person.id).filter(Person.name == name).scalar()
                case _:
                    ident = 0
            return funnel_of(session, ScopeRef(kind, ident, name), Period.parse(label), today)


def tell(line: dict[str, str], home: dict[str, str], reached: dict[str, date], today: date) -> Told:
    closed = date.fromisoformat(line["closed_on"]) if line["closed_on"] else None
    known = closed if closed and closed <= today else None
    created = date.fromisoformat(line["created_on"])
    won, lost = (known if line["status"] == status else None for status in ("won", "lost"))
    every = {"lead": created} | reached
    places = {"region": home["region"], "team": home["team"], "member": home["name"]}
    return Told({"company": ""} | places, every, created, won, lost, int(line["amount"]))


@pytest.fixture(scope="module")
def company(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    folder = tmp_path_factory.mktemp("sample")
    write_sample(folder, today=WRITTEN_ON)
    shutil.copyfile(migrated_sqlite, folder / "salesbeat.db")
    database = Database(f"sqlite:///{folder / 'salesbeat.db'}")
    Office(database, folder).bring_paths(*(folder / f"{name}.csv" for name in FILES))
    yield Company(folder, database)
    database.close()


def flow(deals: list[Told], stage: str, period: Period) -> tuple[int, int, int, Fraction | None]:
    """Return entered, advanced, lost and the mean days of those that advanced."""
    came = [d for d in deals if stage in d.entered and period.contains(d.entered[stage])]
    days = [(left - deal.entered[stage]).days for deal in came if (left := deal.follows(stage))]
    mean = Fraction(sum(days), len(days)) if days else None
    return len(came), len(days), sum(deal.lost_in(stage) for deal in came), mean


@pytest.mark.parametrize("today", DAYS)
@pytest.mark.parametrize(
    ("kind", "name"), [("company", ""), ("region", "east"), ("team", "厦门队"), ("member", "李雪")]
)
class TestSampleRecount:
    """Every scope, on three days: what a person would count in the files."""

    def test_each_stage_flows_as_counted(self, company: Company, kind: str, name: str, today: date):
        deals = [deal for deal in company.told(today) if deal.home[kind] == name]

        for label in PERIODS:
            found = company.asked(kind, name, label, today)
            assert [
                (stage.entered, stage.advanced, stage.lost, stage.average_days)
                for stage in found.stages
            ] == [flow(deals, stage, Period.parse(label)) for stage in STAGES]

    def test_what_closed_is_as_counted(self, company: Company, kind: str, name: str, today: date):
        deals = [deal for deal in company.told(today) if deal.home[kind] == name]

        for label in PERIODS:
            period, closings = Period.parse(label), company.asked(kind, name, label, today).closings
            won = [deal for deal in deals if deal.won and period.contains(deal.won)]
            lost = [deal for deal in deals if deal.lost and period.contains(deal.lost)]
            cycle = sum((deal.won - deal.created).days for deal in won)
            money = sum(deal.amount for deal in won) * 100
            counted = (len(won), len(lost), cycle, money)
            assert astuple(closings) == counted

    def test_open_deals_are_as_counted(self, company: Company, kind: str, name: str, today: date):
        deals = [deal for deal in company.told(today) if deal.home[kind] == name]
        still = [deal for deal in deals if not (deal.won or deal.lost)]

        found = company.asked(kind, name, "2026-Q4", today)

        assert (
            sum(s.open_count for s in found.stages),
            sum(s.open_minor for s in found.stages),
        ) == (
            len(still),
            sum(deal.amount for deal in still) * 100,
        )
