"""The same groups as shares of two wholes, joined: such as of people and of what they cost."""

from __future__ import annotations

from appraisal.charts.data.drawing import Area, Box, Drawing, Mark, Words, broken, width_of
from appraisal.charts.data.looks import HIDDEN_LOOK, STRESSED, UNKNOWN_LOOK, Look
from appraisal.charts.data.rows import Sheet, legend, sheet_of
from appraisal.charts.data.series import HIDDEN, Series
from appraisal.charts.data.specs import PairedShares
from appraisal.charts.frame import Size, lines_height
from appraisal.charts.palette import ACCENT, FAINT, MUTED
from appraisal.charts.placing import kept_apart

_LOOKS = (STRESSED, Look("#c3ccd5"), Look("#8fa0b0", "/"), Look("#e3e8ec", "."))
_BANDS = ("#d9e6f4", FAINT, "#e3e8ec", "#f5f7f9")
_BETWEEN = 1.6  # bars' thicknesses between the two bars

_Piece = tuple[float, float]


def paired_shares(spec: PairedShares, size: Size) -> Drawing:
    """Two bars of a whole each, one above the other, with a band joining each group to itself."""
    sheet = sheet_of([spec.first.name, spec.second.name], size)
    marks, top = legend(list(zip(spec.labels, _LOOKS, strict=False)), sheet, 0.0)
    figures = lines_height(1, size.value)
    name = lines_height(1, size.small) if size.narrow else 0.0
    thick = size.bar * 1.4
    upper = top + name + figures
    lower = upper + thick * (1 + _BETWEEN)
    above, below = _pieces(spec.first, sheet), _pieces(spec.second, sheet)
    marks += _bands(spec, above, below, upper + thick, lower)
    for series, pieces, y, at in (
        (spec.first, above, upper, upper - figures / 2),
        (spec.second, below, lower, lower + thick + figures / 2),
    ):
        marks += _bar(spec, series, pieces, y, y + thick)
        marks += _figures(series, pieces, at, sheet)
    ends = (top + name / 2, lower + thick + figures + name / 2)
    middles = (upper + thick / 2, lower + thick / 2)
    marks += _names((spec.first.name, spec.second.name), ends if size.narrow else middles, sheet)
    return sheet.finished(spec, marks, lower + thick + figures + name)


def _pieces(series: Series, sheet: Sheet) -> list[_Piece]:
    """Where each group begins and ends; a hidden one is a short mark, and the others make room."""
    whole = max(sum(series.shown), 1.0)
    room = 1 - series.values.count(None) * sheet.stub
    pieces: list[_Piece] = []
    x = 0.0
    for value in series.values:
        width = sheet.stub if value is None else value / whole * room
        pieces.append((x, x + width))
        x += width
    return pieces


def _bands(
    spec: PairedShares, above: list[_Piece], below: list[_Piece], top: float, bottom: float
) -> list[Mark]:
    return [
        Area(
            f"band-{number}",
            ((one[0], top), (one[1], top), (other[1], bottom), (other[0], bottom)),
            colour,
        )
        for number, (one, other, colour) in enumerate(zip(above, below, _BANDS, strict=False))
        if spec.first.values[number] is not None and spec.second.values[number] is not None
    ]


def _bar(
    spec: PairedShares, series: Series, pieces: list[_Piece], top: float, bottom: float
) -> list[Mark]:
    return [
        Box(
            f"group-{number}" if series.values[number] is not None else "hidden",
            start,
            end,
            top,
            bottom,
            look if series.values[number] is not None else _look_of_none(series.texts[number]),
            (spec.labels[number], f"{series.name}: {series.texts[number]}"),
        )
        for number, ((start, end), look) in enumerate(zip(pieces, _LOOKS, strict=False))
    ]


def _look_of_none(text: str) -> Look:
    return HIDDEN_LOOK if text == HIDDEN else UNKNOWN_LOOK


def _figures(series: Series, pieces: list[_Piece], y: float, sheet: Sheet) -> list[Mark]:
    most = sheet.plot / (max(map(len, series.texts)) * len(series))  # a character of each
    font = min(sheet.size.value, most / 0.75)
    widest = max(width_of(text, font, bold=True) for text in series.texts)
    half = sheet.across(widest / 2)
    middles = [(start + end) / 2 for start, end in pieces]
    apart = kept_apart(middles, sheet.across(widest + font * 0.3), half, 1 - half)
    return [
        Words("figures", x, y, (text,), font, "centre", MUTED if place else ACCENT, bold=True)
        for place, (x, text) in enumerate(zip(apart, series.texts, strict=True))
    ]


def _names(names: tuple[str, str], middles: tuple[float, float], sheet: Sheet) -> list[Mark]:
    size = sheet.size
    if size.narrow:
        return [
            Words("names", 0, y, tuple(broken(name, size.width, size.small, 1)), size.small)
            for name, y in zip(names, middles, strict=True)
        ]
    room = sheet.side - size.small
    return [
        Words("names", 0, y, tuple(broken(name, room, size.small)), size.small, "right")
        for name, y in zip(names, middles, strict=True)
    ]
