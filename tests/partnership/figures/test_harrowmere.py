"""The stated figures of Harrowmere, as the pages show them under the default profile."""

from __future__ import annotations

from decimal import Decimal

import pytest

from appraisal.partnership.database import PartnershipData
from appraisal.partnership.demand import projected_demand
from appraisal.partnership.figures import (
    Where,
    age_profile,
    carers,
    demand_start,
    equity,
    headline,
    in_and_out_of_area,
    known_and_estimated,
    markets,
    older_carers,
    people_by_need_and_home,
    pooled_fund,
    population,
    services,
    sources,
    transition,
    unit_costs,
    waiting,
    weekly_costs,
)
from appraisal.partnership.risk_share import every_rule, share_risk
from appraisal.wording import percent


def test_the_headline_is_what_the_design_states_rounded(harrowmere: PartnershipData) -> None:
    found = headline(harrowmere)
    assert found is not None
    assert (found.adults_on_register, found.people_with_packages) == (1135, 860)
    assert found.people_out_of_area == 45
    assert found.weekly == 766_850
    assert round(found.annual or 0, -4) == 39_990_000
    assert percent(found.out_share_of_people or 0) == "5\u00a0%"
    assert percent(found.out_share_of_cost or 0, 1) == "13.8\u00a0%"


def test_people_out_of_area_cost_what_the_design_states(harrowmere: PartnershipData) -> None:
    found = in_and_out_of_area(harrowmere)
    assert found is not None
    assert found.people is not None
    assert found.weekly is not None
    assert found.people.value("out") == 45
    assert found.weekly.value("out") == 105_750
    assert found.mean_weekly[1] == 2350
    assert found.share_of_cost == pytest.approx(0.138, abs=0.0005)


def test_people_by_accommodation_are_the_design_s_rounded(harrowmere: PartnershipData) -> None:
    found = people_by_need_and_home(harrowmere)
    assert found is not None
    assert found.by_home is not None
    shown = dict(
        zip([one.id for one in found.by_home.categories], found.by_home.values, strict=True)
    )
    assert {name: shown[name] for name in ("family", "supported", "residential", "tenancy")} == {
        "family": 315,
        "supported": 195,
        "residential": 140,
        "tenancy": 110,
    }
    assert shown["hospital"] is None  # 4 people
    assert shown["rough"] == 0
    assert found.people is not None
    assert found.people.total == 860
    assert found.people.hidden > 0
    assert found.people.figures == 5 * 14


def test_the_register_of_another_year_is_shown_for_that_year(harrowmere: PartnershipData) -> None:
    now = people_by_need_and_home(harrowmere, whom="register")
    before = people_by_need_and_home(harrowmere, Where(year=2025), whom="register")
    assert now is not None
    assert before is not None
    assert (now.year, before.year) == (2026, 2025)
    assert now.people is not None
    assert before.people is not None
    assert now.people.total == 1135
    assert before.people.total != now.people.total
    assert people_by_need_and_home(harrowmere, Where(year=2019), whom="register") is None


def test_packages_are_as_at_the_date_of_the_data_whatever_the_year(
    harrowmere: PartnershipData,
) -> None:
    assert people_by_need_and_home(harrowmere, Where(year=2025)) == people_by_need_and_home(
        harrowmere
    )


def test_a_locality_shows_need_and_accommodation_apart_and_not_crossed(
    harrowmere: PartnershipData,
) -> None:
    found = people_by_need_and_home(harrowmere, Where(locality="H1"))
    assert found is not None
    assert found.people is None
    assert found.by_need is not None
    assert found.by_home is not None
    assert found.by_need.total == found.by_home.total == 270


def test_a_client_group_that_the_data_are_all_of_changes_nothing(
    harrowmere: PartnershipData,
) -> None:
    assert headline(harrowmere, Where(client_group="LD")) == headline(harrowmere)


def test_a_client_group_without_anybody_is_nought_and_not_hidden(
    harrowmere: PartnershipData,
) -> None:
    found = headline(harrowmere, Where(client_group="PD"))
    assert found is not None
    assert (found.people_with_packages, found.weekly) == (0, 0)
    assert found.out_share_of_cost is None


