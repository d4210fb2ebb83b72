"""Commands that stay: the demo, the bot, and a worker without HTTP."""

from typing import Annotated

import typer

from bot.commands.options import DatabaseUrl
from bot.serve_line import ServeLine, serve_as
from bot.settings import settings_with

Host = Annotated[str, typer.Option(help="The address to listen on.")]
Port = Annotated[int, typer.Option(help="The port to listen on.", min=0, max=65535)]


def demo(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    fresh: Annotated[bool, typer.Option("--fresh", help="Start with a new sample.")] = False,  # noqa: FBT002
    db: DatabaseUrl = None,
) -> None:
    """Open the local web chat with a sample company; needs no account anywhere.

    Example: salesbeat demo --port 8080
    """
    from bot.server import serve_demo

    serve_demo(settings_with(db), host, port, fresh=fresh)


def serve(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    no_jobs: Annotated[bool, typer.Option("--no-jobs", help="Only answer; no jobs.")] = False,  # noqa: FBT002
    db: DatabaseUrl = None,
) -> None:
    """Answer Slack and WeCom, run the jobs and deliver posts.

    Example: salesbeat serve --host 0.0.0.0 --port 8000
    """
    serve_as(ServeLine(host, port, no_jobs, db))


def worker(db: DatabaseUrl = None) -> None:
    """Run jobs and delivery without HTTP; any number of them may run side by side.

    Example: salesbeat worker
    """
    import bot.logs  # noqa: F401 (first: it decides what the logging library loads)
    from bot.server import work_alone

    work_alone(settings_with(db, to_serve=True))
