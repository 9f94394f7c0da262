"""Level bars: one series, or several beside one another."""

from __future__ import annotations

from appraisal.charts.data.drawing import Drawing
from appraisal.charts.data.looks import PLAIN, SERIES, STRESSED
from appraisal.charts.data.rows import (
    bar_with_end,
    caption,
    end_font,
    legend,
    rows_of,
    rules,
    scale_for,
    sheet_of,
)
from appraisal.charts.data.specs import Bars, GroupedBars
from appraisal.charts.frame import Size, lines_height

_BESIDE = 0.62  # of the thickness of a bar that stands alone


def bars(spec: Bars, size: Size) -> Drawing:
    """One bar for each label, its figure at its end."""
    sheet = sheet_of(spec.labels, size)
    marks, top = caption(spec.unit, sheet)
    rows = rows_of(spec.labels, sheet, size.bar * 0.8, top)
    series = spec.series
    ends = [(v, t) for v, t in zip(series.values, series.texts, strict=True) if v is not None]
    font = end_font(series.texts, sheet, size.name)
    scale = scale_for(ends, sheet, font)
    marks += rows.names
    for place, (label, y) in enumerate(zip(spec.labels, rows.tops, strict=True)):
        text = series.texts[place]
        marks += bar_with_end(
            "bars",
            series.values[place],
            text,
            y,
            y + rows.marks,
            look=STRESSED if not spec.stressed or label in spec.stressed else PLAIN,
            scale=scale,
            sheet=sheet,
            font=font,
            says=(label, f"{series.name}: {text}"),
        )
    return sheet.finished(spec, marks, rows.bottom)


def grouped_bars(spec: GroupedBars, size: Size) -> Drawing:
    """Under each label a bar for each series, in the same order."""
    sheet = sheet_of(spec.labels, size)
    marks, top = caption(spec.unit, sheet)
    entries = [(one.name, look) for one, look in zip(spec.series, SERIES, strict=False)]
    keys, top = legend(entries, sheet, top)
    font = end_font([text for one in spec.series for text in one.texts], sheet, size.small)
    each = max(size.bar * _BESIDE, lines_height(1, font))
    rows = rows_of(spec.labels, sheet, each * len(spec.series), top + size.small * 0.3)
    ends = [
        (value, text)
        for one in spec.series
        for value, text in zip(one.values, one.texts, strict=True)
        if value is not None
    ]
    scale = scale_for(ends, sheet, font)
    marks += [*keys, *rules(rows)[:-1], *rows.names]
    for number, (one, look) in enumerate(zip(spec.series, SERIES, strict=False)):
        for place, y in enumerate(rows.tops):
            text = one.texts[place]
            marks += bar_with_end(
                f"series-{number}",
                one.values[place],
                text,
                y + number * each + 1,
                y + (number + 1) * each - 1,
                look=look,
                scale=scale,
                sheet=sheet,
                font=font,
                says=(spec.labels[place], f"{one.name}: {text}"),
            )
    return sheet.finished(spec, marks, rows.bottom)
