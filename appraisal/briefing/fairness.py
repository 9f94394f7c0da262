"""Fairness: how many in a thousand are known to services, by locality, age, sex and ethnicity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from appraisal.briefing.foot import source_words, too_few
from appraisal.briefing.section import Exhibit, Section
from appraisal.briefing.series import decimal, lowered, series
from appraisal.briefing.topic import Topic
from appraisal.charts.data import Rates as RatesSpec
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.figures import Rate, Rates, Where, equity
from appraisal.partnership.figures.intervals import by_chance
from appraisal.wording import listed

_KEY, _HEADING = "fairness", "Fairness"

_HEADINGS: Final = {
    "locality": "Locality",
    "age": "Age",
    "sex": "Sex",
    "ethnicity": "Ethnicity",
}
_UNITS: Final = {
    "adults": "on the register, per 1,000 adults who live here",
    "register": "with a package, per 1,000 on the register",
}
_NOTE: Final = (
    "The thin lines show how far chance and rounding may move a rate (95 % interval, Wilson 1927). "
    "A rate that differs asks for a reason; it is no proof of unfairness."
)


def fairness_section(data: PartnershipData, where: Where) -> Section:
    """Rates by group against everybody's, with how far chance may move each."""
    found = equity(data, where)
    if not found:
        return Section(
            _KEY,
            _HEADING,
            "Rates cannot be shown: no register of people was loaded.",
            missing="Load the table 'ld_register' to see them.",
        )
    # Within one locality there is no other to compare it with.
    compared = [rates for rates in found if len(rates.groups) > 1]
    shown = [rates for rates in compared if _can_be_shown(rates)]
    hidden = [_HEADINGS[rates.dimension].lower() for rates in compared if rates not in shown]
    exhibits = tuple(_exhibit(rates) for rates in shown)
    return Section(
        _KEY,
        _HEADING,
        _finding(shown),
        paragraphs=tuple(_paragraphs(shown, hidden)),
        exhibits=exhibits,
        source=source_words(data, "Register, packages of care and population", exhibits),
    )


def _paragraphs(shown: Sequence[Rates], hidden: Sequence[str]) -> Iterator[str]:
    if shown:
        yield _NOTE
    if hidden:
        yield too_few(f"Rates by {listed(hidden)}")


def _can_be_shown(rates: Rates) -> bool:
    told = sum(one.per_1000 is not None for one in rates.groups)
    return rates.overall.per_1000 is not None and told >= 2


def _finding(shown: Sequence[Rates]) -> str:
    if not shown:
        return "Too few people to compare rates here. Take a filter off."
    rates = shown[0]
    held = sorted(
        (one for one in rates.groups if one.per_1000 is not None),
        key=lambda one: one.per_1000 or 0.0,
    )
    low, high = held[0], held[-1]
    whom = "adults are on the register" if rates.base == "adults" else "have a package"
    return (
        f"By {_HEADINGS[rates.dimension].lower()}, from {decimal(low.per_1000 or 0)} "
        f"({low.group.name}) to {decimal(high.per_1000 or 0)} ({high.group.name}) in every 1,000 "
        f"{whom}."
    )


def _exhibit(rates: Rates) -> Exhibit:
    low, high = zip(*(_range(one) for one in rates.groups), strict=True)
    spec = RatesSpec(
        title=_title(rates),
        heading=_HEADINGS[rates.dimension],
        unit=_UNITS[rates.base],
        labels=tuple(one.group.name for one in rates.groups),
        rates=series("Per 1,000", [one.per_1000 for one in rates.groups], decimal),
        comparison=series("Everybody", [rates.overall.per_1000], decimal),
        low=series("Low", low, decimal),
        high=series("High", high, decimal),
    )
    return Exhibit(rates.dimension, spec)


def _title(rates: Rates) -> str:
    everybody = rates.overall.per_1000 or 0.0
    apart = [one for one in rates.groups if _differs(one, everybody)]
    heading = _HEADINGS[rates.dimension]
    if not apart:
        return f"{heading}: no group differs from everybody by more than chance may bring."
    above = [_named(rates, one) for one in apart if (one.per_1000 or 0) > everybody]
    below = [_named(rates, one) for one in apart if (one.per_1000 or 0) < everybody]
    said = [f"higher for {listed(above)}"] if above else []
    said += [f"lower for {listed(below)}"] if below else []
    return f"{heading}: the rate is {', and '.join(said)}, by more than chance may bring."


def _named(rates: Rates, one: Rate) -> str:
    """What a group is called in a sentence; localities and ethnicities are names."""
    name = one.group.name
    return lowered(name) if rates.dimension in ("age", "sex") else name


def _differs(one: Rate, everybody: float) -> bool:
    low, high = _range(one)
    return low is not None and high is not None and not low <= everybody <= high


def _range(one: Rate) -> tuple[float | None, float | None]:
    """How low and high chance and rounding may move a rate; None where it is hidden."""
    if one.least is None or one.most is None or not one.of:
        return None, None
    least, _ = by_chance(one.least * one.of / 1000, one.of)
    _, most = by_chance(min(one.of, one.most * one.of / 1000), one.of)
    return 1000 * least, 1000 * most


TOPIC = Topic(
    _KEY,
    _HEADING,
    fairness_section,
    filters=("locality",),
    filters_note="The register is of people with a learning disability only.",
)
