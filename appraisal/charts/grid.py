"""The figure of the performance matrix."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from appraisal.charts.cells import Cell, key_of
from appraisal.charts.findings import short, shown_values
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
from appraisal.charts.palette import FAINT, GREY, INK, MUTED, PAPER, SCALE_HIGH, SCALE_LOW
from appraisal.charts.text import bold, plain, stacked, wrapped
from appraisal.option_sets import Criterion, OptionSet
from appraisal.scoring import ScoredOption, Scores

_SPACE = "\u2002"  # between a name and its row
_PADDING = 8  # pixels above and below the words of a row, together
_NOTHING = "\u2013"  # for "no score" and "incomplete" where a column is too narrow for words
_LEAST_FONT = 10.0  # pixels, where there are many options
_ALWAYS = 5  # characters, such as "33.3*"
_NAMED_HEAD = 14  # characters that a column must hold before names stand under labels

_Placed = tuple[float, float, str, str]  # x, y, inert text, colour


def matrix_figure(
    option_set: OptionSet, scores: Scores, cells: Sequence[Sequence[Cell]], size: SizeName
) -> go.Figure:
    """The cells as a figure, criteria down the side and options along the top."""
    layout = _laid_out(option_set, scores, cells, SIZES[size])
    traces = [_shades(cells, layout), _unshaded(cells, layout), *_cell_words(cells, layout)]
    return figure(
        [*traces, *_names(scores, layout)],
        layout.height,
        (0, max(len(scores.options), 1)),
        {"l": layout.size.side},
        layout.size.small,
    )


@dataclass(frozen=True)
class _Layout:
    size: Size
    cell_font: float
    column: float  # width
    head_font: float
    columns: tuple[float, ...]  # middles
    names: tuple[str, ...]
    heads: tuple[tuple[str, ...], ...]
    edges: tuple[float, ...]  # tops of the criteria's rows, and the bottom of the last
    overall_y: float
    key: tuple[str, ...]
    key_y: float
    height: float

    def fits(self, text: str, font: float) -> bool:
        """Whether a column has room for a text; values are short and always shown."""
        return len(text) <= max(characters(self.column, font), _ALWAYS)

    @property
    def middles(self) -> list[float]:
        return [(top + end) / 2 for top, end in zip(self.edges, self.edges[1:], strict=False)]


def _laid_out(
    option_set: OptionSet, scores: Scores, cells: Sequence[Sequence[Cell]], size: Size
) -> _Layout:
    column = (size.width - size.side) / max(len(scores.options), 1)
    cell_font = min(size.name, max(_LEAST_FONT, column / 3.2))
    head_font = min(size.small, max(_LEAST_FONT, column / 2.5))
    units = [_spelled_out(row, column, _small(size, cell_font)) for row in cells]
    names = [
        _row_name(criterion, scores, size, unit=not spelled_out)
        for criterion, spelled_out in zip(option_set.leaves, units, strict=True)
    ]
    heads = [_head(option, column, head_font) for option in scores.options]
    y = lines_height(max([1, *(len(head) for head in heads)]), head_font) + _PADDING
    edges = [y]
    for lines, row in zip(names, cells, strict=True):
        y += max(size.row, _words_height(lines, row, size, cell_font) + _PADDING)
        edges.append(y)
    overall_y = y + size.row / 2 + _PADDING / 2
    y += size.row + _PADDING
    signs = [key_of(cells), "in brackets: takes no rank" if _bracketed(scores) else ""]
    said = " · ".join(sign for sign in signs if sign)
    key = wrapped(said, characters(size.width - size.side, size.small), 6)
    key_height = lines_height(len(key), size.small) if any(key) else 0.0
    return _Layout(
        size=size,
        cell_font=cell_font,
        column=column,
        head_font=head_font,
        columns=tuple(place + 0.5 for place in range(len(scores.options))),
        names=tuple(stacked(lines) for lines in names),
        heads=tuple(tuple(head) for head in heads),
        edges=tuple(edges),
        overall_y=overall_y,
        key=tuple(key),
        key_y=y + key_height / 2,
        height=y + key_height,
    )


def _bracketed(scores: Scores) -> bool:
    return any(option.rank is None and option.value is not None for option in scores.options)


def _words_height(name: Sequence[str], row: Sequence[Cell], size: Size, cell_font: float) -> float:
    measured = any(cell.measure for cell in row)
    inside = lines_height(1, cell_font) + (lines_height(1, size.small) if measured else 0.0)
    return max(lines_height(len(name), size.small), inside)


def _row_name(criterion: Criterion, scores: Scores, size: Size, unit: bool) -> Sequence[str]:
    name = criterion.name
    if criterion.measure and unit:
        name += f" ({criterion.measure.unit})"
    if criterion.id in scores.dropped:
        name += " (dropped: every option ties)"
    return wrapped(name, characters(size.side - size.small, size.small))


def _small(size: Size, cell_font: float) -> float:
    return min(size.small, cell_font) * 0.9


def _spelled_out(row: Sequence[Cell], column: float, font: float) -> bool:
    # Whether every measure of a row has room for its unit; else the name of the row has it.
    return all(len(cell.measure) <= characters(column, font) for cell in row)


def _head(option: ScoredOption, column: float, font: float) -> list[str]:
    room = characters(column - font, font)
    label_room = max(characters(column, font, bold=True), _ALWAYS)
    label = [bold(line) for line in wrapped(short(option), label_room, 2)]
    # Elsewhere the names are in the table, and the options are few enough to know by label.
    if room < _NAMED_HEAD or option.label in ("", option.name):
        return label
    return [*label, *wrapped(option.name, room)]


def _shades(cells: Sequence[Sequence[Cell]], layout: _Layout) -> Trace:
    return {
        "type": "heatmap",
        "uid": "shades",
        "x": [0.0, *(x + 0.5 for x in layout.columns)],
        "y": list(layout.edges),
        "z": [[None if cell.dropped else cell.value for cell in row] for row in cells],
        "zmin": 0,
        "zmax": 100,
        "colorscale": [[0, SCALE_LOW], [1, SCALE_HIGH]],
        "showscale": False,
        "xgap": 3,
        "ygap": 3,
        "hoverinfo": "text",
        "hoverongaps": False,
        "hovertext": [[cell.hover for cell in row] for row in cells],
    }


def _unshaded(cells: Sequence[Sequence[Cell]], layout: _Layout) -> Trace:
    # Blank cells are hatched, those of a dropped criterion plain grey: neither is on the scale.
    found = [
        (layout.columns[column], row, cell)
        for row, across in enumerate(cells)
        for column, cell in enumerate(across)
        if cell.dropped or cell.value is None
    ]
    return {
        "type": "bar",
        "uid": "unshaded",
        "x": [x for x, _, _ in found],
        "base": [layout.edges[row] for _, row, _ in found],
        "y": [layout.edges[row + 1] - layout.edges[row] for _, row, _ in found],
        "width": 1,
        "marker": {
            "color": FAINT,
            "line": {"color": PAPER, "width": 3},
            "pattern": {
                "shape": ["/" if cell.blank else "" for _, _, cell in found],
                "fillmode": "overlay",
                "fgcolor": GREY,
                "fgopacity": 0.55,
                "solidity": 0.12,
                "size": 9,
            },
        },
        "hoverinfo": "text",
        "hovertext": [cell.hover for _, _, cell in found],
        "showlegend": False,
    }


def _cell_words(cells: Sequence[Sequence[Cell]], layout: _Layout) -> list[Trace]:
    large: list[_Placed] = []
    small: list[_Placed] = []
    font = _small(layout.size, layout.cell_font)
    for row, y in zip(cells, layout.middles, strict=True):
        spelled_out = _spelled_out(row, layout.column, font)
        for x, cell in zip(layout.columns, row, strict=True):
            if cell.blank:
                text = cell.text if layout.fits(cell.text, font) else _NOTHING
                small.append((x, y, text, cell.ink))
                continue
            measure = cell.measure if spelled_out else cell.amount
            measured = bool(measure) and layout.fits(measure, font)
            both = bool(cell.text) and measured
            if cell.text:
                large.append((x, y - both * font * 0.65, cell.text, cell.ink))
            if measured:
                sign = "" if cell.text else cell.sign  # the value carries it, where there is one
                lowered = y + both * layout.cell_font * 0.65
                small.append((x, lowered, plain(measure) + sign, cell.ink))
    return [_centred("values", large, layout.cell_font), _centred("small-words", small, font)]


def _names(scores: Scores, layout: _Layout) -> list[Trace]:
    size = layout.size
    head_bottom = layout.edges[0] - _PADDING / 2
    heads = [
        (x, head_bottom - lines_height(len(head), layout.head_font) / 2, stacked(head), INK)
        for x, head in zip(layout.columns, layout.heads, strict=True)
    ]
    shown = shown_values(scores)
    overall = [
        (x, layout.overall_y, _overall(option, shown.get(option.id), layout), INK)
        for x, option in zip(layout.columns, scores.options, strict=True)
    ]
    names = [*layout.names, bold("Overall value")]
    beside = [name.replace("<br>", f"{_SPACE}<br>") + _SPACE for name in names]
    rows = [*layout.middles, layout.overall_y]
    traces = [
        words("names", [0] * len(rows), rows, beside, size.small, side="middle left"),
        _centred("heads", heads, layout.head_font),
        _centred("overall", overall, layout.cell_font),
    ]
    if any(layout.key):
        key = stacked(layout.key)
        traces.append(words("key", [0], [layout.key_y], [key], size.small, colour=MUTED))
    return traces


def _overall(option: ScoredOption, shown: str | None, layout: _Layout) -> str:
    if shown is None:
        return "incomplete" if layout.fits("incomplete", layout.cell_font) else _NOTHING
    return bold(shown) if option.rank is not None else f"({shown})"


def _centred(uid: str, placed: Sequence[_Placed], font: float) -> Trace:
    x, y, text, colour = zip(*placed, strict=True) if placed else ((), (), (), ())
    return words(uid, x, y, text, font, side="middle center", colour=colour)
