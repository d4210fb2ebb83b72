"""The whole road: an encrypted callback in, one transaction, an encrypted answer out."""

from collections.abc import Callable, Iterator

import httpx2
import pytest
from starlette.applications import Starlette

from bot.wecom.app import WeComSettings, connect
from core.storage.tables import Activity
from tests.company import Chat
from tests.platforms.wecom.caller import AES_KEY, TOKEN, Caller

VISIT = "拜访华东医疗，张总嫌价格高，下周三再跟进"


@pytest.fixture
def caller(chat: Chat) -> Caller:
    return Caller(corp_id="ww-test-corp", agent_id=1000002)


@pytest.fixture
def types(chat: Chat, caller, wecom, api_url, bot_server, signer) -> Iterator[Callable[..., str]]:
    """Type something in WeCom as one of the company's people; the answer's inner XML."""
    settings = WeComSettings(caller.corp_id, "1000002", wecom.secret, TOKEN, AES_KEY, api_url)
    app = connect(settings, chat.incoming.receive, signer, chat.clock, chat.incoming.wording)
    switch, url = bot_server
    switch.app = Starlette(routes=app.routes)

    def typed(text: str, sender: str = "wx5", message_id: int = 1) -> str:
        call = caller.text(text, chat.clock.now(), FromUserName=sender, MsgId=message_id)
        response = httpx2.post(url + call.url.lstrip("/"), content=call.body)
        response.raise_for_status()
        return caller.read_answer(response.text) if response.content else ""

    yield typed
    app.close()


def test_a_visit_typed_in_wecom_is_in_the_books(types, chat: Chat):
    answer = types(VISIT)

    assert "华东医疗" in answer
    assert len(chat.rows(Activity)) == 1


def test_a_retry_of_wecom_writes_once_and_gets_the_same_answer(types, chat: Chat):
    first, again = types(VISIT, message_id=7), types(VISIT, message_id=7)

    def content(answer: str) -> str:
        return answer.partition("<Content>")[2]

    assert content(first) == content(again) != ""
    assert len(chat.rows(Activity)) == 1


def test_a_stranger_gets_a_line_of_help_and_no_data(types, chat: Chat):
    answer = types("漏斗 华东", sender="wx-nobody")

    assert "<Content>" in answer
    assert "华东" not in answer


def test_the_same_question_has_the_same_figures_in_the_web_chat_and_in_wecom(types, chat: Chat):
    types(VISIT)
    reply = chat.says("漏斗 华东", "胡军")

    answer = types("漏斗 华东", sender="wx2", message_id=2)

    assert reply.card is not None
    assert reply.card.title in answer
