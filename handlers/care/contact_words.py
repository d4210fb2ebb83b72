# ruff: noqa: E501 - one rule, one line
"""Reads what a sentence says of a person at a customer: name, position, part, phone."""

import re
from dataclasses import dataclass

from core.language.names.contacts import DEPARTMENTS, LEADERS, SURNAME, TITLES
from core.language.text.compiled import compiled
from core.phones import phone_checked
from core.vocabulary import BuyingPart

LONGEST_NAME, LONGEST_POSITION = 40, 40
# What no name holds: it is a sentence then, and perhaps about somebody else.
_NO_NAME = "人不没谁他她它我你您们的了是说听讲吗呢吧么什怎哪这那"
_GIVEN = rf"(?:(?![{_NO_NAME}])[\u4e00-\u9fff·])"
# Words that begin as a surname does.
_WORDS = (
    "关键|安排|安装|安全|方案|方便|方向|任何|任务|马上|高兴|当然|于是|主要|重点|目标|应该|成功|成本|毕竟|单子|单位|万一|全部|全款"
    "|常常|向来|终于|支持|连续|计划|纪要|包括|左右|常换|许多|金额|金融|时间|时候|习惯|平时|强调|明天|周[一二三四五六日末]|华[东南北中]"
    "|项目|路上|石油|水平|和谐|温馨|相关|宣传|解决|强烈|汇总|合同|白天|白跑|严格|严重|熊市|易出|江苏|江西|云南|贵[的了州]|何时|何况|都[在有是]"
)
_CHINESE = rf"(?:(?!{_WORDS})(?:{SURNAME}(?:{TITLES})|[老小阿]{SURNAME}|{SURNAME}{_GIVEN}{{1,2}}))"
_LATIN = r"(?!(?:still|unknown|same|the|an?|new|none|nobody|not|no|to|tbd|will|who|which|someone|somebody|maybe|probably|looking|hard|gone|left|is|was|info|details?|list|data|cards?|numbers?|phones?|emails?|persons?|names?|us|them|him|her|me)\b)[A-Za-z][A-Za-z.'-]*(?: [A-Za-z][A-Za-z.'-]*){0,3}"
# In a plain statement only two capitalised words are a name: “Nobody decides at Acme”.
FULL_NAME = rf"(?:{_CHINESE}|(?-i:(?!If |When |Maybe |Perhaps |Suppose )[A-Z][a-z.'-]+(?: [A-Z][a-zA-Z.'-]+){{1,2}}))"
ANY_NAME = rf"(?:{_CHINESE}|{_LATIN})"
PART = r"(?:" + "|".join(
    sorted(
        {word for part in BuyingPart for word in (part.zh, *part.also) if not word.isascii()},
        key=lambda word: -len(word),
    )
) + r")"  # fmt: skip
# “…，电话13800138000”, behind who somebody is.
TEL = (
    r"(?:[\s,]+(?:[他她]的?)?(?:(?:联系)?(?:电话|手机号?码?|联系方式|号码)[是为:]?\s?"
    r"|(?:phone|mobile|tel):? )?(?P<phone>\+?\d[\d +-]*))?"
)
PART_EN = r"(?:decision[- ]makers?|deciders?|influencers?|users?|buyers?|purchasers?|payers?|blockers?|opponents?)"
DOES_EN = r"(?:decides|influences|uses|buys|pays|opposes)"
_ENGLISH_TITLE = (
    r"(?:c[a-z]o|s?vp\b.*|.*\b(?:manager|director|head|lead|engineer|officer|president|assistant|secretary|"
    r"owner|founder|accountant|specialist|supervisor|partner|chairman|chairwoman|head of .*))"
)
POSITION = compiled(
    rf"(?:[\u4e00-\u9fff]{{0,8}}(?:{TITLES}|{LEADERS}|负责人|总裁|院士|厂长|工程师|采购员)"
    rf"|(?:{DEPARTMENTS})[部处科]?|{_ENGLISH_TITLE})",
    re.IGNORECASE,
)
_LABEL = r"(?:(?:联系)?电话|手机号?码?|联系方式|号码|tel|phone|mobile|cell)"
_LABELLED = compiled(rf"{_LABEL}\s?(?:是|为|is|:|=)?\s?(\+?\d[\d -]*|[0-9A-Za-z]+)", re.IGNORECASE)
_BARE = compiled(r"(?<![\d+])\+?\d[\d -]{3,}\d(?!\d)")
_BETWEEN = compiled(r"[,;/|()\n、]+|(?<=[\u4e00-\u9fff])\s+|\s+(?=[\u4e00-\u9fff])")
_NAME = compiled(ANY_NAME)
# Written together as in 张伟采购经理.
_TOGETHER = compiled(rf"(?P<name>{SURNAME}{_GIVEN}{{1,2}}?)(?P<position>{POSITION.pattern})")
_NO_POSITION = compiled(
    rf".*[{_NO_NAME}].*|.*(?:今天|明天|昨天|下周|签|拜访|跟进|报价|回款).*|.*\d.*"
)


