"""What a message means that answers no question: more of the talk, an order, a bare name or day."""

from dataclasses import replace

from core.language.understanding import Intent, Understanding
from core.periods import day
from handlers.context import Context
from handlers.recording.conversation.all_of_them import objected_by_all
from handlers.recording.conversation.bare import with_bare_values
from handlers.recording.conversation.orders import order_in
from handlers.recording.conversation.spoken_of import gone_on
from handlers.recording.correcting.reading import correction_in


def alone(asked: Understanding, context: Context) -> Understanding | None:
    """Take a customer's name or a day, and nothing else, as a wish to see it; else an order."""
    if correction_in(asked, context) is not None:
        return None
    meant = objected_by_all(asked, context) or gone_on(asked, context)
    if meant is not None or asked.intent is not Intent.NONE:
        return meant
    if (order := order_in(asked, context)) is not None:
        return order
    named = with_bare_values(asked, context)
    if named.account is not None or named.candidates:
        # “周五 华东医疗” may be a plan: the day is offered, and nothing is written.
        ahead = named.due_on if named.due_on and named.due_on > context.today else None
        return replace(named, intent=Intent.SHOW_ACCOUNT, amount=None, due_on=ahead)
    if named.due_on is not None and named.due_at is None:
        return Understanding(intent=Intent.SHOW_DAY, period=day(named.due_on), text=asked.text)
    return None
