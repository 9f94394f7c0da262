"""Overall values as bars, each made of what its criteria contribute."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from appraisal.charts.chart import Chart, LegendItem
from appraisal.charts.findings import (
    criteria_order,
    heading,
    leading_finding,
    name_of,
    place,
    sentences,
    shown_values,
    unranked_sentence,
    values_sentence,
)
from appraisal.charts.frame import (
    SIZES,
    TIGHT,
    Size,
    SizeName,
    Trace,
    characters,
    figure,
    lines_height,
    words,
)
from appraisal.charts.legend import Legend, criteria_legend, pattern_marks
from appraisal.charts.palette import INK, MUTED, PAPER, swatch
from appraisal.charts.rounding import display_weights, finite
from appraisal.charts.text import bold, plain, stacked, wrapped
from appraisal.scoring import ScoredOption, Scores
from appraisal.wording import brief, distinct

_FADED = 0.4
_LEAST_STRETCH = 0.6  # bars and gaps shrink to this before the type does
_MOST_STRETCH = 1.6
_END = 102  # a word whose point lies beyond the axis is not drawn, and 100's lies at 101
_UNRANKED = "Takes no rank"


def contribution_bars(
    scores: Scores,
    names: Mapping[str, str],
    *,
    size: SizeName = "page",
    height: float | None = None,
    legend: bool = True,
) -> Chart:
    """Horizontal bars of overall value, best on top, cut into the criteria's contributions.

    `names` gives each criterion's name by id; its order fixes the colours. `height`, in pixels, is
    what the figure should take: bars and gaps stretch to it, then the type goes down to the least
    that stays readable on that size of screen; a figure that still does not fit is higher
    (`figure.layout.height` says). With `legend=False` the page draws `Chart.legend` itself.
    Options without a rank stand below, faded, with the reason; an incomplete option has no bar.
    """
    criteria = criteria_order(scores, names)
    items = _legend_items(scores, names, criteria)
    layout = _fitted(scores, items if legend else (), size, height)
    traces = [
        *_bars(scores, names, criteria, layout),
        *_texts(scores, layout),
        *layout.legend.traces,
    ]
    longest = max([3, *(len(text) for text in shown_values(scores).values())])
    return Chart(
        figure=figure(
            traces,
            layout.height,
            (0, _END),
            {"r": round(longest * layout.size.value * 0.72)},
            layout.size.small,
        ),
        title=leading_finding(scores),
        alt=sentences(
            f"Bars of overall value: {leading_finding(scores)}",
            values_sentence(scores),
            unranked_sentence(scores),
        ),
        table=_table(scores, names, criteria),
        legend=items,
    )


@dataclass(frozen=True)
class _Row:
    option: ScoredOption
    label: str
    label_y: float
    reason: str
    reason_y: float
    bar_y: float
    bar: float  # thickness


@dataclass(frozen=True)
class _Layout:
    size: Size
    rows: tuple[_Row, ...]  # in file order, so that each mark keeps its place in its trace
    heading_y: float | None
    legend: Legend
    height: float


def _legend_items(
    scores: Scores, names: Mapping[str, str], criteria: Sequence[str]
) -> tuple[LegendItem, ...]:
    (shown,) = display_weights(scores.weights)
    looks = [swatch(index) for index in range(len(criteria))]
    return tuple(
        LegendItem(name_of(names, criterion), look.colour, look.pattern, shown[criterion])
        for criterion, look in zip(criteria, looks, strict=True)
        if criterion in shown and criterion not in scores.dropped
    )


def _fitted(
    scores: Scores, items: Sequence[LegendItem], size: SizeName, height: float | None
) -> _Layout:
    if height is None:
        return _laid_out(scores, items, SIZES[size], 1.0)
    for sizes, least in ((SIZES[size], _LEAST_STRETCH), (TIGHT[size], 1.0)):
        natural = _laid_out(scores, items, sizes, 1.0)
        none = _laid_out(scores, items, sizes, 0.0)
        stretch = (height - none.height) / max(natural.height - none.height, 1.0)
        if stretch >= least or sizes is TIGHT[size]:
            break
    return _laid_out(scores, items, sizes, min(max(stretch, least), _MOST_STRETCH))


def _laid_out(scores: Scores, items: Sequence[LegendItem], size: Size, stretch: float) -> _Layout:
    y = 0.0
    heading_y: float | None = None
    rows: dict[str, _Row] = {}
    for option in scores.ordered:
        if option.rank is None and heading_y is None:
            heading_y = y + lines_height(1, size.small) / 2
            y += lines_height(1, size.small) * 1.2
        row, taken = _row(option, size, stretch, y)
        rows[option.id] = row
        y += taken
    legend = Legend((), 0.0)
    if items:
        legend = criteria_legend(items, size, y + size.small * 0.5)
        y += legend.height + size.small * 0.5
    in_file_order = tuple(rows[option.id] for option in scores.options)
    return _Layout(size, in_file_order, heading_y, legend, max(y, 1.0))


def _row(option: ScoredOption, size: Size, stretch: float, top: float) -> tuple[_Row, float]:
    said = heading(option) + (_tie(option) if option.tied_with else "")
    lines = wrapped(said, characters(size.width, size.name, bold=True))
    reasons: tuple[str, ...] = ()
    if option.rank is None and option.why_unranked:
        reasons = wrapped(option.why_unranked, characters(size.width, size.small))
    label_height = lines_height(len(lines), size.name)
    reason_height = lines_height(len(reasons), size.small)
    bar = 0.0 if finite(option.value) is None else size.bar * stretch
    if option.rank is None:
        bar /= 2
    text = stacked(lines) if option.rank is None else bold(stacked(lines))
    bar_top = top + label_height + reason_height + size.small * 0.15
    row = _Row(
        option=option,
        label=text,
        label_y=top + label_height / 2,
        reason=stacked(reasons),
        reason_y=top + label_height + reason_height / 2,
        bar_y=bar_top + bar / 2,
        bar=bar,
    )
    return row, bar_top + bar + size.gap * stretch - top


def _tie(option: ScoredOption) -> str:
    return f"\u00a0· {place(option)}".replace("joint ", "joint\u00a0")


def _bars(
    scores: Scores, names: Mapping[str, str], criteria: Sequence[str], layout: _Layout
) -> list[Trace]:
    (shown,) = display_weights(scores.weights)
    common = {
        "type": "bar",
        "orientation": "h",
        "ids": [row.option.id for row in layout.rows],
        "y": [row.bar_y for row in layout.rows],
        "width": [row.bar for row in layout.rows],
        "hoverinfo": "text",
        "showlegend": False,
    }
    opacity = [1 if row.option.rank is not None else _FADED for row in layout.rows]
    whose = [plain(heading(row.option)) for row in layout.rows]
    traces = []
    for index, criterion in enumerate(criteria):
        look = swatch(index)
        name = plain(name_of(names, criterion))
        weight = shown.get(criterion, "0 %")
        marker = {
            "color": look.colour,
            "opacity": opacity,
            "line": {"color": PAPER, "width": layout.size.small / 8},
        }
        if look.pattern:
            marker["pattern"] = pattern_marks(look.colour, look.pattern)
        traces.append(
            common
            | {
                "uid": f"criterion-{criterion}",
                "name": name,
                "x": [_contribution(row.option, criterion) for row in layout.rows],
                "hovertext": [
                    _hover(row.option, criterion, f"{bold(name)}<br>{who}", weight)
                    for row, who in zip(layout.rows, whose, strict=True)
                ],
                "marker": marker,
            }
        )
    return traces


def _texts(scores: Scores, layout: _Layout) -> list[Trace]:
    size, rows = layout.size, layout.rows
    shown = shown_values(scores)
    ids = [row.option.id for row in rows]
    inks = [INK if row.option.rank is not None else MUTED for row in rows]
    values = [finite(row.option.value) for row in rows]
    value_texts = [
        "" if value is None else bold(shown[row.option.id])
        for row, value in zip(rows, values, strict=True)
    ]
    ends = [0.0 if value is None else value + 1.0 for value in values]
    # Figures have no descenders: their middle lies a little above the middle of their line.
    values_y = [row.bar_y + size.value * 0.06 for row in rows]
    start = [0.0] * len(rows)
    labels = [row.label for row in rows]
    traces = [
        words("labels", start, [r.label_y for r in rows], labels, size.name, colour=inks, ids=ids),
        words("values", ends, values_y, value_texts, size.value, ids=ids)
        | {
            "textfont": {
                "size": [size.value if r.option.rank is not None else size.name for r in rows],
                "color": inks,
            }
        },
    ]
    if layout.heading_y is not None:
        reasons = [row.reason for row in rows]
        traces.append(
            words("reasons", start, [r.reason_y for r in rows], reasons, size.small, colour=MUTED)
        )
        traces.append(
            words("unranked", [0], [layout.heading_y], [bold(_UNRANKED)], size.small, colour=MUTED)
        )
    return traces


def _contribution(option: ScoredOption, criterion: str) -> float | None:
    # An incomplete option has no bar at all: part of one would read as a low value.
    if finite(option.value) is None:
        return None
    return finite(option.contributions.get(criterion))


def _hover(option: ScoredOption, criterion: str, start: str, weight: str) -> str:
    points = _contribution(option, criterion)
    if points is None:
        return ""
    value = finite(option.values.get(criterion))
    scored = "no score" if value is None else f"value {brief(value)}"
    return f"{start}<br>{scored}, weight {weight}: {brief(points)} of 100 points"


def _table(scores: Scores, names: Mapping[str, str], criteria: Sequence[str]) -> pd.DataFrame:
    shown = shown_values(scores)
    fixed_columns = ["Rank", "Option", "Overall value", "Note"]
    criterion_names = [name_of(names, criterion) for criterion in criteria]
    columns = [*fixed_columns[:3], *distinct(criterion_names, criteria, fixed_columns), "Note"]
    records = []
    for option in scores.ordered:
        rank = "none" if option.rank is None else f"{option.rank}{'=' if option.tied_with else ''}"
        points = [_contribution(option, criterion) for criterion in criteria]
        parts = ["" if part is None else brief(part) for part in points]
        value = shown.get(option.id, "incomplete")
        records.append([rank, heading(option), value, *parts, option.why_unranked or ""])
    table = pd.DataFrame(records, columns=columns, dtype=object)
    return table if table["Note"].any() else table.drop(columns="Note")
