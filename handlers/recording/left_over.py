"""A customer that is named and not known: “完成跟进 火星” is not about all the others."""

import re

from core.errors import NotFoundError
from core.language.text.compiled import compiled
from core.language.text.ways import Phrases
from core.language.understanding import Understanding
from handlers.context import Context

NAMED = Phrases.of(
    r"(?:已经?|都)?(?:完成|做完)了?(?:跟进|回访)[\s:：]+(?P<name>[\w·（）()&]{2,20})[\s。.!！]*",
    r"(?:done|completed?|finish(?:ed)?)(?: with)? (?:the )?follow[- ]?ups? "
    r"(?:with |of |for )?(?P<name>[A-Z][\w&. -]{1,30}?)[\s.!]*",
)
# Which of them, or that it is all of them; and what is no name at all.
NO_NAME = compiled(
    r"[今昨明前后第这那全所上下逾]|都|了|吧|一下|\d|^(?:today|all|the|my|this|that|first|last|it|them)\b"
    r"|提醒|任务|待办|记录|电话|拜访|会议|演示",
    re.IGNORECASE,
)


def require_known_customer(asked: Understanding, context: Context) -> None:
    """Raise NotFoundError where all that is left of an order is a name nobody has."""
    found = NAMED.fullmatch(asked.text.strip())
    if found is None or NO_NAME.search(found["name"]) or context.lay_out(asked.text).members:
        return
    name = found["name"]
    raise NotFoundError(
        f"没有叫“{name}”的客户，什么都没有改。看看“待跟进”，或写客户的全名。",
        f"There is no account called “{name}”; nothing was changed. See “my follow-ups”, or write "
        "the full name.",
    )
