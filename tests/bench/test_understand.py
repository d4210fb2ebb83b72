"""The benchmark of reading: the same names and messages in every run, and what is measured."""

from bot.bench.many_names import companies, directory_of, people
from bot.bench.understand import FEW, NOW, messages, one_expression
from core.language.understand import understand


def test_every_name_occurs_once_and_in_every_run():
    assert companies(500) == companies(500)
    assert len(set(companies(500))) == 500
    assert len(set(people(2000))) == 2000


def test_a_third_of_the_messages_names_a_known_customer():
    directory = directory_of(companies(FEW), people(10))
    found = [understand(text, directory, NOW) for text in messages(FEW)]

    known = [one for one in found[::3] if one.account_known or one.candidates]
    assert len(known) > len(found[::3]) * 0.9


def test_the_expression_to_compare_with_finds_names_and_amounts():
    text = f"拜访{companies(FEW)[0]}，签了 48万"

    kinds = {match.lastgroup for match in one_expression().finditer(text)}
    assert {"account", "amount", "verb"} <= kinds
