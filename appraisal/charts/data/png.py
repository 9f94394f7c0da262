"""A drawing as a PNG picture, drawn with matplotlib and no state but its own.

Each picture is a `Figure` with a canvas of its own: pyplot, which keeps figures for a whole
process, is never imported, so pictures can be drawn in several threads at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, Literal

from appraisal.charts.data.drawing import Align, Area, Box, Dash, Dot, Drawing, Line, Mark, Words
from appraisal.charts.data.paper import Sheet, blended
from appraisal.charts.palette import PAPER

if TYPE_CHECKING:
    from matplotlib.artist import Artist

INCHES: Final = 6.3
"""The width of a picture on paper: the text of an A4 page with ordinary margins."""

DOTS_PER_INCH: Final = 200

_FONT_SHARE = 0.88  # of the size laid out: DejaVu Sans is so much wider than Source Sans
_PATTERN_OPACITY = 0.4
_HATCHES: Final = {"/": "////", "x": "xxx", ".": "...", "-": "----"}
_ALIGNED: Final[Mapping[Align, Literal["left", "center", "right"]]] = {
    "left": "left",
    "centre": "center",
    "right": "right",
}
_DASHES: Final[Mapping[Dash, Literal["-", "--", ":"]]] = {"solid": "-", "dash": "--", "dot": ":"}


def png(drawing: Drawing, width: float) -> bytes:
    """The drawing as a PNG file, 6.3 inches wide at 200 dots an inch."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    points = 72 * INCHES / width  # of type, to a pixel of the drawing
    figure = Figure(figsize=(INCHES, INCHES * drawing.height / width), dpi=DOTS_PER_INCH)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, width)
    axes.set_ylim(drawing.height, 0)
    sheet = Sheet(drawing, width)
    for order, mark in enumerate(sheet.marks):
        for artist in _artists(mark, sheet, points):
            artist.set_zorder(order)
            artist.set_clip_on(False)
            axes.add_artist(artist)
    held = BytesIO()
    # No name and no version of what drew it, so that the same drawing is the same bytes.
    figure.savefig(held, format="png", facecolor=PAPER, metadata={"Software": None})
    return held.getvalue()


def _artists(mark: Mark, sheet: Sheet, points: float) -> list[Artist]:
    match mark:
        case Box():
            return [_box(mark, sheet, points)]
        case Area():
            return [_shape(mark, sheet)]
        case Line():
            return [_line(mark, sheet, points)]
        case Dot():
            return [_dot(mark, sheet, points)]
        case Words():
            return _words(mark, sheet, points)


def _box(box: Box, sheet: Sheet, points: float) -> Artist:
    from matplotlib.patches import Rectangle

    look, left = box.look, sheet.x(box.left)
    patterned: dict[str, Any] = {}
    if look.pattern:
        colour = blended(look.pattern_colour, look.fill, _PATTERN_OPACITY)
        patterned = {"hatch": _HATCHES[look.pattern], "hatchcolor": colour}
    return Rectangle(
        (left, box.top),
        sheet.x(box.right) - left,
        box.bottom - box.top,
        facecolor=look.fill or "none",
        edgecolor=look.outline,
        linewidth=look.outline_width * points,
        **patterned,
    )


def _shape(area: Area, sheet: Sheet) -> Artist:
    from matplotlib.patches import Polygon

    corners = [(sheet.x(x), y) for x, y in area.points]
    return Polygon(corners, closed=True, facecolor=area.colour, edgecolor="none")


def _line(line: Line, sheet: Sheet, points: float) -> Artist:
    from matplotlib.lines import Line2D

    return Line2D(
        [sheet.x(x) for x, _ in line.points],
        [y for _, y in line.points],
        color=line.colour,
        linewidth=line.width * points,
        linestyle=_DASHES[line.dash],
    )


def _dot(dot: Dot, sheet: Sheet, points: float) -> Artist:
    from matplotlib.lines import Line2D

    return Line2D(
        [sheet.x(dot.x)],
        [dot.y],
        marker="o" if dot.symbol == "circle" else "D",
        markersize=dot.size * points,
        markerfacecolor=dot.colour,
        markeredgecolor=PAPER,
        markeredgewidth=1.5 * points,
        linestyle="none",
    )


def _words(words: Words, sheet: Sheet, points: float) -> list[Artist]:
    from matplotlib.text import Text

    return [
        Text(
            x,
            y,
            line,
            fontsize=words.font * _FONT_SHARE * points,
            fontfamily="DejaVu Sans",
            fontweight="bold" if words.bold else "normal",
            color=words.colour,
            horizontalalignment=_ALIGNED[words.align],
            verticalalignment="baseline",
            parse_math=False,  # a name with two dollar signs is no formula
        )
        for line, x, y in sheet.lines(words)
    ]
