"""Delivers posts to the demo's rooms: the web chat as a platform like any other."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.clock import Clock
from bot.messenger import Outgoing, PersonAddress
from bot.web.transcript import Entry, Transcript
from core.pictures import Chart

KEPT_CHARTS = 1000


@dataclass
class Gallery:
    """The charts of the demo, by the name that the page asks for; drawn when they are looked at.

    A Friday has sixty charts and a visitor looks at four.
    """

    draw: Callable[[Chart], bytes]
    _charts: "OrderedDict[str, Chart]" = field(default_factory=OrderedDict)

    def hang(self, chart: Chart) -> str:
        """Keep a chart and return the page's address of its picture."""
        name = f"{hashlib.sha256(repr(chart).encode()).hexdigest()[:24]}.png"
        self._charts[name] = chart
        while len(self._charts) > KEPT_CHARTS:
            self._charts.popitem(last=False)
        return f"/pictures/{name}"

    def picture(self, name: str) -> bytes | None:
        """Return the PNG of a chart that was hung, none for an unknown name."""
        chart = self._charts.get(name)
        return None if chart is None else self.draw(chart)


@dataclass
class WebMessenger:
    """Posts to one platform's rooms of the page; `platform` is the one the room is known by."""

    platform: str
    transcript: Transcript
    gallery: Gallery
    clock: Clock
    _sent: set[str] = field(default_factory=set)

    def send(self, outgoing: Outgoing) -> str:
        match outgoing.address:
            case PersonAddress(person_id):
                room = f"dm:{person_id}"
            case room_address:
                room = f"{self.platform}:{room_address.room_id}"
        reply = outgoing.reply
        pictures = tuple(self.gallery.hang(picture.chart) for picture in reply.pictures)
        entry = self.transcript.add(
            Entry(room, self.clock.now(), reply.text, reply=reply, pictures=pictures)
        )
        self._sent.add(outgoing.key)
        return str(entry.number)

    def was_sent(self, outgoing: Outgoing, since: datetime) -> bool | None:  # noqa: ARG002 (the protocol's)
        return outgoing.key in self._sent
