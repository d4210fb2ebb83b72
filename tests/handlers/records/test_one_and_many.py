"""What there is one of is said in the singular in English."""

import pytest

from tests.company import Chat


@pytest.mark.parametrize(
    ("told", "asked", "said"),
    [
        (("new deal 华东医疗 50k",), "deals of 华东医疗", "华东医疗器械有限公司 · 1 deal\n"),
        (("new deal 华东医疗 50k", "new deal 华东医疗 60k"), "deals of 华东医疗", "2 deals\n"),
        (("visited 华东医疗",), "my points", "李雪 · 1 point"),
        (("remind me to call 华东医疗 on Friday",), "my follow-ups", "1 follow-up ·"),
    ],
)
def test_one_is_not_many(chat: Chat, told: tuple[str, ...], asked: str, said: str):
    for sentence in told:
        chat.says(sentence)

    assert said in f"{chat.says(asked).text}\n"
