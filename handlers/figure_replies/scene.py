"""What a figure is told with: the books, the company's rules, the reader's language, the day."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from babel.numbers import get_currency_precision
from sqlalchemy.orm import Session

from core.calendar import WorkCalendar
from core.figures.metrics import unit_of
from core.figures.numbers import json_number
from core.money import whole_units
from core.storage.tables import Company
from core.vocabulary import Metric
from core.wording import NO_FIGURE, Wording
from handlers.context import Context


@dataclass(frozen=True)
class Scene:
    """Everything a figure's reply needs beside its scope and period; `now` is in the zone."""

    session: Session
    company: Company
    wording: Wording
    calendar: WorkCalendar
    now: datetime

    @classmethod
    def of(cls, context: Context) -> "Scene":
        return cls(context.session, context.company, context.wording, context.calendar, context.now)

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def minor_per_unit(self) -> int:
        return int(10 ** get_currency_precision(self.company.currency))

    def say(self, zh: str, en: str, **values: object) -> str:
        return self.wording.say(zh, en, **values)

    def money(self, minor: Fraction | int | None) -> str:
        """Word an amount of minor units: ¥123.5万."""
        return NO_FIGURE if minor is None else self.units(Fraction(minor) / self.minor_per_unit)

    def units(self, amount: Fraction) -> str:
        """Word an amount of whole currency units."""
        return self.wording.money(decimal(amount), self.company.currency)

    def whole(self, minor: Fraction | int | None) -> int | float | None:
        """Return minor units as JSON holds money: whole currency units."""
        if minor is None:
            return None
        if isinstance(minor, int):
            return json_number(Fraction(whole_units(minor, self.company.currency)))
        return json_number(minor / self.minor_per_unit)

    def percent(self, ratio: Fraction | None, digits: int = 0) -> str:
        return self.wording.percent(None if ratio is None else decimal(ratio), digits)

    def days(self, days: Fraction | None) -> str:
        return self.wording.days(None if days is None else float(days))

    def figure(self, metric: Metric, value: Fraction | None) -> str:
        """Word a metric's figure in its unit: ¥62万, 42, 35%, 8.9."""
        if value is None:
            return NO_FIGURE
        match unit_of(metric):
            case "money":
                return self.units(value)
            case "ratio":
                return self.percent(value, 1)
            case "count" | "mean":
                return self.wording.number(round(decimal(value), 1))

    def difference(self, metric: Metric, value: Fraction) -> str:
        """Word how far two figures are apart; shares are apart by points, not by percent."""
        if unit_of(metric) != "ratio":
            return self.figure(metric, value)
        points = self.wording.number(round(decimal(value * 100), 1))
        return self.say("{n} 个百分点", "{n} points", n=points)

    def how_many(self, count: int, zh: str, one: str, many: str) -> str:
        """Word a count with its noun: 3 单; 1 deal, 2 deals."""
        return f"{count} {self.say(zh, one if count == 1 else many)}"

    def sentences(self, first: str, *others: str) -> str:
        """Join sentences as the language does: with a space between them, or without."""
        return self.say("", " ").join((first.rstrip() if others else first, *others))

    def as_of(self) -> str:
        """Say from when the figures are."""
        moment = self.wording.moment(self.now)
        return self.say("数据截至 {moment}", "As of {moment}", moment=moment)


def decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
