"""Two weightings side by side: marks joined by a line, or arrows from one to the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from appraisal.charts.frame import Size, Trace, figure, words
from appraisal.charts.legend import marks_legend
from appraisal.charts.palette import ACCENT, GREY, INK, LINE, MUTED
from appraisal.charts.rounding import display_pair
from appraisal.charts.rows import Rows, line_pieces, percent_ticks, rows_of
from appraisal.charts.text import bold, opening

_SAME = 1e-12
_LABEL_ROOM = 5.5  # ems kept free for "12.5 %" beyond a mark


@dataclass(frozen=True)
class Pair:
    """Two weightings of the same criteria (fractions of 1) and what to call each."""

    first: Mapping[str, float]
    second: Mapping[str, float]
    labels: tuple[str, str]
    arrows: bool = False

    def change(self, criterion: str) -> float:
        """How much heavier a criterion is in the second."""
        return self.second[criterion] - self.first[criterion]

    @property
    def shown(self) -> tuple[dict[str, str], dict[str, str]]:
        """Both as percentages."""
        return display_pair(self.first, self.second)

    @property
    def labelled(self) -> list[tuple[str, dict[str, str]]]:
        """Each label with its percentages."""
        return list(zip(self.labels, self.shown, strict=True))


def pair_figure(
    pair: Pair, order: Sequence[str], names: Mapping[str, str], size: Size
) -> go.Figure:
    """A row for each criterion with its two weights, in the given order."""
    right = round(size.small * _LABEL_ROOM)
    side = 0.0 if size.narrow else size.side
    inner = size.without(side + right)
    markers = _markers(pair, size)
    said = [opening(label) for label in pair.labels]
    legend = marks_legend(said, lambda place: markers[place], inner, 0.0)
    top = legend.height + size.small * 0.4
    rows = rows_of(list(pair.first), order, names, size, top=top, above=size.narrow)
    largest = 100 * max([*pair.first.values(), *pair.second.values()], default=0.0)
    end = percent_ticks(largest)[-1]
    # Weights near 0 have their label on the left of the mark: the axis starts before 0 for it.
    start = -end * right / inner.width
    aside = (end - start) * 0.7 * size.small / inner.width  # clear of the mark
    traces = [
        rows.rules(start, end),
        *_marks(pair, rows, markers),
        *_labels(pair, rows, aside),
        rows.name_words(start),
        *legend.traces,
    ]
    margin = {"l": side, "r": right}
    # A word whose point lies beyond the axis is not drawn.
    return figure(traces, rows.bottom, (start, end + 1.01 * aside), margin, size.small)


def _markers(pair: Pair, size: Size) -> list[dict[str, Any]]:
    mark = size.small * 0.85
    if pair.arrows:
        return [
            {"symbol": "circle-open", "color": GREY, "size": mark * 0.8},
            {"symbol": "triangle-right", "color": ACCENT, "size": mark},
        ]
    return [
        {"symbol": "circle", "color": ACCENT, "size": mark},
        {"symbol": "diamond-open", "color": INK, "size": mark},
    ]


def _marks(pair: Pair, rows: Rows, markers: Sequence[dict[str, Any]]) -> list[Trace]:
    pieces = [
        (100 * pair.first[criterion], 100 * pair.second[criterion], rows.middle[criterion])
        for criterion in rows.criteria
    ]
    width = rows.size.small / 6
    heads = [_head(pair.change(criterion)) for criterion in rows.criteria]
    return [
        line_pieces("moves", pieces, GREY if pair.arrows else LINE, width),
        *(
            {
                "type": "scatter",
                "uid": f"weights-{place}",
                "mode": "markers",
                "ids": list(rows.criteria),
                "x": [piece[place] for piece in pieces],
                "y": rows.y,
                "marker": marker
                | {"line": {"width": 2, "color": marker["color"]}}
                | ({"symbol": heads} if place and pair.arrows else {}),
                "hoverinfo": "text",
                "hovertext": [
                    f"{name}: {shown[criterion]}"
                    for name, criterion in zip(rows.names, rows.criteria, strict=True)
                ],
                "cliponaxis": False,
                "showlegend": False,
            }
            for place, (marker, shown) in enumerate(zip(markers, pair.shown, strict=True))
        ),
    ]


def _labels(pair: Pair, rows: Rows, aside: float) -> list[Trace]:
    traces = []
    for place, (weights, shown) in enumerate(
        zip((pair.first, pair.second), pair.shown, strict=True)
    ):
        # The lighter of the two is labelled on its left, the heavier on its right; equal ones once.
        sides = [
            _side(pair.change(criterion) * (1, -1)[place], place) for criterion in rows.criteria
        ]
        traces.append(
            words(
                f"labels-{place}",
                [
                    100 * weights[criterion] + (-aside if side == "left" else aside)
                    for criterion, side in zip(rows.criteria, sides, strict=True)
                ],
                rows.y,
                [
                    (bold(shown[criterion]) if place else shown[criterion]) if side else ""
                    for criterion, side in zip(rows.criteria, sides, strict=True)
                ],
                rows.size.small,
                colour=(MUTED, INK)[place] if pair.arrows else (ACCENT, INK)[place],
                ids=rows.criteria,
            )
            | {"textposition": [f"middle {side or 'right'}" for side in sides]}
        )
    return traces


def _head(change: float) -> str:
    if abs(change) < _SAME:
        return "circle"
    return "triangle-right" if change > 0 else "triangle-left"


def _side(heavier_elsewhere: float, place: int) -> str:
    if abs(heavier_elsewhere) < _SAME:
        return "right" if place else ""
    return "left" if heavier_elsewhere > 0 else "right"
