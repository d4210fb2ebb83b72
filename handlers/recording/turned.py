"""Questions whose words stand in another order: “异常 李雪”, “数据达人 上月”, “orders in East”.

A feature knows one order of “whose”, “when” and “what”; here the others are turned into it. Only a
sentence that holds those three and nothing else is turned, and no sum: it can only be a question.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from core.language.text.sheet import Rule, phrase
from core.language.understanding import Understanding
from handlers.context import Context
from handlers.recording.said import Said, lay_out_said, written_in

_ZH = (
    r"异常(?:记录|数据)?|数据(?:质量|检查|体检|达人)|(?:录入|记录)(?:达人|之星)|(?:逾期的?|未完成的?)?服务单|成长计划|"
    r"(?:剩余)?(?:信用|授信)额度|(?:该|应该)?派给谁|(?:重点|重要|关键|核心|[a-d]级)客户|应收(?:款|账款)?"
)
_EN = (
    r"anomal(?:y|ies)|data (?:quality|check)|(?:open |overdue )?(?:service orders?|complaints?)|"
    r"credit limit|(?:growth|development) plan|(?:key|top|tier [a-d]) (?:accounts|customers)|"
    r"best record keepers?"
)
_OURS = r"(?:我们|本|咱们)(?:组|队|团队|区域|大区|区)|(?:全|整个)?公司|我"
_OURS_EN = r"\b(?:my|our) (?:team|region)\b|\bmy\b|\bour\b|\bthe company\b"
_ASIDE = (
    r"(?:\s|的|'s\b|\b(?:of|for|in|by|from|the)\b|"
    rf"(?:[ⒶⓂⓈ]|{_OURS}|{_OURS_EN})|Ⓓ|(?:这个?|上个?|本|当)月)*"
)
_SHOW = r"(?:看|查|一下|show(?: me)?|list|\s)*"
PARTS = phrase(
    rf"{_SHOW}(?P<before>{_ASIDE})(?P<what>{_ZH}|{_EN})(?P<after>{_ASIDE})(?:一下|,|\s)*",
    re.IGNORECASE,
)
_WHOSE = phrase(rf"[ⒶⓂⓈ]|{_OURS_EN}|{_OURS}", re.IGNORECASE)
_WHEN = phrase(r"Ⓓ|(?:这个?|上个?|本|当)月")
TIER = phrase(r"客户|accounts|customers", re.IGNORECASE)
CHINESE = phrase(r"[\u3400-\u9fff]")


def turned(said: Said, context: Context) -> Iterator[Said]:
    """Yield the same question with its parts in the orders in which features know them."""
    text = said.text
    parts = PARTS.fullmatch(text)
    if parts is None or _would_set(text, parts["what"]):
        return
    around = [parts.span("before"), parts.span("after")]
    whose = _pieces(said, _WHOSE, around)
    when = _pieces(said, _WHEN, around)
    if len(whose) > 1 or len(when) > 1 or not (whose or when):
        return
    what = parts["what"]
    orders = _chinese if CHINESE.search(what) else _english
    for words in dict.fromkeys(orders("".join(whose), "".join(when), what)):
        yield lay_out_said(_put(said.asked, words), context)


def _would_set(text: str, what: str) -> bool:
    """“B级客户 华东医疗” turned would set a tier."""
    return "Ⓐ" in text and TIER.search(what) is not None


def _pieces(said: Said, wanted: Rule, around: list[tuple[int, int]]) -> list[str]:
    found = (match for span in around for match in wanted.finditer(said.text, *span))
    return [written_in(said, match, 0).strip() for match in found]


def _chinese(whose: str, when: str, what: str) -> tuple[str, ...]:
    whose = whose.removesuffix("的")
    of = f"{whose}的" if whose else ""
    return (f"{when}{of}{what}", f"{of}{when}{what}", f"{whose}{when}{what}", f"{whose}{what}")


def _english(whose: str, when: str, what: str) -> tuple[str, ...]:
    whose = whose.removesuffix("'s")
    told = f" {when}" if when else ""
    if not whose:
        return (f"{what}{told}",)
    of = whose if whose.casefold() in {"my", "our"} else f"{whose}'s"
    return (f"{of} {what}{told}", f"{whose} {what}{told}", f"{what} of {whose}{told}")


def _put(asked: Understanding, words: str) -> Understanding:
    return replace(asked, text=words)
