"""Weights as charts: the room's, one person's beside them, and their shift between rounds."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from appraisal.charts.chart import Chart
from appraisal.charts.findings import name_of
from appraisal.charts.frame import SIZES, SizeName, Trace, figure, words
from appraisal.charts.pairs import Pair, pair_figure
from appraisal.charts.palette import ACCENT
from appraisal.charts.rounding import display_weights
from appraisal.charts.rows import (
    Rows,
    percent_ticks,
    rows_of,
    shares_of,
    weight_table,
    weights_said,
)
from appraisal.charts.text import bold, opening
from appraisal.wording import counted, listed

_LEAST_DIFFERENCE = 0.0005  # less than a tenth of a percentage point is no move to a reader


def weight_bars(
    weights: Mapping[str, float],
    names: Mapping[str, str],
    other: Mapping[str, float] | None = None,
    *,
    labels: tuple[str, str] = ("the room", "mine"),
    size: SizeName = "page",
) -> Chart:
    """Weights (fractions of 1) as bars, heaviest on top; with `other`, two marks a criterion.

    `labels` say whose `weights` and `other` are, in words that fit inside a sentence.
    """
    criteria = _criteria(weights, names)
    shares = shares_of(weights, criteria)
    order = _heaviest(shares)
    if other is not None:
        pair = Pair(shares, shares_of(other, criteria), labels)
        title = _gap_finding(pair, names)
        start = f"Two marks for each criterion, {labels[0]} and {labels[1]}."
        return _pair_chart(pair, order, names, size, title, start)
    (shown,) = display_weights(shares)
    return Chart(
        figure=_bars_figure(shares, shown, rows_of(criteria, order, names, SIZES[size])),
        title=_heaviest_finding(shares, shown, names),
        alt=f"Bars of weight, heaviest first: {weights_said(order, shown, names)}.",
        table=weight_table(order, {"Weight": shown}, names),
    )


def weight_shift(
    before: Mapping[str, float],
    after: Mapping[str, float],
    names: Mapping[str, str],
    *,
    labels: tuple[str, str] = ("round 1", "round 2"),
    size: SizeName = "page",
) -> Chart:
    """How each weight moved between two rounds, as arrows, the largest gain on top.

    `labels` name the two rounds, in words that fit inside a sentence.
    """
    criteria = _criteria({**before, **after}, names)
    pair = Pair(shares_of(before, criteria), shares_of(after, criteria), labels, arrows=True)
    order = sorted(criteria, key=lambda criterion: -pair.change(criterion))
    title = _shift_finding(pair, order, names)
    start = f"Arrows from each weight in {labels[0]} to its weight in {labels[1]}."
    return _pair_chart(pair, order, names, size, title, start)


def _pair_chart(
    pair: Pair,
    order: Sequence[str],
    names: Mapping[str, str],
    size: SizeName,
    title: str,
    start: str,
) -> Chart:
    first, second = pair.shown
    one, other = (opening(label) for label in pair.labels)
    said = [
        f"{one}: {weights_said(order, first, names)}.",
        f"{other}: {weights_said(order, second, names)}.",
    ]
    return Chart(
        figure=pair_figure(pair, order, names, SIZES[size]),
        title=title,
        alt=" ".join([start, title, *said]),
        table=weight_table(order, {one: first, other: second}, names),
    )


def _bars_figure(shares: Mapping[str, float], shown: Mapping[str, str], rows: Rows) -> go.Figure:
    size = rows.size
    percents = [100 * shares[criterion] for criterion in rows.criteria]
    texts = [bold(shown[criterion]) for criterion in rows.criteria]
    end = percent_ticks(max(percents, default=0.0))[-1]
    after = [percent + end / 60 for percent in percents]
    bars: Trace = {
        "type": "bar",
        "uid": "weights",
        "orientation": "h",
        "ids": list(rows.criteria),
        "x": percents,
        "y": rows.y,
        "width": size.row * 0.5,
        "marker": {"color": ACCENT},
        "hoverinfo": "text",
        "hovertext": [
            f"{name}: {shown[criterion]}"
            for name, criterion in zip(rows.names, rows.criteria, strict=True)
        ],
        "showlegend": False,
    }
    values = words("values", after, rows.y, texts, size.small, ids=rows.criteria)
    return figure(
        [bars, rows.name_words(0), values],
        rows.bottom,
        (0, end * 1.02),  # a word whose point lies beyond the axis is not drawn
        {"l": size.side, "r": round(size.small * 4.5)},
        size.small,
    )


def _criteria(weights: Mapping[str, float], names: Mapping[str, str]) -> list[str]:
    named = [criterion for criterion in names if criterion in weights]
    return named + [criterion for criterion in weights if criterion not in names]


def _heaviest(shares: Mapping[str, float]) -> list[str]:
    return sorted(shares, key=lambda criterion: -shares[criterion])


def _heaviest_finding(
    shares: Mapping[str, float], shown: Mapping[str, str], names: Mapping[str, str]
) -> str:
    if not shares:
        return "There are no weights yet."
    most = max(shares.values())
    top = [criterion for criterion in shares if most - shares[criterion] < _LEAST_DIFFERENCE]
    if len(top) == len(shares) > 1:
        count = counted(len(shares), "criterion", "criteria")
        return f"All {count} carry the same weight, {shown[top[0]]}."
    quoted = listed([f"“{name_of(names, criterion)}”" for criterion in top])
    if len(top) == 1:
        return f"{quoted} carries the most weight, {shown[top[0]]}."
    return f"{quoted} carry the most weight, {shown[top[0]]} each."


def _gap_finding(pair: Pair, names: Mapping[str, str]) -> str:
    widest = max(pair.first, key=lambda criterion: abs(pair.change(criterion)), default=None)
    if widest is None or abs(pair.change(widest)) < _LEAST_DIFFERENCE:
        return f"No weight differs between {pair.labels[0]} and {pair.labels[1]}."
    first, second = (f"{label} {shown[widest]}" for label, shown in pair.labelled)
    return f"The widest gap is on “{name_of(names, widest)}”: {first}, {second}."


def _shift_finding(pair: Pair, order: Sequence[str], names: Mapping[str, str]) -> str:
    first, second = pair.shown
    gained = [c for c in order[:1] if pair.change(c) >= _LEAST_DIFFERENCE]
    lost = [c for c in order[-1:] if pair.change(c) <= -_LEAST_DIFFERENCE]
    if not gained and not lost:
        return f"No weight moved between {pair.labels[0]} and {pair.labels[1]}."
    moves = [(criterion, "gained most weight") for criterion in gained]
    moves += [(criterion, "lost most") for criterion in lost]
    said = [
        f"“{name_of(names, criterion)}” {moved}, {first[criterion]} to {second[criterion]}"
        for criterion, moved in moves
    ]
    return "; ".join(said) + "."
