"""Posts what the outbox holds to one Slack workspace, and finds out whether it arrived."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import assert_never

from bot.buttons import LIFETIME, ButtonSigner
from bot.clock import Clock
from bot.delivery_errors import PermanentFailure
from bot.messenger import Outgoing, PersonAddress, RoomAddress
from bot.slack import limits
from bot.slack.client import SlackClient
from bot.slack.render import render
from bot.slack.sections import Look

KEY_CHARACTERS = 32


@dataclass(frozen=True)
class SlackMessenger:
    """One workspace's messenger. `signer` is that workspace's own (`ButtonSigner.within`).

    `mention` returns the Slack user id of a person of the company, or none.
    """

    client: SlackClient
    signer: ButtonSigner
    clock: Clock
    mention: Callable[[int], str | None]

    def send(self, outgoing: Outgoing) -> str:
        """Upload the pictures, then post one message that shows them. Returns its timestamp."""
        channel = self._channel(outgoing)
        if outgoing.files:
            return self._share(channel, outgoing)
        files = [
            self.client.upload(png, f"salesbeat-{place}.png", picture.alt)
            for place, (png, picture) in enumerate(
                zip(outgoing.pictures, outgoing.reply.pictures, strict=True), start=1
            )
        ]
        look = Look(outgoing.wording, self.mention)
        message = render(outgoing.reply, look, self._seal(outgoing), files)
        return self.client.post(channel, message, opaque(outgoing.key))

    def was_sent(self, outgoing: Outgoing, since: datetime) -> bool | None:
        """Look for our key in the channel's history; None when that cannot be read."""
        key = opaque(outgoing.key)
        if outgoing.reply.files:
            key = _own_name(outgoing.reply.files[0].name, outgoing.key)
        try:
            found = self.client.find(self._channel(outgoing), key, since)
        except PermanentFailure:
            return None
        return found is not None

    def _share(self, channel: str, outgoing: Outgoing) -> str:
        """Post a file; a message of Slack's shows files or blocks, not both."""
        name = _own_name(outgoing.reply.files[0].name, outgoing.key)
        words = limits.fit(outgoing.reply.text, limits.MAX_SECTION_TEXT)
        return self.client.share(channel, outgoing.files[0], name, words)

    def _channel(self, outgoing: Outgoing) -> str:
        match outgoing.address:
            case PersonAddress(user):
                return self.client.open_direct_channel(user)
            case RoomAddress(room):
                return room
            case _:
                assert_never(outgoing.address)

    def _seal(self, outgoing: Outgoing) -> Callable[[str], str]:
        address = outgoing.address
        person = address.platform_user_id if isinstance(address, PersonAddress) else None
        return partial(self.signer.seal, person=person, expires=self.clock.now() + LIFETIME)


def _own_name(name: str, key: str) -> str:
    """Return a name that no other file has, so that this one can be looked for.

    商机.有问题-12345678.csv is what the import takes for a file of deals, as it would without.
    """
    number = int(hashlib.sha256(key.encode()).hexdigest()[:12], 16) % 10**8
    stem, dot, ending = name.rpartition(".")
    return f"{stem}-{number:08}{dot}{ending}"


def opaque(key: str) -> str:
    """Return a key that says nothing: everyone in the workspace can read message metadata."""
    return hashlib.sha256(key.encode()).hexdigest()[:KEY_CHARACTERS]
