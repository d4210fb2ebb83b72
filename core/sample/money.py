"""What won deals are paid: in one to three parts, mostly in time."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from core.sample.pipeline import Deal

PARTS = (((30, 15), (60, 45), (10, 90)), ((50, 15), (50, 60)), ((100, 30),))
IN_FULL = 0.97


@dataclass(frozen=True)
class Payment:
    """One part of the price: when it is due, and what came of it."""

    deal: Deal
    due_on: date
    amount: int
    paid_on: date | None
    paid_amount: int | None


def payments(dice: Random, today: date, deals: list[Deal]) -> list[Payment]:
    return [payment for deal in deals if deal.closed_on for payment in _of_deal(dice, today, deal)]


def _of_deal(dice: Random, today: date, deal: Deal) -> list[Payment]:
    if deal.status != "won" or deal.closed_on is None:
        return []
    parts = dice.choices(PARTS, weights=(4, 3, 3))[0]
    made, left = [], deal.amount
    for number, (percent, days) in enumerate(parts, start=1):
        amount = left if number == len(parts) else deal.amount * percent // 100
        left -= amount
        made.append(_part(dice, today, deal, deal.closed_on + timedelta(days=days), amount))
    return made


def _part(dice: Random, today: date, deal: Deal, due_on: date, amount: int) -> Payment:
    late = dice.choices((-2, 0, 6, 25, 70), weights=(20, 35, 27, 13, 5))[0]
    paid_on = due_on + timedelta(days=late)
    if paid_on > today:
        return Payment(deal, due_on, amount, None, None)
    paid = amount if dice.random() < IN_FULL else amount * 6 // 10
    return Payment(deal, due_on, amount, paid_on, paid)
