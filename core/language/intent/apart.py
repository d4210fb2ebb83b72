# ruff: noqa: E501 - one rule, one line
"""A message about several customers, cut where the next one begins: “A签了30万,B丢了,C回款5万”."""

import re
from dataclasses import dataclass
from itertools import pairwise

from core.language.conversation.corrections import denied
from core.language.dates.moments import When
from core.language.names.new_names import find_new_account
from core.language.sentence.scene import Scene, told
from core.language.text.compiled import compiled
from core.language.text.sheet import Found, Sheet
from core.language.text.ways import Ways

# “A丢了,输给了B” tells of A: B is whom the deal went to, or what they compare us with.
BESIDE = Ways.of(
    (r"(?:输给|败给|丢给|签给|给)了?\s?$", "输给了"),
    (r"(?:被|让)\s?$", "被"),
    (r"(?:选|选择|选用|选定|换成|换到|改用|转向|倾向)了?\s?$", "选择了"),
    (r"(?:对比|比较|比|对手是?|竞争对手|竞品)\s?$", "在对比"),
    (r"(?:介绍人是|不是|而不是|像)\s?$", "不是"),
    (
        r"\b(?:lost (?:(?:it|this|Ⓐ+|(?:the |our )?deal) )*to|went with|go(?:ing)? with|chose|picked|than|by|against|vs\.?)\s$",
        "went with ",
    ),
)
# “A签了B丢了” are two; “签了A签了B” says the deed first.
TOLD = compiled(r"^(?![^,。;!\n]*[,。;!\n]).*(?:[签丢赢黄款到付]了|[ⓋⓃ]元?)\s?$", re.DOTALL)
DEED_FIRST = compiled(r"(?:[签丢赢访见去给跟和与到]|拿下)了?\s?$")
# “won A and lost B”: the deed before each of them.
DEED = r"(?:won|lost|signed|closed|landed|visited|called|met(?: with)?|emailed|签下?了?|签约了?|拿下了?|赢了|丢了|输了|拜访了?|回访了?|走访了?|见了)\s?Ⓐ"
BEGINS_WITH_DEED = compiled(rf"^(?:[^,。;!\nⒶ]{{0,12}}\b|[^,。;!\nⒶ]{{0,4}}){DEED}")
JOINS_DEEDS = compiled(rf"(?<=[ⒶⓋ])\s?(?:,|and\b|but\b|&|又|还|同时|,?另外)?\s?(?={DEED})")
# “昨天拜访A、前天拜访B”: the day before each of them.
ON_ITS_DAY = compiled(
    rf"(?<=[ⒶⓋ])\s?(?:、|,|and\b|&|和)\s?(?=(?:on )?Ⓓ+\s?(?:上午|下午|去)?{DEED})"
)
# A name that no list holds begins a part only where a sentence begins with it: “因为价格” does not.
BEFORE_A_NAME = compiled(
    r"[\sⒹⓉ]*(?:又|还|另外|然后)?(?:跟|和|给|拜访|走访|去|跑|见|联系|回访)?(?:了|过|趟)*\s?"
    r"|\s?(?:and |then )?(?:visited |called |met |met with |saw )?",
    re.ASCII,
)
CLAUSE_END = compiled(r"[,。;!\n]+|\.(?=\s|$)")


@dataclass(frozen=True)
class Part:
    """What a message tells of one customer, as it was written, and where it stands in the sheet."""

    text: str
    start: int
    end: int
    names: tuple[str, ...]


def parts_of(scene: Scene) -> list[Part]:
    """Return the parts of a message; a clause without a name goes with the one before.

    Names that are only supposed, heard of or denied begin no part of their own.
    """
    text = scene.sheet.text
    ends = (m.end() for m in CLAUSE_END.finditer(text))
    cuts = sorted({0, *ends, *_run_on(scene), *_next_deeds(text), len(text)})
    parts: list[tuple[int, int, tuple[str, ...]]] = []
    for start, end in pairwise(cuts):
        names = _names_in(scene, start, end)
        if parts and (not names or not parts[-1][2] or set(names) <= set(parts[-1][2])):
            first, _, known = parts.pop()
            parts.append((first, end, known or names))
        else:
            parts.append((start, end, names))
    return [
        Part(scene.sheet.written(a, b).strip(" ,，。;；"), a, b, names) for a, b, names in parts
    ]


def _run_on(scene: Scene) -> list[int]:
    """Return where the next customer begins without a stop: “A签了30万B丢了”, as dictated."""
    text = scene.sheet.text
    return [
        second.start
        for first, second in pairwise(scene.accounts)
        if TOLD.search(text[first.end : second.start])
        and not DEED_FIRST.search(text[: first.start])
        and not BESIDE.search(text[: second.start])
    ]


def _next_deeds(text: str) -> list[int]:
    """Return where the next deed begins: “won A and lost B”, “签了A丢了B”."""
    on_a_day = [match.end() for match in ON_ITS_DAY.finditer(text)]
    if not BEGINS_WITH_DEED.search(text):
        return on_a_day
    return on_a_day + [match.end() for match in JOINS_DEEDS.finditer(text)]


def _names_in(scene: Scene, start: int, end: int) -> tuple[str, ...]:
    known = [found for found in scene.accounts if start <= found.start < end]
    if known:
        sure = [one for one in known if _is_subject(scene, start, one.start)]
        return tuple(dict.fromkeys(one.value[0] for one in sure))
    new = find_new_account(Sheet.of(scene.sheet.written(start, end)))
    if new is None or not _is_subject(scene, start, start + new.start):
        return ()
    if not BEFORE_A_NAME.fullmatch(scene.sheet.text[start : start + new.start]):
        return ()
    if any(one.start <= start + new.start < one.end for one in scene.contacts):
        return ()  # “张总嫌贵” tells of somebody at the customer before
    return (new.value,)


def _is_subject(scene: Scene, start: int, place: int) -> bool:
    """Return whether a clause that begins at `start` tells of the customer named at `place`."""
    if not told(scene, place) or denied(scene, place):
        return False
    return BESIDE.search(scene.sheet.text[start:place]) is None


def customers_told_of(scene: Scene) -> tuple[str, ...]:
    """Return the known customers of a message, without those it only compares or denies."""
    cuts = [m.end() for m in CLAUSE_END.finditer(scene.sheet.text)]
    told_of = (
        one.value[0]
        for one in scene.accounts
        if len(one.value) == 1 and _is_subject(scene, _before(cuts, one.start), one.start)
    )
    return tuple(dict.fromkeys(told_of))


def _before(cuts: list[int], place: int) -> int:
    return max((cut for cut in cuts if cut <= place), default=0)


def day_before(scene: Scene, parts: list[Part]) -> Found[When] | None:
    """Return the day that opens a message and so is the day of all its parts: “昨天A签了,B丢了”."""
    if not scene.dates or not scene.accounts:
        return None
    first = scene.dates[0]
    opens = first.start == 0 and first.end <= scene.accounts[0].start
    elsewhere = any(found.start >= parts[0].end for found in scene.dates)
    return first if opens and not elsewhere else None
