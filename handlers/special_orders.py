"""Finds the orders and questions whose words are no intents of the contract."""

from collections.abc import Callable

from core.language.understand import LONGEST_MESSAGE
from core.language.understanding import Understanding
from core.reply import Reply
from core.storage.drafts import drop_draft, open_draft
from handlers.context import Context
from handlers.recording.said import Said, lay_out_said
from handlers.recording.turned import turned
from handlers.special_cues import CUES

Order = Callable[[Said, Context], Reply | None]

LONGEST = 200
# A story may be as long as a message.
TOLD_AT_LENGTH = frozenset({"cases"})


def special_order(asked: Understanding, context: Context) -> Reply | None:
    """Answer a message of these kinds; None when it is of none of them."""
    # A cue is cheap to look for; only where one is found is the message laid out.
    cues = {name: cue for name, cue in CUES.items() if _fits(name, asked)}
    found = {name for name, cue in cues.items() if cue.search(asked.text)}
    if not found:
        return None
    from handlers.special_features import ORDERS

    orders = [order for name, order in ORDERS.items() if name in found]
    said = lay_out_said(asked, context)
    reply = _first_reply(orders, said, context) or _turned_reply(orders, said, context)
    if reply is not None and (reply.changed or context.change is not None):
        _put_questions_aside(context)
    return reply


def _first_reply(orders: list[Order], said: Said, context: Context) -> Reply | None:
    return next((reply for order in orders if (reply := order(said, context))), None)


def _turned_reply(orders: list[Order], said: Said, context: Context) -> Reply | None:
    """Answer a question whose words stand in another order than its feature knows."""
    replies = (_first_reply(orders, other, context) for other in turned(said, context))
    return next((reply for reply in replies if reply), None)


def _fits(name: str, asked: Understanding) -> bool:
    return len(asked.text) <= (LONGEST_MESSAGE if name in TOLD_AT_LENGTH else LONGEST)


def _put_questions_aside(context: Context) -> None:
    """What was asked before an order is not waited for: the next “undo” is about the order."""
    waiting = open_draft(context.session, context.person.id, context.room.hears, context.now)
    if waiting is not None:
        drop_draft(context.session, waiting.person_id, waiting.conversation)
