"""Reads an answer that is nothing but a value: “50万”, “下周三下午3点”, “华东医疗”, “9分”."""

import re
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal

from core.language.names.new_names import find_new_account
from core.language.phrases.words import LOSS_REASONS, first_of
from core.language.sentence.scene import Scene
from core.language.text.compiled import compiled
from core.language.text.sheet import Mark, Sheet
from core.language.understanding import Understanding
from core.vocabulary import LossReason
from handlers.context import Context

# Words that add nothing to a bare value: “就50万吧”, “by next Friday”.
FILLERS = compiled(
    r"[\s,，。.!！?？~、的分元点]|那个|那家|就是|就|是|吧|了|大概|左右|约|再|改到|改成|推到|到|在|积分|跟进|"
    r"\b(?:on|at|by|to|the|about|around|it is|it's|please|for|until|points?)\b",
    re.IGNORECASE,
)
MARKS = {mark.value for mark in Mark}
LONGEST_ANSWER = 40
LONGEST_SENTENCE = 400
LARGEST_ID = 2**63 - 1
RECORD = compiled(r"#\s?(\d{1,19})\b", re.ASCII)


@dataclass(frozen=True)
class Bare:
    """What a bare answer holds; nothing when the message says anything else beside it."""

    accounts: tuple[str, ...] = ()
    amount: Decimal | None = None
    currency: str | None = None
    number: Decimal | None = None
    due_on: date | None = None
    due_at: time | None = None


def with_bare_values(asked: Understanding, context: Context) -> Understanding:
    """Add to what was understood the values that only a question gives a meaning to."""
    if len(asked.text) > LONGEST_ANSWER:
        return asked
    scene = context.lay_out(asked.text)
    bare = _read(scene)
    found = replace(
        asked,
        amount=asked.amount if asked.amount is not None else bare.amount,
        currency=asked.currency or bare.currency,
        value=asked.value if asked.value is not None else bare.number,
        due_on=asked.due_on or bare.due_on,
        due_at=asked.due_at or bare.due_at,
        loss_reason=asked.loss_reason or _reason(scene, asked.text),
    )
    return _with_account(found, bare)


def _with_account(found: Understanding, bare: Bare) -> Understanding:
    if found.account is not None or not bare.accounts:
        return found
    if len(bare.accounts) == 1:
        return replace(found, account=bare.accounts[0], account_known=True)
    return replace(found, candidates=bare.accounts)


def _reason(scene: Scene, text: str) -> LossReason | None:
    return LossReason.read(text) or first_of(LOSS_REASONS, scene.text)


def _read(scene: Scene) -> Bare:
    left = FILLERS.sub("", scene.text)
    if not left or any(character not in MARKS for character in left):
        return Bare()
    money = scene.money[0].value if len(scene.money) == 1 else None
    when = scene.dates[0].value if len(scene.dates) == 1 else None
    return Bare(
        accounts=scene.accounts[0].value if len(scene.accounts) == 1 else (),
        amount=money.amount if money else None,
        currency=money.currency if money else None,
        number=scene.numbers[0].value if len(scene.numbers) == 1 else None,
        due_on=when.due if when else None,
        due_at=scene.times[0].value if len(scene.times) == 1 else (when.at if when else None),
    )


def new_name_in(text: str) -> str | None:
    """Return the customer's name that a sentence about a new one holds, as it was typed."""
    found = find_new_account(Sheet.of(text[:LONGEST_SENTENCE]))
    return found.value if found else None


def number_named(asked: Understanding) -> int | None:
    """Return the number of the record that a message names: “撤销 #17”."""
    if asked.record is not None:
        return asked.record
    found = RECORD.search(asked.text)
    # A number that no table can hold is nobody's number, and must not pass for none at all.
    return min(int(found[1]), LARGEST_ID) if found else None
