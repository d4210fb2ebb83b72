"""A card with real buttons (`button_interaction`), for the cards that WeCom can hold whole.

Only messages to a person may be template cards: group chats of an app take none. A card has one
title, one text and six facts, with no table, so a reply that needs more goes out as markdown with
the words to type. A press comes back as `template_card_event` with the button's key.
https://developer.work.weixin.qq.com/document/path/90236#按钮交互型
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import assert_never

from bot.wecom.ink import escape_text
from bot.wecom.limits import (
    ELLIPSIS,
    MAX_BUTTON_KEY_BYTES,
    MAX_BUTTON_LABEL,
    MAX_CARD_BUTTONS,
    MAX_CARD_FACTS,
    MAX_CARD_TEXT,
    MAX_CARD_TITLE,
    MAX_FACT_LABEL,
    MAX_FACT_VALUE,
    size,
)
from bot.wecom.lines import BETWEEN, bar
from core.reply import Button, Card, Facts, Paragraph, Progress, Ranking, Section, Table

# A name cut to less than six Chinese letters could be anybody's; Latin ones are half as wide.
SHORTEST_NAME = 12
STYLES = {"plain": 2, "primary": 1, "danger": 3}
Seal = Callable[[str], str]


@dataclass(frozen=True)
class ButtonCard:
    """A template card, with its buttons' commands already sealed."""

    title: str
    text: str
    facts: tuple[tuple[str, str], ...]
    buttons: tuple[tuple[str, str, int], ...]


@dataclass
class _Parts:
    """What a card's sections come down to."""

    sentences: list[str] = field(default_factory=list)
    facts: list[tuple[str, str]] = field(default_factory=list)


def button_card(card: Card, seal: Seal) -> ButtonCard | None:
    """Turn a card into a template card, or None where something would not fit or be shown."""
    parts = _Parts()
    if not card.buttons or not all(_take(section, parts) for section in card.sections):
        return None
    title = _short_title(card.title)
    whole = [] if title == card.title else [card.title]
    made = ButtonCard(
        title=escape_text(title),
        text="\n".join(escape_text(each) for each in (*whole, *parts.sentences)),
        facts=tuple((escape_text(label), escape_text(value)) for label, value in parts.facts),
        buttons=tuple(_button(each, seal) for each in card.buttons),
    )
    return made if _fits(made) else None


def owner(user_id: str) -> str:
    """Name the member a button is sealed for; WeCom's account names ignore case."""
    return user_id.casefold()


def task_id(key: str) -> str:
    """Name a card once and for all: WeCom takes letters, digits and `_-@`, 128 bytes, each once."""
    return hashlib.sha256(key.encode()).hexdigest()


def _short_title(title: str) -> str:
    """Cut the longest part of a title that is too long: “已开服务单 · 华东医疗器械… · 报修”.

    That is a name, which the card's text then gives in full; the buttons are worth more than it.
    """
    parts = title.split(BETWEEN)
    longest = max(parts, key=_width)
    room = _width(longest) - (_width(title) - 2 * MAX_CARD_TITLE)
    if _width(title) <= 2 * MAX_CARD_TITLE or room < SHORTEST_NAME or len(parts) == 1:
        return title
    cut = longest
    while _width(cut) > room - _width(ELLIPSIS):
        cut = cut[:-1]
    return BETWEEN.join(f"{cut}{ELLIPSIS}" if part == longest else part for part in parts)


def _button(button: Button, seal: Seal) -> tuple[str, str, int]:
    return escape_text(button.label), seal(button.command), STYLES[button.style]


def _take(section: Section, parts: _Parts) -> bool:
    """Add a section to the parts; False where a template card has nothing like it."""
    match section:
        case Paragraph(spans):
            parts.sentences.append("".join(span.text for span in spans))
        case Facts(pairs):
            for label, value in pairs:
                _take_fact(label, value, parts)
        case Progress(label, ratio, text):
            _take_fact(label, f"{bar(ratio)} {text}", parts)
        case Table() | Ranking():
            return False
        case _:
            assert_never(section)
    return True


def _take_fact(label: str, value: str, parts: _Parts) -> None:
    """Add a fact; one that is too wide for its place is said in the text instead."""
    if _fact_fits(escape_text(label), escape_text(value)) and len(parts.facts) < MAX_CARD_FACTS:
        parts.facts.append((label, value))
    else:
        parts.sentences.append(f"{label}: {value}" if label.isascii() else f"{label}：{value}")


def _fits(card: ButtonCard) -> bool:
    return (
        0 < _width(card.title) <= 2 * MAX_CARD_TITLE
        and len(card.text) <= MAX_CARD_TEXT
        and len(card.facts) <= MAX_CARD_FACTS
        and all(_fact_fits(label, value) for label, value in card.facts)
        and _buttons_fit(card.buttons)
    )


def _fact_fits(label: str, value: str) -> bool:
    # Latin letters are half as wide as Chinese ones, so twice as many are shown.
    return 0 < _width(label) <= 2 * MAX_FACT_LABEL and _width(value) <= 2 * MAX_FACT_VALUE


def _buttons_fit(buttons: tuple[tuple[str, str, int], ...]) -> bool:
    keys = {key for _, key, _ in buttons}
    return (
        len(keys) == len(buttons) <= MAX_CARD_BUTTONS
        and all(size(key) <= MAX_BUTTON_KEY_BYTES for key in keys)
        and all(0 < _width(label) <= 2 * MAX_BUTTON_LABEL for label, _, _ in buttons)
    )


def _width(text: str) -> int:
    return sum(1 if letter.isascii() else 2 for letter in text)
