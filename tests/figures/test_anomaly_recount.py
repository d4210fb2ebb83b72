"""Random books: what SQL finds odd is what one finds who goes through them record by record."""

import random
import statistics
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

import pytest

from core.calendar import WorkCalendar
from core.figures.anomalies import last_working_days
from core.figures.flags import Flag, OddRecords, Rush
from core.periods import Period
from core.scopes import COMPANY
from core.storage.queries.anomalies import Looking, anomalies_of
from core.storage.tables import Account, Activity, Deal, Person
from tests.figures.books import Books

TODAY = date(2026, 10, 20)
PERIOD = Period.parse("2026")
CALENDAR = WorkCalendar()
DAYS = (TODAY - date(2024, 7, 1)).days


def far(values: dict[int, float], floor: float, part: float) -> dict[int, float]:
    """Return by how many deviations people are off, for those who are more than three."""
    if len(values) < 5:
        return {}
    middle = statistics.median(values.values())
    spread = statistics.median(abs(value - middle) for value in values.values())
    spread = spread or max(floor, part * middle)
    off = {one: (value - middle) / spread for one, value in values.items()}
    return {one: round(times, 6) for one, times in off.items() if abs(times) > 3 + 1e-9}


class Fair:
    """A company of eight reps with random visits and deals; keeps what it wrote."""

    def __init__(self, books: Books, seed: int) -> None:
        self.dice = random.Random(seed)
        self.books, self.session = books, books.session
        self.accounts = [one.id for one in self.session.query(Account).order_by(Account.name)]
        self.reps = [books.people[name] for name in ("李雪", "王磊", "陈晨")]
        for number in range(5):
            person = Person(name=f"销售{number}", role="rep", team_id=None)
            self.session.add(person)
            self.reps.append(person.id)
        self.visits = [self.visit(rep) for rep in self.reps for _ in range(self.many())]
        self.deals = [self.deal(rep) for rep in self.reps for _ in range(self.many())]
        self.session.flush()

    def many(self) -> int:
        return self.dice.choice([3, 8, 9, 10, 40])

    def day(self) -> date:
        return TODAY + timedelta(days=8 - self.dice.randrange(DAYS))

    def visit(self, rep: int) -> Activity:
        day = self.day()
        moment = datetime.combine(day, time(4), UTC)
        late = timedelta(days=self.dice.choice([0, 0, 0, 1, 2, 3, 9]))
        row = Activity(
            type="visit", account_id=self.dice.choice(self.accounts), member_id=rep,
            occurred_at=moment, occurred_on=day, recorded_at=moment + late,
        )  # fmt: skip
        self.session.add(row)
        return row

    def deal(self, rep: int) -> Deal:
        closed = self.dice.choice([self.day(), date(2026, 9, 29), date(2026, 9, 30)])
        row = Deal(
            number=next(self.books.numbers), account_id=self.dice.choice(self.accounts),
            owner_id=rep, stage="contract", status=self.dice.choice(["won", "won", "lost"]),
            currency="CNY", value_minor=self.dice.choice([None, 100, 5000]),
            created_on=closed, closed_on=closed, touched_on=closed,
        )  # fmt: skip
        self.session.add(row)
        return row

    def flags(self, period: Period) -> tuple[Flag, ...]:
        return anomalies_of(self.session, Looking(COMPANY, period, TODAY), CALENDAR)

    def counts(self, period: Period, day: date) -> bool:
        return period.contains(day) and day <= TODAY


@pytest.fixture(params=range(4))
def fair(books: Books, request: pytest.FixtureRequest) -> Fair:
    return Fair(books, request.param)


