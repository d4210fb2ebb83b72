"""Orders about one payment of a deal: recorded wrongly, or planned and changed since."""

import re

from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.reply import Reply
from handlers.context import Context
from handlers.money.payment_corrections import payment_correction_said
from handlers.money.planned_payments import planned_payment_said
from handlers.recording.said import Said
from handlers.recording.whose import WHOSE
from handlers.targets import show_target

# “本月回款” asks for a figure: no payment takes a month.
FIGURE = phrase(
    rf"(?:{WHOSE})?\s?Ⓓ的?(?:回款|收款|到账)(?:额|金额|总额|业绩|情况|进度)?|(?:my )?Ⓓ payments",
    re.IGNORECASE,
)


def payment_order_said(said: Said, context: Context) -> Reply | None:
    """Do what is said of one payment; None for a payment itself and other talk."""
    if said.scene.mood.asks:
        return None
    if FIGURE.fullmatch(said.text) and _is_a_span(said):
        return _figure(said, context)
    return payment_correction_said(said, context) or planned_payment_said(said, context)


def _is_a_span(said: Said) -> bool:
    period = said.scene.dates[0].value.period
    return period.first != period.last


def _figure(said: Said, context: Context) -> Reply | None:
    """Answer as to the same words asked as a question."""
    meant = context.understand(f"{said.asked.text.strip()}多少")
    return show_target(meant, context) if meant.intent is Intent.SHOW_TARGET else None
