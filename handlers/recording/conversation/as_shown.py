"""What stands on the bot's own cards and in imported files is understood when it is typed back.

“李雪 (已离职)” is 李雪. “D02997”, a deal's key in another system, is our deal of that key; it is
never taken for our number 2997.
"""

import re

from sqlalchemy import select

from core.access import visible_owner_ids
from core.language.text.compiled import compiled
from core.language.understanding import Intent
from core.storage.tables import Account, Deal
from handlers.context import Context

LEFT = compiled(r"\s*[（(]\s*(?:已离职|离职|has left|left)\s*[)）]", re.IGNORECASE)
_KEY = r"(?=[\w-]*\d)[a-z][a-z0-9]{0,17}(?:[-_][a-z0-9]{1,18}){0,3}"
# Digits alone are a key only where they are called one.
_CALLED = r"(?:编号|单号|商机号|订单号|external id|opportunity id)\s?[:：]?\s?"
KEY = compiled(
    rf"(?<![a-z0-9_@./-])(?:(?:商机|#)\s?)?(?P<key>{_KEY})(?![a-z0-9_@./-])|{_CALLED}(?P<digits>\d{{3,18}})",
    re.IGNORECASE,
)
OUR_NUMBER = compiled(r"\s*#\s?(\d{1,9})(?!\d)\s*")
MOST_KEYS = 10
# What is done with customers, whatever the deal.
WITH_CUSTOMERS = frozenset(
    {Intent.LOG_ACTIVITY, Intent.RECORD_SATISFACTION, Intent.SCHEDULE_FOLLOW_UP}
)


def as_known(text: str, context: Context) -> str:
    """Return a message with the names and numbers that our own books have for what it names."""
    text = LEFT.sub("", text)
    return _with_customer(_with_numbers(text, context), context)


def _with_numbers(text: str, context: Context) -> str:
    found = list(KEY.finditer(text))[:MOST_KEYS]
    if not found:
        return text
    numbers = _numbers({key for match in found for key in _spellings(match)}, context)
    for match in reversed(found):
        number = next((numbers[key] for key in _spellings(match) if key in numbers), None)
        if number is not None:
            text = f"{text[: match.start()]} #{number} {text[match.end() :]}".strip()
    return text


def _with_customer(text: str, context: Context) -> str:
    """Name the customer where somebody says to have visited a deal: “拜访了 #12”."""
    found = OUR_NUMBER.search(text)
    if found is None or context.understand(text).intent is not Intent.NONE:
        return text
    visible = visible_owner_ids(context.session, context.person)
    deals = select(Deal).where(Deal.number == int(found[1]))
    deal = context.session.scalars(deals).one_or_none()
    if deal is None or (visible is not None and deal.owner_id not in visible):
        return text
    account = context.session.get_one(Account, (context.company.id, deal.account_id))
    named = f"{text[: found.start()]}{account.name}{text[found.end() :]}"
    meant = context.understand(named)
    # What merely sounds like a customer's objection may be an order about the deal.
    is_done = meant.activity is not None or meant.score is not None or meant.due_on is not None
    return named if is_done and meant.intent in WITH_CUSTOMERS else text


def _spellings(match: re.Match[str]) -> tuple[str, ...]:
    key = match["key"] or match["digits"]
    return key, key.upper(), key.lower()


def _numbers(keys: set[str], context: Context) -> dict[str, int]:
    rows = context.session.execute(
        select(Deal.external_id, Deal.number).where(Deal.external_id.in_(keys))
    )
    return {row.external_id: row.number for row in rows if row.external_id is not None}
