"""Figures of scenarios: options as rows with a column for each scenario, or block under block."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from appraisal.charts.findings import short
from appraisal.charts.frame import Size, Trace, characters, figure, lines_height, words
from appraisal.charts.palette import INK, LINE, MUTED
from appraisal.charts.rows import line_pieces
from appraisal.charts.standings import Standing
from appraisal.charts.text import bold, plain, stacked, wrapped
from appraisal.scoring import ScoredOption

_SPACE = "\u2002"
_BOLD = 0.61  # mean width of a bold character in ems
_LEAST_BAR = 0.3  # of a column: values too long for the rest take a smaller type


@dataclass(frozen=True)
class Line:
    """One bar of a block, with the words beside or above it."""

    id: str
    label: str
    standing: Standing


@dataclass(frozen=True)
class Block:
    """Bars under a heading."""

    heading: str
    aside: str
    lines: tuple[Line, ...]


def columns_figure(
    heads: Sequence[tuple[str, str]],
    columns: Sequence[Mapping[str, Standing]],
    order: Sequence[str],
    size: Size,
) -> go.Figure:
    """Options as rows in the given order, a column for each scenario.

    `heads` hold each column's name and an aside, which may be empty.
    """
    layout = _columns(heads, columns, order, size)
    traces = [
        line_pieces("rules", [(0, len(columns), y) for y in layout.edges[:-1]], LINE, 1),
        *(_column_bars(place, column, order, layout) for place, column in enumerate(columns)),
        _heads(layout),
        _options(order, layout),
        *_column_words(columns, order, layout),
    ]
    return figure(traces, layout.edges[-1], (0, len(columns)), {"l": size.side, "r": 0}, size.small)


def blocks_figure(blocks: Sequence[Block], size: Size) -> go.Figure:
    """Bars in blocks, one block under another; words above the bars on a narrow figure."""
    longest = max([0, *(len(_end(line.standing)) for block in blocks for line in block.lines)])
    side = 0.0 if size.narrow else size.side
    width = size.width - side
    # The axis is longer than its scale: Plotly draws no words that start beyond an axis.
    after = min(longest * size.name * _BOLD + size.small, width * 0.7)
    placed = _blocks(blocks, size, width)
    end = 100 * width / (width - after)
    traces = _block_traces(placed, size, end / width)
    return figure(traces, placed.height, (0, end), {"l": side}, size.small)


@dataclass(frozen=True)
class _Columns:
    size: Size
    heads: tuple[str, ...]
    head_y: tuple[float, ...]
    edges: tuple[float, ...]
    names: tuple[str, ...]
    bar: float  # thickness
    value_font: float
    share: float  # of a column that a value of 100 takes
    aside: float  # of a column, between a bar and its value

    @property
    def tops(self) -> list[float]:
        return [y + self.size.small * 0.5 for y in self.edges[:-1]]

    @property
    def bar_y(self) -> list[float]:
        return [top + self.bar / 2 for top in self.tops]


def _columns(
    heads: Sequence[tuple[str, str]],
    columns: Sequence[Mapping[str, Standing]],
    order: Sequence[str],
    size: Size,
) -> _Columns:
    pixels = (size.width - size.side) / len(columns)
    room = characters(pixels - size.small, size.small, bold=True)
    titles = [[bold(line) for line in wrapped(name, room)] for name, _ in heads]
    asides = [list(wrapped(aside, room, 2)) if aside else [] for _, aside in heads]
    texts = [title + aside for title, aside in zip(titles, asides, strict=True)]
    head_height = lines_height(max(len(lines) for lines in texts), size.small)
    longest = max([2, *(len(s.text) for column in columns for s in column.values() if s.value)])
    value_font = (size.name + size.value) / 2
    room_for_value = pixels * (1 - _LEAST_BAR) - size.small
    value_font = max(min(value_font, room_for_value / (longest * _BOLD)), size.small)
    names = [_option_lines(columns[0][option].option, size) for option in order]
    bar = size.bar * 0.7
    marks = bar + lines_height(1, size.small) * 1.1
    edges = [head_height + size.small * 0.5]
    for lines in names:
        edges.append(edges[-1] + max(lines_height(len(lines), size.small), marks) + size.small)
    return _Columns(
        size=size,
        heads=tuple(stacked(lines) for lines in texts),
        head_y=tuple(head_height - lines_height(len(lines), size.small) / 2 for lines in texts),
        edges=tuple(edges),
        names=tuple(stacked(lines) for lines in names),
        bar=bar,
        value_font=value_font,
        share=1 - (longest * value_font * _BOLD + size.small * 1.2) / pixels,
        aside=size.small * 0.35 / pixels,
    )


def _option_lines(option: ScoredOption, size: Size) -> list[str]:
    room = characters(size.side - size.small, size.small)
    heavy = characters(size.side - size.small, size.small, bold=True)
    label = [bold(line) for line in wrapped(short(option), heavy, 3)]
    if option.label in ("", option.name):
        return label
    return [*label, *wrapped(option.name, room, 3)]


def _column_bars(
    place: int, column: Mapping[str, Standing], order: Sequence[str], layout: _Columns
) -> Trace:
    held = [column[option] for option in order]
    return {
        "type": "bar",
        "uid": f"scenario-{place}",
        "orientation": "h",
        "ids": list(order),
        "base": [place] * len(held),
        "x": [None if s.value is None else s.value / 100 * layout.share for s in held],
        "y": layout.bar_y,
        "width": [layout.bar] * len(held),
        "marker": {
            "color": [s.fill for s in held],
            "line": {"color": [s.outline for s in held], "width": layout.size.small / 10},
        },
        "hoverinfo": "text",
        "hovertext": [f"{layout.heads[place]}<br>{plain(short(s.option))}: {s.said}" for s in held],
        "showlegend": False,
    }


def _heads(layout: _Columns) -> Trace:
    return words("heads", range(len(layout.heads)), layout.head_y, layout.heads, layout.size.small)


def _options(order: Sequence[str], layout: _Columns) -> Trace:
    y = [
        top + lines_height(name.count("<br>") + 1, layout.size.small) / 2
        for top, name in zip(layout.tops, layout.names, strict=True)
    ]
    beside = [name.replace("<br>", f"{_SPACE}<br>") + _SPACE for name in layout.names]
    return words(
        "options", [0] * len(y), y, beside, layout.size.small, side="middle left", ids=order
    )


def _column_words(
    columns: Sequence[Mapping[str, Standing]], order: Sequence[str], layout: _Columns
) -> list[Trace]:
    size = layout.size
    cells = [
        (place, y, column[option])
        for place, column in enumerate(columns)
        for option, y in zip(order, layout.bar_y, strict=True)
    ]
    word_y = layout.bar / 2 + lines_height(1, size.small) * 0.6
    ends = [place + (s.value or 0) / 100 * layout.share + layout.aside for place, _, s in cells]
    texts = [bold(s.text) if s.value is not None else "" for _, _, s in cells]
    values = words("values", ends, [y + layout.value_font * 0.06 for _, y, _ in cells], texts, 1)
    values["textfont"] = {"size": layout.value_font, "color": [s.ink for _, _, s in cells]}
    places = [s.shown_word if s.value is not None else f"{s.text}: {s.word}" for _, _, s in cells]
    return [
        values,
        words(
            "places",
            [place for place, _, _ in cells],
            [y + word_y for _, y, _ in cells],
            places,
            size.small,
            colour=[s.ink for _, _, s in cells],
        ),
    ]


@dataclass(frozen=True)
class _Words:
    y: float
    text: str  # inert


@dataclass(frozen=True)
class _Placed:
    headings: tuple[_Words, ...]
    asides: tuple[_Words, ...]
    labels: tuple[_Words, ...]
    bars: tuple[tuple[float, Line], ...]
    height: float


def _blocks(blocks: Sequence[Block], size: Size, width: float) -> _Placed:
    headings: list[_Words] = []
    asides: list[_Words] = []
    labels: list[_Words] = []
    bars: list[tuple[float, Line]] = []
    y = 0.0
    for block in blocks:
        heading = wrapped(block.heading, characters(width, size.name, bold=True))
        height = lines_height(len(heading), size.name)
        headings.append(_Words(y + height / 2, bold(stacked(heading))))
        y += height
        if block.aside:
            aside = wrapped(block.aside, characters(width, size.small))
            height = lines_height(len(aside), size.small)
            asides.append(_Words(y + height / 2, stacked(aside)))
            y += height
        for line in block.lines:
            y += size.small * 0.3
            label, bar_y, taken = _line(line, size, y)
            labels.append(label)
            bars.append((bar_y, line))
            y += taken
        y += size.gap
    return _Placed(tuple(headings), tuple(asides), tuple(labels), tuple(bars), y)


def _line(line: Line, size: Size, top: float) -> tuple[_Words, float, float]:
    """The label of a bar, the middle of the bar, and the height they take together."""
    room = size.width if size.narrow else size.side - size.small
    lines = wrapped(line.label, characters(room, size.small), 3)
    height, bar = lines_height(len(lines), size.small), _thickness(size)
    if size.narrow:
        return _Words(top + height / 2, stacked(lines)), top + height + bar / 2, height + bar
    taken = max(height, bar)
    beside = f"{_SPACE}<br>".join(lines) + _SPACE
    return _Words(top + taken / 2, beside), top + taken / 2, taken


def _thickness(size: Size) -> float:
    return size.bar * 0.6


def _end(standing: Standing) -> str:
    return f"{standing.text}: {standing.word}" if standing.value is None else standing.said


def _block_traces(placed: _Placed, size: Size, a_pixel: float) -> list[Trace]:
    held = [line.standing for _, line in placed.bars]
    ids = [line.id for _, line in placed.bars]
    y = [bar_y for bar_y, _ in placed.bars]
    ends = [f"{bold(s.text)}\u2002{s.shown_word}" if s.value is not None else _end(s) for s in held]
    aside = size.small * 0.3 * a_pixel
    bars: Trace = {
        "type": "bar",
        "uid": "values",
        "orientation": "h",
        "ids": ids,
        "x": [s.value for s in held],
        "y": y,
        "width": [_thickness(size)] * len(held),
        "marker": {
            "color": [s.fill for s in held],
            "line": {"color": [s.outline for s in held], "width": size.small / 10},
        },
        "hoverinfo": "text",
        "hovertext": [f"{plain(line.label)}: {line.standing.said}" for _, line in placed.bars],
        "showlegend": False,
    }
    side = "middle right" if size.narrow else "middle left"
    return [
        bars,
        _at_left("headings", placed.headings, size.name, INK),
        _at_left("asides", placed.asides, size.small, MUTED),
        _at_left("labels", placed.labels, size.small, INK) | {"textposition": side},
        words(
            "ends",
            [0.0 if s.value is None else s.value + aside for s in held],
            y,
            ends,
            size.name,
            colour=[s.ink for s in held],
            ids=ids,
        ),
    ]


def _at_left(uid: str, placed: Sequence[_Words], font: float, colour: str) -> Trace:
    texts = [each.text for each in placed]
    return words(uid, [0] * len(texts), [each.y for each in placed], texts, font, colour=colour)
