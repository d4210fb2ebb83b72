"""Commands to talk with: a terminal conversation, and what the bot understands of a message."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from bot.clock import SystemClock
from bot.commands.options import DatabaseUrl, Now
from bot.settings import Settings, read_settings, settings_with
from core.language.names.known_names import Directory
from core.wording import Language, Wording


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


def parse(  # noqa: PLR0913, PLR0917 (as many as the command line has options)
    text: Annotated[str | None, typer.Argument(help="The message.")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Read one JSON object a line.")] = False,  # noqa: FBT002
    now: Now = None,
    accounts: Annotated[Path | None, typer.Option(help="Known customers, one a line.")] = None,
    members: Annotated[Path | None, typer.Option(help="Known people, one a line.")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Say which words gave what.")] = False,  # noqa: FBT002
    db: DatabaseUrl = None,
) -> None:
    """Print what the bot understands of a message, as JSON; no database needed.

    With --explain: also which words gave which value, and why the intent won.

    Example: salesbeat parse '拜访华东医疗,张总嫌价格高,下周三再跟进'
    """
    from bot.parse import directory_from_files, moment_from, parse_lines, parse_text

    settings = read_settings()
    zone, currency = ZoneInfo(settings.salesbeat_timezone), settings.salesbeat_currency
    moment = moment_from(now, SystemClock().now(), zone)
    if db is not None and accounts is None and members is None:
        directory = _directory_of_books(settings_with(db))
    else:
        directory = directory_from_files(accounts, members)
    if jsonl:
        answers = parse_lines(
            sys.stdin, directory, moment, zone=zone, currency=currency, why=explain
        )
        for answer in answers:
            sys.stdout.write(answer + "\n")
        return
    for line in [text] if text is not None else sys.stdin:
        said = line.strip()
        sys.stdout.write(parse_text(said, directory, moment, currency=currency) + "\n")
        if explain:
            language: Language = "en" if settings.salesbeat_language == "en" else "zh"
            _print_why(said, directory, moment, Wording(language, currency, zone))


def _print_why(text: str, directory: Directory, moment: datetime, wording: Wording) -> None:
    from rich.console import Console

    from bot.explaining import tables_of
    from core.language.dates.moments import Clock
    from core.language.explain import explain
    from core.language.understand import CHINA_CALENDAR

    sys.stdout.flush()
    clock = Clock(moment, CHINA_CALENDAR)
    explanation = explain(text, directory, clock, currency=wording.currency)
    Console().print(*tables_of(explanation, wording), sep="\n")


def _directory_of_books(settings: Settings) -> Directory:
    from bot.assemble import open_standing_books
    from core.storage.company import FIRST_COMPANY
    from core.storage.names import read_directory

    with open_standing_books(settings).database.reading(FIRST_COMPANY) as session:
        return read_directory(session)
