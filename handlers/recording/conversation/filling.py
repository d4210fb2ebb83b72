"""What an answer in own words adds to its question, and what such an answer may look like."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from core.language.filling.sums import PHONE
from core.language.learning.anonymous import is_small_talk
from core.language.names.new_names import find_rival
from core.language.phrases.words import LOSS_REASONS, first_of
from core.language.text.compiled import compiled
from core.language.text.sheet import Sheet
from core.language.understanding import Intent, Understanding, to_json
from core.vocabulary import LossReason, Objection
from handlers.context import Context
from handlers.recording.conversation.bare import with_bare_values
from handlers.recording.conversation.learnt import explains
from handlers.recording.conversation.of_its_own import (
    is_of_its_own,
    row_alone,
    with_name_alone,
)
from handlers.recording.no_content import tells_nothing

# 3M and 58.com are names, whatever they count.
LATIN = compiled(r"[a-z]", re.IGNORECASE)
CHINESE = compiled(r"[\u4e00-\u9fff]")
LETTER = compiled(r"[^\W_]")
# The order's own words are no part of the name that follows them.
ORDER = compiled(
    r"^(?:(?:新增|新建|添加)?(?:新?客户)(?=\W|$)|new (?:account|customer|client)\b)[\s:：]*",
    re.IGNORECASE,
)
LONGEST_NAME = 40
# What no customer is called: “他们开会去了”, “not sure”.
NO_NAME = compiled(
    r"[,，。;；?？!！\n]|[他她你我咱谁吗呢吧呀哦嘛]|了$|什么|怎么|多少|哪[个家里]|没有|不[是知要能会用]|吃饭|都[说嫌觉要想]|说[要想]|还[有剩]|"
    r"^(?:won|lost|visited|called|met|paid)\b|\d(?:k|m|万)\b|"
    r"\b(?:i|you|they|we|he|she|it|is|are|was|what|who|where|why|how|not|no|yes|dunno)\b",
    re.IGNORECASE,
)
# Nor these, which choose among what was offered, or do not care.
NO_CHOICE = compiled(
    r"(?:the )?(?:first|second|third|fourth|last|other)(?: one| account)?|any(?: one| of them)?"
    r"|(?:(?:create|add|new) )?(?:both|all|either)(?: of them)?|whatever|whichever"
    r"|随便(?:哪个|哪家|一个)?|任意|都(?:行|可以|新建|要)|两[个家](?:都.*)?|第.[个家]",
    re.IGNORECASE,
)
# Where a number is the answer itself, “2” is not the second choice.
NUMBERS = frozenset({"amount", "value"})
VALUES = NUMBERS | {"due_on", "occurred_on"}
# Too short for a result, or that there is none yet.
SHORTEST_RESULT = 2
NO_RESULT = compiled(
    r"[?？]|[吗呢]$|还没|没有?[处解修]|不知道|等等|稍等|听说|据说|\b(?:not yet|dunno|wait)\b",
    re.IGNORECASE,
)
# A result tells what was done or what came of it; “张总是个爽快人” answers something else.
A_RESULT = compiled(
    r"[换修退补赔改调派寄送装拆检测查]|解[释决]|道歉|沟通|重[启装做发新]|升级|发货|处理|好了|正常|恢复|完成|满意|认可|接受|同意|确认|协商|谈妥"
    r"|撤|清[洗理]|培训|指导|误会|免费|打折|减免|警告|罚|停|封|收回|约谈|续|签|搞定|没问题|"
    r"replac|repair|fix|refund|explain|apolog|\bsen[dt]\b|ship|swap|restart|reboot|reset|install|updat|clean|settl|agree|solv|\bworks?\b|working"
    r"|compensat|return|credit|accept|satisf|happy|warn|stop|renew|sign|done|adjust|discount|train|check|chang|deliver|visit|call|new\b",
    re.IGNORECASE,
)
# What an answer that leaves it at that amounts to, whatever its words.
NOTHING = Understanding(intent=Intent.NONE, text="取消")
# “丢单原因是预算” answers; “丢单原因是什么” still asks for the figures.
GIVES_REASON = compiled(
    r"(?:这[次单]|他们|主要|\s)*(?:丢单|输单|丢|输|失败)?的?(?:主要|最终)?(?:原因|理由)\s?(?:就是|主要是|是|为|在于|[:：])+\s?"
    r"(?P<why>(?!什么|啥|谁|哪|怎么|多少)[^?？]{1,40})"
    r"|(?:it was |the |main |\s)*(?:loss )?reason(?: for (?:the|this) loss)?\s?(?:was|is|:)\s?"
    r"(?P<because>(?!what|why|how|unclear)[^?？]{2,60})",
    re.IGNORECASE,
)
# “丢单原因预算”; “丢单原因分布” asks for the figures.
NAMES_REASON = compiled(
    r"(?:这[次单]|主要|\s)*(?:丢单|输单|丢|输)的?(?:主要|最终)?(?:原因|理由)[\s,，]*"
    r"(?P<why>(?!.*(?:什么|啥|多少|哪|占|分[布析]|统计|排|趋势|[吗呢])).{2,20})"
)
REASON_OF_OBJECTION = {
    Objection.PRICE: LossReason.PRICE,
    Objection.PRODUCT_FIT: LossReason.PRODUCT_FIT,
    Objection.BUDGET: LossReason.BUDGET,
    Objection.TIMING: LossReason.LONG_DECISION,
    Objection.COMPETITOR: LossReason.COMPETITOR,
    Objection.OTHER: LossReason.OTHER,
}
# What a bare answer may be taken for when it stands alone: “50万” may look like a change of a deal.
LOOKS_LIKE: dict[str, frozenset[Intent]] = {
    "account": frozenset({Intent.SHOW_ACCOUNT}),
    "amount": frozenset({Intent.UPDATE_DEAL, Intent.CREATE_DEAL}),
    "value": frozenset({Intent.RECORD_SATISFACTION, Intent.UPDATE_DEAL, Intent.REDEEM_REWARD}),
    "due_on": frozenset({Intent.SCHEDULE_FOLLOW_UP, Intent.SNOOZE_FOLLOW_UP, Intent.SHOW_DAY}),
    "occurred_on": frozenset({Intent.SHOW_DAY, Intent.SCHEDULE_FOLLOW_UP}),
    "loss_reason": frozenset({Intent.LOSE_DEAL, Intent.LOG_ACTIVITY, Intent.UPDATE_DEAL}),
}
# What an answer may look like.
EXAMPLES = {
    "amount": ("50万", "500k"),
    "value": ("1", "1"),
    "due_on": ("周五", "Friday"),
    "occurred_on": ("昨天", "yesterday"),
}


def filled(
    known: Understanding, asks_for: str, asked: Understanding, context: Context
) -> Understanding | None:
    """Merge an answer in own words; None when the message says more than was asked."""
    if asks_for == "loss_reason" and (given := _reason_given(known, asked, context)):
        return given
    alike = LOOKS_LIKE.get(asks_for, frozenset())
    if asked.intent not in {Intent.NONE, known.intent, *alike}:
        return None
    if asks_for not in FILLING or (asks_for in VALUES and not _is_bare(asked)):
        return None
    if is_of_its_own(known, asks_for, asked, context):
        return None
    return FILLING[asks_for](known, with_bare_values(asked, context), context)


def _reason_given(
    known: Understanding, asked: Understanding, context: Context
) -> Understanding | None:
    """Take “丢单原因是预算” for the answer; “丢单原因预算” only where it names a reason."""
    text = _without_customer(known, asked.text, context).strip(" 。.!！~的")
    if given := GIVES_REASON.fullmatch(text):
        return _with_reason(known, given["why"] or given["because"], context)
    if named := NAMES_REASON.fullmatch(text):
        reason = first_of(LOSS_REASONS, named["why"])
        return replace(known, loss_reason=reason) if reason is not None else None
    return None


def _without_customer(known: Understanding, text: str, context: Context) -> str:
    """Leave the customer out who is asked about: the answer may name it once more."""
    scene = context.lay_out(text)
    whose = {known.account, *known.accounts}
    if len(scene.accounts) != 1 or whose.isdisjoint(scene.accounts[0].value):
        return text
    named, sheet = scene.accounts[0], scene.sheet
    return sheet.written(0, named.start) + sheet.written(named.end, len(sheet.text))


def _with_reason(known: Understanding, why: str, context: Context) -> Understanding:
    """Take what follows “the reason was” for the answer, whatever it is."""
    said = with_bare_values(context.understand(why), context)
    meant = _fill_reason(known, said, context)
    return meant or replace(known, loss_reason=LossReason.OTHER)


def _is_bare(asked: Understanding) -> bool:
    """Tell an answer of one thing (“50万”, “下周三”) from a message of its own."""
    said = set(to_json(asked)) - {"intent", "currency", "note", "due_at"}
    return len(said) <= 1


def _fill_account(
    known: Understanding, asked: Understanding, context: Context
) -> Understanding | None:
    if row := row_alone(asked, context):
        # An activity may have been with several; what else there is has one customer.
        each = replace(known, account=None, candidates=(), accounts=row, account_known=True)
        return each if known.intent is Intent.LOG_ACTIVITY else None
    asked = with_name_alone(asked, context)
    if set(to_json(asked)) - {"intent", "account", "candidates", "note"}:
        return None
    typed = _typed_name(asked.text, context) if asked.intent is Intent.NONE else None
    name = asked.account or (None if asked.candidates else typed)
    if not name and not asked.candidates:
        return None
    taught = known.taught if name and explains(known.taught, name, context) else None
    return replace(
        known, account=name, account_known=asked.account_known, candidates=asked.candidates,
        taught=taught,
    )  # fmt: skip


def _typed_name(text: str, context: Context) -> str | None:
    """Return the customer's name that an answer is; 三百, 张总 and 好烦啊 are none."""
    name = ORDER.sub("", text.strip(" 。.!！"))
    if not LETTER.search(name):
        return None
    is_sentence = len(name) > LONGEST_NAME or NO_NAME.search(name) or NO_CHOICE.fullmatch(name)
    return None if is_sentence or _is_no_name(name, context) else name


