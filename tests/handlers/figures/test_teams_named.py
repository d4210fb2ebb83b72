"""A team is meant however its name is written."""

import pytest

from tests.company import Chat


def test_a_team_is_known_by_its_name_in_pinyin(chat: Chat):
    reply = chat.says("collection rate of Huadongyi team", "张敏")

    assert reply.text.startswith("Collection rate · 华东一部")


@pytest.mark.parametrize(("who", "told"), [("张敏", False), ("李雪", False), ("何佳", True)])
def test_other_regions_teams_are_named_to_those_alone_who_may_see_them(
    chat: Chat, who: str, *, told: bool
):
    reply = chat.says("collection rate of Paris team", who)

    assert reply.error_code == "not_found"
    assert "华东二部" in reply.text
    assert ("华南一部" in reply.text) is told


def test_please_is_no_teams_name(chat: Chat):
    reply = chat.says("show me the collection rate of my team please", "张敏")

    assert reply.text.startswith("Collection rate · 华东一部")
