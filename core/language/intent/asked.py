# ruff: noqa: E501 - one rule, one line
"""What a message asks to be shown, as a question or in a few bare words."""
# fmt: off

import re

from core.language.names.scopes import ME
from core.language.phrases.reads import (
    ABOUT_AN_ACCOUNT,
    ASKED_OF_AN_ACCOUNT,
    NO_READ,
    READS,
    SHOWING,
)
from core.language.phrases.words import BARE_STAGES, METRICS, STAGES, Table, Word, hits, likely
from core.language.sentence.chatter import ANY_CHATTER
from core.language.sentence.mood import TO_OTHERS
from core.language.sentence.scene import Scene
from core.language.sentence.superlatives import KIND_OF_RECORD
from core.language.text.sheet import rule
from core.language.understanding import Intent

NEVER_OF_AN_ACCOUNT = (Intent.SHOW_DAY, Intent.SHOW_TARGET, Intent.SHOW_LEADERBOARD)
READS_WITH_AN_ACCOUNT = Table(
    (*ABOUT_AN_ACCOUNT, *(w for w in READS if w.means not in NEVER_OF_AN_ACCOUNT))
)
ASKED_WITH_AN_ACCOUNT = Table((*READS_WITH_AN_ACCOUNT, *ASKED_OF_AN_ACCOUNT))
# How to sell is not the bot's business; how to use the bot is, and has its own rows.
HOW_TO = rule(r"什么叫|前.{0,4}(?:做|准备|注意)(?:哪些|什么|啥)|(?:怎么|如何|怎样)(?:画|做(?!得|了)|办|提高|提升|谈|跟客户|选|说服|回|拜访|应对|开发|搞)|(?<!记录)(?<!记录要)(?<!记录该)(?:怎么|如何|怎样)写|技巧|模板|\b(?:can|could|would) (?:someone|anyone|somebody|anybody)\b")
SUPPOSES = rule(r"如果|假如|假设|假使|倘若|要是|万一|\b(?:if|suppose|imagine|what if|assuming)\b")
# “Ⓢ签了个大单” tells of a deal and asks for none.
TELLS = rule(r"(?:毫?无|没有?|尚无)(?:任何|什么|新|啥)*(?:进展|更新|变化|消息|动静|反馈)(?!吗|\?)|(?:丢|输)单了|(?:[签丢赢输拿中接]了|(?:拿|签|赢)下了?|拿到了?)(?:一?[个笔张]|[几两三])")
# Words that a bare request may have beside what it asks for.
FILLER = rule(
    r"[ⒶⒸⒹⓂⓃⓅⓇⓈⓉⓋⓍ]|的|我们|我|你|一下|情况|数据|图表?|请|麻烦|帮忙?|看看?|查看?|给|是|和|按|个|了|这|那|能签|要签|快签|待签|可签|全公司|公司|团队|部门|本组|整体|全国|所有|目标|完成|达成|目前|现在|最新|统计|分析|列表|清单|明细|数|量|率|额|表|前|名|"
    r"\b(?:the|my|our|for|in|of|on|by|at|to|a|an|me|please|pls|is|are|this|that|from|with|and|all|per|current|latest|so|far|company|team|region|sales|stats?|top|best|reps?|board|list|view|status|who|what|how|now|everyone|overall)\b|'s\b|[^a-z0-9\u4e00-\u9fff]"
)
# “赢单 188000”: so large a number alone is an amount, and something is told.
LEAST_BARE_AMOUNT = 1000
ROOM_ZH = 3
ROOM_EN = 10


def answer_to(scene: Scene) -> Intent:
    """Return what a question asks for; a question never writes."""
    for refusal in (SUPPOSES, ANY_CHATTER, HOW_TO, TO_OTHERS):
        if refusal.search(scene.text):
            return Intent.NONE
    return read(scene, strict=KIND_OF_RECORD.search(scene.text) is not None) or Intent.NONE


def is_request(scene: Scene) -> bool:
    """Return whether a statement only asks to be shown something: 看一下本月拜访排行."""
    if hits(SHOWING, scene.text) and not scene.mood.requests:
        return read(scene, strict=False) is not None
    if scene.money or scene.contacts or scene.accounts or scene.records:
        return False
    if any(abs(number.value) >= LEAST_BARE_AMOUNT for number in scene.numbers):
        return False
    return read(scene, strict=True) is not None


def request(scene: Scene) -> Intent | None:
    """Return what a statement asks for when it tells of nothing."""
    showing = hits(SHOWING, scene.text)
    if TO_OTHERS.search(scene.text) or (scene.mood.unreal and not showing):
        return None
    if TELLS.search(scene.text) and not showing:
        return None
    return read(scene, strict=not showing)


def read(scene: Scene, *, strict: bool) -> Intent | None:
    """Return what is asked to be shown; a strict reading wants hardly a word beside it."""
    phrase = phrase_read(scene, strict=strict)
    return None if phrase is None else phrase.means


def phrase_read(scene: Scene, *, strict: bool) -> Word[Intent] | None:
    """Return the first row that says what is asked to be shown."""
    words = READS
    if scene.accounts:
        words = ASKED_WITH_AN_ACCOUNT if scene.mood.asks else READS_WITH_AN_ACCOUNT
    if hits(NO_READ, scene.text):
        return None
    for word in likely(words, scene.text):
        match = word.pattern.search(scene.text)
        if match is not None and (not strict or terse(scene.text, match)):
            return word
    return None


def terse(text: str, match: re.Match[str]) -> bool:
    """Return whether little is left beside what was matched and found: “华北排行榜 本月 前3名”."""
    rest = text[: match.start()] + " " + text[match.end() :]
    stages = (word.pattern for word in (*STAGES, *BARE_STAGES))
    for pattern in (*(word.pattern for word in METRICS), *stages, ME, FILLER):
        rest = pattern.sub(" ", rest)
    rest = rest.replace(" ", "")
    letters = sum(c.isascii() for c in rest)
    return len(rest) - letters <= ROOM_ZH and letters <= ROOM_EN
