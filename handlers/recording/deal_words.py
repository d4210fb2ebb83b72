"""How a deal is named and valued; where a whole channel reads it, no more than was typed."""

import string
from decimal import Decimal

from core.language.understanding import Understanding
from core.money import whole_units
from core.storage.records.stages import stage_of
from core.storage.tables import Deal
from core.wording import Wording
from handlers.context import Context

LETTERS = f"{string.ascii_letters}_- "


def is_public(context: Context) -> bool:
    return context.room.seen_by == "room"


def number_of(deal: Deal) -> str:
    """Return the number by which a deal is typed: in a list, one is enough."""
    return f"#{deal.number}"


def both_numbers(deal: Deal) -> str:
    """Return a deal's number, with its key elsewhere where that looks like another number."""
    key = deal.external_id
    if key is None or key.strip(LETTERS).lstrip("0") == str(deal.number):
        return f"#{deal.number}"
    return f"#{deal.number} ({key})"


def number_and_title(deal: Deal, context: Context) -> str:
    """Name a deal by its number and title; its title is not everyone's to know."""
    title = "" if is_public(context) else deal.title or ""
    return f"{both_numbers(deal)} {title}".strip()


def worth_said(asked: Understanding, deal: Deal, context: Context) -> str:
    """Word what a deal is worth; in a channel only when the sender has just said so there."""
    return "" if is_public(context) and asked.amount is None else money_words(deal, context)


def amount_of(deal: Deal) -> Decimal | None:
    return None if deal.amount_minor is None else whole_units(deal.amount_minor, deal.currency)


def typed_sum(amount: Decimal, wording: Wording) -> str:
    """Return an amount exactly, as one would type it: 8.1万, 81k, 81234.5."""
    unit, size = ("万", Decimal(10_000)) if wording.language == "zh" else ("k", Decimal(1000))
    if amount >= size and amount % (size / 100) == 0:
        return f"{(amount / size).normalize():f}{unit}"
    return f"{amount.normalize():f}"


def money_words(deal: Deal, context: Context) -> str:
    """Word what a deal is worth; nothing when that is not known."""
    amount = amount_of(deal)
    return context.wording.money(amount, deal.currency) if amount is not None else ""


def deal_words(deal: Deal, context: Context) -> str:
    """Name a deal shortly: “#12 报价/方案 ¥50万”."""
    stage = stage_of(deal).say(context.wording.language)
    money = money_words(deal, context)
    return " ".join(part for part in (number_of(deal), deal.title or stage, money) if part)
