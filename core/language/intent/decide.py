# ruff: noqa: E501 - one rule, one line
"""Which intent is the main one: orders, then questions, then events, then what is asked for."""
# fmt: off

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from core.language.conversation.contradictory import contradicted, contradicts_itself
from core.language.conversation.corrections import (
    corrected_newcomer,
    corrects_amount,
    corrects_customer,
    corrects_day,
)
from core.language.dates.moments import When
from core.language.intent.asked import answer_to, is_request, request
from core.language.intent.endings import about_a_deal, endings, paid
from core.language.intent.enumerated import newcomers_beside
from core.language.intent.happened import NO_SUCH_DAY, PLANNED, THEM, activity_done, has_person
from core.language.intent.residue import rests_on_enough
from core.language.intent.target_orders import is_taught_form
from core.language.intent.unended import without_unpaid
from core.language.names.contacts import companies_called
from core.language.names.new_names import find_new_account
from core.language.phrases import cues
from core.language.phrases.reads import NO_READ
from core.language.phrases.words import ACTIVITIES, OBJECTIONS, STAGES, earliest, first_of, hits
from core.language.sentence.chatter import ANY_CHATTER
from core.language.sentence.clauses import clauses_of, looks_ahead
from core.language.sentence.scene import Scene
from core.language.text.sheet import Found, rule
from core.language.understanding import Intent

PROJECT = rule(
    r"项目|采购|预算|签约|上线|招标|合同|签(?!到)|合作|成交|\bsigning\b|close date|closing|project|purchase|contract|decision"
)
# “尾款拖到Ⓓ付”, “Ⓓ才发货”: the customer or the warehouse puts it off.
OF_GOODS = rule(r"[尾首货余进回打付]款|[交发到]货|交付|上线|(?<!发)货(?!架)|\b(?:payment|invoice|deposit|delivery|shipment|shipping|go-?live)\b")
DUE_HINT = rule(r"提醒|到(?:点|时)叫我|叫我|remind(?!er:)")
MONEY_WORDS = rule(r"金额|预算|报价|价格|value|amount|worth|price|size")
NO_ORDER = rule(r"减肥|斤|公里|\bkg\b|\bkm\b|pounds|本书|离|距|还差|差\S{0,3}[ⓃⓋ]|完成了?[ⓃⓋⓅ]|达成")
# “建议:首页能不能加个提醒” asks nothing of the bot.
LABELLED_SUGGESTION = rule(r"^\W*(?:我?(?:有|提)(?:一?[个条点])?(?:小)?)?(?:建议|意见|suggestion|feature request)\s?[:,]")
OVERRATED = rule(r"(?:满意度|csat|satisfaction)(?: score| rating)?(?:评分|打分|得分|调查|反馈|Ⓐ|是|为|打了|打|给了?|of|is|was|:|=|\s){0,5}Ⓝ\s?(?:分|\W*$)")
TICKED = rule(r"标|勾|划掉|关掉|的(?:跟进|回访|提醒|待办|任务)(?:已经?|都)?(?:做完|完成|搞定|办完|处理)")
CALLED_OFF = rule(r"取消|\bcancel")
# “Ⓓ去Ⓐ做培训” teaches a customer, and is still to come.
LEARNT = rule(r"了|完|过|已|打卡|参加|\b(?:\w+ed|done|took|did|went|got|through)\b")
# 明年再看: put off, and nothing is agreed.
PUT_OFF = rule(r"Ⓓ\s?再(?:说|看|议|考虑|定)(?!看?[望Ⓐ])")
SNOOZABLE = rule(r"跟进|提醒|待办|任务|回访|拜访|snooze|remind|follow[- ]?up|task|^\s*(?:推迟|延后|顺延|postpone)|^\W*(?:推|挪|延|改|拖|调)(?:迟|后|期)?(?:到|至|成)\s?Ⓓ\s?Ⓣ?\W*$")
MOVED = rule(r"改|推进|进入|转到|调|更新|升|退|移|推到|\b(?:mov|updat|chang|set|push|advanc|bump)")
CLOSING = rule(
    r"预计|签|成交|下单|落单|拿下|关单|结单|敲定|定下来|盖章|close|sign|closing|\bslip|\bwin\b|\bexpect(?:ed|ing|s)?\b|(?:能|会|可以?|有望)定(?!期|位|做)"
)
# “每周拜访五个客户” is a way of working.
HABIT = rule(r"Ⓧ拜访|每(?:Ⓓ|天|日|周|月|个月|星期|礼拜|人)|[Ⓝ几多一二两三四五六七八九十][个家位]客户")
# “他们说比用友贵”: of the customer last spoken of.
THEIR_WORDS = rule(r"^\W*(?:他们|对方|客户|人家|那边)(?:那边)?(?:说|嫌|觉得|认为|反馈|表示|反映)|^\W*(?:they|the (?:customer|client)|customer|client) (?:says?|said|thinks?|thought|feels?|felt|finds?|found)\b")
# 样品预计周三到
ARRIVING = rule(r"(?:预计|估计)[^,。]{0,12}(?:收到|到账|回款|打款|付款|到款|进账)|(?:预计|估计)Ⓓ?.{0,2}(?:到(?:货|达)?(?=[,。!;\s]|$)|送到|发货|交货|交付|上线|开工|回来|出结果)")
# “月底能签的单子” names some deals, it changes none.
A_KIND_OF_DEAL = rule(r"的(?:单子?|商机|项目|客户)\s*$|\bdeals?\s*$")
# “下周三拜访甲乙科技、丙丁食品” plans two visits.
TOLD_OF_ROWS = frozenset({Intent.LOG_ACTIVITY, Intent.SCHEDULE_FOLLOW_UP})


