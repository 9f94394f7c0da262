"""Demand in money: what the years ahead cost, in cash and in real terms, and what drives it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from appraisal.briefing.projecting import (
    Projection,
    fan,
    nothing_to_project,
    projected_source,
    projection,
)
from appraisal.briefing.section import Exhibit, Section, TextTable
from appraisal.briefing.series import series
from appraisal.briefing.standing import date_in_words
from appraisal.charts.data import Waterfall
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.demand import DemandYear, Outlook
from appraisal.partnership.demand_drivers import DriverEffects, driver_effects
from appraisal.partnership.demand_inputs import DRIVERS
from appraisal.partnership.demand_words import (
    DRIVER_NAMES,
    HOW_DRIVERS_ARE_TOLD_APART,
    assumptions_sentence,
    cost_sentence,
    drivers_sentence,
)
from appraisal.partnership.figures import EVERYTHING, Assumption, Where
from appraisal.partnership.pounds import in_millions, in_pounds
from appraisal.wording import as_points, listed

_MONEY, _MONEY_HEADING = "demand_money", "Money"
_DRIVERS, _DRIVERS_HEADING = "demand_drivers", "What drives it"
_MILLION = 1_000_000
_NOT_STATED = "not stated"


def money_section(
    data: PartnershipData, where: Where = EVERYTHING, outlooks: Sequence[Outlook] | None = None
) -> Section:
    """What packages will cost a year under each outlook, in cash and at today's prices."""
    found = projection(data, where, outlooks)
    if found is None:
        return nothing_to_project(data, where, _MONEY, _MONEY_HEADING)
    return Section(
        _MONEY,
        _MONEY_HEADING,
        cost_sentence(found.central),
        paragraphs=(*found.changed, _real_terms(found)),
        exhibits=(
            _fan(found, "cash", "In cash", lambda year: year.cost_cash),
            _fan(found, "real", "In real terms", lambda year: year.cost_real),
            _in_pounds(found),
        ),
        source=projected_source(data, found),
    )


def drivers_section(
    data: PartnershipData, where: Where = EVERYTHING, outlooks: Sequence[Outlook] | None = None
) -> Section:
    """What growth, need and prices each add to the yearly cost, and who agreed them."""
    found = projection(data, where, outlooks)
    if found is None:
        return nothing_to_project(data, where, _DRIVERS, _DRIVERS_HEADING)
    effects = driver_effects(
        found.start.now, found.central.outlook.drivers, found.central.last.year
    )
    finding = drivers_sentence(effects)
    return Section(
        _DRIVERS,
        _DRIVERS_HEADING,
        finding,
        paragraphs=(*found.changed, assumptions_sentence(found.central)),
        exhibits=(
            _waterfall(finding, effects),
            _every_outlook(found),
            *_agreed(found.start.assumptions),
        ),
        source=projected_source(data, found),
    )


def _real_terms(found: Projection) -> str:
    general, first = found.start.now.general_inflation, found.years[0]
    if general is None:
        return (
            f"Real terms are at the unit costs of {first}: no general inflation was loaded, so "
            "all inflation of unit costs is taken off."
        )
    return (
        f"Real terms are at the prices of {first}: general inflation of "
        f"{as_points(general)}\u00a0% a year is taken off."
    )


def _fan(found: Projection, key: str, what: str, cost: Callable[[DemandYear], float]) -> Exhibit:
    first, last = found.central.years[0], cost(found.central.last)
    ends = [cost(one.last) for one in found.demand.outlooks]
    title = f"{what}, {_millions(cost(first))} a year now becomes {_millions(last)}"
    if min(ends) != max(ends):
        title += f" by {found.last_year}, between {_millions(min(ends))} and {_millions(max(ends))}"
    else:
        title += f" by {found.last_year}"
    return fan(
        found,
        key,
        f"{title}.",
        f"£ million a year, {what[:1].lower()}{what[1:]}",
        [[cost(year) / _MILLION for year in one.years] for one in found.demand.outlooks],
        lambda value: in_millions(value * _MILLION, 1),
    )


