"""One section of a card as Slack's mrkdwn, in lines that a phone shows whole."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import assert_never

from bot.slack import limits
from core.reply import Facts, Paragraph, Progress, Ranking, RankRow, Section, Span, Table
from core.wording import Wording

# Wider than this, a fixed-width table wraps on a phone and becomes a riddle.
PHONE_COLUMNS = 36
BAR_CELLS = 10
MEDALS = {1: "🥇", 2: "🥈", 3: "🥉"}
# Slack sees the star of *bold* only at the edge of a word, and Chinese has no spaces to make edges.
EDGE = "\u200b"
_USER_ID = re.compile(r"[UW][A-Z0-9]{1,20}")


@dataclass(frozen=True)
class Look:
    """Who reads: their wording, and what each person is called on Slack (none: not there)."""

    wording: Wording
    mention: Callable[[int], str | None]

    def more_lines(self, count: int) -> str:
        return self.wording.say("…还有 {n} 行", "… {n} more lines", n=count)

    def more_characters(self, count: int) -> str:
        return self.wording.say("…还有 {n} 字", "… {n} more characters", n=count)


def section_text(section: Section, look: Look) -> str:
    """Return the mrkdwn of a section, escaped and short enough for one block."""
    match section:
        case Paragraph(spans):
            return _paragraph(spans, look)
        case Facts(pairs):
            return _fit([_fact(label, value) for label, value in pairs], look)
        case Table(header, rows):
            return _table(header, rows, look)
        case Ranking(rows):
            return _fit([_place(row, look) for row in rows], look)
        case Progress(label, ratio, text):
            return f"{_strong(label)}  {_cell(text)}\n`{bar(ratio)}`"
        case _:
            assert_never(section)


def bar(ratio: float) -> str:
    filled = round(min(max(ratio, 0.0), 1.0) * BAR_CELLS)
    return "█" * filled + "░" * (BAR_CELLS - filled)


def _paragraph(spans: Sequence[Span], look: Look) -> str:
    words = "".join(span.text for span in spans)
    if limits.length(limits.escape(words)) > limits.MAX_SECTION_TEXT * 9 // 10:
        # So long a text loses its bold words and mentions rather than its end.
        return limits.shorten(words, limits.MAX_SECTION_TEXT, look.more_characters)
    return _joined([_span(span, look) for span in spans]).rstrip()


def _span(span: Span, look: Look) -> str:
    slack_id = look.mention(span.person) if span.person is not None else None
    if slack_id is not None and _USER_ID.fullmatch(slack_id):
        return f"<@{slack_id}>"
    return _bold_run(span.text) if span.strong else limits.escape(span.text)


def _bold_run(text: str) -> str:
    """Make a run bold with the spaces at its ends kept outside: “* x*” is no bold text on Slack."""
    ahead, behind = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{ahead}{_strong(text)}{behind}" if text.strip() else text


def _strong(text: str) -> str:
    """Make text bold; the star that would end it early becomes another star."""
    bold = limits.fit(" ".join(text.split()).replace("*", "∗"), limits.MAX_SECTION_TEXT // 4)
    return f"*{bold}*" if bold else ""


def _joined(pieces: Sequence[str]) -> str:
    text = ""
    for piece in pieces:
        touching = bool(text and piece) and not text[-1].isspace() and not piece[0].isspace()
        bold_beside = text.endswith("*") or piece.startswith("*")
        text += EDGE + piece if touching and bold_beside else piece
    return text


def _cell(text: str) -> str:
    return limits.fit(text, limits.MAX_SECTION_TEXT // 4)


def _fact(label: str, value: str) -> str:
    beside = "\n" if "\n" in value.strip() else "  "
    return f"{_strong(label)}{beside}{_cell(value)}"


def _fit(lines: Sequence[str], look: Look) -> str:
    return limits.fit_lines(lines, limits.MAX_SECTION_TEXT, look.more_lines)


def _place(row: RankRow, look: Look) -> str:
    place = MEDALS.get(row.place, f"{row.place}.")
    detail = f"  · {_cell(row.detail)}" if row.detail else ""
    mine = look.wording.say("  👈 你", "  👈 you") if row.mine else ""
    return f"{place} {_strong(row.name)}  {_cell(row.value)}{detail}{mine}"


def _table(header: Sequence[str], rows: Sequence[Sequence[str]], look: Look) -> str:
    grid = [[_one_line(cell) for cell in line] for line in (header, *rows)]
    # One character too many tells enough of a cell that is too wide.
    columns = zip(*([cell[: PHONE_COLUMNS + 1] for cell in line] for line in grid), strict=False)
    widths = [max(map(limits.width, column)) for column in columns]
    if sum(widths) + 2 * (len(widths) - 1) > PHONE_COLUMNS:
        return _fit([_listed(grid[0], line) for line in grid[1:]], look)
    room = limits.MAX_SECTION_TEXT - len("```\n\n```")
    lines = [_aligned(line, widths) for line in grid]
    return f"```\n{limits.fit_lines(lines, room, look.more_lines)}\n```"


def _one_line(cell: str) -> str:
    # A back-tick would end the fixed-width block.
    return limits.clean(" ".join(cell.split())).replace("`", "'")


def _aligned(line: Sequence[str], widths: Sequence[int]) -> str:
    """Set a row in columns: the first from the left, the others (figures) from the right."""
    spaces = [" " * (width - limits.width(cell)) for cell, width in zip(line, widths, strict=False)]
    figures = [space + cell for cell, space in zip(line[1:], spaces[1:], strict=False)]
    return limits.escape("  ".join([line[0] + spaces[0], *figures]).rstrip())


def _listed(header: Sequence[str], line: Sequence[str]) -> str:
    """Word a row of a wide table: its first cell in bold, then the others with their headings."""
    pairs = zip(header[1:], line[1:], strict=False)
    others = [f"{_cell(name)} {_cell(cell)}" for name, cell in pairs]
    return f"{_strong(line[0])}\n{' · '.join(others)}"
