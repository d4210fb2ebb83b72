from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.language.understand import understand
from core.language.understanding import Intent, Scope, to_json
from tests.language.reading import CHINA, DIRECTORY, FILES_OF_CASES, cases_in

NOW = datetime(2026, 11, 23, 10, tzinfo=CHINA)
TEXTS = [case.text for file in FILES_OF_CASES for case in cases_in(file)]
PIECES = st.lists(
    st.sampled_from([*TEXTS, "万", "下周", "￥", "100", "不", "如果", "\x00", "\u202e", "/"]),
    max_size=4,
)


def test_a_visit_carries_all_that_the_sentence_says():
    found = understand("拜访华东医疗,进入报价,50万,下周三下午3点再跟进", DIRECTORY, NOW)

    assert found.intent is Intent.LOG_ACTIVITY
    assert (found.amount, found.due_on, found.due_at) == (
        Decimal(500000),
        date(2026, 12, 2),
        time(15),
    )


@pytest.mark.parametrize("text", ["撤销 #123", "完成 #123", "推迟 #123 两天", "done #123"])
def test_a_record_may_be_named_by_its_number(text):
    assert understand(text, DIRECTORY, NOW).record == 123


def test_what_an_explanation_is_about_stands_in_the_note():
    assert understand("怎么算的 漏斗", DIRECTORY, NOW).note == "漏斗"
    assert understand("how is this computed: funnel", DIRECTORY, NOW).note == "funnel"


def test_json_holds_only_what_was_said():
    found = understand("漏斗 华东", DIRECTORY, NOW)

    assert found.scope == Scope("region", "east")
    assert to_json(found) == {"intent": "show_funnel", "scope": {"kind": "region", "name": "east"}}


def test_the_yen_sign_means_the_companys_own_yen():
    assert understand("Acme paid ¥500", DIRECTORY, NOW, currency="JPY").currency == "JPY"
    assert understand("Acme paid ¥500", DIRECTORY, NOW).currency == "CNY"


@pytest.mark.parametrize(
    "piece",
    ["下周三", "50万,", "9", "一", "Acme signed, ", "张总", "客户:", "push ", "\n", "(", "a"],
)
def test_twenty_thousand_characters_are_answered_and_write_nothing(piece):
    text = (piece * 20_000)[:20_000]

    assert understand(text, DIRECTORY, NOW).intent is Intent.NONE


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_answered_the_same_way_twice(text):
    assert understand(text, DIRECTORY, NOW) == understand(text, DIRECTORY, NOW)


@settings(max_examples=150, deadline=None)
@given(PIECES)
def test_any_mixture_of_messages_is_answered(pieces):
    answer = to_json(understand("".join(pieces), DIRECTORY, NOW))

    assert answer["intent"] in set(Intent)
