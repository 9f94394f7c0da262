"""What is known against what is estimated, with the estimate's range and the gap."""

from __future__ import annotations

from appraisal.charts.data.drawing import Drawing, Mark
from appraisal.charts.data.looks import EXPECTED, STRESSED
from appraisal.charts.data.rows import (
    Scale,
    Sheet,
    bar_with_end,
    caption,
    end_font,
    legend,
    pushed,
    rows_of,
    rules,
    scale_for,
    sheet_of,
    whisker,
)
from appraisal.charts.data.specs import GapBars
from appraisal.charts.frame import Size, lines_height


def gap_bars(spec: GapBars, size: Size) -> Drawing:
    """Two bars for each label, known and estimated, the estimate with its low and high."""
    sheet = sheet_of(spec.labels, size)
    marks, top = caption(spec.unit, sheet)
    entries = [(spec.known.name, STRESSED), (spec.estimated.name, EXPECTED)]
    keys, top = legend(entries, sheet, top)
    each = max(size.bar * 0.7, lines_height(1, size.small))
    rows = rows_of(spec.labels, sheet, each * 2, top + size.small * 0.3)
    ends = _ends(spec)
    font = end_font([text for _, text in ends], sheet, size.small)
    scale = scale_for(ends, sheet, font)
    marks += [*keys, *rules(rows)[:-1], *rows.names]
    for place, y in enumerate(rows.tops):
        marks += bar_with_end(
            "known",
            spec.known.values[place],
            known_said(spec, place),
            y + 1,
            y + each - 1,
            look=STRESSED,
            scale=scale,
            sheet=sheet,
            font=font,
            says=(spec.labels[place], f"{spec.known.name}: {spec.known.texts[place]}"),
        )
        marks += _estimate(spec, place, (y + each + 1, y + 2 * each - 1), scale, sheet, font)
    low, high = spec.low.name.lower(), spec.high.name.lower()
    return sheet.finished(spec, marks, rows.bottom, f"Thin lines: from {low} to {high}.")


def known_said(spec: GapBars, place: int) -> str:
    """The known figure, with the gap behind it where there is one to tell."""
    text = spec.known.texts[place]
    if spec.gap is None or spec.known.values[place] is None or spec.gap.values[place] is None:
        return text
    return f"{text} ({spec.gap.name.lower()} {spec.gap.texts[place]})"


def estimate_said(spec: GapBars, place: int) -> str:
    """The estimate with its range, such as "1,150 (980 to 1,300)"."""
    text = spec.estimated.texts[place]
    if _range(spec, place) is None:
        return text
    return f"{text} ({spec.low.texts[place]} to {spec.high.texts[place]})"


def _range(spec: GapBars, place: int) -> tuple[float, float] | None:
    low, high = spec.low.values[place], spec.high.values[place]
    if spec.estimated.values[place] is None or low is None or high is None:
        return None
    return low, high


def _ends(spec: GapBars) -> list[tuple[float, str]]:
    ends = [
        (value, known_said(spec, place))
        for place, value in enumerate(spec.known.values)
        if value is not None
    ]
    return ends + [
        (max(value, *(_range(spec, place) or (0.0,))), estimate_said(spec, place))
        for place, value in enumerate(spec.estimated.values)
        if value is not None
    ]


def _estimate(
    spec: GapBars,
    place: int,
    reach: tuple[float, float],
    scale: Scale,
    sheet: Sheet,
    font: float,
) -> list[Mark]:
    text = estimate_said(spec, place)
    drawn = bar_with_end(
        "estimated",
        spec.estimated.values[place],
        text,
        *reach,
        look=EXPECTED,
        scale=scale,
        sheet=sheet,
        font=font,
        says=(spec.labels[place], f"{spec.estimated.name}: {text}"),
    )
    held = _range(spec, place)
    if held is None:
        return drawn
    low, high = map(scale, held)
    return [*pushed(drawn, high + sheet.aside), *whisker(low, high, sum(reach) / 2, sheet)]
