"""What a message puts right: the last record, or what is asked about before it is written.

Reads only; what becomes of it stands in `details` and `amount`.
"""

from dataclasses import replace

from core.language.conversation import corrected_details
from core.language.conversation.corrected_details import Correction
from core.language.understanding import Intent, Understanding
from handlers.context import Context
from handlers.recording.conversation.orders import OTHER_ACCOUNT, order_in

LONGEST = 40


def correction_in(asked: Understanding, context: Context) -> Correction | None:
    """Return what a message corrects of the last record, None where it corrects no such thing."""
    if not corrected_details.may_correct(asked):
        return None
    scene = context.lay_out(asked.text)
    return corrected_details.correction_in(scene)


def put_otherwise(
    known: Understanding, asked: Understanding, context: Context
) -> Understanding | None:
    """Return what was asked about with the customer or amount put right, before it is written.

    “不是万通，是开元”, “不是，是48万” in answer to a question. Another customer put in place of the
    first one says nothing of what that is called.
    """
    if not OTHER_ACCOUNT.match(asked.text):
        return None
    said = _with_amount(order_in(asked, context) or asked, context)
    if said.intent is not Intent.UPDATE_DEAL:
        return None
    if known.account is not None and (said.account or said.candidates):
        return replace(
            known, account=said.account, account_known=said.account_known,
            candidates=said.candidates, accounts=(), record=None, taught=None,
        )  # fmt: skip
    if known.amount is not None and said.amount is not None and said.account is None:
        return replace(known, amount=said.amount, currency=said.currency or known.currency)
    return None


def _with_amount(said: Understanding, context: Context) -> Understanding:
    """Read “不是，是48万”, which says nothing by itself, as an amount put right."""
    if said.intent is not Intent.NONE or len(said.text) > LONGEST:
        return said
    scene = context.lay_out(said.text)
    if len(scene.money) != 1 or scene.accounts or scene.dates:
        return said
    money = scene.money[0].value
    return replace(said, intent=Intent.UPDATE_DEAL, amount=money.amount, currency=money.currency)
