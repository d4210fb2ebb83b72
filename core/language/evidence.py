"""Which words of a message gave a value, and by what rule: the values found are looked up again.

Nothing is guessed here: a value is traced to what the scene holds (`Found`) or to the row of a
table that means it. What no words gave is implied.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from core.language.names.known_names import folded
from core.language.names.scopes import COMPANY, ME, OUR_REGION, OUR_TEAM
from core.language.phrases import cues, reads, words
from core.language.phrases.words import T, Word
from core.language.sentence.scene import Scene
from core.language.text.sheet import Found, Mark, Rule
from core.language.understand import CloseReading
from core.language.understanding import Understanding
from core.language.values.figures_said import FULL_SCORE
from core.language.values.numbers import small_number
from core.periods import Period


@dataclass(frozen=True)
class Evidence:
    """The words, as they were written, that gave a value, and the rule that read them.

    A rule is a kind of value (“day”), or a row of a table: “words.STAGES · 进入报价”.
    """

    words: str
    rule: str


IMPLIED = Evidence("", "implied")


@cache
def _tables() -> dict[int, str]:
    """Return the name of the table of each row, as one would look for it."""
    return {
        id(row): f"{module.__name__.rpartition('.')[2]}.{name}"
        for module in (words, cues, reads)
        for name, rows in vars(module).items()
        if isinstance(rows, tuple)
        for row in rows
        if isinstance(row, Word)
    }


def row_name(row: Word[T]) -> str:
    return f"{_tables().get(id(row), 'words')} · {row.example}"


def evidence_of(key: str, reading: CloseReading) -> Evidence:
    """Return where the value of a key of the contract came from."""
    find = FINDERS.get(key)
    found = find(reading) if find is not None else None
    return found or IMPLIED


# ---------------------------------------------------------------- what stands where
def words_at(scene: Scene, start: int, end: int) -> str:
    """Return what a stretch of the skeleton was in the message."""
    place = scene.bones.place
    return scene.sheet.written(place(start), place(end)) if start < end else ""


def match_words(pattern: Rule, text: str, scene: Scene) -> str | None:
    """Return the words of the message that a rule matches in a text of the skeleton's length."""
    match = pattern.search(text)
    return None if match is None else words_at(scene, *match.span())


def row_words(rows: Iterable[Word[T]], meant: object, text: str, scene: Scene) -> Evidence | None:
    """Find the first row of a table that means a value and matches."""
    for row in rows:
        if row.means == meant and (found := match_words(row.pattern, text, scene)) is not None:
            return Evidence(found, row_name(row))
    return None


def _found(
    scene: Scene, values: Iterable[Found[T]], is_it: Callable[[T], bool], rule: str
) -> Evidence | None:
    hits = [scene.sheet.written(one.start, one.end) for one in values if is_it(one.value)]
    return Evidence(" … ".join(hits), rule) if hits else None


def _marked(scene: Scene, number: int) -> Evidence | None:
    for start, end, mark in scene.sheet.marks:
        said = scene.sheet.written(start, end)
        if mark is Mark.NUMBER and number in _numbers_in(said):
            return Evidence(said, "number")
    return None


def _numbers_in(said: str) -> set[int]:
    """Return what a few characters count: 3, 八分, 9/10, 满分."""
    if "满" in said or "perfect" in said:
        return {FULL_SCORE}
    digits = {int(run) for run in re.findall(r"\d{1,4}", said, re.ASCII)}
    return digits | {small_number(said.rstrip("分 "))}


# ---------------------------------------------------------------- key by key
def _account(reading: CloseReading) -> Evidence | None:
    scene, meaning = reading.scene, reading.meaning
    newcomers = (reading.decision.new_account, *reading.decision.new_accounts)
    for name in filter(None, newcomers):
        if name.value in (meaning.account, *meaning.accounts):
            written = [one.value for one in newcomers if one is not None]
            return Evidence(" … ".join(dict.fromkeys(written)), "new name")
    wanted = {meaning.account, *meaning.accounts}
    hits = [one for one in scene.accounts if wanted & set(one.value)]
    said = [scene.sheet.written(one.start, one.end) for one in hits]
    exact = all(folded(word) in folded(" ".join(filter(None, wanted))) for word in said)
    return Evidence(" … ".join(said), "name" if exact else "alias") if said else None


def _contact(reading: CloseReading) -> Evidence | None:
    scene, contact = reading.scene, reading.meaning.contact
    named = _found(scene, scene.contacts, lambda one: one == contact, "contact")
    return named or (Evidence(contact, "title") if contact else None)


def _activity(reading: CloseReading) -> Evidence | None:
    kind = reading.meaning.activity
    if kind is not None and reading.typed.kind is kind:
        return Evidence(f"/{reading.typed.command}", "command")
    scene = reading.scene
    return row_words((*words.ACTIVITIES, *words.GOING), kind, scene.mood.asserted, scene)


