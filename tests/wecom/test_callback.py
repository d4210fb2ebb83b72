"""The callback as WeCom calls it: over HTTP, encrypted by the reference."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

import httpx2
import pytest
from starlette.applications import Starlette

from bot.buttons import ButtonSigner
from bot.messages import Answer, IncomingMessage
from bot.wecom.callback import Callback
from bot.wecom.cards import owner
from bot.wecom.crypto import CallbackCipher
from core.reply import Card, Facts, Reply
from core.wording import Wording
from tests.platforms.wecom.caller import AES_KEY, AGENT_ID, CORP_ID, TOKEN, Call, Caller
from tests.wecom.conftest import MONDAY_NINE

NOTED = Answer(Reply("记下了"), Wording())


@dataclass
class Listener:
    """Stands where the rest of the bot is: remembers what it heard, says what it is told."""

    answer: Answer = NOTED
    heard: list[IncomingMessage] = field(default_factory=list)

    def receive(self, message: IncomingMessage) -> Answer:
        self.heard.append(message)
        return self.answer


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def http(listener, signer, clock, bot_server) -> Iterator[httpx2.Client]:
    cipher = CallbackCipher(TOKEN, AES_KEY, CORP_ID)
    callback = Callback(cipher, AGENT_ID, listener.receive, signer, clock, Wording())
    switch, url = bot_server
    switch.app = Starlette(routes=callback.routes())
    with httpx2.Client(base_url=url) as made:
        yield made


@pytest.fixture
def deliver(http) -> Callable[[Call], httpx2.Response]:
    return lambda call: http.post(call.url, content=call.body)


def test_the_url_check_is_answered_with_the_plain_text_alone(http, caller: Caller):
    response = http.get(caller.check("1616140317555161061", MONDAY_NINE).url)

    assert (response.status_code, response.content) == (200, b"1616140317555161061")


def test_a_text_message_is_heard(deliver, caller: Caller, listener):
    deliver(caller.text("拜访华东医疗 & <b>", MONDAY_NINE))

    [message] = listener.heard
    assert (message.platform, message.tenant, message.sender) == ("wecom", CORP_ID, "ZhangSan")
    assert message.text == "拜访华东医疗 & <b>"
    assert message.message_id == "7001"
    assert message.conversation.kind == "dm"
    assert message.sent_at == MONDAY_NINE
    assert not message.button


def test_the_answer_goes_back_inside_the_request(deliver, caller: Caller):
    response = deliver(caller.text("拜访华东医疗", MONDAY_NINE))

    inner = caller.read_answer(response.text)
    assert "<Content><![CDATA[记下了]]></Content>" in inner
    assert "<ToUserName><![CDATA[ZhangSan]]></ToUserName>" in inner


def test_an_answer_cannot_break_out_of_its_quotation(deliver, caller: Caller, listener):
    listener.answer = Answer(Reply("]]></Content><MsgType>news</MsgType>"), Wording())

    inner = caller.read_answer(deliver(caller.text("hi", MONDAY_NINE)).text)

    assert "]]></Content><MsgType>news" not in inner
    assert inner.count("<MsgType>") == 1


def test_a_card_is_worded_as_plain_text(deliver, caller: Caller, listener):
    card = Card("华东漏斗", (Facts((("赢单率", "31%"),)),))
    listener.answer = Answer(Reply("漏斗", card), Wording())

    inner = caller.read_answer(deliver(caller.text("漏斗 华东", MONDAY_NINE)).text)

    assert "<![CDATA[华东漏斗\n赢单率：31%]]>" in inner


@pytest.mark.parametrize(
    "answer",
    [Answer(None, Wording()), Answer(Reply("later"), Wording(), deferred=True)],
    ids=["silence", "from the outbox"],
)
def test_an_answer_that_does_not_travel_here_is_an_empty_200(deliver, caller, listener, answer):
    listener.answer = answer

    response = deliver(caller.text("hi", MONDAY_NINE))

    assert (response.status_code, response.content) == (200, b"")


def test_without_a_database_wecom_is_asked_to_come_again(deliver, caller: Caller, listener):
    listener.answer = Answer(Reply("busy"), Wording(), status="unavailable")

    assert deliver(caller.text("hi", MONDAY_NINE)).status_code == 503


def test_a_menu_click_is_a_typed_command(deliver, caller: Caller, listener):
    deliver(caller.event("click", MONDAY_NINE, EventKey="漏斗 华东"))

    [message] = listener.heard
    assert message.text == "漏斗 华东"
    assert not message.button


def test_a_retried_event_has_the_same_id_and_another_click_a_new_one(deliver, caller, listener):
    for key in ("漏斗", "漏斗", "排行榜"):
        deliver(caller.event("click", MONDAY_NINE, EventKey=key))

    first, again, other = (each.message_id for each in listener.heard)
    assert first == again != other


@pytest.fixture
def press(deliver, caller: Caller, signer: ButtonSigner) -> Callable[..., httpx2.Response]:
    """Press a button that was made for ZhangSan, five minutes ago unless said otherwise."""

    def pressed(person: str = "ZhangSan", days_left: int = 1) -> httpx2.Response:
        key = signer.seal(
            "撤销 12", person=owner(person), expires=MONDAY_NINE + timedelta(days=days_left)
        )
        event = caller.event("template_card_event", MONDAY_NINE, EventKey=key, TaskId="t1")
        return deliver(event)

    return pressed


def test_a_pressed_button_says_its_command(press, listener):
    listener.answer = Answer(None, Wording(), deferred=True)

    response = press()

    [message] = listener.heard
    assert (message.text, message.button, message.answers) == ("撤销 12", True, "outbox")
    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize(
    ("pressed", "label"),
    [({"days_left": -1}, "这个按钮已过期"), ({"person": "LiSi"}, "这个按钮是给别人的")],
)
def test_a_button_that_may_not_be_pressed_says_why(press, caller, listener, pressed, label):
    inner = caller.read_answer(press(**pressed).text)

    assert listener.heard == []
    assert "<MsgType><![CDATA[update_button]]></MsgType>" in inner
    assert f"<ReplaceName><![CDATA[{label}" in inner


def test_a_press_that_found_the_books_busy_is_brought_again(press, listener):
    listener.answer = Answer(Reply("busy"), Wording(), status="busy")

    assert press().status_code == 503


def test_a_press_that_broke_something_says_so_on_the_button(press, caller: Caller, listener):
    listener.answer = Answer(Reply("出了点问题，编号 abc"), Wording())

    assert "<![CDATA[出了点问题，编号 abc]]>" in caller.read_answer(press().text)


@pytest.mark.parametrize("event", ["enter_agent", "subscribe", "LOCATION", "view", "brand_new"])
def test_other_events_are_taken_without_a_word(deliver, caller: Caller, listener, event):
    response = deliver(caller.event(event, MONDAY_NINE))

    assert (response.status_code, response.content) == (200, b"")
    assert listener.heard == []


def test_a_picture_is_declined_politely(deliver, caller: Caller, listener):
    response = deliver(caller.text("", MONDAY_NINE, MsgType="image", PicUrl="http://x/y"))

    assert "只看得懂文字" in caller.read_answer(response.text)
    assert listener.heard == []


def test_a_file_is_said_to_be_imported_elsewhere(deliver, caller: Caller):
    response = deliver(caller.text("", MONDAY_NINE, MsgType="file"))

    assert "salesbeat import 文件，或在 Slack 里发给我" in caller.read_answer(response.text)


def test_what_was_said_to_another_app_is_left_alone(deliver, caller: Caller, listener):
    response = deliver(caller.text("hi", MONDAY_NINE, AgentID=99))

    assert (response.status_code, listener.heard) == (200, [])


def test_other_methods_are_refused(http):
    assert http.put("/wecom/callback", content=b"").status_code == 405


def test_a_body_that_is_too_large_is_refused_unread(http, listener):
    response = http.post("/wecom/callback", content=b"x" * (64 * 1024 + 1))

    assert (response.status_code, listener.heard) == (413, [])


def test_a_body_that_hides_its_size_is_refused_on_the_way(http, listener):
    chunks = (b"x" * 1024 for _ in range(80))

    assert http.post("/wecom/callback", content=chunks).status_code == 413
