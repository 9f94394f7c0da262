"""How the marks of partnership data look: told apart in grey too, and never by colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from appraisal.charts.palette import (
    ACCENT,
    CHANGE,
    FAINT,
    GREY,
    INK,
    LINE,
    MUTED,
    PAPER,
    contrast,
    text_on,
    value_colour,
)

Pattern = Literal["", "/", "x", ".", "-"]


@dataclass(frozen=True)
class Look:
    """A fill, a pattern over it and an outline; `fill` "" is none."""

    fill: str
    pattern: Pattern = ""
    outline: str = PAPER
    outline_width: float = 1.0

    @property
    def ink(self) -> str:
        """A colour for words on it."""
        return text_on(self.fill or PAPER)

    @property
    def pattern_colour(self) -> str:
        """The colour of the pattern: light on dark fills and dark on light ones."""
        if self.fill == FAINT:
            return GREY
        return PAPER if contrast(self.fill or PAPER, PAPER) >= 3 else INK


STRESSED: Final = Look(ACCENT)
PLAIN: Final = Look(GREY)
TOTAL: Final = Look(MUTED)
DOWN: Final = Look("#882255", "/")
OVER: Final = Look(CHANGE, "x")
HIDDEN_LOOK: Final = Look(FAINT, "/", outline=GREY)
UNKNOWN_LOOK: Final = Look(PAPER, outline=GREY)
RANGE: Final = Look(LINE)
EXPECTED: Final = Look("#bcd3ea", ".")
OUTLINE: Final = Look("", outline=INK, outline_width=2.0)

# Dark and light in turn, and each dark and each light one with a pattern of its own: neighbours
# differ without colour, and so do any two.
SERIES: Final[tuple[Look, ...]] = (
    Look(ACCENT),
    Look("#e3d48a"),
    Look("#117733", "/"),
    Look("#9fd5ee", "."),
    Look("#882255", "x"),
    Look("#cdd6de", "-"),
)


def band_looks(number: int) -> tuple[Look, ...]:
    """Looks for bands in order, from light to dark.

    >>> len(band_looks(3)), band_looks(2)[-1].fill == value_colour(100)
    (3, True)
    """
    step = 88 / max(number - 1, 1)
    return tuple(Look(value_colour(12 + step * place)) for place in range(number))
