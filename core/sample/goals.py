"""Targets of the sample company: months of each rep, added up to quarters, teams and more."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from core.periods import month_containing
from core.sample.cast import MAIN_REP, Member
from core.sample.diary import Activity
from core.sample.pipeline import SEASON, Deal

MONTHS = range(1, 13)
ADDED_UP = ("revenue", "payments", "activities", "visits")
SATISFACTION = (8.0, 8.5, 8.5, 9.0)
LOWEST_MONTH = 90_000
PACES, LEAST_FIT, MOST_FIT = (0.7, 1.2), 0.6, 5.0
# The main rep's month stands at 62 %, so that her first win moves something.
MAIN_REP_ATTAINMENT = 0.62


@dataclass(frozen=True)
class Target:
    """What a scope should reach of a metric in a period."""

    scope: str
    name: str
    metric: str
    period: str
    value: float


@dataclass(frozen=True)
class Plan:
    """What targets are made from: a year, its reps, and what was really done."""

    dice: Random
    today: date
    reps: list[Member]
    deals: list[Deal]
    activities: list[Activity]


def targets(plan: Plan) -> list[Target]:
    """Return this year's targets of every level, and last year's of revenue."""
    this_year, last_year = plan.today.year, plan.today.year - 1
    months = _revenue(plan, this_year)
    made = list(_levels(plan.reps, "revenue", this_year, months))
    made += _levels(plan.reps, "payments", this_year, _scaled(months, 0.9))
    for metric in ("activities", "visits"):
        made += _levels(plan.reps, metric, this_year, _doings(plan, metric))
    made += _satisfaction(plan, this_year)
    made += _levels(plan.reps, "revenue", last_year, _revenue(plan, last_year))
    return made


Months = dict[tuple[str, int], int]
"""A whole value for each rep's name and month."""


def _revenue(plan: Plan, year: int) -> Months:
    won = Counter[tuple[str, int]]()
    for deal in plan.deals:
        if deal.status == "won" and deal.closed_on and deal.closed_on.year == year:
            won[deal.owner.name, deal.closed_on.month] += deal.amount
    gone = plan.today.month - 1 + plan.today.day / 31 if year == plan.today.year else 12.0
    months = {}
    for rep in plan.reps:
        actual = sum(won[rep.name, month] for month in MONTHS)
        usual = max(actual / max(gone, 1), LOWEST_MONTH) / plan.dice.uniform(0.82, 1.12)
        for month in MONTHS:
            months[rep.name, month] = int(round(usual * SEASON[month - 1], -3))
    if year == plan.today.year:
        _fit_this_month(plan, months, won)
    return months


def _fit_this_month(plan: Plan, months: Months, won: Counter[tuple[str, int]]) -> None:
    """Keep this month's targets within sight of its wins: with few deals months are uneven."""
    month = plan.today.month
    gone = plan.today.day / 31
    for rep in plan.reps:
        planned = months[rep.name, month]
        fitting = won[rep.name, month] / gone / plan.dice.uniform(*PACES) / planned
        fitted = planned * min(max(fitting, LEAST_FIT), MOST_FIT)
        months[rep.name, month] = int(round(fitted, -3))
    done = won[MAIN_REP, month]
    months[MAIN_REP, month] = int(round(done / MAIN_REP_ATTAINMENT, -3)) or 300_000


def _scaled(months: Months, factor: float) -> Months:
    return {key: int(round(value * factor, -3)) for key, value in months.items()}


def _doings(plan: Plan, metric: str) -> Months:
    """Return what each rep should do in a month, from what they did in the last ninety days."""
    first = plan.today - timedelta(days=90)
    done = Counter(
        activity.deal.owner.name
        for activity in plan.activities
        if activity.at.date() >= first and (metric == "activities" or activity.kind == "visit")
    )
    usual = {rep.name: done[rep.name] / 3 * plan.dice.uniform(0.95, 1.25) for rep in plan.reps}
    return {(name, month): max(round(usual[name]), 2) for name in usual for month in MONTHS}


def _satisfaction(plan: Plan, year: int) -> Iterator[Target]:
    for rep in plan.reps:
        value = plan.dice.choice(SATISFACTION)
        for label, _ in _periods(year):
            yield Target("member", rep.name, "satisfaction", label, value)


def _levels(reps: Iterable[Member], metric: str, year: int, months: Months) -> Iterator[Target]:
    """Add months up to quarters and the year, and members up to teams, regions, the company."""
    sums: dict[tuple[str, str, str], int] = defaultdict(int)
    for rep in reps:
        for scope, name in _scopes(rep):
            for label, inside in _periods(year):
                sums[scope, name, label] += sum(months[rep.name, month] for month in inside)
    for (scope, name, label), value in sums.items():
        yield Target(scope, name, metric, label, value)


def _scopes(rep: Member) -> tuple[tuple[str, str], ...]:
    return ("company", ""), ("region", rep.region), ("team", rep.team), ("member", rep.name)


def _periods(year: int) -> list[tuple[str, tuple[int, ...]]]:
    """Return the labels of a year, its quarters and months, with the months in each."""
    quarters = [(f"{year}-Q{q}", tuple(range(3 * q - 2, 3 * q + 1))) for q in range(1, 5)]
    single = [(month_containing(date(year, m, 1)).label(), (m,)) for m in MONTHS]
    return [(f"{year}", tuple(MONTHS)), *quarters, *single]
