"""Reads how a deal is to be shared: “和王伟五五分”, “王伟30%、刘洋20%”, “不和王伟分了”.

Which deal is not decided here. A sentence with any other word in it is no such order.
"""

from dataclasses import dataclass
from decimal import Decimal

from core.errors import UserError
from core.language.text.sheet import phrase
from core.storage.tables import Person
from handlers.context import Context
from handlers.recording.said import Said, person_called

# Beside a cue, what makes it one about a deal where neither a customer nor a deal is named.
OF_A_DEAL = phrase(r"分成|业绩|单|商机|项目|合同|\b(?:deal|split|splitting|credit)\b")
_EVEN = r"五五|对半|平分|一人一半|各一半|一半|50/50|fifty[- ]fifty|evenly|equally|\bhalf\b"
EVEN = phrase(_EVEN)
EACH = phrase(r"各|每人|\beach\b")
RATIO = phrase(r"(?P<one>[一二三四六七八九])(?P<other>[一二三四六七八九])(?=[分开])")
OFF = phrase(r"不|取消|撤掉|去掉|\b(?:stop|remove|cancel|end|no)\b")
_MINE = r"我(?=\s?[占拿得分留]?\s?Ⓟ)|\b(?:me|i)\b(?= ?(?:gets?|keeps?|takes?)? ?Ⓟ)"
SLOT = phrase(rf"Ⓜ|{_MINE}")
# Longer words stand first, and what was read stays read: no message is gone through twice.
# (Python 3.11 loses the spans of groups inside of such a repetition, so there are none.)
ORDER = phrase(
    r"(?:[两二三四五2-5]个?人"
    rf"|{_EVEN}|[一二三四六七八九]{{2}}(?=[分开])"
    r"|请|麻烦|帮我|帮忙|这一?单|那一?单|这个|那个|单子|商机|项目|订单|合同|业绩|提成|分成|比例"
    r"|改成|改为|调成|分给|算给|记给|算|记|一起|协同|合作|一下|取消|撤掉|去掉"
    r"|\b(?:please|can you|split(?:s|ting)?|shares?|credits?|revenue|give|gets?|keeps?|takes?|of"
    r"|for|on|in|the|deal|order|it|this|that|with|between|me|i|us|and|to|at|is|a|an|our|each"
    r"|stop|remove|cancel|end|no|more)\b|'s"
    r"|[ⒶⓇⓂⓅ,、;:.和跟与同及把将给归由占拿得各每人留的了吧是为按我分拆开不再在\s])++",
)
# With these words it is an order but for a name that nobody has.
STRONG = phrase(r"分成|平分|五五|\bsplit\b")
NAMED = phrase(rf"Ⓡ.*(?:Ⓟ|{_EVEN})")
A_NAME = phrase(r"[\u4e00-\u9fff]{2,4}|[a-z]{2,20}(?: [a-z]{2,20})?")
DIGITS = "一二三四五六七八九"


@dataclass(frozen=True)
class Split:
    """Who is to share a deal, and how: stated percents, evenly, or not any more.

    A percent of none has still to be asked for; `ratio` are the two that it may be.
    """

    parts: tuple[tuple[Person, int | None], ...]
    even: bool = False
    off: bool = False
    ratio: tuple[int, ...] = ()


def split_said(said: Said, context: Context) -> Split | None:
    """Return the order; None for what says something else. Raises UserError for odd percents."""
    text = said.text.replace("Ⓝ/Ⓝ", "50/50")
    if said.scene.mood.asks:
        return None
    if not ORDER.fullmatch(text):
        _require_known(text, context)
        return None
    people = _people(said, text, context)
    if OFF.search(text):
        return Split(tuple((person, 0) for person in people), off=True)
    if not people:
        return None
    percents = [_whole(found.value) for found in said.scene.percents]
    if percents:
        return Split(tuple(_paired(people, percents, text)))
    nobody = tuple((person, None) for person in people)
    found = RATIO.search(text)
    ratio = () if found is None else tuple((DIGITS.index(one) + 1) * 10 for one in found.groups())
    return Split(nobody, even=EVEN.search(text) is not None, ratio=ratio)


def _require_known(text: str, context: Context) -> None:
    """Raise NotFoundError where only a name keeps it from being an order: nobody has it."""
    if "Ⓜ" in text or not (STRONG.search(text) and NAMED.search(text)):
        return
    rest = [part for part in ORDER.split(text) if part and part.strip()]
    if len(rest) == 1 and A_NAME.fullmatch(rest[0]):
        person_called(rest[0], context)


def _people(said: Said, text: str, context: Context) -> list[Person]:
    """Return the people named, in their order; “我” only where a percent of mine is said."""
    named = iter(sorted(said.scene.members, key=lambda found: found.start))
    people: list[Person] = []
    for slot in SLOT.finditer(text):
        person = context.person
        if slot[0] == "Ⓜ":
            person = _called(next(named).value, context)
        if person not in people:
            people.append(person)
    return people


def _called(names: tuple[str, ...], context: Context) -> Person:
    if len(names) == 1:
        return person_called(names[0], context)
    all_ = "、".join(names)
    raise UserError(
        f"是哪一位：{all_}？请写全名。", f"Which of them: {', '.join(names)}? Write the full name."
    )


def _whole(share: Decimal) -> int:
    percent = share * 100
    if percent != int(percent):
        raise UserError(
            "比例请用整数，例如 30%。", "Please use whole percent, for example 30%.", code="percent"
        )
    return int(percent)


def _paired(people: list[Person], percents: list[int], text: str) -> list[tuple[Person, int]]:
    if len(percents) == 1 and EACH.search(text):
        percents *= len(people)
    if len(percents) != len(people):
        raise UserError(
            "每人写一个比例，例如“#12 分成 王伟 30% 刘洋 20%”。",
            "Give each of them a percent, for example “split #12 NAME 30% NAME 20%”.",
            code="percent",
        )
    return list(zip(people, percents, strict=True))
