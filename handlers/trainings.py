"""“培训记录”: the trainings that somebody took part in this year, and how many this month."""

import re

from core.figures.scope import ScopeRef
from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.periods import month_containing, year_containing
from core.reply import Card, Reply, Section, Table, paragraph
from core.storage.records.earned import earned_by
from core.storage.records.points import PointReason
from core.storage.tables import Point
from handlers.confirmation import day_words, shortened
from handlers.context import Context
from handlers.paging import page_of, paged
from handlers.recording.said import Said
from handlers.recording.whose import WHOSE, WHOSE_EN, colleague_said

_WHEN = r"(?:Ⓓ|这个月|本月|今年|最近)?"
ASKED = phrase(
    rf"(?:看看?|查看?|列出|显示)?\s?(?:{WHOSE})?\s?{_WHEN}(?:的)?(?:培训|学习)(?:记录|列表|情况|历史|次数)"
    rf"|(?:{WHOSE})?\s?{_WHEN}(?:一共|总共)?(?:参加|上|学)(?:过|了)?(?:几|多少)(?:次|场|节|堂)(?:培训|课)"
    rf"|(?:看看?|查看?)?\s?(?:{WHOSE})\s?{_WHEN}(?:的)?培训"
    rf"|{_WHEN}培训|trainings?"
    rf"|(?:show |list )?{WHOSE_EN}trainings(?: this (?:month|year))?"
    r"|how many trainings (?:did|have) i (?:attend|attended|take|taken|do|done)"
    r"(?: this (?:month|year))?",
    re.IGNORECASE,
)
# The company's own programme wants as many a month (requirement IN-02).
A_MONTH = 2
MOST_ROWS = 10


def trainings_asked(said: Said, context: Context) -> Reply | None:
    """List somebody's trainings; None for a training itself and other talk."""
    if not ASKED.fullmatch(said.text):
        return None
    scope = colleague_said(said, context, "李雪的培训记录", "NAME's trainings")
    year = year_containing(context.today)
    found = earned_by(context.session, scope.id, PointReason.TRAINING, year)
    return _listed(scope, found, context)


def _listed(scope: ScopeRef, found: list[Point], context: Context) -> Reply:
    month = month_containing(context.today)
    of_month = sum(month.contains(one.day) for one in found)
    title = context.say(
        "培训 · {name} · 本月 {n} 次，今年 {all} 次",
        "Trainings · {name} · {n} this month, {all} this year",
        name=scope.name, n=of_month, all=len(found),
    )  # fmt: skip
    aim = context.say(
        "目标每月 {n} 次；参加后说“今天参加了产品培训”。",
        "The aim is {n} a month; afterwards say “attended product training today”.",
        n=A_MONTH,
    )
    page = page_of(context, len(found), MOST_ROWS)
    rows = tuple(
        (day_words(one.day, context), shortened(one.note or "–"))
        for one in found[page.first : page.end]
    )
    table = (
        (Table((context.say("日期", "Day"), context.say("内容", "What")), rows),) if rows else ()
    )
    sections: tuple[Section, ...] = (*table, paragraph(aim, quiet=True))
    lines = [" · ".join(row) for row in rows]
    text = "\n".join((title, *lines, aim))
    card, intent = Card(title, sections), Intent.SHOW_POINTS.value
    return paged(Reply(text, card, private=True, intent=intent), page, context, ("次", ""))
