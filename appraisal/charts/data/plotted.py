"""A drawing as a Plotly figure: marks of one layer are one trace, so that updates move them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import plotly.graph_objects as go

from appraisal.charts.data.drawing import Area, Box, Dot, Drawing, Line, Mark, Words
from appraisal.charts.data.looks import Look
from appraisal.charts.frame import SIZES, Trace, figure, words
from appraisal.charts.palette import PAPER
from appraisal.charts.text import bold, plain, stacked

_NOTHING = "rgba(0,0,0,0)"
_SPACE = "\u2002"  # half an em, between words and what they end at
_PATTERN_OPACITY = 0.4  # words on a pattern must stay readable
_SIDES = {"left": "middle right", "centre": "middle center", "right": "middle left"}

_M = TypeVar("_M", Box, Line, Area, Dot, Words)


def plotted(drawing: Drawing) -> go.Figure:
    """The drawing as a figure that fills its width."""
    placed = [mark for mark in drawing.marks if not (isinstance(mark, Words) and mark.from_edge)]
    traces = [
        *_each_layer(placed, Box, _boxes),
        *_each_layer(placed, Area, _areas),
        *_each_layer(placed, Line, _lines),
        *_each_layer(placed, Dot, _dots),
        *_each_layer(placed, Words, _words),
    ]
    notes = [
        _note(mark, drawing.left)
        for mark in drawing.marks
        if isinstance(mark, Words) and mark.from_edge
    ]
    margin = {"l": drawing.left, "r": drawing.right}
    return figure(traces, drawing.height, (0, 1), margin, drawing.font, notes)


def _each_layer(
    marks: Sequence[Mark], kind: type[_M], draw: Callable[[str, list[_M]], Trace]
) -> Iterable[Trace]:
    layers: dict[str, list[_M]] = {}
    for mark in marks:
        if isinstance(mark, kind):
            layers.setdefault(mark.layer, []).append(mark)
    return [draw(layer, held) for layer, held in layers.items()]


def _boxes(layer: str, boxes: list[Box]) -> Trace:
    looks = [box.look for box in boxes]
    return {
        "type": "bar",
        "uid": f"{layer}-boxes",
        "orientation": "h",
        "base": [box.left for box in boxes],
        "x": [box.right - box.left for box in boxes],
        "y": [box.middle for box in boxes],
        "width": [box.bottom - box.top for box in boxes],
        "marker": _filled(looks),
        "showlegend": False,
    } | _pointed_at([box.says for box in boxes])


def _filled(looks: Sequence[Look]) -> dict[str, Any]:
    marker: dict[str, Any] = {
        "color": [look.fill or _NOTHING for look in looks],
        "line": {
            "color": [look.outline for look in looks],
            "width": [look.outline_width for look in looks],
        },
    }
    if any(look.pattern for look in looks):
        marker["pattern"] = {
            "shape": [look.pattern for look in looks],
            "fgcolor": [look.pattern_colour for look in looks],
            "fillmode": "overlay",
            "fgopacity": _PATTERN_OPACITY,
            "solidity": 0.2,
            "size": 8,
        }
    return marker


def _pointed_at(said: Sequence[tuple[str, ...]]) -> Trace:
    if not any(said):
        return {"hoverinfo": "skip"}
    texts = [stacked([plain(line) for line in lines]) for lines in said]
    return {"hoverinfo": "text", "hovertext": texts}


def _areas(layer: str, areas: list[Area]) -> Trace:
    return _strung(f"{layer}-areas", [area.points for area in areas]) | {
        "fill": "toself",
        "fillcolor": areas[0].colour,
        "line": {"width": 0},
    }


def _lines(layer: str, lines: list[Line]) -> Trace:
    first = lines[0]
    return _strung(f"{layer}-lines", [line.points for line in lines]) | {
        "line": {"color": first.colour, "width": first.width, "dash": first.dash}
    }


def _strung(uid: str, shapes: Sequence[tuple[tuple[float, float], ...]]) -> Trace:
    x: list[float | None] = []
    y: list[float | None] = []
    for points in shapes:
        x += [*(point[0] for point in points), None]
        y += [*(point[1] for point in points), None]
    return {
        "type": "scatter",
        "uid": uid,
        "mode": "lines",
        "x": x,
        "y": y,
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
    }


def _dots(layer: str, dots: list[Dot]) -> Trace:
    return {
        "type": "scatter",
        "uid": f"{layer}-dots",
        "mode": "markers",
        "x": [dot.x for dot in dots],
        "y": [dot.y for dot in dots],
        "marker": {
            "size": [dot.size for dot in dots],
            "color": [dot.colour for dot in dots],
            "symbol": [dot.symbol for dot in dots],
            "opacity": 1,
            "line": {"color": PAPER, "width": 1.5},
        },
        "showlegend": False,
        "cliponaxis": False,
    } | _pointed_at([dot.says for dot in dots])


def _words(layer: str, held: list[Words]) -> Trace:
    trace = words(
        f"{layer}-words",
        [one.x for one in held],
        [one.y for one in held],
        [_inert(one) for one in held],
        SIZES["page"].small,
        colour=[one.colour for one in held],
    )
    trace["textfont"]["size"] = [one.font for one in held]
    trace["textposition"] = [_SIDES[one.align] for one in held]
    return trace


def _inert(held: Words) -> str:
    lines = [plain(line) for line in held.lines]
    if held.bold:
        lines = [bold(line) for line in lines]
    if held.align == "right":
        lines = [line + _SPACE for line in lines]
    return stacked(lines)


def _note(held: Words, side: float) -> dict[str, Any]:
    return {
        "name": held.layer,
        "text": _inert(held),
        "xref": "paper",
        "x": 0,
        "xshift": -side,
        "xanchor": "left",
        "yref": "y",
        "y": held.y,
        "yanchor": "middle",
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": held.font, "color": held.colour},
    }
