"""“换一家”: what was taken to be about the customer spoken of was meant for another one."""

import re
from dataclasses import replace

from core.language.text.compiled import compiled
from core.language.understanding import Intent, Understanding
from core.reply import Changed, Reply
from core.storage.corrected import undo_wholly
from core.storage.records.accounts import recent_accounts
from core.storage.spoken_of import customers_of
from core.storage.tables import Change
from core.storage.undo import change_numbered
from handlers.confirmation import Entry
from handlers.context import Context
from handlers.questions import Choice, ask
from handlers.recording.conversation.spoken_of import customers_spoken_of, said_about
from handlers.recording.correcting.taken_back import corrections, record_words, require_own

ANOTHER = compiled(r"\s*(?:换一家|another account) (?:#(?P<id>\d{1,19}) )?(?P<text>.+)", re.DOTALL)
MOST_OFFERED = 4


def another_customer(text: str, context: Context) -> Reply | None:
    """Take back what was recorded, and ask whom it is about; None for any other message."""
    found = ANOTHER.fullmatch(text)
    if found is None:
        return None
    change = change_numbered(context.session, int(found["id"])) if found["id"] else None
    if change is None:
        names = customers_spoken_of(context)
    else:
        require_own(change, context)
        names = customers_of(context.session, change)
    meant = _meant(found["text"], names, context)
    asked = _asked(meant, names, context, "" if change is None else record_words(change))
    return (
        asked
        if change is None or change.undone_by is not None
        else _taken_back(change, asked, context)
    )


def _meant(text: str, names: tuple[str, ...], context: Context) -> Understanding:
    """Read the message again as it was read, and leave the customer open."""
    read = context.understand(text)
    if names and not read.intent.writes:
        read = said_about(names[0], read, context) or read
    return replace(read, account=None, account_known=False, candidates=())


def _asked(
    meant: Understanding, wrong: tuple[str, ...], context: Context, taken_back: str
) -> Reply:
    recent = recent_accounts(context.session, context.person.id, MOST_OFFERED)
    choices = tuple(
        Choice(name, replace(meant, account=name, account_known=True))
        for name in recent
        if name not in wrong
    )
    sentence = context.say("哪个客户？", "Which account?")
    if taken_back:
        undone = context.say("已撤销：{what}。", "Undone: {what}. ", what=taken_back)
        sentence = undone + sentence
    return ask(meant, context, "account", sentence, choices)


def _taken_back(change: Change, asked: Reply, context: Context) -> Reply:
    entry = Entry(context, Intent.UNDO)
    undo_wholly(context.session, change, entry.change, context.now)
    entry.change.summary = context.say(
        "已撤销：{what}", "Undone: {what}", what=record_words(change)
    )
    posts = tuple(corrections(change, entry.change, context))
    return replace(asked, changed=(Changed("change", change.id, change.summary),), posts=posts)
