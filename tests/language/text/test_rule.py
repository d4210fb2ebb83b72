r"""A rule's own reading of `\W` and `\w`, which has to work beside Chinese."""

import pytest

from core.language.text.sheet import rule


@pytest.mark.parametrize("letter", ["a", "7", "_", "华", "é", "я", "か", "Ⓐ"])
def test_letters_of_every_script_and_marks_are_no_gaps(letter):
    assert rule(r"\W").search(letter) is None


@pytest.mark.parametrize("gap", [" ", ",", "。", "（", "-", "😀"])
def test_blanks_and_punctuation_are_gaps(gap):
    assert rule(r"^\W$").search(gap)


def test_word_characters_are_those_of_ascii():
    assert [found[0] for found in rule(r"\w+").finditer("报价 quote 第2版")] == ["quote", "2"]
