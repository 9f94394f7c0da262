"""Population: everybody who lives in the area, now and as projected."""

from __future__ import annotations

from appraisal.briefing.foot import source_words
from appraisal.briefing.section import Exhibit, Section
from appraisal.briefing.series import lowered, number, people, tenths
from appraisal.briefing.topic import Topic
from appraisal.charts.data import Bars, DataSpec, GroupedBars
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.figures import Population, Where
from appraisal.partnership.figures import population as figures
from appraisal.wording import listed

_KEY, _HEADING = "population", "Population"


def population_section(data: PartnershipData, where: Where) -> Section:
    """How many people live here, by locality and by age, in the years of the projections."""
    if not data.has("population"):
        return Section(
            _KEY,
            _HEADING,
            "Nothing was loaded about everybody who lives here.",
            missing="Load the table 'population' to see it.",
        )
    held = figures(data, where)
    exhibits = [_by_age(held)]
    if len(held.localities) > 1:
        exhibits.insert(0, _by_locality(held))
    return Section(
        _KEY,
        _HEADING,
        _finding(held),
        paragraphs=_adults(held),
        exhibits=tuple(exhibits),
        source=f"{source_words(data, 'Population', dated=_dated(held))} Published figures: nothing "
        "is hidden or rounded.",
    )


def _finding(held: Population) -> str:
    place = f" in {held.localities[0].name}" if len(held.localities) == 1 else " here"
    first, last = held.years[0], held.years[-1]
    now = f"{number(held.total[0])} people live{place}"
    if first == last:
        return f"{now} ({first})."
    return f"{now} ({first}); {number(held.total[-1])} may by {last}, {_moved(held.total)}."


def _adults(held: Population) -> tuple[str, ...]:
    if len(held.years) < 2:
        return (f"{number(held.adults[0])} of them are adults.",)
    return (
        f"Adults: {number(held.adults[0])} in {held.years[0]} and {number(held.adults[-1])} in "
        f"{held.years[-1]}, {_moved(held.adults)}.",
    )


def _by_locality(held: Population) -> Exhibit:
    most = max(range(len(held.localities)), key=lambda place: _growth(held.by_locality[place]))
    name, row = held.localities[most].name, held.by_locality[most]
    title = f"{name} changes most: {_moved(row)} from {held.years[0]} to {held.years[-1]}."
    if len(held.years) == 1:
        title = f"People by locality, {held.years[0]}."
    labels = tuple(place.name for place in held.localities)
    return Exhibit("localities", _bars(held, title, "Locality", labels, held.by_locality))


def _by_age(held: Population) -> Exhibit:
    most = max(range(len(held.ages)), key=lambda place: _growth(held.by_age[place]))
    name, row = held.ages[most].name, held.by_age[most]
    title = f"Of all ages, {lowered(name)} changes most: {_moved(row)} by {held.years[-1]}."
    if len(held.years) == 1:
        title = f"People by age, {held.years[0]}."
    labels = tuple(age.name for age in held.ages)
    return Exhibit("ages", _bars(held, title, "Age", labels, held.by_age))


def _bars(
    held: Population,
    title: str,
    heading: str,
    labels: tuple[str, ...],
    rows: tuple[tuple[int, ...], ...],
) -> DataSpec:
    series = tuple(
        people(_year(held, place), tuple(row[place] for row in rows))
        for place in range(len(held.years))
    )
    if len(series) == 1:
        return Bars(title=title, heading=heading, unit="people", labels=labels, series=series[0])
    return GroupedBars(title=title, heading=heading, unit="people", labels=labels, series=series)


def _year(held: Population, place: int) -> str:
    year = held.years[place]
    return f"{year}, projected" if year in held.projected else str(year)


def _growth(row: tuple[int, ...]) -> float:
    return abs(row[-1] / row[0] - 1) if row[0] else 0.0


def _moved(row: tuple[int, ...]) -> str:
    """How far the last of the figures is from the first, in words."""
    if not row[0] or row[-1] == row[0]:
        return "as many"
    share = row[-1] / row[0] - 1
    return f"{tenths(abs(share))} {'more' if share > 0 else 'fewer'}"


def _dated(held: Population) -> str:
    counted = [str(year) for year in held.years if year not in held.projected]
    projected = [str(year) for year in held.projected]
    said = [f"estimates for {listed(counted)}"] if counted else []
    said += [f"projections for {listed(projected)}"] if projected else []
    return listed(said)


TOPIC = Topic(
    _KEY,
    _HEADING,
    population_section,
    filters=("locality",),
    filters_note="All residents: they are not counted by client group.",
)
