"""The customer that a question or an order names which is no intent of the reader."""

from dataclasses import replace

from core.language.understanding import Intent, Understanding
from core.reply import Reply
from core.storage.records.accounts import account_named
from core.storage.tables import Account
from handlers.context import Context
from handlers.recording.meant import account_read
from handlers.recording.said import Said


def account_said(said: Said, context: Context) -> Account | Reply:
    """Return the customer that is named, or the question which one; who may see it is not asked."""
    names = said.scene.accounts[0].value
    asked = Understanding(intent=Intent.SHOW_ACCOUNT, account_known=True, text=said.asked.text)
    if len(names) > 1 and said.asked.account is None:
        return account_read(replace(asked, candidates=names), context)
    known = account_named(context.session, said.asked.account or names[0])
    if known is None:
        return account_read(replace(asked, account=names[0]), context)
    return known
