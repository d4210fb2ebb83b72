"""The callback's two routes: WeCom checks our address, and WeCom brings what people said.

An answer in words goes back inside the request, because that is at once and counts against no
limit. Pictures, and all answers to pressed buttons, come from the outbox: WeCom allows nothing but
a new label in answer to a press. A press leaves the card as it is, so its other buttons still work;
only a button that is refused is relabelled, with the reason.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from http import HTTPStatus

import structlog
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.buttons import ButtonSigner
from bot.clock import Clock
from bot.messages import Answer, IncomingMessage
from bot.wecom.answers import button_answer, text_answer
from bot.wecom.cards import owner
from bot.wecom.crypto import TOO_LARGE, CallbackCipher, CallbackRefusedError
from bot.wecom.guard import MAX_BODY_BYTES, open_callback, verify_url
from bot.wecom.read import Ignored, Unreadable, read
from bot.wecom.render import Page, text_of
from core.errors import UserError
from core.wording import Wording

log = structlog.get_logger(__name__)

PATH = "/wecom/callback"
# A label has no documented limit; this much a button still shows.
MAX_LABEL_BYTES = 120
Receive = Callable[[IncomingMessage], Answer]


@dataclass(frozen=True)
class Callback:
    """One app's callback address. `wording` is used where the reader is not known.

    `signer` is the company's own (`ButtonSigner.within`).
    """

    cipher: CallbackCipher
    agent_id: int
    receive: Receive
    signer: ButtonSigner
    clock: Clock
    wording: Wording

    def routes(self) -> list[Route]:
        return [
            Route(PATH, self._verify, methods=["GET"]),
            Route(PATH, self._hear, methods=["POST"]),
        ]

    async def _verify(self, request: Request) -> Response:
        try:
            echo = verify_url(self.cipher, request.query_params, self.clock.now())
        except CallbackRefusedError as refusal:
            return _refused(refusal)
        return Response(echo, media_type="text/plain")

    async def _hear(self, request: Request) -> Response:
        now = self.clock.now()
        try:
            body = await _limited_body(request)
            fields = open_callback(self.cipher, request.query_params, body, now)
            heard = read(fields, self.agent_id)
        except CallbackRefusedError as refusal:
            return _refused(refusal)
        match heard:
            case Ignored():
                return Response()
            case Unreadable(sender, kind):
                return _xml(text_answer(self.cipher, sender, self._only_text(kind), now))
            case IncomingMessage(button=True):
                return await self._press(heard, now)
            case IncomingMessage():
                return self._say(heard, await run_in_threadpool(self.receive, heard), now)

    async def _press(self, press: IncomingMessage, now: datetime) -> Response:
        try:
            command = self.signer.open(press.text, person=owner(press.sender), now=now)
        except UserError as refusal:
            label = self.wording.refusal(refusal)
            return _xml(button_answer(self.cipher, press.sender, label, now))
        answer = await run_in_threadpool(self.receive, replace(press, text=command))
        if answer.status in {"busy", "unavailable"}:
            # A press that was not done is brought again by WeCom; nobody has to press again.
            return _unavailable()
        if answer.deferred or answer.reply is None:
            return Response()
        label = text_of(answer.reply, Page(answer.wording, MAX_LABEL_BYTES))
        return _xml(button_answer(self.cipher, press.sender, label, now))

    def _say(self, message: IncomingMessage, answer: Answer, now: datetime) -> Response:
        if answer.status == "unavailable":
            return _unavailable()
        if answer.reply is None or answer.deferred:
            return Response()
        content = text_of(answer.reply, Page(answer.wording))
        if not content:
            return Response()
        return _xml(text_answer(self.cipher, message.sender, content, now))

    def _only_text(self, kind: str) -> str:
        if kind == "file":
            return self.wording.say(
                "在企业微信里我打不开文件。要导入，请在服务器上运行 salesbeat import 文件，"
                "或在 Slack 里发给我。",
                "I cannot open files in WeCom. To import one, run salesbeat import FILE on the "
                "server, or send it to me in Slack.",
            )
        return self.wording.say(
            "我现在只看得懂文字。请把要记的写成一句话，例如：拜访华东医疗，下周三再跟进。",
            "I can only read text for now. Please write it as one sentence, "
            "for example: visited Acme, follow up next Wednesday.",
        )


async def _limited_body(request: Request) -> bytes:
    """Read the body, but never more of it than may be."""
    announced = request.headers.get("content-length", "")
    if announced.isdecimal() and int(announced[:12]) > MAX_BODY_BYTES:
        raise CallbackRefusedError(TOO_LARGE, "too large")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY_BYTES:
            raise CallbackRefusedError(TOO_LARGE, "too large")
    return bytes(body)


def _refused(refusal: CallbackRefusedError) -> Response:
    log.info("WeCom callback refused", status=refusal.status, reason=refusal.reason)
    return Response(status_code=refusal.status)


def _unavailable() -> Response:
    return Response(status_code=HTTPStatus.SERVICE_UNAVAILABLE)


def _xml(document: str) -> Response:
    return Response(document, media_type="application/xml")
