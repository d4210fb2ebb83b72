"""A check-up: settings, database, fonts, platforms; each finding says what to mend."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files

from sqlalchemy import func, select

from bot.assemble import Books, open_books
from bot.clock import SystemClock
from bot.connections import Connections
from bot.delivery_errors import DeliveryError
from bot.incoming import Incoming
from bot.settings import Settings
from bot.slack.client import SlackClient
from bot.slack.manifest import SCOPES
from core.errors import UserError
from core.storage.company import FIRST_COMPANY
from core.storage.tables import Person

# Two connections that write and checkpoint at once could lose a page before this version.
SQLITE_WITHOUT_WAL_RESET_BUG = (3, 51, 3)


@dataclass(frozen=True)
class Finding:
    """One thing looked at: well or not, and what to say about it."""

    what: str
    well: bool
    says: str


def check_everything(settings: Settings) -> list[Finding]:
    """Look at everything that could keep the bot from working."""
    problems = settings.problems()
    found = [Finding("settings", not problems, "; ".join(problems) or "ok"), _fonts()]
    try:
        books = open_books(settings)
    except UserError as problem:
        return [*found, Finding("database", well=False, says=f"{problem.zh} / {problem.en}")]
    found += [_database(books), *_sqlite(books)]
    if not problems:
        found += _platforms(settings, books)
    return found


def _fonts() -> Finding:
    there = (files("noto_cjk_sans_otc") / "NotoSansCJK-Regular.ttc").is_file()
    return Finding("fonts", there, "ok" if there else "重新安装 / reinstall: make setup")


def _database(books: Books) -> Finding:
    with books.database.reading(FIRST_COMPANY) as session:
        people = session.scalar(select(func.count()).select_from(Person))
    if people:
        return Finding("database", well=True, says=f"ok, {people} 人 / people")
    return Finding(
        "database", well=False, says="没有成员 / no members: salesbeat import members.csv"
    )


def _sqlite(books: Books) -> list[Finding]:
    if not books.database.is_sqlite or sqlite3.sqlite_version_info >= SQLITE_WITHOUT_WAL_RESET_BUG:
        return []
    says = (
        f"SQLite {sqlite3.sqlite_version}: 只运行一个 serve / run only one serve; "
        "多进程请用 PostgreSQL / use PostgreSQL for several processes"
    )
    return [Finding("sqlite", well=True, says=says)]


def _platforms(settings: Settings, books: Books) -> list[Finding]:
    clock = SystemClock()
    receive = Incoming(books.database, clock).receive
    connections = Connections(settings, books, clock, receive)
    found = []
    if settings.slack_bot_token:
        slack = SlackClient(settings.slack_bot_token, base_url=settings.slack_api_url)
        found.append(_answers("slack", slack.check))
        if found[-1].well and (missing := slack.missing_scopes(SCOPES)):
            says = (
                f"缺少权限 / missing scopes: {', '.join(missing)}; 用 salesbeat slack-manifest "
                "更新应用并重新安装 / update the app with it and install it again"
            )
            found.append(Finding("slack scopes", well=False, says=says))
    if connections.wecom is not None:
        found.append(_answers("wecom", connections.wecom.check))
    return found


def _answers(name: str, check: Callable[[], object]) -> Finding:
    try:
        check()
    except DeliveryError as problem:
        return Finding(name, well=False, says=str(problem))
    return Finding(name, well=True, says="ok")
