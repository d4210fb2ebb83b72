"""Files over Slack: fetched from Slack alone, previewed and imported in direct messages."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.delivery import Delivery
from bot.delivery_errors import PermanentFailure, TemporaryFailure
from bot.files.errands import Errands
from bot.incoming import Incoming
from bot.slack.client import FILES_START, SlackClient
from bot.slack.messenger import SlackMessenger
from bot.slack.read import read_event
from core.files.sent import MOST_BYTES
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.tables import Account
from tests.company import found_company
from tests.platforms.slack.fake import Json
from tests.platforms.slack.server import (
    BAD_GATEWAY,
    DROPPED_ANSWER,
    DROPPED_REQUEST,
    SlackServer,
    Trouble,
)
from tests.slack.house import SIGNER, House

ADMIN, REP = "U1", "U5"
GOOD = "客户名称,等级\n蓝海,A\n".encode()
BAD = "客户名称,等级\n蓝海,甲等\n".encode()


@dataclass
class Town:
    """A company on Slack with the work on its files."""

    house: House
    database: Database
    errands: Errands
    delivery: Delivery

    def gets_file(self, caller, content: bytes, user: str = ADMIN, **more: object) -> None:
        """Let somebody send a file, and do all that comes of it."""
        file = self.house.slack.workspace.send_file(more.pop("name", "客户.csv"), content)
        kind, channel = more.pop("kind", "message"), more.pop("channel", f"D{user}")
        text = more.pop("text", "")
        event = caller.event(kind, text, channel, user, subtype="file_share", files=[file])
        assert self.house.gets(caller.json(event)).status == 200
        self.works()

    def works(self, after: timedelta = timedelta(seconds=2)) -> None:
        """Do what waits; Slack takes one message a second in a room."""
        self.house.clock.move_to(self.house.clock.now() + after)
        self.errands.run_due()
        self.delivery.deliver_due(self.house.clock.now())

    def said_in(self, channel: str) -> list[Json]:
        room = self.house.slack.workspace.rooms.get(channel)
        return room.messages if room else []

    def names(self) -> set[str]:
        with self.database.reading(FIRST_COMPANY) as session:
            return {row.name for row in session.query(Account)}


@pytest.fixture
def town(house: House, slack: SlackServer, sqlite_url: str) -> Iterator[Town]:
    database = Database(sqlite_url)
    found_company(database)
    slack.workspace.users |= {ADMIN, REP}
    house.road = Incoming(database, house.clock).receive
    messenger = SlackMessenger(house.client, SIGNER.within("T1"), house.clock, lambda _: None)
    delivery = Delivery(database, {"slack": messenger}, lambda _: b"", house.clock)
    fetch = {"slack": lambda _team, address: house.client.download(address)}
    yield Town(house, database, Errands(database, house.clock, fetch), delivery)
    database.close()


def button(message: Json, label: str) -> str:
    elements = message["blocks"][-1]["elements"]
    [value] = [each["value"] for each in elements if each["text"]["text"] == label]
    return value


def test_a_file_is_acknowledged_before_it_is_fetched(town, caller):
    file = town.house.slack.workspace.send_file("客户.csv", GOOD)
    event = caller.event("message", "", "D1", ADMIN, subtype="file_share", files=[file])

    assert town.house.gets(caller.json(event)).status == 200
    assert town.house.slack.workspace.calls["download"] == 0


def test_a_file_is_previewed_and_imported_in_direct_messages(town, caller):
    town.gets_file(caller, GOOD)
    [preview] = town.said_in("DU1")
    assert preview["blocks"][0]["text"]["text"] == "导入预览 · 客户.csv"

    town.house.gets(caller.presses(button(preview, "确认导入"), ADMIN, "DU1"))
    town.works()

    assert "蓝海" in town.names()
    assert "已导入 客户.csv · 新增 1 · 更新 0" in town.said_in("DU1")[1]["text"]


def test_a_file_in_a_channel_is_answered_in_private(town, caller):
    town.gets_file(caller, GOOD, kind="app_mention", channel="C1", text="<@UBOT>")

    assert [each["text"] for each in town.said_in("C1")] == ["收到，看完在私信里回你。"]
    assert "导入预览" in town.said_in("DU1")[0]["text"]


def test_a_file_that_nobody_called_the_bot_for_is_left_alone(town, caller):
    town.gets_file(caller, GOOD, channel="C1")

    assert (town.said_in("C1"), town.said_in("DU1")) == ([], [])


def test_rows_with_problems_come_back_as_a_file(town, caller):
    town.gets_file(caller, BAD)
    town.works()

    [_, given] = town.said_in("DU1")
    [file] = given["files"]
    assert file["name"].startswith("客户.有问题-")
    content = town.house.slack.workspace.files[file["id"]].content.decode("utf-8-sig")
    assert "不认识“甲等”" in content


def test_a_file_whose_answer_was_lost_is_given_once(town, caller, slack):
    slack.next("files.completeUploadExternal", DROPPED_ANSWER)
    town.gets_file(caller, BAD)
    for _ in range(3):
        town.works(after=timedelta(minutes=1))

    assert len([each for each in town.said_in("DU1") if each.get("files")]) == 1


def test_a_rep_is_told_whom_to_ask(town, caller):
    town.gets_file(caller, GOOD, user=REP)

    [answer] = town.said_in(f"D{REP}")
    assert "请把文件发给管理员（何佳）" in answer["text"]
    assert town.house.slack.workspace.calls["download"] == 0


def test_a_picture_with_a_sentence_is_only_the_sentence(town, caller):
    visit = "拜访华东医疗，张总嫌价格高"
    town.gets_file(caller, b"\x89PNG", user=REP, name="现场.png", text=visit)

    [answer] = town.said_in(f"D{REP}")
    assert "华东医疗" in answer["text"]


def test_a_file_is_fetched_again_when_slack_is_away(town, caller, slack):
    slack.next("download", BAD_GATEWAY, DROPPED_REQUEST)
    town.gets_file(caller, GOOD)
    for _ in range(2):
        town.works(after=timedelta(minutes=1))

    assert "导入预览" in town.said_in("DU1")[0]["text"]


def test_a_file_that_we_may_not_read_is_said_to_be(town, caller, slack):
    slack.next("download", Trouble(302, "", {"Location": "https://evil.example/"}))

    town.gets_file(caller, GOOD)

    assert "files:read" in town.said_in("DU1")[0]["text"]


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/files-pri/T1-F1/download/a.csv",
        "https://files.slack.com.evil.example/files-pri/a.csv",
        "http://files.slack.com/files-pri/T1-F1/a.csv",
        "https://files.slack.com@evil.example/files-pri/a.csv",
        "",
    ],
)
def test_the_token_goes_to_slack_alone(address):
    with pytest.raises(PermanentFailure):
        SlackClient("xoxb-1").download(address)


def test_slacks_own_address_is_of_one_host():
    assert FILES_START == "https://files.slack.com/files-pri/"


@pytest.mark.parametrize(
    ("trouble", "failure"),
    [
        (Trouble(302, "", {"Location": "/login"}), PermanentFailure),
        (Trouble(200, "<html>log in</html>", {"content-type": "text/html"}), PermanentFailure),
        (Trouble(403), PermanentFailure),
        (Trouble(200, "x" * (MOST_BYTES + 1)), PermanentFailure),
        (BAD_GATEWAY, TemporaryFailure),
        (DROPPED_REQUEST, TemporaryFailure),
    ],
)
def test_every_failure_of_a_download_has_its_meaning(client, slack, trouble, failure):
    address = slack.workspace.send_file("客户.csv", GOOD)["url_private_download"]
    slack.next("download", trouble)

    with pytest.raises(failure):
        client.download(address)


def test_a_download_needs_the_token(slack):
    address = slack.workspace.send_file("客户.csv", GOOD)["url_private_download"]

    with pytest.raises(PermanentFailure):
        SlackClient("xoxb-wrong", base_url=slack.api_url).download(address)


def test_a_deleted_file_is_not_read(caller):
    event = caller.event("message", "", files=[{"id": "F1", "mode": "tombstone"}, "odd"])

    assert read_event(event).files == ()
