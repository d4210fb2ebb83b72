"""Words that are an order only when they stand alone: “拜访”, “恢复”, “不对，是远大科技”."""

import re
from dataclasses import replace

from core.language.text.compiled import compiled
from core.language.text.sheet import phrase
from core.language.understanding import Intent, Understanding
from core.vocabulary import ActivityKind
from handlers.context import Context

REDO = compiled(
    r"\s*(?:恢复|重做|(?:取消|撤[销回])了?(?:刚才的|上一个)?撤[销回]"
    r"|redo|undo (?:the |that |my )?undo)[\s.。!！]*$",
    re.IGNORECASE,
)
# The name alone of what is to be recorded; who it was with is asked.
KINDS = {
    "拜访": ActivityKind.VISIT, "记拜访": ActivityKind.VISIT, "记录拜访": ActivityKind.VISIT,
    "visit": ActivityKind.VISIT, "log a visit": ActivityKind.VISIT,
    "电话": ActivityKind.CALL, "打电话": ActivityKind.CALL, "call": ActivityKind.CALL,
    "开会": ActivityKind.MEETING, "会议": ActivityKind.MEETING, "meeting": ActivityKind.MEETING,
    "演示": ActivityKind.DEMO, "demo": ActivityKind.DEMO,
}  # fmt: skip
# The same as a command with nothing behind it, and done: “/visit”, “拜访了”, “visited”.
ALONE = compiled(
    r"(?:/sales\s+)?/?"
    r"(?:(?P<zh>拜访|电话|打电话|开会|会议|演示)(?:过|完)?了?|(?P<en>visit|call|meeting|demo)(?:ed)?)",
    re.IGNORECASE,
)
COMMAND = compiled(r"/[^\s/]{1,20}")
NEW = {
    "新客户": Intent.CREATE_ACCOUNT, "新建客户": Intent.CREATE_ACCOUNT,
    "new account": Intent.CREATE_ACCOUNT, "new customer": Intent.CREATE_ACCOUNT,
    "新商机": Intent.CREATE_DEAL, "新建商机": Intent.CREATE_DEAL, "new deal": Intent.CREATE_DEAL,
    "赢单": Intent.WIN_DEAL, "丢单": Intent.LOSE_DEAL, "回款": Intent.RECORD_PAYMENT,
    "记回款": Intent.RECORD_PAYMENT,
}  # fmt: skip
# What the button under a plan says; which plan and which day is asked, or told by the number.
MOVE = compiled(
    r"\s*(?:改(?:个|一下)?(?:时间|日期|期)|换(?:个|一下)?(?:时间|日期)"
    r"|reschedule|(?:change|move)(?: the)? (?:time|day|date))"
    r"(?P<one>\s?#\s?\d{1,19})?[\s.。!！]*",
    re.IGNORECASE,
)
WRONG = compiled(
    r"\s*(?:不对|[记搞说写弄]?错了|换一家|不是这家|wrong|that'?s wrong|not right|another account)"
    r"[\s,，.。!！啊了]*$",
    re.IGNORECASE,
)
# What all of these say.
NO = "不对"
# What the button under a suggestion says.
ACCEPTS = compiled(r"\s*(?:建议|suggestion) ?#\d+ ?(?:采纳|accepted)\s*$", re.IGNORECASE)
# “不对，是远大科技”, “不是华东医疗，是远大科技”: what comes between is checked with the names.
OTHER_ACCOUNT = compiled(
    r"\s*(?:不对|不是|[记搞说写弄]?错了|更正|应该是|wrong|no[, ]|"
    r"not (?!done|finished|ready|yet|closed|signed|paid|sure|now|good|bad)|sorry|actually)",
    re.IGNORECASE,
)
FINISHED = phrase(
    r"(?:已经?)?(?:完成|做完)了?\s?Ⓐ|(?:done|finished?|completed?) (?:with )?Ⓐ", re.IGNORECASE
)
LONGEST = 60


def order_in(asked: Understanding, context: Context) -> Understanding | None:
    """Return what a few words that mean nothing by themselves ask for, or None."""
    return exact_order(asked) or _other_account(asked, context) or _finished(asked, context)


def exact_order(asked: Understanding) -> Understanding | None:
    """Return what a word or two order that are never an answer to a question."""
    if asked.intent is not Intent.NONE:
        return None
    text = asked.text.strip(" 。.!！?？").casefold()
    if (kind := kind_alone(text)) is not None:
        return Understanding(intent=Intent.LOG_ACTIVITY, activity=kind, text=asked.text)
    if WRONG.match(asked.text):
        return Understanding(intent=Intent.UPDATE_DEAL, text=NO)
    if MOVE.fullmatch(asked.text) is not None:
        return Understanding(intent=Intent.SNOOZE_FOLLOW_UP, record=asked.record, text=asked.text)
    intent = NEW.get(text) or _phrase(asked.text)
    if intent is None:
        return None
    return Understanding(intent=intent, record=asked.record, text=asked.text)


def kind_alone(text: str) -> ActivityKind | None:
    """Return what a message names and says nothing of: neither with whom it was, nor when."""
    said = text.strip(" 。.!！?？").casefold()
    found = ALONE.fullmatch(said)
    return KINDS.get(said) or (KINDS[found["zh"] or found["en"]] if found is not None else None)


def names_only_a_move(text: str) -> bool:
    """Tell whether a message wants another day for a plan, and says neither which nor when."""
    found = MOVE.fullmatch(text)
    return found is not None and found["one"] is None


def tells_nothing_else(text: str) -> bool:
    """Tell whether a message is an order's name alone, “/win” or “拜访了”: it is no report."""
    return kind_alone(text) is not None or COMMAND.fullmatch(text.strip()) is not None


def _phrase(text: str) -> Intent | None:
    phrases = ((REDO, Intent.UNDO), (ACCEPTS, Intent.RECORD_SUGGESTION))
    return next((intent for pattern, intent in phrases if pattern.match(text)), None)


def _finished(asked: Understanding, context: Context) -> Understanding | None:
    """Return the order to finish the follow-up of the customer that stands behind the verb."""
    if len(asked.text) > LONGEST or asked.account is not None:
        return None
    scene = context.lay_out(asked.text)
    if len(scene.accounts) != 1 or not FINISHED.fullmatch(scene.text.strip(" 。.!！")):
        return None
    names = scene.accounts[0].value
    meant = Understanding(intent=Intent.COMPLETE_FOLLOW_UP, text=asked.text)
    if len(names) > 1:
        return replace(meant, candidates=names)
    return replace(meant, account=names[0], account_known=True)


def _other_account(asked: Understanding, context: Context) -> Understanding | None:
    if len(asked.text) > LONGEST or not OTHER_ACCOUNT.match(asked.text):
        return None
    scene = context.lay_out(asked.text)
    if not scene.accounts or scene.money or scene.dates or scene.numbers:
        return None
    names = scene.accounts[-1].value
    meant = Understanding(intent=Intent.UPDATE_DEAL, account_known=True, text=asked.text)
    if len(names) == 1:
        return replace(meant, account=names[0])
    return replace(meant, candidates=names)
