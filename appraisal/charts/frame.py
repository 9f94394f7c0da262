"""What the figures share: sizes of type, the bare frame, and traces of words.

Figures are laid out in pixels from the top: the y axis runs from 0 to the plot's height. So type
of a known size never collides with a bar, whatever the number of rows or of lines in a name. The
x axis stays relative, so that a figure fills the width it is given.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import plotly.graph_objects as go

from appraisal.charts.palette import INK, LINE, MUTED, PAPER

SizeName = Literal["wall", "page", "phone"]
Trace = dict[str, Any]

FONT = '"Source Sans", "Source Sans Pro", sans-serif'
LINE_HEIGHT = 1.3  # Plotly's own
_CHARACTER = 0.55  # mean width of a character in ems; Source Sans itself is narrower
_BOLD_CHARACTER = 0.61
_LONG_LINE_CHARACTER = 0.5  # of sentences


@dataclass(frozen=True)
class Size:
    """Type and marks for one kind of screen, in pixels."""

    name: float  # names of options and criteria
    value: float  # overall values
    small: float  # legend, reasons, axis words
    bar: float  # thickness of a contribution bar
    gap: float  # between the rows of contributions
    row: float  # height of a row of weights or of a matrix
    side: float  # width of the names beside a row
    columns: int  # of a legend
    width: float  # of the figure, as far as breaking names into lines goes
    narrow: bool = False  # no room for names beside marks that need labels: they go above

    def without(self, pixels: float) -> "Size":
        """The same type on a figure with so many pixels less of width."""
        return replace(self, width=self.width - pixels)


SIZES: dict[SizeName, Size] = {
    "wall": Size(32, 54, 26, 58, 40, 60, 430, 4, 1400),
    "page": Size(17, 27, 15, 32, 20, 38, 190, 3, 800),
    "phone": Size(16, 25, 14, 28, 18, 42, 128, 1, 350, narrow=True),
}
"""The sizes for a wall of 1920 x 1080, a page and a phone."""

TIGHT: dict[SizeName, Size] = {
    "wall": Size(24, 40, 24, 30, 8, 44, 400, 4, 1400),
    "page": Size(15, 21, 14, 20, 8, 32, 170, 3, 800),
    "phone": Size(16, 25, 14, 20, 10, 36, 128, 1, 350, narrow=True),
}
"""The least that stays readable, for many options in a given height."""


def characters(width: float, font: float, bold: bool = False) -> int:
    """How many characters of a font fit into a width, both in pixels."""
    return max(4, int(width / (font * (_BOLD_CHARACTER if bold else _CHARACTER))))


def note_characters(size: Size) -> int:
    """How many characters of the small type fit across a whole figure, as a note under it does.

    A long line is nearer to its mean width than a name is, so more fit.
    """
    each = _CHARACTER if size.narrow else _LONG_LINE_CHARACTER
    return int(size.width / (size.small * each))


def annotated(lines: Sequence[str], y: float, size: Size, side: float) -> dict[str, Any]:
    """An annotation of inert lines that begins at the left edge of a figure, `y` its top.

    `side` is the figure's margin there: Plotly draws no trace's words in it.
    """
    return {
        "name": "note",
        "text": "<br>".join(lines),
        "xref": "paper",
        "x": 0,
        "xshift": -side,
        "xanchor": "left",
        "yref": "y",
        "y": y,
        "yanchor": "top",
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": size.small, "color": MUTED},
    }


def lines_height(lines: int, font: float) -> float:
    """The height of so many lines of a font, in pixels."""
    return lines * font * LINE_HEIGHT


def words(
    uid: str,
    x: Sequence[float | None],
    y: Sequence[float],
    text: Sequence[str],
    font: float,
    *,
    side: str = "middle right",
    colour: str | Sequence[str] = INK,
    xaxis: str = "x",
    ids: Sequence[str] | None = None,
) -> Trace:
    """A trace of inert texts. `side` is where a text lies from its point."""
    colours = colour if isinstance(colour, str) else list(colour)
    trace: Trace = {
        "type": "scatter",
        "uid": uid,
        "mode": "text",
        "x": list(x),
        "y": list(y),
        "text": list(text),
        "textposition": side,
        "textfont": {"size": font, "color": colours},
        "hoverinfo": "skip",
        "cliponaxis": False,
        "showlegend": False,
        "xaxis": xaxis,
    }
    if ids is not None:
        trace["ids"] = list(ids)
    return trace


def figure(
    traces: Sequence[Trace],
    height: float,
    x_range: tuple[float, float],
    margin: dict[str, float],
    font: float,
    notes: Sequence[dict[str, Any]] = (),
) -> go.Figure:
    """A bare figure `height` pixels high, y counted in pixels from the top.

    `margin` has pixels kept free on the left ("l") and right ("r"); `notes` are annotations.
    A second x axis, `x2`, runs from 0 to 1 over the same width, for legends and notes. Updates
    with Plotly.react move the marks: traces keep their uids and `uirevision` stays.
    """
    height = max(height, 10.0)  # Plotly draws nothing lower
    still = {
        "fixedrange": True,
        "zeroline": False,
        "showgrid": False,
        "ticks": "",
        "showticklabels": False,
    }
    layout = {
        "template": {},
        "height": round(height),
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0} | margin,
        "autosize": True,
        "barmode": "stack",
        "dragmode": False,
        "showlegend": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": PAPER,
            "bordercolor": LINE,
            "font": {"size": font, "color": INK, "family": FONT},
            "align": "left",
        },
        "font": {"family": FONT, "size": font, "color": INK},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "transition": {"duration": 250, "easing": "cubic-in-out"},
        "uirevision": "appraisal",
        "xaxis": {**still, "range": list(x_range)},
        "xaxis2": {**still, "range": [0, 1], "overlaying": "x"},
        "yaxis": {**still, "range": [height, 0]},
    }
    # Plotly's check of every property would more than double the time that a figure takes. The
    # tests make that check instead.
    if notes:
        layout["annotations"] = list(notes)
    return go.Figure({"data": list(traces), "layout": layout}, _validate=False)
