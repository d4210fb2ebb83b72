"""From the sheet to the picture: every shape becomes a patch of one matplotlib figure, then a PNG.

Importing this file imports matplotlib. Never uses pyplot, which keeps global state.
"""

from io import BytesIO
from typing import assert_never

from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Polygon
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from charts.glyphs import outline
from charts.sheet import WHITE, WIDTH, Area, Box, Line, Shape, Sheet, Text

# Three pixels for one of the phone's: sharp on the screens of today, 1080 wide.
SCALE = 3.0
MAX_PIXELS = 6_000_000
_POINTS_PER_INCH = 72
# There is no bold face in the font package, so bold letters are drawn with a thin edge.
_BOLD_EDGE = 0.032
# How far the handles of a Bezier curve reach to make a quarter of a circle.
_ARC = 0.5523


def compose(sheet: Sheet) -> Figure:
    """Put the shapes on a figure on which one point is one unit of the sheet."""
    scale = min(SCALE, (MAX_PIXELS / (WIDTH * sheet.height)) ** 0.5)
    figure = Figure(
        figsize=(WIDTH / _POINTS_PER_INCH, sheet.height / _POINTS_PER_INCH),
        dpi=_POINTS_PER_INCH * scale,
        facecolor=WHITE,
    )
    paper = figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(sheet.height, 0))
    paper.set_axis_off()
    for layer, shape in enumerate(sheet.shapes):
        paper.add_artist(_artist(shape)).set_zorder(layer)
    return figure


def render(figure: Figure) -> bytes:
    """Return the picture as PNG, the same bytes for the same figure."""
    picture = BytesIO()
    canvas = FigureCanvasAgg(figure)
    canvas.print_png(picture, metadata={"Software": None})  # type: ignore[no-untyped-call]
    return picture.getvalue()


def _artist(shape: Shape) -> Artist:
    match shape:
        case Text():
            return _letters(shape)
        case Box():
            return _box(shape)
        case Area(corners, color):
            return Polygon(corners, closed=True, facecolor=color, linewidth=0)
        case Line((x, y), (end_x, end_y), color, width):
            return Line2D((x, end_x), (y, end_y), color=color, linewidth=width, marker="")
        case _:
            assert_never(shape)


def _letters(text: Text) -> PathPatch:
    ink = text.ink
    placed = Affine2D().scale(1, -1).translate(text.x, text.y)
    return PathPatch(
        placed.transform_path(outline(text.content, ink.size)),
        facecolor=ink.color,
        edgecolor=ink.color,
        linewidth=ink.size * _BOLD_EDGE if ink.bold else 0,
        joinstyle="round",
    )


def _box(box: Box) -> PathPatch:
    return PathPatch(
        _round_rectangle(box),
        facecolor=box.color,
        edgecolor=box.dashed_border or "none",
        linewidth=1.2 if box.dashed_border else 0,
        linestyle=(0, (3, 2)) if box.dashed_border else "solid",
    )


def _round_rectangle(box: Box) -> Path:
    """Return the outline with corners that are quarters of circles."""
    radius = min(box.radius, box.width / 2, box.height / 2)
    right, bottom, bend = box.x + box.width, box.y + box.height, radius * (1 - _ARC)
    corners = (
        (box.x, box.y, 1, 1),
        (right, box.y, -1, 1),
        (right, bottom, -1, -1),
        (box.x, bottom, 1, -1),
    )
    points: list[tuple[float, float]] = []
    for turn, (x, y, inward, down) in enumerate(corners):
        beside, below = (x + inward * radius, y), (x, y + down * radius)
        beside_bend, below_bend = (x + inward * bend, y), (x, y + down * bend)
        arc = [below, below_bend, beside_bend, beside]
        points += arc if turn % 2 == 0 else arc[::-1]
    codes = [Path.LINETO, Path.CURVE4, Path.CURVE4, Path.CURVE4] * len(corners)
    codes[0] = Path.MOVETO
    return Path([*points, points[0]], [*codes, Path.CLOSEPOLY])
