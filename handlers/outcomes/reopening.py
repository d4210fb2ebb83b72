"""A lost deal that lives again: “重新打开 #12”. Its history stays, and its loss counts no more."""

from core.language.text.ways import Phrases
from core.language.understanding import Intent
from core.reply import Reply
from core.storage.records.deals import reopen
from core.storage.tables import Account, Deal
from handlers.confirmation import Entry, confirmed
from handlers.context import Context
from handlers.recording.deal_words import deal_words, number_and_title
from handlers.recording.held import hold_own
from handlers.recording.lost_deals import lost_deals
from handlers.recording.said import Said, ask_which_person

_THE = r"(?:商机|单子|丢掉的|丢的)?\s?"
_AGAIN = r"(?:重新打开|重新激活|重新启动|重启|激活|重开|复活|恢复成?进行中)"
SAID = Phrases.of(
    rf"(?:把|将)?{_AGAIN}(?:了|一下)?\s?{_THE}[ⒶⓇ](?:的)?(?:商机|单子|那单|这单)?",
    rf"(?:把|将)?{_THE}[ⒶⓇ](?:的)?(?:商机|单子|那单|这单)?\s?(?:又)?{_AGAIN}(?:了|吧)?",
    r"(?:please )?re-?open(?:ed)? (?:the )?(?:lost )?(?:deal )?(?:of |with )?[ⒶⓇ](?:'s deal)?",
    r"[ⒶⓇ] (?:is|was) (?:re-?opened|alive again|back on)",
)


def reopening_said(said: Said, context: Context) -> Reply | None:
    """Open a lost deal again; None for what says something else."""
    if said.scene.mood.asks or not SAID.fullmatch(said.text):
        return None
    deals = lost_deals(said, context)
    if len(deals) == 1:
        return _reopened(deals[0], context)
    texts = [
        (deal_words(deal, context), context.say("重新打开 #{n}", "reopen #{n}", n=deal.number))
        for deal in deals
    ]
    sentence = context.say("重新打开哪一个？", "Which one is open again?")
    return ask_which_person(sentence, texts, context, Intent.UPDATE_DEAL)


def _reopened(deal: Deal, context: Context) -> Reply:
    hold_own(deal, context)
    entry = Entry(context, Intent.UPDATE_DEAL)
    entry.begin()
    reopen(deal, context.today)
    account = context.session.get_one(Account, (context.company.id, deal.account_id))
    entry.wrote(deal, deal_words(deal, context))
    entry.heading = context.say(
        "已重新打开 · {account}", "Open again · {account}", account=account.name
    )
    entry.fact("商机", "Deal", number_and_title(deal, context))
    entry.remark(
        "阶段和历史不变，不再算丢单。",
        "Its stage and history stay; it is no longer counted as lost.",
    )
    entry.button(
        ("安排跟进", "Plan a follow-up"),
        (f"提醒我明天跟进 {account.name}", f"remind me to follow up {account.name} tomorrow"),
        "primary",
    )
    entry.tell(
        deal.owner_id,
        "{who} 重新打开了你的商机 #{number}（{account}）。",
        "{who} opened your deal #{number} ({account}) again.",
        number=deal.number, account=account.name,
    )  # fmt: skip
    return confirmed(entry)
