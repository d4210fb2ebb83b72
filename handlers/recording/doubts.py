"""Doubts before anything is written: what was typed and what was read must be the same thing."""

import re
from decimal import Decimal

from core.errors import UserError
from core.language.conversation.doubtful import is_a_range, is_endless, is_long_ago, is_negative
from core.language.dates.impossible import no_such_day, no_such_hour
from core.language.text.compiled import compiled
from core.language.understanding import Intent, Understanding
from handlers.context import Context
from handlers.questions import Choice

MONEY = frozenset(
    {
        Intent.CREATE_DEAL, Intent.UPDATE_DEAL, Intent.WIN_DEAL, Intent.LOSE_DEAL,
        Intent.RECORD_PAYMENT,
    }
)  # fmt: skip
LARGEST = Decimal(10) ** 12
# What is said of one day alone: beside a visit, the rest still counts.
OF_A_DAY = MONEY | {Intent.SNOOZE_FOLLOW_UP, Intent.RECORD_TRAINING}
ZERO = compiled(
    r"(?:赢单|成交|签了|签约|金额|won|[\s,，:：¥$])\s*0(?:\.0+)?\s?(?:万|元|块|千|k|m)?[\s。.!！]*$",
    re.IGNORECASE,
)
# A win that is no more is no second one.
TAKEN_BACK = compiled(
    r"退货|退单|毁约|反悔|(?:赢单|成交|中标).{0,4}(?:作废|取消|撤销|无效|不要?算|不作数)"
    r"|\b(?:cancel|void|reverse)\w* (?:the |this )?(?:win|won)\b",
    re.IGNORECASE,
)
ONCE_MORE = compiled(r"又|重新|再次|现在|终于|没|\b(?:again|now|after all)\b", re.IGNORECASE)
NEXT_STEP = compiled(r"跟进|再|联系|回访|下次|约|follow|call|again|next|meet", re.IGNORECASE)
SURE = compiled(r"^\s*(?:确定|sure\b)", re.IGNORECASE)


def require_sound(asked: Understanding, context: Context) -> None:
    """Raise UserError on an amount that was read as another one, or a day that cannot be."""
    _require_a_win(asked)
    _require_sound_amount(asked)
    _require_an_hour(asked)
    _require_a_day(asked)
    _require_coming_close(asked, context)


def _require_a_win(asked: Understanding) -> None:
    """Win nothing by words that take a win back: “退货了，赢单不要算了”."""
    taken_back = asked.intent is Intent.WIN_DEAL and TAKEN_BACK.search(asked.text) is not None
    if taken_back and not ONCE_MORE.search(asked.text):
        raise UserError(
            "听起来是赢单不算了，什么都没有记录。客户退了请说“退单 客户名”或“退单 #编号”。",
            "That sounds like a win taken back, so nothing was recorded. If a deal fell through, "
            "say “deal #12 fell through”.",
        )


def _require_sound_amount(asked: Understanding) -> None:
    negative = asked.amount is not None and (asked.amount < 0 or is_negative(asked.text))
    if negative and asked.intent is Intent.RECORD_PAYMENT:
        raise UserError(
            "回款金额要大于 0，例如“华东医疗回款 8万”。没有记录。",
            "A payment must be more than 0, for example “Acme paid 80k”. Nothing was recorded.",
        )
    if negative:
        raise UserError(
            "金额不能是负数，没有记录。请写改后的金额，例如“改成 35万”。",
            "An amount cannot be negative, so nothing was recorded. "
            "Write the new amount, for example “make it 350k”.",
        )
    if asked.intent is Intent.WIN_DEAL and (asked.amount == 0 or _is_zero(asked)):
        raise UserError(
            "赢单金额要大于 0，没有记录。例如“华东医疗赢单 20万”。",
            "A deal is won for more than 0, so nothing was recorded. For example “won Acme, 200k”.",
        )
    ended = asked.intent in {Intent.WIN_DEAL, Intent.RECORD_PAYMENT}
    if ended and asked.amount is not None and is_a_range(asked.text):
        raise UserError(
            "写了一个金额范围，没有记录。请写确定的金额，例如“签了 25万”。",
            "That is a range of amounts, so nothing was recorded. "
            "Write the exact one, for example “won, 250k”.",
        )
    endless = asked.amount is None and is_endless(asked.text)
    if asked.intent in MONEY and (endless or (asked.amount or 0) >= LARGEST):
        raise UserError(
            "这个金额太大了，没有记录。请检查一下，例如 50万 或 1.2亿。",
            "That amount is too large, so nothing was recorded. "
            "Please check it, for example 500k or 1.2M.",
        )


def _is_zero(asked: Understanding) -> bool:
    """Tell whether the sum that was typed is nothing: “赢单 0”."""
    return asked.amount is None and ZERO.search(asked.text) is not None


def _require_an_hour(asked: Understanding) -> None:
    """Drop no hour silently that no clock has: “明天25点”."""
    hour = None if asked.due_at is not None else no_such_hour(asked.text)
    if hour is not None:
        raise UserError(
            f"没有“{hour}”这个时间，没有记录。请写 0 到 24 点，例如“明天15点”。",
            f"There is no “{hour}”, so nothing was recorded. "
            "Hours go from 0 to 24, for example “tomorrow 15:00”.",
        )


def _require_a_day(asked: Understanding) -> None:
    """Let no day that no calendar has become another one, or none: “13月1日赢单”."""
    day = no_such_day(asked.text)
    if day is None:
        return
    of_the_visit = asked.intent is Intent.LOG_ACTIVITY and not NEXT_STEP.search(
        asked.text.partition(day)[2]
    )
    if asked.intent in OF_A_DAY or (of_the_visit and asked.occurred_on is None):
        raise UserError(
            f"没有“{day}”这一天，没有记录。请改一下日期再发一次。",
            f"There is no “{day}”, so nothing was recorded. Please correct the date and resend.",
        )


def _require_coming_close(asked: Understanding, context: Context) -> None:
    if asked.intent not in {Intent.CREATE_DEAL, Intent.UPDATE_DEAL}:
        return
    named = asked.amount is not None or asked.stage is not None
    told = asked.occurred_on if asked.intent is Intent.UPDATE_DEAL and not named else None
    day = asked.close_on or told
    if day is None or day >= context.today:
        return
    worded = context.wording.full_day(day)
    raise UserError(
        f"{worded} 这个日期已过，没有改。预计成交要写今天以后的日期，例如“预计12月31日签”。",
        f"{worded} is over, so nothing was changed. "
        "Name a coming day, for example “expected to close on Dec 31”.",
        code="in_the_past",
    )


def tells_no_day(asked: Understanding) -> bool:
    """Tell whether something is said to be long ago without the day of it."""
    return asked.occurred_on is None and is_long_ago(asked.text)


def is_sure(asked: Understanding) -> bool:
    """Tell whether the sender has confirmed what looks like a slip."""
    return SURE.match(asked.text) is not None


def made_sure(text: str) -> str:
    """Return the words of a message that is meant as it was said."""
    return f"确定 {text}"


def sure_or_not(meant: Understanding, context: Context) -> tuple[Choice, Choice]:
    """Offer to go on with what looks like a slip, or to leave it."""
    return (
        Choice(context.say("确定", "Yes, I am sure"), meant, also=("是", "对", "yes", "sure")),
        Choice(context.say("不用", "No"), None),
    )
