"""In and out of area: the share of people against the share of what their packages cost."""

from __future__ import annotations

from appraisal.briefing.foot import source_words, too_few
from appraisal.briefing.section import Exhibit, Section
from appraisal.briefing.series import (
    largest,
    lowered,
    mostly_hidden,
    number,
    people,
    series,
    shown,
    tenths,
    used,
)
from appraisal.briefing.topic import Topic
from appraisal.charts.data import Bars, PairedShares
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.figures import Grid, InAndOut, Line, Where, in_and_out_of_area
from appraisal.partnership.figures.shapes import per
from appraisal.partnership.pounds import in_pounds

_KEY, _HEADING = "area", "In and out of area"


def area_section(data: PartnershipData, where: Where) -> Section:
    """How few people are out of area, how much of the money they take, and why they are there."""
    held = in_and_out_of_area(data, where)
    if held is None:
        return Section(
            _KEY,
            _HEADING,
            "No packages of care were loaded.",
            missing="Load the table 'package' to see it.",
        )
    exhibits = _exhibits(held)
    return Section(
        _KEY,
        _HEADING,
        _finding(held),
        paragraphs=_paragraphs(held),
        exhibits=tuple(exhibits),
        source=source_words(data, "Packages of care and placements out of area", exhibits),
    )


def _finding(held: InAndOut) -> str:
    if held.people is not None and held.people.total == 0:
        return "Nobody here has a package of care."
    if held.people is not None and held.people.value("out") == 0:
        return "Nobody with packages is out of area here."
    if held.share_of_people is None or held.share_of_cost is None:
        return "How many people are out of area is hidden here: too few."
    return (
        f"The {tenths(held.share_of_people)} of people who are out of area take "
        f"{tenths(held.share_of_cost)} of what packages cost."
    )


def _paragraphs(held: InAndOut) -> tuple[str, ...]:
    if held.people is None or held.weekly is None:
        return (too_few("People in and out of area"),)
    away, total = held.people.value("out"), held.people.total
    if not away:
        return ()
    near, far = held.mean_weekly
    return (
        f"{number(away)} of {shown(total)} people with packages are out of area. Their packages "
        f"cost {shown(held.weekly.value('out'), in_pounds)} a week: a mean of "
        f"{shown(far, in_pounds)} a person, against {shown(near, in_pounds)} in area.",
    )


def _exhibits(held: InAndOut) -> list[Exhibit]:
    found = []
    if held.people is not None and held.weekly is not None and held.share_of_cost:
        found.append(_shares(held.people, held.weekly, _finding(held)))
    found += _away(held.by_need, "need", "Need", "The largest group out of area by need")
    found += _away(
        held.by_locality, "locality", "Locality", "The locality with the most people out of area"
    )
    reasons = held.reasons
    if reasons is not None and used(reasons) and not mostly_hidden(reasons):
        found.append(_reasons(reasons))
    return found


def _shares(number_of: Line[int], weekly: Line[float], title: str) -> Exhibit:
    spec = PairedShares(
        title=title,
        heading="Where people live",
        labels=tuple(number_of.categories[place].name for place in (1, 0)),
        first=series("Share of people", _shares_of(number_of), tenths),
        second=series("Share of what packages cost", _shares_of(weekly), tenths),
    )
    return Exhibit("shares", spec)


def _shares_of(line: Line[int] | Line[float]) -> tuple[float | None, ...]:
    """The shares out of area and in area of a line's total."""
    return tuple(per(line.value(one), line.total) for one in ("out", "in"))


def _away(grid: Grid[int] | None, key: str, heading: str, first: str) -> list[Exhibit]:
    """People out of area by need or by the locality that they are from."""
    if grid is None or len(grid.rows) < 2:
        return []
    at = next(place for place, one in enumerate(grid.columns) if one.id == "out")
    places = [place for place, total in enumerate(grid.row_totals) if total != 0]
    line = Line(
        tuple(grid.rows[place] for place in places),
        tuple(grid.values[place][at] for place in places),
        grid.column_totals[at],
    )
    top = largest(line)
    if top is None or mostly_hidden(line):
        return []
    spec = Bars(
        title=(
            f"{first}: {line.categories[top].name}, "
            f"{shown(line.values[top])} of {shown(line.total)}."
        ),
        heading=heading,
        unit="people out of area",
        labels=tuple(one.name for one in line.categories),
        series=people("People out of area", line.values),
        stressed=(line.categories[top].name,),
    )
    return [Exhibit(key, spec)]


def _reasons(line: Line[int]) -> Exhibit:
    places = used(line)
    top = largest(line)
    title = "Why people are out of area."
    if top is not None:
        title = (
            f"The commonest reason: {lowered(line.categories[top].name)} "
            f"({shown(line.values[top])} of {shown(line.total)})."
        )
    spec = Bars(
        title=title,
        heading="Reason",
        unit="people out of area",
        labels=tuple(_capital(line.categories[place].name) for place in places),
        series=people("People out of area", [line.values[place] for place in places]),
        stressed=() if top is None else (_capital(line.categories[top].name),),
    )
    return Exhibit("reasons", spec)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


TOPIC = Topic(_KEY, _HEADING, area_section, filters=("locality", "client_group"))
