"""The whole road: an encrypted callback in, one transaction, an encrypted answer out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import httpx2
import pytest
from starlette.applications import Starlette

from bot.buttons import ButtonSigner
from bot.wecom.app import WeComSettings, connect
from bot.wecom.cards import owner
from core.storage.tables import Activity, OutboxPost
from tests.company import Chat
from tests.platforms.wecom.caller import AES_KEY, TOKEN, Call, Caller

VISIT = "拜访华东医疗，张总嫌价格高，下周三再跟进"


@dataclass
class Phone:
    """WeCom in somebody's hand."""

    url: str
    caller: Caller
    chat: Chat
    signer: ButtonSigner

    def types(self, text: str, sender: str = "wx5", message_id: int = 1) -> str:
        """Send a text and return the content of the answer."""
        at = self.chat.clock.now()
        call = self.caller.text(text, at, FromUserName=sender, MsgId=message_id)
        response = self._send(call)
        inner = self.caller.read_answer(response.text)
        return inner.partition("<Content><![CDATA[")[2].partition("]]></Content>")[0]

    def presses(self, command: str, sender: str = "wx5") -> httpx2.Response:
        """Press a button that carries the command."""
        at = self.chat.clock.now()
        key = self.signer.seal(command, person=owner(sender), expires=at + timedelta(days=1))
        event = {"FromUserName": sender, "EventKey": key}
        return self._send(self.caller.event("template_card_event", at, **event))

    def _send(self, call: Call) -> httpx2.Response:
        return httpx2.post(self.url + call.url.lstrip("/"), content=call.body)


@pytest.fixture
def phone(chat: Chat, wecom, api_url, bot_server, signer) -> Iterator[Phone]:
    caller = Caller(corp_id=wecom.corp_id, agent_id=wecom.agent_id)
    settings = WeComSettings(
        wecom.corp_id, str(wecom.agent_id), wecom.secret, TOKEN, AES_KEY, api_url
    )
    app = connect(settings, chat.incoming.receive, signer, chat.clock, chat.incoming.wording)
    switch, url = bot_server
    switch.app = Starlette(routes=app.routes)
    yield Phone(url, caller, chat, signer.within(wecom.corp_id))
    app.close()


def test_a_visit_typed_in_wecom_is_in_the_books(phone: Phone, chat: Chat):
    answer = phone.types(VISIT)

    assert "华东医疗" in answer
    assert len(chat.rows(Activity)) == 1


def test_a_retry_of_wecom_writes_once_and_gets_the_same_answer(phone: Phone, chat: Chat):
    first, again = phone.types(VISIT, message_id=7), phone.types(VISIT, message_id=7)

    assert first == again != ""
    assert len(chat.rows(Activity)) == 1


def test_a_stranger_gets_a_line_of_help_and_no_data(phone: Phone):
    answer = phone.types("漏斗 华东", sender="wx-nobody")

    assert answer
    assert "华东" not in answer


def test_the_same_question_has_the_same_figures_in_wecom_as_elsewhere(phone: Phone, chat: Chat):
    phone.types(VISIT)
    reply = chat.says("漏斗 华东", "胡军")

    answer = phone.types("漏斗 华东", sender="wx2", message_id=2)

    assert reply.card is not None
    assert reply.card.title in answer


def test_undo_is_offered_as_a_word_and_works_as_one(phone: Phone, chat: Chat):
    assert "撤销" in phone.types(VISIT).splitlines()[-1]

    phone.types("撤销", message_id=2)

    assert chat.rows(Activity) == []


def test_a_pressed_undo_works_once_and_is_answered_from_the_outbox(phone: Phone, chat: Chat):
    phone.types(VISIT)

    for _ in range(2):
        response = phone.presses("撤销")
        assert (response.status_code, response.content) == (200, b"")

    assert chat.rows(Activity) == []
    keys = [post.key for post in chat.rows(OutboxPost)]
    assert len([key for key in keys if key.startswith("answer:wecom:event-")]) == 1
