"""Jobs and delivery at work: the tick and the sending threads of one bot."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from bot.clock import Clock
from bot.delivery import Delivery
from bot.delivery_loop import DeliveryLoop
from bot.messenger import Messenger
from core.pictures import Chart
from core.storage.database import Database
from jobs.scheduler import Scheduler


@dataclass(frozen=True)
class Working:
    """What runs beside the answering; `loop.wake` after a commit that put posts out."""

    scheduler: Scheduler
    delivery: Delivery
    loop: DeliveryLoop


@contextmanager
def working(
    database: Database,
    messengers: Mapping[str, Messenger],
    clock: Clock,
    draw: Callable[[Chart], bytes],
) -> Iterator[Working]:
    """Run jobs and delivery; at the end what is being sent is finished."""
    delivery = Delivery(database, messengers, draw, clock)
    loop = DeliveryLoop(delivery, clock)
    scheduler = Scheduler(database, clock.now, loop.wake)
    loop.start()
    scheduler.start()
    try:
        yield Working(scheduler, delivery, loop)
    finally:
        scheduler.stop()
        loop.stop()
