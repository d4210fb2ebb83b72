"""The few deals that the demo's first sentences talk about, written by hand."""

from datetime import date, timedelta

from core.sample.calendar import Days
from core.sample.cast import Member
from core.sample.customers import Customer
from core.sample.pipeline import STAGES, Deal


def told_deals(days: Days, rep: Member, customer: Customer, other: Customer) -> list[Deal]:
    """Return the main rep's four: one open with her best firm, two old wins, one of this month."""
    open_deal = _deal("D02997", customer, rep, "专业版", 420_000, days.behind(24))
    open_deal.entries = {"lead": days.behind(24), "qualified": days.behind(9)}
    open_deal.expected_close_on = days.today + timedelta(days=38)
    return [
        open_deal,
        _won("D02998", customer, rep, days.on_or_before(days.back(400)), 380_000),
        _won("D02999", customer, rep, days.on_or_before(days.back(150)), 160_000),
        _won("D03000", other, rep, _this_month(days), 310_000),
    ]


def _this_month(days: Days) -> date:
    """Return the last working day, so long as it is of this month."""
    last = days.behind(2)
    return last if last.month == days.today.month else days.on_or_before(days.today)


def _won(number: str, customer: Customer, rep: Member, closed_on: date, amount: int) -> Deal:
    created_on = closed_on - timedelta(days=47)
    deal = _deal(number, customer, rep, "专业版", amount, created_on)
    steps = (0, 9, 24, 40)
    deal.entries = {
        stage: created_on + timedelta(days=step) for stage, step in zip(STAGES, steps, strict=True)
    }
    deal.status, deal.closed_on = "won", closed_on
    return deal


def _deal(
    number: str, customer: Customer, rep: Member, product: str, amount: int, created_on: date
) -> Deal:
    customer.created_on = min(customer.created_on, created_on)
    return Deal(number, customer, rep, product, "转介绍", amount, created_on)
