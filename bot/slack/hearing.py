"""Takes what Slack sent to the neutral road and words the answer; synchronous, for worker threads.

Decides nothing about content: it opens sealed buttons, and knows which way each answer goes back.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

import structlog

from bot.buttons import LIFETIME, ButtonSigner
from bot.clock import Clock
from bot.delivery_errors import DeliveryError
from bot.messages import Answer, IncomingMessage
from bot.slack.blocks import Block
from bot.slack.read import Press
from bot.slack.render import SlackMessage, render
from bot.slack.sections import Look
from bot.slack.shortcuts import command_box
from core.errors import UserError
from core.reply import Reply
from core.wording import Wording

log = structlog.get_logger(__name__)


class Workspace(Protocol):
    """One workspace's Web API, as far as hearing needs it; see `SlackClient`."""

    def whisper(self, channel: str, user: str, message: SlackMessage) -> None: ...

    def respond(self, response_url: str, message: SlackMessage) -> None: ...

    def open_view(self, trigger_id: str, view: Block) -> None: ...

    def download(self, address: str) -> bytes: ...


@dataclass(frozen=True)
class Hearing:
    """What listening to Slack needs; `client` and `mention` know each workspace by its team id.

    `wording` is the company's, for the few things said before anybody knows who is speaking;
    `removed` hears of workspaces that took the app away.
    """

    receive: Callable[[IncomingMessage], Answer]
    signer: ButtonSigner
    clock: Clock
    wording: Wording
    client: Callable[[str], Workspace]
    mention: Callable[[str, int], str | None]
    removed: Callable[[str], None] = lambda _team: None

    def command(self, message: IncomingMessage) -> SlackMessage | None:
        """Return the answer to a slash command; none when the outbox brings it."""
        return self._shown(message, self.receive(message))

    def event(self, message: IncomingMessage) -> bool:
        """Have a message acted upon; false asks Slack to deliver it again."""
        answer = self.receive(message)
        if answer.status == "unavailable":
            return False
        shown = self._shown(message, answer)
        # Only what could not be written is said in place; every real answer is in the outbox.
        return shown is None or self._whispered(message, shown) or answer.status != "busy"

    def press(self, press: Press) -> None:
        """Have a pressed button's command acted upon; what is said in place, only they see."""
        sealed = press.message
        try:
            command = self.signer.within(sealed.tenant).open(
                sealed.text, person=sealed.sender, now=self.clock.now()
            )
        except UserError as problem:
            refusal = Reply(self.wording.refusal(problem), error_code=problem.code)
            self._respond(press, Answer(refusal, self.wording))
        else:
            self.log_this(replace(press, message=replace(sealed, text=command)))

    def log_this(self, press: Press) -> None:
        """Have a message acted upon, and answer where it was pressed."""
        self._respond(press, self.receive(press.message))

    def open_box(self, team: str, trigger_id: str) -> None:
        """Show the box to type into."""
        try:
            self.client(team).open_view(trigger_id, command_box(self.wording))
        except DeliveryError as problem:
            log.warning("box was not opened", reason=str(problem))

    def box(self, message: IncomingMessage) -> str | None:
        """Have what was typed into the box acted upon; returns why it could not be."""
        reply = self.receive(message).reply
        return None if reply is None else reply.text

    def _respond(self, press: Press, answer: Answer) -> None:
        shown = self._shown(press.message, answer)
        if shown is None:
            return
        try:
            self.client(press.message.tenant).respond(press.response_url, shown)
        except DeliveryError as problem:
            log.warning("answer to a button was not shown", reason=str(problem))

    def _shown(self, message: IncomingMessage, answer: Answer) -> SlackMessage | None:
        if answer.reply is None:
            return None
        look = Look(answer.wording, partial(self.mention, message.tenant))
        return render(answer.reply, look, self._seal(message))

    def _seal(self, message: IncomingMessage) -> Callable[[str], str]:
        signer = self.signer.within(message.tenant)
        return partial(signer.seal, person=message.sender, expires=self.clock.now() + LIFETIME)

    def _whispered(self, message: IncomingMessage, shown: SlackMessage) -> bool:
        try:
            client = self.client(message.tenant)
            client.whisper(message.conversation.id, message.sender, shown)
        except DeliveryError as problem:
            log.warning("notice was not shown", reason=str(problem))
            return False
        return True
