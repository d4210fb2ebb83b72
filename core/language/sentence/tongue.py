"""In which language somebody writes: that of what is said around names and digits."""

import re

from core.language.names.known_names import Directory
from core.language.phrases.business_words import ENGLISH
from core.language.sentence.scene import find_accounts, find_members
from core.language.text.compiled import compiled
from core.language.text.sheet import Mark, Sheet
from core.wording import Language

_CHINESE = compiled(r"[\u3400-\u9fff]")
# Words that a Chinese sentence is built with; a customer's name in an English one has none.
_CHINESE_GRAMMAR = compiled(r"[的了这那个在跟给我他她要把和没不是有再]")
# How Chinese orders begin; however much Latin follows (“拜访 Acme Trading Ltd”), they are Chinese.
_CHINESE_ORDER = compiled(
    r"\W*(?:今天|昨天|前天|明天|上午|下午|刚才?|已经?|我们?|又)*"
    r"(?:拜访|走访|回访|打?电话|联系|跟进|提醒|新客户|新商机|新建|赢单|丢单|签|回款|报价|演示|开会|安排|完成|推迟|建议"
    r"|案例|导出|取消|修改|更正|客户|商机|联系人|怎么)"
)
_ENGLISH_WORD = compiled(r"[A-Za-z]{2,}")
ENOUGH_ENGLISH_WORDS = 3
# Looking for names in a longer text would say nothing that its words do not.
LONGEST_NAMED = 400
# How our English buttons' commands, and the shortest English messages, begin.
_ENGLISH_COMMAND = compiled(
    r"(undo|my|our|done|help|hello|hi|thanks|cancel|funnel|leaderboard|forecast|target|loss|today"
    r"|how|what|why|who|where|show|snooze|follow|visited|called|met|won|lost|paid|redeem|points"
    r"|new (account|deal|customer)|deal #\d+|growth|trend|report|weekly|suggestion|accept"
    r"|they|them|signed|sent|quoted|price|another|actually|make it|no|none|neither|wrong|sorry"
    r"|split|stop splitting|share|give|refund(ed)?|re-?open(ed)?|open payments|overdue"
    r"|payment plan|neglected|customer pool|un(owned|assigned)|claim|release|rivals|remind|ask"
    r"|hand over|transfer|accounts?|tier|data quality|check|list|set|change|update|answered|export"
    r"|trainings|collection|redo|forget|(the )?(first|second|third|last)|yes|skip)\b",
    re.IGNORECASE,
)
# Orders and questions of one or two words; of the words of notes, those that Chinese notes borrow.
_OF_ORDERS = """
    rewards reward key suggested tiers tier pareto repurchase rate concentration library recommend
    case cases channel channels conflict conflicts trend satisfaction score report reports
    anomalies credit limit contact contacts service orders complaint complaints rules warranty add
    potential lifetime loss losses reasons recommended dispatch hello products specialties renewals
"""
_BORROWED = """
    ok okay api po cfo ceo cto sap oracle salesforce demo poc re ve fu lah lor leh liao alr trial
    email lead offer review team boss case follow sync chat call
"""
_ENGLISH_WORDS = frozenset((ENGLISH + _OF_ORDERS).split()) - frozenset(_BORROWED.split())
_ENGLISH_WORDS |= {"cases"}


def language_of(text: str, names: Directory | None = None) -> Language | None:
    """Tell the language of a typed sentence; none for a command such as `/funnel east`.

    “Visited 华东医疗, price too high” is English: a name alone makes no Chinese sentence. With
    the names of a company, neither does “兆丰自动 tier A”.
    """
    if text.startswith("/"):
        return None
    if _ENGLISH_COMMAND.match(text.strip()) and not _CHINESE_GRAMMAR.search(text):
        return "en"
    if _CHINESE_ORDER.match(text):
        return "zh"
    words, signs = len(_ENGLISH_WORD.findall(text)), len(_CHINESE.findall(text))
    if words >= ENOUGH_ENGLISH_WORDS and not _CHINESE_GRAMMAR.search(text):
        return "en" if words > signs / 2 or _is_english_around(text, names) else "zh"
    if _is_english_around(text, names):
        return "en"
    return "zh" if signs else None


def _is_english_around(text: str, names: Directory | None) -> bool:
    """Tell whether nothing but English words is said around the names of a company."""
    if not _has_english_word(text):
        return False
    if _CHINESE.search(text) is None:
        return True
    if names is None or len(text) > LONGEST_NAMED:
        return False
    sheet = Sheet.of(text)
    find_accounts(sheet, names)
    find_members(sheet, names)
    around = sheet.text
    for mark in Mark:
        around = around.replace(mark.value, " ")
    return _CHINESE.search(around) is None and _has_english_word(around)


def _has_english_word(text: str) -> bool:
    return any(word.lower() in _ENGLISH_WORDS for word in _ENGLISH_WORD.findall(text))