def _is_no_name(name: str, context: Context) -> bool:
    """Tell whether all of an answer is a person, a number or a day, or it is small talk."""
    if LATIN.search(name):
        return False
    scene = context.lay_out(name)
    return is_small_talk(scene) or not CHINESE.search(scene.text)


def _fill_amount(known: Understanding, asked: Understanding, _: Context) -> Understanding | None:
    amount = asked.amount or asked.value
    if amount is None or (asked.amount is None and PHONE.fullmatch(str(amount))):
        return None  # 13812345678 is somebody's number.
    return replace(known, amount=amount, currency=asked.currency or known.currency)


def _fill_value(known: Understanding, asked: Understanding, _: Context) -> Understanding | None:
    score = None if asked.score is None else Decimal(asked.score)
    value = asked.value or asked.amount or score
    return replace(known, value=value) if value is not None else None


def _fill_day(known: Understanding, asked: Understanding, context: Context) -> Understanding | None:
    period = asked.period.first if asked.period else None
    days = (asked.due_on, asked.close_on, period, asked.occurred_on)
    coming = [day for day in days if day is not None and day >= context.today]
    if not coming and asked.due_at is None:
        return None
    due_on = coming[0] if coming else known.due_on
    return replace(known, due_on=due_on, due_at=asked.due_at or known.due_at)


