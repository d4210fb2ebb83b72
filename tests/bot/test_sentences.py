"""In which language a message is answered."""

import pytest

from bot.sentences import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("/funnel east", None),
        ("拜访华东医疗,张总嫌价格高", "zh"),
        ("Visited 华东医疗, Mr Zhang says the price is too high", "en"),
        ("Orion这单close了，won，95k", "zh"),
        ("what can you do for me?", "en"),
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
    ],
)
def test_a_message_is_answered_in_its_own_language(text, language):
    assert language_of(text) == language
