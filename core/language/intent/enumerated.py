# ruff: noqa: E501 - one rule, one line
"""Several customers side by side, some in no list: “拜访了甲乙科技、Ⓐ和戊己物流”."""
# fmt: off

import re

from core.language.names.new_names import (
    COMPANY,
    LETTERS,
    NAME_EN,
    NO_ENGLISH,
    NO_NAME,
    cased,
    find_new_account,
)
from core.language.phrases import cues
from core.language.phrases.words import hits
from core.language.sentence.clauses import clauses_of
from core.language.sentence.scene import Owners, Scene
from core.language.text.compiled import compiled
from core.language.text.sheet import Found, Sheet, rule
from core.language.understanding import Intent

JOINED = r"\s?(?:,?\s?(?:\band\b|&)\s?|,|、|/|和|与|及|以及|还有|跟)\s?"
ENDS = r"(?=\s?(?:[,、。!;/&]|\.(?:\s|$)|和|与|及|以及|还有|跟|$|Ⓓ|Ⓣ|Ⓐ|都|各|三家|两家|四家|几家|这|\band\b|\btoday\b|\bthis\b|\byesterday\b|\bon\b|\bback\b))"
BEHIND_ANOTHER = rule(rf"{JOINED}$")
KNOWN = r"(?P<known>Ⓐ+)"
# 顺便去了建设银行 goes on telling.
TELLING = compiled("[了去在要把被到说看]|(?<!美)的")
# Between two 、 a word may be a name that begins as a day or a judgement does: 周大福, 好丽友.
ODD_NAME = (
    r"周(?![一二三四五六日天末初报会年内期边])|月(?!底|初|中|末|报|度|份|会|薪)|[今明](?![天年早晚日后儿明晨夜])|"
    r"好(?![的了多几像久不吧好评看说谈难])[\u4e00-\u9fff]{2}|太(?![多少贵高忙累难好晚差慢长短大小不远])|真(?![的是不好心难贵正多忙累])|"
    r"老(?![板客师总领婆公爸妈家朋同样大王李张刘陈杨赵黄周吴徐孙胡朱])"
)
NO_ITEM = rf"(?:(?!{ODD_NAME}){NO_NAME}|演示|写|讨论|沟通|确认|介绍|吃|送)"
# Two companies of one word each; where names are longer, `find_new_account` cuts them.
TWO_WORDS = compiled(r"(?P<first>\S+) and (?P<second>(?!(?P=first)$)\S+)")
# Behind a comma “and” ends a row, however long the names are: “Globex, Initech and Acme Corp”.
LAST_TWO = compiled(r"(?P<first>\S+(?: \S+)*?) and (?P<second>(?!(?P=first)(?: |$))\S.*)")
# A comma joins also what is no name; only a company's ending or a 、 tells one.
NEXT = (
    rule(rf"{JOINED}(?:{KNOWN}|(?!{NO_NAME})(?P<name>{COMPANY})){ENDS}"),
    rule(rf"\s?[、/]\s?(?!{NO_ITEM})(?P<name>{LETTERS}{{2,8}}?){ENDS}"),
    rule(rf"\s?(?:和|与|及|以及|还有)\s?(?!{NO_NAME})(?P<name>{LETTERS}{{2,8}}?)(?=[,。!;]|$|Ⓓ|三家|两家|这[两三几]家)"),
    rule(rf"(?:, ?(?:and )?| and | & |、|和){NO_ENGLISH}{NAME_EN}{ENDS}"),
)
MOST = 20


def newcomers_beside(scene: Scene) -> list[Found[str]]:
    """Return the customers that no list holds, told in one row with the first one that is named."""
    sheet = scene.sheet
    known = scene.accounts[0] if scene.accounts else None
    first = None
    # Few known customers have a name before them that is in one row with theirs.
    if known is None or BEHIND_ANOTHER.search(sheet.text[: known.start]):
        first = find_new_account(sheet)
    if first is not None:
        row, end = _row(sheet, first.end)
        if known is None or first.start < known.start < end:
            return [*_apart(first), *row]
    return _row(sheet, known.end)[0] if known is not None else []


def _row(sheet: Sheet, end: int) -> tuple[list[Found[str]], int]:
    """Return the further names of a row, and where it ends."""
    found: list[Found[str]] = []
    text = cased(sheet)
    while len(found) < MOST and (match := _next(text, sheet.text, end)) is not None:
        end = match.end()
        if "name" in match.groupdict() and match["name"]:
            if TELLING.search(match["name"]):
                break
            start, end = match.span("name")
            found += _apart(Found(start, end, sheet.written(start, end)), LAST_TWO)
    return found, end


