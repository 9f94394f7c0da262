"""How far a room's weights lie apart, and what changes when groups count and not people."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go

from appraisal.analysis.agreement import Agreement, Spread
from appraisal.charts.chart import Chart
from appraisal.charts.findings import name_of, sentences
from appraisal.charts.frame import SIZES, Size, SizeName, Trace, figure, lines_height, words
from appraisal.charts.legend import marks_legend
from appraisal.charts.notices import notice
from appraisal.charts.palette import ACCENT, INK, MUTED, PAPER
from appraisal.charts.rounding import display_pair
from appraisal.charts.rows import (
    Rows,
    line_pieces,
    percent_ticks,
    rows_of,
    scale_traces,
    weight_table,
)
from appraisal.charts.text import bold
from appraisal.charts.weights import weight_bars
from appraisal.wording import percent

_NO_SPREAD = 0.0005  # of all the weight; less is no spread to a reader
_BAND = "#9dbfe0"  # the middle half: the accent, paler
_LABEL_ROOM = 4.2  # ems for "12.5 %" beyond a band


def criterion_spread(
    agreement: Agreement, names: Mapping[str, str], *, size: SizeName = "page"
) -> Chart:
    """For each criterion the middle half of the room's weights, their median and their mean.

    The criterion on which the room is furthest apart is on top. The lowest and the highest
    weight are never drawn: each is one person's.
    """
    if not agreement.criteria:
        return notice(
            "How far the room's weights lie apart is not shown.",
            sentences(*agreement.notes[:1]) or "There are too few ballots.",
            size=size,
        )
    spreads = sorted(agreement.criteria, key=lambda spread: -round(spread.iqr, 9))
    shown = _shown(spreads)
    order = [spread.criterion for spread in spreads]
    title = _finding(spreads[0], shown, names)
    said = [
        f"{name_of(names, c)}: half of the weights from {shown['lower'][c]} to "
        f"{shown['upper'][c]}, median {shown['median'][c]}, mean {shown['mean'][c]}."
        for c in order
    ]
    columns = {
        "A quarter are below": shown["lower"],
        "Median": shown["median"],
        "A quarter are above": shown["upper"],
        "Mean": shown["mean"],
    }
    return Chart(
        figure=_figure(agreement.criteria, order, shown, names, SIZES[size]),
        title=title,
        alt=sentences(f"A band for each criterion, widest first. {title}", *said),
        table=weight_table(order, columns, names),
    )


def voices(
    agreement: Agreement,
    names: Mapping[str, str],
    *,
    labels: tuple[str, str] = ("each person counts the same", "each group counts the same"),
    size: SizeName = "page",
) -> Chart:
    """The room's weights with each person counting the same, and with each group.

    Where some groups are kept private only the first are drawn, and the page says why.
    """
    if agreement.per_person is None:
        return notice(
            "The room's weights are not shown.",
            sentences(*agreement.notes[:1]) or "There are too few ballots.",
            size=size,
        )
    if agreement.per_group is None:
        return weight_bars(agreement.per_person, names, size=size)
    chart = weight_bars(agreement.per_person, names, agreement.per_group, labels=labels, size=size)
    title = _gap(agreement.per_person, agreement.per_group, names, labels)
    return replace(chart, title=title, alt=chart.alt.replace(chart.title, title, 1))


def _gap(
    person: Mapping[str, float],
    group: Mapping[str, float],
    names: Mapping[str, str],
    labels: tuple[str, str],
) -> str:
    widest = max(person, key=lambda criterion: abs(person[criterion] - group[criterion]))
    if abs(person[widest] - group[widest]) < _NO_SPREAD:
        return f"The weights are the same where {labels[0]} and where {labels[1]}."
    first, second = display_pair(person, group)
    return (
        f"“{name_of(names, widest)}” differs most: {first[widest]} where {labels[0]}, "
        f"{second[widest]} where {labels[1]}."
    )


def _shown(spreads: Sequence[Spread]) -> dict[str, dict[str, str]]:
    """The four figures of every criterion, precise enough to tell the ends of a band apart."""
    alike = any(
        spread.iqr >= _NO_SPREAD and percent(spread.lower) == percent(spread.upper)
        for spread in spreads
    )
    decimals = 1 if alike else 0
    return {
        figure: {spread.criterion: percent(getattr(spread, figure), decimals) for spread in spreads}
        for figure in ("lower", "median", "upper", "mean")
    }


def _finding(
    widest: Spread, shown: Mapping[str, Mapping[str, str]], names: Mapping[str, str]
) -> str:
    criterion = widest.criterion
    if widest.iqr < _NO_SPREAD:
        return "On every criterion at least half of the room gives the same weight."
    return (
        f"The room is furthest apart on “{name_of(names, criterion)}”: half of the weights lie "
        f"between {shown['lower'][criterion]} and {shown['upper'][criterion]}."
    )


def _figure(
    spreads: Sequence[Spread],
    order: Sequence[str],
    shown: Mapping[str, Mapping[str, str]],
    names: Mapping[str, str],
    size: Size,
) -> go.Figure:
    room = size.small * _LABEL_ROOM
    side = 0.0 if size.narrow else size.side
    inner = size.without(side)
    markers = _markers(size)
    legend = marks_legend(list(markers), lambda place: [*markers.values()][place], inner, 0.0)
    top = legend.height + size.small * 0.4
    criteria = [spread.criterion for spread in spreads]
    rows = rows_of(criteria, order, names, size, top=top, above=size.narrow)
    ticks = percent_ticks(100 * max(max(spread.upper, spread.mean) for spread in spreads))
    # The axis is longer than its scale at both ends: Plotly draws no label beyond an axis.
    a_pixel = ticks[-1] / max(inner.width - 2 * room, 1.0)
    start, end = -room * a_pixel, ticks[-1] + room * a_pixel
    upright, scale = scale_traces(ticks, rows)
    traces = [
        rows.rules(start, end),
        upright,
        scale | {"textposition": "middle center"},
        _bands(spreads, rows),
        *_marks(spreads, shown, rows, markers),
        *_ends(spreads, shown, rows, size.small * 0.4 * a_pixel),
        rows.name_words(start),
        *legend.traces,
    ]
    height = rows.bottom + lines_height(1, size.small) + size.small * 0.3
    return figure(traces, height, (start, end), {"l": side}, size.small)


def _markers(size: Size) -> dict[str, dict[str, Any]]:
    return {
        "Middle half of the weights": {"symbol": "square", "color": _BAND, "size": size.small},
        "Median": {"symbol": "line-ns-open", "color": INK, "size": size.small * 1.1},
        "Mean": {"symbol": "diamond", "color": ACCENT, "size": size.small * 0.7},
    }


def _bands(spreads: Sequence[Spread], rows: Rows) -> Trace:
    pieces = [
        (100 * spread.lower, 100 * spread.upper, y)
        for spread, y in zip(spreads, rows.y, strict=True)
    ]
    return line_pieces("bands", pieces, _BAND, rows.size.row * 0.42)


def _marks(
    spreads: Sequence[Spread],
    shown: Mapping[str, Mapping[str, str]],
    rows: Rows,
    markers: Mapping[str, dict[str, Any]],
) -> list[Trace]:
    tall = rows.size.row * 0.6
    hover = [
        f"{name}<br>half of the weights: {shown['lower'][c]} to {shown['upper'][c]}<br>"
        f"median {shown['median'][c]}, mean {shown['mean'][c]}"
        for name, c in zip(rows.names, rows.criteria, strict=True)
    ]
    medians = markers["Median"] | {"size": tall, "line": {"width": 3, "color": INK}}
    means = markers["Mean"] | {"line": {"width": 1.5, "color": PAPER}}
    drawn = (
        ("medians", [spread.median for spread in spreads], medians),
        ("means", [spread.mean for spread in spreads], means),
    )
    return [
        {
            "type": "scatter",
            "uid": uid,
            "mode": "markers",
            "ids": list(rows.criteria),
            "x": [100 * share for share in shares],
            "y": rows.y,
            "marker": marker,
            "hoverinfo": "text",
            "hovertext": hover,
            "cliponaxis": False,
            "showlegend": False,
        }
        for uid, shares, marker in drawn
    ]


def _ends(
    spreads: Sequence[Spread], shown: Mapping[str, Mapping[str, str]], rows: Rows, aside: float
) -> list[Trace]:
    # The mean may lie beyond the band: then the label goes beyond the mean.
    left = [100 * min(spread.lower, spread.mean) - aside for spread in spreads]
    right = [100 * max(spread.upper, spread.mean) + aside for spread in spreads]
    traces = []
    for uid, x, side in (("lower", left, "middle left"), ("upper", right, "middle right")):
        texts = [bold(shown[uid][criterion]) for criterion in rows.criteria]
        traces.append(
            words(
                uid, x, rows.y, texts, rows.size.small, side=side, colour=MUTED, ids=rows.criteria
            )
        )
    return traces
