"""Ways of winning, losing and paying that end nothing carry an example each."""

import pytest

from core.language.conversation.doubtful import RANGE_OF_SUMS
from core.language.intent.unended import NOT_LOST, NOT_PAID, NOT_WON


@pytest.mark.parametrize(
    ("pattern", "example"), [*NOT_WON, *NOT_LOST, *NOT_PAID, *RANGE_OF_SUMS], ids=str
)
def test_a_way_that_ends_nothing_matches_its_example(pattern: str, example: str):
    ways = type(NOT_WON).of((pattern, example))

    assert ways.search(example)
