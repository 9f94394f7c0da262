"""Named figures as they may be shown: the one thing that every chart of data is drawn from."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from appraisal.errors import AppraisalError

HIDDEN: Final = "*"
"""What stands for a figure that is hidden to protect people."""

NOT_KNOWN: Final = "not known"
"""What stands for a figure that nobody has."""


class ChartError(AppraisalError):
    """Figures that cannot be drawn as they were given."""


class Figure(Protocol):
    """A figure as it may be shown, such as `appraisal.disclosure` hands out.

    `value` is None where it is hidden or where there is none; `text` is what people read.
    """

    @property
    def value(self) -> float | None:
        """The number, None where it is hidden or where there is none."""

    @property
    def text(self) -> str:
        """The number as people read it."""


@dataclass(frozen=True)
class Series:
    """One named run of figures, in the order of a chart's labels.

    `texts` are the figures as people read them; without them, numbers are written with commas and
    None is "not known". A figure that is hidden has None for its value and `*` for its text:
    nothing of it is known here, so nothing of it can be drawn.

    >>> Series("Adults", (862, None, 0), ("862", "*", "0")).hidden
    1
    >>> Series("Cost", (766850.0, None)).texts
    ('766,850', 'not known')
    """

    name: str
    values: tuple[float | None, ...]
    texts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.texts:
            object.__setattr__(self, "texts", tuple(map(_written, self.values)))
        if len(self.texts) != len(self.values):
            raise ChartError(
                f"“{self.name}” has {len(self.values)} values and {len(self.texts)} texts. "
                "Give one text for each value, or none at all."
            )
        for value, text in zip(self.values, self.texts, strict=True):
            self._check(value, text)

    def _check(self, value: float | None, text: str) -> None:
        if value is not None and not math.isfinite(value):
            raise ChartError(
                f"“{self.name}” holds {value}, which cannot be drawn. Give a number, or None."
            )
        if value is not None and text == HIDDEN:
            raise ChartError(
                f"“{self.name}” has a value under a hidden figure. A chart would tell it: "
                "give None where the text is *."
            )

    def __len__(self) -> int:
        return len(self.values)

    @classmethod
    def of(cls, name: str, figures: Iterable[Figure]) -> Series:
        """A series of figures that each know their value and their text."""
        held = list(figures)
        return cls(name, tuple(f.value for f in held), tuple(f.text for f in held))

    @property
    def hidden(self) -> int:
        """How many of the figures are hidden."""
        return self.texts.count(HIDDEN)

    @property
    def shown(self) -> tuple[float, ...]:
        """The values that there are."""
        return tuple(value for value in self.values if value is not None)


def check_lengths(labels: Sequence[str], *series: Series | None) -> None:
    """Raise `ChartError` unless every series has one figure for each label, and there are some."""
    if not labels:
        raise ChartError("There is nothing to draw: the chart has no labels. Give one at least.")
    for one in series:
        if one is not None and len(one) != len(labels):
            raise ChartError(
                f"“{one.name}” has {len(one)} figures for {len(labels)} labels. "
                "Give one figure for each label."
            )


def _written(value: float | None) -> str:
    return NOT_KNOWN if value is None else f"{value:,.10g}"
