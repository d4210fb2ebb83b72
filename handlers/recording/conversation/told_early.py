"""“丢了” → “哪个客户？” → “太贵了”: what is told before its question is kept, and asked on."""

from dataclasses import replace

from core.language.understanding import Intent, Understanding
from core.reply import Reply
from core.storage.tables import Draft
from handlers.context import Context
from handlers.questions import AsksFor, Choice, ask
from handlers.recording.conversation.bare import with_bare_values
from handlers.recording.conversation.filling import REASON_OF_OBJECTION
from handlers.recording.conversation.kept import chosen_of, what_was_asked, words_of
from handlers.recording.conversation.of_its_own import is_of_its_own

WITH_AMOUNT = frozenset(
    {Intent.WIN_DEAL, Intent.LOSE_DEAL, Intent.RECORD_PAYMENT, Intent.CREATE_DEAL}
)
# What leaves room for more to be told: which of several is meant, and nothing else.
WHICH = frozenset({"account", "deal"})


def told_early(asked: Understanding, context: Context) -> Reply | None:
    """Keep the reason or the amount of what is still asked about; None where nothing is told."""
    draft = context.talk.waiting
    if draft is None or draft.asks_for not in WHICH or not draft.understood.get("sentence"):
        return None
    known = what_was_asked(draft)
    if is_of_its_own(known, "loss_reason", asked, context):
        return None
    told = with_bare_values(asked, context)
    more = _with_more(known, told)
    if more == known:
        return None
    return _asked_on(draft, more, told, context)


def _with_more(known: Understanding, told: Understanding) -> Understanding:
    if known.intent is Intent.LOSE_DEAL and known.loss_reason is None:
        reason = told.loss_reason
        if reason is None and told.objection is not None:
            reason = REASON_OF_OBJECTION[told.objection]
        if reason is not None:
            return replace(known, loss_reason=reason, competitor=told.competitor)
    if known.intent in WITH_AMOUNT and known.amount is None and told.amount is not None:
        return replace(known, amount=told.amount, currency=told.currency)
    return known


def _asked_on(draft: Draft, more: Understanding, told: Understanding, context: Context) -> Reply:
    choices = tuple(
        _offered_again(draft, number, told, words) for number, words in enumerate(words_of(draft))
    )
    sentence = str(draft.understood["sentence"])
    asks_for: AsksFor = "account" if draft.asks_for == "account" else "deal"
    reply = ask(more, context, asks_for, sentence, choices)
    noted = context.say("{what}，记下了。", "{what}, noted. ", what=_words(more, told, context))
    text = f"{noted}{sentence}"
    return replace(reply, text=text, card=reply.card and replace(reply.card, title=text))


def _offered_again(draft: Draft, number: int, told: Understanding, words: list[str]) -> Choice:
    meant = chosen_of(draft, number)
    known = None if meant is None else _with_more(meant, told)
    return Choice(draft.options[number], known, tuple(words))


def _words(more: Understanding, told: Understanding, context: Context) -> str:
    if told.amount is not None and more.amount == told.amount:
        return context.wording.money(told.amount, told.currency or context.company.currency)
    reason = more.loss_reason
    return "" if reason is None else reason.say(context.wording.language)
