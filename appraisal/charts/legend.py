"""Legends drawn inside a figure, in pixels, because Plotly's own does not grow with the type."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from appraisal.charts.chart import LegendItem
from appraisal.charts.frame import Size, Trace, characters, lines_height, words
from appraisal.charts.palette import INK, PAPER, contrast
from appraisal.charts.text import bold, plain, stacked, wrapped

_LONGEST_LINE = 30  # characters; a name longer than two such lines takes more
_PERCENT_ROOM = 7  # characters kept free for the weight behind a name


@dataclass(frozen=True)
class Legend:
    """The traces of a legend and the pixels it takes."""

    traces: tuple[Trace, ...]
    height: float


def pattern_marks(colour: str, pattern: str) -> dict[str, Any]:
    """Plotly's description of a pattern over a colour; light colours get dark marks."""
    return {
        "shape": pattern,
        "fillmode": "overlay",
        "fgcolor": PAPER if contrast(colour, PAPER) >= 3 else INK,
        "fgopacity": 0.9,
        "solidity": 0.25,
        "size": 7,
    }


def criteria_legend(items: Sequence[LegendItem], size: Size, top: float) -> Legend:
    """A swatch, a name and a weight for each criterion, in columns from `top` downwards."""
    size = _with_room([item.name for item in items], size, _PERCENT_ROOM)
    texts = [
        [*lines[:-1], f"{lines[-1]} {bold(plain(item.weight))}"]
        for item in items
        for lines in [wrapped(item.name, _entry_characters(size) - _PERCENT_ROOM)]
    ]
    grid = _grid(texts, size, top)
    patterns = [pattern_marks(item.colour, item.pattern) for item in items]
    swatches: Trace = {
        "type": "bar",
        "uid": "legend-swatches",
        "orientation": "h",
        "xaxis": "x2",
        "base": grid.x,
        "x": [size.small / size.width] * len(items),
        "y": grid.first_line,
        "width": size.small * 0.85,
        "marker": {
            "color": [item.colour for item in items],
            "line": {"width": 0},
            "pattern": {key: [pattern[key] for pattern in patterns] for key in ("shape", "fgcolor")}
            | {"fillmode": "overlay", "solidity": 0.25, "size": 7},
        },
        "hoverinfo": "skip",
        "showlegend": False,
    }
    return Legend((swatches, _names(grid, texts, size)), grid.height)


def marks_legend(
    names: Sequence[str], marker: Callable[[int], dict[str, Any]], size: Size, top: float
) -> Legend:
    """A mark and a name for each series of a dot plot, in columns from `top` downwards."""
    size = _with_room(names, size, 0)
    texts = [wrapped(name, _entry_characters(size)) for name in names]
    grid = _grid(texts, size, top)
    markers = [marker(place) for place in range(len(names))]
    marks: Trace = {
        "type": "scatter",
        "uid": "legend-marks",
        "mode": "markers",
        "xaxis": "x2",
        "x": [x + size.small / size.width / 2 for x in grid.x],
        "y": grid.first_line,
        "marker": {
            "color": [mark["color"] for mark in markers],
            "symbol": [mark["symbol"] for mark in markers],
            "size": [mark["size"] for mark in markers],
            "opacity": 1,
            "line": {"width": 2, "color": [mark["color"] for mark in markers]},
        },
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }
    return Legend((marks, _names(grid, texts, size)), grid.height)


@dataclass(frozen=True)
class _Grid:
    x: list[float]
    middle: list[float]
    first_line: list[float]
    height: float


def _entry_characters(size: Size) -> int:
    return characters(size.width / size.columns - 2.5 * size.small, size.small)


def _with_room(names: Sequence[str], size: Size, kept_free: int) -> Size:
    # As many columns as leave every word whole and every name on two lines or fewer.
    longest_word = max((len(word) for name in names for word in name.split()), default=0)
    longest_name = max((len(name) for name in names), default=0)
    needed = min(max(longest_word, longest_name / 2 + 2), _LONGEST_LINE)
    while size.columns > 1 and _entry_characters(size) - kept_free < needed:
        size = replace(size, columns=size.columns - 1)
    return size


def _grid(texts: Sequence[Sequence[str]], size: Size, top: float) -> _Grid:
    x: list[float] = []
    middle: list[float] = []
    first_line: list[float] = []
    y = top
    for start in range(0, len(texts), size.columns):
        row = texts[start : start + size.columns]
        for column, lines in enumerate(row):
            x.append(column / size.columns)
            middle.append(y + lines_height(len(lines), size.small) / 2)
            first_line.append(y + lines_height(1, size.small) / 2)
        y += lines_height(max(len(lines) for lines in row), size.small) + size.small * 0.3
    return _Grid(x, middle, first_line, y - top)


def _names(grid: _Grid, texts: Sequence[Sequence[str]], size: Size) -> Trace:
    x = [start + 1.5 * size.small / size.width for start in grid.x]
    text = [stacked(lines) for lines in texts]
    return words("legend-names", x, grid.middle, text, size.small, xaxis="x2")
