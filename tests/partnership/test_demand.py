"""Demand: the published growth, what the drivers do, capacity, and the laws that hold."""

import math
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.partnership.demand import (
    DRIVERS,
    PUBLISHED_GROWTH,
    WEEKS_A_YEAR,
    DemandError,
    DemandNow,
    Drivers,
    NeedBand,
    Outlook,
    Service,
    annual_cost,
    people_by_band,
    projected_demand,
    shifted,
)
from appraisal.partnership.demand_drivers import driver_effects
from appraisal.partnership.demand_words import (
    assumptions_sentence,
    capacity_sentence,
    cost_sentence,
    drivers_sentence,
    people_sentence,
    staff_sentence,
)
from appraisal.partnership.tables.need import DEMAND

NAN = math.nan

BANDS = (
    NeedBand("1", "Low", 300, 300),
    NeedBand("2", "Moderate", 280, 640),
    NeedBand("3", "High", 200, 1420),
    NeedBand("4", "Complex", 82, 2600),
)
HOMES = Service("home", "Supported living", "places", 200, (0, 0.1, 0.5, 0.6), staff_per_unit=1.5)
DAYS = Service("day", "Day centres", "sessions a week", 5000, (1, 2, 1, 0), staff_per_unit=0.02)
NOW = DemandNow("2026/27", BANDS, (HOMES, DAYS))
OUTLOOKS = [Outlook(name, Drivers(growth)) for name, growth in PUBLISHED_GROWTH.items()]

sizes = st.integers(0, 2000).map(float)
rates = st.integers(-200, 200).map(lambda tenths: tenths / 10)
points = st.integers(-80, 80).map(lambda tenths: tenths / 10)
drivers = st.builds(Drivers, rates, points, rates)
bands = st.lists(st.tuples(sizes, sizes), min_size=1, max_size=5)


def now_of(pairs):
    return DemandNow(
        "2026/27",
        tuple(NeedBand(str(at), str(at), *pair) for at, pair in enumerate(pairs)),
    )


def central(now, *given_drivers, years=10):
    return projected_demand(now, [Outlook("central", Drivers(*given_drivers))], years).outlooks[0]


def test_the_published_growth_gives_the_people_of_the_design():
    """Emerson and Hatton: 1.2, 3.2 and 5.1 % a year on 862 adults with packages."""
    demand = projected_demand(NOW, OUTLOOKS)
    shown = {
        one.name: [one.years[year].people_shown for year in (0, 1, 5, 10)]
        for one in demand.outlooks
    }
    assert shown == {
        "low": [862, 872, 915, 971],
        "central": [862, 890, 1009, 1181],
        "high": [862, 906, 1105, 1418],
    }
    assert demand.outlook("high").last.people == pytest.approx(1417.537, abs=1e-3)
    assert demand.outlook("low").last.money_year == "2036/37"


def test_a_year_of_the_packages_costs_what_the_design_says():
    """£766,850 a week is £39.99m a year: the reconciling totals of the design."""
    now = now_of([(862, 766_850 / 862)])
    assert central(now, 0).years[0].cost_cash == pytest.approx(766_850 * WEEKS_A_YEAR)
    assert round(central(now, 0).years[0].cost_cash / 1e6, 2) == 39.99


def test_the_drivers_are_those_of_the_table():
    assert DEMAND.column("driver").one_of == DRIVERS
    assert DEMAND.column("scenario").one_of == tuple(PUBLISHED_GROWTH)


def test_one_point_of_mix_moves_one_person_in_a_hundred_up_by_one_band():
    after = shifted([0.5, 0.3, 0.2], 8)
    # Eight points leave in proportion 5 to 3, and what leaves the first comes to the second.
    assert after.tolist() == pytest.approx([0.45, 0.32, 0.23])
    assert shifted([0.2, 0.3, 0.5], -8).tolist() == pytest.approx([0.23, 0.32, 0.45])


