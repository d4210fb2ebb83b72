"""The deals of the sample company: born by season, carried stage by stage, won or lost.

One thing goes wrong: since the year began the east loses its deals after the proposal.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from core.sample.calendar import Days
from core.sample.cast import Member
from core.sample.customers import Customer

COUNT = 3000
STAGES = ("lead", "qualified", "proposal", "contract")
CONVERSION = {"lead": 0.79, "qualified": 0.75, "proposal": 0.73, "contract": 0.91}
DAYS_IN_STAGE = {"lead": 7, "qualified": 9, "proposal": 14, "contract": 4}
SEASON = (0.85, 0.6, 1.15, 1.0, 1.0, 1.2, 0.95, 0.95, 1.2, 0.85, 1.15, 1.2)
GROWTH_A_YEAR = 1.0
SLUMP_REGION, SLUMP_STAGE, SLUMP_CONVERSION = "east", "proposal", 0.22
STUCK_SHARE, STUCK_FROM_DAYS, STUCK_AFTER_DAYS = 0.12, 240, 45
FIRST_QUARTER = 3
MOVED_ON_SHARE = 0.85
PRODUCTS = {"标准版": 0.7, "专业版": 1.0, "企业版": 1.8, "实施服务": 0.6, "年度维保": 0.4}
SOURCES = ("官网", "转介绍", "展会", "陌生拜访", "老客户", "渠道")
REASONS = {
    "price": 32, "competitor": 20, "budget": 15, "slow_follow_up": 10, "product_fit": 10,
    "long_decision": 9, "other": 4,
}  # fmt: skip
SLUMP_REASONS = {"price": 60, "competitor": 25, "long_decision": 10, "budget": 5}
SIZES = {"A": 460_000, "B": 280_000, "C": 180_000, "D": 110_000}


@dataclass
class Deal:
    """One deal and its way so far. `stuck`: open, and nobody has touched it for long."""

    external_id: str
    customer: Customer
    owner: Member
    product: str
    source: str
    amount: int
    created_on: date
    entries: dict[str, date] = field(default_factory=dict)
    status: str = "open"
    closed_on: date | None = None
    expected_close_on: date | None = None
    loss_reason: str = ""
    stuck: bool = False

    @property
    def stage(self) -> str:
        return list(self.entries)[-1]

    @property
    def title(self) -> str:
        return f"{self.customer.short_name}{self.product}"


def slump_begins(today: date) -> date:
    """Return the first of the year, or in its first quarter that of the quarter before."""
    return date(today.year, 1, 1) if today.month > FIRST_QUARTER else date(today.year - 1, 10, 1)


def deals(dice: Random, days: Days, reps: list[Member], customers: list[Customer]) -> list[Deal]:
    """Return the deals in the order of creation, none of them for the main rep's best firm."""
    by_owner: dict[str, list[Customer]] = {}
    for customer in customers[1:]:
        by_owner.setdefault(customer.owner, []).append(customer)
    owners = _turns(dice, reps)
    made = []
    for number, created_on in enumerate(_births(dice, days), start=1):
        owner = next(owners)
        choice = by_owner[owner.name]
        [customer] = dice.choices(choice, weights=["DCBA".index(c.tier) + 1 for c in choice])
        deal = _born(dice, f"D{number:05}", customer, owner, created_on)
        _live(dice, days, deal)
        _expect(dice, days, deal)
        made.append(deal)
    return made


def _turns(dice: Random, reps: list[Member]) -> Iterator[Member]:
    """Yield whose turn it is: everybody gets leads, able people some more."""
    while True:
        able = [rep for rep in reps if dice.random() < rep.skill - 0.5]
        yield from dice.sample([*reps, *able], len(reps) + len(able))


def _births(dice: Random, days: Days) -> list[date]:
    span = [days.first + timedelta(days=n) for n in range((days.today - days.first).days + 1)]
    span = [day for day in span if days.on_or_before(day) == day]
    weights = [
        SEASON[day.month - 1] * (1 + GROWTH_A_YEAR * (day - days.first).days / 365) for day in span
    ]
    return sorted(dice.choices(span, weights=weights, k=COUNT - 4))


def _born(
    dice: Random, external_id: str, customer: Customer, owner: Member, created_on: date
) -> Deal:
    product = dice.choices(list(PRODUCTS), weights=(30, 35, 12, 13, 10))[0]
    size = SIZES[customer.tier] * PRODUCTS[product] * dice.lognormvariate(0, 0.45)
    customer.created_on = min(customer.created_on, created_on)
    return Deal(
        external_id,
        customer,
        owner,
        product,
        dice.choice(SOURCES),
        max(int(round(size, -3)), 8_000),
        created_on,
    )


def _live(dice: Random, days: Days, deal: Deal) -> None:
    """Carry a deal from stage to stage until it is won, lost, stuck, or today is reached."""
    day = deal.created_on
    recent = (days.today - deal.created_on).days < STUCK_FROM_DAYS
    stuck_at = dice.choice(STAGES[:3]) if recent and dice.random() < STUCK_SHARE else ""
    for stage in STAGES:
        deal.entries[stage] = day
        slump = _in_slump(deal, stage, day, days.today)
        advances = dice.random() < _chance(deal, stage, slump=slump)
        day = days.on_or_after(day + _stay(dice, stage, advances=advances, slump=slump))
        if stage == stuck_at:
            deal.stuck = (days.today - deal.entries[stage]).days > STUCK_AFTER_DAYS
            return
        if day > days.today:
            return
        if not advances:
            reasons = SLUMP_REASONS if slump else REASONS
            [deal.loss_reason] = dice.choices(list(reasons), weights=list(reasons.values()))
            deal.status, deal.closed_on = "lost", day
            return
    deal.status, deal.closed_on = "won", day


def _expect(dice: Random, days: Days, deal: Deal) -> None:
    """Say when a deal should close: who works on it moves the day on, mostly."""
    expected = deal.created_on + timedelta(days=dice.randint(30, 75))
    moved_on = days.today + timedelta(days=dice.randint(3, 60))
    if deal.status == "open" and not deal.stuck and dice.random() < MOVED_ON_SHARE:
        expected = max(expected, moved_on)
    deal.expected_close_on = days.on_or_after(expected)


def _in_slump(deal: Deal, stage: str, day: date, today: date) -> bool:
    there = deal.owner.region == SLUMP_REGION and stage == SLUMP_STAGE
    return there and day >= slump_begins(today)


def _chance(deal: Deal, stage: str, *, slump: bool) -> float:
    if slump:
        return SLUMP_CONVERSION * deal.owner.skill
    return min(CONVERSION[stage] * (0.8 + 0.2 * deal.owner.skill), 0.97)


def _stay(dice: Random, stage: str, *, advances: bool, slump: bool) -> timedelta:
    mean = DAYS_IN_STAGE[stage] * (1 if advances else 1.4) * (1.5 if slump else 1)
    return timedelta(days=round(dice.gammavariate(3, mean / 3)))
