"""Commands for what is said unasked: run one job now, list and set them all."""

from typing import Annotated

import typer

from bot.commands.options import DatabaseUrl, Now
from bot.settings import settings_with


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


def show_jobs(
    name: Annotated[str | None, typer.Argument(help="A job to change.")] = None,
    at: Annotated[str | None, typer.Option(help="Its new local time, such as 08:45.")] = None,
    on: Annotated[bool | None, typer.Option("--on/--off", help="Switch it on or off.")] = None,
    now: Now = None,
    db: DatabaseUrl = None,
) -> None:
    """List every job with its schedule, its last run and its next one; change one of them.

    Example: salesbeat jobs morning-leaderboard --at 08:45
    """
    from bot.timetable import show_timetable

    show_timetable(settings_with(db), now, name, at, enabled=on)
