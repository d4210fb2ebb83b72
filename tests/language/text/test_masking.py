"""No word inside a known name means anything else: any account may stand in any sentence."""

import pytest

from tests.language.reading import DIRECTORY, FILES_OF_CASES, FULL_NAMES, Case, cases_in, read

TRAPS = (
    "今日阳光",
    "明天科技",
    "58速运",
    "三一重工",
    "目标传媒",
    "Friday Harbor",
    "方案谷",
    "成交时代",
    "东北特钢",
)
SPELLINGS = {name.name: (name.name, *name.aliases) for name in DIRECTORY.accounts}
CASES = [case for file in FILES_OF_CASES for case in cases_in(file)][::6]


def spelling_in(case: Case) -> str:
    """Return how a case writes its one account, or nothing."""
    spellings = SPELLINGS.get(case.keys.get("account", ""), ())
    written = max((s for s in spellings if s in case.text), key=len, default="")
    return written if written and case.text.count(written) == 1 else ""


def _with_name(name: str, case: Case) -> str:
    """Put another name in; nobody writes two Latin words as one."""
    before, after = case.text.split(spelling_in(case))
    gaps = (
        _is_latin(before[-1:]) and _is_latin(name[0]),
        _is_latin(name[-1]) and _is_latin(after[:1]),
    )
    first, last = (" " if gap else "" for gap in gaps)
    return f"{before}{first}{name}{last}{after}"


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()


@pytest.mark.parametrize("trap", TRAPS)
def test_another_name_in_the_sentence_changes_nothing_else(trap):
    for case in (case for case in CASES if spelling_in(case)):
        intent, keys = read(case)
        swapped = Case(_with_name(trap, case), case.now, "", {}, {})

        assert read(swapped) == (intent, keys | {"account": FULL_NAMES[trap]}), swapped.text
