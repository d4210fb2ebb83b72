"""Draws charts in a process of their own: in a thread they would make everyone else wait.

The process starts with the first picture, so that a bot without pictures stays small, and is
replaced when it breaks or does not answer in time.
"""

import os
import signal
import threading
from collections import OrderedDict
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

import structlog

from core.pictures import Chart, LeaderboardChart
from core.surviving import surviving

log = structlog.get_logger(__name__)

LONGEST_SECONDS = 10.0
# Loading matplotlib and the fonts, on a busy small machine.
LONGEST_START_SECONDS = 60.0
PICTURES_KEPT = 64
NOTHING = LeaderboardChart("", "", (), "", "zh")
POLITENESS = 5


class DrawingError(Exception):
    """There is no picture; the words of the reply have to do."""


class Drawing:
    """The drawing process and the last pictures that it made. Safe to share between threads."""

    def __init__(self, longest_seconds: float = LONGEST_SECONDS) -> None:
        self._longest_seconds = longest_seconds
        self._turn = threading.Lock()
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._kept: OrderedDict[Chart, bytes] = OrderedDict()

    def draw(self, chart: Chart) -> bytes:
        """Return the chart as PNG. Raises DrawingError."""
        with self._turn:
            if chart in self._kept:
                self._kept.move_to_end(chart)
                return self._kept[chart]
            picture = self._drawn(chart)
            self._kept[chart] = picture
            if len(self._kept) > PICTURES_KEPT:
                self._kept.popitem(last=False)
            return picture

    def close(self) -> None:
        """End the process; a later picture starts another one."""
        with self._turn:
            self._stop()

    @property
    def process_id(self) -> int | None:
        """The process that draws, none before the first picture."""
        return None if self._process is None else self._process.pid

    def _drawn(self, chart: Chart) -> bytes:
        try:
            connection = self._started()
            connection.send(chart)
            answer = self._received(connection, self._longest_seconds)
        except DrawingError:
            self._stop()
            raise
        except (OSError, EOFError) as problem:
            self._stop()
            raise DrawingError(f"no picture: {type(problem).__name__}") from problem
        if isinstance(answer, bytes):
            return answer
        raise DrawingError(f"no picture: {answer}")

    def _started(self) -> Connection:
        if self._connection is not None and self._process is not None and self._process.is_alive():
            return self._connection
        self._stop()
        # Not forked: a copy of a process with threads may hang.
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(
            target=draw_until_closed, args=(theirs,), name="salesbeat-drawing", daemon=True
        )
        self._process.start()
        theirs.close()
        self._connection = ours
        self._received(ours, LONGEST_START_SECONDS)
        return ours

    def _received(self, connection: Connection, seconds: float) -> object:
        if not connection.poll(seconds):
            raise DrawingError(f"no picture: none within {seconds:g} s")
        return connection.recv()

    def _stop(self) -> None:
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        self._process = self._connection = None


def draw_until_closed(connection: Connection) -> None:
    """Be the drawing process: draw what comes in until the other end is gone."""
    # Ctrl+C goes to the whole group; the bot itself ends this process, or its own end does.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(POLITENESS)
    import charts

    # The first picture loads matplotlib and the fonts; nobody's ten seconds are spent on that.
    charts.draw(NOTHING)
    connection.send("ready")
    while True:
        try:
            chart = connection.recv()
        except EOFError:
            return
        with surviving(log, "chart not drawn") as attempt:
            connection.send(charts.draw(chart))
        if attempt.problem is not None:
            # Told to the bot, which does without.
            connection.send(type(attempt.problem).__name__)
