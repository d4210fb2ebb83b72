"""How one reader is spoken to: language, numbers, money, dates.

Both languages of a sentence stand side by side where it is said, so neither can be forgotten
(docs/decisions/0001-both-languages-in-place.md).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Literal
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent, get_currency_precision

from core.errors import UserError

Language = Literal["zh", "en"]
NO_FIGURE = "–"
CHINA = ZoneInfo("Asia/Shanghai")
WAN = 10_000
YI = 100_000_000


def rounded_half_up(value: Decimal | float, digits: int) -> Decimal:
    """Round as people do: 12.5 becomes 13. A float is taken as it prints, 0.125 as 0.125."""
    exact = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    return exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def _counts(values: dict[str, object]) -> dict[str, object]:
    return {name: _Count(one) if type(one) is int else one for name, one in values.items()}


@cache
def _locale(language: Language) -> Locale:
    # Babel would parse a locale's name anew for every number.
    return Locale.parse("zh_CN" if language == "zh" else "en_US")


class _Count(int):
    """A number in a sentence that may name what it counts: “{n:deal|deals}” is 1 deal, 2 deals."""

    def __format__(self, spec: str) -> str:
        one, bar, many = spec.partition("|")
        if not bar:
            return super().__format__(spec)
        return f"{int(self)} {one if self == 1 else many}"


@dataclass(frozen=True)
class Wording:
    """One reader's language, with the company's currency and time zone."""

    language: Language = "zh"
    currency: str = "CNY"
    zone: ZoneInfo = CHINA

    @property
    def locale(self) -> Locale:
        return _locale(self.language)

    def say(self, zh: str, en: str, **values: object) -> str:
        """Fill the sentence of this reader's language. Values are inserted as they are.

        Beside a whole number the noun may agree with it: “{n:deal|deals}”.
        """
        sentence = zh if self.language == "zh" else en
        return sentence.format(**_counts(values)) if values else sentence

    def listed(self, parts: Iterable[str]) -> str:
        """Name several things in a row: 华东医疗、天工食品; Acme, Vertex."""
        return self.say("、", ", ").join(parts)

    def refusal(self, problem: UserError) -> str:
        return problem.zh if self.language == "zh" else problem.en

    def money(self, amount: Decimal | float, currency: str | None = None) -> str:
        """Word whole currency units the short way: ¥123.5万, ¥1.2亿, ¥850; $1.2M in English."""
        currency = currency or self.currency
        if self.language == "en":
            return self._english_money(Decimal(amount), currency)
        size = abs(Decimal(amount))
        unit, divisor = ("亿", YI) if size >= YI else ("万", WAN) if size >= WAN else ("", 1)
        return self._plain_money(Decimal(amount) / divisor, currency) + unit

    def _english_money(self, amount: Decimal, currency: str) -> str:
        size = abs(amount)
        # 999,500 and up would round to “1000K”, so the million starts there.
        unit, divisor = ("M", 10**6) if size >= Decimal(999_500) else ("K", 10**3)
        if size < WAN:
            unit, divisor = "", 1
        return self._plain_money(amount / divisor, currency) + unit

    def _plain_money(self, amount: Decimal, currency: str) -> str:
        rounded = rounded_half_up(amount, min(get_currency_precision(currency), 2))
        pattern = "¤#,##0" if rounded == rounded.to_integral_value() else "¤#,##0.##"
        worded = format_currency(
            rounded, currency, format=pattern, locale=self.locale, currency_digits=False
        )
        # A company that counts in yuan knows which ¥ is meant, in English too; yen are named.
        if currency == self.currency:
            return worded.replace("CN¥", "¥").replace("JP¥", "¥")
        return worded.replace("JP¥", "¥").replace("¥", "JP¥") if currency == "JPY" else worded

    def number(self, value: Decimal | float) -> str:
        rounded = rounded_half_up(value, 2)
        return format_decimal(rounded, format="#,##0.##", locale=self.locale)

    def percent(self, ratio: float | Decimal | None, digits: int = 0) -> str:
        """Word a ratio (0.5556) as a percentage (“56%”); no figure as “–”."""
        if ratio is None:
            return NO_FIGURE
        rounded = rounded_half_up(ratio, digits + 2)
        return format_percent(rounded, format="#,##0." + "#" * digits + "%", locale=self.locale)

    def days(self, value: float | None) -> str:
        if value is None:
            return NO_FIGURE
        return self.say("{n}天", "{n} days", n=self.number(rounded_half_up(value, 1)))

    def day(self, day: date, today: date | None = None) -> str:
        """Word a date with its weekday: 11月25日 周三; Wed, Nov 25.

        Given today, a day of another year is said with its year.
        """
        pattern = "M月d日 EEE" if self.language == "zh" else "EEE, MMM d"
        if today is not None and day.year != today.year:
            pattern = "y年M月d日 EEE" if self.language == "zh" else "EEE, MMM d, y"
        return format_date(day, pattern, self.locale)

    def full_day(self, day: date) -> str:
        return format_date(day, "y年M月d日" if self.language == "zh" else "MMM d, y", self.locale)

    def clock(self, at: time) -> str:
        return at.strftime("%H:%M")

    def moment(self, moment: datetime) -> str:
        local = moment.astimezone(self.zone)
        return f"{self.day(local.date())} {self.clock(local.time())}"
