"""Which rival a deal was lost to or won against, told afterwards: “对手是金蝶”, “击败了用友”."""

import re

from core.language.filling.slash import read_command
from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.reply import Reply
from core.storage.latest import last_change
from core.storage.records.deals import lock_deal
from core.storage.tables import Account, Deal
from core.storage.undo import effects_of
from core.vocabulary import DealStatus
from handlers.confirmation import Entry, confirmed
from handlers.context import Context
from handlers.recording.deal_words import deal_words
from handlers.recording.said import Said

NAMED = phrase(
    r"(?:竞争)?对手(?:是|叫|:|：)\s?(?P<is>.{1,20}?)|输给了?\s?(?P<to>.{1,20}?)了?|被(?P<by>.{1,20}?)抢(?:走)?了?"
    r"|(?:the |our )?(?:competitor|rival)(?: is| was|:) (?P<en>.{1,30}?)"
    r"|(?:we )?lost (?:it )?to (?P<lost>.{1,30}?)",
    re.IGNORECASE,
)
BEATEN = phrase(
    r"(?:我们|这单)?(?:击败|打败|战胜)了?(?:对手|竞争对手)?\s?(?P<zh>.{1,20}?)(?:拿下的?)?了?"
    r"|(?:we )?beat (?P<en>.{1,30}?)(?: for it| to it)?",
    re.IGNORECASE,
)


def rival_said(said: Said, context: Context) -> Reply | None:
    """Add the rival's name to what was just lost or won; None when there is no such deal."""
    text = read_command(said.asked.text).rest.strip(" \n。.!！")
    beaten = BEATEN.fullmatch(text)
    found = beaten or NAMED.fullmatch(text)
    if found is None or said.scene.accounts:
        return None
    deal = _just_closed(context)
    if deal is None or not _fits(deal, found, beaten=beaten is not None):
        return None
    return _named(deal, next(name for name in found.groups() if name).strip(), context)


def _fits(deal: Deal, found: re.Match[str], *, beaten: bool) -> bool:
    """“对手是金蝶” may be said of a win and of a loss, “输给金蝶” only of one of them."""
    if beaten:
        return deal.status == DealStatus.WON
    return deal.status == DealStatus.LOST or bool(found["is"] or found["en"])


def _just_closed(context: Context) -> Deal | None:
    """Return the deal that the sender's last record closed without a rival's name."""
    change = last_change(context.session, context.person.id, context.now)
    effects = effects_of(context.session, change) if change is not None else []
    keys = [int(one.key) for one in effects if one.table == Deal.__tablename__ and one.after]
    if len(keys) != 1:
        return None
    deal = context.session.get_one(Deal, (context.company.id, keys[0]))
    lock_deal(context.session, deal)
    return deal if deal.status != DealStatus.OPEN and deal.competitor is None else None


def _named(deal: Deal, name: str, context: Context) -> Reply:
    won = deal.status == DealStatus.WON
    entry = Entry(context, Intent.WIN_DEAL if won else Intent.LOSE_DEAL)
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
