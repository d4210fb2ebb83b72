"""“华医什么情况”: a short name that nobody has explained yet is asked for, once, then learnt."""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import select

from core.access import visible_owner_ids
from core.language.learning.anonymous import is_small_talk
from core.language.learning.learnable import is_learnable
from core.language.names.abbreviations import holds_in_order, initials_of, short_forms_in
from core.language.understanding import Intent, Understanding
from core.reply import Reply
from core.storage.tables import Account
from handlers.context import Context
from handlers.questions import Choice, ask
from handlers.recording.conversation.bare import with_bare_values

LONGEST_TEXT = 24
MOST_CHOICES = 3


def which_customer(asked: Understanding, context: Context) -> Reply | None:
    """Ask which of the sender's customers is meant; None when no word may be short for one.

    Only for what means nothing otherwise, and everything once the name is put in its place.
    """
    if len(asked.text) > LONGEST_TEXT or context.talk.waiting is not None:
        return None
    for word, names in _short_for(asked.text, context):
        read = _with_name(asked.text, word, names[0], context)
        if read.intent is not Intent.NONE:
            return _ask(replace(read, text=asked.text), word, names, context)
    return None


def short_name_used(text: str, context: Context) -> str | None:
    """Return the word of a message that may be short for a customer of the sender's."""
    return next((word for word, _ in _short_for(text, context)), None)


def _short_for(text: str, context: Context) -> Iterator[tuple[str, list[str]]]:
    """Yield words that nobody has explained yet, each with the customers it may be short for."""
    scene = context.lay_out(text)
    if scene.accounts or is_small_talk(scene):
        return
    by_initial = _by_initial(_customers(context))
    for word in short_forms_in(scene.sheet.text):
        names = [name for name in by_initial.get(word[0], []) if holds_in_order(name, word)]
        if names and is_learnable(word, context.directory, context.clock):
            yield word, names[:MOST_CHOICES]


def _customers(context: Context) -> list[str]:
    """Return the customers of the sender and their people; an admin's are only their own."""
    visible = visible_owner_ids(context.session, context.person) or (context.person.id,)
    mine = select(Account.name).where(Account.owner_id.in_(visible)).order_by(Account.name)
    return list(context.session.scalars(mine))


def _by_initial(names: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in names:
        for initial in initials_of(name):
            found.setdefault(initial, []).append(name)
    return found


def _with_name(text: str, word: str, name: str, context: Context) -> Understanding:
    """Read the message as if the customer had been named in full; a name alone asks to see it."""
    read = context.understand(text.replace(word, name, 1))
    alone = read.intent is Intent.NONE and with_bare_values(read, context).account is not None
    return replace(read, intent=Intent.SHOW_ACCOUNT) if alone else read


def _ask(read: Understanding, word: str, names: list[str], context: Context) -> Reply:
    sentence = context.say("“{word}”是哪个客户？", "Which account is “{word}”?", word=word)
    choices = tuple(
        Choice(
            context.say("是 {name}", "It is {name}", name=name),
            replace(read, account=name, account_known=True),
            also=(name, *(("是", "对", "yes") if len(names) == 1 else ())),
        )
        for name in names
    )
    unknown = replace(read, account=word, account_known=False)
    return ask(unknown, context, "account", sentence, choices)
