"""Jobs, delivery and files at work: the tick and the threads of one bot."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from bot.clock import Clock
from bot.delivery import Delivery
from bot.delivery_loop import DeliveryLoop
from bot.files.loop import Fetchers, FileLoop
from bot.messenger import Messenger
from core.pictures import Chart
from core.storage.database import Database
from jobs.scheduler import Scheduler


@dataclass(frozen=True)
class Working:
    """What runs beside the answering; `wake` after a commit that put posts or files out."""

    scheduler: Scheduler
    delivery: Delivery
    loop: DeliveryLoop
    files: FileLoop

    def wake(self) -> None:
        self.loop.wake()
        self.files.wake()


@contextmanager
def working(
    database: Database,
    messengers: Mapping[str, Messenger],
    clock: Clock,
    draw: Callable[[Chart], bytes],
    fetch: Fetchers | None = None,
) -> Iterator[Working]:
    """Run jobs, delivery and the work on files; at the end what is under way is finished.

    `fetch` gets the files that people sent, by platform.
    """
    delivery = Delivery(database, messengers, draw, clock)
    loop = DeliveryLoop(delivery, clock)
    scheduler = Scheduler(database, clock.now, loop.wake)
    files = FileLoop(database, clock, fetch or {}, loop.wake)
    loop.start()
    scheduler.start()
    files.start()
    try:
        yield Working(scheduler, delivery, loop, files)
    finally:
        files.stop()
        scheduler.stop()
        loop.stop()
