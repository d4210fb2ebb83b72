"""Commands for what is said unasked: run one job now, list them all."""

from typing import Annotated

import typer

from bot.commands.options import DatabaseUrl, Now, clock_at, settings_with


def run_job(
    name: Annotated[str, typer.Argument(help="A job's name, as `salesbeat jobs` lists it.")],
    now: Now = None,
    scope: Annotated[
        str | None, typer.Option(help="Only for this scope: east, a team, a member, company.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print, post nothing.")] = False,  # noqa: FBT002 (a flag of the command line)
    db: DatabaseUrl = None,
) -> None:
    """Run one scheduled job as of a moment and deliver what it says before leaving.

    Example: salesbeat run-job morning-leaderboard --now 2026-11-23T09:00 --dry-run
    """
    from bot.by_hand import run_by_hand

    run_by_hand(settings_with(db), name, now, scope, dry_run=dry_run)


def show_jobs(now: Now = None, db: DatabaseUrl = None) -> None:
    """List every job with its schedule, its last run and its next one.

    Example: salesbeat jobs
    """
    from rich.console import Console
    from rich.table import Column, Table

    from bot.assemble import open_books
    from core.storage.company import FIRST_COMPANY
    from core.wording import NO_FIGURE
    from jobs.by_hand import jobs_overview
    from jobs.rules import ensure_schedules

    books = open_books(settings_with(db))
    moment = clock_at(now, books.zone).now()
    ensure_schedules(books.database, FIRST_COMPANY, moment)
    with books.database.reading(FIRST_COMPANY) as session:
        lines = jobs_overview(session, moment)
    say = books.wording.say
    titles = (say("内容", "what"), say("时间", "when"), say("上次", "last"), say("下次", "next"))
    table = Table(Column("job", no_wrap=True), *titles)
    for line in lines:
        last = books.wording.moment(line.last_run) if line.last_run else NO_FIGURE
        coming = books.wording.moment(line.next_run) if line.next_run else NO_FIGURE
        table.add_row(line.name, line.title, line.schedule, last, coming)
    Console().print(table)
