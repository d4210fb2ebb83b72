"""Every sentence that help offers works as it stands, in both languages."""

import pytest

from core.language.names.known_names import Directory, Name
from core.language.understand import understand
from core.language.understanding import Intent
from handlers.help_topics import (
    CARE,
    FOR_ADMINS,
    FOR_LEADERS,
    KEEPING,
    KNOW_HOW,
    LEADING,
    PEOPLE,
    SERVICE,
    TOPICS,
    WORTH,
)
from tests.company import MONDAY, Chat

NAMES = (
    {"account": "华东医疗", "team": "华东组", "funnel": "我的"},
    {"account": "Acme", "team": "east team", "funnel": "my"},
)
EXAMPLES = [
    sentence.format(**names)
    for topic in (*TOPICS, FOR_LEADERS)
    for example in topic.examples
    for sentence, names in zip(example.sentence, NAMES, strict=True)
]
DIRECTORY = Directory.build(
    [Name("华东医疗器械有限公司", ("华东医疗",)), Name("Acme Robotics", ("Acme",))],
    [Name("王磊")],
    [Name("华东组"), Name("East team")],
)


@pytest.mark.parametrize("sentence", EXAMPLES)
def test_an_example_of_help_is_understood(sentence: str):
    assert understand(sentence, DIRECTORY, MONDAY).intent is not Intent.NONE


def test_help_names_everything_that_one_can_ask_for():
    understood = {understand(sentence, DIRECTORY, MONDAY).intent for sentence in EXAMPLES}

    assert set(Intent) - understood == {Intent.NONE}


@pytest.mark.parametrize(
    "sentence", [one for example in FOR_ADMINS.examples for one in example.sentence]
)
def test_what_help_offers_an_admin_is_answered(chat: Chat, sentence: str):
    reply = chat.says(sentence, "何佳")

    assert (reply.error_code, "没看懂" in reply.text) == (None, False)


KEPT = [
    sentence.format(account="华东医疗", colleague="王磊")
    for topic in (KEEPING, CARE, SERVICE, PEOPLE, WORTH, KNOW_HOW)
    for example in topic.examples
    for sentence in example.sentence
]


@pytest.mark.parametrize("sentence", KEPT)
def test_what_help_offers_beside_the_intents_is_done(chat: Chat, sentence: str):
    chat.says("华东医疗签了，100万")
    chat.says("华东医疗回款 50万")
    chat.says("拜访了华东医疗，嫌价格高")
    chat.says("华东医疗报修：屏幕坏了")

    reply = chat.says(sentence)

    assert reply.error_code is None
    assert "没看懂" not in reply.text
    assert reply.intent != "none"


@pytest.mark.parametrize(
    "sentence", [one for example in LEADING.examples[1:] for one in example.sentence]
)
def test_what_only_leaders_ask_and_keep_is_answered(chat: Chat, sentence: str):
    reply = chat.says(sentence.format(account="华东医疗"), "张敏")

    assert (reply.error_code, reply.intent == "none") == (None, False)


@pytest.mark.parametrize("sentence", LEADING.examples[0].sentence)
def test_what_help_offers_leaders_is_done(chat: Chat, sentence: str):
    reply = chat.says(sentence.format(rep="李雪", account="华东医疗"), "张敏")

    assert (reply.error_code, reply.intent) == (None, "schedule_follow_up")
