"""Settings: what is missing or half is named, all of it at once."""

import pytest

from bot.server import listen, require_platforms
from bot.settings import SETTINGS, Settings, read_settings
from core.errors import UserError


def settings(**values) -> Settings:
    return Settings(**values)


@pytest.fixture(autouse=True)
def no_environment(monkeypatch):
    for name in SETTINGS:
        monkeypatch.delenv(name.upper(), raising=False)


def test_without_any_platform_serve_refuses_and_says_what_to_set():
    with pytest.raises(UserError, match="SLACK_BOT_TOKEN"):
        require_platforms(settings())


def test_half_a_platform_is_refused_and_everything_missing_is_named():
    half = settings(slack_bot_token="xoxb-1", wecom_corp_id="wx1", wecom_aes_key="short")

    with pytest.raises(UserError) as refusal:
        require_platforms(half)

    for name in ("SLACK_SIGNING_SECRET", "WECOM_AGENT_ID", "WECOM_SECRET", "WECOM_TOKEN",
                 "WECOM_AES_KEY"):  # fmt: skip
        assert name in str(refusal.value)


def test_one_whole_platform_is_enough():
    whole = settings(slack_bot_token="xoxb-1", slack_signing_secret="s")

    require_platforms(whole)

    assert whole.problems() == []


def test_a_bad_value_is_named_with_its_setting(monkeypatch):
    monkeypatch.setenv("SALESBEAT_TIMEZONE", "Mars/Olympus")
    monkeypatch.setenv("SALESBEAT_LANGUAGE", "fr")

    with pytest.raises(UserError) as refusal:
        read_settings()

    assert "SALESBEAT_TIMEZONE" in str(refusal.value)
    assert "SALESBEAT_LANGUAGE" in str(refusal.value)


def test_a_bad_value_is_named_together_with_what_is_missing(monkeypatch):
    monkeypatch.setenv("SALESBEAT_TIMEZONE", "Mars/Olympus")
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    monkeypatch.setenv("WECOM_CORP_ID", "wx1")

    with pytest.raises(UserError) as refusal:
        read_settings()

    for name in ("SALESBEAT_TIMEZONE", "SLACK_SIGNING_SECRET", "WECOM_AGENT_ID", "WECOM_SECRET"):
        assert name in str(refusal.value)


def test_a_bad_value_is_named_together_with_the_platform_that_serving_needs(monkeypatch):
    monkeypatch.setenv("SALESBEAT_LANGUAGE", "fr")

    with pytest.raises(UserError, match="SLACK_BOT_TOKEN"):
        read_settings(to_serve=True)
    with pytest.raises(UserError) as refusal:
        read_settings()

    assert "SLACK_BOT_TOKEN" not in str(refusal.value)


def test_a_port_in_use_is_one_clear_line_with_another_port():
    taken = listen("127.0.0.1", 0)
    port = taken.getsockname()[1]

    with pytest.raises(UserError, match=f"--port {port + 1} .with make: PORT={port + 1}"):
        listen("127.0.0.1", port)

    taken.close()


def test_another_port_is_no_advice_for_a_wrong_address():
    with pytest.raises(UserError, match=r"--host 127\.0\.0\.1") as refusal:
        listen("192.0.2.1", 8000)

    assert "--port" not in str(refusal.value)


def test_settings_come_from_the_file_and_the_environment_goes_first(tmp_path, monkeypatch):
    file = tmp_path / ".env"
    file.write_text("SALESBEAT_CURRENCY=usd\nSALESBEAT_LANGUAGE=en\nSLACK_BOT_TOKEN=\n")
    monkeypatch.setenv("salesbeat_language", "zh")

    read = read_settings(file)

    assert (read.salesbeat_currency, read.salesbeat_language) == ("USD", "zh")
    assert read.slack_bot_token is None
    assert read.given == {"salesbeat_currency", "salesbeat_language"}


def test_an_address_without_a_slash_at_its_end_gets_one(monkeypatch):
    monkeypatch.setenv("SLACK_API_URL", "http://127.0.0.1:9/api")

    assert read_settings().slack_api_url == "http://127.0.0.1:9/api/"
