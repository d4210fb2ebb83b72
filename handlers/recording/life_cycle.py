"""A customer's life with us in one line: how often it bought, for how much, first and last."""

from collections.abc import Sequence

from core.storage.tables import Deal
from core.vocabulary import DealStatus
from handlers.confirmation import day_words
from handlers.context import Context
from handlers.figure_replies.scene import Scene


def life_cycle_lines(deals: Sequence[Deal], context: Context) -> list[str]:
    """Return the line of a customer's deals; none before the first win."""
    won = [deal for deal in deals if deal.status == DealStatus.WON and deal.closed_on is not None]
    days = sorted(deal.closed_on for deal in won if deal.closed_on is not None)
    if not days:
        return []
    minor = sum(deal.value_minor or 0 for deal in won)
    parts = [
        context.say("成交 {n} 次", "Bought {n}×", n=len(won)),
        context.say("共 {m}", "{m} in all", m=Scene.of(context).money(minor)),
        context.say("首次 {d}", "first {d}", d=day_words(days[0], context)),
    ]
    if days[-1] != days[0]:
        parts.append(context.say("最近 {d}", "last {d}", d=day_words(days[-1], context)))
    return [" · ".join(parts)]
