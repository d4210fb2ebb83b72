"""Follow-ups of a customer nobody has, and of a day that is over."""

from datetime import timedelta

import pytest

from core.storage.tables import FollowUp
from tests.company import Chat


@pytest.fixture
def planned(chat: Chat) -> Chat:
    chat.says("下周三跟进华东医疗")
    return chat


@pytest.mark.parametrize("said", ["完成跟进 火星", "done follow-up Mars"])
def test_nothing_is_done_for_a_customer_nobody_has(planned: Chat, said: str):
    reply = planned.says(said)

    assert reply.error_code == "not_found"
    assert planned.rows(FollowUp)[0].done_on is None


def test_the_only_follow_up_is_done_without_a_name(planned: Chat):
    planned.clock.moment += timedelta(days=10)
    planned.says("完成跟进")

    assert planned.rows(FollowUp)[0].done_on is not None


def test_a_past_day_that_left_nothing_shows_what_is_open_all_the_same(planned: Chat):
    said = planned.says("上周三跟进华东医疗").text

    assert "已经过了" in said
    assert "华东医疗器械有限公司" in said.partition("已经过了")[2]