class Step(StrEnum):
    """The kinds of reading, in the order in which one is the main one."""

    CORRECTION = "correction"
    ORDER = "order"
    EVENT = "event"
    ANSWER = "answer"
    REQUEST = "request"


@dataclass(frozen=True)
class Decision:
    """The main intent, and the new customer that it is about, if the scene shows one."""

    intent: Intent
    new_account: Found[str] | None = None
    # All of a row, the one above among them: “拜访了甲乙科技、丙丁食品”.
    new_accounts: tuple[Found[str], ...] = ()


def decide(scene: Scene) -> Decision:
    """Return the first reading that applies, or none."""
    if (meant := corrected_newcomer(scene)) is not None:
        return Decision(Intent.UPDATE_DEAL, meant)
    if contradicted(scene) is not None or contradicts_itself(scene):
        return Decision(Intent.NONE)
    if is_taught_form(scene):
        return Decision(Intent.SET_TARGET)  # Its words plan nothing, “Ⓜ拜访量” no visit either.
    # “#12丢单，输给了金蝶” names its deal, and so its customer.
    called = [] if scene.accounts or scene.records else _newcomers(scene)
    newcomer = called[0] if called else None
    _, intent = next(readings(scene, someone=newcomer is not None), (None, Intent.NONE))
    several = (newcomers_beside(scene) or called) if intent in TOLD_OF_ROWS else []
    if not rests_on_enough(scene, intent, several or called[:1]):
        return Decision(Intent.NONE)
    return Decision(intent, newcomer, tuple(several))


def _newcomers(scene: Scene) -> list[Found[str]]:
    found = find_new_account(scene.sheet)
    return [found] if found is not None else companies_called(scene.contacts)


def readings(scene: Scene, *, someone: bool) -> Iterator[tuple[Step, Intent]]:
    """Yield what a message may be taken for, in the order of precedence: the first one counts.

    The rest is worked out only for whoever asks why (`salesbeat parse --explain`).
    """
    asks = scene.mood.asks
    if not asks:
        yield from ((Step.CORRECTION, intent) for intent in _corrections(scene))
        yield from ((Step.ORDER, intent) for intent in _orders(scene, someone=someone))
    elif LABELLED_SUGGESTION.search(scene.text):
        yield Step.ORDER, Intent.RECORD_SUGGESTION
    if not asks or scene.mood.stated.strip("□ "):
        yield from ((Step.EVENT, intent) for intent in _events(scene, someone=someone))
    if asks:
        yield Step.ANSWER, answer_to(scene)
    elif (wanted := request(scene)) is not None:
        yield Step.REQUEST, wanted


def _corrections(scene: Scene) -> Iterator[Intent]:
    if corrects_customer(scene):
        yield Intent.UPDATE_DEAL
    if corrects_day(scene):
        yield Intent.SNOOZE_FOLLOW_UP


# ---------------------------------------------------------------- orders
def _orders(scene: Scene, *, someone: bool) -> Iterator[Intent]:
    """Yield the intents whose words are an order by themselves."""
    if hits(cues.UNDO, scene.text) and not corrects_amount(scene):
        yield Intent.UNDO
    if hits(cues.SUGGESTION, scene.text) and (LABELLED_SUGGESTION.search(scene.text) or not ANY_CHATTER.search(scene.text)):
        yield Intent.RECORD_SUGGESTION
    said = scene.mood.asserted
    if hits(cues.SET_TARGET, said) and not (NO_ORDER.search(said) or scene.accounts):
        yield Intent.SET_TARGET
    if hits(cues.REDEEM, said):
        yield Intent.REDEEM_REWARD
    yield from _book_orders(scene, said, someone=someone)


