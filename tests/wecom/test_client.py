"""The API client against a strict WeCom."""

import logging
import threading
from datetime import timedelta
from traceback import format_exception

import pytest

from bot.clock import MovableClock
from bot.delivery_errors import AmbiguousFailure, PermanentFailure, TemporaryFailure
from bot.wecom.client import WeComApp, WeComClient
from bot.wecom.payloads import Payload, image, text, to_person, to_room
from tests.platforms.wecom.fake import FakeWeCom

PNG = b"\x89PNG\r\n\x1a\n" + b"picture" * 100


def hello(wecom: FakeWeCom, content: str = "早上好") -> Payload:
    return to_person(text(content), "ZhangSan", wecom.agent_id)


def test_a_message_reaches_the_person(client, wecom):
    outcome = client.send_to_person(hello(wecom))

    assert outcome.fields["msgid"] == "msg-1"
    assert [each.content for each in wecom.to("ZhangSan")] == ["早上好"]


def test_right_settings_are_told_by_the_apps_name(client):
    assert client.check() == "销售节拍"


def test_an_agent_of_another_secret_is_named(wecom, clock, api_url):
    client = WeComClient(WeComApp(wecom.corp_id, 7, wecom.secret), clock, api_url=api_url)

    with pytest.raises(PermanentFailure, match="WECOM_AGENT_ID"):
        client.check()

    client.close()


def test_one_token_serves_many_calls(client, wecom):
    for number in range(5):
        client.send_to_person(hello(wecom, str(number)))

    assert wecom.calls["gettoken"] == 1