@pytest.mark.parametrize(
    ("shares", "shift", "after"),
    [
        pytest.param([0.6, 0.4], 0, [0.6, 0.4], id="no shift"),
        pytest.param([1.0], 5, [1.0], id="one band has nowhere to go"),
        pytest.param([0.0, 1.0], 5, [0.0, 1.0], id="everybody is in the highest band"),
        pytest.param([0.03, 0.97], 5, [0.0, 1.0], id="fewer are left than would move"),
        pytest.param([1.0, 0.0], -5, [1.0, 0.0], id="everybody is in the lowest band"),
    ],
)
def test_a_shift_moves_nobody_who_cannot_move(shares, shift, after):
    assert shifted(shares, shift).tolist() == pytest.approx(after)


@given(st.lists(st.integers(1, 100), min_size=2, max_size=6), st.integers(-50, 50))
def test_a_shift_keeps_everybody_and_raises_the_mean_band_by_its_points(weights, tenths):
    shares = np.array(weights) / sum(weights)
    shift = tenths / 10
    after = shifted(shares, shift)
    assert after.sum() == pytest.approx(1)
    assert after.min() >= -1e-12
    movable = (shares[:-1] if shift > 0 else shares[1:]).sum()
    places = np.arange(len(shares))
    moved = math.copysign(min(abs(shift) / 100, movable), shift)
    assert places @ after - places @ shares == pytest.approx(moved, abs=1e-12)


@given(bands, drivers, st.integers(0, 10))
def test_the_mix_changes_who_people_are_and_not_how_many(pairs, chosen, year):
    now = now_of(pairs)
    people = people_by_band(now, chosen, year)
    assert people.sum() == pytest.approx(now.people * (1 + chosen.net_growth / 100) ** year)
    assert people.min() >= -1e-9


@given(bands, drivers)
def test_the_bands_shown_sum_to_the_people_shown(pairs, chosen):
    outlook = projected_demand(now_of(pairs), [Outlook("one", chosen)]).outlooks[0]
    for year in outlook.years:
        assert sum(year.by_band_shown) == year.people_shown
        assert all(
            abs(a - b) < 1.001 for a, b in zip(year.by_band, year.by_band_shown, strict=True)
        )


def test_real_terms_are_at_the_first_years_unit_costs_unless_general_inflation_is_given():
    cash = central(NOW, 3.2, 0.5, 4.0).last.cost_cash
    assert central(NOW, 3.2, 0.5, 4.0).last.cost_real == pytest.approx(
        central(NOW, 3.2, 0.5, 0.0).last.cost_cash
    )
    deflated = DemandNow("2026/27", BANDS, general_inflation=2.0)
    assert central(deflated, 3.2, 0.5, 4.0).last.cost_real == pytest.approx(cash / 1.02**10)


@given(bands, drivers, st.integers(0, 10))
def test_what_the_drivers_add_sums_to_the_whole_change(pairs, chosen, year):
    now = now_of(pairs)
    found = driver_effects(now, chosen, year)
    size = max(found.start, found.end, 1.0)
    assert math.fsum(each.adds for each in found.effects) == pytest.approx(
        found.change, abs=1e-9 * size
    )
    assert abs(sum(each.adds_shown for each in found.effects) - found.change) <= 0.5 + 1e-6
    assert found.start == pytest.approx(annual_cost(now, Drivers(0), 0))
    assert found.end == pytest.approx(annual_cost(now, chosen, year))


def test_a_drivers_part_is_its_mean_over_every_order_of_setting_them_moving():
    """Shorrocks (2013): the definition itself, order by order."""
    rates_of = {"net_growth": 3.2, "need_mix_shift": 0.5, "unit_cost_inflation": 3.0}
    means = dict.fromkeys(DRIVERS, 0.0)
    for order in permutations(DRIVERS):
        moving = dict.fromkeys(DRIVERS, 0.0)
        for driver in order:
            before = annual_cost(NOW, Drivers(**moving), 10)
            moving[driver] = rates_of[driver]
            means[driver] += (annual_cost(NOW, Drivers(**moving), 10) - before) / 6
    found = driver_effects(NOW, Drivers(**rates_of), 10)
    assert {each.driver: each.adds for each in found.effects} == pytest.approx(means)


