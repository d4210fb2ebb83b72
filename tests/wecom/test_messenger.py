"""Posts through the real client to a strict WeCom: what arrives, and how often."""

import dataclasses
from datetime import timedelta

import pytest

from bot.clock import MovableClock
from bot.delivery_errors import AmbiguousFailure, PermanentFailure, TemporaryFailure
from bot.wecom.cards import owner
from bot.wecom.client import WeComClient
from bot.wecom.limits import size
from bot.wecom.messenger import WeComMessenger, key_mark
from core.reply import Attachment, Button, Card, Reply, paragraph
from tests.platforms.wecom.fake import ACT
from tests.wecom.replies import CHART, FUNNEL, PNG, REMINDER, ROOM, long_ranking, outgoing

HELLO = Reply("早上好")
WITH_CHART = Reply("华东漏斗", FUNNEL, (CHART,))


def test_a_sentence_goes_to_the_person_as_text(messenger, wecom):
    message_id = messenger.send(outgoing(HELLO))

    [message] = wecom.to("ZhangSan")
    assert message_id == "msg-1"
    assert (message.kind, message.content.rstrip("\u200b\u200c\u2060\u2061")) == ("text", "早上好")


def test_a_sentence_in_a_room_carries_no_mark(messenger, wecom):
    messenger.send(outgoing(HELLO, ROOM))

    assert [each.content for each in wecom.to("room-east")] == ["早上好"]


def test_a_card_goes_out_as_markdown(messenger, wecom):
    messenger.send(outgoing(Reply("漏斗", FUNNEL), ROOM))

    [message] = wecom.to("room-east")
    assert message.kind == "markdown"
    assert message.content.startswith("**华东漏斗 · 本季**\n")


def test_the_picture_follows_the_words(messenger, wecom):
    messenger.send(outgoing(WITH_CHART, ROOM, PNG))

    words, picture = wecom.to("room-east")
    assert (words.kind, picture.kind) == ("markdown", "image")
    assert wecom.media[picture.message["image"]["media_id"]][0] == PNG


def test_a_file_follows_its_words(messenger, wecom):
    reply = Reply("商机，2 条：", files=(Attachment("商机.xlsx", 7),))
    post = dataclasses.replace(outgoing(reply), files=(b"PK workbook",))

    for _ in range(2):
        messenger.send(post)

    words, file = wecom.to("ZhangSan")
    assert (words.kind, file.kind) == ("text", "file")
    assert wecom.media[file.message["file"]["media_id"]][0] == b"PK workbook"
    assert wecom.file_names[0].isascii()
    assert wecom.file_names[0].endswith(".xlsx")


def test_pictures_that_follow_an_answer_are_not_described_again(messenger, wecom):
    messenger.send(outgoing(Reply(CHART.alt, pictures=(CHART,)), outgoing(HELLO).address, PNG))

    assert [each.kind for each in wecom.received] == ["image"]


@pytest.mark.parametrize("reply", [WITH_CHART, Reply(CHART.alt, pictures=(CHART,))])
def test_a_picture_that_could_not_be_drawn_is_told_in_words(messenger, wecom, reply):
    messenger.send(outgoing(reply, ROOM))

    [message] = wecom.received
    assert message.content.count(CHART.alt) == 1


def test_a_short_card_with_buttons_becomes_a_card_with_buttons(messenger, wecom):
    messenger.send(outgoing(Reply("跟进", REMINDER)))

    [message] = wecom.to("ZhangSan")
    card = message.message["template_card"]
    assert card["main_title"]["title"] == "今天跟进：华东医疗"
    assert card["sub_title_text"] == "张总嫌价格高，上次报价50万。"
    assert card["horizontal_content_list"][0] == {"keyname": "商机", "value": "CT 采购"}
    assert [each["text"] for each in card["button_list"]] == ["完成", "推迟两天"]


def test_a_buttons_key_opens_to_its_command(messenger, wecom, signer, clock):
    messenger.send(outgoing(Reply("跟进", REMINDER)))

    [message] = wecom.to("ZhangSan")
    key = message.message["template_card"]["button_list"][0]["key"]
    opened = signer.open(key, person=owner("zhangsan"), now=clock.now())
    assert opened == "完成跟进 12"


UNFIT = {
    "table": FUNNEL,
    "long title": dataclasses.replace(REMINDER, title="很长" * 20),
    "long text": dataclasses.replace(REMINDER, sections=(paragraph("很长" * 60),)),
    "long key": dataclasses.replace(REMINDER, buttons=(Button("完成", "完成" * 200),)),
    "long label": dataclasses.replace(
        REMINDER, buttons=(Button("完成了这一次跟进以后再看", "完成"),)
    ),
    "seven buttons": dataclasses.replace(
        REMINDER, buttons=tuple(Button(f"第{n}个", f"选 {n}") for n in range(7))
    ),
    "no title": Card("", (paragraph("x"),), REMINDER.buttons),
}


