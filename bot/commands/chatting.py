"""Commands to talk with: a terminal conversation, and what the bot understands of a message."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.options import DatabaseUrl, Now, settings_with


def chat(
    name: Annotated[str, typer.Option("--as", help="Speak as this member (full name or alias).")],
    now: Now = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object a message.")] = False,  # noqa: FBT002 (a flag of the command line)
    db: DatabaseUrl = None,
) -> None:
    """Talk with the bot in the terminal; reads one message a line.

    Example: echo '/funnel east' | salesbeat chat --as 李雪 --json
    """
    from bot.terminal.conversation import converse

    converse(settings_with(db), name, now, sys.stdin, as_json=json)


def parse(
    text: Annotated[str | None, typer.Argument(help="The message.")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Read one JSON object a line.")] = False,  # noqa: FBT002
    now: Now = None,
    accounts: Annotated[Path | None, typer.Option(help="Known customers, one a line.")] = None,
    members: Annotated[Path | None, typer.Option(help="Known people, one a line.")] = None,
) -> None:
    """Print what the bot understands of a message, as JSON; no database needed.

    Example: salesbeat parse '拜访华东医疗,张总嫌价格高,下周三再跟进'
    """
    from bot.parse import parse_command

    parse_command(text, jsonl=jsonl, now=now, accounts=accounts, members=members)
