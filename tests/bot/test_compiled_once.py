"""Dataclasses take what they compile from what is kept, and are what they always were."""

import dataclasses
from collections.abc import Iterator

import pytest

from bot import thrift
from core.kept import Kept, Shelf


@pytest.fixture
def shelf(tmp_path, monkeypatch) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path / "shelf")
    monkeypatch.setattr(thrift, "TEXTS", Kept("texts", shelf=shelf))
    monkeypatch.setitem(vars(dataclasses), "exec", thrift._run)
    return shelf


def price() -> type:
    @dataclasses.dataclass(frozen=True)
    class Price:
        """An amount of something."""

        amount: int
        currency: str = "CNY"

    return Price


def test_a_class_from_kept_texts_does_what_one_made_anew_does(shelf):
    made, from_texts = price(), price()

    for one in (made, from_texts):
        assert one(5) == one(5, "CNY")
        assert repr(one(5)).endswith("Price(amount=5, currency='CNY')")
        assert hash(one(5)) == hash(one(5))
        with pytest.raises(dataclasses.FrozenInstanceError):
            one(5).amount = 6


def test_a_text_is_compiled_once_and_kept_for_the_next_start(shelf):
    price()
    shelf.save()
    compiled = Shelf(shelf.place).values_of("texts")

    assert any("amount" in text for text in compiled)
    assert thrift.TEXTS.get(next(iter(compiled)), pytest.fail)
