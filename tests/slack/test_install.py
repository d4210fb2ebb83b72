import asyncio
import threading
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from sqlalchemy import select
from starlette.applications import Starlette

from bot.delivery_errors import PermanentFailure
from bot.slack.install import COOKIE, Installing
from bot.slack.installations import Installations
from bot.slack.manifest import SCOPES
from core.storage.company import FIRST_COMPANY, ensure_company
from core.storage.tables import OauthState, Workspace
from core.wording import Wording
from tests.platforms.slack.fake import CLIENT_ID, SECRET, TOKEN

ALL = ",".join(SCOPES)


@pytest.fixture
def installations(database, slack):
    with database.writing(FIRST_COMPANY) as session:
        ensure_company(session, timezone="Asia/Shanghai", language="en", currency="CNY")
    return Installations(database, SECRET, slack.api_url)


@pytest.fixture
def browser(installations, clock, slack):
    slack.workspace.codes, slack.workspace.granted = {"good code"}, ALL
    installing = Installing(CLIENT_ID, SECRET, installations, clock, Wording("en"), slack.api_url)
    return Browser(Starlette(routes=installing.routes()))


class Browser:
    """A browser that keeps the cookie it was given, unless a test takes it away."""

    def __init__(self, app):
        self.app, self.cookie = app, ""

    def get(self, path, **query):
        return asyncio.run(self._get(path, query))

    async def _get(self, path, query):
        transport = httpx2.ASGITransport(self.app)
        async with httpx2.AsyncClient(transport=transport, base_url="https://bot") as client:
            headers = {"cookie": f"{COOKIE}={self.cookie}"}
            return await client.get(path, params=query, headers=headers)

    def begins(self):
        """Follow the install link and return the state that Slack would bring back."""
        response = self.get("/slack/install")
        [state] = parse_qs(urlsplit(response.headers["location"]).query)["state"]
        self.cookie = state
        return state


def test_an_install_keeps_the_workspaces_token(browser, installations, clock):
    state = browser.begins()

    assert browser.get("/slack/oauth_redirect", state=state, code="good code").status_code == 200
    assert installations.client("T1").check() == ("T1", "UBOT")


def test_the_link_asks_for_our_scopes_and_keeps_its_state_from_scripts(browser):
    response = browser.get("/slack/install")

    asked = parse_qs(urlsplit(response.headers["location"]).query)
    assert (asked["client_id"], asked["scope"]) == ([CLIENT_ID], [ALL])
    cookie = response.headers["set-cookie"].lower()
    assert all(word in cookie for word in ("httponly", "secure", "samesite=lax", "max-age=600"))


def test_a_state_is_good_once(browser, slack):
    state = browser.begins()
    browser.get("/slack/oauth_redirect", state=state, code="good code")
    slack.workspace.codes.add("another code")

    again = browser.get("/slack/oauth_redirect", state=state, code="another code")
    assert again.status_code == 400


def test_a_state_of_another_browser_is_refused(browser):
    state = browser.begins()
    browser.cookie = "another"

    assert browser.get("/slack/oauth_redirect", state=state, code="good code").status_code == 400


def test_an_old_state_is_refused(browser, clock):
    state = browser.begins()
    clock.move_to(clock.now() + timedelta(minutes=10))

    assert browser.get("/slack/oauth_redirect", state=state, code="good code").status_code == 400


@pytest.mark.parametrize("query", [{"code": "made up"}, {"error": "access_denied"}, {"code": ""}])
def test_what_slack_does_not_agree_to_is_not_installed(browser, installations, query):
    assert browser.get("/slack/oauth_redirect", state=browser.begins(), **query).status_code == 400

    with pytest.raises(PermanentFailure, match="not installed"):
        installations.client("T1")


def test_an_install_without_all_permissions_names_them(browser, slack):
    slack.workspace.granted = "chat:write"

    response = browser.get("/slack/oauth_redirect", state=browser.begins(), code="good code")
    assert (response.status_code, "files:write" in response.text) == (400, True)


def test_tokens_lie_in_the_database_encrypted(database, installations, clock):
    installations.keep("T1", TOKEN, clock.now())

    with database.reading(FIRST_COMPANY) as session:
        sealed = session.scalar(select(Workspace.sealed_token))
    assert TOKEN.encode() not in sealed
    assert TOKEN not in f"{installations}"


def test_installing_again_replaces_the_token(database, installations, clock):
    installations.keep("T1", "xoxb-old", clock.now())
    installations.keep("T1", TOKEN, clock.now())

    assert installations.client("T1").check() == ("T1", "UBOT")


def test_a_token_sealed_with_another_secret_is_no_token(database, installations, clock):
    installations.keep("T1", TOKEN, clock.now())

    with pytest.raises(PermanentFailure, match="another client secret"):
        Installations(database, "a new secret").client("T1")


def test_a_removed_app_has_no_token_any_more(installations, clock):
    installations.keep("T1", TOKEN, clock.now())
    installations.client("T1")
    installations.forget("T1")

    with pytest.raises(PermanentFailure):
        installations.client("T1")


def test_of_eight_browsers_with_one_state_one_wins(installations, clock):
    installations.open_state("s", clock.now() + timedelta(minutes=1))
    won = []
    racers = [
        threading.Thread(target=lambda: won.append(installations.use_state("s", clock.now())))
        for _ in range(8)
    ]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()

    assert sorted(won) == [False] * 7 + [True]


def test_old_states_are_swept_up(database, installations, clock):
    installations.open_state("old", clock.now())
    installations.use_state("other", clock.now())

    with database.reading(FIRST_COMPANY) as session:
        assert session.scalars(select(OauthState)).all() == []
