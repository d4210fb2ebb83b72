"""What is refused or asked before anything is written: impossible days, several amounts."""

import re
from dataclasses import replace
from datetime import date, timedelta

from core.errors import UserError
from core.language.conversation.doubtful import ends_of_range, may_name_several_sums, sums_in_a_row
from core.language.text.compiled import compiled
from core.language.understanding import Intent, Understanding
from core.language.values.amounts import Money
from core.reply import Reply
from handlers.confirmation import day_words
from handlers.context import Context
from handlers.questions import Choice, ask
from handlers.recording.doubts import require_sound, tells_no_day

MONDAY = 7
MOST_AMOUNTS = 5
# What a deal will be worth may be a guess; what was won or paid is one sum.
OF_OPEN_DEALS = frozenset({Intent.CREATE_DEAL, Intent.UPDATE_DEAL})
LEAP_DAY = 29
# Which day of which month; “in 11 months” is meant.
NAMES_A_DAY = compiled(
    r"\d月\d|[一二三四五六七八九十]月[一二三四五六七八九十]|\d[/.-]\d"
    r"|[a-z]{3,9}\.? \d|\d(?:st|nd|rd|th)? (?:of )?[a-z]{3}",
    re.IGNORECASE,
)
# “11月1日再跟进”, said on 22 November, is a slip rather than a plan for next year.
JUST_OVER = timedelta(days=60)
NAMES_A_YEAR = compiled(r"20\d\d|明年|后年|来年|\bnext year\b|年后", re.IGNORECASE)


def question_first(asked: Understanding, context: Context) -> Reply | None:
    """Refuse what cannot be; ask for a day or an amount that is not sure. Nothing is written."""
    require_sound(asked, context)
    question = _which_end(asked, context) or _which_amount(asked, context)
    if question is not None:
        return question
    if asked.occurred_on is not None and asked.occurred_on > context.today:
        day = asked.occurred_on
        raise UserError(
            f"{context.wording.full_day(day)} 还没到。请写发生的那天；要计划请说“提醒我”。",
            f"{context.wording.full_day(day)} has not come yet. Say when it happened, "
            "or say “remind me” to plan it.",
            code="in_the_future",
        )
    if tells_no_day(asked):
        return _ask_which_day(asked, context)
    if (just_over := _just_over(asked, context)) is not None:
        return _ask_when(asked, context, just_over)
    if asked.due_on is None or not _is_past(asked, context):
        return None
    return _ask_when(asked, context, asked.due_on)


def _ask_which_day(asked: Understanding, context: Context) -> Reply:
    sentence = context.say(
        "是哪一天？例如“10月15日”。还没有记录。",
        "Which day was it? For example “Oct 15”. Nothing is recorded yet.",
    )
    today = Choice(context.say("今天", "Today"), replace(asked, occurred_on=context.today))
    return ask(asked, context, "occurred_on", sentence, (today,))


def _is_past(asked: Understanding, context: Context) -> bool:
    if asked.due_on is None or asked.due_on > context.today:
        return False
    if asked.due_on < context.today:
        return True
    return asked.due_at is not None and asked.due_at < context.now.time()


def _just_over(asked: Understanding, context: Context) -> date | None:
    """Return the day of this year that was said, if it is over and next year's was taken."""
    due = asked.due_on
    if due is None or context.talk.answered or NAMES_A_YEAR.search(asked.text):
        return None
    if (due.month, due.day) == (2, LEAP_DAY) or due.year == context.today.year:
        return None
    said = due.replace(year=due.year - 1)
    lately = context.today - JUST_OVER <= said < context.today
    return said if lately and NAMES_A_DAY.search(asked.text) else None


def _ask_when(asked: Understanding, context: Context, day: date) -> Reply:
    sentence = context.say(
        "{day}已经过了，改到什么时候？",
        "{day} is already over. When instead?",
        day=_past_words(day, asked, context),
    )
    return ask(asked, context, "due_on", sentence, coming_days(asked, context))


def past_day_named(asked: Understanding, context: Context) -> str:
    """Say that the day of a plan is over, where a past one was named: “昨天已经过了。”."""
    day = asked.occurred_on
    if asked.due_on is not None or day is None or day >= context.today:
        return ""
    words = _past_words(day, asked, context)
    return context.say("{day}已经过了。", "{day} is already over. ", day=words)


def _past_words(day: date, asked: Understanding, context: Context) -> str:
    """Word a day that is over as people do; of today it is the hour that is."""
    match (context.today - day).days:
        case 0 if asked.due_at is not None:
            at = context.wording.clock(asked.due_at)
            return context.say("今天 {at} ", "Today at {at}", at=at)
        case 1:
            return context.say("昨天", "Yesterday")
        case 2 if context.wording.language == "zh":
            return "前天"
        case _:
            return context.say("{day} ", "{day}", day=day_words(day, context))


def coming_days(asked: Understanding, context: Context) -> tuple[Choice, ...]:
    """Offer tomorrow and next Monday as the day that is asked for."""
    tomorrow = context.today + timedelta(days=1)
    monday = context.today + timedelta(days=MONDAY - context.today.weekday())
    offered = [(context.say("明天", "Tomorrow"), tomorrow)]
    if monday != tomorrow:
        offered.append((context.say("下周一", "Next Monday"), monday))
    return tuple(
        Choice(label, replace(asked, due_on=day), also=(day.isoformat(),)) for label, day in offered
    )


def _which_amount(asked: Understanding, context: Context) -> Reply | None:
    """Ask which of several sums in a row is meant; the first one is as good as the last."""
    if asked.amount is None or len(asked.accounts) > 1 or not may_name_several_sums(asked.text):
        return None
    scene = context.lay_out(asked.text)
    sums = sums_in_a_row(scene)
    if context.talk.answered or not sums:
        return None
    sentence = context.say(
        "写了 {n} 个金额，是哪一个？还没有记录。",
        "You named {n} amounts. Which one is it? Nothing is recorded yet.",
        n=len(sums),
    )
    return ask(asked, context, "amount", sentence, _amounts(asked, sums, context))


def _which_end(asked: Understanding, context: Context) -> Reply | None:
    """Ask what a deal of “30到50万” is to be counted with; a figure between does as well."""
    if asked.intent not in OF_OPEN_DEALS or asked.amount is None or context.talk.answered:
        return None
    ends = ends_of_range(asked.text)
    if len(ends) != len({"low", "high"}):
        return None
    sentence = context.say(
        "写的是一个范围，按多少记？还没有记录。",
        "That is a range. Which amount should I take? Nothing is recorded yet.",
    )
    sums = [Money(end, asked.currency) for end in ends]
    return ask(asked, context, "amount", sentence, _amounts(asked, sums, context))


def _amounts(asked: Understanding, sums: list[Money], context: Context) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            context.wording.money(one.amount, one.currency or context.company.currency),
            replace(asked, amount=one.amount, currency=one.currency),
            # Else “2” would be an amount: nothing is of one or two yuan here.
            also=(str(place),),
        )
        for place, one in enumerate(sums[:MOST_AMOUNTS], 1)
    )
