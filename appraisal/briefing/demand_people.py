"""Demand in people: low, central and high over ten years, their need, and the young to come."""

from __future__ import annotations

from collections.abc import Sequence

from appraisal.briefing.foot import source_words
from appraisal.briefing.projecting import (
    Projection,
    fan,
    nothing_to_project,
    projected_source,
    projection,
)
from appraisal.briefing.section import Exhibit, Section
from appraisal.briefing.series import mostly_hidden, number, people, shown
from appraisal.charts.data import Bars, GroupedBars, HeatTable
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.demand import Outlook
from appraisal.partnership.demand_words import HOW_THE_MIX_SHIFTS, people_sentence
from appraisal.partnership.figures import EVERYTHING, Grid, Where, transition
from appraisal.wording import listed

_PEOPLE, _PEOPLE_HEADING = "demand_people", "People"
_YOUNG, _YOUNG_HEADING = "demand_young", "Young people to come"
_NEED_IS_NOT_DEMAND = (
    "Published growth is of people who need support. How many of them get it depends on who is "
    "found eligible."
)


def people_section(
    data: PartnershipData, where: Where = EVERYTHING, outlooks: Sequence[Outlook] | None = None
) -> Section:
    """How many people will have packages in each year ahead, and what need they will have."""
    found = projection(data, where, outlooks)
    if found is None:
        return nothing_to_project(data, where, _PEOPLE, _PEOPLE_HEADING)
    finding = people_sentence(found.demand)
    line = fan(
        found,
        "years",
        finding,
        "people with packages of care",
        [[float(year.people_shown) for year in one.years] for one in found.demand.outlooks],
        number,
        (_NEED_IS_NOT_DEMAND,),
    )
    return Section(
        _PEOPLE,
        _PEOPLE_HEADING,
        finding,
        paragraphs=(*found.changed, *found.start.says[:1], *_hidden_bands(found)),
        exhibits=(line, *_needs(found)),
        source=projected_source(data, found),
    )


def young_section(data: PartnershipData, _where: Where = EVERYTHING) -> Section:
    """The young people who turn 18 in the years ahead, beside what the projection adds."""
    found = transition(data)
    grid = found.people if found else None
    if grid is None or not grid.rows:
        return Section(
            _YOUNG,
            _YOUNG_HEADING,
            "Nothing was loaded about young people who turn 18.",
            missing="Load the table 'transition_pipeline' to see it.",
        )
    exhibits = (_by_year(grid), *_by_need(grid))
    return Section(
        _YOUNG,
        _YOUNG_HEADING,
        _young_finding(grid),
        paragraphs=tuple(_beside_the_projection(data, grid)),
        exhibits=exhibits,
        source=source_words(data, "Young people turning 18", exhibits),
    )


def _hidden_bands(found: Projection) -> tuple[str, ...]:
    return tuple(said for said in found.start.says[1:] if "need band" in said)


def _needs(found: Projection) -> list[Exhibit]:
    """People by need now and in the furthest year of the central outlook."""
    bands = found.start.now.bands
    if len(bands) < 2:
        return []
    now, last = found.central.years[0], found.central.last
    highest = bands[-1].name.lower()
    spec = GroupedBars(
        title=(
            f"With {highest} need: {number(now.by_band_shown[-1])} people now, "
            f"{number(last.by_band_shown[-1])} by {last.money_year} in the "
            f"{found.central.name} outlook."
        ),
        heading="Need",
        unit="people with packages of care",
        labels=tuple(band.name for band in bands),
        series=(
            people(now.money_year, [float(n) for n in now.by_band_shown]),
            people(last.money_year, [float(n) for n in last.by_band_shown]),
        ),
    )
    return [Exhibit("needs", spec, (HOW_THE_MIX_SHIFTS,))]


def _young_finding(grid: Grid[int]) -> str:
    first, last = grid.rows[0].name, grid.rows[-1].name
    return f"{shown(grid.total)} young people turn 18 from {first} to {last}."


def _beside_the_projection(data: PartnershipData, grid: Grid[int]) -> list[str]:
    found = projection(data, EVERYTHING)
    if found is None or grid.total is None:
        return []
    more = found.central.last.people_shown - found.central.years[0].people_shown
    return [
        f"The {found.central.name} outlook has {number(abs(more))} "
        f"{'more' if more >= 0 else 'fewer'} people with packages by {found.last_year}, after "
        "those who leave. Not everybody who turns 18 will need a package, and adults new to the "
        "area or newly in need come on top: the two numbers are context for one another."
    ]


def _by_year(grid: Grid[int]) -> Exhibit:
    most = max((value for value in grid.row_totals if value is not None), default=None)
    title = "How many young people turn 18 each year is hidden: too few."
    if most is not None:
        years = [
            row.name for row, value in zip(grid.rows, grid.row_totals, strict=True) if value == most
        ]
        each = " each" if len(years) > 1 else ""
        title = f"The most turn 18 in {listed(years)}: {shown(most)}{each}."
    spec = Bars(
        title=title,
        heading="Year of turning 18",
        unit="young people",
        labels=tuple(row.name for row in grid.rows),
        series=people("Young people", grid.row_totals),
    )
    return Exhibit("years", spec)


def _by_need(grid: Grid[int]) -> list[Exhibit]:
    if mostly_hidden(grid):
        return []
    parts = [
        f"{shown(total)} {column.name.lower()}"
        for column, total in zip(grid.columns, grid.column_totals, strict=True)
    ]
    spec = HeatTable(
        title=f"Their need, over all years: {', '.join(parts)}.",
        heading="Year of turning 18",
        unit="young people",
        columns=tuple(column.name for column in grid.columns),
        rows=tuple(
            people(row.name, values) for row, values in zip(grid.rows, grid.values, strict=True)
        ),
        row_totals=people("All", grid.row_totals),
        column_totals=people("All", [*grid.column_totals, grid.total]),
    )
    return [Exhibit("needs", spec)]
