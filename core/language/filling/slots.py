# ruff: noqa: E501 - one rule, one line
"""The days of a message for its intent: which one is due, which is past."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, time

from core.language.conversation.corrections import denied
from core.language.dates.moments import DAYS_A_WEEK, Tense, When
from core.language.filling.sums import text_before
from core.language.intent.decide import closes
from core.language.sentence.clauses import clauses_of, dates_in, nearer_ahead
from core.language.sentence.leaning import STILL_TO_COME, Around, around_dates
from core.language.sentence.scene import Scene
from core.language.text.sheet import Found, rule
from core.language.understanding import Intent

FOLLOWING = rule(
    r"跟进|联系|提醒|回访|拜访|再|约|见|碰|催|下次|叫我|去|找|开会|演示|沟通|聊|打电话|收|"
    r"\b(?:(?<!to )follow|call|remind|visit|meet|ping|chase|check|schedule|demo|touch|circle|email|send|next step|talk|speak|lunch|dinner|coffee|sync|see)"
)
WON = (
    Intent.WIN_DEAL,
    Intent.LOSE_DEAL,
    Intent.RECORD_PAYMENT,
    Intent.RECORD_SATISFACTION,
    Intent.RECORD_TRAINING,
)
DEALS = (Intent.CREATE_DEAL, Intent.UPDATE_DEAL)
PLANS = (Intent.SCHEDULE_FOLLOW_UP, Intent.SNOOZE_FOLLOW_UP)


@dataclass
class Days:
    """The days of a message by their role."""

    due_on: date | None = None
    due_at: time | None = None
    # Said with a word of following up; 明天放假,节后再联系 is due after the holiday.
    due_surely: bool = False
    close_on: date | None = None
    occurred_on: date | None = None


def read_days(scene: Scene, intent: Intent) -> Days:
    """Give every date of the asserted text its role: past, closing or due."""
    days = Days()
    if intent is Intent.COMPLETE_FOLLOW_UP:
        return days  # The day it was due says nothing new.
    for clause in clauses_of(scene.mood.stated, scene):
        visible = (found for found in dates_in(clause, scene) if _visible(scene, found))
        for when, around in zip(visible, around_dates(clause), strict=False):
            delivery = intent not in PLANS and DELIVERED.search(around.after)
            if not (delivery or denied(scene, when.start)):
                _assign(days, when, around, scene, intent)
    bygone = any(found.value.tense is Tense.PAST for found in scene.dates)
    if (
        days.due_on is None
        and scene.times
        and not bygone
        and (intent in PLANS or _time_to_come(scene))
    ):
        days.due_on = _today_or_tomorrow(scene)
    if days.due_on is not None and days.due_at is None:
        days.due_at = _time_of(scene, days)
    return days


def _visible(scene: Scene, found: Found[When]) -> bool:
    """Return whether a date stands in what the message states."""
    index = bisect_left(scene.bones.places, found.start)
    return index < len(scene.mood.stated) and scene.mood.stated[index] != "□"


def _assign(days: Days, found: Found[When], around: Around, scene: Scene, intent: Intent) -> None:
    when = found.value
    if when.due is not None and intent is Intent.LOG_ACTIVITY and _is_slip(found, around, scene):
        days.due_on = when.due  # It is over, so that another day is asked for.
        return
    if _is_past(when, around, scene, intent):
        days.occurred_on = days.occurred_on or when.past
        return
    if _is_closing(around.text, intent):
        if when.due == scene.clock.today and not closes(around.text):
            return  # 今天新增一个商机 does not close today.
        days.close_on = when.close if intent in (*DEALS, Intent.LOG_ACTIVITY) else None
        return
    if when.due is None or _is_no_appointment(found, around, scene, intent):
        return
    if intent not in PLANS and UNTIL.search(text_before(scene, found.start)):
        return
    sure = FOLLOWING.search(around.text) is not None
    if intent is Intent.SNOOZE_FOLLOW_UP or days.due_on is None or (sure and not days.due_surely):
        days.due_on, days.due_at, days.due_surely = when.due, when.at, sure


# “拜访Ⓐ,昨天跟进”: behind a visit, only the day of what is next.
NEXT_STEP = rule(r"\s?(?:再|要|去)?(?:跟进|回访|再联系)\W*")
DEED = rule(r"拜访|走访|上门|见了|演示|打了?电话|聊了|开了?会")


def _is_slip(found: Found[When], around: Around, scene: Scene) -> bool:
    """Return whether a day that is over is said to be that of the next step."""
    behind = DEED.search(scene.sheet.text[: found.start]) is not None
    alone = not around.before.strip() and NEXT_STEP.fullmatch(around.after) is not None
    return behind and alone and found.value.tense is Tense.PAST


def _is_no_appointment(found: Found[When], around: Around, scene: Scene, intent: Intent) -> bool:
    """Return whether a day to come is no follow-up: 明年再说, 聊到了明年的采购计划, 客户下周付款."""
    if intent not in PLANS and _is_somebody_elses(found, around, scene):
        return True
    when = found.value
    if intent in WON and _only_tells_when(found, scene) and not FOLLOWING.search(around.text):
        return True
    if PUT_OFF.search(around.after) and when.period.days > LONGEST_MONTH:
        return True
    vague = around.lean() is not Tense.FUTURE and when.period.days > DAYS_A_WEEK
    return intent is Intent.LOG_ACTIVITY and vague


def _is_somebody_elses(found: Found[When], around: Around, scene: Scene) -> bool:
    """Return whether the customer's day is told, one of a thing, or only a part of today."""
    told = scene.sheet.written(found.start, found.end) + around.after[:1]
    if "的" in told[-2:] or told[:-1] in PARTS_OF_A_DAY or NOT_THEN.search(around.after):
        return True
    return THEY_PAY.search(around.text) is not None or around.names_no_day_of_ours()


