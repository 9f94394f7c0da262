"""A drawing on paper of a fixed width: where marks lie in pixels, and in what order they go on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from appraisal.charts.data.drawing import Area, Box, Dot, Drawing, Line, Mark, Words
from appraisal.charts.frame import SIZES, Size, lines_height

PAPER_SIZE: Final[Size] = replace(SIZES["page"], width=680, side=180)
"""Type for a document: on a page with 160 mm of text, 15 pixels are 10 points."""

_ORDER: Final = (Box, Area, Line, Dot, Words)  # as Plotly puts them on
_BASELINE = 0.35  # ems from the middle of a line of words to its foot


@dataclass(frozen=True)
class Sheet:
    """Paper `width` pixels wide with a drawing on it."""

    drawing: Drawing
    width: float

    @property
    def marks(self) -> Iterator[Mark]:
        """The marks, those that others lie on first."""
        for kind in _ORDER:
            yield from (mark for mark in self.drawing.marks if isinstance(mark, kind))

    def x(self, share: float) -> float:
        """Pixels from the left edge of the paper, of a place across the plot."""
        plot = self.width - self.drawing.left - self.drawing.right
        return self.drawing.left + share * plot

    def lines(self, words: Words) -> Iterator[tuple[str, float, float]]:
        """Every line of the words with its x and its foot, in pixels."""
        x = 0.0 if words.from_edge else self.x(words.x)
        if words.align == "right":
            x -= words.font / 2
        height = lines_height(1, words.font)
        first = words.y - (len(words.lines) - 1) * height / 2
        for number, line in enumerate(words.lines):
            yield line, x, first + number * height + words.font * _BASELINE


def blended(colour: str, over: str, opacity: float) -> str:
    """A colour as it looks over another one at an opacity.

    >>> blended("#000000", "#ffffff", 0.5)
    '#808080'
    """
    pairs = zip(_channels(colour), _channels(over), strict=True)
    mixed = (round(a * opacity + b * (1 - opacity)) for a, b in pairs)
    return "#" + "".join(f"{channel:02x}" for channel in mixed)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))
