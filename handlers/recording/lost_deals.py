"""Which lost deal an order is about: of a number, or of a customer, the one of today if any."""

from datetime import timedelta

from core.errors import NotFoundError, UserError
from core.storage.records.deals import deals_where
from core.storage.tables import Deal
from core.vocabulary import DealStatus
from handlers.context import Context
from handlers.recording.live_deals import account_spoken_of
from handlers.recording.meant import deal_numbered, may_write
from handlers.recording.said import Said

LATELY = timedelta(days=366)
MOST = 5


def lost_deals(said: Said, context: Context) -> list[Deal]:
    """Return the lost deal that is meant, or those it may be, the last lost first.

    Raises NotFoundError without any, UserError for a deal that is not lost.
    """
    if said.scene.records:
        deal = deal_numbered(said.scene.records[0].value, context)
        if deal.status == DealStatus.WON:
            raise _won(deal)
        if deal.status != DealStatus.LOST:
            raise UserError(
                f"商机 #{deal.number} 没有丢单。",
                f"Deal #{deal.number} is not lost.",
                code="not_lost",
            )
        return [deal]
    account = account_spoken_of(said, context)
    is_lost = Deal.status == DealStatus.LOST.value
    lately = Deal.closed_on >= context.today - LATELY
    found = deals_where(context.session, Deal.account_id == account.id, is_lost, lately)
    mine = [deal for deal in found if may_write(deal, context)]
    if not mine:
        is_won = Deal.status == DealStatus.WON.value
        for deal in deals_where(context.session, Deal.account_id == account.id, is_won, limit=4):
            if may_write(deal, context):
                raise _won(deal)
        raise NotFoundError(
            f"{account.name} 近一年没有你能改的丢单。",
            f"No deal of {account.name} was lost in the past year that is yours to change.",
        )
    today = [deal for deal in mine if deal.closed_on == context.today]
    return today if len(today) == 1 else mine[:MOST]


def _won(deal: Deal) -> UserError:
    """What is won is neither lost nor open: say how a win is taken back."""
    n = deal.number
    return UserError(
        f"商机 #{n} 是赢单，不是丢单。客户退了请说“退单 #{n}”，"
        f"之后再说“重新打开 #{n}”就能继续推进。",
        f"Deal #{n} is won, not lost. If it fell through, say “deal #{n} fell through”; then "
        f"“reopen #{n}” goes on with it.",
        code="not_lost",
    )