def test_ages_are_of_adults_by_ten_years(harrowmere: PartnershipData) -> None:
    found = age_profile(harrowmere)
    assert found is not None
    assert found.people is not None
    assert [row.id for row in found.people.rows] == [
        "18-24",
        "25-34",
        "35-44",
        "45-54",
        "55-64",
        "65-74",
        "75+",
    ]
    assert found.people.total == 1135


def test_older_carers_now_are_the_same_on_every_page(harrowmere: PartnershipData) -> None:
    found = older_carers(harrowmere)
    assert found is not None
    assert found.people is not None
    assert found.ahead[0] == (2026, found.people, False)
    assert all(projected for _, _, projected in found.ahead[1:])


def test_young_people_are_shown_by_year_and_need(harrowmere: PartnershipData) -> None:
    found = transition(harrowmere)
    assert found is not None
    assert found.people.rows[0].id == "2027"
    assert found.people.columns[0].name == "Low"


def test_services_are_of_packages_for_all_and_of_people_within_filters(
    harrowmere: PartnershipData,
) -> None:
    everywhere, here = services(harrowmere), services(harrowmere, Where(locality="H1"))
    assert everywhere is not None
    assert everywhere.packages is not None
    assert everywhere.weekly is not None
    assert everywhere.people is not None
    assert (everywhere.packages.total, everywhere.people.total) == (1925, 860)
    assert everywhere.weekly.total == 766_850
    assert here is not None
    assert here.packages is None
    assert here.people is not None
    assert here.people.total == 270


def test_a_service_of_one_provider_is_said_to_be(harrowmere: PartnershipData) -> None:
    found = {market.service.id: market for market in markets(harrowmere) if market.service}
    employment = found["employment"]
    assert employment.single
    assert (employment.largest_share, employment.concentration) == (1, 10_000)
    assert not found["supported_living"].single


def test_a_market_of_so_few_packages_that_they_are_hidden_says_nothing(
    harrowmere: PartnershipData,
) -> None:
    found = {market.service.id: market for market in markets(harrowmere) if market.service}
    secure = found["secure"]
    assert (secure.packages, secure.providers, secure.largest, secure.concentration) == (None,) * 4


def test_the_dearest_tenth_have_more_than_a_quarter_of_the_cost(
    harrowmere: PartnershipData,
) -> None:
    found = weekly_costs(harrowmere)
    assert found is not None
    assert found.top_people == 85
    assert found.top_share == pytest.approx(0.28, abs=0.01)
    assert found.by_band is not None
    assert found.by_band.total == 860
    assert found.mean_by_home is not None
    # The design's mean for people in residential care, from 139 people shown as 140.
    assert found.mean_by_home.value("residential") == pytest.approx(1780, rel=0.02)


def test_unit_costs_stand_beside_their_reference(harrowmere: PartnershipData) -> None:
    found = {one.service.id: one for one in unit_costs(harrowmere)}
    home_care = found["home_care"]
    assert home_care.position == "within"
    assert home_care.unit == "hour"
    assert home_care.ours == pytest.approx(25.2, abs=0.2)
    assert found["nursing"].ours is None
    assert found["nursing"].position is None


def test_rates_are_of_the_people_who_live_there(harrowmere: PartnershipData) -> None:
    found = {rates.dimension: rates for rates in equity(harrowmere)}
    assert set(found) == {"locality", "age", "sex", "ethnicity"}
    assert found["locality"].base == "adults"
    assert found["ethnicity"].base == "register"
    overall = found["locality"].overall
    assert overall.per_1000 == pytest.approx(2.55, abs=0.01)
    for rates in found.values():
        for one in (*rates.groups, rates.overall):
            if one.per_1000 is not None:
                assert one.least is not None
                assert one.most is not None
                assert one.least <= one.per_1000 <= one.most


def test_known_people_stand_beside_those_expected(harrowmere: PartnershipData) -> None:
    found = known_and_estimated(harrowmere)
    assert found.year == 2026
    whole = {(one.client_group.id, one.method): one for one in found.overall}
    known = whole["LD", "moderate_severe"]
    assert known.known == 1135
    assert known.low < known.estimated < known.high
    assert known.gap == known.estimated - 1135
    unknown = whole["PD", "all"]
    assert (unknown.known, unknown.gap, unknown.known_share) == (None, None, None)