def _apart(found: Found[str], rows: re.Pattern[str] = TWO_WORDS) -> list[Found[str]]:
    """Take “Globex and Initech” for two; Johnson and Johnson is one, and Ernst & Young too."""
    two = rows.fullmatch(found.value)
    if two is None:
        return [found]
    middle = found.start + two.start("second")
    return [
        Found(found.start, found.start + two.end("first"), two["first"]),
        Found(middle, found.end, two["second"]),
    ]


def _next(cased_text: str, text: str, end: int) -> re.Match[str] | None:
    hits = (pattern.match(cased_text if pattern is NEXT[-1] else text, end) for pattern in NEXT)
    return next((hit for hit in hits if hit), None)


def in_order(known: list[Found[Owners]], new: list[Found[str]]) -> tuple[str, ...]:
    """Return the names of a row as they stand in the message, each once."""
    places = [(a.start, a.value[0]) for a in known] + [(n.start, n.value) for n in new]
    return tuple(dict.fromkeys(name for _, name in sorted(places)))


FAR_APART = 8
# “Ⓐ丢了,另外Ⓐ签了” tells of two things.
ENDED = rule(r"[丢赢黄签输付]|到账|路上|的时候|接到|遇到|碰到|\b(?:won|lost|signed|paid|closed)\b")
# “上午去了Ⓐ,下午又跑了趟Ⓐ” tells of two visits.
MET = rule(r"(?:拜访|走访|回访|去|跑|见|到|联系)(?:了|过|完)(?:一?趟|一下)?\s?$|\b(?:visited|called|met(?: with)?|saw|emailed|phoned|went to|stopped by|dropped by|swung by)\s$")
# “没去Ⓐ”, “Ⓐ没见到”, “Ⓐ改到Ⓓ”: nobody was met there.
MISSED_AHEAD = rule(r"(?:没有?|没能|未能?|不)(?:去|见|拜访|走访|回访|联系|到|跑|碰|约)(?:成|到|上|着|了|过)?\s?$|\b(?:not|(?:did ?n[o']?t|could ?n[o']?t|never|no time to) (?:visit|see|meet|call|reach|get to))\s$")
MISSED_BEHIND = rule(r"(?:那边|今天|也|都|还|就|却|是|Ⓓ|\s)*(?:(?:没有?|没能|未能?|不)(?:去|见|拜访|走访|回访|联系|到|跑|碰|约|赶)(?!Ⓐ)|改到|推到|改期|改天|取消|爽约|放鸽子)|\s?(?:cancel|postponed|was not|wasn't|did not|didn't|no.?show|moved to)")
MAIN_CUES = {
    Intent.WIN_DEAL: cues.WIN,
    Intent.LOSE_DEAL: cues.LOSS,
    Intent.RECORD_PAYMENT: cues.PAYMENT,
}


# “won Ⓐ and lost Ⓐ” wins the first.
DEED_FIRST = {
    Intent.WIN_DEAL: rule(r"\b(?:won|landed|bagged)\s$"),
    Intent.LOSE_DEAL: rule(r"\blost\s$"),
}


def together(scene: Scene, accounts: list[Found[Owners]], intent: Intent) -> list[Found[Owners]]:
    """Return the accounts that stand side by side where the main thing is told.

    “拜访了A、B、C” is about three; “A签了,另外下周三去拜访B” about A.
    """
    if intent is Intent.LOG_ACTIVITY:
        accounts = [one for one in accounts if not _missed(scene.sheet.text, one)] or accounts
    groups = [[accounts[0]]]
    for account in accounts[1:]:
        between = scene.sheet.text[groups[-1][-1].end : account.start]
        near = len(between) <= FAR_APART and not ENDED.search(between)
        if near:
            groups[-1].append(account)
        else:
            groups.append([account])
    if intent is Intent.LOG_ACTIVITY and len(groups) > 1:
        met = [group for group in groups if MET.search(scene.sheet.text[: group[0].start][-14:])]
        return [account for group in met for account in group] or groups[0]
    told = _told_of(scene, [group[0] for group in groups], intent)
    return groups[told]


def _missed(text: str, account: Found[Owners]) -> bool:
    if MISSED_AHEAD.search(text[max(0, account.start - 24) : account.start]):
        return True
    return MISSED_BEHIND.match(text, account.end) is not None


def _told_of(scene: Scene, firsts: list[Found[Owners]], intent: Intent) -> int:
    """Return which of several accounts the main thing is told of: the last one named before it.

    “Ⓐ,Ⓥ,签约;Ⓐ,Ⓥ,丢单” loses the second.
    """
    wanted = MAIN_CUES.get(intent, ())
    if (deed := DEED_FIRST.get(intent)) is not None:
        for n, account in enumerate(firsts):
            if deed.search(scene.sheet.text[: account.start]):
                return n
    for clause in clauses_of(scene.mood.stated, scene):
        if hits(wanted, clause.text):
            named = [n for n, account in enumerate(firsts) if account.start <= clause.last]
            return named[-1] if named else 0
    return 0
