"""Shows a reply in a terminal: plain lines, a bar for progress, commands for buttons."""

from typing import assert_never

from rich.cells import cell_len

from core.reply import Card, Facts, Paragraph, Progress, Ranking, Reply, Section, Table

BAR_WIDTH = 20


def render(reply: Reply, images: list[str]) -> str:
    """Return the lines of a reply; pictures are named by their files."""
    lines = [reply.text] if reply.card is None else _card(reply.card)
    lines += [f"[{path}]" for path in images]
    return "\n".join(lines) + "\n"


def _card(card: Card) -> list[str]:
    lines = [f"■ {card.title}"]
    for section in card.sections:
        lines += [f"  {line}" for line in _section(section)]
    if card.buttons:
        lines.append("  " + "  ".join(f"[{b.label}: {b.command}]" for b in card.buttons))
    return lines


def _section(section: Section) -> list[str]:
    match section:
        case Paragraph(spans):
            return "".join(span.text for span in spans).splitlines() or [""]
        case Facts(pairs):
            return [f"{label}: {value}" for label, value in pairs]
        case Table(header, rows):
            return _columns([header, *rows])
        case Ranking(rows):
            return _columns([(f"{r.place}.", r.name, r.value, r.detail) for r in rows])
        case Progress(label, ratio, text):
            full = round(min(max(ratio, 0), 1) * BAR_WIDTH)
            return [f"{label} {'█' * full}{'░' * (BAR_WIDTH - full)} {text}"]
        case _:
            assert_never(section)


def _columns(rows: list[tuple[str, ...]]) -> list[str]:
    """Line up cells; a Chinese character is two columns wide."""
    widths = [max(cell_len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return [
        "  ".join(c + " " * (w - cell_len(c)) for c, w in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
