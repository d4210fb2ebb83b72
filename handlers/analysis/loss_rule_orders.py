# ruff: noqa: E501 - one rule, one line
"""The sentences in which a rule against a loss reason is made, ended or asked for."""

import re
from dataclasses import dataclass
from re import Match

from core.language.filling.slash import read_command
from core.language.phrases.words import LOSS_REASONS, first_of
from core.language.text.compiled import compiled
from core.language.text.ways import Phrases
from core.language.understanding import Scope
from core.vocabulary import LossReason
from handlers.context import Context
from handlers.recording.said import Said
from handlers.recording.whose import WHOSE, WHOSE_EN, scope_said

_WANTED = r"(?:给我|我要|我想|从?今天起?)*\s?"
_WHY = (
    r"(?P<{}>价格(?:太?高|问题|原因)?|太贵|产品(?:不符|不匹配|问题)?|需求不符|跟进(?:慢|不及时|太慢)"
    r"|响应慢|沟通不到位|预算(?:不足|不够)?|没预算|决策(?:太久|太慢|慢|周期长|链长)|竞品|竞争对手|对手|竞争|其他|其它"
    r"|price|product fit|slow follow-?up|budget|long decisions?|competitors?|competition|other)"
)
_RULE = r"(?:丢单|输单)的?[,，\s]?(?:改进)?(?:规则|实验)"
_RULE_EN = r"(?:loss|lost-deal) (?:rule|experiment)"
_NEW = r"(?:新增|新建|新|设定|设|制定|定|加|建立|增加)?(?:[一Ⓝ])?(?:条|个)?\s?"
_FOR = r"(?:针对|对于|关于|对)?\s?"
_FOR_EN = r"(?:for|against|on|about|to stop) "
HEAD = Phrases.of(
    rf"{_WANTED}(?:{WHOSE})?\s?[,，]?{_NEW}(?:{WHOSE})?\s?{_FOR}(?:{_WHY.format('why')}\s?的?\s?)?"
    rf"{_RULE}\s?{_FOR}(?:\(?{_WHY.format('also')}\)?)?",
    rf"(?:(?:new|add|set|start|make|create)(?: an?| the)? )?{WHOSE_EN}"
    rf"(?:{_RULE_EN}|rule)(?: for Ⓢ)?(?: (?:{_FOR_EN})?(?:losses (?:for|to|by) )?{_WHY.format('why')}"
    r"(?: losses)?)(?: (?:for|in) Ⓢ)?",
    rf"(?:new |add (?:a )?)?{WHOSE_EN}{_RULE_EN}",
)
ENDED = Phrases.of(
    rf"{_WANTED}(?:结束|停止|取消|关闭|终止|停用|停掉|撤掉)(?:了)?\s?(?:{WHOSE})?\s?{_FOR}"
    rf"(?:{_WHY.format('why')}\s?的?\s?)?{_RULE}\s?[:：]?\s?(?:{_WHY.format('also')})?(?:了|吧)?",
    rf"(?:把|将)?(?:{WHOSE})?\s?{_FOR}{_WHY.format('why')}\s?的?\s?{_RULE}\s?(?:可以)?(?:结束|停止|停用|取消)(?:了|吧)?",
    rf"(?:end|stop|close|finish|cancel) (?:the )?{WHOSE_EN}{_RULE_EN}s?"
    rf"(?: (?:{_FOR_EN})?{_WHY.format('why')})?(?: (?:for|in) Ⓢ)?",
)
LISTED = Phrases.of(
    rf"(?:看|查|一?下|列出|显示|有没有|有哪些|有什么)*\s?(?:{WHOSE})?\s?(?:在用的|现在的)?"
    rf"(?:有哪些|有什么)?{_FOR}(?:{_WHY.format('why')}\s?的?\s?)?{_RULE}(?:卡|列表|清单)?的?\s?{_FOR}"
    rf"(?:{_WHY.format('also')})?(?:有哪些|有没有效果?|有效果?|效果(?:怎么样|如何)?|管用|情况|是什么|怎么[定用])?(?:吗|呢)?",
    rf"(?:show |list |see )?(?:me )?(?:the )?{WHOSE_EN}{_RULE_EN}s?(?: (?:{_FOR_EN})?{_WHY.format('why')})?"
    r"(?: (?:of|for|in) Ⓢ)?",
    rf"(?:do|how do|did|how are|are) (?:the |our )?{_RULE_EN}s? (?:do|doing|help|helping|work|working)|(?:the )?effect of (?:the |our )?{_RULE_EN}s?",
)
AROUND = " \n,，、.。~～!！…;；"
SEPARATED = compiled(r"(?P<head>[^:：\n]{2,40})[:：]\s*(?P<rule>.+)", re.DOTALL)
WITHOUT_COLON = compiled(
    r"(?P<head>.{0,20}?(?:规则|rule)|针对.{0,16}?(?:规则|实验)(?=[是为]))(?:[\s,，]+|(?<=[则验])[是为])(?P<rule>.+)",
    re.IGNORECASE | re.DOTALL,
)
FIRST_WORDS = compiled(
    r"(?:for |against |针对)?(?P<why>[^\s,，、:：;；]{1,12}|slow follow-?up|product fit|long decision)(?: loss(?:es)?| deals|丢单)?[\s,，、:：;；]+(?P<rule>.+)",
    re.DOTALL,
)
ASKS = compiled(r".*(?:[?？吗呢]|怎么样|如何|是什么)\s*", re.DOTALL)


