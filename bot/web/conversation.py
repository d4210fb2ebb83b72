"""What a person does on the page: says something, presses a button, sees the answer."""

from dataclasses import dataclass
from uuid import uuid4

from bot.buttons import ButtonSigner
from bot.incoming import Incoming
from bot.messages import Conversation, IncomingMessage
from bot.web.messenger import Gallery
from bot.web.transcript import Entry, Transcript
from core.errors import UserError
from core.files.sent import SentFile, safe_name
from core.reply import Reply

MENTIONS = ("@Salesbeat", "@salesbeat", "@销售节拍", "@SalesBeat")


@dataclass(frozen=True)
class _Saying:
    """What a person did in a room; `alone` is who sees the answer in a channel, if not all."""

    room: str
    text: str = ""
    addressed: bool = True
    alone: int | None = None
    button: bool = False
    files: tuple[SentFile, ...] = ()


@dataclass
class WebConversation:
    """Carries messages from the page to the bot and answers back into the room."""

    incoming: Incoming
    transcript: Transcript
    gallery: Gallery
    signer: ButtonSigner

    def say(self, person_id: int, name: str, room: str, text: str) -> None:
        """Put a typed message into the room and the bot's answer below it."""
        command = text.lstrip().startswith("/")
        in_channel = not room.startswith("dm:")
        alone = person_id if command and in_channel else None
        now = self.incoming.clock.now()
        self.transcript.add(Entry(room, now, text, author=name, only_for=alone))
        called = any(text.lstrip().startswith(mention) for mention in MENTIONS)
        addressed = not in_channel or command or called
        self._ask(person_id, _Saying(room, _without_mention(text), addressed, alone))

    def drop(self, person_id: int, name: str, files: tuple[SentFile, ...]) -> None:
        """Put files into the direct messages with the bot, which answers there."""
        room = f"dm:{person_id}"
        now = self.incoming.clock.now()
        names = "、".join(safe_name(file.name) for file in files)
        self.transcript.add(Entry(room, now, names, author=name))
        self._ask(person_id, _Saying(room, files=files))

    def press(self, person_id: int, name: str, room: str, seal: str, label: str) -> None:
        """Do what a button says, as if its command had been typed."""
        now = self.incoming.clock.now()
        try:
            command = self.signer.open(seal, person=str(person_id), now=now)
        except UserError as problem:
            refusal = Reply(self.incoming.wording.refusal(problem), error_code=problem.code)
            self.transcript.add(Entry(room, now, refusal.text, reply=refusal, only_for=person_id))
            return
        alone = None if room.startswith("dm:") else person_id
        self.transcript.add(Entry(room, now, label, author=name, only_for=alone))
        self._ask(person_id, _Saying(room, command, alone=alone, button=True))

    def _ask(self, person_id: int, saying: _Saying) -> None:
        room, alone = saying.room, saying.alone
        answer = self.incoming.receive(
            IncomingMessage(
                platform="web",
                tenant="local",
                message_id=f"{room}:{uuid4().hex}",
                sender=str(person_id),
                text=saying.text,
                conversation=_conversation(room),
                sent_at=self.incoming.clock.now(),
                addressed=saying.addressed,
                button=saying.button,
                seen_by="sender" if alone is not None or room.startswith("dm:") else "room",
                files=saying.files,
            )
        )
        if answer.reply is not None:
            self._show(room, answer.reply, alone)

    def _show(self, room: str, reply: Reply, alone: int | None) -> None:
        pictures = tuple(self.gallery.hang(each.chart) for each in reply.pictures)
        now = self.incoming.clock.now()
        self.transcript.add(
            Entry(room, now, reply.text, reply=reply, pictures=pictures, only_for=alone)
        )


def _conversation(room: str) -> Conversation:
    """Name a room as its platform does: “slack:C-EAST” is C-EAST."""
    kind, _, name = room.partition(":")
    if kind == "dm":
        return Conversation("dm", name)
    return Conversation("channel", name, platform=kind)


def _without_mention(text: str) -> str:
    for mention in MENTIONS:
        if text.lstrip().startswith(mention):
            return text.lstrip()[len(mention) :].lstrip(" ,，:：")
    return text
