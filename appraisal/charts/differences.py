"""What moved each option's value between two scenarios, criterion by criterion."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from appraisal.analysis.comparison import Comparison, Difference, Scenario, scenario_names
from appraisal.charts.chart import Chart
from appraisal.charts.findings import criteria_order, heading, name_of, sentences, short
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
from appraisal.charts.notices import notice
from appraisal.charts.palette import ACCENT, GROUP_COLOURS, INK, LINE, MUTED
from appraisal.charts.rounding import display_pair
from appraisal.charts.standings import Standing, standings
from appraisal.charts.text import bold, opening, plain, stacked, wrapped
from appraisal.errors import AppraisalError
from appraisal.wording import brief, called, distinct, listed

_NAMED = 3  # criteria named for each option; the others are drawn together
_NO_MOVE = 0.05  # points; less is written as 0
_SPACE = "\u2002"
_MINUS = "\u2212"
_NO_BREAK = "\u00a0"
_UP, _DOWN = ACCENT, GROUP_COLOURS[1]
_LABEL_ROOM = 3.4  # ems for "+12.5" beyond a bar


def scenario_differences(
    comparison: Comparison,
    scenario_id: str,
    names: Mapping[str, str],
    *,
    size: SizeName = "page",
) -> Chart:
    """Why each option's overall value is not what it is in the first scenario.

    For each option, bars to the right for what its criteria gain and to the left for what they
    lose, in points; the three largest are named and the others drawn together. `names` gives the
    criteria's names by id. Raises AppraisalError where there is no other scenario of that id.
    """
    first, other = comparison.scenarios[0], _other(comparison, scenario_id)
    titles = scenario_names(comparison.scenarios)
    start, end = titles[first.id], titles[other.id]
    if not comparison.differences:
        return notice(
            f"What differs between {start} and {end} cannot be split by criterion.",
            sentences(*comparison.notes[:2])
            or "They do not share their options, criteria and scale.",
            size=size,
        )
    moves = _moves(comparison, first, other, names)
    title = _finding(moves, start, end, weights_only=first.given == other.given)
    said = [f"{called(short(move.before.option), starts=True)} {move.said}." for move in moves]
    return Chart(
        figure=_figure(moves, SIZES[size]),
        title=title,
        alt=sentences(
            f"Bars of what each criterion adds to or takes from each option, {end} less {start}.",
            title,
            *said,
        ),
        table=_table(comparison, first, other, names),
    )


@dataclass(frozen=True)
class _Move:
    before: Standing
    after: Standing
    gap: float | None
    parts: tuple[tuple[str, float], ...]  # name, points; the named ones first
    because: str  # the name of the criterion that went furthest the same way

    @property
    def ends(self) -> str:
        """Both overall values, with the change from the one to the other."""
        return f"{self.before.text} to {self.after.text} ({_signed(self.gap or 0.0)})"

    @property
    def stays(self) -> bool:
        return self.gap is not None and abs(self.gap) < _NO_MOVE

    @property
    def said(self) -> str:
        if self.gap is None:
            return "has no value to compare: it is incomplete"
        start = f"stays at {self.after.text}" if self.stays else f"goes from {self.ends}"
        made = listed([f"{name} {_signed(points)}" for name, points in self.parts])
        return f"{start}: {made}" if made else start

    @property
    def heading(self) -> str:
        start = heading(self.before.option)
        if self.gap is None:
            return f"{start}: incomplete"
        end = f"stays at {self.after.text}" if self.stays else self.ends
        return f"{start}: {end.replace(' ', _NO_BREAK)}"


def _other(comparison: Comparison, scenario_id: str) -> Scenario:
    _, *others = comparison.scenarios
    found = next((scenario for scenario in others if scenario.id == scenario_id), None)
    if found is None:
        known = listed([f"'{scenario.id}'" for scenario in others])
        raise AppraisalError(
            f"'{scenario_id}' is not a scenario that is compared with the first. Use {known}."
        )
    return found


def _moves(
    comparison: Comparison, first: Scenario, other: Scenario, names: Mapping[str, str]
) -> list[_Move]:
    found = {
        option.id: difference
        for option in first.scores.ordered
        if (difference := comparison.difference(other.id, option.id)) is not None
    }
    # Values to the tenth of a point where a change is: the one is the other's difference.
    tenths = any("." in brief(difference.gap or 0.0) for difference in found.values())
    before, after = standings([first, other], least=int(tenths))
    return [_move(before[id_], after[id_], difference, names) for id_, difference in found.items()]


def _move(
    before: Standing, after: Standing, difference: Difference, names: Mapping[str, str]
) -> _Move:
    moved = [(c, part) for c, part in difference.parts.items() if abs(part) >= _NO_MOVE]
    moved.sort(key=lambda part: -abs(part[1]))
    # One other criterion takes no more room under its own name.
    most = _NAMED + 1 if len(moved) == _NAMED + 1 else _NAMED
    parts = [(name_of(names, criterion), points) for criterion, points in moved[:most]]
    if rest := moved[most:]:
        parts.append((f"The other {len(rest)} together", sum(points for _, points in rest)))
    gap = difference.gap
    same_way = [c for c, points in moved if gap is not None and points * gap > 0]
    because = name_of(names, same_way[0]) if same_way else ""
    return _Move(before, after, gap, tuple(parts), because)


def _finding(moves: Sequence[_Move], start: str, end: str, *, weights_only: bool) -> str:
    given = {place: move.gap for place, move in enumerate(moves) if move.gap is not None}
    if not given:
        return "Every option is incomplete, so no value can be compared."
    most = max(given, key=lambda place: given[place])
    least = min(given, key=lambda place: given[place])
    said = []
    if given[most] >= _NO_MOVE:
        said.append(_extreme(moves[most], "gains", alone=len(given) == 1))
    if given[least] <= -_NO_MOVE:
        said.append(_extreme(moves[least], "loses", alone=len(given) == 1))
    if not said:
        return f"Every option is worth the same {_with(end, start, 'as with', weights_only)}."
    place = _with(end, start, "in place of", weights_only)
    return f"{opening(place)}, {' and '.join(said)}."


def _with(end: str, start: str, between: str, weights_only: bool) -> str:
    if not weights_only:
        return f"with “{end}” {between} “{start}”"
    those = "those of " if between == "as with" else ""
    return f"with the weights of “{end}” {between} {those}“{start}”"


def _extreme(move: _Move, verb: str, *, alone: bool) -> str:
    points = brief(abs(move.gap or 0.0))
    amount = f"{points} {'point' if points == '1' else 'points'}"
    chiefly = f", chiefly on “{move.because}”" if move.because else ""
    most = "" if alone else " most"
    return f"{called(short(move.before.option))} {verb}{most} ({amount}{chiefly})"


def _signed(points: float) -> str:
    text = brief(abs(points))
    sign = "+" if points > 0 else _MINUS
    return text if text == "0" else f"{sign}{text}"


@dataclass(frozen=True)
class _Bar:
    id: str
    name: str  # inert, in lines
    name_y: float
    points: float
    y: float


def _figure(moves: Sequence[_Move], size: Size) -> go.Figure:
    side = 0.0 if size.narrow else size.side
    inner = size.width - side
    headings: list[tuple[float, str]] = []
    bars: list[_Bar] = []
    spans: list[tuple[float, float]] = []
    y = 0.0
    for move in moves:
        lines = wrapped(move.heading, characters(inner, size.name, bold=True))
        height = lines_height(len(lines), size.name)
        headings.append((y + height / 2, bold(stacked(lines))))
        y += height + size.small * 0.3
        top = y
        for place, (name, points) in enumerate(move.parts):
            bar, taken = _bar(f"{move.before.option.id} {place}", name, points, size, y)
            bars.append(bar)
            y += taken
        spans.append((top, y))
        y += size.gap
    low, high = _extent([bar.points for bar in bars], size, inner)
    traces = [
        _zero(spans),
        _bars(bars, size),
        _names(bars, size, low),
        *_points(bars, size, (high - low) / inner),
        _headings(headings, size, low),
    ]
    return figure(traces, y, (low, high), {"l": side}, size.small)


def _headings(placed: Sequence[tuple[float, str]], size: Size, start: float) -> Trace:
    y, texts = [y for y, _ in placed], [text for _, text in placed]
    return words("headings", [start] * len(placed), y, texts, size.name)


def _bar(identity: str, name: str, points: float, size: Size, top: float) -> tuple[_Bar, float]:
    room = size.width if size.narrow else size.side - size.small
    lines = wrapped(name, characters(room, size.small), 3)
    height, thickness = lines_height(len(lines), size.small), size.bar * 0.6
    if size.narrow:
        bar = _Bar(identity, stacked(lines), top + height / 2, points, top + height + thickness / 2)
        return bar, height + thickness + size.small * 0.3
    taken = max(height, thickness) + size.small * 0.4
    beside = f"{_SPACE}<br>".join(lines) + _SPACE
    return _Bar(identity, beside, top + taken / 2, points, top + taken / 2), taken


def _extent(points: Sequence[float], size: Size, inner: float) -> tuple[float, float]:
    """The ends of the axis, with room for the figures beyond the longest bars."""
    low, high = min([0.0, *points]), max([0.0, *points])
    if low == high:
        high = 1.0
    label = size.small * _LABEL_ROOM
    labels = label * ((low < 0) + (high > 0))
    a_pixel = (high - low) / max(inner - labels, 1.0)
    return low - (label * a_pixel if low < 0 else 0.0), high + (label * a_pixel if high > 0 else 0)


def _zero(spans: Sequence[tuple[float, float]]) -> Trace:
    x: list[float | None] = []
    y: list[float | None] = []
    for top, end in spans:
        x += [0, 0, None]
        y += [top, end, None]
    return {
        "type": "scatter",
        "uid": "zero",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": LINE, "width": 2},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _bars(bars: Sequence[_Bar], size: Size) -> Trace:
    return {
        "type": "bar",
        "uid": "parts",
        "orientation": "h",
        "ids": [bar.id for bar in bars],
        "x": [bar.points for bar in bars],
        "y": [bar.y for bar in bars],
        "width": size.bar * 0.6,
        "marker": {"color": [_UP if bar.points > 0 else _DOWN for bar in bars]},
        "hoverinfo": "text",
        "hovertext": [
            f"{bar.name.removesuffix(_SPACE)}: {_signed(bar.points)} points" for bar in bars
        ],
        "showlegend": False,
    }


def _names(bars: Sequence[_Bar], size: Size, start: float) -> Trace:
    return words(
        "names",
        [start] * len(bars),
        [bar.name_y for bar in bars],
        [bar.name for bar in bars],
        size.small,
        side="middle right" if size.narrow else "middle left",
        colour=MUTED,
    )


def _points(bars: Sequence[_Bar], size: Size, a_pixel: float) -> list[Trace]:
    aside = size.small * 0.3 * a_pixel
    sides = ["middle right" if bar.points > 0 else "middle left" for bar in bars]
    ends = [bar.points + (aside if bar.points > 0 else -aside) for bar in bars]
    texts = [bold(plain(_signed(bar.points))) for bar in bars]
    said = words("points", ends, [bar.y for bar in bars], texts, size.small, colour=INK)
    return [said | {"textposition": sides}]


def _table(
    comparison: Comparison, first: Scenario, other: Scenario, names: Mapping[str, str]
) -> pd.DataFrame:
    criteria = criteria_order(first.scores, names)
    criteria += [c for c in other.scores.weights if c not in criteria]
    titles = scenario_names(comparison.scenarios)
    weights = display_pair(
        {c: first.scores.weights.get(c, 0.0) for c in criteria},
        {c: other.scores.weights.get(c, 0.0) for c in criteria},
    )
    options = first.scores.ordered
    found = [comparison.difference(other.id, option.id) for option in options]
    fixed = [
        "Criterion",
        *distinct(
            [f"Weight, {titles[first.id]}", f"Weight, {titles[other.id]}"], [first.id, other.id]
        ),
    ]
    heads = distinct([short(option) for option in options], [o.id for o in options], fixed)
    records = [
        [
            name_of(names, criterion),
            *(shown[criterion] for shown in weights),
            *(_cell(difference, criterion) for difference in found),
        ]
        for criterion in criteria
    ]
    records.append(["Overall value", "", "", *(_total(difference) for difference in found)])
    return pd.DataFrame(records, columns=[*fixed, *heads], dtype=object)


def _cell(difference: Difference | None, criterion: str) -> str:
    if difference is None or criterion not in difference.parts:
        return "incomplete"
    return _signed(difference.parts[criterion])


def _total(difference: Difference | None) -> str:
    if difference is None or difference.gap is None:
        return "incomplete"
    return _signed(difference.gap)
