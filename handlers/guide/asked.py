# ruff: noqa: E501 - one way of asking, one line
"""“帮助 服务”, “怎么撤销”, “how do I log a visit?”: which page of help is asked for."""

import re
from dataclasses import dataclass

from core.language.sentence.courtesies import without_courtesies
from core.language.text.normalise import normalise
from core.language.text.sheet import phrase
from handlers.guide.pages import MEANT, Page, pages_for
from handlers.help_topics import Example

_HELLO = r"(?:(?:请教|我想问|我想知道|hi|hello)[,\s]*)*"
ASKED = phrase(
    rf"{_HELLO}/?(?:帮助|help)(?: (?:with|on|about|me with))?[\s:]+(?P<topic>\S.{{0,24}}?)"
    rf"|{_HELLO}(?:我|我们)?(?:要|想|该|应该|可以|能)?(?:怎么|怎样|如何|咋)(?:样|么)?(?P<how>.{{1,16}}?)"
    rf"|{_HELLO}how (?:do|can|should|would|could) (?:i|we|you|one) (?P<en>.{{2,40}}?)|{_HELLO}how to (?P<to>.{{2,40}}?)",
    re.IGNORECASE,
)  # fmt: skip
# What may stand beside the word for a topic; with any other word it asks for something else.
BESIDE = phrase(
    r"记录|录入|录|记|登记|新[建开增]?|添加|增加|加上?|创?建|开|查看|查询|查|看|使用|用|设置|设定|设|定|做|填写?|写|报"
    r"|提交?|申请|发起|安排|关闭|一?[个张条份笔次家位]|换|给|把|为|转|的|我|呢|啊|吗|呀|去|来|才能|一下|同事"
    r"|\b(?:log|record|add|open|create|make|set(?: up)?|plan|see|show|find|enter|new|an?|the|my|to|for|on|of"
    r"|in|with|i|some|me|please|use|redeem|undo|somebody|someone|something|it)\b|[\s,.!?~。，？！]",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Wanted:
    """A page, and the example that answers the question best, if one does."""

    page: Page
    example: Example | None


def page_asked(text: str, role: str) -> Wanted | None:
    """Return what of help a text asks for; None for what asks for no page, or for all of it."""
    found = ASKED.fullmatch(without_courtesies(normalise(text).text).strip(" 。.!?~\n"))
    if found is None:
        return None
    words = next(words for words in found.groups() if words)
    meant = [(match, page) for page in pages_for(role) if (match := _word(page, words)) is not None]
    if not meant:
        return None
    _, page = max(meant, key=lambda one: len(one[0]))
    return Wanted(page, None if found["topic"] else _example(page, words))


def _word(page: Page, words: str) -> str | None:
    """Return the longest word for a page, if nothing but small words stands beside it."""
    said = [match[0] for match in page.words.finditer(words)]
    left = BESIDE.sub("", page.words.sub(" ", words))
    return max(said, key=len) if said and not left else None


def _example(page: Page, words: str) -> Example | None:
    """Return the example that a question names: by its label, or by another word for it."""
    other = {label for word, label in MEANT.items() if word in words}
    rows = [one for topic in page.topics for one in topic.examples]
    named = [one for one in rows if any(label.lower() in words for label in one.label)]
    known = [one for one in rows if one.label[0] in other]
    return next(iter((*known, *named)), None)
