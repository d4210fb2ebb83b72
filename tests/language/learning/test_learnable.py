from datetime import datetime

import pytest

from core.calendar import WorkCalendar
from core.language.dates.moments import Clock
from core.language.learning.learnable import (
    is_learnable,
    may_be_called,
    short_name_in,
    written_name,
)
from core.language.names.known_names import Directory, Name
from tests.language.reading import CHINA, DIRECTORY

CLOCK = Clock(datetime(2026, 11, 23, 10, tzinfo=CHINA), WorkCalendar())
TWO_OF_A_NAME = Directory.build(
    [Name("华东医疗器械有限公司", ("华医",)), Name("华南医药有限公司", ("华医",))], []
)


@pytest.mark.parametrize("word", ["华医", "鹅厂", "HD", "一汽", "联通", "Big Blue", "周大福"])
def test_a_nickname_may_be_learnt(word):
    assert is_learnable(word, DIRECTORY, CLOCK)


@pytest.mark.parametrize(
    "word",
    [
        "客户", "他们", "那边", "老张", "张总", "采购部李经理", "it", "the", "三一那边", "那家医院",
        "上海", "江苏省", "A公司", "器械厂", "科技", "重工", "医疗公司", "本公司", "一家工厂",
    ],
)  # fmt: skip
def test_what_any_customer_may_be_called_is_not_learnt(word):
    assert not is_learnable(word, DIRECTORY, CLOCK)


@pytest.mark.parametrize("word", ["三", "50万", "123", "明天", "下周三", "9月", "15:30", "A"])
def test_numbers_days_and_single_characters_are_not_learnt(word):
    assert not is_learnable(word, DIRECTORY, CLOCK)


@pytest.mark.parametrize(
    "word", ["漏斗", "报价", "丢单", "赢了", "排行榜", "撤销", "拜访华东", "签了吗"]
)
def test_what_means_something_to_the_bot_is_not_learnt(word):
    assert not is_learnable(word, DIRECTORY, CLOCK)


@pytest.mark.parametrize("word", ["华东", "王磊", "好的，就这样", "a, b", "华" * 21])
def test_regions_people_and_sentences_are_not_learnt(word):
    assert not is_learnable(word, DIRECTORY, CLOCK)


@pytest.mark.parametrize(
    ("word", "account", "may"),
    [
        ("小米", "小米科技有限公司", True),
        ("小华", "华东医疗器械有限公司", False),
        ("老马", "三一重工股份有限公司", False),
        ("鹅厂", "腾讯科技有限公司", True),
    ],
)
def test_what_sounds_like_a_person_must_be_in_the_customers_name(word, account, may):
    assert may_be_called(word, account) is may


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("华医进入报价", "华医"),
        ("昨天和华医李主任聊了", "华医"),
        ("客户满意度9分", None),
        ("华东区的客户满意度9分", None),
        ("医东来了", None),
    ],
)
def test_what_a_message_called_a_customer_is_found_when_it_is_told(text, word):
    assert short_name_in(text, "华东医疗器械有限公司", DIRECTORY, CLOCK) == word


def test_the_name_that_may_be_two_customers_is_found_as_written():
    assert written_name("昨天拜访了华医,聊了聊", TWO_OF_A_NAME, CLOCK) == "华医"


def test_a_name_that_is_one_customers_leaves_no_doubt():
    assert written_name("拜访万科", DIRECTORY, CLOCK) is None
