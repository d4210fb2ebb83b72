"""Orders about one payment of a deal: recorded wrongly, or planned and changed since."""

from core.reply import Reply
from handlers.context import Context
from handlers.payment_corrections import payment_correction_said
from handlers.planned_payments import planned_payment_said
from handlers.recording.said import Said


def payment_order_said(said: Said, context: Context) -> Reply | None:
    """Do what is said of one payment; None for a payment itself and other talk."""
    if said.scene.mood.asks:
        return None
    return payment_correction_said(said, context) or planned_payment_said(said, context)