def _fill_past_day(
    known: Understanding, asked: Understanding, context: Context
) -> Understanding | None:
    scene = context.lay_out(asked.text)
    past = scene.dates[0].value.past if len(scene.dates) == 1 else None
    return replace(known, occurred_on=past) if past is not None else None


def _fill_reason(known: Understanding, asked: Understanding, _: Context) -> Understanding | None:
    reason = asked.loss_reason
    if reason is None and asked.objection is not None:
        reason = REASON_OF_OBJECTION[asked.objection]
    if reason is None:
        return None
    rival = asked.competitor or find_rival(Sheet.of(asked.text)) or known.competitor
    told = f"{known.text}，{asked.text}"
    return replace(known, loss_reason=reason, competitor=rival, text=told)


def _fill_result(
    known: Understanding, asked: Understanding, context: Context
) -> Understanding | None:
    """Take an answer for what became of a service order; the order was asked for by its words."""
    said = asked.text.strip()
    if asked.intent is not Intent.NONE or len(said) < SHORTEST_RESULT:
        return None
    if tells_nothing(said):
        return NOTHING
    scene = context.lay_out(said)
    elsewhere = any(known.account not in found.value for found in scene.accounts)
    if elsewhere or NO_RESULT.search(said) or not A_RESULT.search(said) or is_small_talk(scene):
        return None
    return replace(known, text=f"{known.text}：{said}")


FILLING: dict[str, Callable[[Understanding, Understanding, Context], Understanding | None]] = {
    "account": _fill_account,
    "amount": _fill_amount,
    "value": _fill_value,
    "due_on": _fill_day,
    "occurred_on": _fill_past_day,
    "loss_reason": _fill_reason,
    "result": _fill_result,
}


def what_works(asks_for: str, count: int, context: Context) -> str:
    """Say shortly what an answer to a question may look like."""
    if count:
        return context.say(
            "点按钮，或回复 {n}；不要了就说“取消”。",
            "Press a button, or reply {n}; say “cancel” to drop it.",
            n="1" if count == 1 else f"1–{count}",
        )
    example = EXAMPLES.get(asks_for, ("客户名", "the account's name"))
    return context.say(
        "例如 {example}；不要了就说“取消”。", "For example {example}; say “cancel” to drop it.",
        example=context.say(*example),
    )  # fmt: skip
