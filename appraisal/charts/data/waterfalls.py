"""Amounts that lead from one total to another, one under the other."""

from __future__ import annotations

from dataclasses import dataclass

from appraisal.charts.data.drawing import Box, Drawing, Line, Mark, Words
from appraisal.charts.data.looks import DOWN, HIDDEN_LOOK, STRESSED, TOTAL, Look
from appraisal.charts.data.rows import Scale, Sheet, caption, end_font, rows_of, scale_for, sheet_of
from appraisal.charts.data.series import HIDDEN
from appraisal.charts.data.specs import Waterfall
from appraisal.charts.frame import Size
from appraisal.charts.palette import GREY, MUTED


@dataclass(frozen=True)
class Step:
    """From where to where an amount reaches; the same where it is hidden or not known."""

    start: float
    end: float
    total: bool


def steps_of(spec: Waterfall) -> list[Step]:
    """Where every amount begins and ends: totals at 0, others where the one before ended."""
    steps: list[Step] = []
    running = 0.0
    for label, value in zip(spec.labels, spec.amounts.values, strict=True):
        total = label in spec.totals
        start = 0.0 if total and value is not None else running
        running = running if value is None else start + value
        steps.append(Step(start, running, total))
    return steps


def waterfall(spec: Waterfall, size: Size) -> Drawing:
    """Totals as bars from 0, and between them what is added and what is taken away."""
    sheet = sheet_of(spec.labels, size)
    marks, top = caption(spec.unit, sheet)
    rows = rows_of(spec.labels, sheet, size.bar * 0.9, top)
    steps = steps_of(spec)
    ends = [
        (max(step.start, step.end), text)
        for step, text in zip(steps, spec.amounts.texts, strict=True)
    ]
    least = [(min(step.start, step.end), "") for step in steps]
    font = end_font(spec.amounts.texts, sheet, size.name)
    scale = scale_for([*ends, *least], sheet, font)
    marks += [*rows.names, *_joins(steps, rows.tops, rows.marks, scale)]
    for place, step in enumerate(steps):
        marks += _step(spec, place, step, rows.tops[place], rows.marks, scale, sheet, font)
    return sheet.finished(spec, marks, rows.bottom)


def _joins(steps: list[Step], tops: tuple[float, ...], height: float, scale: Scale) -> list[Mark]:
    return [
        Line(
            "joins", ((scale(step.end), tops[place]), (scale(step.end), under + height)), GREY, 1.5
        )
        for place, (step, under) in enumerate(zip(steps, tops[1:], strict=False))
    ]


def _step(
    spec: Waterfall,
    place: int,
    step: Step,
    top: float,
    height: float,
    scale: Scale,
    sheet: Sheet,
    font: float,
) -> list[Mark]:
    text = spec.amounts.texts[place]
    bottom, middle = top + height, top + height / 2
    says = (spec.labels[place], f"{spec.amounts.name}: {text}")
    if spec.amounts.values[place] is None:
        x = scale(step.end)
        if text != HIDDEN:
            at = x + sheet.aside
            return [Words("missing", at, middle, (text,), sheet.size.small, colour=MUTED)]
        stub = Box("hidden", x, x + sheet.stub, top, bottom, HIDDEN_LOOK, says)
        beside = x + sheet.stub + sheet.aside
        return [stub, Words("ends", beside, middle, (text,), font, bold=True)]
    left, right = sorted((scale(step.start), scale(step.end)))
    return [
        Box("steps", left, right, top, bottom, _look(step), says),
        Words("ends", right + sheet.aside, middle, (text,), font, bold=True),
    ]


def _look(step: Step) -> Look:
    if step.total:
        return TOTAL
    return DOWN if step.end < step.start else STRESSED
