"""A card as lines for a narrow screen, before anybody knows how they will be inked.

WeCom has no tables, bars or rankings: each becomes lines that read well on a phone.
"""

from dataclasses import dataclass
from typing import Literal, assert_never

from core.reply import (
    Card,
    Facts,
    Paragraph,
    Progress,
    Ranking,
    RankRow,
    Reply,
    Section,
    Table,
)

Style = Literal["plain", "strong", "quiet"]
BAR_CELLS = 10
MEDALS = {1: "🥇", 2: "🥈", 3: "🥉"}
BETWEEN = " · "
GAP = "  "


@dataclass(frozen=True)
class Piece:
    """Some text of one style; not yet escaped."""

    text: str
    style: Style = "plain"


Line = tuple[Piece, ...]


def reply_lines(reply: Reply) -> list[Line]:
    """The card from top to bottom, or the plain sentence where there is no card."""
    if reply.card is None:
        return [(Piece(reply.text),)]
    return card_lines(reply.card)


def card_lines(card: Card) -> list[Line]:
    """The card without its buttons, and without what is said of them."""
    lines: list[Line] = [(Piece(card.title, "strong"),)]
    for section in card.sections:
        if not (isinstance(section, Paragraph) and section.of_buttons):
            lines += section_lines(section)
    return lines


def section_lines(section: Section) -> list[Line]:
    match section:
        case Paragraph():
            return [_paragraph_line(section)]
        case Facts(pairs):
            return [(Piece(_label(label)), Piece(value, "strong")) for label, value in pairs]
        case Table():
            return [_table_line(section.header, row) for row in section.rows]
        case Ranking(rows):
            return [_rank_line(row) for row in rows]
        case Progress(label, ratio, text):
            return [(Piece(f"{label} {bar(ratio)} "), Piece(text, "strong"))]
        case _:
            assert_never(section)


def bar(ratio: float) -> str:
    """Draw a ratio in ten cells, the last one only when all of it is done."""
    filled = max(0, min(BAR_CELLS, int(ratio * BAR_CELLS)))
    return "▓" * filled + "░" * (BAR_CELLS - filled)


def _label(label: str) -> str:
    return f"{label}: " if label.isascii() else f"{label}："


def _paragraph_line(paragraph: Paragraph) -> Line:
    if paragraph.quiet:
        return tuple(Piece(span.text, "quiet") for span in paragraph.spans)
    return tuple(Piece(span.text, "strong" if span.strong else "plain") for span in paragraph.spans)


def _table_line(header: tuple[str, ...], row: tuple[str, ...]) -> Line:
    """One row: its first cell, then each other cell behind the name of its column."""
    named = [f"{name} {cell}".strip() for name, cell in zip(header[1:], row[1:], strict=False)]
    unnamed = list(row[max(len(header), 1) :])
    rest = BETWEEN.join(named + unnamed)
    return (Piece(row[0] if row else "", "strong"), Piece(f"{GAP}{rest}" if rest else ""))


def _rank_line(row: RankRow) -> Line:
    """One place; the reader's own is pointed at, which plain text can show as well."""
    place = MEDALS.get(row.place, f"{row.place}.")
    detail = f"{BETWEEN}{row.detail}" if row.detail else ""
    if row.mine:
        return (Piece(f"👉 {place} {row.name}{GAP}{row.value}", "strong"), Piece(detail, "quiet"))
    return (Piece(f"{place} {row.name}{GAP}"), Piece(row.value, "strong"), Piece(detail, "quiet"))
