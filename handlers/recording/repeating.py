"""Reminders that are to repeat: there are none yet, so the next one is offered."""

import re
from dataclasses import replace
from datetime import date, timedelta

from core.language.text.compiled import compiled
from core.language.understanding import Understanding
from core.reply import Reply
from handlers.context import Context
from handlers.questions import Choice, ask
from handlers.recording.first_asked import coming_days

_WEEKDAYS = "一二三四五六"
_ENGLISH_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_REPEATED = compiled(
    r"每(?:个|隔)?(?:天|日|周|星期|礼拜|月|季度|年|两周|工作日)(?P<zh>[一二三四五六日天])?"
    r"|\bevery (?:other )?(?:day|week|month|year|(?P<en>mon|tue|wed|thu|fri|sat|sun)\w*)"
    r"|\b(?:daily|weekly|monthly)\b",
    re.IGNORECASE,
)


def repeats(text: str) -> bool:
    """Tell whether a reminder is wanted again and again."""
    return _REPEATED.search(text) is not None


def ask_for_one(asked: Understanding, context: Context) -> Reply:
    """Say that nothing repeats, and offer the next such day, else tomorrow and next Monday."""
    sentence = context.say(
        "还不能重复提醒，先安排一次？", "Reminders cannot repeat yet. Plan one of them?"
    )
    day = _next_day(asked.text, context.today)
    if day is None:
        return ask(asked, context, "due_on", sentence, coming_days(asked, context))
    label = context.wording.day(day, context.today)
    choice = Choice(label, replace(asked, due_on=day), also=(day.isoformat(),))
    return ask(asked, context, "due_on", sentence, (choice,))


def _next_day(text: str, today: date) -> date | None:
    """Return the next such weekday after today; none when no weekday is said."""
    found = _REPEATED.search(text)
    if found is None or not (found["zh"] or found["en"]):
        return None
    if found["en"]:
        weekday = _ENGLISH_WEEKDAYS.index(found["en"].lower())
    else:
        weekday = _WEEKDAYS.find(found["zh"]) % 7
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
