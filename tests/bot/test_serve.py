"""`salesbeat serve`, whole: signed Slack requests and encrypted WeCom messages over HTTP."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator

import httpx2
import pytest

from bot.clock import SystemClock
from core.storage.database import Database
from tests.bot.serving import serving
from tests.company import Chat, SettableClock, found_company
from tests.platforms.slack.caller import Caller as SlackCaller
from tests.platforms.slack.fake import TOKEN, FakeSlack
from tests.platforms.slack.server import slack_server
from tests.platforms.wecom.caller import AES_KEY, AGENT_ID, CORP_ID
from tests.platforms.wecom.caller import TOKEN as WECOM_TOKEN
from tests.platforms.wecom.caller import Caller as WeComCaller
from tests.platforms.wecom.fake import FakeWeCom
from tests.platforms.wecom.server import served, wecom_api

FIGURES = re.compile(r"\d[\d.]*%|¥[\d.,]+万?|\d+ 个")
MANAGER_ON_SLACK, MANAGER_ON_WECOM = "U3", "wx3"


@pytest.fixture
def address(sqlite_url: str) -> Iterator[str]:
    database = Database(sqlite_url)
    clock = SettableClock(SystemClock().now())
    chat = Chat(database, clock, found_company(database))
    chat.says("拜访华东医疗,谈到报价50万")
    chat.says("签了 Acme 30万")
    database.close()
    fake = FakeSlack(clock)
    with slack_server(fake) as slack, served(wecom_api(FakeWeCom(clock))) as wecom:
        settings = {
            "DATABASE_URL": sqlite_url,
            "SLACK_BOT_TOKEN": TOKEN,
            "SLACK_SIGNING_SECRET": SlackCaller(clock).secret,
            "SLACK_API_URL": slack.api_url,
            "WECOM_CORP_ID": CORP_ID,
            "WECOM_AGENT_ID": str(AGENT_ID),
            "WECOM_SECRET": "secret",
            "WECOM_TOKEN": WECOM_TOKEN,
            "WECOM_AES_KEY": AES_KEY,
            "WECOM_API_URL": f"{wecom}/cgi-bin/",
        }
        with serving(settings, "--no-jobs") as address:
            yield address


def slack_says(address: str, text: str) -> httpx2.Response:
    request = SlackCaller(SystemClock()).slash(text, user=MANAGER_ON_SLACK, channel="D3")
    return httpx2.post(f"{address}/slack/events", content=request.body, headers=request.headers)


def wecom_says(address: str, text: str) -> str:
    call = WeComCaller().text(text, SystemClock().now(), FromUserName=MANAGER_ON_WECOM)
    answer = httpx2.post(f"{address}{call.url}", content=call.body)
    return WeComCaller().read_answer(answer.text)


def test_slack_and_wecom_tell_the_same_figures(address: str):
    in_slack = json.dumps(slack_says(address, "/funnel east").json(), ensure_ascii=False)
    in_wecom = wecom_says(address, "漏斗 华东")

    assert set(FIGURES.findall(in_wecom)) >= {"50%", "100%"}
    assert set(FIGURES.findall(in_wecom)) <= set(FIGURES.findall(in_slack))


def test_a_forged_request_is_refused_and_writes_nothing(address: str):
    request = SlackCaller(SystemClock(), secret="not-ours").slash("/visit 华东医疗", user="U5")

    answer = httpx2.post(f"{address}/slack/events", content=request.body, headers=request.headers)

    assert answer.status_code == 401
    assert httpx2.post(f"{address}/wecom/callback", content=b"<xml/>").status_code in {400, 401}


def test_it_is_alive_ready_and_counts(address: str):
    slack_says(address, "/me")

    assert httpx2.get(f"{address}/healthz").text == "ok"
    assert httpx2.get(f"{address}/readyz").json() == {"ready": True}
    assert "salesbeat_messages" in httpx2.get(f"{address}/metrics").text


def test_it_says_in_one_line_where_it_is_what_is_on_and_where_its_health_is(sqlite_url: str):
    settings = {
        "DATABASE_URL": sqlite_url,
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_SIGNING_SECRET": "secret",
    }
    words = [sys.executable, "-m", "bot", "serve", "--port", "0", "--no-jobs"]
    with subprocess.Popen(
        words, env=os.environ | settings, stdout=subprocess.PIPE, text=True
    ) as serving_process:
        line = serving_process.stdout.readline()
        serving_process.terminate()

    address = re.search(r"http://127\.0\.0\.1:\d+", line).group()
    assert f"{address}/healthz" in line
    assert "on: Slack " in line
    assert "WeCom" not in line
