"""Rank acceptability: how often each option comes first, second and so on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd
import plotly.graph_objects as go

from appraisal.analysis.robustness import OptionRobustness, Robustness
from appraisal.charts.chart import Chart
from appraisal.charts.draws import (
    best_first,
    draws_sentence,
    first_share,
    share_of,
    unranked_words,
)
from appraisal.charts.findings import heading, sentences, short
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
from appraisal.charts.legend import Legend, marks_legend
from appraisal.charts.palette import INK, MUTED, PAPER, text_on, value_colour
from appraisal.charts.text import bold, opening, ordinal, plain, stacked, wrapped
from appraisal.method import TIE
from appraisal.wording import listed, share_percent

_CHARACTER = 0.55
_BOLD = 0.61  # ems to a character
_PALEST, _DEEPEST = 14, 100  # on the scale of values, for the shades of last and first place


def rank_acceptability(
    results: Sequence[tuple[str, Robustness]], *, size: SizeName = "page"
) -> Chart:
    """Bars cut into the share of draws at each rank, one panel for each result.

    `results` pair a result with what to call its weightings, in words that fit inside a sentence,
    such as "this room"; they share their options. The option most often first in the first result
    is on top. Options that take no rank are named under the bars, with the reason.
    """
    panels = [_Panel.of(name, result) for name, result in results]
    rows = best_first(panels[0].result.options) if panels else []
    title = _finding(panels)
    note = unranked_words(panels[0].result) if panels else ""
    return Chart(
        figure=_figure(panels, rows, note, SIZES[size]),
        title=title,
        alt=sentences(
            f"Bars of the share of weightings at each rank. {title}",
            *(_panel_said(panel) for panel in panels),
            note,
            *dict.fromkeys(draws_sentence(panel.result) for panel in panels),
        ),
        table=_table(panels, rows),
    )


@dataclass(frozen=True)
class _Panel:
    name: str
    result: Robustness
    shares: dict[str, tuple[float, ...]]
    decimals: int

    @classmethod
    def of(cls, name: str, result: Robustness) -> "_Panel":
        shares = {option.id: option.rank_acceptability for option in result.options}
        top = sorted((first_share(option) for option in result.options), reverse=True)[:2]
        alike = len(top) == 2 and share_percent(top[0]) == share_percent(top[1])
        apart = alike and top[0] - top[1] > 2 * result.standard_error
        return cls(name, result, shares, int(apart))

    def shown(self, option: str, rank: int) -> str:
        shares = self.shares.get(option, ())
        return share_percent(shares[rank], self.decimals) if rank < len(shares) else ""

    @property
    def often_first(self) -> list[OptionRobustness]:
        top = max((first_share(option) for option in self.result.options), default=0.0)
        return [o for o in self.result.options if top - first_share(o) < TIE]


def _finding(panels: Sequence[_Panel]) -> str:
    if not panels or not panels[0].result.options:
        return "No option takes a rank."
    firsts = [panel.often_first for panel in panels]
    said = []
    for place, (panel, first) in enumerate(zip(panels, firsts, strict=True)):
        result = panel.result
        share = panel.shown(first[0].id, 0)
        each = " each" if len(first) > 1 else ""
        where = f"{share_of(result, share)}{each}"
        who = listed([short(option) for option in first])
        same = place and [o.id for o in first] == [o.id for o in firsts[0]]
        said.append(where if same else f"{who} {'is' if len(first) == 1 else 'are'} first {where}")
    agree = all([o.id for o in first] == [o.id for o in firsts[0]] for first in firsts)
    return (" and " if agree else "; ").join(said) + "."


def _panel_said(panel: _Panel) -> str:
    said = []
    for option in best_first(panel.result.options):
        ranks = [
            f"{ordinal(rank + 1)} {panel.shown(option.id, rank)}"
            for rank in range(len(option.rank_acceptability))
        ]
        said.append(f"{short(option)} {', '.join(ranks)}")
    return f"{opening(panel.name)}: {'; '.join(said)}." if said else ""


@dataclass(frozen=True)
class _Layout:
    """Where everything lies: x in pixels of the width that breaks names, y in pixels."""

    size: Size
    starts: tuple[float, ...]  # of each panel's bars
    length: float  # of a whole bar
    head_y: float | None  # of the panels' names, where they stand once above the rows
    tops: tuple[float, ...]
    names: tuple[tuple[str, ...], ...]
    name_y: tuple[float, ...]
    bar_y: tuple[tuple[float, ...], ...]  # rows x panels
    bar: float
    bottom: float


def _figure(
    panels: Sequence[_Panel], rows: Sequence[OptionRobustness], note: str, size: Size
) -> go.Figure:
    ranks = max((len(option.rank_acceptability) for option in rows), default=0)
    if not rows:
        return figure([], 1.0, (0, 1), {}, size.small)
    legend = _legend(ranks, size)
    layout = _laid_out(panels, rows, size, legend.height + size.small * 0.5)
    y = layout.bottom
    traces = [
        *(_segments(panels, rows, rank, ranks, layout) for rank in range(ranks)),
        *_texts(panels, rows, ranks, layout),
        *_heads(panels, rows, layout),
        *legend.traces,
    ]
    if note:
        lines = wrapped(note, characters(size.width, size.small), 12)
        height = lines_height(len(lines), size.small)
        traces.append(
            words("note", [0], [y + height / 2], [stacked(lines)], size.small, colour=MUTED)
        )
        y += height
    return figure(traces, y, (0, size.width), {}, size.small)


def _legend(ranks: int, size: Size) -> Legend:
    names = [opening(ordinal(rank + 1)) for rank in range(ranks)]
    columns = replace(size, columns=3 if size.narrow else min(max(ranks, 4), 7))

    def marker(rank: int) -> dict[str, object]:
        return {"symbol": "square", "color": _shade(rank, ranks), "size": size.small * 0.9}

    return marks_legend(names, marker, columns, 0.0)


def _shade(rank: int, ranks: int) -> str:
    share = rank / max(ranks - 1, 1)
    return value_colour(_DEEPEST - share * (_DEEPEST - _PALEST))


def _laid_out(
    panels: Sequence[_Panel], rows: Sequence[OptionRobustness], size: Size, top: float
) -> _Layout:
    number = _number_width(panels, rows, size)
    room = size.width if size.narrow else size.side - size.small
    named = [
        wrapped(heading(option), characters(room, size.small, bold=True), 3) for option in rows
    ]
    side = max(len(line) for lines in named for line in lines) * size.small * _BOLD + size.small
    side = 0.0 if size.narrow else min(side, size.side)
    across = 1 if size.narrow else len(panels)
    each = (size.width - side) / across
    gap = size.small
    length = each - number - gap
    starts = tuple(
        side + (0 if size.narrow else place * each) + number for place in range(len(panels))
    )
    head_y = None
    heads = _head_lines(panels, each, size)
    head_height = lines_height(max(len(lines) for lines in heads), size.small)
    y = top
    if not size.narrow and len(panels) > 1:
        head_y = y + head_height / 2
        y += head_height + size.small * 0.2
    bar = size.bar * 0.8
    tops, name_y, bar_y = [], [], []
    for lines in named:
        name_height = lines_height(len(lines), size.small)
        tops.append(y)
        if size.narrow:
            name_y.append(y + name_height / 2)
            y += name_height + 2
            places = []
            for _ in panels:
                y += head_height if len(panels) > 1 else 0.0
                places.append(y + bar / 2)
                y += bar + 4
            bar_y.append(tuple(places))
            y += size.gap * 0.8
        else:
            height = max(name_height, bar) + size.gap * 0.7
            name_y.append(y + height / 2)
            bar_y.append((y + height / 2,) * len(panels))
            y += height
    return _Layout(
        size=size,
        starts=starts,
        length=length,
        head_y=head_y,
        tops=tuple(tops),
        names=tuple(named),
        name_y=tuple(name_y),
        bar_y=tuple(bar_y),
        bar=bar,
        bottom=y + size.small * 0.3,
    )


def _number_width(panels: Sequence[_Panel], rows: Sequence[OptionRobustness], size: Size) -> float:
    texts = [panel.shown(option.id, 0) for panel in panels for option in rows]
    widths = [len(text) * _number_font(text, size) * _CHARACTER for text in texts]
    return max(widths, default=0.0) + size.small * 0.6


def _number_font(text: str, size: Size) -> float:
    # "under 1 %" has to fit where "71 %" does.
    return size.small if text[:1].isalpha() else size.name


def _head_lines(panels: Sequence[_Panel], each: float, size: Size) -> list[tuple[str, ...]]:
    room = characters(each - size.small, size.small, bold=True)
    return [wrapped(opening(panel.name), room, 2) for panel in panels]


def _segments(
    panels: Sequence[_Panel],
    rows: Sequence[OptionRobustness],
    rank: int,
    ranks: int,
    layout: _Layout,
) -> Trace:
    base, x, y, hover = [], [], [], []
    for row, option in enumerate(rows):
        for place, panel in enumerate(panels):
            shares = panel.shares.get(option.id, ())
            before = sum(shares[:rank])
            share = shares[rank] if rank < len(shares) else 0.0
            base.append(round(layout.starts[place] + before * layout.length, 3))
            x.append(round(share * layout.length, 3))
            y.append(layout.bar_y[row][place])
            hover.append(
                f"{plain(heading(option))}<br>{plain(opening(panel.name))}: "
                f"{ordinal(rank + 1)} {panel.shown(option.id, rank)}"
            )
    return {
        "type": "bar",
        "uid": f"rank-{rank}",
        "orientation": "h",
        "base": base,
        "x": x,
        "y": y,
        "width": layout.bar,
        "marker": {
            "color": _shade(rank, ranks),
            "line": {"color": PAPER, "width": max(layout.size.small / 9, 1.5)},
        },
        "hoverinfo": "text",
        "hovertext": hover,
        "showlegend": False,
    }


def _texts(
    panels: Sequence[_Panel], rows: Sequence[OptionRobustness], ranks: int, layout: _Layout
) -> list[Trace]:
    """The share of first places before each bar, and the others in segments with room."""
    size = layout.size
    numbers: list[tuple[float, float, str, float]] = []
    inside: list[tuple[float, float, str, str]] = []
    for row, option in enumerate(rows):
        for place, panel in enumerate(panels):
            y = layout.bar_y[row][place]
            start = layout.starts[place]
            first = panel.shown(option.id, 0)
            numbers.append((start - size.small * 0.3, y, first, _number_font(first, size)))
            shares = panel.shares.get(option.id, ())
            for rank in range(1, len(shares)):
                text = panel.shown(option.id, rank)
                if (len(text) + 1) * size.small * 0.52 > shares[rank] * layout.length:
                    continue
                middle = start + (sum(shares[:rank]) + shares[rank] / 2) * layout.length
                inside.append((middle, y, text, text_on(_shade(rank, ranks))))
    return [
        words(
            "firsts",
            [x for x, _, _, _ in numbers],
            [y for _, y, _, _ in numbers],
            [bold(text) for _, _, text, _ in numbers],
            size.name,
            side="middle left",
        )
        | {"textfont": {"size": [font for _, _, _, font in numbers], "color": INK}},
        words(
            "shares",
            [x for x, _, _, _ in inside],
            [y for _, y, _, _ in inside],
            [text for _, _, text, _ in inside],
            size.small,
            side="middle center",
            colour=[colour for _, _, _, colour in inside],
        ),
    ]


def _heads(
    panels: Sequence[_Panel], rows: Sequence[OptionRobustness], layout: _Layout
) -> list[Trace]:
    size = layout.size
    names = [bold(stacked(lines)) for lines in layout.names]
    traces = [words("names", [0] * len(names), layout.name_y, names, size.small)]
    if len(panels) < 2:
        return traces
    each = layout.length if layout.head_y is not None else size.width
    heads = [stacked(lines) for lines in _head_lines(panels, each, size)]
    if layout.head_y is not None:
        y = [layout.head_y] * len(heads)
        return [*traces, words("heads", layout.starts, y, heads, size.small, colour=MUTED)]
    height = lines_height(1, size.small) / 2
    x, y, text = [], [], []
    for row in range(len(rows)):
        for place, head in enumerate(heads):
            x.append(0)
            y.append(layout.bar_y[row][place] - layout.bar / 2 - height)
            text.append(head)
    return [*traces, words("heads", x, y, text, size.small, colour=MUTED)]


def _table(panels: Sequence[_Panel], rows: Sequence[OptionRobustness]) -> pd.DataFrame:
    ranks = max((len(option.rank_acceptability) for option in rows), default=0)
    several = len(panels) > 1
    unranked = panels[0].result.unranked if panels else ()
    heads = ["Option", *(["Weightings"] if several else [])]
    heads += [opening(ordinal(rank + 1)) for rank in range(ranks)]
    heads += ["Note"] if unranked else []
    records = [
        [
            heading(option),
            *([opening(panel.name)] if several else []),
            *(panel.shown(option.id, rank) for rank in range(ranks)),
            *([""] if unranked else []),
        ]
        for option in rows
        for panel in panels
    ]
    blank = [""] * (len(heads) - 2)
    records += [[heading(one), *blank, f"Takes no rank. {one.why}"] for one in unranked]
    return pd.DataFrame(records, columns=heads, dtype=object)
