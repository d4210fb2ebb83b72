"""The customers that an open “which customer?” offers: until it is answered, no other is meant."""

from core.storage.drafts import open_draft
from core.storage.records.accounts import account_named
from core.storage.tables import Draft
from handlers.context import Context
from handlers.recording.conversation.kept import chosen_of, what_was_asked, words_of


def which_is_open(context: Context) -> bool:
    """Tell whether it is not known which customer is spoken of: that question is still open."""
    return _which(context) is not None


def customers_offered(context: Context) -> tuple[str, ...]:
    """Return the known customers that the open question offers; none without one."""
    draft = _which(context)
    if draft is None:
        return ()
    meant = [chosen_of(draft, number) for number in range(len(words_of(draft)))]
    names = [one.account for one in (*meant, what_was_asked(draft)) if one and one.account]
    known = (name for name in names if account_named(context.session, name) is not None)
    return tuple(dict.fromkeys(known))


def _which(context: Context) -> Draft | None:
    if context.talk.answered:
        return None
    sender = context.author.actor_id or context.person.id
    draft = context.talk.waiting or open_draft(
        context.session, sender, context.room.hears, context.now
    )
    is_which = draft is not None and draft.asks_for == "account"
    return draft if is_which and draft is not None and draft.understood.get("sentence") else None
