"""The command that shows whoever looks after the bot what it should learn, and what it learnt."""

import json as json_format
import sys
from typing import Annotated

import typer

from bot.commands.options import DatabaseUrl
from bot.settings import settings_with


def phrases(
    limit: Annotated[int, typer.Option(help="How many to print.", min=1, max=2000)] = 50,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,  # noqa: FBT002 (a flag of the command line)
    clear: Annotated[bool, typer.Option("--clear", help="Forget them all.")] = False,  # noqa: FBT002
    learnt: Annotated[bool, typer.Option("--learnt", help="Names learnt from people.")] = False,  # noqa: FBT002
    db: DatabaseUrl = None,
) -> None:
    """List what people said and the bot did not understand, most often first.

    Names and numbers are masked. CONTRIBUTING describes how to teach it one.

    With --learnt: the names of customers that people taught it.

    Example: salesbeat phrases --limit 20
    """
    from bot.assemble import open_standing_books
    from bot.phrases import clear_all, listed

    books = open_standing_books(settings_with(db))
    if clear:
        typer.echo(clear_all(books))
        return
    listing = listed(books, limit, learnt=learnt)
    if json:
        sys.stdout.write(json_format.dumps(listing.plain, ensure_ascii=False, indent=1) + "\n")
    elif not listing.plain:
        typer.echo(listing.nothing)
    else:
        from rich.console import Console

        Console().print(listing.table)
