from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.calendar import WorkCalendar
from core.language.dates.moments import Clock
from core.language.learning.anonymous import LONGEST_PATTERN, anonymous, is_small_talk
from core.language.sentence.scene import Scene, lay_out
from tests.language.reading import CHINA, DIRECTORY


def scene(text: str) -> Scene:
    return lay_out(text, DIRECTORY, Clock(datetime(2026, 11, 23, 10, tzinfo=CHINA), WorkCalendar()))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("万科那单开票，王磊找张总要！", "〈客户〉那单开票,〈成员〉找〈联系人〉要"),
        ("给 13812345678 开50万的票", "给 # 开〈金额〉的票"),
        ("发到 Info.1@mail.test 或 https://x.test/a?b=1", "发到 〈邮箱〉 或 〈链接〉"),
        ("SN20931 寄了吗", "# 寄了吗"),
        ("电话一三八零零一三八零零零", "电话#"),
        ("ＰＯ  号是多少", "po 号是多少"),
        ("明天 下周三 开票", "明天 下周三 开票"),
    ],
)
def test_nobody_can_be_told_from_what_is_kept(text, kept):
    assert anonymous(scene(text)) == kept


def test_what_is_kept_is_short():
    assert len(anonymous(scene("开票" * 300))) == LONGEST_PATTERN


@pytest.mark.parametrize("text", ["哈哈哈", "🎉🎉", "123", "周末看电影去", "thanks a lot"])
def test_small_talk_is_known_as_such(text):
    assert is_small_talk(scene(text))


@pytest.mark.parametrize("text", ["帮我开张发票", "transfer this to finance"])
def test_what_may_be_business_is_no_small_talk(text):
    assert not is_small_talk(scene(text))


@given(st.text(max_size=60), st.integers(0, 10**18), st.text(max_size=60))
def test_no_digit_of_any_script_is_kept(before, number, after):
    kept = anonymous(scene(f"{before}{number}{after}"))

    assert not any(letter.isdecimal() for letter in kept)
