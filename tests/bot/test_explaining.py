"""`salesbeat parse --explain` as a person and a program see it."""

import io
import json
from datetime import datetime

from rich.console import Console

from bot.explaining import RULES, STEPS, tables_of
from bot.parse import parse_text
from core.calendar import WorkCalendar
from core.language.dates.moments import Clock
from core.language.explain import explain
from core.wording import Wording
from tests.bot.test_command_line import salesbeat
from tests.language.reading import CHINA, DIRECTORY, FILES_OF_CASES, cases_in

NOW = datetime(2026, 11, 23, 10, tzinfo=CHINA)
CLOCK = Clock(NOW, WorkCalendar())


def shown(text: str, language: str) -> str:
    page = io.StringIO()
    explanation = explain(text, DIRECTORY, CLOCK)
    Console(file=page, width=120).print(*tables_of(explanation, Wording(language)))
    return page.getvalue()


def test_a_person_reads_which_words_gave_what():
    said = shown("拜访万科,下周三再跟进", "zh")

    assert "due_on = 2026-12-02" in said
    assert "看到的：拜访Ⓐ,Ⓓ再跟进" in said


def test_the_tables_speak_english_too():
    assert "not a fact" in shown("要是万科签了就好了", "en")


def test_brackets_in_a_message_are_no_markup():
    assert "[/bold]" in shown("[/bold] 万科", "zh")


def test_a_program_gets_the_same_object_with_one_key_more():
    plain = json.loads(parse_text("万科签了,50万", DIRECTORY, NOW))
    explained = json.loads(parse_text("万科签了,50万", DIRECTORY, NOW, why=True))

    assert explained.pop("explain")["values"]["amount"] == {"words": "50万", "rule": "money"}
    assert explained == plain


def test_every_rule_and_step_of_the_examples_has_words():
    cases = [case for file in FILES_OF_CASES for case in cases_in(file)][::5]
    all_of_them = [explain(case.text, DIRECTORY, CLOCK) for case in cases]
    found = [one for said in all_of_them for one in said.values.values()]
    found += [one.cue for said in all_of_them for one in said.candidates]

    assert {one.rule for one in found if "." not in one.rule} <= RULES.keys()
    assert {one.step for said in all_of_them for one in said.candidates} <= STEPS.keys()


def test_the_command_line_explains_below_the_answer():
    said = salesbeat("parse", "--explain", "签了 48 万").stdout.splitlines()

    assert json.loads(said[0]) == {"intent": "win_deal", "amount": 480000}
    assert any("48 万" in line for line in said[1:])


def test_the_command_line_explains_each_line_of_a_pipe():
    said = salesbeat("parse", "--jsonl", "--explain", stdin='{"text": "撤销"}\n').stdout

    assert json.loads(said)["explain"]["intents"][0]["words"] == "撤销"
