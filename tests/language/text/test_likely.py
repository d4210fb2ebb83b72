"""What cannot match is not tried, and nothing else is found for it."""

import pytest

from core.language.text.likely import either, shortlist
from core.language.text.sheet import rule

SIGNED, LOST, HEARD = rule(r"签了|\bsigned\b"), rule(r"丢了|\blost\b"), rule(r"\bhear(?:d|ing)\b")


def test_a_rule_is_tried_only_on_a_text_that_holds_three_letters_of_it():
    assert shortlist([SIGNED, LOST, HEARD]).of("we lost it") == [LOST]


def test_a_rule_is_tried_on_each_text_that_it_matches():
    texts = ("签了", "we signed", "丢了", "lost", "i heard so", "hearing that")

    likely = [shortlist([SIGNED, LOST, HEARD]).of(text) for text in texts]

    assert likely == [[SIGNED], [SIGNED], [LOST], [LOST], [HEARD], [HEARD]]


@pytest.mark.parametrize(
    "text", ["丢了又签了", "lost, then signed", "they signed", "没消息", "了签"]
)
def test_rules_side_by_side_find_what_one_rule_of_them_would(text):
    one = rule(f"{SIGNED.source}|{LOST.source}").search(text)

    match = either(SIGNED.source, LOST.source).search(text)

    assert (match and match.span()) == (one and one.span())


def test_what_rules_side_by_side_find_is_replaced_by_each_of_them():
    assert either(r"签了", r"丢了").sub(lambda found: "□", "Ⓐ签了,Ⓑ丢了") == "Ⓐ□,Ⓑ□"
