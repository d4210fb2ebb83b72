"""Which deal an order is about: the one of a number, or what a customer has that is not lost."""

from datetime import timedelta

from sqlalchemy import and_, or_

from core.access import require_write
from core.errors import NotFoundError
from core.storage.records.deals import deals_where
from core.storage.tables import Account, Deal
from core.vocabulary import DealStatus
from handlers.context import Context
from handlers.recording.meant import deal_numbered, may_write
from handlers.recording.said import Said, customer_said

WON_LATELY = timedelta(days=92)


def live_deals(said: Said, context: Context) -> list[Deal]:
    """Return the deal that is meant, or those it may be: open ones, and wins of late.

    Raises NotFoundError without any, NotAllowedError where they are colleagues'.
    """
    if said.scene.records:
        return [deal_numbered(said.scene.records[0].value, context)]
    account = account_spoken_of(said, context)
    won = and_(Deal.status == DealStatus.WON.value, Deal.closed_on >= context.today - WON_LATELY)
    is_live = or_(Deal.status == DealStatus.OPEN.value, won)
    deals = deals_where(context.session, Deal.account_id == account.id, is_live)
    mine = [deal for deal in deals if may_write(deal, context)]
    if deals and not mine:
        require_write(context.session, context.person, deals[0].owner_id, account.name)
    if not mine:
        raise NotFoundError(
            f"{account.name} 没有进行中或近三个月赢的商机。先说“新商机 {account.name} 50万”。",
            f"{account.name} has no open deal, and none won in the last three months. "
            f"First say “new deal {account.name} 500k”.",
        )
    return mine


def account_spoken_of(said: Said, context: Context) -> Account:
    """Return the customer that is named, or was spoken of just now; raises NotFoundError."""
    account = customer_said(said, context)
    if account is None:
        raise NotFoundError(
            "哪一单？请写客户名或编号，例如“#12”。发“我的商机”可以看编号。",
            "Which deal? Name the customer or the number, such as “#12”. "
            "“my deals” lists the numbers.",
        )
    return account
