"""On Slack the customer spoken of is the conversation's: a channel has its own."""

import pytest

from tests.platforms.slack.caller import Caller
from tests.slack.test_conversations import REP, Town, town
from tests.slack.test_edits import Writer

__all__ = ["town"]


@pytest.fixture
def writer(town: Town, caller: Caller) -> Writer:
    return Writer(town, caller)


def mentions(writer: Writer, text: str, ts: str) -> None:
    event = writer.caller.event("app_mention", f"<@UBOT> {text}", "C-EAST", REP, ts=ts)
    writer.town.house.gets(writer.caller.json(event))


def test_a_direct_conversation_goes_on_about_its_customer(writer):
    writer.says("新商机 华东医疗 50万")

    writer.says("签了 48 万", "1795399230.000100")

    assert any("按刚才的 华东医疗器械有限公司 记录" in text for text in writer.answers())


def test_a_channel_goes_on_about_its_own_customer(writer):
    mentions(writer, "新商机 华东医疗 50万", "1795399200.000100")

    writer.says("签了 48 万", "1795399230.000100")
    assert "哪个客户？" in writer.answers()[-1]
    mentions(writer, "签了 48 万", "1795399240.000100")

    assert any("按刚才的 华东医疗器械有限公司 记录" in text for text in writer.answers())


def test_a_slash_command_is_part_of_the_conversation_it_is_typed_in(writer):
    channel = f"D{REP}"
    writer.town.house.gets(writer.caller.slash("/deal 华东医疗 50万", REP, channel))

    writer.says("他们嫌贵")

    assert "按刚才的 华东医疗器械有限公司 记录" in writer.answers()[-1]


def test_the_answer_offers_another_account_on_slack(writer):
    writer.says("新商机 华东医疗 50万")
    writer.says("签了 48 万", "1795399230.000100")

    stored = writer.stored_answers()
    labels = [button.label for reply in stored if reply.card for button in reply.card.buttons]

    assert "换一家" in labels
