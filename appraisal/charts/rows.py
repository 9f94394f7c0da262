"""Rows of weights: a name beside each row, percentages along it."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from appraisal.charts.findings import name_of
from appraisal.charts.frame import Size, Trace, characters, lines_height, words
from appraisal.charts.palette import FAINT, MUTED
from appraisal.charts.rounding import finite
from appraisal.charts.text import stacked, wrapped

_SPACE = "\u2002"


@dataclass(frozen=True)
class Rows:
    """Where the row of each criterion lies. `criteria` are in file order, so that marks move."""

    criteria: tuple[str, ...]
    names: tuple[str, ...]  # inert, in lines
    name_middle: Mapping[str, float]
    middle: Mapping[str, float]  # of the marks
    above: bool  # whether names stand above their marks, not beside them
    edges: tuple[float, ...]
    size: Size
    bottom: float

    @property
    def y(self) -> list[float]:
        """The middles of the rows, in the order of `criteria`."""
        return [self.middle[criterion] for criterion in self.criteria]

    def name_words(self, x: float) -> Trace:
        """The names, ending at `x` beside the marks or beginning there above them."""
        y = [self.name_middle[criterion] for criterion in self.criteria]
        if self.above:
            return words("names", [x] * len(y), y, self.names, self.size.small)
        beside = [name.replace("<br>", f"{_SPACE}<br>") + _SPACE for name in self.names]
        return words("names", [x] * len(y), y, beside, self.size.small, side="middle left")

    @property
    def side(self) -> float:
        """The pixels that the names take beside the marks."""
        return 0.0 if self.above else self.size.side

    def rules(self, start: float, end: float) -> Trace:
        """Faint lines between the rows."""
        return line_pieces("rules", [(start, end, y) for y in self.edges], FAINT, 1)


def rows_of(
    criteria: Sequence[str],
    order: Sequence[str],
    names: Mapping[str, str],
    size: Size,
    *,
    top: float = 0.0,
    marks: float = 0.0,
    above: bool = False,
    ends: Mapping[str, str] | None = None,
) -> Rows:
    """Rows for `criteria`, drawn from `top` downwards in the given order.

    `marks` is the least height, in pixels, that the marks of a row need; `above` puts the names
    above their marks; `ends` are words after the names that are never cut.
    """
    room = characters(size.width if above else size.side - size.small, size.small)
    lines = {
        criterion: wrapped(name_of(names, criterion), room, end=(ends or {}).get(criterion, ""))
        for criterion in criteria
    }
    name_middle: dict[str, float] = {}
    middle: dict[str, float] = {}
    edges = [top]
    y = top
    for criterion in order:
        name_height = lines_height(len(lines[criterion]), size.small)
        height = max(size.row, marks, 0.0 if above else name_height + 6)
        if above:
            name_middle[criterion] = y + 4 + name_height / 2
            y += name_height
        middle[criterion] = y + height / 2
        name_middle.setdefault(criterion, middle[criterion])
        y += height
        edges.append(y)
    return Rows(
        criteria=tuple(criteria),
        names=tuple(stacked(lines[criterion]) for criterion in criteria),
        name_middle=name_middle,
        middle=middle,
        above=above,
        edges=tuple(edges),
        size=size,
        bottom=max(y, 1.0),
    )


def line_pieces(
    uid: str, pieces: Sequence[tuple[float, float, float]], colour: str, width: float
) -> Trace:
    """Horizontal lines from x to x at a y, in one trace."""
    x: list[float | None] = []
    y: list[float | None] = []
    for start, end, height in pieces:
        x += [start, end, None]
        y += [height, height, None]
    return {
        "type": "scatter",
        "uid": uid,
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": colour, "width": width},
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
    }


def scale_traces(ticks: Sequence[float], rows: Rows) -> list[Trace]:
    """Faint upright lines at the percentages, with their figures under the rows."""
    y = rows.bottom + lines_height(1, rows.size.small) / 2
    texts = [f"{tick}\u00a0%" for tick in ticks]
    sides = ["middle center" for _ in ticks]
    if rows.above:
        sides[:1] = ["middle right"]  # there is no margin for the first to reach into
    upright = line_pieces("uprights", [], FAINT, 1)
    for tick in ticks:
        upright["x"] += [tick, tick, None]
        upright["y"] += [rows.edges[0], rows.bottom, None]
    return [
        upright,
        words(
            "scale",
            ticks,
            [y] * len(texts),
            texts,
            rows.size.small,
            colour=MUTED,
        )
        | {"textposition": sides},
    ]


def percent_ticks(largest: float) -> list[int]:
    """Ticks from 0 to the first step past the largest percentage; at most six of them.

    >>> percent_ticks(17.2), percent_ticks(56)
    ([0, 5, 10, 15, 20], [0, 20, 40, 60])
    """
    step = next((s for s in (1, 2, 5, 10, 20) if largest <= 5 * s), 20)
    return [step * n for n in range(max(math.ceil(largest / step), 1) + 1)]


def shares_of(weights: Mapping[str, float], criteria: Sequence[str]) -> dict[str, float]:
    """The weight of each criterion, as a fraction of 1; one left out weighs 0."""
    return {criterion: finite(weights.get(criterion)) or 0.0 for criterion in criteria}


def weights_said(order: Sequence[str], shown: Mapping[str, str], names: Mapping[str, str]) -> str:
    """The weights as part of a sentence."""
    return ", ".join(f"{name_of(names, criterion)} {shown[criterion]}" for criterion in order)


def weight_table(
    order: Sequence[str],
    columns: Mapping[str, Mapping[str, str]],
    names: Mapping[str, str],
) -> pd.DataFrame:
    """A row for each criterion and a column, headed by its key, for each weighting."""
    heads = ["Criterion", *columns]
    records = [
        [name_of(names, criterion), *(shown[criterion] for shown in columns.values())]
        for criterion in order
    ]
    return pd.DataFrame(records, columns=heads, dtype=object)