def _book_orders(scene: Scene, said: str, *, someone: bool) -> Iterator[Intent]:
    activity = activity_done(scene, someone=someone)
    if hits(cues.TRAINING, said) and not (scene.accounts and (activity or not LEARNT.search(said))):
        yield Intent.RECORD_TRAINING
    if hits(cues.CREATE_ACCOUNT, said) and (someone or scene.accounts):
        yield Intent.CREATE_ACCOUNT
    done = activity and hits(cues.ACTIVITY_DONE, said) and earliest(ACTIVITIES, said)
    if _snoozes(scene, said, someone=someone) and not done:
        yield Intent.SNOOZE_FOLLOW_UP
    if _completes(scene, said) and (not done or TICKED.search(said)):
        yield Intent.COMPLETE_FOLLOW_UP


def _completes(scene: Scene, said: str) -> bool:
    """Return whether a follow-up is done; 在12月20日之前完成回访 is still to be."""
    if not hits(cues.COMPLETE, said):
        return False
    return bool(CALLED_OFF.search(said)) or "了" in said or not any(looks_ahead(clause, scene) for clause in clauses_of(said, scene))


def _snoozes(scene: Scene, said: str, *, someone: bool) -> bool:
    if PROJECT.search(said) or OF_GOODS.search(said) or first_of(STAGES, said) or not hits(cues.SNOOZE, said):
        return False
    return bool(scene.accounts or someone or scene.records or SNOOZABLE.search(said))


# ---------------------------------------------------------------- events
def _events(scene: Scene, *, someone: bool) -> Iterator[Intent]:
    """Yield the events that the message asserts, in the contract's order."""
    if is_request(scene) or (not scene.accounts and hits(NO_READ, scene.text)):
        return
    mood = scene.mood
    if about_a_deal(scene, someone=someone):
        yield from endings(scene)
    if hits(cues.PAYMENT, without_unpaid(mood.asserted)) and paid(scene, someone=someone):
        yield Intent.RECORD_PAYMENT
    rated = scene.score is not None or _rated_out_of_range(scene)
    if rated and hits(cues.SATISFACTION, mood.stated):
        yield Intent.RECORD_SATISFACTION
    yield from _smaller_events(scene, someone=someone)


def _rated_out_of_range(scene: Scene) -> bool:
    """Return whether a customer's satisfaction is said to be what no score can be: 11分."""
    return bool(scene.accounts and scene.numbers) and OVERRATED.search(scene.mood.stated) is not None


def _smaller_events(scene: Scene, *, someone: bool) -> Iterator[Intent]:
    said = scene.mood.asserted
    if hits(cues.CREATE_DEAL, said) and (someone or scene.accounts or scene.money):
        yield Intent.CREATE_DEAL
    if activity_done(scene, someone=someone):
        yield Intent.LOG_ACTIVITY
    if corrects_amount(scene) or _changes(scene, said, someone=someone):
        yield Intent.UPDATE_DEAL
    if _schedules(scene, said, someone=someone):
        yield Intent.SCHEDULE_FOLLOW_UP
    objects = first_of(OBJECTIONS, scene.mood.stated) is not None
    if objects and (someone or has_person(scene) or THEIR_WORDS.search(scene.mood.stated)):
        yield Intent.LOG_ACTIVITY


def _changes(scene: Scene, said: str, *, someone: bool) -> bool:
    known = someone or bool(scene.accounts or scene.records)
    if not (hits(cues.CHANGE, said) or (known and first_of(STAGES, said) is not None)):
        return False
    moved = known or bool(MOVED.search(said))
    if first_of(STAGES, said) is not None and moved:
        return True
    priced = scene.has_sum and (known or bool(MONEY_WORDS.search(said)))
    dated = bool(scene.dates) and closes(said) and (known or not A_KIND_OF_DEAL.search(said))
    return (priced or dated) and not DUE_HINT.search(said)


def closes(text: str) -> bool:
    """Return whether a clause speaks of when a deal is to close."""
    return bool(CLOSING.search(text)) and not ARRIVING.search(text)


def _may_be_due(when: When, scene: Scene) -> bool:
    """Return whether a day can be a deadline; today alone only with words of a plan."""
    if when.due is None:
        return False
    if when.due > scene.clock.today or when.at is not None:
        return True
    return PLANNED.search(scene.mood.asserted) is not None or any(looks_ahead(clause, scene) for clause in clauses_of(scene.mood.asserted, scene))


def _schedules(scene: Scene, said: str, *, someone: bool) -> bool:
    if first_of(OBJECTIONS, said) is not None:
        said = PUT_OFF.sub("", said)
    if not hits(cues.SCHEDULE, said):
        return False
    person = someone or has_person(scene) or ("客户" in said and not HABIT.search(said)) or THEM.search(said) is not None
    if person and NO_SUCH_DAY.search(said):
        return True  # Which day is meant is asked for.
    dated = "Ⓓ" in said and any(_may_be_due(found.value, scene) for found in scene.dates)
    timed = dated or bool(scene.times)
    reminded = DUE_HINT.search(said) is not None
    return (person and (timed or reminded)) or (reminded and timed)
