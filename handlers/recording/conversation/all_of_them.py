"""“两家都说要再等等”, “客户都嫌贵”: what several customers object to, none of them named.

It is told of those spoken of just now where their number fits; else it is asked whose it is.
"""

import re
from dataclasses import replace

from core.language.text.sheet import phrase
from core.language.understanding import Intent, Understanding
from handlers.context import Context
from handlers.recording.conversation.spoken_of import customers_spoken_of

LONGEST = 60
_EN = r"(?:of them|customers|clients|accounts)"
# “客户都…” may be said of customers at large, “两家都…” only of those spoken of.
ALL = phrase(
    r"(?:(?:[这那]|他们)?(?P<zh>[两二三四五六])[家个](?:客户|公司)?|(?P<these>(?:[这那]|他们)几家)(?:客户|公司)?|客户们?|各家)"
    r"(?:那边)?[也全]?都(?P<said>.{1,50})"
    rf"|(?:they )?(?P<en>both|all three)(?: {_EN})?(?P<said_en> .{{2,60}})"
    r"|(?:the |all )?(?:customers|clients)(?: all)(?P<said_at_large> .{2,60})",
    re.IGNORECASE,
)
NUMBERS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "both": 2, "all three": 3}
FEWEST = 2


def objected_by_all(asked: Understanding, context: Context) -> Understanding | None:
    """Return the objection of several unnamed customers, of each of them or still to be asked."""
    found = ALL.fullmatch(asked.text.strip()) if len(asked.text) <= LONGEST else None
    if found is None or asked.account or asked.accounts or asked.candidates:
        return None
    names = customers_spoken_of(context)
    if _are_meant(names, found):
        meant = _read(_row(names, found), context)
        if meant is None:
            return None
        context.talk.taken_as = context.wording.listed(names)
        return replace(meant, text=asked.text)
    meant = _read(_of_one(found), context)
    if meant is None:
        return None
    # One customer alone is not all of them: whose it is is asked, with those spoken of first.
    return replace(meant, account=None, candidates=names, text=asked.text)


def _are_meant(names: tuple[str, ...], found: re.Match[str]) -> bool:
    said = found["zh"] or (found["en"] or "").casefold()
    if said:
        return len(names) == NUMBERS[said]
    return found["these"] is not None and len(names) >= FEWEST


def _row(names: tuple[str, ...], found: re.Match[str]) -> str:
    if found["said"]:
        return f"{'、'.join(names)}都{found['said']}"
    return f"{' and '.join(names)}{found['said_en'] or found['said_at_large']}"


def _of_one(found: re.Match[str]) -> str:
    if found["said"]:
        return f"客户{found['said']}"
    return f"the customer{found['said_en'] or found['said_at_large']}"


def _read(sentence: str, context: Context) -> Understanding | None:
    read = context.understand(sentence)
    is_objection = read.intent is Intent.LOG_ACTIVITY and read.objection is not None
    return read if is_objection else None
