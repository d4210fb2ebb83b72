"""The command that tells what was changed, and proves that nothing was changed unseen."""

from typing import Annotated

import typer

from bot.commands.options import DatabaseUrl, moment_named
from bot.settings import settings_with


def audit(  # noqa: PLR0913, PLR0917 (as many as the command line has options)
    person: Annotated[str | None, typer.Option(help="Only what this member did.")] = None,
    record: Annotated[str | None, typer.Option(help="Only this record: “deal 12”.")] = None,
    since: Annotated[str | None, typer.Option(help="Only since this day or moment.")] = None,
    top: Annotated[int, typer.Option(min=1, help="So many, the newest first.")] = 50,
    check: Annotated[bool, typer.Option("--verify", help="Check the whole trail.")] = False,  # noqa: FBT002 (a flag of the command line)
    refusals: Annotated[bool, typer.Option("--refusals", help="What was refused to whom.")] = False,  # noqa: FBT002
    db: DatabaseUrl = None,
) -> None:
    """Tell who changed what, for whom, from where and when: before → after.

    RECORD is a kind and a name: “deal 12”, “account Acme”, “member 李雪”, “team 华东一部”.

    Example: salesbeat audit --record "deal 12"
    """
    from bot.assemble import open_standing_books
    from bot.audit import Asked, show_changes, show_refusals, verify

    books = open_standing_books(settings_with(db))
    if check:
        verify(books)
        return
    began = None if since is None else moment_named(since, books.zone)
    show = show_refusals if refusals else show_changes
    show(books, Asked(person, record, began, top))
