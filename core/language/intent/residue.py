# ruff: noqa: E501 - one rule, one line
"""Whether a reading that would write rests on enough: the last gate, once an intent is chosen.

A sales verb with its customer (“拜访了Ⓐ”, “Ⓐ签了”) is strong: whatever else stands there is its note.
A word of price beside a name, an hour beside a name, a number won by nobody are weak, and then the
rest must be nearly nothing. That residue is what is left when all values, the words of grammar and
those of the trade (`business_words`) are taken out: “Ⓐ,预算不够” leaves nothing and is an objection;
“Ⓐ的拿铁35块,有点贵” leaves 拿铁 and is none.
"""
# fmt: off

import re
from functools import cache

from core.language.conversation.corrections import corrects_amount, corrects_customer, corrects_day
from core.language.intent.doer import ENDINGS, done_by_others, newcomer_is_ours
from core.language.intent.happened import activity_done
from core.language.names.new_names import RIVAL_IN, RIVAL_NAMES, find_rival
from core.language.phrases import cues
from core.language.phrases.business_words import CHINESE, ENGLISH
from core.language.phrases.words import ACTIVITIES, STAGES, earliest, first_of, hits
from core.language.sentence.scene import Scene
from core.language.text.sheet import Found, Rule, rule
from core.language.understanding import Intent

# The characters of Chinese that may be left over; a word of English counts for two.
MOST_LEFT = 1
# What is recorded late is recorded within a year; older is told as a story.
LONGEST_LATE = 366
TOLD_OF_THE_PAST = (*ENDINGS, Intent.LOG_ACTIVITY)
# The customer himself speaks: “Ⓐ嫌”, “Ⓒ那边说”, “Ⓐ thinks”.
VOICED = rule(
    r"(?:[ⒶⒸ]|客户|对方|他们|那边|老板|采购)[^,。;!?]{0,8}(?:说|嫌|觉得|认为|反馈|表示|反映|希望|要求|想|担心|提出|砍|压|问|要(?!是|不))|Ⓐ[^。!?;]*[,\s](?:说(?!实话|真的|不定|起来|明)|嫌|反馈|表示|觉得|回复说)|"
    r"[ⒶⒸ][^,.;!?]{0,16}\b(?:paused|parked|shelved|postponed|thinks?|says?|said|feels?|felt|wants?|needs?|asked|complain\w*|object\w*|worr\w*|concerned|push\w*|uses?|using|told|find|finds|found)\b"
)
# “竞争对手也进来了,Ⓐ这单”
RIVAL_COMES = rule(RIVAL_IN)
OF_THIS_DEAL = rule(r"[ⒶⒸ](?:的|那边)?[这那]?个?(?:单子?|项目|合同|商机|订单)")
TALKED = rule(r"[聊谈]|checked in|touched base|followed up|reached out|caught up|微信|沟通|交流|见[了到过]|\b(?:spoke|talked|chatted|met|saw)\b|Ⓒ")
# Per intent, the words that make it strong where its customer is named.
STRONG: dict[Intent, Rule] = {
    Intent.UPDATE_DEAL: rule(r"单子?|合同|订单|商机|项目|金额|报价|价格|总价|预算|预计|签|成交|Ⓡ|采购|(?:改|调|更新|修改|涨|降|加|减|砍|提)(?:整)?[成为到至]?Ⓥ|\b(?:change|update|set|make)\b.{0,40}Ⓥ|\b(?:deals?|contract|order|po|opp\w*|amount|budget|price|value|clos\w+|sign\w*|quote|proposal)\b"),
    Intent.SCHEDULE_FOLLOW_UP: rule(r"跟进|联系|拜访|回访|走访|见|答复|验收|安装|调试|巡检|培训|现场|陪|请[ⒶⒸ]|演示|开[^,。!?;]{0,4}会|会议(?!室)|电话|沟通|提醒|约|[谈聊催]|[发送寄]|回复|对接|报价|方案|合同|\b(?:demo|try|kick-?off|set up|intro|workshop|onsite|walk-?through|call(?:ing)?|visit(?:ing)?|meet|meeting|follow\w*|get back|remind\w*|send|email|ping|chase|touch base|check (?:in|back)|circle back|ring|book|schedule|ask Ⓐ|(?:swing|drop|stop) by)\b"),
    Intent.SNOOZE_FOLLOW_UP: rule(r"跟进|提醒|待办|任务|回访|拜访|改约|改期|另约|重新约|\b(?:rebook|resched|postpone)\w*|\b(?:snooze|remind\w*|follow\w*|tasks?)\b"),
}
SETS_A_TARGET = rule(r"[设定改调]|[提降]到|下达|制定|分配|更新|(?:业绩|回款|销售额?|拜访|签单|客户|转化率|满意度|赢单|成交)的?(?:量|额|数)?目标|\b(?:set|chang\w+|updat\w+|rais\w+|lower|increase|put|make|(?:revenue|payments?|visits?|sales|conversion|satisfaction) (?:target|goal|quota))\b")
SATISFIED = rule(r"满意|客户|csat|nps|\bsatisf|\bcustomer")
REMINDS = rule(r"提醒|\bremind(?:er)?\b")
# Games are won and lost as well: these words alone tell of no deal.
DEAL = rule(r"单|合同|项目|标|\b(?:deal|tender|bid|contract|order|opp\w*|mark\w*|closed)\b")
OF_A_GAME = rule(rf"[赢输](?!给了?(?:{RIVAL_NAMES}|别家|对手|友商|竞品|同行|其他))(?:了|给)?|\b(?:won|lost|lose to|beat)\b(?!\s?[-:(])(?! (?:(?:the )?Ⓐ|the (?:deal|order|contract|bid|project)|it\b))")


