"""What a start keeps for the next: the same as worked out anew, and never in the way."""

import gc
import os
import re
import sys

import pytest

from core.kept import Kept, Shelf
from core.language.text.compiled import compiled
from core.language.text.pattern_needs import needs_of, read_needs
from core.language.text.sheet import Rule
from core.language.understand import understand  # noqa: F401 (brings the rules along)


def never():
    raise AssertionError("worked out again")


@pytest.fixture
def place(tmp_path):
    return tmp_path / "bytecode" / "kept"


def rules():
    return [thing for thing in gc.get_objects() if isinstance(thing, Rule)]


def test_a_kept_pattern_is_what_the_compiler_makes_of_it():
    assert all(
        compiled(rule.source, rule.flags) == re.compile(rule.source, rule.flags) for rule in rules()
    )


def test_a_kept_pattern_finds_its_named_groups():
    found = compiled(r"(?P<year>\d{4})-(\d\d)", re.ASCII).search("on 2026-11")

    assert (found["year"], found[2], found.lastindex) == ("2026", "11", 2)


@pytest.mark.parametrize("settled", [True, False])
def test_kept_needs_are_what_the_pattern_says(settled):
    seen = [rule for rule in rules() if rule.flags == re.ASCII]

    assert [needs_of(rule, settled=settled) for rule in seen] == [
        read_needs(rule, settled=settled) for rule in seen
    ]


def test_the_next_start_need_not_work_it_out(place):
    first, second = Shelf(place), Shelf(place)

    Kept("squares", shelf=first).get(12, lambda: 144)
    first.save()

    assert Kept("squares", shelf=second).get(12, never) == 144


def test_kinds_are_kept_apart(place):
    shelf = Shelf(place)

    Kept("squares", shelf=shelf).get(2, lambda: 4)

    assert Kept("cubes", shelf=shelf).get(2, lambda: 8) == 8


def test_a_value_is_made_anew_when_its_module_is_another(place, tmp_path, monkeypatch):
    shelf = Shelf(place)
    monkeypatch.syspath_prepend(tmp_path)
    module = tmp_path / "seasons.py"
    module.write_text("")
    Kept("names", of_module="seasons", shelf=shelf).get(1, lambda: "spring")

    os.utime(module, (1, 1))

    assert Kept("names", of_module="seasons", shelf=shelf).get(1, lambda: "winter") == "winter"


@pytest.mark.parametrize("content", [b"", b"no bytecode", b"\x00" * 64])
def test_a_damaged_file_is_made_anew(place, content):
    place.parent.mkdir()
    place.write_bytes(content)

    assert Kept("squares", shelf=Shelf(place)).get(3, lambda: 9) == 9


def test_what_another_python_kept_is_made_anew(place, monkeypatch):
    first = Shelf(place)
    Kept("squares", shelf=first).get(3, lambda: 10)
    first.save()

    monkeypatch.setattr(sys, "version", "4.0")

    assert Kept("squares", shelf=Shelf(place)).get(3, lambda: 9) == 9


def test_a_place_that_cannot_be_written_is_no_hindrance(tmp_path):
    (tmp_path / "file").write_text("")
    shelf = Shelf(tmp_path / "file" / "kept")
    Kept("squares", shelf=shelf).get(3, lambda: 9)

    shelf.save()

    assert not shelf.place.exists()
