"""What a follow-up is about, as its reader is told it."""

import pytest

from core.storage.tables import FollowUp
from core.wording import Wording
from handlers.recording.matter import matter_words


@pytest.mark.parametrize(
    ("kind", "note", "activity", "words"),
    [
        ("objection", "价格", None, "回复异议：价格"),
        ("objection", "Price", None, "回复异议：价格"),
        ("objection", "price", None, "回复异议：价格"),
        ("objection", None, None, "回复异议"),
        ("follow_up", "张总", None, "跟进张总"),
        ("follow_up", "技术部李经理", "call", "电话：技术部李经理"),
        ("follow_up", "寄样品", None, "寄样品"),
        ("follow_up", "总部门口见面", None, "总部门口见面"),
        ("follow_up", None, "visit", "拜访"),
        ("follow_up", None, None, ""),
    ],
)
def test_a_matter_is_said_as_a_thing_to_do(
    kind: str, note: str | None, activity: str | None, words: str
):
    follow_up = FollowUp(kind=kind, note=note, activity=activity)

    assert matter_words(follow_up, Wording()) == words


def test_an_objection_noted_in_chinese_is_told_in_english_to_english_readers():
    follow_up = FollowUp(kind="objection", note="价格")

    assert matter_words(follow_up, Wording("en")) == "Answer the objection: Price"
