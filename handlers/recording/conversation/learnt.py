"""Learning by being told: what “华医” means, once somebody has answered it, everybody may say."""

from dataclasses import replace

from core.language.learning.learnable import (
    is_learnable,
    may_be_called,
    short_name_in,
    written_name,
)
from core.language.names.abbreviations import is_short_for
from core.language.names.known_names import folded
from core.language.understanding import Intent, Understanding
from core.reply import Button, Card, Changed, Reply, paragraph
from core.storage.aliases import learn_alias, may_learn
from core.storage.records.accounts import account_named
from core.storage.tables import Account
from handlers.context import Context


def lesson_in(asked: Understanding, context: Context) -> str | None:
    """Return the name, as it was written, that the answer to “which customer?” will explain."""
    if asked.account is None:
        word = written_name(asked.text, context.directory, context.clock)
    else:
        word = None if asked.account_known else asked.account
    known = word is not None and is_learnable(word, context.directory, context.clock)
    return word if known else asked.taught


def explains(word: str | None, account: str, context: Context) -> bool:
    """Tell whether a customer told in own words looks like the name that was asked about."""
    if word is None:
        return False
    alike = is_short_for(word, account) or folded(word) in folded(account)
    return alike or account in context.directory.look_alikes.of(word)


def with_lesson(known: Understanding, meant: Understanding, context: Context) -> Understanding:
    """Note what a message called the customer that its answer told: 华医进入报价."""
    nameless = known.account is None and not known.accounts and known.taught is None
    if not nameless or meant.account is None or not meant.account_known:
        return meant
    word = short_name_in(known.text, meant.account, context.directory, context.clock)
    return replace(meant, taught=word)


def remembered(meant: Understanding, reply: Reply, context: Context) -> Reply:
    """Learn the name that was explained, in the change of what was recorded, and say so."""
    account = _account_explained(meant, reply, context)
    if meant.taught is None or account is None:
        return reply
    if not may_learn(context.session, account, meant.taught, context.directory):
        return reply
    words = context.say(
        "记住了：{alias} = {name}", "Noted: {alias} = {name}", alias=meant.taught, name=account.name
    )
    if context.change is None:
        context.writes(meant.intent).summary = words
    learn_alias(context.session, account, meant.taught)
    reply = replace(reply, changed=(*reply.changed, Changed("account", account.id, account.name)))
    return _with_remark(reply, words, meant.taught, context)


def _account_explained(meant: Understanding, reply: Reply, context: Context) -> Account | None:
    """Return the customer that an answer told the name of: one that was there before."""
    if meant.taught is None or meant.account is None or reply.error_code is not None:
        return None
    if folded(meant.taught) == folded(meant.account) or _is_open_still(meant, context):
        return None
    if not may_be_called(meant.taught, meant.account):
        return None
    account = account_named(context.session, meant.account)
    made_just_now = {one.id for one in reply.changed if one.type == "account"}
    return None if account is None or account.id in made_just_now else account


def _is_open_still(meant: Understanding, context: Context) -> bool:
    """Tell whether a further question was asked: its answer brings the lesson along."""
    recorded = context.change is not None
    return meant.intent.writes and not recorded and meant.intent is not Intent.CREATE_ACCOUNT


def _with_remark(reply: Reply, words: str, alias: str, context: Context) -> Reply:
    forget = Button(
        context.say("别记“{alias}”", "Forget “{alias}”", alias=alias),
        context.say("忘掉叫法 {alias}", "forget name {alias}", alias=alias),
    )
    card = reply.card or Card(reply.text, ())
    sections = (*card.sections, paragraph(words))
    card = replace(card, sections=sections, buttons=(*card.buttons, forget))
    return replace(reply, text=f"{reply.text}\n{words}", card=card)
