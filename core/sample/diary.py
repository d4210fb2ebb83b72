"""What the reps did with their customers, and what they promised to do."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from math import sqrt
from random import Random

from core.sample.calendar import Days
from core.sample.cast import MAIN_REP, MANAGERS
from core.sample.notes import note_on
from core.sample.pipeline import Deal

COUNT = 12_000
KINDS = {"visit": 34, "call": 30, "message": 16, "meeting": 12, "demo": 8}
PLANS = (
    "跟进报价", "约现场演示", "确认合同条款", "催内部审批", "回访使用情况", "补充案例资料",
    "确认下一步时间", "拜访关键决策人",
)  # fmt: skip
SCORED = {"visit", "meeting", "demo"}
SCORED_SHARE = 0.3
HOURS = (9, 9, 10, 10, 11, 13, 14, 14, 15, 15, 16, 16, 17)
FRESH_DAYS = 8
KEPT_SHARE, PLANNED_SHARE, OVERDUE_SHARE, TIMED_SHARE = 0.6, 0.75, 0.12, 0.4


@dataclass(frozen=True)
class Activity:
    """Something done: a kind, with whom, when (local time)."""

    kind: str
    deal: Deal
    at: datetime
    contact: str
    score: int | None
    note: str


@dataclass(frozen=True)
class FollowUp:
    """Something promised."""

    deal: Deal
    member: str
    due_on: date
    due_at: str
    note: str
    done_on: date | None = None


def activities(dice: Random, days: Days, deals: list[Deal]) -> list[Activity]:
    """Return twelve thousand, in order: one or two of every deal, the rest where life is."""
    wanted = [(deal, deal.created_on) for deal in deals]
    wanted += [
        (deal, days.behind(dice.randint(1, FRESH_DAYS)))
        for deal in deals
        if deal.status == "open" and not deal.stuck and deal.created_on < days.behind(FRESH_DAYS)
    ]
    lives = list(accumulate(_liveliness(days, deal) for deal in deals))
    for deal in dice.choices(deals, cum_weights=lives, k=COUNT - len(wanted)):
        span = (_last_day(days, deal) - deal.created_on).days
        wanted.append((deal, deal.created_on + timedelta(days=dice.randint(0, max(span, 0)))))
    made: dict[tuple[str, str, datetime], Activity] = {}
    for deal, day in wanted:
        one = _activity(dice, days, deal, day)
        while (key := (one.kind, one.deal.customer.name, one.at)) in made:
            one = _activity(dice, days, deal, day)
        made[key] = one
    return sorted(made.values(), key=lambda one: (one.at, one.deal.external_id))


def _liveliness(days: Days, deal: Deal) -> float:
    """Weigh a deal: longer lives, recent ones and eager reps have more to tell."""
    span = max((_last_day(days, deal) - deal.created_on).days, 0)
    recency = 1 + (deal.created_on - days.first).days / 365
    return deal.owner.skill * recency * sqrt(span + 4)


def _last_day(days: Days, deal: Deal) -> date:
    if deal.closed_on:
        return deal.closed_on
    if deal.stuck:
        return deal.entries[deal.stage] + timedelta(days=3)
    return max(days.behind(1), deal.created_on)


def _activity(dice: Random, days: Days, deal: Deal, day: date) -> Activity:
    day = max(days.on_or_before(day), deal.created_on)
    [kind] = dice.choices(list(KINDS), weights=list(KINDS.values()))
    contact = dice.choice(deal.customer.contacts)
    hour = 8 if day == days.today else dice.choice(HOURS)
    at = datetime.combine(day, time(hour, dice.randrange(60)))
    scored = kind in SCORED and dice.random() < SCORED_SHARE
    score = min(max(round(dice.gauss(7.4 + deal.owner.skill, 1.0)), 4), 10) if scored else None
    note = note_on(dice, kind, stage_on(deal, day)).format(contact=contact, product=deal.product)
    return Activity(kind, deal, at, contact, score, note)


def stage_on(deal: Deal, day: date) -> str:
    """Return the stage that a deal had reached on a day."""
    return [stage for stage, entered in deal.entries.items() if entered <= day][-1]


def follow_ups(dice: Random, days: Days, deals: list[Deal]) -> list[FollowUp]:
    """Return kept promises of the past, what is due, and what is overdue."""
    plans = [plan for deal in deals if (plan := _plan(dice, days, deal)) is not None]
    mine = [deal for deal in deals if deal.owner.name == MAIN_REP and deal.status == "open"]
    mine.sort(key=lambda deal: deal.external_id, reverse=True)
    others = [plan for plan in plans if plan.deal.owner.name != MAIN_REP or plan.done_on]
    plans = others + _of_the_main_rep(days, mine) + _of_her_manager(days, mine)
    # One promise of a kind a day: an import would refuse two that only differ in the end.
    told = {(p.deal.customer.name, p.member, p.due_on, p.due_at, p.note): p for p in plans}
    return list(told.values())


def _plan(dice: Random, days: Days, deal: Deal) -> FollowUp | None:
    note = dice.choice(PLANS)
    if deal.status != "open":
        due_on = days.on_or_before(deal.created_on + timedelta(days=dice.randint(3, 12)))
        late = timedelta(days=dice.choice((0, 0, 0, 0, 1, 2)))
        due_on = max(due_on, deal.created_on)
        if due_on + late > days.today or dice.random() > KEPT_SHARE:
            return None
        return FollowUp(deal, deal.owner.name, due_on, "", note, due_on + late)
    if deal.stuck or dice.random() > PLANNED_SHARE:
        return None
    overdue = dice.random() < OVERDUE_SHARE
    due_on = days.behind(dice.randint(1, 6)) if overdue else days.ahead(dice.randint(1, 12))
    clock = f"{dice.choice(HOURS):02}:{dice.choice((0, 15, 30, 45)):02}"
    due_at = clock if dice.random() < TIMED_SHARE else ""
    return FollowUp(deal, deal.owner.name, due_on, due_at, note)


def _of_the_main_rep(days: Days, deals: list[Deal]) -> list[FollowUp]:
    """Return a day worth looking at: two overdue, three today, then the next days."""
    due = (
        (days.behind(3), "", "补发报价单"),
        (days.behind(1), "15:00", "电话确认预算"),
        (days.today, "10:00", "确认演示时间"),
        (days.today, "15:30", "跟进合同盖章"),
        (days.today, "", "发送案例资料"),
        (days.ahead(1), "09:30", "拜访，谈报价"),
        (days.ahead(1), "", "回访使用情况"),
        (days.ahead(2), "14:00", "方案评审会"),
        (days.ahead(4), "", "催内部审批"),
        (days.ahead(7), "10:30", "约决策人见面"),
    )
    return [
        FollowUp(deals[n % len(deals)], MAIN_REP, day, at, note)
        for n, (day, at, note) in enumerate(due)
    ]


def _of_her_manager(days: Days, deals: list[Deal]) -> list[FollowUp]:
    manager = MANAGERS[deals[0].owner.team]
    # Of another customer: her morning has something in it also when the first has been visited.
    elsewhere = next(deal for deal in deals if deal.customer.name != deals[0].customer.name)
    return [
        FollowUp(deals[0], manager, days.today, "16:00", "陪访，见张总"),
        FollowUp(elsewhere, manager, days.today, "", "复核报价"),
        FollowUp(deals[-1], manager, days.ahead(1), "", "看一下折扣申请"),
    ]