@given(bands, st.sampled_from(DRIVERS), points, st.integers(1, 10))
def test_a_driver_that_moves_alone_adds_everything_and_the_others_nothing(
    pairs, driver, rate, year
):
    chosen = Drivers(**{each: rate if each == driver else 0.0 for each in DRIVERS})
    found = driver_effects(now_of(pairs), chosen, year)
    for each in found.effects:
        expected = found.change if each.driver == driver else 0.0
        assert each.adds == pytest.approx(expected, abs=1e-6 + 1e-9 * found.end)
        assert each.alone == pytest.approx(expected, abs=1e-6 + 1e-9 * found.end)
    assert found.together == pytest.approx(0, abs=1e-6 + 1e-9 * found.end)


def test_two_drivers_share_evenly_what_they_make_together():
    """By hand: 10 % more people at 20 % more each is 32 % more, 2 points of it from both."""
    found = driver_effects(now_of([(100, 1000 / WEEKS_A_YEAR)]), Drivers(10, 0, 20), 1)
    growth, mix, inflation = (each.adds for each in found.effects)
    assert (growth, mix, inflation) == pytest.approx((11_000, 0, 21_000))
    assert found.together == pytest.approx(2_000)
    assert found.money_year == "2027/28"


def test_a_service_runs_short_in_the_first_year_that_needs_more_than_there_is():
    outlook = central(NOW, 3.2, 0.0)
    homes, days = outlook.services
    # By hand: 28 + 100 + 49.2 = 177.2 places now, and 177.2 x 1.032^4 = 200.99 in year 4.
    assert homes.years[0].needed == pytest.approx(177.2)
    assert homes.years[0].gap == pytest.approx(-22.8)
    assert not homes.years[3].short
    assert homes.first_short is not None
    assert homes.first_short.year == 4
    assert homes.first_short.money_year == "2030/31"
    assert homes.first_short.staff_gap == pytest.approx(1.5 * homes.first_short.gap)
    assert days.first_short is None
    # 265.8 in supported living and 21.2 at day centres: 1,060 sessions at 0.02.
    assert outlook.staff_needed(0) == pytest.approx(1.5 * 177.2 + 0.02 * 1060)


def test_a_service_that_is_exactly_full_is_not_short():
    full = DemandNow("2026/27", BANDS[:1], (Service("s", "S", "places", 30, (0.1,)),))
    assert central(full, 0).services[0].first_short is None


def test_nobody_now_is_nobody_later():
    outlook = central(now_of([(0, 500)]), 5.1, 1.0, 3.0)
    assert outlook.last.people_shown == 0
    assert outlook.last.cost_cash == 0


def test_the_sentences_say_what_the_figures_do():
    demand = projected_demand(
        NOW, [Outlook(o.name, Drivers(o.drivers.net_growth, 0.5, 3)) for o in OUTLOOKS]
    )
    outlook = demand.outlook("central")
    assert people_sentence(demand) == (
        "862 people now become between 971 and 1,418 by 2036/37; 1,181 in the central outlook."
    )
    assert cost_sentence(outlook) == (
        "In the central outlook the gross cost a year rises from £40.0m to £76.6m in cash, £57.0m "
        "in real terms, by 2036/37."
    )
    assert capacity_sentence(outlook) == (
        "In the central outlook Supported living is short first, in 2030/31; 1 of 2 services runs "
        "short by 2036/37."
    )
    assert staff_sentence(outlook) == (
        "In the central outlook support takes 411 whole-time equivalents by 2036/37, 124 more "
        "than now."
    )
    assert assumptions_sentence(outlook) == (
        "The central outlook assumes net growth of 3.2\u00a0% a year, a need-mix shift of 0.5 "
        "percentage points a year and unit cost inflation of 3\u00a0% a year."
    )


