"""The groups' mean weights side by side, with those too small to show named in words."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import plotly.graph_objects as go

from appraisal.charts.chart import Chart
from appraisal.charts.findings import name_of, sentences
from appraisal.charts.frame import (
    SIZES,
    Size,
    SizeName,
    Trace,
    characters,
    figure,
    lines_height,
    words,
)
from appraisal.charts.legend import marks_legend
from appraisal.charts.palette import GROUP_COLOURS, GROUP_SYMBOLS, MUTED
from appraisal.charts.rounding import display_weights
from appraisal.charts.rows import (
    Rows,
    percent_ticks,
    rows_of,
    scale_traces,
    shares_of,
    weight_table,
    weights_said,
)
from appraisal.charts.text import plain, stacked, wrapped
from appraisal.wording import distinct, listed

DIFFER_MOST = "Groups differ most on "
"""How the finding begins, left out where a heading says as much."""

_LEAST_SPREAD = 0.0005
_LANE = 1.1  # ems between the groups' lines within a row


class GroupWeights(Protocol):
    """What a chart needs of a group's results; `weights` is None where the group is hidden."""

    @property
    def name(self) -> str:
        """The group's name."""

    @property
    def hidden(self) -> bool:
        """Whether the group is too small to be shown apart."""

    @property
    def weights(self) -> Mapping[str, float] | None:
        """The group's mean weights, as fractions of 1."""


def group_weights(
    groups: Sequence[GroupWeights], names: Mapping[str, str], *, size: SizeName = "page"
) -> Chart:
    """A mark for each group on each criterion, the criterion that divides them most on top.

    Groups differ by symbol as well as by colour, each on its own line within the row. Hidden
    groups are named under the chart and nothing else is said of them, not even their number.
    """
    visible = [
        (group.name, group.weights) for group in groups if group.weights and not group.hidden
    ]
    hidden = [group.name for group in groups if not (group.weights and not group.hidden)]
    heads = distinct([name for name, _ in visible], _places(visible), ["Criterion"])
    given = {criterion for _, weights in visible for criterion in weights}
    criteria = [criterion for criterion in names if criterion in given]
    criteria += sorted(given.difference(names))
    shares = {
        head: shares_of(weights, criteria)
        for head, (_, weights) in zip(heads, visible, strict=True)
    }
    shown = dict(zip(shares, display_weights(*shares.values()), strict=True))
    order = sorted(criteria, key=lambda criterion: -_spread(shares, criterion))
    title = _finding(shares, shown, order, names)
    said = [f"{head}: {weights_said(order, texts, names)}." for head, texts in shown.items()]
    return Chart(
        figure=_figure(shares, shown, order, names, _hidden_words(hidden), SIZES[size]),
        title=title,
        alt=sentences(
            f"A mark for each group on each criterion. {title}", *said, _hidden_words(hidden)
        ),
        table=weight_table(order, shown, names),
    )


def _places(things: Sequence[object]) -> list[str]:
    return [str(place + 1) for place in range(len(things))]


def _spread(shares: Mapping[str, Mapping[str, float]], criterion: str) -> float:
    weights = [group[criterion] for group in shares.values()]
    return max(weights) - min(weights)


def _finding(
    shares: Mapping[str, Mapping[str, float]],
    shown: Mapping[str, Mapping[str, str]],
    order: Sequence[str],
    names: Mapping[str, str],
) -> str:
    if not order:
        return "No group is large enough to be shown apart."
    if len(shares) == 1:
        return f"Only one group is large enough to be shown apart: {next(iter(shares))}."
    widest = order[0]
    if _spread(shares, widest) < _LEAST_SPREAD:
        return "The groups shown give every criterion the same weight."
    ordered = sorted(shares, key=lambda group: -shares[group][widest])
    most, least = ordered[0], ordered[-1]
    return (
        f"{DIFFER_MOST}“{name_of(names, widest)}”: "
        f"{most} {shown[most][widest]}, {least} {shown[least][widest]}."
    )


def _hidden_words(hidden: Sequence[str]) -> str:
    if not hidden:
        return ""
    why = "Not shown apart, so that nobody in a small group can be picked out"
    return f"{why}: {listed(hidden)}."


def _marker(place: int, size: Size) -> dict[str, Any]:
    return {
        "symbol": GROUP_SYMBOLS[place % len(GROUP_SYMBOLS)],
        "color": GROUP_COLOURS[place % len(GROUP_COLOURS)],
        "size": size.small * 0.8,
    }


def _figure(
    shares: Mapping[str, Mapping[str, float]],
    shown: Mapping[str, Mapping[str, str]],
    order: Sequence[str],
    names: Mapping[str, str],
    note: str,
    size: Size,
) -> go.Figure:
    right = size.small * 2
    side = 0.0 if size.narrow else size.side
    inner = size.without(side + right)
    legend = marks_legend(list(shares), lambda place: _marker(place, size), inner, 0.0)
    rows = rows_of(
        list(order),
        order,
        names,
        size,
        top=legend.height + size.small * 0.4,
        marks=len(shares) * size.small * _LANE + size.small * 0.6,
        above=size.narrow,
    )
    weights = [100 * weight for group in shares.values() for weight in group.values()]
    ticks = percent_ticks(max(weights, default=0.0))
    traces = [*legend.traces]
    y = 0.0
    if order:
        traces = [
            rows.rules(0, ticks[-1]),
            *scale_traces(ticks, rows),
            *_marks(shares, shown, rows),
            rows.name_words(0),
            *legend.traces,
        ]
        y = rows.bottom + lines_height(1, size.small) + size.small * 0.5
    if note:
        lines = wrapped(note, characters(inner.width, size.small))
        height = lines_height(len(lines), size.small)
        text = stacked(lines)
        traces.append(words("note", [0], [y + height / 2], [text], size.small, colour=MUTED))
        y += height
    margin = {"l": side, "r": right}
    return figure(traces, max(y, 1.0), (0, ticks[-1]), margin, size.small)


def _marks(
    shares: Mapping[str, Mapping[str, float]],
    shown: Mapping[str, Mapping[str, str]],
    rows: Rows,
) -> list[Trace]:
    lane = rows.size.small * _LANE
    middle = (len(shares) - 1) / 2
    traces: list[Trace] = []
    for place, (group, weights) in enumerate(shares.items()):
        marker = _marker(place, rows.size)
        traces.append(
            {
                "type": "scatter",
                "uid": f"group-{place}",
                "name": plain(group),
                "mode": "markers",
                "ids": list(rows.criteria),
                "x": [100 * weights[criterion] for criterion in rows.criteria],
                "y": [y + (place - middle) * lane for y in rows.y],
                "marker": {**marker, "line": {"width": 0}},
                "hoverinfo": "text",
                "hovertext": [
                    f"{plain(group)}<br>{name}: {shown[group][criterion]}"
                    for name, criterion in zip(rows.names, rows.criteria, strict=True)
                ],
                "cliponaxis": False,
                "showlegend": False,
            }
        )
    return traces
