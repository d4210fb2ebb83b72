"""“不是万通，是开元” before anything is written: what was asked about, with another customer."""

from dataclasses import replace

from core.language.understanding import Intent, Understanding
from handlers.context import Context
from handlers.recording.orders import OTHER_ACCOUNT, order_in


def put_otherwise(
    known: Understanding, asked: Understanding, context: Context
) -> Understanding | None:
    """Return what was asked about with the customer or amount put right, before it is written."""
    said = order_in(asked, context) or asked
    if said.intent is not Intent.UPDATE_DEAL or not OTHER_ACCOUNT.match(asked.text):
        return None
    if known.account is not None and (said.account or said.candidates):
        return replace(
            known, account=said.account, account_known=said.account_known,
            candidates=said.candidates, accounts=(), record=None,
        )  # fmt: skip
    if known.amount is not None and said.amount is not None and said.account is None:
        return replace(known, amount=said.amount, currency=said.currency or known.currency)
    return None
