"""What the bot understands of a message, as JSON: the work behind `salesbeat parse`."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from core.errors import UserError
from core.language.dates.moments import Clock
from core.language.explain import explain, to_explain_json
from core.language.names.known_names import Directory, Name
from core.language.understand import CHINA_CALENDAR, understand
from core.language.understanding import to_json

CHINA = ZoneInfo("Asia/Shanghai")


def directory_from_files(accounts: Path | None, members: Path | None) -> Directory:
    """Read files with one `name[,alias…]` a line; raises UserError when one cannot be read."""
    return Directory.build(_names(accounts), _names(members))


def _names(path: Path | None) -> list[Name]:
    if path is None:
        return []
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise UserError(f"读不了文件 {path}。", f"Cannot read the file {path}.") from problem
    return [_name(line) for line in lines if line.strip()]


def _name(line: str) -> Name:
    full, *aliases = (part.strip() for part in line.replace("，", ",").split(","))
    return Name(full, tuple(alias for alias in aliases if alias))


def moment_from(text: str | None, fallback: datetime, zone: ZoneInfo) -> datetime:
    """Read an ISO moment into the company's zone; one without a zone is local already."""
    if not text:
        return fallback.astimezone(zone)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise UserError(
            f"“{text[:40]}”不是时间。请写 2026-11-23T10:00:00+08:00。",
            f"“{text[:40]}” is not a time. Write 2026-11-23T10:00:00+08:00.",
        ) from None
    return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)


def parse_text(
    text: str, directory: Directory, now: datetime, *, currency: str = "CNY", why: bool = False
) -> str:
    """Return one JSON line for one message as of `now`, a moment in the company's zone."""
    if why:
        explained = explain(text, directory, Clock(now, CHINA_CALENDAR), currency=currency)
        answer = explained.understood | {"explain": to_explain_json(explained)}
        return json.dumps(answer, ensure_ascii=False)
    return json.dumps(
        to_json(understand(text, directory, now, currency=currency)), ensure_ascii=False
    )


def parse_lines(
    lines: Iterable[str],
    directory: Directory,
    now: datetime,
    *,
    zone: ZoneInfo = CHINA,
    currency: str = "CNY",
    why: bool = False,
) -> Iterator[str]:
    """Answer each `{"text": …, "now": …}` line with one JSON line, in order."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        text, moment = _message(line, number)
        at = moment_from(moment, now, zone)
        yield parse_text(text, directory, at, currency=currency, why=why)


def _message(line: str, number: int) -> tuple[str, str | None]:
    try:
        message = json.loads(line)
        text, moment = message["text"], message.get("now")
    except (ValueError, TypeError, KeyError, AttributeError):
        text = moment = None
    if not isinstance(text, str) or not isinstance(moment, str | None):
        raise UserError(
            f'第 {number} 行不是 {{"text": …, "now": …}}。',
            f'Line {number} is not {{"text": …, "now": …}}.',
        )
    return text, moment


def main() -> None:
    """Read messages from stdin, so that the reader can be scored without the command line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("accounts", type=Path)
    options.add_argument("members", type=Path)
    arguments = options.parse_args()
    directory = directory_from_files(arguments.accounts, arguments.members)
    start = datetime(2026, 1, 1, tzinfo=CHINA)
    for answer in parse_lines(sys.stdin, directory, start):
        sys.stdout.write(answer + "\n")


if __name__ == "__main__":
    main()