def _only_tells_when(found: Found[When], scene: Scene) -> bool:
    """Return whether a day beside a win is no step to come: 年底冲刺成功, “signed for 2027”."""
    written = scene.sheet.written(found.start, found.end)
    return written.endswith(("底", "末")) or found.value.period.days > LONGEST_MONTH


PARTS_OF_A_DAY = ("下午", "傍晚", "晚上", "待会", "等会", "过会", "等下")
# “Ⓐ paid, Ⓥ, on Thursday”: a day beside a sum is the sum's.
NOTHING_ELSE = rule(r"(?:[Ⓥ,\s]|on)*")


def _is_past(when: When, around: Around, scene: Scene, intent: Intent) -> bool:
    if when.tense != "open" or when.past is None:
        return when.tense == "past"
    if intent in PLANS or intent in DEALS:
        return False
    if intent in WON and NOTHING_ELSE.fullmatch(around.text):
        return True
    today = scene.clock.today
    lean = around.lean()
    if when.past == today:
        return intent in WON or lean is not Tense.FUTURE
    if LATE.search(scene.text) or (intent in WON and not nearer_ahead(when, today)):
        return lean is not Tense.FUTURE
    behind = lean is Tense.OPEN and not nearer_ahead(when, today)
    return lean is Tense.PAST or behind


def _is_closing(text: str, intent: Intent) -> bool:
    if intent in PLANS or intent in WON:
        return False
    if intent in DEALS and not FOLLOWING.search(text):
        return True
    return closes(text) and not re.search(r"再|跟进|联系|提醒|回访|拜访", text)


def _time_to_come(scene: Scene) -> bool:
    """Return whether an hour stands where something is still to be done: “晚上八点再打一次”."""
    last = scene.times[-1]
    return any(
        clause.covers(last.start) and STILL_TO_COME.search(clause.text)
        for clause in clauses_of(scene.mood.stated, scene)
    )


def _today_or_tomorrow(scene: Scene) -> date:
    at = scene.times[-1].value
    later = at > scene.clock.now.time()
    return scene.clock.today if later else scene.clock.after(days=1)


def _time_of(scene: Scene, days: Days) -> time | None:
    """Return the time that goes with the due date: the one right behind or before it."""
    due = [d for d in scene.dates if d.value.due == days.due_on]
    if due and due[-1].value.at:
        return due[-1].value.at
    if not scene.times:
        return None
    if not due:
        return scene.times[-1].value
    fitting = [t for t in scene.times if _belongs(t, due[0], scene)]
    return fitting[0].value if fitting else None


def _belongs(at: Found[time], due: Found[When], scene: Scene) -> bool:
    """Return whether a time goes with the due date: no other date, no full stop between them."""
    nearest = min(scene.dates, key=lambda d: min(abs(at.start - d.end), abs(d.start - at.end)))
    first, last = min(due.end, at.end), max(due.start, at.start)
    return nearest == due and not re.search(r"[。;!?\n]", scene.sheet.text[first:last])


UNTIL = rule(r"(?:\b(?:until|till|since)|直到|等到?|[要得]等?到|截止|拖了)\s?$")
# “6月底发货” is the warehouse's day.
DELIVERED = rule(r"^\s?(?:前|之前|底|初|中旬)?(?:交货|发货|到货|交付|上线|投产|开工|生效)")
NOT_THEN = rule(
    r"^\s?(?:前|之前|底|初|中旬)?(?:交货|发货|到货|交付|上线|投产|开工|生效)|^\s?(?:都|也|内|前|之前)?(?:不(?!见不散)|没)"
)  # 年前不考虑
PUT_OFF = rule(r"^\s?再(?:说|议|看|考虑|定)")
LONGEST_MONTH = 31
THEY_PAY = rule(
    r"^(?!.*(?:催|收|提醒|再|跟进|要款|\b(?:chase|remind|follow|call|ask)\b)).*(?:[付打汇转]款|款.{0,4}到|付(?:预|首|尾|定|剩|[,。!]|$)|(?:付|打|汇|转)(?:给我们|过来)|\b(?:pay|pays|will pay|payment (?:due|expected|by|on|in))\b)"
)
LATE = rule(r"补[录记登]|补一[条个笔]|漏记|\blate entry\b|\bbackfill")
