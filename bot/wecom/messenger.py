"""Posts to WeCom: the words first, then the pictures, because a message here holds only one kind.

To a person, the same post again is harmless for four hours: its parts are written identically and
WeCom drops what it has seen. A group chat has neither a duplicate check nor a way to read back, so
there a lost answer stays a lost answer and nobody posts twice.
"""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import PurePath

from bot.buttons import LIFETIME, ButtonSigner
from bot.clock import Clock
from bot.delivery_errors import PermanentFailure
from bot.messenger import Outgoing, PersonAddress, RoomAddress
from bot.wecom import payloads
from bot.wecom.cards import button_card, owner, task_id
from bot.wecom.client import MediaExpiredFailure, WeComClient
from bot.wecom.errcodes import Outcome
from bot.wecom.limits import DUPLICATE_CHECK_SECONDS, MAX_CONTENT_BYTES, size
from bot.wecom.memory import Memory
from bot.wecom.payloads import Payload
from bot.wecom.render import Page, markdown_of, text_of
from core.reply import Card, Reply, paragraph

REPEATABLE = timedelta(seconds=DUPLICATE_CHECK_SECONDS) - timedelta(minutes=5)
MEDIA_KEPT = timedelta(days=2)
MARK_LETTERS = "\u200b\u200c\u2060\u2061"
MARK_LENGTH = 8
# A button's expiry counts from the end of the week, so that a card written again is equal.
WEEK_SECONDS = 7 * 24 * 3600


class WeComMessenger:
    """Posts as one app; `signer` is the company's own. Safe to share between threads."""

    def __init__(self, client: WeComClient, signer: ButtonSigner, clock: Clock) -> None:
        self._client = client
        self._signer = signer
        self._clock = clock
        self._media = Memory(clock, MEDIA_KEPT)
        self._posted = Memory(clock, MEDIA_KEPT)

    def send(self, outgoing: Outgoing) -> str:
        """Post the words and the pictures; parts that are posted already are left out."""
        # Uploaded before anything is posted, so that a failed upload leaves nothing half said.
        media_ids = [
            self._uploaded(f"{outgoing.key}/{index}", picture)
            for index, picture in enumerate(outgoing.pictures)
        ]
        file_ids = [
            self._uploaded_file(f"{outgoing.key}/file{index}", file.name, content)
            for index, (file, content) in enumerate(
                zip(outgoing.reply.files, outgoing.files, strict=True)
            )
        ]
        message_ids = [
            self._post_once(f"{outgoing.key}/words", outgoing, words)
            for words in self._words(outgoing)
        ]
        message_ids += [
            self._post_media(outgoing, str(index), payloads.image(each))
            for index, each in enumerate(media_ids)
        ]
        message_ids += [
            self._post_media(outgoing, f"file{index}", payloads.file(each))
            for index, each in enumerate(file_ids)
        ]
        if not message_ids:
            raise PermanentFailure("there is nothing to post")
        return message_ids[0]

    def was_sent(self, outgoing: Outgoing, since: datetime) -> bool | None:
        """Tell “no” for a person while sending again is harmless; otherwise nobody can know."""
        to_person = isinstance(outgoing.address, PersonAddress)
        if to_person and self._clock.now() - since < REPEATABLE:
            return False
        return None

    def _words(self, outgoing: Outgoing) -> list[Payload]:
        reply = _sayable(outgoing.reply, len(outgoing.pictures))
        if isinstance(outgoing.address, RoomAddress):
            page = Page(outgoing.wording, MAX_CONTENT_BYTES, in_room=True)
            return _written(reply, page, mark="")
        card = self._button_card(reply.card, outgoing.key, outgoing.address.platform_user_id)
        if card is not None:
            return [card]
        mark = key_mark(outgoing.key)
        return _written(reply, Page(outgoing.wording, MAX_CONTENT_BYTES - size(mark)), mark)

    def _button_card(self, card: Card | None, key: str, user_id: str) -> Payload | None:
        if card is None:
            return None
        expires = self._expiry()
        made = button_card(
            card, lambda command: self._signer.seal(command, person=owner(user_id), expires=expires)
        )
        return None if made is None else payloads.template_card(made, task_id(key))

    def _expiry(self) -> datetime:
        weeks = int(self._clock.now().timestamp()) // WEEK_SECONDS + 1
        return datetime.fromtimestamp(weeks * WEEK_SECONDS, UTC) + LIFETIME

    def _uploaded(self, part: str, picture: bytes) -> str:
        return self._media.once(part, lambda: self._client.upload_image(picture))

    def _uploaded_file(self, part: str, name: str, content: bytes) -> str:
        if not name.isascii():
            # A name with anything but ASCII in it makes WeCom refuse the file (41005, 44001).
            number = int(hashlib.sha256(part.encode()).hexdigest()[:8], 16)
            name = f"salesbeat-{number}{PurePath(name).suffix}"
        return self._media.once(part, lambda: self._client.upload_file(name, content))

    def _post_media(self, outgoing: Outgoing, index: str, message: Payload) -> str:
        part = f"{outgoing.key}/{index}"
        try:
            return self._post_once(part, outgoing, message)
        except MediaExpiredFailure:
            self._media.forget(part)
            raise

    def _post_once(self, part: str, outgoing: Outgoing, message: Payload) -> str:
        return self._posted.once(part, lambda: self._post(outgoing, message))

    def _post(self, outgoing: Outgoing, message: Payload) -> str:
        match outgoing.address:
            case PersonAddress(user_id):
                agent_id = self._client.app.agent_id
                addressed = payloads.to_person(message, user_id, agent_id)
                return _message_id(self._client.send_to_person(addressed))
            case RoomAddress(room_id):
                return _message_id(self._client.send_to_room(payloads.to_room(message, room_id)))


def key_mark(key: str) -> str:
    """Eight invisible letters made from the key, to stand at the end of a message.

    WeCom's duplicate check compares contents. Without a mark, two posts that happen to say the same
    within four hours would be taken for one, and the second person-to-bot answer would be missing.
    """
    digest = hashlib.sha256(key.encode()).digest()
    return "".join(MARK_LETTERS[byte % len(MARK_LETTERS)] for byte in digest[:MARK_LENGTH])


def _sayable(reply: Reply, drawn: int) -> Reply:
    """Leave out what the drawn pictures say themselves, and word the ones that are missing."""
    words = reply.text.strip()
    if reply.card is None and words in {picture.alt for picture in reply.pictures[:drawn]}:
        words = ""
    missing = [picture.alt for picture in reply.pictures[drawn:] if picture.alt != words]
    if reply.card is None:
        return replace(reply, text="\n".join([words, *missing]).strip())
    sections = (*reply.card.sections, *map(paragraph, missing))
    return replace(reply, card=replace(reply.card, sections=sections))


def _written(reply: Reply, page: Page, mark: str) -> list[Payload]:
    """The words as one message, or none where pictures say it all."""
    if reply.card is not None:
        return [payloads.markdown(markdown_of(reply, page) + mark)]
    return [payloads.text(text_of(reply, page) + mark)] if reply.text else []


def _message_id(outcome: Outcome) -> str:
    """A group chat's answer names no message."""
    return outcome.fields.get("msgid", "")