def test_fifty_cold_threads_ask_for_one_token(client, wecom):
    threads = [
        threading.Thread(target=client.send_to_person, args=(hello(wecom, str(n)),))
        for n in range(50)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    assert wecom.calls["gettoken"] == 1
    assert len(wecom.received) == 50


def test_a_token_is_renewed_before_it_ends(client, wecom, clock: MovableClock):
    client.send_to_person(hello(wecom))
    clock.offset += timedelta(seconds=7200 * 0.8 + 1)

    client.send_to_person(hello(wecom, "later"))

    assert wecom.calls["gettoken"] == 2
    assert wecom.calls["message/send"] == 2


def test_a_token_that_died_early_costs_one_refresh_and_one_repetition(client, wecom):
    client.send_to_person(hello(wecom))
    wecom.expire_tokens()

    client.send_to_person(hello(wecom, "again"))

    assert wecom.calls["gettoken"] == 2
    assert [each.content for each in wecom.received] == ["早上好", "again"]


@pytest.mark.parametrize("code", [40014, 42001])
def test_a_token_that_is_refused_twice_is_not_asked_for_again(client, wecom, code):
    wecom.answer_next("message/send", code, code)

    with pytest.raises(TemporaryFailure):
        client.send_to_person(hello(wecom))

    assert wecom.calls["gettoken"] == 2
    assert wecom.calls["message/send"] == 2


def test_an_upload_after_a_refresh_sends_the_whole_picture(client, wecom):
    client.check()
    wecom.expire_tokens()

    media_id = client.upload_image(PNG)

    assert wecom.media[media_id][0] == PNG
    assert wecom.file_names == ["chart.png"]


@pytest.fixture
def mistaken(wecom, clock, api_url):
    """A client with a wrong secret."""
    made = WeComClient(
        WeComApp(wecom.corp_id, wecom.agent_id, "canary-secret"), clock, api_url=api_url
    )
    yield made
    made.close()


def test_a_wrong_secret_is_tried_once_an_hour(mistaken, wecom, clock: MovableClock):
    for _ in range(20):
        with pytest.raises(TemporaryFailure, match="WECOM_SECRET"):
            mistaken.send_to_person(hello(wecom))
    assert wecom.calls["gettoken"] == 1

    clock.offset += timedelta(hours=1)
    with pytest.raises(TemporaryFailure):
        mistaken.send_to_person(hello(wecom))

    assert wecom.calls["gettoken"] == 2


def test_an_app_that_is_disabled_stops_every_call(client, wecom):
    wecom.answer_next("message/send", 40091)

    for _ in range(3):
        with pytest.raises(TemporaryFailure) as failure:
            client.send_to_person(hello(wecom))

    assert failure.value.retry_after == 60
    assert wecom.calls["message/send"] == 1


def test_a_busy_wecom_is_asked_again_with_growing_pauses(client, wecom, pauses):
    wecom.answer_next("message/send", -1, -1, -1)

    client.send_to_person(hello(wecom))

    assert pauses == [0.5, 1.0, 2.0]
    assert len(wecom.received) == 1


def test_a_wecom_that_stays_busy_is_left_alone_after_three_repetitions(client, wecom):
    wecom.answer_next("message/send", -1, -1, -1, -1)

    with pytest.raises(TemporaryFailure):
        client.send_to_person(hello(wecom))

    assert wecom.calls["message/send"] == 4


def test_too_often_blocks_that_interface_alone_for_a_minute(client, wecom, clock: MovableClock):
    wecom.answer_next("message/send", 45009)

    for _ in range(3):
        with pytest.raises(TemporaryFailure) as failure:
            client.send_to_person(hello(wecom))
    client.send_to_room(to_room(text("hi"), "room-east"))

    assert failure.value.retry_after == 60
    assert wecom.calls["message/send"] == 1
    clock.offset += timedelta(seconds=60)
    client.send_to_person(hello(wecom))
    assert len(wecom.received) == 2


def test_too_often_twice_in_a_row_blocks_for_an_hour(client, wecom, clock: MovableClock):
    wecom.answer_next("message/send", 45009, 45009)
    with pytest.raises(TemporaryFailure):
        client.send_to_person(hello(wecom))
    clock.offset += timedelta(seconds=60)

    with pytest.raises(TemporaryFailure) as failure:
        client.send_to_person(hello(wecom))

    assert failure.value.retry_after == 3600


@pytest.mark.parametrize("code", [40056, 301002, 48002, 60020, 60111, 86008, 45002])
def test_what_somebody_has_to_mend_is_permanent_and_not_repeated(client, wecom, code):
    wecom.answer_next("message/send", code)

    with pytest.raises(PermanentFailure, match=str(code)):
        client.send_to_person(hello(wecom))

    assert wecom.calls["message/send"] == 1


def test_a_stranger_as_receiver_is_permanent(client, wecom):
    with pytest.raises(PermanentFailure, match="81013"):
        client.send_to_person(to_person(text("hi"), "Nobody", wecom.agent_id))


@pytest.mark.parametrize("user_id", ["@all", "ZhangSan|LiSi", ""])
def test_nobody_can_be_made_to_write_to_everybody(wecom, user_id):
    with pytest.raises(PermanentFailure):
        to_person(text("hi"), user_id, wecom.agent_id)


def test_a_lost_answer_to_a_message_is_ambiguous(client, wecom):
    wecom.drop_next_answer("message/send")

    with pytest.raises(AmbiguousFailure):
        client.send_to_person(hello(wecom))

    assert len(wecom.received) == 1


@pytest.mark.parametrize(
    ("status", "failure"),
    [(502, AmbiguousFailure), (200, AmbiguousFailure), (403, TemporaryFailure)],
)
def test_what_a_gateway_says_tells_whether_it_was_posted(client, wecom, status, failure):
    wecom.break_next("message/send", status)

    with pytest.raises(failure):
        client.send_to_person(hello(wecom))


def test_a_lost_answer_to_an_upload_is_harmless(client, wecom):
    wecom.drop_next_answer("media/upload")

    with pytest.raises(TemporaryFailure):
        client.upload_image(PNG)


def test_a_wecom_that_is_out_of_reach_has_surely_posted_nothing(clock):
    nowhere = WeComClient(WeComApp("c", 1, "s"), clock, api_url="http://127.0.0.1:9/cgi-bin/")

    with pytest.raises(TemporaryFailure):
        nowhere.check()

    nowhere.close()


def test_an_expired_picture_is_told_apart(client, wecom, clock: MovableClock):
    media_id = client.upload_image(PNG)
    clock.offset += timedelta(days=3)

    with pytest.raises(TemporaryFailure, match="40007"):
        client.send_to_person(to_person(image(media_id), "ZhangSan", wecom.agent_id))


def test_no_secret_and_no_token_in_logs_or_errors(mistaken, client, wecom, caplog, capsys):
    caplog.set_level(logging.DEBUG)
    wecom.drop_next_answer("message/send")

    with pytest.raises(TemporaryFailure) as refused:
        mistaken.check()
    with pytest.raises(AmbiguousFailure) as lost:
        client.send_to_person(hello(wecom))

    printed = capsys.readouterr()
    traces = [*format_exception(refused.value), *format_exception(lost.value)]
    said = f"{traces}{client.app}{caplog.text}{printed}"
    assert "canary-secret" not in said
    assert wecom.secret not in said
    assert "token-1" not in said
