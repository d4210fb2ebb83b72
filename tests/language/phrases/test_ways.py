"""Each way of saying something carries an example; one that does not match it is a mistake."""

import pytest

from core.language.conversation import contradictory, corrected_details, doubtful, nameless
from core.language.intent import apart
from core.language.text.ways import Ways

ROWS = [
    (name, row)
    for module in (apart, contradictory, corrected_details, doubtful, nameless)
    for name, table in vars(module).items()
    if isinstance(table, Ways)
    for row in table
]
WHOLE = {
    "BUSINESS",
    "PLANS",
    "PAPERS_SENT",
    "OBJECTIONS",
    "WORTH",
    "CONTACTS",
    "DAYS",
    "SCORES",
    "CONTRADICTORY",
}


@pytest.mark.parametrize("row", [row for _, row in ROWS], ids=lambda row: row[1])
def test_a_way_of_saying_it_matches_its_example(row):
    assert Ways.of(row).search(row[1]), row


@pytest.mark.parametrize("row", [row for name, row in ROWS if name in WHOLE], ids=lambda r: r[1])
def test_a_whole_sentence_is_matched_from_end_to_end(row):
    assert Ways.of(row).fullmatch(row[1]), row
