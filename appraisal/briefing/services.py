"""Services: by type, tier and sector, what they cost, and how few provide them."""

from __future__ import annotations

from collections.abc import Sequence

from appraisal.briefing.foot import source_words, too_few
from appraisal.briefing.section import Exhibit, Section, TextTable
from appraisal.briefing.series import (
    largest,
    lowered,
    mostly_hidden,
    number,
    people,
    pounds,
    shown,
    tenths,
    used,
)
from appraisal.briefing.topic import Topic
from appraisal.charts.data import Bars, HeatTable
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.figures import EVERYTHING, Grid, Line, Market, Services, Where, markets
from appraisal.partnership.figures import services as figures
from appraisal.partnership.figures.services import CONCENTRATED
from appraisal.partnership.pounds import in_pounds
from appraisal.wording import counted, listed

_KEY, _HEADING = "services", "Services"


def services_section(data: PartnershipData, where: Where) -> Section:
    """Packages by service, tier and sector; within filters, people by their main service."""
    held = figures(data, where)
    if held is None:
        return Section(
            _KEY,
            _HEADING,
            "No packages of care were loaded.",
            missing="Load the tables 'package' and 'provider' to see it.",
        )
    whole = where == EVERYTHING
    exhibits = _of_everybody(data, held) if whole else _of_some(held)
    return Section(
        _KEY,
        _HEADING,
        _finding(held, whole),
        paragraphs=_paragraphs(held, exhibits, whole),
        exhibits=tuple(exhibits),
        source=source_words(data, "Packages of care", exhibits),
    )


def _finding(held: Services, whole: bool) -> str:
    money = held.weekly if whole else held.people_weekly
    place = largest(money) if money else None
    if held.people is not None and held.people.total == 0:
        return "Nobody here has a package of care."
    if money is None or place is None or money.total is None:
        return "Too few people to say what is spent on which service."
    what = "goes on" if whole else "goes to people whose main service is"
    share = (money.values[place] or 0) / money.total if money.total else 0
    return (
        f"The most money {what} {lowered(money.categories[place].name)}: "
        f"{shown(money.values[place], in_pounds)} of {in_pounds(money.total)} a week "
        f"({tenths(share)})."
    )


def _paragraphs(
    held: Services, exhibits: Sequence[Exhibit | TextTable], whole: bool
) -> tuple[str, ...]:
    if held.people is not None and held.people.total == 0:
        return ()
    if not whole:
        said = (
            "Within a filter people are counted, each once, by the service that costs most for "
            "them."
        )
        return (said,) if exhibits else (said, too_few("Main services"))
    if held.packages is None or held.packages.total is None:
        return ()
    return (
        f"{number(held.packages.total)} packages of care are running; one person may have several.",
    )


def _of_everybody(data: PartnershipData, held: Services) -> list[Exhibit | TextTable]:
    found: list[Exhibit | TextTable] = []
    found += _line(held.weekly, "weekly", "Service", "£ a week, gross", "What each service costs")
    found += _line(held.packages, "packages", "Service", "packages", "Packages by service")
    found += _line(held.tier_weekly, "tiers", "Tier", "£ a week, gross", "What each tier costs")
    found += _line(
        held.sector_weekly, "sector_weekly", "Sector", "£ a week, gross", "What each sector costs"
    )
    if held.by_sector is not None:
        found.append(_sectors(held.by_sector))
    found += _markets(markets(data))
    return found


def _of_some(held: Services) -> list[Exhibit | TextTable]:
    return [
        *_line(held.people, "people", "Main service", "people", "People by main service"),
        *_line(
            held.people_weekly,
            "people_weekly",
            "Main service",
            "£ a week, gross",
            "What all their packages cost, by main service",
        ),
    ]


def _line(
    line: Line[int] | Line[float] | None, key: str, heading: str, unit: str, what: str
) -> list[Exhibit]:
    """Level bars of a line with its most in the title; nothing where nearly all is hidden."""
    if line is None or mostly_hidden(line) or not used(line):
        return []
    places = sorted(
        used(line),
        key=lambda place: (
            (line.values[place] is None, -(line.values[place] or 0))
            if heading != "Tier"
            else (False, place)
        ),
    )
    top = largest(line)
    money = unit.startswith("£")
    write = in_pounds if money else number
    title = f"{what}."
    if top is not None:
        amount = f"{shown(line.values[top], write)}{' a week' if money else ''}"
        title = f"{what}: {lowered(line.categories[top].name)} comes first, {amount}."
    spec = Bars(
        title=title,
        heading=heading,
        unit=unit,
        labels=tuple(line.categories[place].name for place in places),
        series=(pounds if money else people)(
            "£ a week" if money else unit.capitalize(), [line.values[place] for place in places]
        ),
        stressed=() if top is None else (line.categories[top].name,),
    )
    return [Exhibit(key, spec)]


def _sectors(grid: Grid[int]) -> Exhibit:
    rows = [place for place, total in enumerate(grid.row_totals) if total != 0]
    totals = Line(grid.columns, grid.column_totals, grid.total)
    top = largest(totals)
    title = "Packages by service and sector."
    if top is not None:
        title = (
            f"The sector with the most packages: {lowered(grid.columns[top].name)}, "
            f"{shown(totals.values[top])} of {shown(grid.total)}."
        )
    return Exhibit(
        "sectors",
        HeatTable(
            title=title,
            heading="Service",
            unit="packages",
            columns=tuple(one.name for one in grid.columns),
            rows=tuple(people(grid.rows[row].name, grid.values[row]) for row in rows),
            row_totals=people("All", [grid.row_totals[row] for row in rows]),
            column_totals=people("All", [*grid.column_totals, grid.total]),
        ),
    )


def _markets(found: Sequence[Market]) -> list[TextTable]:
    """How much each service rests on its largest provider, where that may be said."""
    held = [one for one in found if one.service is not None and one.largest is not None]
    if not held:
        return []
    alone = [lowered(one.service.name) for one in held if one.service and one.single]
    title = "No service has one provider only, of those that can be shown."
    if alone:
        title = f"{counted(len(alone), 'service')} with one provider only: {listed(alone)}."
    held.sort(key=lambda one: -(one.concentration or 0))
    return [
        TextTable(
            "markets",
            title,
            ("Service", "Packages", "Providers", "Largest", "Its share", "Concentration"),
            tuple(_market_row(one) for one in held),
            notes=(
                "Concentration is the Herfindahl-Hirschman index, from near 0 (many small "
                f"providers) to 10,000 (one has all). Over {number(CONCENTRATED)} counts as highly "
                "concentrated (Competition and Markets Authority, CMA129). It is worked out from "
                "the figures as shown.",
            ),
        )
    ]


def _market_row(one: Market) -> tuple[str, ...]:
    return (
        one.service.name if one.service else "",
        shown(one.packages),
        shown(one.providers),
        one.largest.name if one.largest else "",
        shown(one.largest_share, tenths),
        shown(one.concentration),
    )


TOPIC = Topic(_KEY, _HEADING, services_section, filters=("locality", "client_group"))
