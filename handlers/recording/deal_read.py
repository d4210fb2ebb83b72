"""A deal that is asked for by its number, for whoever may see its records."""

from sqlalchemy import select

from core.access import visible_owner_ids
from core.errors import NotAllowedError, NotFoundError
from core.storage.tables import Deal
from handlers.context import Context


def deal_read(number: int, context: Context) -> Deal:
    """Return the deal of a number. Raises NotFoundError, NotAllowedError."""
    deal = context.session.scalars(select(Deal).where(Deal.number == number)).one_or_none()
    if deal is None:
        raise NotFoundError(
            f"没有编号为 #{number} 的商机。发“我的商机”可以看编号。",
            f"There is no deal #{number}. Send “my deals” to see the numbers.",
        )
    visible = visible_owner_ids(context.session, context.person)
    if visible is not None and deal.owner_id not in visible:
        raise NotAllowedError(
            f"#{number} 由同事负责，你看不到它的记录。可以问“我的商机”。",
            f"#{number} belongs to a colleague, so its records are not yours to see. "
            "You can ask for “my deals”.",
        )
    return deal
