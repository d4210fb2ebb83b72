"""A customer's credit limit in its story, for those who may see the customer's books."""

from core.access import may_write_account
from core.money import whole_units
from core.storage.records.credit_limits import credit_limit_of
from core.storage.tables import Account
from handlers.context import Context


def credit_facts(account: Account, context: Context) -> list[tuple[str, str]]:
    """Return the limit with its label; nothing where none is set or it is not the reader's."""
    row = credit_limit_of(context.session, account.id)
    if row is None or not may_write_account(context.session, context.person, account):
        return []
    amount = whole_units(row.limit_minor, context.company.currency)
    return [(context.say("信用额度", "Credit limit"), context.wording.money(amount))]
