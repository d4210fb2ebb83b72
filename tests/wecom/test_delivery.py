"""The outbox, the real client and a strict WeCom that loses answers: none lost, none twice."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.delivery import Delivery
from bot.wecom.client import WeComApp, WeComClient
from bot.wecom.messenger import WeComMessenger
from core.reply import Post, Reply, ToPerson, ToRoom
from core.storage.changes import Author, begin_change
from core.storage.company import FIRST_COMPANY
from core.storage.outbox import put
from core.storage.tables import Channel
from tests.company import Chat
from tests.wecom.replies import CHART, FUNNEL, PNG, REMINDER

ROOM = ToRoom("wecom", "room-east")
BOARD = Reply("华东漏斗", FUNNEL, (CHART,))


@pytest.fixture
def desk(chat: Chat, wecom, api_url, signer) -> Callable[..., None]:
    """Put one post into the outbox and let delivery work on it for two hours."""
    wecom.members, wecom.clock = {"wx5"}, chat.clock
    app = WeComApp(wecom.corp_id, wecom.agent_id, wecom.secret)
    client = WeComClient(app, chat.clock, api_url=api_url, sleep=lambda _: None)
    delivery = Delivery(
        chat.database,
        {"wecom": WeComMessenger(client, signer, chat.clock)},
        lambda _chart: PNG,
        chat.clock,
    )
    with chat.database.writing(FIRST_COMPANY) as session:
        begin_change(session, Author(None, "test", "channel"), "import", chat.clock.now())
        session.add(Channel(scope="company", platform="wecom", channel_id=ROOM.room, purposes=[]))

    def posted(reply: Reply, to: ToPerson | ToRoom | None = None) -> None:
        to = to or ToPerson(chat.ids["李雪"])
        with chat.database.writing(FIRST_COMPANY) as session:
            put(session, Post(to, reply, f"job:{reply.text}"), now=chat.clock.now())
        for _ in range(24):
            delivery.deliver_due(chat.clock.now())
            chat.clock.moment += timedelta(minutes=5)

    yield posted
    client.close()


@pytest.mark.parametrize("reply", [Reply("早上好"), Reply("跟进", REMINDER), BOARD])
def test_a_person_gets_a_post_once_although_the_answer_was_lost(desk, wecom, reply):
    wecom.drop_next_answer("message/send")

    desk(reply)

    kinds = [each.kind for each in wecom.to("wx5")]
    assert len(kinds) == 1 + len(reply.pictures)
    assert len(set(kinds)) == len(kinds)


def test_a_room_gets_a_board_at_most_once(desk, wecom):
    wecom.drop_next_answer("appchat/send")

    desk(Reply("华东漏斗", FUNNEL), ROOM)

    assert [each.kind for each in wecom.to("room-east")] == ["markdown"]


def test_a_board_and_its_picture_survive_every_passing_trouble(desk, wecom):
    wecom.answer_next("gettoken", -1, 45009)
    wecom.answer_next("media/upload", 45033, 42001)
    wecom.answer_next("appchat/send", 45009, 40014, -1)

    desk(BOARD, ROOM)

    assert [each.kind for each in wecom.to("room-east")] == ["markdown", "image"]


def test_a_wrong_secret_loses_nothing_once_it_is_mended(desk, wecom):
    wecom.answer_next("gettoken", 40001)

    desk(Reply("早上好"))

    assert len(wecom.to("wx5")) == 1
    assert wecom.calls["gettoken"] == 2
