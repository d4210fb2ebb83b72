"""In which language a message is answered."""

import pytest

from core.language.names.known_names import Directory
from core.language.sentence.tongue import language_of
from core.language.spelling.name_index import Name
from tests.company import Chat


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("/funnel east", None),
        ("拜访华东医疗,张总嫌价格高", "zh"),
        ("Visited 华东医疗, Mr Zhang says the price is too high", "en"),
        ("Orion这单close了，won，95k", "zh"),
        ("what can you do for me?", "en"),
        ("拜访华东医疗 <img src=x onerror=alert(1)> 客户说 =cmd()", "zh"),
        ("今天拜访 Acme Trading Company Limited", "zh"),
        ("undo #7530164435069159024", "en"),
        ("my day", "en"),
        ("my follow-ups", "en"),
        ("leaderboard 上海队", "en"),
        ("split #12 华东医疗 50/50", "en"),
        ("reopen #12", "en"),
        ("neglected accounts", "en"),
        ("account 华东医疗", "en"),
        ("华东医疗", "zh"),
        ("Orion 95k", None),
        ("50万", "zh"),
        ("42", None),
        ("rewards", "en"),
        ("key accounts", "en"),
        ("customer value", "en"),
        ("pareto products", "en"),
        ("visits trend", "en"),
        ("RFM", None),
        ("Q3", None),
        ("PPT", None),
        ("OK", None),
        ("Acme", None),
        ("华东医疗 RFM", "zh"),
        ("拜访 Acme", "zh"),
    ],
)
def test_a_message_is_answered_in_its_own_language(text, language):
    assert language_of(text) == language


NAMES = Directory.build([Name("华东医疗器械有限公司", ("华东医疗",))], [Name("张敏")])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("华东医疗 satisfaction 9", "en"),
        ("华东医疗 tier A", "en"),
        ("add 张敏 to 华东医疗", "en"),
        ("RFM of 华东医疗", "en"),
        ("华东医疗 RFM", "zh"),
        ("华东医疗 Q3", "zh"),
        ("华东医疗 tier 改成 A", "zh"),
    ],
)
def test_a_name_of_the_company_is_no_language(text, language):
    assert language_of(text, NAMES) == language


def test_an_english_order_is_answered_in_english_while_a_question_is_open(chat: Chat):
    assert "金额多少" in chat.says("新商机 华东医疗").text

    assert "Rewards" in chat.says("rewards").text
