"""What tells nothing of selling is not told to the whole company unasked."""

import pytest

from core.storage.tables import CaseStudy
from tests.company import Chat


@pytest.mark.parametrize(
    "typed",
    [
        "经验：希望明年能签下天工食品这样的大客户", "经验：如果当时不催客户就好了真的",
        "经验：年轻人不要加班身体最重要啊", "case: I wish we had won the deal with them",
        "case: nothing to tell here really",
    ],
)  # fmt: skip
def test_a_wish_or_a_joke_is_asked_about_first(chat: Chat, typed: str):
    reply = chat.says(typed)

    assert reply.changed == ()
    assert "全公司" in reply.text or "whole company" in reply.text
    assert chat.rows(CaseStudy) == []


def test_whoever_means_it_shares_it(chat: Chat):
    chat.says("经验：年轻人不要加班身体最重要啊")
    chat.says("分享")

    assert [one.story for one in chat.rows(CaseStudy)] == ["年轻人不要加班身体最重要啊"]


def test_a_case_may_be_introduced(chat: Chat):
    chat.says("here's a case: they found us expensive, instalments settled it")

    assert len(chat.rows(CaseStudy)) == 1
