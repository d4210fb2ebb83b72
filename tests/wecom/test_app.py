"""The app put together from its settings: asked inside the callback, answered, and told unasked."""

from dataclasses import replace

import httpx2
import pytest
from starlette.applications import Starlette

from bot.messages import Answer
from bot.wecom.app import WeComSettings, connect
from bot.wecom.errcodes import REMEDIES
from core.errors import UserError
from core.reply import Reply
from core.wording import Wording
from tests.platforms.wecom.caller import AES_KEY, TOKEN, Caller
from tests.wecom.conftest import MONDAY_NINE
from tests.wecom.replies import CHINESE, outgoing


@pytest.fixture
def settings(wecom, api_url) -> WeComSettings:
    return WeComSettings(wecom.corp_id, str(wecom.agent_id), wecom.secret, TOKEN, AES_KEY, api_url)


def echo(message) -> Answer:
    return Answer(Reply(f"听到：{message.text}"), Wording())


def test_a_connected_app_hears_answers_and_posts(settings, wecom, bot_server, signer, clock):
    app = connect(settings, echo, signer, clock, CHINESE)
    switch, url = bot_server
    switch.app = Starlette(routes=app.routes)
    caller = Caller(corp_id=wecom.corp_id, agent_id=wecom.agent_id)

    call = caller.text("漏斗 华东", MONDAY_NINE)
    response = httpx2.post(url + call.url.lstrip("/"), content=call.body)
    app.messenger.send(outgoing(Reply("早上好")))
    app.close()

    assert "听到：漏斗 华东" in caller.read_answer(response.text)
    assert len(wecom.to("ZhangSan")) == 1


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"agent_id": "my app"}, "WECOM_AGENT_ID"),
        ({"aes_key": "short"}, "WECOM_AES_KEY"),
        ({"token": ""}, "WECOM_TOKEN"),
    ],
)
def test_settings_that_cannot_be_are_named(settings, signer, clock, change, named):
    with pytest.raises(UserError, match=named):
        connect(replace(settings, **change), echo, signer, clock, CHINESE)


def test_settings_keep_their_secrets_to_themselves(settings, wecom):
    assert wecom.secret not in repr(settings)
    assert TOKEN not in repr(settings)


def test_every_remedy_is_one_short_line():
    assert all(0 < len(remedy) < 80 for remedy in REMEDIES.values())
