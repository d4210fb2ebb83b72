"""What a weak reading may leave unexplained."""

from datetime import datetime

import pytest

from core.language.intent.residue import residue
from core.language.understand import understand
from core.language.understanding import Intent
from tests.language.reading import CHINA, DIRECTORY

NOW = datetime(2026, 11, 23, 10, tzinfo=CHINA)


def intent_of(text: str) -> Intent:
    return understand(text, DIRECTORY, NOW).intent


def test_values_grammar_and_words_of_the_trade_leave_nothing():
    assert residue("Ⓐ的预算不够,Ⓓ再说") == []
    assert residue("Ⓐ: too expensive, budget is Ⓥ") == []


def test_words_of_everyday_life_are_left_over():
    assert residue("Ⓐ的拿铁Ⓥ,有点贵") == ["拿", "铁"]
    assert residue("lunch at Ⓐ's rooftop was Ⓥ") == ["rooftop"]


def test_an_objection_beside_a_name_is_one_only_when_nothing_else_is_said():
    assert intent_of("万科，预算不够") is Intent.LOG_ACTIVITY
    assert intent_of("万科的螺蛳粉预算不够") is Intent.NONE


def test_an_objection_that_the_customer_voices_may_go_on_as_it_likes():
    assert intent_of("万科嫌贵，说隔壁园区的螺蛳粉厂才付一半") is Intent.LOG_ACTIVITY


def test_a_deal_may_be_told_of_at_length():
    long_note = "万科签了，80万，园区里的樱花都开了，大家很开心"

    assert intent_of(long_note) is Intent.WIN_DEAL


@pytest.mark.parametrize("text", ["昨天跟万科踢球赢了", "our team lost to Acme at chess"])
def test_a_game_is_no_deal(text: str):
    assert intent_of(text) is Intent.NONE


def test_an_amount_without_a_customer_wins_nothing_where_more_is_said():
    assert intent_of("签了30万") is Intent.WIN_DEAL
    assert intent_of("邻居家的小伙子签了30万") is Intent.NONE
