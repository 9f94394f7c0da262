"""A chart of data as marks on paper: drawn once, then put on a screen or into a document.

Heights are pixels from the top. Across, 0 is the left end of the plot and 1 its right end, so that
a drawing fills the width it is given; names and notes have pixels kept free beside the plot.
Words are as they were written: whatever draws them makes them inert.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from appraisal.charts.data.looks import Look
from appraisal.charts.frame import Size, characters, lines_height
from appraisal.charts.palette import INK, MUTED

Align = Literal["left", "centre", "right"]
Symbol = Literal["circle", "diamond"]
Dash = Literal["solid", "dash", "dot"]

_WIDTH_OF_A_CHARACTER = 0.55  # ems, as in `frame`
_WIDTH_OF_A_BOLD_CHARACTER = 0.61


@dataclass(frozen=True)
class Box:
    """A rectangle. `says` are the lines shown when somebody points at it."""

    layer: str
    left: float
    right: float
    top: float
    bottom: float
    look: Look
    says: tuple[str, ...] = ()

    @property
    def middle(self) -> float:
        """Half-way down."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Line:
    """Straight pieces through points."""

    layer: str
    points: tuple[tuple[float, float], ...]
    colour: str
    width: float
    dash: Dash = "solid"


@dataclass(frozen=True)
class Area:
    """A filled shape through points, without an outline."""

    layer: str
    points: tuple[tuple[float, float], ...]
    colour: str


@dataclass(frozen=True)
class Dot:
    """A mark of `size` pixels across."""

    layer: str
    x: float
    y: float
    size: float
    colour: str
    symbol: Symbol = "circle"
    says: tuple[str, ...] = ()


@dataclass(frozen=True)
class Words:
    """Lines of words with their middle at `y`; to the right of `x`, round it, or left of it.

    Words left of `x` end half an em before it. Those `from_edge` begin at the left edge of the
    figure, whatever `x` is.
    """

    layer: str
    x: float
    y: float
    lines: tuple[str, ...]
    font: float
    align: Align = "left"
    colour: str = INK
    bold: bool = False
    from_edge: bool = False


Mark = Box | Line | Area | Dot | Words


@dataclass(frozen=True)
class Drawing:
    """Marks, with the pixels kept free on the left and the right of the plot."""

    height: float
    left: float
    right: float
    font: float
    marks: tuple[Mark, ...]


def broken(text: str, width: float, font: float, lines: int = 3, bold: bool = False) -> list[str]:
    """The text in lines that fit into a width in pixels; what is left out ends in an ellipsis."""
    one_line = " ".join(re.split(r"[ \t\r\n\v\f]+", text.strip()))  # no-break spaces stay
    room = characters(width, font, bold)
    return textwrap.wrap(
        one_line, room, max_lines=lines, placeholder=" …", break_on_hyphens=False
    ) or [""]


def width_of(text: str, font: float, bold: bool = False) -> float:
    """About how many pixels wide a text is."""
    return len(text) * font * (_WIDTH_OF_A_BOLD_CHARACTER if bold else _WIDTH_OF_A_CHARACTER)


def note_marks(texts: Sequence[str], size: Size, top: float) -> tuple[list[Mark], float]:
    """Small words across the whole figure, a paragraph each, and the height they end at."""
    marks: list[Mark] = []
    y = top
    for text in texts:
        lines = tuple(broken(text, size.width, size.small, 4))
        height = lines_height(len(lines), size.small)
        marks.append(
            Words("notes", 0, y + height / 2, lines, size.small, colour=MUTED, from_edge=True)
        )
        y += height
    return marks, y