@dataclass(frozen=True)
class RuleSaid:
    """A rule as it was said: whose, against which reason (none: it is not said), in what words."""

    scope: Scope | None
    reason: LossReason | None
    rule: str


@dataclass(frozen=True)
class RuleMeant:
    """Which rule is to be ended or shown: whose, against which reason, as far as it is said."""

    scope: Scope | None
    reason: LossReason | None


def rule_said(said: Said, context: Context) -> RuleSaid | None:
    """Return the rule that a message makes; none for questions and for all other talk."""
    text = read_command(said.asked.text).rest.strip()
    found = SEPARATED.fullmatch(text) or WITHOUT_COLON.fullmatch(text)
    if found is None or ASKS.fullmatch(text):
        return None
    # The rule itself may name people, teams and days: only what stands before it is laid out.
    head = Said(said.asked, context.lay_out(found["head"].strip(AROUND)))
    matched = HEAD.fullmatch(head.text.strip(AROUND))
    if matched is None:
        return None
    words, scope = found["rule"].strip(AROUND), scope_said(head)
    if (reason := _named(matched)) is not None:
        return RuleSaid(scope, reason, words)
    begun = FIRST_WORDS.fullmatch(words)
    if begun is None or (reason := reason_of(begun["why"])) is None:
        return RuleSaid(scope, None, words)
    return RuleSaid(scope, reason, begun["rule"].strip(AROUND))


def rule_ended(said: Said) -> RuleMeant | None:
    """Return which rule a message ends; none for all other talk."""
    return None if said.scene.mood.asks else _meant(ENDED, said)


def rules_asked(said: Said) -> RuleMeant | None:
    """Return which rules a message asks for; none for all other talk."""
    return _meant(LISTED, said)


def _meant(patterns: Phrases, said: Said) -> RuleMeant | None:
    matched = patterns.fullmatch(said.text.strip(AROUND))
    return None if matched is None else RuleMeant(scope_said(said), _named(matched))


def _named(matched: Match[str]) -> LossReason | None:
    names = matched.groupdict()
    words = names.get("why") or names.get("also")
    return reason_of(words) if words else None


def reason_of(words: str) -> LossReason | None:
    """Return the loss reason that words stand for, none for other words.

    >>> reason_of("跟进不及时"), reason_of("slow followup"), reason_of("天气")
    (<LossReason.SLOW_FOLLOW_UP: 'slow_follow_up'>, <LossReason.SLOW_FOLLOW_UP: 'slow_follow_up'>, None)
    """
    if words.strip() == "沟通不到位":
        return LossReason.SLOW_FOLLOW_UP
    known = LossReason.read(words.strip()) or first_of(LOSS_REASONS, words.casefold())
    return known if isinstance(known, LossReason) else None
