"""To whom a deal was lost, told after the loss: “对手是金蝶”."""

from re import IGNORECASE

from core.language.filling.slash import read_command
from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.reply import Reply
from core.storage.latest import last_change
from core.storage.records.deals import lock_deal
from core.storage.tables import Account, Deal
from core.storage.undo import effects_of
from core.vocabulary import DealStatus, LossReason
from handlers.confirmation import Entry, confirmed
from handlers.context import Context
from handlers.recording.deal_words import deal_words
from handlers.recording.said import Said

CUE = phrase(r"对手|输给|被.{1,20}抢|\blost to\b|\b(?:competitor|rival)\b", IGNORECASE)
NAMED = phrase(
    r"(?:竞争)?对手(?:是|叫|:|：)\s?(?P<is>.{1,20}?)|输给了?\s?(?P<to>.{1,20}?)了?|被(?P<by>.{1,20}?)抢(?:走)?了?"
    r"|(?:the |our )?(?:competitor|rival)(?: is| was|:) (?P<en>.{1,30}?)"
    r"|(?:we )?lost (?:it )?to (?P<lost>.{1,30}?)",
    IGNORECASE,
)


def rival_said(said: Said, context: Context) -> Reply | None:
    """Add the rival's name to the loss that was just recorded; None when there is no such loss."""
    found = NAMED.fullmatch(read_command(said.asked.text).rest.strip(" \n。.!！"))
    if found is None or said.scene.accounts:
        return None
    deal = _just_lost(context)
    if deal is None:
        return None
    return _named(deal, next(name for name in found.groups() if name).strip(), context)


def _just_lost(context: Context) -> Deal | None:
    """Return the deal that the sender's last record lost to a rival without a name."""
    change = last_change(context.session, context.person.id, context.now)
    effects = effects_of(context.session, change) if change is not None else []
    keys = [int(one.key) for one in effects if one.table == Deal.__tablename__ and one.after]
    if len(keys) != 1:
        return None
    deal = context.session.get_one(Deal, (context.company.id, keys[0]))
    lock_deal(context.session, deal)
    to_a_rival = (deal.status, deal.loss_reason) == (DealStatus.LOST, LossReason.COMPETITOR)
    return deal if to_a_rival and deal.competitor is None else None


def _named(deal: Deal, name: str, context: Context) -> Reply:
    entry = Entry(context, Intent.LOSE_DEAL)
    entry.begin()
    deal.competitor = name
    account = context.session.get_one(Account, (context.company.id, deal.account_id))
    entry.wrote(deal, deal_words(deal, context))
    entry.heading = context.say(
        "已记录对手 · {account} → {name}",
        "Rival recorded · {account} → {name}",
        account=account.name,
        name=name,
    )
    return confirmed(entry)
