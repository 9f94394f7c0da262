"""Need and homes: people by band of need and by accommodation, and what their packages cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from appraisal.briefing.foot import source_words, too_few
from appraisal.briefing.section import Exhibit, Section
from appraisal.briefing.series import (
    Words,
    largest,
    largest_cell,
    lowered,
    mostly_hidden,
    number,
    people,
    series,
    shown,
    used,
)
from appraisal.briefing.topic import EVERY_FILTER, Topic
from appraisal.charts.data import Bars, HeatTable
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.figures import Grid, Line, NeedAndHome, Where, people_by_need_and_home
from appraisal.partnership.pounds import in_pounds
from appraisal.partnership.releases import Category
from appraisal.wording import listed

_KEY, _HEADING = "needs", "Need and homes"
_WHOM: Final = {"packages": "people with packages", "register": "adults on the register"}


@dataclass(frozen=True)
class _Table:
    """A table of homes (rows) by need (columns), and how it is written."""

    key: str
    title: str
    unit: str
    words: Words = number


def needs_section(data: PartnershipData, where: Where) -> Section:
    """Where people with each need live, and what their packages cost a week."""
    packages = people_by_need_and_home(data, where)
    register = people_by_need_and_home(data, where, "register")
    held = [one for one in (packages, register) if one is not None]
    if not held:
        return Section(
            _KEY,
            _HEADING,
            "Nobody's need or home was loaded for these filters.",
            missing="Load the tables 'ld_register' or 'package', or take a filter off.",
        )
    exhibits = [exhibit for one in held for exhibit in _exhibits(one)]
    return Section(
        _KEY,
        _HEADING,
        _finding(held[0]),
        paragraphs=_unsaid(held) if exhibits else (),
        exhibits=tuple(exhibits),
        source=source_words(data, _source(register), exhibits),
    )


def _finding(held: NeedAndHome) -> str:
    homes, needs = held.by_home, held.by_need
    whom = _WHOM[held.whom]
    if homes is not None and homes.total == 0:
        return f"There are no {whom} here."
    place = largest(homes) if homes else None
    if homes is None or homes.total is None or place is None:
        return f"There are too few {whom} here to say how they live."
    said = (
        f"The commonest home of {number(homes.total)} {whom}: "
        f"{lowered(homes.categories[place].name)} ({shown(homes.values[place])})"
    )
    need = needs.categories[-1].name.lower() if needs else ""
    if needs is None or needs.values[-1] is None:
        return f"{said}."
    return f"{said}; {shown(needs.values[-1])} have {need} needs."


def _exhibits(held: NeedAndHome) -> list[Exhibit]:
    """The table of homes by need where it can be shown, else each alone."""
    if held.people is not None and held.people.total == 0:
        return []
    if held.people is None or mostly_hidden(held.people):
        lines = ((held.by_home, "home", "Accommodation"), (held.by_need, "need", "Need"))
        return [
            _bars(held, line, key, heading)
            for line, key, heading in lines
            if line is not None and not mostly_hidden(line) and used(line)
        ]
    whom = _WHOM[held.whom].capitalize()
    year = f", {held.year}" if held.whom == "register" else ""
    title = f"{whom}{year}, the largest group: {largest_cell(held.people)}."
    found = [_heat(held.people, _Table(held.whom, title, "people"))]
    if held.weekly is not None and not mostly_hidden(held.weekly):
        table = _Table("weekly", _dearest(held.weekly), "£ a week, gross", in_pounds)
        found.append(_heat(held.weekly, table))
    return found


def _unsaid(held: Sequence[NeedAndHome]) -> tuple[str, ...]:
    if any(one.people is None for one in held):
        return (
            "Home and need are shown one by one here: both together would be numbers too small "
            "to publish.",
        )
    hidden = [_WHOM[one.whom] for one in held if one.people and mostly_hidden(one.people)]
    return (too_few(f"Home by need of {listed(hidden)}"),) if hidden else ()


def _heat(grid: Grid[int] | Grid[float], table: _Table) -> Exhibit:
    rows = [place for place, total in enumerate(grid.row_totals) if total != 0]
    columns = [place for place, total in enumerate(grid.column_totals) if total != 0]
    empty = _names(grid.columns, [at for at in range(len(grid.columns)) if at not in columns])
    spec = HeatTable(
        title=table.title,
        heading="Accommodation",
        unit=table.unit,
        columns=_names(grid.rows, rows),
        rows=tuple(
            series(grid.columns[at].name, [grid.values[row][at] for row in rows], table.words)
            for at in columns
        ),
        row_totals=series("All", [grid.column_totals[at] for at in columns], table.words),
        column_totals=series(
            "All", [*(grid.row_totals[row] for row in rows), grid.total], table.words
        ),
    )
    notes = (f"Nobody: {listed([lowered(name) for name in empty])}.",) if empty else ()
    return Exhibit(table.key, spec, notes)


def _names(categories: Sequence[Category], places: Sequence[int]) -> tuple[str, ...]:
    return tuple(categories[place].name for place in places)


def _dearest(weekly: Grid[float]) -> str:
    totals = Line(weekly.columns, weekly.column_totals, weekly.total)
    place = largest(totals)
    if place is None:
        return "What packages cost a week, by home and need."
    return (
        f"The most is spent on one kind of home: {lowered(weekly.columns[place].name)}, "
        f"{shown(weekly.column_totals[place], in_pounds)} a week."
    )


def _bars(held: NeedAndHome, line: Line[int], key: str, heading: str) -> Exhibit:
    places = used(line)
    whom = _WHOM[held.whom].capitalize()
    spec = Bars(
        title=f"{whom} by {'home' if key == 'home' else 'need'}.",
        heading=heading,
        unit="people",
        labels=_names(line.categories, places),
        series=people("People", [line.values[place] for place in places]),
    )
    return Exhibit(f"{held.whom}_{key}", spec)


def _source(register: NeedAndHome | None) -> str:
    return f"Packages of care and the register of {register.year}" if register else "Packages"


TOPIC = Topic(
    _KEY,
    _HEADING,
    needs_section,
    filters=EVERY_FILTER,
    filters_note="The year changes the register; packages are as at the date of the data.",
)
