"""What a story, a training or a question is about: a topic of the case library, by its words."""

import re

from core.language.phrases.words import LOSS_REASONS, OBJECTIONS, first_of
from core.language.text.sheet import Rule, phrase
from core.storage.records.cases import CaseTopic
from core.wording import Wording

# Single words, for titles and questions; whole sentences are read as losses and objections are.
_ROWS = (
    (CaseTopic.PRICE, r"价格|降价|涨价|折扣|[太嫌很]贵|砍价|[压议还]价|性价比",
     r"\bpric|\bdiscount|\bexpensive|\bcosts?\b"),
    (CaseTopic.BUDGET, r"预算|经费", r"\bbudget"),
    (CaseTopic.SLOW_FOLLOW_UP, r"跟进|回访|响应|回复(?:及时|速度)|时间管理",
     r"\bfollow(?:ed|ing)?[- ]?ups?\b|\brespon[ds]|\btime management"),
    (CaseTopic.LONG_DECISION, r"决策|拍板|审批|关键人",
     r"\bdecision|\bapprovals?\b|\bstakeholders?"),
    (CaseTopic.TIMING, r"时机", r"\btiming"),
    (CaseTopic.COMPETITOR, r"对手|竞品|竞争|友商|同行", r"\brivals?\b|\bcompet"),
    (CaseTopic.PRODUCT_FIT, r"产品|功能|匹配|演示", r"\bproducts?\b|\bfeatures?\b|\bdemos?\b"),
    (CaseTopic.LEAD, r"线索|潜客|潜在|获客|陌拜|开发(?:新)?客户|拜访|约访",
     r"\bleads?\b|\bprospect|\bcold call|\bvisit"),
    (CaseTopic.QUALIFIED, r"意向|需求", r"\bqualif|\bdiscovery|\bneeds\b"),
    (CaseTopic.PROPOSAL, r"报价|方案|提案|标书", r"\bproposals?\b|\bquot(?:e|es|ation)"),
    (CaseTopic.CONTRACT, r"合同|签约|谈判|法务|促单|逼单",
     r"\bcontracts?\b|\bnegotiat|\bclosing\b"),
)  # fmt: skip
WORDS: tuple[tuple[CaseTopic, Rule], ...] = tuple(
    (topic, phrase(f"{zh}|{en}", re.IGNORECASE)) for topic, zh, en in _ROWS
)
# Whose word alone says what a story is about.
TELLING = frozenset({CaseTopic.PRICE, CaseTopic.BUDGET, CaseTopic.COMPETITOR, CaseTopic.TIMING})
_SUFFIX = phrase(
    r"(?:方面|类|阶段|环节|异议|顾虑|问题|原因|丢单)*(?:的|相关)?$"
    r"| (?:objections?|stage|issues?|losses)$",
    re.IGNORECASE,
)
OTHER = ("其他", "Other")


def main_topic(text: str) -> CaseTopic | None:
    """Return what a story is about: what was held against buying first, else what it names.

    That somebody was visited stands in most stories, and is what few are about.
    """
    named = topics_in(text)
    for reason in (first_of(OBJECTIONS, text), first_of(LOSS_REASONS, text)):
        topic = None if reason is None or reason.value == "other" else CaseTopic[reason.name]
        if topic in named or (topic is not None and not named):
            return topic
    return min(named, key=_vagueness, default=None)


def _vagueness(topic: CaseTopic) -> int:
    return 0 if topic in TELLING else 2 if topic is CaseTopic.LEAD else 1


def topics_in(text: str) -> tuple[CaseTopic, ...]:
    """Return every topic that a text has a word of, in the order of those words."""
    found = [
        (match.start(), n) for n, (_, words) in enumerate(WORDS) if (match := words.search(text))
    ]
    return tuple(WORDS[n][0] for _, n in sorted(found))


def topic_called(words: str) -> CaseTopic | None:
    """Return the topic that somebody names by a word or two: “价格异议”, “price”."""
    bare = _SUFFIX.sub("", words.strip(" “”\"'"))
    if (known := CaseTopic.read(bare) or CaseTopic.read(words)) is not None:
        return known
    named = topics_in(words)
    return (
        named[0] if len(named) == 1 and len(words) <= len(_longest(named[0], words)) + 1 else None
    )


def _longest(topic: CaseTopic, words: str) -> str:
    """Return the part of the words that names the topic."""
    rule = dict(WORDS)[topic]
    match = rule.search(words)
    return match.group() if match else ""


def topic_words(topic: str | None, wording: Wording) -> str:
    known = None if topic is None else CaseTopic.read(topic)
    return wording.say(*OTHER) if known is None else known.say(wording.language)
