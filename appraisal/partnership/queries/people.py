"""Named queries about people and what their packages cost: all from figures as shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from appraisal.partnership.database import PartnershipData
from appraisal.partnership.demand_inputs import WEEKS_A_YEAR
from appraisal.partnership.figures import Headline, headline, markets, waiting
from appraisal.partnership.pounds import in_millions
from appraisal.partnership.queries.named import Found, NamedQuery, Parameter, QueryError, shown
from appraisal.wording import brief, percent

_RETURNING: Final = Parameter(
    "share_returning", "How many in a hundred of those out of area come back.", "%", 0, 100, 0
)


def _out_of_area_spend(data: PartnershipData, assume: Mapping[str, float]) -> Found:
    now = _headline(data)
    people = shown(now.people_out_of_area, "people out of area")
    weekly = shown(now.weekly_out_of_area, "what people out of area cost")
    returning = assume["share_returning"] / 100
    back = people * returning * assume["cost_if_returned"]
    value = (weekly * (1 - returning) + back) * WEEKS_A_YEAR
    words = f"{brief(people)} people out of area cost {in_millions(weekly * WEEKS_A_YEAR)} a year."
    if returning:
        words += (
            f" With {brief(assume['share_returning'])}\u00a0% of them back at"
            f" £{assume['cost_if_returned']:,.10g} a week each it is {in_millions(value)}."
        )
    return Found(value, words)


def _people_out_of_area(data: PartnershipData, assume: Mapping[str, float]) -> Found:
    people = shown(_headline(data).people_out_of_area, "people out of area")
    value = people * (1 - assume["share_returning"] / 100)
    words = f"{brief(people)} people are out of area now."
    if assume["share_returning"]:
        words += f" With {brief(assume['share_returning'])}\u00a0% back it is {brief(value)}."
    return Found(value, words)


def _share_of_cost_out_of_area(data: PartnershipData, assume: Mapping[str, float]) -> Found:
    now = _headline(data)
    share = shown(now.out_share_of_cost, "the cost of people out of area")
    people = shown(now.out_share_of_people, "people out of area")
    value = 100 * share * (1 - assume["share_returning"] / 100)
    words = (
        f"{percent(people)} of people with packages are out of area, and {percent(share, 1)} of"
        " what packages cost is theirs."
    )
    if assume["share_returning"]:
        words += (
            f" With {brief(assume['share_returning'])}\u00a0% back, {brief(value)}\u00a0% of"
            " today's cost is."
        )
    return Found(value, words)


def _package_spend(data: PartnershipData, assume: Mapping[str, float]) -> Found:
    annual = shown(_headline(data).annual, "what packages cost")
    more = (1 + assume["change_in_people"] / 100) * (1 + assume["change_in_unit_cost"] / 100)
    value = annual * more
    words = f"Packages cost {in_millions(annual)} a year."
    if value != annual:
        words += (
            f" With {assume['change_in_people']:+.10g}\u00a0% people and"
            f" {assume['change_in_unit_cost']:+.10g}\u00a0% on what support costs it is"
            f" {in_millions(value)}."
        )
    return Found(value, words)


def _people_with_packages(data: PartnershipData, assume: Mapping[str, float]) -> Found:
    people = shown(_headline(data).people_with_packages, "people with packages")
    value = people * (1 + assume["net_growth"] / 100) ** assume["years"]
    words = f"{people:,.10g} people have packages, rounded."
    if assume["years"]:
        words += (
            f" In {assume['years']:g} years at {assume['net_growth']:g}\u00a0% a year it is"
            f" {value:,.0f}."
        )
    return Found(value, words)


def _people_waiting(data: PartnershipData, assume: Mapping[str, float]) -> Found:
    found = waiting(data)
    people = shown(found.total[-1] if found else None, "people waiting")
    value = people * (1 - assume["share_seen"] / 100)
    words = f"{people:,.10g} people wait for a service" + (
        f" in {found.quarters[-1]}." if found else "."
    )
    if assume["share_seen"]:
        words += f" With {assume['share_seen']:g}\u00a0% of them seen it is {brief(value)}."
    return Found(value, words)


def _largest_provider_share(data: PartnershipData, assume: Mapping[str, float]) -> Found:
    everything = next(iter(markets(data)), None)
    share = shown(everything.largest_share if everything else None, "packages by provider")
    after = 100 * share * (1 - assume["share_moved"] / 100)
    words = f"The largest provider has {percent(share)} of packages."
    if assume["share_moved"]:
        words += (
            f" With {assume['share_moved']:g}\u00a0% of those moved it has {brief(after)}\u00a0%."
        )
    return Found(after, words)


def _headline(data: PartnershipData) -> Headline:
    found = headline(data)
    if found is None:
        raise QueryError(
            "These data hold no people and no packages. Load the package table, or score this"
            " criterion by hand."
        )
    return found


ABOUT_PEOPLE: Final = (
    NamedQuery(
        "out_of_area_spend",
        "Spending out of area",
        "£",
        "Gross pounds a year on people out of area, with a share of them back.",
        (
            _RETURNING,
            Parameter(
                "cost_if_returned",
                "What each of those who came back costs a week; 0 counts spending away alone.",
                "£ a week",
                0,
                10_000,
                0,
            ),
        ),
        _out_of_area_spend,
    ),
    NamedQuery(
        "people_out_of_area",
        "People out of area",
        "people",
        "People with packages who live out of area, with a share of them back.",
        (_RETURNING,),
        _people_out_of_area,
    ),
    NamedQuery(
        "share_of_cost_out_of_area",
        "Share of cost out of area",
        "%",
        "The part of what packages cost that people out of area have, with a share of them back.",
        (_RETURNING,),
        _share_of_cost_out_of_area,
    ),
    NamedQuery(
        "package_spend",
        "Spending on packages",
        "£",
        "Gross pounds a year on packages of care, with other numbers of people and unit costs.",
        (
            Parameter("change_in_people", "More people, or fewer.", "%", -50, 100, 0),
            Parameter("change_in_unit_cost", "Dearer support, or cheaper.", "%", -50, 100, 0),
        ),
        _package_spend,
    ),
    NamedQuery(
        "people_with_packages",
        "People with packages",
        "people",
        "People with packages of care, now or some years ahead.",
        (
            Parameter("years", "Years ahead.", "years", 0, 30, 0, whole=True),
            Parameter("net_growth", "Growth a year.", "% a year", -20, 20, 0),
        ),
        _people_with_packages,
    ),
    NamedQuery(
        "people_waiting",
        "People waiting",
        "people",
        "People who wait for a service at the last quarter counted, with a share of them seen.",
        (Parameter("share_seen", "How many in a hundred are seen.", "%", 0, 100, 0),),
        _people_waiting,
    ),
    NamedQuery(
        "largest_provider_share",
        "The largest provider's share",
        "%",
        "The share of all packages that one provider has, with a share of those moved to others.",
        (Parameter("share_moved", "How many in a hundred move.", "%", 0, 100, 0),),
        _largest_provider_share,
    ),
)
"""The queries that rest on people, all of them hidden where so few are behind the figure."""
