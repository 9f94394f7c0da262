"""What options cost beside what they are worth, and the line of those that nothing beats."""

from collections.abc import Sequence

import pandas as pd

from appraisal.analysis.money_words import finding, in_pounds
from appraisal.analysis.value_for_money import OptionMoney, ValueForMoney
from appraisal.charts.chart import Chart
from appraisal.charts.findings import sentences
from appraisal.charts.frame import SIZES, SizeName
from appraisal.charts.notices import notice
from appraisal.charts.rounding import display_values, finite
from appraisal.charts.scatter import (
    DOMINATED,
    EFFICIENT,
    MIXED,
    UNRANKED,
    Spot,
    money,
    scatter_figure,
    value_ticks,
)
from appraisal.charts.text import opening, plain
from appraisal.wording import listed

_NOTHING = "-"
_SAME_MONEY, _SAME_VALUE = 0.005, 1e-9


def frontier(value_for_money: ValueForMoney, *, size: SizeName = "page") -> Chart:
    """Cost across and overall value up, a point for each option that has both.

    The line joins the options on the frontier. Those that another one or a mix of two beats are
    hollow, those that take no rank are crosses, and the options that cannot be drawn are named
    underneath with the reason.
    """
    result = value_for_money
    shown = _shown(result)
    title = finding(result)
    table = _table(result, shown)
    spots = _spots(result, shown)
    if not spots:
        # The title says that there is nothing to compare, the notes why.
        chart = notice(title, sentences(*result.notes[:1]) or title, size=size)
        return Chart(chart.figure, title, chart.alt, table)
    line = [(o.present, o.value) for o in _along(result)]
    notes = _undrawn(result)
    values = value_ticks([spot.value for spot in spots])
    extent = f"The value axis runs from {values[0]:g} to {values[-1]:g}."
    said = [f"{_called(option)}: {_said(option, result, shown)}." for option in result.options]
    return Chart(
        figure=scatter_figure(
            spots,
            [(cost, value) for cost, value in line if cost is not None and value is not None],
            opening(_cost_words(result)),
            notes,
            SIZES[size],
        ),
        title=title,
        alt=sentences(
            f"A point for each option, {_cost_words(result)} by value. {title}", *said, extent
        ),
        table=table,
    )


def _cost_words(result: ValueForMoney) -> str:
    return "cost in the first year" if result.years == 1 else f"cost over {result.years} years"


def _called(option: OptionMoney) -> str:
    return option.label or option.name


def _names(result: ValueForMoney, ids: Sequence[str]) -> str:
    return listed([_called(option) for option in result.options if option.id in ids])


def _along(result: ValueForMoney) -> list[OptionMoney]:
    by_id = {option.id: option for option in result.options}
    return [by_id[option] for option in result.frontier]


def _shown(result: ValueForMoney) -> dict[str, str]:
    values = {o.id: value for o in result.options if (value := finite(o.value)) is not None}
    return display_values(values, {o.id for o in result.options if o.rank is not None})


def _kind(option: OptionMoney) -> str:
    if not option.compared:
        return UNRANKED
    if option.dominated_by:
        return DOMINATED
    return MIXED if option.between else EFFICIENT


def _status(option: OptionMoney, result: ValueForMoney) -> str:
    if option.present is None:
        return "no cost in the file"
    if option.rank is None:
        return "takes no rank"
    if option.dominated_by:
        return f"dominated by {_names(result, option.dominated_by)}"
    if option.between:
        return f"a mix of {_names(result, option.between)} is worth more"
    alike = f", level with {_names(result, option.same_as)}" if option.same_as else ""
    return f"on the frontier{alike}"


def _said(option: OptionMoney, result: ValueForMoney, shown: dict[str, str]) -> str:
    cost = "no cost" if option.present is None else money(option.present)
    value = f"value {shown[option.id]}" if option.id in shown else "incomplete"
    return f"{cost}, {value}, {_status(option, result)}"


def _spots(result: ValueForMoney, shown: dict[str, str]) -> list[Spot]:
    """The points, the frontier's first; options at the same place share one."""
    drawn = [o for o in result.options if o.present is not None and finite(o.value) is not None]
    first = [*_along(result), *(option for option in drawn if option.compared), *drawn]
    spots: list[Spot] = []
    told: set[str] = set()
    for option in first:
        if option.id in told:
            continue
        alike = [other for other in drawn if _same_place(option, other)]
        told |= {other.id for other in alike}
        hover = "<br>".join(
            plain(f"{_called(other)}: {_said(other, result, shown)}") for other in alike
        )
        spots.append(
            Spot(
                ids=tuple(other.id for other in alike),
                label=listed([_called(other) for other in alike]),
                kind=_kind(option),
                cost=option.present or 0.0,
                value=option.value or 0.0,
                hover=hover,
            )
        )
    return spots


def _same_place(one: OptionMoney, other: OptionMoney) -> bool:
    return (
        _kind(one) == _kind(other)
        and abs((one.present or 0.0) - (other.present or 0.0)) <= _SAME_MONEY
        and abs((one.value or 0.0) - (other.value or 0.0)) <= _SAME_VALUE
    )


def _undrawn(result: ValueForMoney) -> list[str]:
    """The options that have no place on the chart, in sentences."""
    costless = [_called(option) for option in result.options if option.present is None]
    incomplete = [
        _called(option)
        for option in result.options
        if option.present is not None and finite(option.value) is None
    ]
    notes = []
    if costless:
        notes.append(f"Not drawn, for the file gives no cost: {listed(costless)}.")
    if incomplete:
        notes.append(f"Not drawn, for a score is missing: {listed(incomplete)}.")
    return notes


def _table(result: ValueForMoney, shown: dict[str, str]) -> pd.DataFrame:
    columns = [
        "Option",
        opening(_cost_words(result)),
        "Overall value",
        "Status",
        "Extra cost a point, against the cheapest",
        "Extra cost a point, along the frontier",
    ]
    records = [
        [
            option.name if option.label in ("", option.name) else f"{option.label} · {option.name}",
            _NOTHING if option.present is None else in_pounds(option.present),
            shown.get(option.id, "incomplete"),
            _status(option, result),
            _NOTHING if option.marginal is None else in_pounds(option.marginal),
            _NOTHING if option.step is None else in_pounds(option.step.per_point),
        ]
        for option in result.options
    ]
    return pd.DataFrame(records, columns=columns, dtype=object)