def _in_pounds(found: Projection) -> TextTable:
    places = (0, 1, 5, found.central.last.year)
    rows = []
    for one in found.demand.outlooks:
        for what, cost in (("cash", _cash), ("real terms", _real)):
            costs = [in_pounds(cost(one.years[place])) for place in places]
            rows.append((f"{one.name.capitalize()}, {what}", *costs))
    headings = ("Outlook", *(found.years[place] for place in places))
    return TextTable("pounds", "The same in pounds a year.", headings, tuple(rows))


def _cash(year: DemandYear) -> float:
    return year.cost_cash


def _real(year: DemandYear) -> float:
    return year.cost_real


def _millions(amount: float) -> str:
    return in_millions(amount, 1)


def _waterfall(finding: str, effects: DriverEffects) -> Exhibit:
    """From the cost now to the furthest year's; amounts sum in whole pounds."""
    start = round(effects.start)
    adds = [effect.adds_shown for effect in effects.effects]
    first, last = "Now, a year", f"{effects.money_year}, a year"
    names = [_capital(DRIVER_NAMES[effect.driver]) for effect in effects.effects]
    amounts = [float(start), *map(float, adds), float(start + sum(adds))]
    spec = Waterfall(
        title=finding,
        heading="Step",
        unit="£ a year in cash, central outlook",
        labels=(first, *names, last),
        amounts=series("Amount", amounts, lambda value: in_millions(value, 1)),
        totals=(first, last),
    )
    return Exhibit("steps", spec, (HOW_DRIVERS_ARE_TOLD_APART,))


def _every_outlook(found: Projection) -> TextTable:
    rows = []
    for one in found.demand.outlooks:
        effects = driver_effects(found.start.now, one.outlook.drivers, one.last.year)
        adds = [in_pounds(effect.adds_shown) for effect in effects.effects]
        whole = sum(effect.adds_shown for effect in effects.effects)
        rows.append((one.name.capitalize(), *adds, in_pounds(whole)))
    return TextTable(
        "outlooks",
        f"What each driver adds by {found.last_year} under each outlook, in pounds a year.",
        ("Outlook", *(_capital(DRIVER_NAMES[driver]) for driver in DRIVERS), "All together"),
        tuple(rows),
    )


def _agreed(assumptions: Sequence[Assumption]) -> list[TextTable]:
    """A row a driver: its value in each outlook, what is plausible, and who answers for it."""
    if not assumptions:
        return []
    outlooks = tuple(dict.fromkeys(one.outlook for one in assumptions))
    by_driver: dict[str, list[Assumption]] = {}
    for one in assumptions:
        by_driver.setdefault(f"{_capital(DRIVER_NAMES[one.driver])}, {one.unit}", []).append(one)
    return [
        TextTable(
            "agreed",
            "The drivers as the partnership agreed them.",
            ("Driver", *(outlook.capitalize() for outlook in outlooks), "Plausible"),
            tuple(_agreed_row(name, held, outlooks) for name, held in by_driver.items()),
            tuple(_answers_for(held) for held in by_driver.values()),
        )
    ]


def _agreed_row(name: str, held: Sequence[Assumption], outlooks: Sequence[str]) -> tuple[str, ...]:
    values = {one.outlook: as_points(one.value) for one in held}
    low, high = min(one.low for one in held), max(one.high for one in held)
    plausible = f"{as_points(low)} to {as_points(high)}"
    return name, *(values.get(outlook, _NOT_STATED) for outlook in outlooks), plausible


def _answers_for(held: Sequence[Assumption]) -> str:
    """Who answers for a driver, since when, and where it comes from."""
    owners = listed(list(dict.fromkeys(one.owner for one in held)))
    sources = listed(list(dict.fromkeys(one.source for one in held if one.source)))
    latest = date_in_words(max(one.agreed_on for one in held))
    source = f" Source: {sources}." if sources else ""
    name = _capital(DRIVER_NAMES[held[0].driver])
    return f"{name}: agreed on {latest}, owner {owners}.{source}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
