"""Points for helping and training, and how far the month's incentives are."""

import pytest

from tests.company import Chat


@pytest.fixture
def helped(chat_on_both: Chat) -> Chat:
    """Let 王磊 help to win a deal of 李雪's, and both be trained."""
    chat = chat_on_both
    chat.says("新商机 华东医疗 50万")
    chat.says("华东医疗和王磊五五分")
    chat.says("华东医疗签了")
    chat.says("今天参加了产品培训", "王磊")
    return chat


@pytest.mark.parametrize(
    "typed", ["我的协同积分", "协同成长积分", "我有多少协同积分", "my teamwork points"]
)
def test_helping_and_training_are_added_up(helped: Chat, typed: str):
    text = helped.says(typed, "王磊").text

    assert "10" in text
    assert "5" in text


def test_what_was_undone_counts_no_more(helped: Chat):
    helped.says("撤销", "王磊")

    assert "累计 5 分" in helped.says("我的协同积分", "王磊").text


def test_they_are_their_owners_and_leaders_to_see(helped: Chat):
    assert "累计 10 分" in helped.says("王磊的协同积分", "张敏").text
    assert helped.says("王磊的协同积分").error_code == "not_allowed"


@pytest.mark.parametrize(
    "typed", ["我的激励进度", "激励进度", "本月激励", "本月奖励进度", "my incentives"]
)
def test_the_months_incentives_say_what_is_reached(helped: Chat, typed: str):
    text = helped.says(typed, "王磊").text

    assert "0 / 20" in text
    assert "1 / 2" in text


def test_two_trainings_a_month_are_reached(helped: Chat):
    helped.says("今天参加了谈判培训", "王磊")

    assert "2 / 2 ✓ 达标" in helped.says("我的激励进度", "王磊").text


def test_revenue_is_beside_its_target(helped: Chat):
    helped.says("李雪11月销售额目标 50万", "张敏")

    assert "¥25万 / ¥50万" in helped.says("我的激励进度").text


def test_a_colleagues_progress_is_theirs(helped: Chat):
    assert helped.says("王磊的激励进度").error_code == "not_allowed"
    assert helped.says("王磊的激励进度", "张敏").error_code is None
