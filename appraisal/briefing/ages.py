"""Age and family: how old people are, who cares for them, and who turns 18."""

from __future__ import annotations

from collections.abc import Sequence

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
from appraisal.charts.data import Bars, GroupedBars, Pyramid, Trends
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.figures import (
    EVERYTHING,
    AgeProfile,
    Carers,
    Line,
    OlderCarers,
    Transition,
    Where,
    age_profile,
    carers,
    older_carers,
    transition,
)
from appraisal.partnership.figures.shapes import per

_KEY, _HEADING = "ages", "Age and family"


def ages_section(data: PartnershipData, where: Where) -> Section:
    """Ages on the register, adults with old carers, carers' assessments, and the young to come."""
    profile, family = age_profile(data, where), older_carers(data, where)
    young = transition(data) if where == EVERYTHING else None
    helped = carers(data, where)
    if profile is None and helped is None and young is None:
        return Section(
            _KEY,
            _HEADING,
            "Nothing was loaded about ages or families.",
            missing="Load the tables 'ld_register', 'carer' or 'transition_pipeline' to see it.",
        )
    exhibits = [
        *_ages(profile),
        *_older_carers(family, where),
        *_assessed(helped),
        *_turning_18(young),
    ]
    return Section(
        _KEY,
        _HEADING,
        _finding(family),
        paragraphs=tuple(_paragraphs(profile, helped)),
        exhibits=tuple(exhibits),
        source=source_words(data, "Register, carers and young people turning 18", exhibits),
    )


def _finding(family: OlderCarers | None) -> str:
    if family is None:
        return "The data hold no register, so ages are not known."
    if family.people is None:
        return "How many adults live with a carer aged 75 or over is hidden here: too few."
    part = f", {tenths(family.share)} of those on the register" if family.share else ""
    said = f"{number(family.people)} adults live with a carer aged 75 or over{part}"
    year, later, projected = family.ahead[-1] if family.ahead else (0, None, False)
    if not projected or later is None:
        return f"{said}."
    return f"{said}; in the whole partnership {number(later)} may by {year}."


def _paragraphs(profile: AgeProfile | None, helped: Carers | None) -> list[str]:
    said = []
    if profile is not None and profile.people is not None and mostly_hidden(profile.people):
        said.append(too_few("Adults by age and sex"))
    if profile is not None and profile.people is None and profile.by_age is None:
        said.append(too_few("Adults by age"))
    if helped is not None and helped.share_assessed is not None:
        said.append(
            f"{shown(helped.people)} carers are known; {shown(helped.assessed)} "
            f"({tenths(helped.share_assessed)}) had an assessment."
        )
    return said


def _ages(profile: AgeProfile | None) -> list[Exhibit]:
    if profile is None:
        return []
    grid = profile.people
    if grid is None or len(grid.columns) != 2 or mostly_hidden(grid):
        line = profile.by_age
        if line is None or mostly_hidden(line) or not used(line):
            return []
        spec = Bars(
            title="Adults on the register by age.",
            heading="Age",
            unit="adults",
            labels=tuple(one.name for one in line.categories),
            series=people("Adults", line.values),
        )
        return [Exhibit("ages", spec)]
    order = range(len(grid.rows) - 1, -1, -1)  # the oldest on top
    women, men = ((grid.columns[at], at) for at in (0, 1))
    most = max(order, key=lambda place: grid.row_totals[place] or 0)
    pyramid = Pyramid(
        title=(
            f"{shown(grid.total)} adults are on the register; the largest group is "
            f"{lowered(grid.rows[most].name)} ({shown(grid.row_totals[most])})."
        ),
        heading="Age",
        unit="adults",
        labels=tuple(grid.rows[place].name for place in order),
        left=people(women[0].name, [grid.values[place][women[1]] for place in order]),
        right=people(men[0].name, [grid.values[place][men[1]] for place in order]),
    )
    return [Exhibit("ages", pyramid)]


def _older_carers(family: OlderCarers | None, where: Where) -> list[Exhibit]:
    if family is None:
        return []
    found = []
    line = family.by_age
    if line is not None and not mostly_hidden(line) and used(line):
        places, top = used(line), largest(line)
        title = "Adults who live with a carer aged 75 or over, by their own age."
        if top is not None:
            title = (
                "Of adults who live with a carer aged 75 or over, the largest group is "
                f"{lowered(line.categories[top].name)} ({shown(line.values[top])})."
            )
        bars = Bars(
            title=title,
            heading="Age",
            unit="adults",
            labels=tuple(line.categories[place].name for place in places),
            series=people("Adults", [line.values[place] for place in places]),
        )
        found.append(Exhibit("older_carers", bars))
    if where == EVERYTHING and len(family.ahead) > 1:
        found.append(_ahead(family))
    return found


def _ahead(family: OlderCarers) -> Exhibit:
    first, last = family.ahead[0], family.ahead[-1]
    spec = Trends(
        title=(
            f"Adults with a carer aged 75 or over: {shown(first[1])} in {first[0]}, "
            f"{shown(last[1])} in {last[0]} if nothing changes."
        ),
        heading="Year",
        unit="adults",
        labels=tuple(str(year) for year, *_ in family.ahead),
        at=tuple(float(year) for year, *_ in family.ahead),
        lines=(people("Adults", [value for _, value, _ in family.ahead]),),
    )
    return Exhibit("ahead", spec, ("Later years are projected.",))


def _assessed(helped: Carers | None) -> list[Exhibit]:
    if helped is None or helped.by_locality is None or helped.assessed_by_locality is None:
        return []
    every, some = helped.by_locality, helped.assessed_by_locality
    places = [place for place in used(every) if every.values[place] is not None]
    if not places or mostly_hidden(every):
        return []
    spec = GroupedBars(
        title=_least_assessed(every, some, places),
        heading="Locality",
        unit="carers",
        labels=tuple(every.categories[place].name for place in places),
        series=(
            people("Carers", [every.values[place] for place in places]),
            people("With an assessment", [some.values[place] for place in places]),
        ),
    )
    return [Exhibit("assessed", spec)]


def _least_assessed(every: Line[int], some: Line[int], places: Sequence[int]) -> str:
    shares = [
        (share, every.categories[place].name)
        for place in places
        if (share := per(some.values[place], every.values[place])) is not None
    ]
    if len(shares) < 2:
        return "Carers, and how many had an assessment."
    share, name = min(shares)
    return f"The fewest carers had an assessment in {name}: {tenths(share)} of them."


def _turning_18(young: Transition | None) -> list[Exhibit]:
    if young is None or not young.people.rows:
        return []
    grid = young.people
    needs = [
        f"{column.name.lower()} {shown(total)}"
        for column, total in zip(grid.columns, grid.column_totals, strict=True)
    ]
    spec = Bars(
        title=(
            f"{shown(grid.total)} young people turn 18 from {grid.rows[0].name} to "
            f"{grid.rows[-1].name}."
        ),
        heading="Year of turning 18",
        unit="young people",
        labels=tuple(row.name for row in grid.rows),
        series=series("Young people", grid.row_totals),
    )
    return [Exhibit("turning_18", spec, (f"By need, over all years: {', '.join(needs)}.",))]


TOPIC = Topic(
    _KEY,
    _HEADING,
    ages_section,
    filters=("locality",),
    filters_note="The years ahead, and the young, are shown for the whole partnership only.",
)
