"""Who switches the page's language is spoken to in it; the channels keep the company's."""

import asyncio
from dataclasses import dataclass, field

import pytest
from starlette.websockets import WebSocketDisconnect

from bot.assemble import Books
from bot.buttons import ButtonSigner
from bot.web.conversation import WebConversation
from bot.web.messenger import Gallery
from bot.web.session import PageSession, WebHouse
from bot.web.transcript import Transcript
from core.storage.tables import Company, Person
from core.wording import Wording
from tests.company import MONDAY, Chat


class StandingClock:
    """The demo's travel, which stays where it is."""

    def now(self):
        return MONDAY

    def targets(self):
        return {}


@dataclass
class Socket:
    """An open page that asks for some things and is closed then."""

    asks: list[dict]
    heard: list[dict] = field(default_factory=list)

    async def receive_json(self) -> dict:
        if not self.asks:
            raise WebSocketDisconnect
        return self.asks.pop(0)

    async def send_json(self, told: dict) -> None:
        self.heard.append(told)


def opens_a_page(chat: Chat, *asks: dict) -> list[dict]:
    """Do on a page what is asked, the first manager being played; returns what it was told."""
    conversation = WebConversation(
        chat.incoming, Transcript(), Gallery(lambda _: b""), ButtonSigner(b"key")
    )
    house = WebHouse(Books(chat.database, Wording(), b"key"), conversation, StandingClock())
    socket = Socket(list(asks))
    asyncio.run(PageSession(house, socket).listen())
    return socket.heard


def talks(chat: Chat, name: str = "张敏") -> tuple[dict, dict]:
    person = str(chat.ids[name])
    said = {"do": "say", "room": f"dm:{person}", "text": "我的积分"}
    return {"do": "become", "person": person}, said


def language(chat: Chat, name: str) -> str | None:
    return next(one.language for one in chat.rows(Person) if one.name == name)


def speaks(language: str) -> dict:
    return {"do": "language", "language": language}


def test_the_played_person_is_spoken_to_in_the_language_of_the_page(chat_on_both: Chat):
    told = opens_a_page(chat_on_both, *talks(chat_on_both), speaks("en"))

    assert language(chat_on_both, "胡军") is None
    assert language(chat_on_both, "张敏") == "en"
    assert "0 points" in chat_on_both.says("我的积分", "张敏").text
    assert told[-1]["now"] == "Mon, Nov 23 10:00"


def test_the_channels_keep_the_language_of_the_company(chat: Chat):
    opens_a_page(chat, *talks(chat), speaks("en"))

    assert [one.language for one in chat.rows(Company)] == ["zh"]


def test_whoever_begins_the_demo_chooses_for_the_channels_too(chat: Chat):
    opens_a_page(chat, speaks("en"), *talks(chat), speaks("zh"))

    assert [one.language for one in chat.rows(Company)] == ["en"]
    assert language(chat, "张敏") == "zh"


def test_an_admin_chooses_the_language_of_the_company(chat: Chat):
    opens_a_page(chat, {"do": "become", "person": str(chat.ids["何佳"])}, speaks("en"))

    assert [one.language for one in chat.rows(Company)] == ["en"]
    assert language(chat, "何佳") is None


def test_who_is_played_next_is_spoken_to_in_it_too(chat: Chat):
    opens_a_page(
        chat, *talks(chat), speaks("en"), {"do": "become", "person": str(chat.ids["何佳"])}
    )

    assert language(chat, "何佳") == "en"
    assert [one.language for one in chat.rows(Company)] == ["zh"]


def test_who_goes_back_to_the_companys_language_has_none_of_their_own(chat: Chat):
    opens_a_page(chat, *talks(chat), speaks("en"), speaks("zh"))

    assert language(chat, "张敏") is None


def test_a_switch_of_language_is_not_what_an_undo_takes_back(chat: Chat):
    chat.says("拜访华东医疗", "张敏")
    opens_a_page(chat, *talks(chat), speaks("en"))

    assert "Undone" in chat.says("撤销", "张敏").text


@pytest.mark.parametrize("unknown", ["fr", "", "zh-CN"])
def test_another_language_is_refused(chat: Chat, unknown: str):
    assert opens_a_page(chat, speaks(unknown)) == [{"kind": "refused"}]
    assert language(chat, "张敏") is None
