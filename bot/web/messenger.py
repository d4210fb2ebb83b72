"""Delivers posts to the demo's rooms: the web chat as a platform like any other."""

import hashlib
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime

from bot.clock import Clock
from bot.messenger import Outgoing, PersonAddress
from bot.web.transcript import Transcript

KEPT_PICTURES = 300


@dataclass
class Gallery:
    """The drawn pictures of the demo, by the name that the page asks for."""

    _pictures: "OrderedDict[str, bytes]" = field(default_factory=OrderedDict)

    def hang(self, png: bytes) -> str:
        """Keep a picture and return the page's address of it."""
        name = f"{hashlib.sha256(png).hexdigest()[:24]}.png"
        self._pictures[name] = png
        while len(self._pictures) > KEPT_PICTURES:
            self._pictures.popitem(last=False)
        return f"/pictures/{name}"

    def picture(self, name: str) -> bytes | None:
        return self._pictures.get(name)


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
        entry = self.transcript.add(room, self.clock.now(), reply=outgoing.reply)
        if outgoing.pictures:
            pictures = tuple(self.gallery.hang(png) for png in outgoing.pictures)
            self.transcript.show_pictures(entry, pictures)
        self._sent.add(outgoing.key)
        return str(entry.number)

    def was_sent(self, outgoing: Outgoing, since: datetime) -> bool | None:  # noqa: ARG002 (the protocol's)
        return outgoing.key in self._sent
