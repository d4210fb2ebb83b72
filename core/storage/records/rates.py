"""Turns foreign amounts into the company's currency, at the rates that its settings hold."""

from decimal import Decimal, InvalidOperation

from core.errors import UserError
from core.money import minor_units, whole_units
from core.storage.tables import Company


def exchange_rate(company: Company, currency: str) -> Decimal:
    """Return how many units of the company's currency one unit of `currency` is worth.

    Settings hold them as {"rates": {"USD": "7.1"}}. Raises UserError when there is none.
    """
    if currency == company.currency:
        return Decimal(1)
    rates = company.settings.get("rates")
    stated = rates.get(currency) if isinstance(rates, dict) else None
    try:
        rate = Decimal(str(stated)) if stated is not None else Decimal(0)
    except InvalidOperation:
        rate = Decimal(0)
    if not rate.is_finite() or rate <= 0:
        raise _no_rate(company.currency, currency)
    return rate


def _no_rate(ours: str, theirs: str) -> UserError:
    return UserError(
        f"还没有 {theirs} 的汇率，没有记录。请写成 {ours} 金额，或请管理员设置汇率。",
        f"There is no exchange rate for {theirs}, so nothing was recorded. "
        f"Write the amount in {ours}, or ask an admin to set the rate.",
        code="no_rate",
    )


def value_in(company: Company, minor: int, currency: str, rate: Decimal) -> int:
    """Return an amount in minor units of the company's currency."""
    return minor_units(whole_units(minor, currency) * rate, company.currency)