def _stage(reading: CloseReading) -> Evidence | None:
    scene = reading.scene
    return row_words((*words.STAGES, *words.BARE_STAGES), reading.meaning.stage, scene.text, scene)


def _amount(reading: CloseReading) -> Evidence | None:
    scene, amount = reading.scene, reading.meaning.amount
    money = _found(scene, scene.money, lambda one: one.amount == amount, "money")
    return money or _found(scene, scene.numbers, lambda one: one == amount, "number")


def _currency(reading: CloseReading) -> Evidence | None:
    scene, meaning = reading.scene, reading.meaning
    return _found(
        scene,
        scene.money,
        lambda one: (one.amount, one.currency) == (meaning.amount, meaning.currency),
        "currency",
    )


def _value(reading: CloseReading) -> Evidence | None:
    scene, value = reading.scene, reading.meaning.value
    ratios = {value, None if value is None else value * 100}
    return (
        _found(scene, scene.percents, lambda one: one == value, "percentage")
        or _found(scene, scene.money, lambda one: one.amount == value, "money")
        or _found(scene, scene.numbers, lambda one: one in ratios, "number")
        or _marked(scene, int(value or 0))
    )


def _day(day_of: Callable[[Understanding], date | None]) -> Callable[..., Evidence | None]:
    """Make a finder of the phrases about time that can mean a day."""

    def find(reading: CloseReading) -> Evidence | None:
        scene, day = reading.scene, day_of(reading.meaning)
        return _found(
            scene,
            scene.dates,
            lambda when: day in (when.due, when.past, when.close, when.period.first),
            "day",
        )

    return find


def _due_on(reading: CloseReading) -> Evidence | None:
    """Find the day; an hour alone is of today, or of tomorrow when it is over."""
    return _day(lambda meaning: meaning.due_on)(reading) or _due_at(reading)


def _due_at(reading: CloseReading) -> Evidence | None:
    scene, at = reading.scene, reading.meaning.due_at
    timed = _found(scene, scene.times, lambda one: one == at, "time")
    return timed or _found(scene, scene.dates, lambda when: when.at == at, "time")


def _period(reading: CloseReading) -> Evidence | None:
    scene, period = reading.scene, reading.meaning.period

    def is_meant(found: Period) -> bool:
        same = period is not None and (found.first.month, found.first.day)
        return found == period or same == (found.first.month, found.first.day)

    exact = _found(scene, scene.dates, lambda when: when.period == period, "period")
    return exact or _found(scene, scene.dates, lambda when: is_meant(when.period), "period")


def _objection(reading: CloseReading) -> Evidence | None:
    scene = reading.scene
    return row_words(words.OBJECTIONS, reading.meaning.objection, scene.text, scene)


def _loss_reason(reading: CloseReading) -> Evidence | None:
    scene, meaning = reading.scene, reading.meaning
    said = row_words(words.LOSS_REASONS, meaning.loss_reason, scene.text, scene)
    return said or _as_written(meaning.competitor, "rival")


def _metric(reading: CloseReading) -> Evidence | None:
    scene = reading.scene
    return row_words(words.METRICS, reading.meaning.metric, scene.text, scene)


def _scope(reading: CloseReading) -> Evidence | None:
    scene, scope = reading.scene, reading.meaning.scope
    if scope is not None and scope.kind == "member":
        return _found(scene, scene.members, lambda one: scope.name in one, "member")
    named = _found(scene, scene.scopes, lambda one: one == scope, "scope")
    for pattern in (COMPANY, OUR_TEAM, OUR_REGION, ME):
        if named is None and (said := match_words(pattern, scene.text, scene)) is not None:
            return Evidence(said, "whose")
    return named


def _score(reading: CloseReading) -> Evidence | None:
    scene, score = reading.scene, reading.meaning.score or 0
    return _marked(scene, score) or _found(
        scene, scene.numbers, lambda one: one == Decimal(score), "number"
    )


def _as_written(said: str | None, rule: str) -> Evidence | None:
    return Evidence(said, rule) if said else None


FINDERS: dict[str, Callable[[CloseReading], Evidence | None]] = {
    "account": _account,
    "accounts": _account,
    "contact": _contact,
    "activity": _activity,
    "stage": _stage,
    "amount": _amount,
    "currency": _currency,
    "close_on": _day(lambda meaning: meaning.close_on),
    "due_on": _due_on,
    "due_at": _due_at,
    "occurred_on": _day(lambda meaning: meaning.occurred_on),
    "objection": _objection,
    "loss_reason": _loss_reason,
    "competitor": lambda reading: _as_written(reading.meaning.competitor, "rival"),
    "score": _score,
    "metric": _metric,
    "period": _period,
    "scope": _scope,
    "value": _value,
    "top": lambda reading: _marked(reading.scene, reading.meaning.top or 0),
    "note": lambda reading: _as_written(reading.meaning.note, "rest"),
}
