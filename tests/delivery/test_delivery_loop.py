"""The delivering threads: woken by a commit, stopped without losing anything."""

import threading
from dataclasses import dataclass, field

import pytest

from bot.clock import SystemClock
from bot.delivery import Delivery
from bot.delivery_loop import DeliveryLoop
from bot.messenger import Outgoing
from core.reply import Post, Reply, ToPerson, ToRoom
from core.storage.company import FIRST_COMPANY
from core.storage.outbox import put
from tests.delivery.conftest import no_picture

PATIENCE_SECONDS = 10


@dataclass
class SlowMessenger:
    """Tells when something was posted; a post that says “slow” waits to be let through."""

    posted: list[str] = field(default_factory=list)
    heard: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    gate: threading.Event = field(default_factory=threading.Event)

    def send(self, outgoing: Outgoing) -> str:
        if outgoing.reply.text == "slow":
            self.gate.wait(PATIENCE_SECONDS)
        self.posted.append(outgoing.reply.text)
        self.heard.release()
        return "receipt"

    def was_sent(self, outgoing: Outgoing, since) -> bool | None:
        return None

    def hears(self, times: int = 1) -> bool:
        return all(self.heard.acquire(timeout=PATIENCE_SECONDS) for _ in range(times))


@dataclass
class Desk:
    """A running delivery on a small company."""

    chat: object
    messenger: SlowMessenger
    loop: DeliveryLoop

    def tell(self, text: str, to) -> None:
        with self.chat.database.writing(FIRST_COMPANY) as session:
            put(session, Post(to, Reply(text), f"job:{text}"), now=SystemClock().now())
        self.loop.wake()


@pytest.fixture
def running(chat):
    messenger, clock = SlowMessenger(), SystemClock()
    loop = DeliveryLoop(Delivery(chat.database, {"web": messenger}, no_picture, clock), clock)
    loop.start()
    yield Desk(chat, messenger, loop)
    messenger.gate.set()
    loop.stop()


def test_a_commit_wakes_delivery(running):
    running.tell("hello", ToRoom("slack", "C-EAST"))

    assert running.messenger.hears()


def test_what_other_processes_put_is_found_without_being_told(running):
    with running.chat.database.writing(FIRST_COMPANY) as session:
        post = Post(ToRoom("slack", "C-EAST"), Reply("from afar"), "job:afar")
        put(session, post, now=SystemClock().now())

    assert running.messenger.hears()


def test_a_slow_room_holds_up_no_other(running):
    running.tell("slow", ToRoom("slack", "C-EAST"))
    for number, person in enumerate(running.chat.ids.values()):
        running.tell(f"quick {number}", ToPerson(person))

    assert running.messenger.hears(times=7)
    assert "slow" not in running.messenger.posted


def test_stopping_finishes_what_is_being_sent(running):
    running.tell("slow", ToRoom("slack", "C-EAST"))
    stopping = threading.Thread(target=running.loop.stop)
    stopping.start()
    running.messenger.gate.set()
    stopping.join(PATIENCE_SECONDS)

    assert not stopping.is_alive()
    assert running.messenger.posted in ([], ["slow"])


def test_an_errand_waits_for_rooms_that_rest(chat):
    messenger, clock = SlowMessenger(), SystemClock()
    delivery = Delivery(chat.database, {"slack": messenger}, no_picture, clock)
    with chat.database.writing(FIRST_COMPANY) as session:
        for text in "ab":
            put(session, Post(ToRoom("slack", "C-EAST"), Reply(text), text), now=clock.now())

    assert delivery.deliver_all(clock.now()) == 2
    assert messenger.posted == ["a", "b"]
