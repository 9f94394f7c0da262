"""Crossing lines: every option's overall value as the weight of one criterion goes from 0 to 1."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from appraisal.analysis.change_words import Turn, turns_of, weight_now
from appraisal.analysis.sensitivity import Sensitivity, WeightSwitch
from appraisal.charts.chart import Chart
from appraisal.charts.findings import heading, sentences, short, unranked_sentence
from appraisal.charts.frame import (
    SIZES,
    Size,
    SizeName,
    Trace,
    characters,
    figure,
    lines_height,
    note_characters,
    words,
)
from appraisal.charts.palette import (
    ACCENT,
    CHANGE,
    FAINT,
    GREY,
    INK,
    MUTED,
    OPTION_COLOURS,
    OPTION_DASHES,
)
from appraisal.charts.placing import kept_apart
from appraisal.charts.rounding import display_values
from appraisal.charts.rows import line_pieces
from appraisal.charts.switches import named, switch_finding
from appraisal.charts.text import bold, plain, stacked, wrapped
from appraisal.charts.uprights import Upright, uprights
from appraisal.errors import AppraisalError
from appraisal.option_sets import OptionSet
from appraisal.scoring import ScoredOption

_HEIGHTS: Mapping[SizeName, float] = {"wall": 560, "page": 380, "phone": 330}
_MOST_LABEL = 0.28  # of the figure's width, for the names at the ends of the lines
_WIDE_SPAN = 40.0  # values that span as much are drawn from 0 to 100


def crossing_lines(
    option_set: OptionSet, result: Sensitivity, criterion: str, *, size: SizeName = "page"
) -> Chart:
    """Every complete option's overall value as the weight of one criterion goes from 0 to 100 %.

    `criterion` is the id of a leaf or a branch; the other weights keep their proportions. Options
    that take no rank have a thin line and stand in brackets; incomplete ones have none. Raises
    AppraisalError where there is no such criterion.
    """
    node = _node(option_set, result, criterion)
    now, turns = weight_now(node), turns_of(node)
    lines = _lines(result, node)
    title = switch_finding(option_set, result, node)
    scale = _Scale.of([end for line in lines for end in line.ends])
    table = _table(lines, node, now, turns)
    note = _note(node, scale, lines)
    return Chart(
        figure=_figure(lines, _marks(option_set, node, now, turns), scale, note, size),
        title=title,
        alt=sentences(
            f"Straight lines of overall value against the weight on “{node.name}”. {title}",
            f"The weight now is {now}.",
            _values_said(lines, table),
            f"The scale of values runs from {scale.low:g} to {scale.high:g}.",
            unranked_sentence(result.scores),
        ),
        table=table,
    )


@dataclass(frozen=True)
class _Line:
    option: ScoredOption
    ends: tuple[float, float]
    colour: str
    dash: str
    leads: bool

    def at(self, weight: float) -> float:
        return self.ends[0] + (self.ends[1] - self.ends[0]) * weight

    @property
    def ranked(self) -> bool:
        return self.option.rank is not None

    @property
    def label(self) -> str:
        return short(self.option) if self.ranked else f"({short(self.option)})"


@dataclass(frozen=True)
class _Scale:
    low: float
    high: float
    step: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "_Scale":
        if not values or max(values) - min(values) >= _WIDE_SPAN:
            return cls(0, 100, 20)
        step = 10 if max(values) - min(values) > 15 else 5
        low = max(math.floor(min(values) / step) * step, 0)
        high = min(math.ceil(max(values) / step) * step, 100)
        while high - low < 4 * step:
            low, high = max(low - step, 0), min(high + step, 100)
        return cls(low, high, step)

    @property
    def ticks(self) -> list[float]:
        steps = round((self.high - self.low) / self.step)
        return [self.low + self.step * n for n in range(steps + 1)]


def _node(option_set: OptionSet, result: Sensitivity, criterion: str) -> WeightSwitch:
    node = next((node for node in result.weights if node.criterion == criterion), None)
    if node is None:
        option_set.criterion(criterion)  # says so where the option set has none of that id
        raise AppraisalError(f"'{criterion}' has no weight in these results.")
    return node


def _lines(result: Sensitivity, node: WeightSwitch) -> list[_Line]:
    found: list[_Line] = []
    taken = 0
    leaders = [leader.id for leader in result.scores.leaders]
    for place, option in enumerate(result.scores.options):
        if option.id not in node.ends:
            continue
        if leaders[:1] == [option.id]:
            colour, dash = ACCENT, "solid"
        else:
            colour = OPTION_COLOURS[place % len(OPTION_COLOURS)]
            dash = OPTION_DASHES[taken % len(OPTION_DASHES)]
            taken += 1
        if option.rank is None:
            colour, dash = GREY, "dot"
        found.append(_Line(option, node.ends[option.id], colour, dash, option.id in leaders))
    return found


def _marks(
    option_set: OptionSet, node: WeightSwitch, now: str, turns: Sequence[Turn]
) -> list[Upright]:
    marks = [Upright("now", 100 * node.weight, f"now: {now}", INK, "solid")]
    for place, turn in enumerate(turns):
        if turn.here(node):
            continue
        colour = CHANGE if turn.ranked else MUTED
        said = _turn_words(named(option_set, turn.switch.to), turn)
        marks.append(Upright(f"switch-{place}", 100 * turn.switch.at, said, colour, "dash"))
    return marks


def _turn_words(who: str, turn: Turn) -> str:
    where = f"from {turn.shown}" if turn.up else f"up to {turn.shown}"
    if not turn.ranked:
        return f"{who} has most points {where}, but takes no rank"
    return f"{who} leads {where}"


def _note(node: WeightSwitch, scale: _Scale, lines: Sequence[_Line]) -> str:
    return sentences(
        f"Overall value of each option as the weight on “{node.name}” goes from 0 to 100\u00a0%, "
        "the other weights keeping their proportions.",
        ""
        if (scale.low, scale.high) == (0, 100)
        else f"The scale starts at {scale.low:g}."
        if scale.low
        else f"The scale ends at {scale.high:g}.",
        "In brackets: takes no rank." if any(not line.ranked for line in lines) else "",
    )


def _figure(
    lines: Sequence[_Line],
    marks: Sequence[Upright],
    scale: _Scale,
    note: str,
    size: SizeName,
) -> go.Figure:
    look = SIZES[size]
    left = round(look.small * 2.6)
    labels, label_width = _labels(lines, look)
    # Room for half of "100 %" under the end of the axis.
    inner = look.without(left + max(label_width, look.small * 1.6))
    tallest = lines_height(max([1, *(len(label) for label in labels)]), look.name)
    plot = max(_HEIGHTS[size], tallest * len(lines))
    upper = uprights(marks, inner, plot)
    top = upper.height + look.small * 0.4
    upper = uprights(marks, inner, plot + look.small * 0.4)
    places = _Places(top, top + plot, scale)
    below = places.bottom + lines_height(1, look.small) * 1.3
    said = wrapped(note, note_characters(look), 6)
    note_height = lines_height(len(said), look.small)
    traces = [
        *_grid(places, look),
        *upper.traces,
        *_line_traces(lines, marks, places, look),
        *_rings(lines, marks, places, look),
        *_label_traces(lines, labels, places, inner, tallest),
        words(
            "note",
            [-100 * left / inner.width],
            [below + look.small * 0.3 + note_height / 2],
            [stacked(said)],
            look.small,
            colour=MUTED,
        ),
    ]
    height = below + look.small * 0.3 + note_height
    # Plotly draws no words from points beyond the axis: it takes in what would be margins.
    ends = (-100 * left / inner.width, 100 * (look.width - left) / inner.width)
    return figure(traces, height, ends, {}, look.small)


@dataclass(frozen=True)
class _Places:
    """Where values lie, in pixels from the top."""

    top: float
    bottom: float
    scale: _Scale

    def y(self, value: float) -> float:
        share = (value - self.scale.low) / (self.scale.high - self.scale.low)
        return self.bottom - share * (self.bottom - self.top)


def _labels(lines: Sequence[_Line], size: Size) -> tuple[list[tuple[str, ...]], float]:
    most = size.width * _MOST_LABEL
    room = characters(most - size.name, size.name, bold=True)
    labels = [wrapped(line.label, room, 2) for line in lines]
    longest = max([1, *(len(text) for label in labels for text in label)])
    return labels, min(longest * size.name * 0.61 + size.name, most)


def _grid(places: _Places, size: Size) -> list[Trace]:
    scale = places.scale
    across = line_pieces("grid", [(0, 100, places.y(tick)) for tick in scale.ticks], FAINT, 1)
    percents = [0, 20, 40, 60, 80, 100]
    under = places.bottom + lines_height(1, size.small) * 0.75
    return [
        across | {"line": {"color": "#e3e9ef", "width": max(size.small / 14, 1)}},
        words(
            "values-scale",
            [0] * len(scale.ticks),
            [places.y(tick) for tick in scale.ticks],
            [f"{tick:g}\u2002" for tick in scale.ticks],
            size.small,
            side="middle left",
            colour=MUTED,
        ),
        words(
            "weights-scale",
            percents,
            [under] * len(percents),
            [f"{percent}\u00a0%" for percent in percents],
            size.small,
            side="middle center",
            colour=MUTED,
        ),
    ]


def _line_traces(
    lines: Sequence[_Line], marks: Sequence[Upright], places: _Places, size: Size
) -> list[Trace]:
    at = sorted({0.0, 100.0, *(mark.x for mark in marks)})
    # The leader is drawn last, on top.
    ordered = sorted(lines, key=lambda line: (line.leads, line.ranked))
    traces: list[Trace] = []
    for line in ordered:
        values = [line.at(x / 100) for x in at]
        width = size.small * (0.3 if line.leads else 0.18 if line.ranked else 0.13)
        name = plain(heading(line.option))
        traces.append(
            {
                "type": "scatter",
                "uid": f"line-{line.option.id}",
                "name": plain(short(line.option)),
                "mode": "lines",
                "x": at,
                "y": [places.y(value) for value in values],
                "line": {"color": line.colour, "width": width, "dash": line.dash},
                "hoverinfo": "text",
                "hovertext": [
                    f"{name}<br>{value:.1f} at {x:.1f}\u00a0%"
                    for x, value in zip(at, values, strict=True)
                ],
                "cliponaxis": False,
                "showlegend": False,
            }
        )
    return traces


def _rings(
    lines: Sequence[_Line], marks: Sequence[Upright], places: _Places, size: Size
) -> list[Trace]:
    # Where the leader's line is crossed.
    leader = next((line for line in lines if line.leads), None)
    turns = [mark for mark in marks if mark.uid != "now"]
    if leader is None or not turns:
        return []
    ring: dict[str, Any] = {
        "symbol": "circle-open",
        "size": size.small * 0.9,
        "color": [mark.colour for mark in turns],
        "line": {"width": size.small / 7, "color": [mark.colour for mark in turns]},
    }
    return [
        {
            "type": "scatter",
            "uid": "crossings",
            "mode": "markers",
            "x": [mark.x for mark in turns],
            "y": [places.y(_top_ranked(lines, mark.x / 100)) for mark in turns],
            "marker": ring,
            "hoverinfo": "skip",
            "cliponaxis": False,
            "showlegend": False,
        }
    ]


def _top_ranked(lines: Sequence[_Line], weight: float) -> float:
    return max(line.at(weight) for line in lines if line.ranked)


def _label_traces(
    lines: Sequence[_Line],
    labels: Sequence[tuple[str, ...]],
    places: _Places,
    inner: Size,
    tallest: float,
) -> list[Trace]:
    wanted = [places.y(line.at(1.0)) for line in lines]
    over = (tallest - lines_height(1, inner.name)) / 2  # how far two lines reach past one
    y = kept_apart(wanted, tallest - inner.name * 0.23, places.top + over, places.bottom - over)
    gap = 100 * inner.name * 0.55 / inner.width
    colours = [line.colour if line.ranked else MUTED for line in lines]
    texts = [
        bold(stacked(label)) if line.ranked else stacked(label)
        for line, label in zip(lines, labels, strict=True)
    ]
    ties: list[float | None] = []
    tie_y: list[float | None] = []
    for start, end in zip(wanted, y, strict=True):
        ties += [100.0, 100.0 + gap * 0.9, None]
        tie_y += [start, end, None]
    return [
        line_pieces("ties", [], GREY, 1) | {"x": ties, "y": tie_y},
        words(
            "labels",
            [100 + gap] * len(lines),
            y,
            texts,
            inner.name,
            colour=colours,
            ids=[line.option.id for line in lines],
        ),
    ]


def _table(
    lines: Sequence[_Line], node: WeightSwitch, now: str, turns: Sequence[Turn]
) -> pd.DataFrame:
    columns: dict[str, float] = {"At 0\u00a0%": 0.0}
    columns |= {f"Now ({now})": node.weight}
    for turn in sorted(turns, key=lambda turn: turn.switch.at):
        if turn.here(node):
            continue
        columns.setdefault(f"At {turn.shown}", turn.switch.at)
    columns["At 100\u00a0%"] = 1.0
    ordered = sorted(lines, key=lambda line: (not line.ranked, -line.at(node.weight)))
    ranked = {line.option.id for line in lines if line.ranked}
    shown = {
        head: display_values({line.option.id: line.at(at) for line in lines}, ranked)
        for head, at in columns.items()
    }
    records = [
        [
            heading(line.option) + ("" if line.ranked else " (takes no rank)"),
            *(values[line.option.id] for values in shown.values()),
        ]
        for line in ordered
    ]
    return pd.DataFrame(records, columns=["Option", *columns], dtype=object)


def _values_said(lines: Sequence[_Line], table: pd.DataFrame) -> str:
    said = []
    heads = list(table.columns)
    for _, row in table.iterrows():
        said.append(f"{row[heads[0]]}: {row[heads[1]]} at 0\u00a0%, {row[heads[2]]} now, ")
        said[-1] += f"{row[heads[-1]]} at 100\u00a0%."
    return " ".join(said) if lines else ""
