"""What a confirmation says of a deal where a whole channel reads it: no more than was typed."""

from core.language.understanding import Understanding
from core.storage.tables import Deal
from handlers.context import Context
from handlers.recording.meant import money_words


def is_public(context: Context) -> bool:
    return context.room.seen_by == "room"


def number_and_title(deal: Deal, context: Context) -> str:
    """Name a deal by its number and title; its title is not everyone's to know."""
    title = "" if is_public(context) else deal.title or ""
    return f"#{deal.number} {title}".strip()


def worth_said(asked: Understanding, deal: Deal, context: Context) -> str:
    """Word what a deal is worth; in a channel only when the sender has just said so there."""
    return "" if is_public(context) and asked.amount is None else money_words(deal, context)
