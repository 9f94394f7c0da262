"""Option against option: the share of draws in which one is ahead of the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd
import plotly.graph_objects as go

from appraisal.analysis.robustness import OptionRobustness, Robustness
from appraisal.charts.chart import Chart
from appraisal.charts.draws import (
    before_share,
    best_first,
    draws_sentence,
    share_of,
    unranked_words,
    weightings,
)
from appraisal.charts.findings import heading, sentences, short
from appraisal.charts.frame import (
    SIZES,
    Size,
    SizeName,
    Trace,
    annotated,
    characters,
    figure,
    lines_height,
    note_characters,
    words,
)
from appraisal.charts.palette import MUTED, PAPER, SCALE_HIGH, SCALE_LOW, text_on, value_colour
from appraisal.charts.text import bold, plain, stacked, wrapped
from appraisal.method import TIE
from appraisal.wording import distinct, least_percent, share_percent

_CHARACTER = 0.55  # ems
_LEAST_FONT = 12.0  # pixels, where there are many options
_MOST_SIGNED = 6  # options on a phone whose cells have room for "%"
_BOLD = 0.61
_MOST_HEAD_LINES = 3
_EMS = {"0": 0.53, "\u00a0": 0.22, "%": 0.88}  # widths in bold; a figure's for other signs
_GAP = 4  # pixels between what stands in two cells
_MOST = 0.505  # what is written as more than half stands out
_NOTHING = "\u2013"


def pairwise_table(result: Robustness, *, size: SizeName = "page") -> Chart:
    """A grid of the share of draws in which the option of a row is ahead of that of a column.

    The option most often first is at the top and at the left. Ties count for neither.
    """
    options = best_first(result.options)
    title = _finding(result, options)
    heads = distinct([short(option) for option in options], [o.id for o in options], ["Option"])
    shown = [[_shown(result, one, other) for other in options] for one in options]
    records = [[heading(one), *row] for one, row in zip(options, shown, strict=True)]
    table = pd.DataFrame(
        records, columns=["Option", *(f"Ahead of {head}" for head in heads)], dtype=object
    )
    return Chart(
        figure=_figure(result, options, shown, SIZES[size]),
        title=title,
        alt=sentences(
            "A grid of the share of weightings in which the option of a row is ahead of the option "
            f"of a column. {title}",
            *(_row_said(one, options, row) for one, row in zip(options, shown, strict=True)),
            unranked_words(result),
            draws_sentence(result),
        ),
        table=table,
    )


def _share(result: Robustness, one: OptionRobustness, other: OptionRobustness) -> float | None:
    ahead: Mapping[str, float] = result.pairwise.get(one.id, {})
    return ahead.get(other.id) if one.id != other.id else None


def _shown(result: Robustness, one: OptionRobustness, other: OptionRobustness) -> str:
    share = _share(result, one, other)
    return _NOTHING if share is None else share_percent(share)


def _finding(result: Robustness, options: Sequence[OptionRobustness]) -> str:
    if len(options) < 2:
        who = short(options[0]) if options else ""
        only = f"{who} is the only option that takes a rank" if who else "No option takes a rank"
        return f"{only}, so there is nothing to compare."
    least = {
        one.id: min(_share(result, one, other) or 0.0 for other in options if other is not one)
        for one in options
    }
    best = max(options, key=lambda one: least[one.id])
    share = least[best.id]
    # A lead within the error of the draws is none.
    if share <= 0.5 + 2 * result.standard_error:
        more = f"{before_share(result)} more than half of {weightings(result)}"
        return f"No option is ahead of each other option {more}."
    if share > 1 - TIE:
        said = f"all of {weightings(result)}" if result.source == "ballots" else weightings(result)
    else:
        said = f"at least {least_percent(share)} of {weightings(result)}"
    others = "each other option" if len(options) > 2 else short(_other(options, best))
    return f"{short(best)} is ahead of {others} {before_share(result)} {said}."


def _other(options: Sequence[OptionRobustness], best: OptionRobustness) -> OptionRobustness:
    return next(option for option in options if option is not best)


def _row_said(
    one: OptionRobustness, options: Sequence[OptionRobustness], row: Sequence[str]
) -> str:
    said = [
        f"{short(other)} ({text})"
        for other, text in zip(options, row, strict=True)
        if other is not one
    ]
    return f"{short(one)} is ahead of {', '.join(said)}." if said else ""


@dataclass(frozen=True)
class _Layout:
    size: Size
    font: float
    column: float
    heads: tuple[tuple[str, ...], ...]
    names: tuple[tuple[str, ...], ...]
    edges: tuple[float, ...]
    note: tuple[str, ...]
    signed: bool  # whether cells end in "%"

    @property
    def middles(self) -> list[float]:
        return [(top + end) / 2 for top, end in zip(self.edges, self.edges[1:], strict=False)]


def _figure(
    result: Robustness,
    options: Sequence[OptionRobustness],
    shown: Sequence[Sequence[str]],
    size: Size,
) -> go.Figure:
    if len(options) < 2:
        return figure([], 1.0, (0, 1), {}, size.small)
    layout = _laid_out(options, shown, size)
    size = layout.size
    columns = [place + 0.5 for place in range(len(options))]
    note_height = lines_height(len(layout.note), size.small)
    bottom = layout.edges[-1] + size.small * 0.4
    head_bottom = layout.edges[0] - 4
    heads = words(
        "heads",
        columns,
        [head_bottom - lines_height(len(head), layout.font) / 2 for head in layout.heads],
        [bold(stacked(head)) for head in layout.heads],
        layout.font,
        side="middle center",
    )
    names = words(
        "names",
        [0] * len(options),
        layout.middles,
        [_beside(lines) for lines in layout.names],
        size.small,
        side="middle left",
    )
    traces = [_shades(result, options, layout), *_cell_words(result, options, shown, layout)]
    height = bottom + note_height
    margin = {"l": size.side}
    key = [annotated(layout.note, bottom, size, 0.0 if size.narrow else size.side)]
    return figure([*traces, heads, names], height, (0, len(options)), margin, size.small, key)


def _beside(lines: Sequence[str]) -> str:
    return "<br>".join(f"{line}\u2002" for line in lines)


def _laid_out(
    options: Sequence[OptionRobustness], shown: Sequence[Sequence[str]], size: Size
) -> _Layout:
    heads = _heads(options, size)
    numbered = heads is None
    if heads is None:
        heads = tuple((str(place + 1),) for place in range(len(options)))
    names = _names(options, size, numbered)
    side = max(len(line) for lines in names for line in lines) * size.small * _CHARACTER
    size = replace(size, side=min(side + size.small, size.side))
    column = (size.width - size.side) / len(options)
    font = _font(column, size)
    signed = _signed(shown, column, font, size)
    y = lines_height(max(map(len, heads)), font) + 8
    edges = [y]
    for lines in names:
        y += max(size.row * 1.15, lines_height(len(lines), size.small) + 8)
        edges.append(y)
    said = sentences(
        "Each cell: how often the option of its row is ahead of the option of its column"
        + ("." if signed else ", in per cent."),
        "The columns are numbered as the rows are." if numbered else "",
    )
    note = wrapped(said, note_characters(size.without(size.side) if size.narrow else size), 6)
    return _Layout(size, font, column, heads, names, tuple(edges), note, signed)


def _font(column: float, size: Size) -> float:
    return min(size.name, max(_LEAST_FONT, column / 3.4))


def _heads(options: Sequence[OptionRobustness], size: Size) -> tuple[tuple[str, ...], ...] | None:
    """The labels over the columns, broken at spaces only, or None where one does not fit."""
    column = (size.width - size.side) / len(options)
    room = int(column / (_font(column, size) * _BOLD))
    heads = []
    for option in options:
        longest = max(len(word) for word in short(option).split(" "))
        lines = wrapped(short(option), room)
        if longest > room or len(lines) > _MOST_HEAD_LINES:
            return None
        heads.append(lines)
    return tuple(heads)


def _signed(shown: Sequence[Sequence[str]], column: float, font: float, size: Size) -> bool:
    if size.narrow and len(shown) > _MOST_SIGNED:
        return False
    return all(_fits(_brief(text), column, font) for row in shown for text in row)


def _fits(text: str, column: float, font: float) -> bool:
    ems = sum(_EMS.get(sign, _EMS["0"]) for sign in text)
    return ems * font <= column - _GAP


def _brief(text: str) -> str:
    return text.replace("over ", ">").replace("under ", "<")


def _names(
    options: Sequence[OptionRobustness], size: Size, numbered: bool
) -> tuple[tuple[str, ...], ...]:
    room = characters(size.side - size.small, size.small)
    said = [short(option) if size.narrow else heading(option) for option in options]
    if numbered:
        said = [f"{place + 1}. {one}" for place, one in enumerate(said)]
    return tuple(wrapped(one, room, 3) for one in said)


def _shades(result: Robustness, options: Sequence[OptionRobustness], layout: _Layout) -> Trace:
    def percent(one: OptionRobustness, other: OptionRobustness) -> float | None:
        share = _share(result, one, other)
        return None if share is None else round(100 * share, 2)

    return {
        "type": "heatmap",
        "uid": "shades",
        "x": [float(edge) for edge in range(len(options) + 1)],
        "y": list(layout.edges),
        "z": [[percent(one, other) for other in options] for one in options],
        "zmin": 0,
        "zmax": 100,
        "colorscale": [[0, SCALE_LOW], [1, SCALE_HIGH]],
        "showscale": False,
        "xgap": 3,
        "ygap": 3,
        "hoverinfo": "text",
        "hoverongaps": False,
        "hovertext": [
            [
                ""
                if one is other
                else f"{plain(short(one))} is ahead of {plain(short(other))}<br>"
                f"{share_of(result, _shown(result, one, other))}"
                for other in options
            ]
            for one in options
        ],
    }


def _cell_words(
    result: Robustness,
    options: Sequence[OptionRobustness],
    shown: Sequence[Sequence[str]],
    layout: _Layout,
) -> list[Trace]:
    x, y, texts, colours = [], [], [], []
    for row, one in enumerate(options):
        for column, other in enumerate(options):
            share = _share(result, one, other)
            x.append(column + 0.5)
            y.append(layout.middles[row])
            texts.append(_fitted(shown[row][column], share, layout))
            paper = PAPER if share is None else value_colour(100 * share)
            colours.append(MUTED if share is None else text_on(paper))
    return [words("cells", x, y, texts, layout.font, side="middle center", colour=colours)]


def _fitted(text: str, share: float | None, layout: _Layout) -> str:
    if share is None:
        return text
    if not layout.signed:
        text = text.replace("\u00a0%", "")
    # Letters are wider or narrower than figures: words are counted by their characters.
    words_fit = len(text) <= characters(layout.column - _GAP, layout.font)
    inert = plain(text if words_fit else _brief(text))
    return bold(inert) if share >= _MOST else inert
