"""A follow-up for somebody else: “提醒李雪明天下午3点跟进华东医疗” is planned in her name.

It is read as what she would say herself; whether the sender may is decided where it is written.
"""

import re

from core.language.filling.slash import read_command
from core.language.sentence.courtesies import without_courtesies
from core.language.text.compiled import compiled
from core.language.text.normalise import folded
from core.language.understanding import Intent
from handlers.context import Context

ORDER = compiled(
    r"\s*(?:(?P<zh>提醒|通知|安排|让|叫)|(?P<en>remind|ask|tell|have|get)\s)\s?",
    re.IGNORECASE,
)
TOGETHER = compiled(
    r"\s*(?:(?:也|来|去)*(?:一起|一同|共同|协助|协同|配合|加入|参与|参加)"
    r"|(?:to )?(?:also )?(?:help|work|assist)\b)",
    re.IGNORECASE,
)
TO = compiled(r"^\s*(?:to\s)?", re.IGNORECASE)


def in_their_name(text: str, context: Context) -> str:
    """Return an order to follow up as the colleague would say it; any other message as it is."""
    said = without_courtesies(read_command(text).rest)
    order = ORDER.match(said)
    if order is None:
        return text
    rest = said[order.end() :]
    found = context.directory.member_index.find(folded(rest))
    if not found or found[0].start != 0 or len(found[0].value) != 1:
        return text
    name, task = found[0].value[0], rest[found[0].end :]
    if TOGETHER.match(task) and context.understand(f"提醒我{task}").due_on is None:
        return text  # To look after a customer together is no task of one day.
    asks = f"remind me to {TO.sub('', task, count=1)}" if order["en"] else f"提醒我{task}"
    if context.understand(asks).intent is not Intent.SCHEDULE_FOLLOW_UP:
        return text
    if name == context.person.name:
        return asks
    return f"on behalf of {name}: {asks}" if order["en"] else f"替{name}记录：{asks}"
