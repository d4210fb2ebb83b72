"""What stands on the bot's own cards and in imported files is understood when it is typed back.

“李雪 (已离职)” is 李雪. “D02997”, a deal's key in another system, is our deal of that key; it is
never taken for our number 2997.
"""

import re

from sqlalchemy import select

from core.language.text.compiled import compiled
from core.storage.tables import Deal
from handlers.context import Context

LEFT = compiled(r"\s*[（(]\s*(?:已离职|离职|has left|left)\s*[)）]", re.IGNORECASE)
_KEY = r"(?=[\w-]*\d)[a-z][a-z0-9]{0,17}(?:[-_][a-z0-9]{1,18}){0,3}"
# Digits alone are a key only where they are called one.
_CALLED = r"(?:编号|单号|商机号|订单号|external id|opportunity id)\s?[:：]?\s?"
KEY = compiled(
    rf"(?<![a-z0-9_@./-])(?:(?:商机|#)\s?)?(?P<key>{_KEY})(?![a-z0-9_@./-])|{_CALLED}(?P<digits>\d{{3,18}})",
    re.IGNORECASE,
)
MOST_KEYS = 10


def as_known(text: str, context: Context) -> str:
    """Return a message with the names and numbers that our own books have for what it names."""
    text = LEFT.sub("", text)
    found = list(KEY.finditer(text))[:MOST_KEYS]
    if not found:
        return text
    numbers = _numbers({key for match in found for key in _spellings(match)}, context)
    for match in reversed(found):
        number = next((numbers[key] for key in _spellings(match) if key in numbers), None)
        if number is not None:
            text = f"{text[: match.start()]} #{number} {text[match.end() :]}".strip()
    return text


def _spellings(match: re.Match[str]) -> tuple[str, ...]:
    key = match["key"] or match["digits"]
    return key, key.upper(), key.lower()


def _numbers(keys: set[str], context: Context) -> dict[str, int]:
    rows = context.session.execute(
        select(Deal.external_id, Deal.number).where(Deal.external_id.in_(keys))
    )
    return {row.external_id: row.number for row in rows if row.external_id is not None}