@dataclass(frozen=True)
class ContactSaid:
    """What is told of one person; None where nothing was said."""

    name: str
    position: str | None = None
    part: BuyingPart | None = None
    phone: str | None = None


def contact_in(rest: str, *, surely: bool) -> ContactSaid | None:
    """Read “张伟 采购经理 决策人 13800000000”; None for what tells something else.

    `surely` when the sentence says that a contact is meant: then any short word is a position,
    as it is beside a phone number. Raises UserError on a phone number that is none.
    """
    phone, left = _phone_in(rest)
    words = [word for word in (part.strip(" :.") for part in _BETWEEN.split(left)) if word]
    if words and (together := _TOGETHER.fullmatch(words[0])):
        words[:1] = [together["name"], together["position"]]
    if not words or not _NAME.fullmatch(words[0]) or len(words[0]) > LONGEST_NAME:
        return None
    said = ContactSaid(words[0], phone=phone)
    return _with_words(said, words[1:], surely=surely or phone is not None)


def _with_words(said: ContactSaid, words: list[str], *, surely: bool) -> ContactSaid | None:
    part, position = said.part, said.position
    for word in words:
        if (read := part_in(word)) is not None and part is None:
            part = read
        elif position is None and is_position(word, surely=surely):
            position = word
        else:
            return None
    return ContactSaid(said.name, position, part, said.phone)


def who_in(found: re.Match[str]) -> ContactSaid | None:
    """Read who somebody is said to be; None for what is no part and no position.

    Raises UserError on a phone number that is none.
    """
    part, position = part_in(found["what"]), found["what"].replace("的", "")
    if part is None and not is_position(position):
        return None
    given = found.groupdict().get("phone")
    phone = None if given is None else phone_checked(given)
    return ContactSaid(found["name"], None if part is not None else position, part, phone)


def is_position(word: str, *, surely: bool = False) -> bool:
    if not 1 < len(word) <= LONGEST_POSITION or _NO_POSITION.fullmatch(word):
        return False
    return surely or POSITION.fullmatch(word) is not None


def part_in(word: str) -> BuyingPart | None:
    """Read a part in a purchase: 决策人, 拍板的, the decision maker."""
    plain = re.sub(r"^(?:是|the |a |an |our )|的$", "", word.strip().casefold())
    return BuyingPart.read(plain) or BuyingPart.read(plain.replace(" ", "-"))


def _phone_in(rest: str) -> tuple[str | None, str]:
    """Return a phone number, checked, and what is left without it."""
    if (labelled := _LABELLED.search(rest)) is not None:
        return phone_checked(labelled[1]), rest[: labelled.start()] + "," + rest[labelled.end() :]
    if (bare := _BARE.search(rest)) is not None:
        return phone_checked(bare[0]), rest[: bare.start()] + "," + rest[bare.end() :]
    return None, rest
