"""Reads a plain `salesbeat serve` line by itself, for a server that has to answer soon.

The library that reads, checks and explains every command line is a twentieth of a start.
"""

from collections.abc import Sequence
from typing import NamedTuple

HIGHEST_PORT = 65_535


class ServeLine(NamedTuple):
    """What a line that begins with `serve` asks for."""

    host: str = "127.0.0.1"
    port: int = 8000
    no_jobs: bool = False
    db: str | None = None


def plain_serve_line(words: Sequence[str]) -> ServeLine | None:
    """Return what a plain line asks for; of any other, help and mistakes too, None."""
    if not words or words[0] != "serve":
        return None
    rest = [word for word in words[1:] if word != "--no-jobs"]
    options = dict(zip(rest[::2], rest[1::2], strict=False))
    port = options.pop("--port", "8000")
    host, db = options.pop("--host", "127.0.0.1"), options.pop("--db", None)
    is_plain = len(rest) % 2 == 0 and not options and _is_port(port)
    if not is_plain or "-" in (host[:1], (db or "")[:1]):
        return None
    return ServeLine(host, int(port), len(rest) < len(words) - 1, db)


def _is_port(text: str) -> bool:
    return text.isascii() and text.isdecimal() and int(text) <= HIGHEST_PORT


def serve_as(line: ServeLine) -> None:
    """Serve until a signal ends it. Raises UserError."""
    from bot.thrift import compile_once, put_off_collecting

    put_off_collecting()
    compile_once()
    import bot.logs  # noqa: F401 (first: it decides what the logging library loads)
    from bot.server import serve_platforms
    from bot.settings import settings_with

    settings = settings_with(line.db, to_serve=True)
    serve_platforms(settings, line.host, line.port, jobs=not line.no_jobs)
