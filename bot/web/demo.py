"""The demo: a sample company, its page, and jobs that follow the page's own clock."""

import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import structlog
from sqlalchemy import func, select
from starlette.routing import BaseRoute

from bot.assemble import Books, open_books
from bot.buttons import ButtonSigner
from bot.clock import MovableClock, SystemClock
from bot.drawing import Drawing
from bot.incoming import Incoming
from bot.settings import Settings
from bot.web.conversation import WebConversation
from bot.web.messenger import Gallery, WebMessenger
from bot.web.resuming import fill_rooms, keep_clock, resumed_clock
from bot.web.routes import WebChat
from bot.web.session import WebHouse
from bot.web.transcript import Transcript
from bot.web.travel import Travel
from bot.working import Working, working
from core.calendar import WorkCalendar
from core.errors import UserError
from core.pictures import Chart, TrendChart, TrendPoint
from core.storage.company import FIRST_COMPANY
from core.storage.tables import Company, Person
from jobs.passing import run_through

log = structlog.get_logger(__name__)
SAMPLE = "sample"


def demo_books(settings: Settings, *, fresh: bool) -> Books:
    """Open the database with the sample company in it; one that holds other data is left alone."""
    if fresh:
        _forget_sample(settings)
    books = open_books(settings)
    with books.database.reading(FIRST_COMPANY) as session:
        people = session.scalar(select(func.count()).select_from(Person))
        settings_of_company = session.get_one(Company, FIRST_COMPANY).settings
    if people and not settings_of_company.get(SAMPLE):
        raise UserError(
            "这个数据库里是真实数据，演示不会动它。换一个：salesbeat demo --db sqlite:///demo.db",
            "This database holds real data, which the demo leaves alone. "
            "Use another: salesbeat demo --db sqlite:///demo.db",
        )
    if not people:
        load_sample(books)
    return books


def load_sample(books: Books) -> None:
    """Make the sample company's files as of today and import them, as anybody would."""
    from core.files.importing import Order, import_paths
    from core.sample import write_sample
    from core.storage.changes import Author

    now = SystemClock().now()
    with tempfile.TemporaryDirectory(prefix="salesbeat-sample-") as folder:
        write_sample(Path(folder), today=now.astimezone(books.zone).date())
        order = Order(FIRST_COMPANY, now, Author(None, "import", "sample"))
        import_paths(books.database, [Path(folder)], order)
    with books.database.writing(FIRST_COMPANY) as session:
        company = session.get_one(Company, FIRST_COMPANY)
        company.settings = company.settings | {SAMPLE: True}


def _forget_sample(settings: Settings) -> None:
    books = open_books(settings)
    with books.database.reading(FIRST_COMPANY) as session:
        is_sample = session.get_one(Company, FIRST_COMPANY).settings.get(SAMPLE)
    database = books.database
    database.close()
    if not is_sample or not database.is_sqlite:
        return
    path = Path(str(database.engine.url.database))
    for name in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        name.unlink(missing_ok=True)


@contextmanager
def demo_routes(books: Books) -> Iterator[list[BaseRoute]]:
    """Run the demo's clock, jobs and delivery, and return the page's routes."""
    clock, transcript = resumed_clock(books.database, SystemClock()), Transcript()
    with closing(Drawing()) as drawing:
        gallery = Gallery(drawing.draw)
        fill_rooms(books.database, transcript, gallery)
        messengers = {
            platform: WebMessenger(platform, transcript, gallery, clock)
            for platform in ("web", "slack", "wecom")
        }
        with working(books.database, messengers, clock, _drawn_when_looked_at) as at_work:
            incoming = Incoming(books.database, clock, at_work.wake, books.wording)
            threading.Thread(target=_warm_up, args=(incoming, drawing), daemon=True).start()
            signer = ButtonSigner(books.signing_key)
            conversation = WebConversation(incoming, transcript, gallery, signer)
            live_through = _living(at_work, books, clock)
            travel = Travel(clock, books.zone, WorkCalendar(), live_through)
            yield WebChat(WebHouse(books, conversation, travel)).routes()


def _warm_up(incoming: Incoming, drawing: Drawing) -> None:
    """Load the rules and start the drawing process while the visitor reads the page."""
    incoming.warm_up()
    drawing.draw(TrendChart("Salesbeat", "", "", (TrendPoint("1", 1.0),), "zh"))


def _drawn_when_looked_at(_: Chart) -> bytes:
    return b""


def _living(
    at_work: Working, books: Books, clock: MovableClock
) -> Callable[[datetime, datetime], None]:
    """Return what lets time pass: each job at its moment, its posts on the page at once.

    Where it led is remembered, for a demo that is started again.
    """

    def arrive(moment: datetime) -> None:
        clock.move_to(moment)
        at_work.delivery.deliver_due(moment)

    def live_through(start: datetime, end: datetime) -> None:
        run_through(at_work.scheduler.due, FIRST_COMPANY, start, end, arrive)
        keep_clock(books.database, end)

    return live_through
