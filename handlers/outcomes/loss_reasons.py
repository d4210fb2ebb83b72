"""Why a deal was lost, put right afterwards: “华东医疗的丢单原因改成竞品”."""

from core.errors import NotFoundError, UserError
from core.language.phrases.words import LOSS_REASONS, first_of
from core.language.text.ways import Phrases
from core.language.understanding import Intent
from core.reply import Reply
from core.storage.drafts import open_draft
from core.storage.tables import Account, Deal
from core.vocabulary import LossReason
from handlers.confirmation import Entry, confirmed
from handlers.context import Context
from handlers.recording.conversation.kept import what_was_asked
from handlers.recording.deal_words import deal_words, number_and_title
from handlers.recording.held import hold_own
from handlers.recording.lost_deals import lost_deals
from handlers.recording.said import Said, ask_which_person

_WHICH = r"(?:把|将)?(?:商机|单子)?\s?(?:[ⒶⓇ]|这一?单|它)?\s?(?:那单|这单)?的?\s?"
_TO = r"\s?(?:改成|改为|更正为|换成|应该是|其实是|是因为|是|为|:|：)\s?"
SAID = Phrases.of(
    rf"{_WHICH}(?:丢单|输单|失败)(?:的)?原因{_TO}(?P<why>.{{1,30}}?)(?:了|吧)?",
    r"(?:set |change )?(?:the )?loss reason(?: (?:of|for) (?:deal )?[ⒶⓇ])?"
    r"(?: is| was| to|:)? (?P<why>.{1,40})",
    r"[ⒶⓇ](?:'s)? loss reason (?:is|was|should be|to) (?P<why>.{1,40})",
)


def loss_reason_said(said: Said, context: Context) -> Reply | None:
    """Put the reason of a loss right; None for what says something else."""
    found = SAID.fullmatch(said.text)
    if found is None or said.scene.mood.asks or _answers_a_question(said, context):
        return None
    reason = _reason(found["why"])
    deals = lost_deals(said, context)
    if len(deals) == 1:
        return _put_right(deals[0], reason, context)
    language = context.wording.language
    texts = [
        (
            deal_words(deal, context),
            context.say(
                "#{n} 丢单原因改成{why}", "loss reason of #{n} to {why}",
                n=deal.number, why=reason.say(language),
            ),
        )
        for deal in deals
    ]  # fmt: skip
    sentence = context.say("哪一个商机？", "Which deal?")
    return ask_which_person(sentence, texts, context, Intent.LOSE_DEAL)


def _answers_a_question(said: Said, context: Context) -> bool:
    """“原因是价格” said while the bot asks why a deal was lost is the answer to that."""
    if said.scene.records:
        return False
    waiting = open_draft(context.session, context.person.id, context.room.hears, context.now)
    if waiting is None or not said.scene.accounts:
        return waiting is not None
    asked = what_was_asked(waiting)
    named = {name for found in said.scene.accounts for name in found.value}
    asked_about = {asked.account, *asked.accounts}
    return waiting.asks_for == "loss_reason" and not named.isdisjoint(asked_about)


def _reason(words: str) -> LossReason:
    """Return the reason that words stand for; raises NotFoundError with those there are."""
    known = LossReason.read(words.strip()) or first_of(LOSS_REASONS, words)
    if isinstance(known, LossReason):
        return known
    zh, en = "、".join(one.zh for one in LossReason), ", ".join(one.en for one in LossReason)
    raise NotFoundError(f"丢单原因可以是：{zh}。", f"A loss reason is one of: {en}.")


def _put_right(deal: Deal, reason: LossReason, context: Context) -> Reply:
    hold_own(deal, context)
    if deal.loss_reason == reason.value:
        raise UserError(
            f"#{deal.number} 的丢单原因已经是“{reason.zh}”，没有改动。",
            f"#{deal.number} was lost to “{reason.en}” already; nothing was changed.",
            code="nothing_to_change",
        )
    language = context.wording.language
    before = LossReason.read(deal.loss_reason or "")
    entry = Entry(context, Intent.LOSE_DEAL)
    entry.begin()
    deal.loss_reason = reason.value
    account = context.session.get_one(Account, (context.company.id, deal.account_id))
    entry.wrote(deal, deal_words(deal, context))
    entry.heading = context.say(
        "已更正丢单原因 · {account}", "Loss reason corrected · {account}", account=account.name
    )
    entry.fact("商机", "Deal", number_and_title(deal, context))
    was = "" if before is None else f"{before.say(language)} → "
    entry.fact("原因", "Reason", was + reason.say(language))
    entry.tell(
        deal.owner_id,
        "{who} 更正了你的商机 #{number}（{account}）的丢单原因。",
        "{who} corrected why your deal #{number} ({account}) was lost.",
        number=deal.number, account=account.name,
    )  # fmt: skip
    return confirmed(entry)
