"""Exact amounts of money: minor units in the books, whole currency units in sentences."""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache

from babel.numbers import get_currency_precision

from core.errors import UserError

# 15 digits keep every amount inside a 64-bit integer of minor units, with room for sums.
LARGEST = Decimal(10) ** 15


def minor_units(amount: Decimal, currency: str) -> int:
    """Return whole currency units as an integer of minor units (分, cents; none for JPY)."""
    if abs(amount) >= LARGEST:
        raise UserError(
            "这个金额太大了，请检查一下，例如 50万 或 1.2亿。",
            "That amount is too large. Please check it, for example 500k or 1.2M.",
        )
    return int((amount * _minor_of(currency)).to_integral_value(ROUND_HALF_EVEN))


@lru_cache(maxsize=500)
def _minor_of(currency: str) -> Decimal:
    """Return how many minor units one whole unit has."""
    return Decimal(10) ** get_currency_precision(currency)


def whole_units(minor: int, currency: str) -> Decimal:
    """Return minor units as whole currency units, exactly."""
    return Decimal(minor).scaleb(-get_currency_precision(currency))


@dataclass(frozen=True, order=True)
class Money:
    """An amount in one currency, in minor units."""

    minor: int
    currency: str

    @classmethod
    def of(cls, amount: Decimal, currency: str) -> "Money":
        return cls(minor_units(amount, currency), currency)

    @property
    def amount(self) -> Decimal:
        return whole_units(self.minor, self.currency)

    def __add__(self, other: "Money") -> "Money":
        if other.currency != self.currency:
            raise ValueError(f"cannot add {other.currency} to {self.currency}")
        return Money(self.minor + other.minor, self.currency)
