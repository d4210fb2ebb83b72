"""Whole conversations: Slack calls, the real road answers, the real delivery posts to Slack."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.buttons import ButtonSigner
from bot.delivery import Delivery
from bot.incoming import Incoming
from bot.slack.messenger import SlackMessenger
from core.reply import Post, Reply, ToRoom
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.outbox import put
from core.storage.tables import Activity
from tests.company import found_company
from tests.platforms.slack.fake import Json, Room
from tests.platforms.slack.server import DROPPED_ANSWER
from tests.slack.house import SIGNER, House

REP, DIRECTOR, STRANGER = "U5", "U2", "U99"
VISIT = "拜访华东医疗，张总嫌价格高，下周三再跟进"


@dataclass
class Town:
    """One company on Slack, from the signed request to the posted answer."""

    house: House
    database: Database
    delivery: Delivery

    def delivers(self, after: float = 0) -> int:
        self.house.clock.move_to(self.house.clock.now() + timedelta(seconds=after))
        return self.delivery.deliver_due(self.house.clock.now())

    def said_in(self, channel: str) -> list[Json]:
        room = self.house.slack.workspace.rooms.get(channel)
        return room.messages if room else []

    def visits(self) -> int:
        with self.database.reading(FIRST_COMPANY) as session:
            return session.scalar(select(func.count()).select_from(Activity)) or 0


@pytest.fixture
def town(house: House, sqlite_url: str) -> Iterator[Town]:
    database = Database(sqlite_url)
    found_company(database)
    house.slack.workspace.users |= {REP, DIRECTOR, STRANGER}
    house.slack.workspace.rooms["C-EAST"] = Room()
    house.slack.workspace.paced = True
    house.road = Incoming(database, house.clock).receive
    signer: ButtonSigner = SIGNER.within("T1")
    messenger = SlackMessenger(house.client, signer, house.clock, lambda _: None)
    delivery = Delivery(database, {"slack": messenger}, lambda _: b"\x89PNG", house.clock)
    yield Town(house, database, delivery)
    database.close()


def test_a_direct_message_is_answered_there_once(town, caller):
    assert town.house.gets(caller.says(VISIT, f"D{REP}", REP)).status == 200

    assert [town.delivers(), town.delivers(after=60)] == [1, 0]
    [answer] = town.said_in(f"D{REP}")
    assert "华东医疗" in answer["text"]
    assert answer["blocks"][-1]["type"] == "actions"


def test_retries_in_any_order_log_a_visit_once(town, caller):
    chance = random.Random(7)
    requests = [caller.says(VISIT, f"D{REP}", REP) for _ in range(5)]
    deliveries = [each for each in requests for _ in range(chance.randint(1, 4))]
    chance.shuffle(deliveries)
    for request in deliveries:
        assert town.house.gets(request).status == 200

    assert town.visits() == 5
    assert sum(town.delivers(after=2) for _ in range(9)) == 5


def test_a_mention_that_comes_twice_is_answered_once_in_the_channel(town, caller):
    for kind in ("app_mention", "message"):
        event = caller.event(kind, f"<@UBOT> {VISIT}", "C1", REP, ts="1795399200.000100")
        town.house.gets(caller.json(event))

    town.delivers()
    assert (town.visits(), len(town.said_in("C1"))) == (1, 1)


def test_what_colleagues_say_to_each_other_is_left_alone(town, caller):
    town.house.gets(caller.says(VISIT, "C1", REP))

    assert (town.visits(), town.delivers()) == (0, 0)


def test_the_undo_button_of_an_answer_takes_the_visit_back(town, caller):
    answered = json.loads(town.house.gets(caller.slash(f"/visit {VISIT}", REP)).body)
    buttons = answered["blocks"][-1]["elements"]
    [undo] = [each["value"] for each in buttons if "撤销" in each["text"]["text"]]
    caller.response_url = town.house.slack.response_url
    town.house.gets(caller.presses(undo, REP, "C1", ephemeral=True))

    assert town.visits() == 0
    assert "撤销" in town.house.slack.workspace.responses[0]["text"]


def test_a_funnel_answers_at_once_and_its_picture_follows(town, caller):
    answered = json.loads(town.house.gets(caller.slash("/funnel east", DIRECTOR, "C1")).body)
    town.delivers()

    assert answered["response_type"] == "ephemeral"
    [picture] = town.said_in(f"D{DIRECTOR}")
    assert "image" in [block["type"] for block in picture["blocks"]]


def test_a_stranger_gets_a_help_line_and_no_data(town, caller):
    answered = json.loads(town.house.gets(caller.slash("/funnel east", STRANGER)).body)

    assert "成员名单" in answered["text"]
    assert "blocks" not in answered


def test_a_post_whose_answer_was_lost_hangs_in_the_room_once(town):
    board = "今日排行榜"
    with town.database.writing(FIRST_COMPANY) as session:
        post = Post(ToRoom("slack", "C-EAST"), Reply(board), "job:board:today")
        put(session, post, now=town.house.clock.now())
    town.house.slack.next("chat.postMessage", DROPPED_ANSWER)

    for _ in range(5):
        town.delivers(after=60)
    assert [message["text"] for message in town.said_in("C-EAST")] == [board]
    assert town.house.slack.workspace.calls["chat.postMessage"] == 1
