"""What was recorded as skipped since a person's last digest, in words for the next one."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.storage.occurrences import WHOLE_RUN, skipped_since
from core.storage.tables import Occurrence, Person
from core.wording import Wording

# Who has had no digest yet hears of the last week.
LONGEST_AGO = timedelta(days=7)
LEADERS = frozenset({"manager", "director", "admin"})
BOARD_TITLES = {
    "daily-todo": ("每日待办", "the daily to-do"),
    "morning-leaderboard": ("早间排行榜", "the morning leaderboard"),
    "weekly-summary": ("每周总结", "the weekly summary"),
    "payments-due": ("回款提醒", "the payment reminders"),
    "monthly-review": ("月度复盘", "the monthly review"),
    "stalled-deals": ("停滞商机", "the stalled deals"),
    "pace-alerts": ("进度提醒", "the pace alerts"),
}

# What each person is told item by item.
ITEMS = {
    "follow-up-reminders": (
        "系统停机，{n} 条跟进提醒没有按时发出",
        "{n} follow-up reminders were missed while I was down",
    ),
    "service-orders": (
        "系统停机，{n} 条服务单提醒没有按时发出",
        "{n} reminders of service orders were missed while I was down",
    ),
}


def missed_since_digest(session: Session, now: datetime) -> tuple[Occurrence, ...]:
    """Return what was recorded as skipped since the last digests went out."""
    last = session.scalar(
        select(func.max(Occurrence.ran_at)).where(
            Occurrence.job == "daily-todo",
            Occurrence.scope == WHOLE_RUN,
            Occurrence.outcome != "skipped",
        )
    )
    earliest = now - LONGEST_AGO
    return tuple(skipped_since(session, earliest if last is None else max(last, earliest)))


def missed_lines(missed: Sequence[Occurrence], person: Person, wording: Wording) -> list[str]:
    """Return a line for each thing this person would have been told, had the bot been running."""
    mine = f"member:{person.id}"
    lines = []
    for job, (zh, en) in ITEMS.items():
        if recalls := sum((row.scope, row.job) == (mine, job) for row in missed):
            lines.append(wording.say(zh, en, n=recalls))
    if person.role in LEADERS:
        lines += [_line(row, wording) for row in missed if row.scope == WHOLE_RUN]
    return lines


def _line(row: Occurrence, wording: Wording) -> str:
    zh, en = BOARD_TITLES.get(row.job, (row.job, row.job))
    return wording.say(
        "系统停机，{day} 的{job_zh}没有发出",
        "Down on {day}: {job_en} was not posted",
        day=wording.day(row.local_date),
        job_zh=zh,
        job_en=en,
    )
