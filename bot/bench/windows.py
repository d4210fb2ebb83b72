"""Paired windows: ours, theirs, ours, theirs, so that the machine's moods meet both sides."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.bench.findings import Pair
from bot.bench.load import Window, load

WARM_UP_SECONDS = 1.0


@dataclass(frozen=True)
class Side:
    """A server under load: where it listens and what it is asked."""

    port: int
    requests: Iterator[bytes]

    def window(self, connections: int, seconds: float) -> Window:
        return asyncio.run(load(self.port, self.requests, connections, seconds))


def alternate(
    ours: Callable[[], float], theirs: Callable[[], float], count: int
) -> tuple[Pair, ...]:
    """Measure each side `count` times, in turns."""
    return tuple(Pair(ours(), theirs()) for _ in range(count))


def throughputs(
    ours: Side, theirs: Side, *, connections: int, seconds: float, count: int
) -> tuple[Pair, ...]:
    """Compare answers a second, both sides warm."""
    for side in (ours, theirs):
        side.window(connections, WARM_UP_SECONDS)
    return alternate(
        lambda: ours.window(connections, seconds).throughput,
        lambda: theirs.window(connections, seconds).throughput,
        count,
    )


def medians(ours: Side, theirs: Side, *, seconds: float, count: int) -> tuple[Pair, ...]:
    """Compare the median latency at one connection, in milliseconds."""
    return alternate(
        lambda: ours.window(1, seconds).milliseconds(0.5),
        lambda: theirs.window(1, seconds).milliseconds(0.5),
        count,
    )