def test_the_parts_read_out_sum_to_the_whole_read_out():
    sentence = drivers_sentence(driver_effects(NOW, Drivers(3.2, 0.5, 3), 10))
    assert sentence == (
        "By 2036/37 a year costs £36.6m more than now: growth in people adds £17.7m, inflation of "
        "unit costs adds £16.6m and the shift to higher need adds £2.3m."
    )


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (Drivers(0), "By 2027/28 none of the drivers changes the cost."),
        (Drivers(-1), "a year costs £399,623 less than now: growth in people takes off £399,623."),
    ],
)
def test_a_change_that_is_small_or_none_is_said_so(chosen, said):
    assert drivers_sentence(driver_effects(NOW, chosen, 1)).endswith(said)


@pytest.mark.parametrize(
    ("now", "growth", "sentence", "said"),
    [
        (NOW, 0, cost_sentence, "stays at £40.0m in cash and in real terms by 2036/37."),
        (NOW, -5, cost_sentence, "falls from £40.0m to £23.9m in cash and in real terms by"),
        (NOW, 0, capacity_sentence, "no service runs short by 2036/37"),
        (NOW, 30, capacity_sentence, "Supported living is short first, in 2027/28; 2 of 2"),
        (NOW, 0, staff_sentence, "staff stay at 287 whole-time equivalents by 2036/37."),
        (NOW, -5, staff_sentence, "whole-time equivalents by 2036/37, 115 fewer than now."),
        (DemandNow("2026/27", BANDS), 1, capacity_sentence, "No services were given"),
    ],
)
def test_a_sentence_fits_every_way_that_figures_may_go(now, growth, sentence, said):
    assert said in sentence(central(now, growth))


def test_outlooks_that_agree_are_not_told_as_a_range():
    same = [Outlook("low", Drivers(0)), Outlook("high", Drivers(0))]
    assert people_sentence(projected_demand(NOW, same)) == (
        "862 people now become 862 by 2036/37 in every outlook."
    )


def test_every_problem_is_told_at_once():
    broken = DemandNow(
        "2026/28",
        (NeedBand("1", "Low", -3, NAN), NeedBand("1", "Again", 5, 5)),
        (Service("s", "Homes", "places", math.inf, (1,), -1),),
        general_inflation=-100,
    )
    with pytest.raises(DemandError) as raised:
        projected_demand(broken, [Outlook("x", Drivers(NAN, 101, -100))] * 2, years=31)
    said = str(raised.value)
    for part in (
        "Demand over 31 years was asked for. Use a whole number from 1 to 30.",
        "'2026/28' is not a financial year. Write it as 2026/27.",
        "people in need band 'Low': -3 was given. Use a number from 0 up.",
        "weekly cost of need band 'Low': nan was given.",
        "Two of the need bands are called '1'.",
        "'Homes' has 1 figures of use and there are 2 need bands.",
        "capacity of 'Homes': inf was given.",
        "staff a unit of 'Homes': -1 was given.",
        "net growth in the x outlook is nan. Use per cent a year",
        "unit cost inflation in the x outlook is -100.",
        "need-mix shift in the x outlook is 101. Use percentage points",
        "general inflation is -100.",
        "Two of the outlooks are called 'x'.",
    ):
        assert part in said


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: projected_demand(NOW, []), "No outlook was given"),
        (lambda: projected_demand(DemandNow("2026/27", ()), OUTLOOKS), "No need band was given"),
        (lambda: projected_demand(NOW, OUTLOOKS, years=True), "over True years"),
        (lambda: driver_effects(NOW, Drivers(1), -1), "Year -1 was asked for. Use one from 0"),
        (
            lambda: projected_demand(NOW, OUTLOOKS).outlook("best"),
            "no outlook 'best'. Use one of 'low', 'central', 'high'",
        ),
    ],
)
def test_what_cannot_be_projected_is_refused_in_a_sentence(call, message):
    with pytest.raises(DemandError, match=message):
        call()
