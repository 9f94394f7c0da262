"""Cost of care: how weekly costs spread over people, and unit costs against their references."""

from __future__ import annotations

from collections.abc import Sequence

from appraisal.briefing.foot import source_words, too_few
from appraisal.briefing.section import Exhibit, Section, TextTable
from appraisal.briefing.series import (
    known_series,
    largest,
    largest_cell,
    lowered,
    mostly_hidden,
    number,
    people,
    pounds,
    series,
    shown,
    tenths,
    used,
)
from appraisal.briefing.topic import Topic
from appraisal.charts.data import Bars, DotRanges, HeatTable
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.figures import (
    EVERYTHING,
    Grid,
    Headline,
    Line,
    UnitCost,
    WeeklyCosts,
    Where,
    headline,
    unit_costs,
    weekly_costs,
)
from appraisal.partnership.pounds import in_millions, in_pounds, to_the_penny
from appraisal.wording import counted, listed

_KEY, _HEADING = "costs", "Cost of care"


def costs_section(data: PartnershipData, where: Where) -> Section:
    """What packages cost a week, how unequally, and units beside published references."""
    held = weekly_costs(data, where)
    head = headline(data, where) if held is not None else None
    if held is None or head is None:
        return Section(
            _KEY,
            _HEADING,
            "No packages of care were loaded.",
            missing="Load the table 'package' to see it.",
        )
    units = unit_costs(data) if where == EVERYTHING else ()
    exhibits: list[Exhibit | TextTable] = [
        *_bands(held),
        *_homes(held),
        *_means(held),
        *_units(units),
    ]
    return Section(
        _KEY,
        _HEADING,
        _finding(held, head),
        paragraphs=_paragraphs(held, head),
        exhibits=tuple(exhibits),
        source=source_words(data, "Packages of care, gross of what people pay", exhibits),
    )


def _finding(held: WeeklyCosts, head: Headline) -> str:
    if head.people_with_packages == 0:
        return "Nobody here has a package of care."
    if held.top_share is not None:
        return (
            f"The tenth of people who cost most take {tenths(held.top_share)} of what packages "
            "cost."
        )
    if head.mean_weekly is not None:
        return f"A person's packages cost {in_pounds(head.mean_weekly)} a week on average."
    return "What packages cost is hidden here: too few people."


def _paragraphs(held: WeeklyCosts, head: Headline) -> tuple[str, ...]:
    if head.people_with_packages == 0:
        return ()
    if head.weekly is None or head.annual is None:
        return (too_few("What packages cost"),)
    said = (
        f"Packages cost {in_pounds(head.weekly)} a week, {in_millions(head.annual, 2)} a year, for "
        f"{shown(head.people_with_packages)} people: a mean of {shown(head.mean_weekly, in_pounds)}"
        " a week each."
    )
    if held.by_home is not None and mostly_hidden(held.by_home):
        return (said, too_few("Weekly cost by home"))
    return (said,)


def _bands(held: WeeklyCosts) -> list[Exhibit]:
    line = held.by_band
    top = largest(line) if line is not None and not mostly_hidden(line) else None
    if line is None or top is None:
        return []
    spec = Bars(
        title=(
            f"The commonest cost is {lowered(line.categories[top].name)} a week: "
            f"{shown(line.values[top])} of {shown(line.total)} people."
        ),
        heading="Cost a week",
        unit="people",
        labels=tuple(one.name for one in line.categories),
        series=people("People", line.values),
        stressed=(line.categories[top].name,),
    )
    return [Exhibit("bands", spec)]


def _homes(held: WeeklyCosts) -> list[Exhibit]:
    grid = held.by_home
    if grid is None or grid.total == 0 or mostly_hidden(grid):
        return []
    rows = [place for place, total in enumerate(grid.row_totals) if total != 0]
    spec = HeatTable(
        title=f"Of all homes and weekly costs, the largest group: {largest_cell(grid)}.",
        heading="Accommodation",
        unit="people",
        columns=tuple(one.name for one in grid.columns),
        rows=tuple(people(grid.rows[row].name, grid.values[row]) for row in rows),
        row_totals=people("All", [grid.row_totals[row] for row in rows]),
        column_totals=people("All", [*grid.column_totals, grid.total]),
    )
    return [Exhibit("homes", spec, _empty(grid, rows))]


def _empty(grid: Grid[int], rows: Sequence[int]) -> tuple[str, ...]:
    empty = [lowered(one.name) for place, one in enumerate(grid.rows) if place not in rows]
    return (f"Nobody: {listed(empty)}.",) if empty else ()


def _means(held: WeeklyCosts) -> list[Exhibit]:
    line = held.mean_by_home
    if line is None:
        return []
    places = [place for place in used(line) if line.values[place] is not None]
    if not places:
        return []
    places.sort(key=lambda place: -(line.values[place] or 0))
    top = line.categories[places[0]].name
    spec = Bars(
        title=f"Of those shown, {lowered(top)} costs most: {_at(line, places[0])} a week a person.",
        heading="Accommodation",
        unit="mean £ a week a person, gross",
        labels=tuple(line.categories[place].name for place in places),
        series=pounds("Mean £ a week", [line.values[place] for place in places]),
        stressed=(top,),
    )
    note = "Homes with too few people are left out. Means are of the figures as shown."
    return [Exhibit("means", spec, (note,))]


def _at(line: Line[float], place: int) -> str:
    return shown(line.values[place], in_pounds)


def _units(found: Sequence[UnitCost]) -> list[Exhibit | TextTable]:
    """A unit of each service here, as a percentage of its reference, in the reference's range."""
    held = [one for one in found if one.ours is not None and one.reference]
    if not held:
        return []
    outside = [lowered(one.service.name) for one in held if one.position != "within"]
    title = f"Every unit cost that can be shown ({len(held)}) lies in its reference range."
    if outside:
        title = f"{counted(len(outside), 'unit cost')} outside the reference: {listed(outside)}."
    spec = DotRanges(
        title=title,
        heading="Service",
        unit="of the reference cost of a unit, %",
        labels=tuple(one.service.name for one in held),
        values=series("Here", [100 * (one.ours or 0) / one.reference for one in held], _percent),
        low=known_series("Low", [100 * one.low / one.reference for one in held], _percent),
        high=known_series("High", [100 * one.high / one.reference for one in held], _percent),
    )
    years = sorted({one.price_base_year for one in held})
    sources = sorted({one.source for one in held})
    note = f"References: {listed(sources)}; prices of {listed(years)}."
    return [Exhibit("units", spec, (note,)), _in_pounds(found)]


def _in_pounds(found: Sequence[UnitCost]) -> TextTable:
    return TextTable(
        "unit_pounds",
        "Unit costs in pounds, and their references.",
        ("Service", "Unit", "Here", "Reference", "Low", "High"),
        tuple(
            (
                one.service.name,
                one.unit.replace("_", " "),
                *(shown(cost, _pennies) for cost in (one.ours, one.reference, one.low, one.high)),
            )
            for one in found
        ),
    )


def _pennies(cost: float) -> str:
    return to_the_penny(round(cost, 2))


def _percent(value: float) -> str:
    return f"{number(value)}\u00a0%"


TOPIC = Topic(
    _KEY,
    _HEADING,
    costs_section,
    filters=("locality", "client_group"),
    filters_note="The dearest tenth and unit costs are shown for the whole partnership only.",
)
