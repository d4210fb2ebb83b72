"""The customer meant where none is named: “他们签了”, “下周三再跟进”, “signed, 48k”.

It is the one spoken of in the same conversation within a quarter of an hour. Only what would be
written with its name in it is written; hearsay, wishes and lunch stay what they are.
"""

from dataclasses import replace

from core.access import may_see_account
from core.language.conversation.nameless import (
    LONGEST,
    asks_of_them,
    has_pronoun,
    is_business,
    is_ours,
    with_name,
)
from core.language.names.known_names import folded
from core.language.sentence.scene import Scene
from core.language.understanding import Intent, Understanding
from core.storage.records.accounts import account_named
from core.storage.spoken_of import (
    Place,
    SpokenOf,
    customers_with,
    note_shown,
    note_unknown,
    spoken_of,
)
from core.storage.tables import Account
from handlers.context import Context
from handlers.recording.conversation.asked_about import customers_offered, which_is_open
from handlers.recording.conversation.orders import NEW, tells_nothing_else

READS = frozenset({Intent.SHOW_ACCOUNT, Intent.SHOW_DEALS, Intent.SHOW_FOLLOW_UPS})
# Read as a wish to see a day's follow-ups where nobody is named: “下周三再跟进”.
MISREAD = frozenset({Intent.NONE, Intent.SHOW_FOLLOW_UPS})


def remember_shown(asked: Understanding, account: Account, context: Context) -> None:
    """Keep in mind which customer somebody asked to see."""
    if asked.intent.reads:
        sender = context.author.actor_id or context.person.id
        note_shown(context.session, sender, context.room.answers_in, account, context.now)


def remember_unknown(context: Context) -> None:
    """Keep in mind that the customer named last is not known: one named earlier is not meant."""
    sender, before = context.author.actor_id or context.person.id, _spoken_of(context).names
    note_unknown(context.session, sender, context.room.answers_in, before, context.now)


def remember_named(asked: Understanding, context: Context) -> None:
    """Keep in mind which customer a refused message named: what follows is about no earlier one."""
    if asked.account is None:
        return
    account = account_named(context.session, asked.account)
    if account is None or not may_see_account(context.session, context.person, account):
        remember_unknown(context)
    else:
        sender = context.author.actor_id or context.person.id
        note_shown(context.session, sender, context.room.answers_in, account, context.now)


def customers_spoken_of(context: Context) -> tuple[str, ...]:
    """Return the customers spoken of here just now; of an open question too, if it is another.

    None while it is still asked which customer is meant.
    """
    if context.talk.spoken_of:
        return context.talk.spoken_of
    if which_is_open(context):
        return ()
    last = _spoken_of(context)
    names = () if last.is_over else last.names
    about = _asked_about(context)
    if about is not None and account_named(context.session, about) is None:
        about = None
    return names if about is None or about in names else tuple(dict.fromkeys((about, *names)))


def customers_maybe_meant(context: Context) -> tuple[str, ...]:
    """Return what to offer first where it has to be asked who is meant."""
    return tuple(dict.fromkeys((*customers_offered(context), *_spoken_of(context).names)))


def _spoken_of(context: Context) -> SpokenOf:
    room, sender = context.room, context.author.actor_id or context.person.id
    place = Place(context.author.platform, room.id, room.kind == "dm", tuple(room.hears))
    return spoken_of(context.session, sender, place, context.now)


def customers_meant(asked: Understanding, context: Context) -> tuple[str, ...]:
    """Return the customers that a write without a name may be about; more than one: ask which."""
    names = customers_spoken_of(context) if _stands_for_a_name(asked, context) else ()
    if asked.contact is None or len(names) != 1:
        return names
    # “王总嫌贵”: the only 王总 that the sender knows may sit elsewhere.
    met = customers_with(context.session, context.person.id, asked.contact)
    return names if names[0] in met else (*names, *met)


def _stands_for_a_name(asked: Understanding, context: Context) -> bool:
    """Tell whether a write without a name may be about the customer spoken of."""
    text = asked.text.strip(" 。.!！?？").casefold()
    if tells_nothing_else(text) or NEW.get(text) in {Intent.CREATE_DEAL, Intent.CREATE_ACCOUNT}:
        return False
    theirs = has_pronoun(asked.text) and not is_ours(asked)
    return not theirs and not context.directory.member_index.find(folded(asked.text))


def gone_on(asked: Understanding, context: Context) -> Understanding | None:
    """Return what a message without a name means once the customer spoken of is put in it."""
    if not _may_go_on(asked, context):
        return None
    names = customers_spoken_of(context)
    meant = said_about(names[0], asked, context) if names else None
    return None if meant is None else _of(meant, names, context)


def said_about(name: str, asked: Understanding, context: Context) -> Understanding | None:
    """Return what a message without a name means of this customer; None when it is no business."""
    text = asked.text.strip()
    sentences = with_name(name, text, _laid_out(text, context))
    read = (_read(sentence, text, context) for sentence in sentences)
    said = has_pronoun(text) or asks_of_them(text)
    return next((one for one in read if _is_about(name, one, said=said)), None)


def _may_go_on(asked: Understanding, context: Context) -> bool:
    named = asked.account or asked.candidates or asked.accounts or asked.record
    if len(asked.text) > LONGEST or named or asked.intent not in READS | MISREAD:
        return False
    if tells_nothing_else(asked.text):
        return False
    if context.directory.member_index.find(folded(asked.text)):
        return False
    if has_pronoun(asked.text) or asks_of_them(asked.text):
        return True
    return asked.intent in MISREAD and is_nameless_plan(asked.text, context)


def is_nameless_plan(text: str, context: Context) -> bool:
    """Tell whether a sentence plans something without saying with whom: “下周三再跟进”."""
    return len(text) <= LONGEST and is_business(_laid_out(text, context))


def _of(meant: Understanding, names: tuple[str, ...], context: Context) -> Understanding:
    if len(names) > 1:
        return replace(meant, account=None, account_known=False, candidates=names)
    context.talk.taken_as = names[0]
    return meant


def _laid_out(text: str, context: Context) -> Scene:
    return context.lay_out(text[:LONGEST])


def _read(sentence: str, text: str, context: Context) -> Understanding:
    read = context.understand(sentence)
    return replace(read, text=text)


def _is_about(name: str, meant: Understanding, *, said: bool) -> bool:
    if meant.account != name:
        return False
    if meant.intent.reads:
        return said and meant.intent in READS
    return meant.intent.writes and (not said or is_ours(meant))


def _asked_about(context: Context) -> str | None:
    draft = context.talk.waiting
    known = {} if draft is None else draft.understood["asked"]
    name = known.get("account") if isinstance(known, dict) else None
    return name if isinstance(name, str) and name else None
