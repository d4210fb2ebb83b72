import pytest

from tests.language.reading import FILES_OF_CASES, Case, cases_in, expected, read

CASES = [case for file in FILES_OF_CASES for case in cases_in(file)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:40])
def test_a_message_is_read_as_its_example_says(case: Case):
    intent, keys = read(case)

    assert (intent, keys) == (case.intent, expected(case, keys))


def test_there_are_enough_examples():
    assert len(CASES) >= 1500
