"""The paper a chart is composed on: boxes, lines and text, noted down and drawn later.

Measured in the pixels of a phone on which the picture is 360 wide; y grows downwards. Free of
matplotlib, so that the charts themselves are too.
"""

from dataclasses import dataclass, field
from typing import Literal

from charts import lettering

WIDTH = 360.0
MARGIN = 20.0
INNER = WIDTH - 2 * MARGIN
MAX_ROWS = 40

# Every text colour keeps a contrast of 4.5 : 1 on white (WCAG 2.2, 1.4.3).
INK = "#18212f"
QUIET = "#5b6675"
TRACK = "#edf0f5"
RULE = "#d9dfe8"
BLUE = "#2f6bde"
PALE_BLUE = "#a9c3f5"
TINT_BLUE = "#e6eefc"
GREEN = "#15803d"
AMBER = "#b45309"
RED = "#c62828"
ORANGE = "#c2410c"
TINT_ORANGE = "#fde7d9"
WHITE = "#ffffff"

Align = Literal["left", "center", "right"]
_SHARE_LEFT_OF_ANCHOR: dict[Align, float] = {"left": 0.0, "center": 0.5, "right": 1.0}


@dataclass(frozen=True)
class Ink:
    """How a text looks."""

    size: float
    color: str = INK
    bold: bool = False


TITLE = Ink(18, INK, bold=True)
SUBTITLE = Ink(12.5, QUIET)
LABEL = Ink(14)
STRONG = Ink(14.5, bold=True)
SMALL = Ink(12, QUIET)


@dataclass(frozen=True)
class Text:
    """One line of text, from its left end on its baseline."""

    x: float
    y: float
    content: str
    ink: Ink


@dataclass(frozen=True)
class Box:
    """A rectangle with round corners, from its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    color: str
    radius: float = 0.0
    dashed_border: str | None = None


@dataclass(frozen=True)
class Area:
    """A filled shape with straight sides."""

    corners: tuple[tuple[float, float], ...]
    color: str


@dataclass(frozen=True)
class Line:
    """A straight line."""

    start: tuple[float, float]
    end: tuple[float, float]
    color: str
    width: float = 1.0


Shape = Text | Box | Area | Line


@dataclass
class Sheet:
    """What has been put on the paper so far, first at the bottom; `height` grows as one goes."""

    shapes: list[Shape] = field(default_factory=list)
    height: float = MARGIN

    def text(self, x: float, y: float, content: str, ink: Ink, align: Align = "left") -> None:
        """Write one line; `x` is its left end, middle or right end, `y` its baseline."""
        shown = lettering.printable(content)
        left = x - lettering.width(shown, ink.size) * _SHARE_LEFT_OF_ANCHOR[align]
        self.shapes.append(Text(left, y, shown, ink))

    def paragraph(self, content: str, ink: Ink, lines: int = 2) -> None:
        """Write below what is there, over the whole width; nothing for an empty text."""
        if not content.strip():
            return
        for line in lettering.wrap(content, ink.size, INNER, lines):
            self.height += ink.size * 1.35
            self.text(MARGIN, self.height - ink.size * 0.3, line, ink)

    def header(self, title: str, subtitle: str) -> None:
        self.paragraph(title, TITLE)
        self.height += 3
        # English needs a third line for what Chinese says in two.
        self.paragraph(subtitle, SUBTITLE, lines=3)
        self.height += 16

    def add(self, *shapes: Shape) -> None:
        self.shapes.extend(shapes)

    def png(self) -> bytes:
        """Draw it all. Loads matplotlib."""
        from charts.figure import compose, render

        return render(compose(self))