def test_residents_are_those_of_the_design(harrowmere: PartnershipData) -> None:
    found = population(harrowmere)
    assert found.years == (2025, 2030, 2035)
    assert found.projected == (2030, 2035)
    assert found.total[0] == 560_000
    assert [sum(column) for column in zip(*found.by_locality, strict=True)] == list(found.total)
    assert [sum(column) for column in zip(*found.by_age, strict=True)] == list(found.total)


def test_people_waiting_are_shown_by_quarter(harrowmere: PartnershipData) -> None:
    found = waiting(harrowmere)
    assert found is not None
    assert found.quarters[-1] == "2026-Q3"
    assert len(found.total) == len(found.quarters) == 4
    for values, days in zip(found.latest.values, found.median_days, strict=True):
        assert [day is None for day in days] == [not value for value in values]


def test_carers_are_shown_with_their_assessments(harrowmere: PartnershipData) -> None:
    found = carers(harrowmere)
    assert found is not None
    assert found.by_age is not None
    assert [one.name for one in found.by_age.categories] == [
        "Under 65",
        "65 to 74",
        "75 and over",
    ]
    assert found.share_assessed == pytest.approx((found.assessed or 0) / (found.people or 1))


def test_sources_say_what_was_loaded_and_how_it_is_protected(harrowmere: PartnershipData) -> None:
    found = sources(harrowmere)
    assert found.partnership.startswith("Harrowmere")
    assert found.synthetic
    assert found.profile == "NHS secondary use"
    assert len(found.sources) >= 20
    assert {blank.table for blank in found.blanks} >= {"package"}


def test_demand_starts_from_the_people_who_are_shown(harrowmere: PartnershipData) -> None:
    start = demand_start(harrowmere)
    assert start is not None
    assert start.now.people == pytest.approx(860)
    demand = projected_demand(start.now, start.outlooks)
    central = demand.outlook("central")
    assert central.years[0].people_shown == 860
    assert central.years[0].cost_cash == pytest.approx(766_850 * 52.1429)
    assert [one.name for one in demand.outlooks] == ["low", "central", "high"]
    assert [one.drivers.net_growth for one in start.outlooks] == [1.2, 3.2, 5.1]
    for one in central.services:
        assert one.years[0].needed <= one.service.capacity
    assert "cannot give the exact one away" in start.says[0]


def test_demand_within_a_locality_has_no_services(harrowmere: PartnershipData) -> None:
    start = demand_start(harrowmere, Where(locality="H1"))
    assert start is not None
    assert start.now.people == pytest.approx(270)
    assert start.now.services == ()


def test_the_pool_and_its_risk_share_are_the_design_s(harrowmere: PartnershipData) -> None:
    fund = pooled_fund(harrowmere)
    assert fund is not None
    assert fund.pool == Decimal("52000000.00")
    assert [(one.partner, one.agreed) for one in fund.funding_now] == [
        ("Council", Decimal("40040000.00")),
        ("ICB", Decimal("11960000.00")),
    ]
    assert fund.variance == Decimal("2100000.00")
    assert fund.forecast
    assert fund.agreement is not None
    found = share_risk(fund.agreement, fund.pool, fund.variance)
    assert [str(part.amount) for part in found.parts] == ["1617000.00", "483000.00"]
    assert not found.breached
    assert found.percent == pytest.approx(4.04, abs=0.005)


def test_every_rule_can_be_worked_out_from_what_was_loaded(harrowmere: PartnershipData) -> None:
    fund = pooled_fund(harrowmere)
    assert fund is not None
    assert fund.agreement is not None
    assert fund.variance is not None
    rules = every_rule(fund.agreement, fund.pool, fund.variance, fund.risk_lines)
    assert [one.why_not for one in rules] == [""] * 5
    host = next(one for one in rules if one.rule == "host_bears")
    assert host.amount(fund.host) == Decimal("2100000.00")