ROOM = rule(r"会议室|培训室|教室|\b(?:meeting|conference|training) room\b")


@cache
def _known() -> "re.Pattern[str]":
    longest_first = sorted(set(CHINESE.split()), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))


@cache
def _known_english() -> frozenset[str]:
    return frozenset(ENGLISH.split())


def residue(text: str) -> list[str]:
    """Return what no mark, no grammar and no trade explains: words, or characters of Chinese."""
    words = [word for word in re.findall(r"[a-z]{2,}", text) if word not in _known_english()]
    return words + re.findall(r"[\u4e00-\u9fff]", _known().sub("", text))


def rests_on_enough(scene: Scene, intent: Intent, newcomers: list[Found[str]]) -> bool:
    """Return whether a reading that writes is strong, or explains nearly all of the message."""
    if not intent.writes:
        return True
    if done_by_others(scene, intent) or _is_of_a_room(scene, intent):
        return False
    if intent in TOLD_OF_THE_PAST and _is_history(scene):
        return False
    known = bool(scene.accounts or scene.records)
    in_the_news = intent in ENDINGS and not known and not newcomer_is_ours(scene, newcomers)
    named = known or (bool(newcomers) and not in_the_news)
    if _is_strong(scene, intent, named=named):
        return True
    left = residue(_without(scene, newcomers))
    size = sum(2 if word.isascii() else 1 for word in left)
    return size <= (0 if newcomers and in_the_news else MOST_LEFT)


def _is_history(scene: Scene) -> bool:
    """Return whether all days of a message are over for more than a year: “三年前拜访过Ⓐ”."""
    over = [one.value.period.last < scene.clock.after(days=-LONGEST_LATE) for one in scene.dates]
    return bool(over) and all(over)


def _is_of_a_room(scene: Scene, intent: Intent) -> bool:
    known = scene.accounts or scene.contacts or scene.records
    return intent is Intent.SCHEDULE_FOLLOW_UP and not known and ROOM.search(scene.text) is not None


def _is_strong(scene: Scene, intent: Intent, *, named: bool) -> bool:
    said = scene.mood.asserted
    match intent:
        case Intent.LOG_ACTIVITY:
            return _strong_activity(scene, someone=named)
        case Intent.SET_TARGET:
            return SETS_A_TARGET.search(said) is not None
        case Intent.WIN_DEAL | Intent.LOSE_DEAL:
            # Nobody plays for a deal of ours: “#12输了” needs no other word for it.
            of_a_deal = bool(scene.records) or _is_of_a_deal(scene.mood.stated, intent)
            return named and of_a_deal
        case Intent.RECORD_PAYMENT:
            return named
        case Intent.RECORD_SATISFACTION:
            return named or SATISFIED.search(said) is not None
        case _:
            return intent not in STRONG or _strong_change(scene, intent, named=named)


def _strong_change(scene: Scene, intent: Intent, *, named: bool) -> bool:
    """Return whether a deal or a follow-up is told of by its own words, or was just corrected."""
    said = scene.mood.asserted
    if named and STRONG[intent].search(said):
        return True
    if intent is Intent.SCHEDULE_FOLLOW_UP:
        return bool(REMINDS.search(said) or (named and scene.contacts))
    staged = intent is Intent.UPDATE_DEAL and first_of(STAGES, said) is not None
    return (named and staged) or _corrects(scene)


def _is_of_a_deal(told: str, intent: Intent) -> bool:
    """Return whether it was no game that was won or lost."""
    table = cues.WIN if intent is Intent.WIN_DEAL else cues.LOSS
    return DEAL.search(told) is not None or hits(table, OF_A_GAME.sub("□", told))


def _corrects(scene: Scene) -> bool:
    return corrects_amount(scene) or corrects_customer(scene) or corrects_day(scene)


def _strong_activity(scene: Scene, *, someone: bool) -> bool:
    """Return whether something was done with a customer by a word of selling, or he objects."""
    said = scene.mood.asserted
    if not activity_done(scene, someone=someone):
        stated = scene.mood.stated
        return any(rule.search(stated) for rule in (VOICED, RIVAL_COMES, OF_THIS_DEAL))
    return earliest(ACTIVITIES, said) is not None or TALKED.search(said) is not None


def _without(scene: Scene, newcomers: list[Found[str]]) -> str:
    """Return the skeleton with a blank for every new name and for a rival's."""
    place = scene.bones.place
    taken = [(one.start, one.end) for one in newcomers]
    left = "".join(
        " " if any(start <= place(n) < end for start, end in taken) else character
        for n, character in enumerate(scene.text)
    )
    rival = scene.rival or find_rival(scene.sheet)
    return left.replace(rival.casefold(), " ") if rival else left
