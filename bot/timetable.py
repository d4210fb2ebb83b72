"""Shows and changes, on the command line, when each job runs."""

from rich.console import Console
from rich.table import Column, Table

from bot.assemble import open_books
from bot.commands.options import clock_at
from bot.settings import Settings
from core.errors import UserError
from core.storage.company import FIRST_COMPANY
from core.wording import NO_FIGURE, Wording
from jobs.by_hand import JobLine, jobs_overview
from jobs.rescheduling import reschedule
from jobs.rules import ensure_schedules


def show_timetable(
    settings: Settings, now: str | None, name: str | None, at: str | None, *, enabled: bool | None
) -> None:
    """Change the job that is named, then print when each one runs. Raises UserError."""
    if (name is None) != (at is None and enabled is None):
        raise UserError(
            "请写任务名和要改的内容，例如 salesbeat jobs morning-leaderboard --at 08:45。",
            "Name a job and what to change: salesbeat jobs morning-leaderboard --at 08:45.",
        )
    books = open_books(settings)
    moment = clock_at(now, books.zone).now().astimezone(books.zone)
    ensure_schedules(books.database, FIRST_COMPANY, moment)
    if name is not None:
        reschedule(books.database, FIRST_COMPANY, name, moment, at=at, enabled=enabled)
    with books.database.reading(FIRST_COMPANY) as session:
        lines = jobs_overview(session, moment)
    Console().print(_table(lines, books.wording))


def _table(lines: list[JobLine], wording: Wording) -> Table:
    heads = (("内容", "what"), ("时间", "when"), ("上次", "last"), ("下次", "next"))
    table = Table(Column("job", no_wrap=True), *(wording.say(*head) for head in heads))
    for line in lines:
        last = wording.moment(line.last_run) if line.last_run else NO_FIGURE
        table.add_row(line.name, line.title, line.schedule, last, _next(line, wording))
    return table


def _next(line: JobLine, wording: Wording) -> str:
    if not line.enabled:
        return wording.say("已关闭", "off")
    return wording.moment(line.next_run) if line.next_run else NO_FIGURE
