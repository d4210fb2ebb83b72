"""Runs what stays: `serve`, `worker` and `demo`, with their threads and their one clear failure."""

import errno
import signal
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress

import structlog
import uvicorn
from sqlalchemy.exc import DBAPIError
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from bot.assemble import open_books
from bot.clock import SystemClock
from bot.connections import Connections
from bot.drawing import Drawing
from bot.health import health_routes
from bot.incoming import Incoming
from bot.serve_line import HIGHEST_PORT
from bot.settings import Settings, settings_error
from bot.thrift import give_back, share_arenas
from core.errors import UserError
from core.kept import keep
from core.storage.database import DatabaseBusyError

log = structlog.get_logger(__name__)
QUEUED_CONNECTIONS = 512
MOMENT_SECONDS = 1.0


def serve_platforms(settings: Settings, host: str, port: int, *, jobs: bool) -> None:
    """Answer the platforms until stopped. Raises UserError that names every bad setting."""
    require_platforms(settings)
    listening = listen(host, port)
    share_arenas()
    books = open_books(settings)
    clock = SystemClock()
    incoming = Incoming(books.database, clock, wording=books.wording)
    connections = Connections(settings, books, clock, incoming.receive)

    def get_to_work(begun: ExitStack) -> None:
        if jobs:
            # Loaded here: the tick and delivery are a twentieth of the start.
            from bot.working import working

            drawing = begun.enter_context(closing(Drawing()))
            at_work = working(
                books.database,
                connections.messengers(),
                clock,
                drawing.draw,
                connections.fetchers(),
            )
            incoming.posted = begun.enter_context(at_work).wake
        connections.warm_up()
        warm_up(incoming)

    with ExitStack() as running:
        running.callback(books.database.close)
        running.callback(keep)
        running.enter_context(connections.open())
        routes = [*health_routes(books.database), *connections.routes()]
        give_back()
        running.enter_context(a_moment_later(get_to_work))
        print(_greeting(settings, address_of(host, listening)), flush=True)  # noqa: T201
        run_web(routes, listening, sockets=False)


def _greeting(settings: Settings, address: str) -> str:
    """Say in one line where the bot listens, to whom, and how to see that it is well."""
    platforms = {"Slack": settings.slack_is_on, "企业微信 WeCom": settings.wecom_is_on}
    on = " + ".join(name for name, is_on in platforms.items() if is_on)
    return (
        f"Salesbeat 销售节拍  →  {address}   已接入 / on: {on}   "
        f"健康检查 / health: {address}/healthz   (Ctrl+C)"
    )


@contextmanager
def a_moment_later(begin: Callable[[ExitStack], None]) -> Iterator[None]:
    """Begin what nobody waits for: whoever sent a message while the bot was away comes first.

    What `begin` enters into the stack is left at the end. When it fails, everything ends.
    """

    def begin_or_end() -> None:
        try:
            begin(begun)
        except BaseException:
            # A bot that hears but never reminds looks well and is not.
            signal.raise_signal(signal.SIGTERM)
            raise

    with ExitStack() as begun:
        timer = threading.Timer(MOMENT_SECONDS, begin_or_end)
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()


def warm_up(incoming: Incoming) -> None:
    """Load what somebody will ask for."""
    try:
        incoming.warm_up()
    except (DatabaseBusyError, DBAPIError) as problem:
        # Nothing is lost: the first message that needs it loads it.
        log.warning("not warmed up", problem=type(problem).__name__)
    keep()
    give_back()


def work_alone(settings: Settings) -> None:
    """Run jobs and delivery until a signal ends it."""
    from bot.working import working

    require_platforms(settings)
    books = open_books(settings)
    clock = SystemClock()
    incoming = Incoming(books.database, clock, wording=books.wording)
    connections = Connections(settings, books, clock, incoming.receive)
    messengers = connections.messengers()
    with ExitStack() as running:
        running.callback(books.database.close)
        drawing = running.enter_context(closing(Drawing()))
        fetch = connections.fetchers()
        running.enter_context(working(books.database, messengers, clock, drawing.draw, fetch))
        stopped = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stopped.set())
        stopped.wait()


def serve_demo(settings: Settings, host: str, port: int, *, fresh: bool) -> None:
    """Serve the web chat with the sample company until stopped."""
    from bot.web.demo import demo_books, demo_routes

    listening = listen(host, port)
    books = demo_books(settings, fresh=fresh)
    with closing(books.database), demo_routes(books) as routes:
        print(f"Salesbeat 销售节拍  →  {address_of(host, listening)}/   (Ctrl+C)", flush=True)  # noqa: T201
        run_web([*health_routes(books.database), *routes], listening, sockets=True)


def require_platforms(settings: Settings) -> None:
    if problems := settings.problems_of_serving():
        raise settings_error(problems)


def listen(host: str, port: int) -> socket.socket:
    """Take the port before anything else is done. Raises UserError when it is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named TCP: else asyncio does not know that it is, leaves Nagle's delay on, 40 ms an answer.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as problem:
        listening.close()
        raise _not_there(host, port, problem) from None
    listening.listen(QUEUED_CONNECTIONS)
    return listening


def _not_there(host: str, port: int, problem: OSError) -> UserError:
    """Say what to change: another port helps where this one is taken, and not a wrong address."""
    other = port + 1 if port < HIGHEST_PORT else port - 1
    match problem.errno:
        case errno.EADDRINUSE:
            zh = f"端口 {port} 被占用，换一个：--port {other}（用 make 时写 PORT={other}）"
            en = f"Port {port} is taken. Try --port {other} (with make: PORT={other})"
        case errno.EACCES:
            zh = f"没有权限用端口 {port}，换一个 1024 以上的：--port 8000"
            en = f"Port {port} is not allowed. Try one above 1024: --port 8000"
        case _:
            zh = f"{host} 不是这台机器的地址，请写 --host 127.0.0.1 或 0.0.0.0"
            en = f"{host} is no address of this machine. Try --host 127.0.0.1 or 0.0.0.0"
    return UserError(zh, en, code="port")


def address_of(host: str, listening: socket.socket) -> str:
    """Return the address to open, with the port that was really taken."""
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{listening.getsockname()[1]}"


def run_web(routes: Sequence[BaseRoute], listening: socket.socket, *, sockets: bool) -> None:
    """Serve until a signal ends it; requests under way are finished first.

    `sockets`: whether any route is a web socket; their library takes memory too.
    """
    config = uvicorn.Config(
        Starlette(routes=list(routes)),
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=10,
        lifespan="off",
        ws="websockets-sansio" if sockets else "none",
    )
    # Uvicorn repeats the signal that ended it; what was opened has to be closed first.
    signal.signal(signal.SIGTERM, _leave)
    with suppress(KeyboardInterrupt, SystemExit):
        uvicorn.Server(config).run(sockets=[listening])


def _leave(*_: object) -> None:
    raise SystemExit(0)