@pytest.mark.parametrize("label", ["2026", "2026-Q3", "2026-09"])
def test_who_is_far_from_the_peers(fair: Fair, label: str):
    period = Period.parse(label)
    visits = Counter(one.member_id for one in fair.visits if fair.counts(period, one.occurred_on))
    closed = [one for one in fair.deals if fair.counts(period, one.closed_on)]
    all_closed = Counter(one.owner_id for one in closed)
    won = Counter(one.owner_id for one in closed if one.status == "won")
    shares = {one: won[one] / all_closed[one] for one in fair.reps if all_closed[one] >= 5}

    found = [one for one in fair.flags(period) if hasattr(one, "outlier")]

    times = {
        metric: {
            one.member: round(float(one.outlier.usual.times(one.outlier.value)), 6)
            for one in found
            if one.metric == metric
        }
        for metric in ("visits", "conversion")
    }
    assert times["visits"] == far({one: visits[one] for one in fair.reps}, 2, 0.1)
    assert times["conversion"] == far(shares, 0.1, 0)


def odd(fair: Fair, kind: str) -> dict[int, int]:
    flags = [one for one in fair.flags(PERIOD) if isinstance(one, OddRecords)]
    return {one.member: one.count for one in flags if one.kind == kind}


def test_visits_that_repeat_on_a_day(fair: Fair):
    same = Counter(
        (one.member_id, one.account_id, one.occurred_on)
        for one in fair.visits
        if fair.counts(PERIOD, one.occurred_on)
    )

    assert odd(fair, "visit_twice") == Counter(key[0] for key, count in same.items() if count > 1)


def test_visits_that_were_recorded_late(fair: Fair):
    late = Counter(
        one.member_id
        for one in fair.visits
        if fair.counts(PERIOD, one.occurred_on)
        and (one.recorded_at.date() - one.occurred_on).days > 2
    )

    assert odd(fair, "late_visit") == late


def test_wins_that_came_out_of_nothing(fair: Fair):
    bare = Counter(
        deal.owner_id
        for deal in fair.deals
        if deal.status == "won"
        and fair.counts(PERIOD, deal.closed_on)
        and not any(
            one.account_id == deal.account_id and one.occurred_on <= deal.closed_on
            for one in fair.visits
        )
    )

    assert odd(fair, "bare_win") == bare


def shares_at_end(fair: Fair, quarter: Period) -> dict[int, float]:
    """Return what of each rep's revenue of a quarter came on its last working days."""
    end, shares = last_working_days(quarter, CALENDAR), {}
    for rep in fair.reps:
        won = [
            (one.closed_on, one.value_minor or 0)
            for one in fair.deals
            if one.owner_id == rep and one.status == "won" and quarter.contains(one.closed_on)
        ]
        if whole := sum(minor for _, minor in won):
            shares[rep] = sum(minor for day, minor in won if day >= end.first) / whole
    return shares


def rushing(fair: Fair, quarter: Period) -> set[int]:
    """Return who rushed at a quarter's end: against their own past, or else against the others."""
    quarters = [quarter]
    while len(quarters) <= 8:
        quarters.append(quarters[-1].previous())
    now, *before = [shares_at_end(fair, one) for one in quarters]
    found = set()
    won = Counter(
        one.owner_id
        for one in fair.deals
        if one.status == "won" and quarter.contains(one.closed_on)
    )
    for rep, share in now.items():
        own = [one[rep] for one in before if rep in one]
        values = own if len(own) >= 4 else list(now.values()) if len(now) >= 5 else []
        if not values or share <= 0.4 + 1e-9 or won[rep] < 3:
            continue
        middle = statistics.median(values)
        spread = statistics.median(abs(value - middle) for value in values) or 0.1
        if share - middle > 3 * spread + 1e-9:
            found.add(rep)
    return found


@pytest.mark.parametrize("label", ["2026-Q1", "2026-Q2", "2026-Q3"])
def test_revenue_that_came_on_a_quarters_last_days(fair: Fair, label: str):
    quarter = Period.parse(label)

    found = {one.member for one in fair.flags(quarter) if isinstance(one, Rush)}

    assert found == rushing(fair, quarter)


def test_some_of_these_books_hold_a_rush(sqlite_books: Books):
    fairs = [Fair(sqlite_books, seed) for seed in range(1)]

    assert any(rushing(fair, Period.parse("2026-Q3")) for fair in fairs)
