"""Messengers for tests: they keep what was posted, and fail as they are told."""

from dataclasses import dataclass, field

from bot.delivery_errors import PermanentFailure
from bot.messenger import Outgoing


@dataclass
class RecordingMessenger:
    """Posts into a list. `failures` are raised by the next sends, one each.

    After an ambiguous failure the post did arrive if `loses_answers`. `lookup` answers
    `was_sent`: "history" looks into the list, anything else is the answer.
    """

    failures: list[Exception] = field(default_factory=list)
    loses_answers: bool = False
    lookup: object = "history"
    posted: list[Outgoing] = field(default_factory=list)
    closed_rooms: set[str] = field(default_factory=set)

    def send(self, outgoing: Outgoing) -> str:
        if getattr(outgoing.address, "room_id", None) in self.closed_rooms:
            raise PermanentFailure("is_archived")
        if self.failures:
            failure = self.failures.pop(0)
            if self.loses_answers:
                self.posted.append(outgoing)
            raise failure
        self.posted.append(outgoing)
        return f"receipt-{len(self.posted)}"

    def was_sent(self, outgoing: Outgoing, since) -> bool | None:
        if self.lookup == "history":
            return outgoing.key in self.keys
        if isinstance(self.lookup, Exception):
            raise self.lookup
        return self.lookup

    @property
    def keys(self) -> list[str]:
        return [outgoing.key for outgoing in self.posted]

    @property
    def texts(self) -> list[str]:
        return [outgoing.reply.text for outgoing in self.posted]
