"""Holding a deal until the commit, so that what is said of it is still true when it is kept."""

from core.access import require_write
from core.storage.records.deals import lock_deal
from core.storage.tables import Deal
from handlers.context import Context


def hold_own(deal: Deal, context: Context) -> None:
    """Hold a deal; raises NotAllowedError when it was handed over while this was on its way."""
    lock_deal(context.session, deal)
    require_write(context.session, context.person, deal.owner_id, f"#{deal.number}")
