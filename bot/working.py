"""Jobs and delivery at work: the tick, the sending threads and the drawing process of one bot."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass

from bot.clock import Clock
from bot.delivery import Delivery
from bot.delivery_loop import DeliveryLoop
from bot.drawing import Drawing
from bot.messenger import Messenger
from core.storage.database import Database
from jobs.scheduler import Scheduler


@dataclass(frozen=True)
class Working:
    """What runs beside the answering; `loop.wake` after a commit that put posts out."""

    scheduler: Scheduler
    delivery: Delivery
    loop: DeliveryLoop
    drawing: Drawing


@contextmanager
def working(
    database: Database, messengers: Mapping[str, Messenger], clock: Clock
) -> Iterator[Working]:
    """Run jobs and delivery; at the end what is being sent is finished."""
    with closing(Drawing()) as drawing:
        delivery = Delivery(database, messengers, drawing.draw, clock)
        loop = DeliveryLoop(delivery, clock)
        scheduler = Scheduler(database, clock.now, loop.wake)
        loop.start()
        scheduler.start()
        try:
            yield Working(scheduler, delivery, loop, drawing)
        finally:
            scheduler.stop()
            loop.stop()
