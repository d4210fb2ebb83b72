"""Each rule carries an example; a rule whose example it does not match is a mistake."""

import re
from datetime import datetime

import pytest

from core.calendar import WorkCalendar
from core.language.dates.days import DATE_RULES, find_dates
from core.language.dates.english_rules import ENGLISH_RULES
from core.language.dates.moments import Clock
from core.language.phrases import cues, reads, words
from core.language.sentence.mood import (
    PASTED,
    UNREAL_AHEAD_RULES,
    UNREAL_AROUND_RULES,
    mood_of,
)
from core.language.text.sheet import Sheet
from tests.language.reading import CHINA

CLOCK = Clock(datetime(2026, 11, 23, 10, tzinfo=CHINA), WorkCalendar())
WORD_TABLES = (
    words.STAGES,
    words.BARE_STAGES,
    words.ACTIVITIES,
    words.OBJECTIONS,
    words.LOSS_REASONS,
    words.METRICS,
    reads.READS,
    reads.ABOUT_AN_ACCOUNT,
    reads.ASKED_OF_AN_ACCOUNT,
    reads.SHOWING,
    reads.NO_READ,
    *cues.ALL_TABLES,
)


@pytest.mark.parametrize("word", [word for table in WORD_TABLES for word in table])
def test_a_phrase_matches_its_example(word):
    assert word.pattern.search(word.example), word.example


@pytest.mark.parametrize("rule", [*DATE_RULES, *ENGLISH_RULES], ids=lambda rule: rule.example)
def test_a_phrase_about_time_is_taken_from_its_example(rule):
    sheet = Sheet.of(rule.example)

    find_dates(sheet, CLOCK)

    assert sheet.marks


@pytest.mark.parametrize(
    "example", [e for _, e in (*UNREAL_AHEAD_RULES, *UNREAL_AROUND_RULES, *PASTED)]
)
def test_what_is_wished_supposed_or_heard_is_not_asserted(example):
    mood = mood_of(example)

    assert mood.unreal or mood.asks


def test_no_pattern_lost_its_braces_to_the_string_that_holds_it():
    """In an f-string “.{0,20}” has to be written “.{{0,20}}”, else it looks for “(0, 20)”."""
    patterns = [word.pattern.source for table in WORD_TABLES for word in table]

    assert [one for one in patterns if re.search(r"\(\d+, ?\d*\)", one)] == []
