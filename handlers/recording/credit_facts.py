"""A customer's credit limit in its story, for those who may see the customer's books."""

from core.access import may_write_account
from core.money import whole_units
from core.storage.records.credit_limits import credit_of
from core.storage.tables import Account
from handlers.context import Context


def credit_facts(account: Account, context: Context) -> list[tuple[str, str]]:
    """Return the limit, what is owed of it and by how much that is too much, with its label.

    Nothing where none is set or it is not the reader's.
    """
    if not may_write_account(context.session, context.person, account):
        return []
    credit = credit_of(context.session, account.id, context.today)
    if credit.limit is None:
        return []
    parts = [_money(credit.limit, context)]
    if credit.owed:
        owed = _money(credit.owed, context)
        parts.append(context.say("应收 {money}", "owed {money}", money=owed))
    if credit.over:
        over = _money(credit.over, context)
        parts.append(context.say("已超额度 {money}", "{money} over the limit", money=over))
    return [(context.say("信用额度", "Credit limit"), " · ".join(parts))]


def _money(minor: int, context: Context) -> str:
    currency = context.company.currency
    return context.wording.money(whole_units(minor, currency), currency)
