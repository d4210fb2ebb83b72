"""Which of the offered choices an answer means: its words, its place, its letter, a part of it."""

import re
from collections.abc import Sequence

from core.language.text.compiled import compiled

_CHINESE_PLACES = "一二三四五六七八九十"
_ENGLISH_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_FIRST_LETTER = ord("a")
# “第二个”, “the second one”: a place by its name, also where a bare number is an amount.
_ORDINAL = compiled(
    rf"(?:(?:我?选|就|要|是)*第?(?P<zh>[{_CHINESE_PLACES}\d]|10)[个项号条单家]"
    rf"|(?:the )?(?P<en>{'|'.join(_ENGLISH_PLACES)}|last)(?: one| option| choice)?)吧?"
)
# “2”, “b”, “选2”, “option b”: only where no number or word of the kind is asked for.
_PLACE = compiled(
    r"(?:我?选|要|option |number |no\.? ?|answer )?(?:(?P<n>\d{1,2})|(?P<a>[a-z]))吧?"
)
_LAST = compiled(
    r"(?:最后|末尾)(?:那|一|的那)?[个项条单家]?|后者|the latter|(?:the )?last(?: one)?"
)
_FIRST = compiled(r"前者|the former")
_NONE_OF_THEM = compiled(
    r"(?:以上|这些)?(?:都|全|全都|一个都)(?:不是|不对|不要|没有)|都?不是这[些几]个?|没有一个(?:是|对)"
    r"|none(?: of (?:them|these|those|the above))?|neither(?: of them)?|no,? none"
)
_AGREED = frozenset(
    {
        "嗯",
        "嗯嗯",
        "好",
        "好的",
        "可以",
        "行",
        "对的",
        "没错",
        "是的",
        "ok",
        "okay",
        "yep",
        "yeah",
        "sure",
    }
)
_YES = frozenset({"是", "yes"})
_ABOUT = compiled(r"那个|这个|那单|这单|那条|那家|的|了|吧|就|是|选|\b(?:the|one|that|please)\b|\s")
SHORTEST_PART = 2
CLOSING_WORDS = frozenset(
    {
        "取消", "算了", "不用", "不用了", "不需要", "先不用", "没事了", "不急", "再说", "再说吧",
        "以后再说", "下次再说", "暂时不用", "先不了", "不了",
        "cancel", "never mind", "nevermind", "no", "no thanks", "not now", "skip", "later",
        "not yet",
    }
)  # fmt: skip


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" 。.!！?？、,，").casefold()


def is_closing(text: str) -> bool:
    return folded(text) in CLOSING_WORDS


def is_none_of_them(text: str) -> bool:
    return _NONE_OF_THEM.fullmatch(folded(text)) is not None


def chosen(text: str, offered: Sequence[Sequence[str]], *, counted: bool) -> int | None:
    """Return the index of the choice that an answer means, or None.

    Each choice is the words that stand for it, folded. `counted` is false where a bare number or
    letter would be the answer itself.
    """
    said = folded(text)
    if not said:
        return None
    for number, words in enumerate(offered):
        if said in words or (said in _AGREED and not _YES.isdisjoint(words)):
            return number
    place = _place(said, len(offered), counted=counted)
    return place if place is None or 0 <= place < len(offered) else None


def partly_chosen(text: str, offered: Sequence[Sequence[str]]) -> int | None:
    """Return the only choice whose words hold what was said: “40万那个”, “启明”."""
    said = _ABOUT.sub("", folded(text))
    if len(said) < SHORTEST_PART or said.isdigit():
        return None
    holding = [
        number
        for number, words in enumerate(offered)
        if any(said in _ABOUT.sub("", word) for word in words)
    ]
    return holding[0] if len(holding) == 1 else None


def _place(said: str, count: int, *, counted: bool) -> int | None:
    if _LAST.fullmatch(said):
        return count - 1
    if _FIRST.fullmatch(said):
        return 0
    if ordinal := _ORDINAL.fullmatch(said):
        return _numbered(ordinal["zh"] or ordinal["en"])
    found = _PLACE.fullmatch(said) if counted else None
    if found is None:
        return None
    return int(found["n"]) - 1 if found["n"] else ord(found["a"]) - _FIRST_LETTER


def _numbered(word: str) -> int:
    if word.isdigit():
        return int(word) - 1
    places = _ENGLISH_PLACES if word in _ENGLISH_PLACES else tuple(_CHINESE_PLACES)
    return places.index(word)
