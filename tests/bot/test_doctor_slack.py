"""The check-up tells what an older installation of the Slack app lacks."""

import pytest

from bot.clock import SystemClock
from bot.doctor import check_everything
from bot.settings import Settings
from bot.slack.manifest import SCOPES
from tests.platforms.slack.fake import TOKEN, FakeSlack
from tests.platforms.slack.server import slack_server


@pytest.mark.parametrize(("scopes", "well"), [(",".join(SCOPES), True), ("chat:write", False)])
def test_missing_scopes_are_named(sqlite_url: str, scopes: str, *, well: bool):
    with slack_server(FakeSlack(SystemClock(), scopes=scopes)) as slack:
        settings = Settings(
            database_url=sqlite_url,
            slack_bot_token=TOKEN,
            slack_signing_secret="0123456789abcdef0123456789abcdef",
            slack_api_url=slack.api_url,
        )
        found = {finding.what: finding for finding in check_everything(settings)}

    assert ("slack scopes" not in found) == well
    assert well or "files:read" in found["slack scopes"].says
