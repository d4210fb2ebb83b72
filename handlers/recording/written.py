"""What was said of a contact beyond what the books have a column for: kept as it was written."""

import re

from core.language.filling.slash import read_command
from core.language.text.compiled import compiled
from core.language.text.sheet import Mark
from core.language.understanding import Understanding
from handlers.context import Context
from handlers.recording.companions import TOGETHER

LONGEST = 500
MARKS = compiled("|".join(re.escape(mark.value) for mark in Mark))
# Who did what and when, which the record itself says: “今天拜访了华东医疗，下周三再跟进”.
TOLD_ALREADY = compiled(
    r"拜访|走访|回访|电话|打|会议|开会|演示|消息|邮件|微信|沟通|联系|满意度|跟进|提醒|记录?|替|代|客户|上午|下午"
    r"|今天|刚才?|刚刚|我|去|见|给|跟|和|与|了|过|的|一?[个次趟]|分|再|又|都|在|[\W_\d]"
    r"|\b(?:visit(?:ed)?|call(?:ed)?|met|meeting|demo(?:ed)?|email(?:ed)?|messaged?|log|with|had|a|an|the"
    r"|today|i|we|and|at|on|by|to|follow|up|again|satisfaction|of|for|behalf|next)\b",
    re.IGNORECASE,
)
LEAST = 2


def as_written(asked: Understanding, context: Context) -> str | None:
    """Return the message for the activity's note; None when the record says all of it."""
    said = read_command(asked.text).rest
    # What nobody can type has no place in the books either; PostgreSQL refuses it.
    text = "".join(sign for sign in said if sign.isprintable() or sign == "\n").strip()
    if not text:
        return None
    left = context.lay_out(said[:LONGEST]).text
    if TOGETHER.search(left):
        return text[:LONGEST]  # Who came along has no place of its own.
    for name in (asked.account, *asked.accounts, asked.contact):
        # A customer that no list holds has no mark of its own.
        left = left.replace(name.casefold(), " ") if name else left
    left = TOLD_ALREADY.sub("", MARKS.sub(" ", left))
    return text[:LONGEST] if len(left) >= LEAST else None
