"""What delivery asks of a platform: post this once, and tell whether that happened.

Methods are synchronous and run in worker threads. Everything that cannot be posted is raised as a
`DeliveryError`; nothing is retried here, because the outbox owns every retry.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from core.reply import Reply
from core.wording import Wording


@dataclass(frozen=True)
class PersonAddress:
    """A direct message, to somebody by the id that the platform gave them."""

    platform_user_id: str


@dataclass(frozen=True)
class RoomAddress:
    """A message in one channel, by the id that the platform gave it."""

    room_id: str


@dataclass(frozen=True)
class Outgoing:
    """One post, ready to go: its unique key, where to, what, and the pictures already drawn.

    `pictures` are PNG files, one for each picture of the reply, in the same order; `files` are the
    bytes of its files likewise. `wording` is the reader's.
    """

    key: str
    address: PersonAddress | RoomAddress
    reply: Reply
    pictures: tuple[bytes, ...]
    wording: Wording
    files: tuple[bytes, ...] = ()


class Messenger(Protocol):
    """One platform, as far as posting goes."""

    def send(self, outgoing: Outgoing) -> str:
        """Post it and return the platform's own id of the message. Raises `DeliveryError`."""
        ...

    def was_sent(self, outgoing: Outgoing, since: datetime) -> bool | None:
        """Tell whether it was posted after `since`; None where the platform cannot tell."""
        ...