@pytest.mark.parametrize("card", UNFIT.values(), ids=UNFIT.keys())
def test_what_a_template_card_cannot_hold_goes_out_as_markdown(messenger, wecom, card):
    messenger.send(outgoing(Reply("x", card)))

    assert [each.kind for each in wecom.received] == ["markdown"]


def test_a_room_gets_no_template_card(messenger, wecom):
    messenger.send(outgoing(Reply("跟进", REMINDER), ROOM))

    [message] = wecom.received
    assert message.kind == "markdown"
    assert "私聊我：完成跟进 12 / 推迟 12 两天" in message.content


@pytest.mark.parametrize("reply", [HELLO, Reply("漏斗", FUNNEL), Reply("跟进", REMINDER)])
def test_a_lost_answer_to_a_person_is_made_up_for_without_a_double(messenger, wecom, reply):
    wecom.drop_next_answer("message/send")
    post = outgoing(reply)

    with pytest.raises(AmbiguousFailure):
        messenger.send(post)
    messenger.send(post)

    assert len(wecom.received) == 1
    assert wecom.calls["message/send"] == 2


@pytest.mark.parametrize("reply", [HELLO, Reply("漏斗", FUNNEL), Reply("跟进", REMINDER)])
def test_another_process_sends_the_same_bytes(client, signer, clock, wecom, reply):
    for _ in range(2):
        WeComMessenger(client, signer, clock).send(outgoing(reply))
        clock.offset += timedelta(hours=1)

    assert len(wecom.received) == 1


def test_a_card_written_again_after_weeks_is_still_posted_once(client, signer, clock, wecom):
    for _ in range(2):
        WeComMessenger(client, signer, clock).send(outgoing(Reply("跟进", REMINDER)))
        clock.offset += timedelta(weeks=2)

    assert len(wecom.received) == 1


def test_two_posts_that_say_the_same_both_arrive(messenger, wecom):
    messenger.send(outgoing(HELLO, key="monday"))
    messenger.send(outgoing(HELLO, key="tuesday"))

    assert len(wecom.received) == 2


def test_a_picture_whose_answer_was_lost_arrives_once(messenger, wecom):
    post = outgoing(WITH_CHART, outgoing(HELLO).address, PNG)
    wecom.answer_next("media/upload", -1, -1, -1, -1)
    with pytest.raises(TemporaryFailure):
        messenger.send(post)
    assert wecom.received == []

    messenger.send(post)

    assert [each.kind for each in wecom.received] == ["markdown", "image"]


def test_a_room_post_that_was_half_sent_is_finished_not_repeated(messenger, wecom):
    post = outgoing(WITH_CHART, ROOM, PNG)
    messenger.send(outgoing(HELLO, ROOM, key="warm up"))
    wecom.answer_next("appchat/send", ACT, 45033)
    with pytest.raises(TemporaryFailure):
        messenger.send(post)

    messenger.send(post)

    assert [each.kind for each in wecom.to("room-east")] == ["text", "markdown", "image"]


def test_a_lost_answer_from_a_room_is_ambiguous(messenger, wecom):
    wecom.drop_next_answer("appchat/send")

    with pytest.raises(AmbiguousFailure):
        messenger.send(outgoing(HELLO, ROOM))


def test_a_room_cannot_be_read_back(messenger, clock: MovableClock):
    assert messenger.was_sent(outgoing(HELLO, ROOM), clock.now()) is None


@pytest.mark.parametrize(("hours", "told"), [(0, False), (3, False), (4, None)])
def test_a_person_may_be_sent_it_again_for_four_hours(messenger, clock, hours, told):
    since = clock.now() - timedelta(hours=hours)

    assert messenger.was_sent(outgoing(HELLO), since) is told


def test_an_expired_picture_is_uploaded_again_at_the_next_attempt(messenger, wecom, clock):
    post = outgoing(WITH_CHART, outgoing(HELLO).address, PNG)
    wecom.answer_next("message/send", ACT, 40007)
    with pytest.raises(TemporaryFailure, match="40007"):
        messenger.send(post)

    messenger.send(post)

    assert wecom.calls["media/upload"] == 2
    assert [each.kind for each in wecom.received] == ["markdown", "image"]


def test_a_reply_that_says_nothing_is_refused(messenger):
    with pytest.raises(PermanentFailure):
        messenger.send(outgoing(Reply("")))


def test_a_long_board_fits_with_its_mark(messenger, wecom):
    messenger.send(outgoing(Reply("x", long_ranking(400))))

    assert 1900 < size(wecom.received[0].content) <= 2048


def test_a_mark_is_invisible_and_its_posts_own():
    assert key_mark("a") == key_mark("a") != key_mark("b")
    assert key_mark("a").translate({0x200B: "", 0x200C: "", 0x2060: "", 0x2061: ""}) == ""


def test_a_stranger_is_a_permanent_failure(client: WeComClient, messenger, wecom):
    wecom.members.clear()

    with pytest.raises(PermanentFailure, match="81013"):
        messenger.send(outgoing(HELLO))
