"""Where the leader changes: published examples, every edge, and an exact reference."""

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.method import (
    Crossing,
    dominated,
    overall_values,
    switching_score,
    switching_weights,
    weight_ends,
    without_each,
)

# Closeness to customers, visibility, image; size, comfort, car parking.
OFFICES = {
    "Addison Square": [100, 60, 100, 75, 0, 90],
    "Carlisle Walk": [80, 70, 0, 0, 10, 100],
    "Elton Street": [40, 60, 90, 100, 60, 70],
    "Gorton Square": [60, 100, 20, 50, 50, 80],
}
OFFICE_SWINGS = np.array([100, 80, 70, 30, 20, 10], dtype=float)
TURNOVER = np.array([True, True, True, False, False, False])


def arrays(*rows):
    return [np.array(row, dtype=float) for row in rows]


def everyone(lines):
    return np.ones(len(lines), dtype=bool)


def switches(none, all_, weight, contenders=None):
    none, all_ = arrays(none, all_)
    flags = everyone(none) if contenders is None else np.array(contenders, dtype=bool)
    return switching_weights(none, all_, weight, flags)


def test_goodwin_and_wright_2004_an_office_has_its_published_aggregate_value():
    """Decision Analysis for Management Judgment, chapter 3: values times rounded weights."""
    values = np.array(list(OFFICES.values()), dtype=float)
    overall = overall_values(values, np.array([32, 26, 23, 10, 6, 3], dtype=float))
    published = {"Addison Square": 80.8, "Carlisle Walk": 47.4, "Gorton Square": 60.2}
    for office, value in published.items():
        found = overall[list(OFFICES).index(office)]
        assert found == pytest.approx(value, abs=0.05)


def test_goodwin_and_wright_2004_elton_street_leads_below_a_weight_of_52_1_on_turnover():
    """Figure 3.7: a branch of three attributes; Elton Street runs from 81.7 to 60.4."""
    values = np.array(list(OFFICES.values()), dtype=float)
    weights = OFFICE_SWINGS / OFFICE_SWINGS.sum()
    none, all_ = weight_ends(values, weights, TURNOVER)
    elton = list(OFFICES).index("Elton Street")
    assert none[elton] == pytest.approx(81.7, abs=0.05)
    assert all_[elton] == pytest.approx(60.4, abs=0.05)
    down, up = switching_weights(none, all_, weights[TURNOVER].sum(), everyone(none))
    assert up is None
    assert down.to == elton
    assert 100 * down.at == pytest.approx(52.1, abs=0.05)


@given(
    st.lists(st.integers(0, 100), min_size=3, max_size=3),
    st.lists(st.integers(0, 100), min_size=3, max_size=3),
    st.lists(st.integers(1, 9), min_size=3, max_size=3),
)
def test_triantaphyllou_and_sanchez_1997_give_the_same_change_of_weight_before_normalising(
    one, other, given_weights
):
    """Their theorem changes one weight alone, by d; normalised, it is (w - d) / (1 - d)."""
    values, weights = np.array([one, other], dtype=float), np.array(given_weights, dtype=float)
    weights /= weights.sum()
    overall = values @ weights
    none, all_ = weight_ends(values, weights, np.array([True, False, False]))
    found = switching_weights(none, all_, weights[0], everyone(none))
    gap, spread = overall[0] - overall[1], values[0, 0] - values[1, 0]
    if abs(gap) < 1e-6 or spread == 0:
        return
    change = gap / spread
    if change > weights[0] - 1e-9:  # The weight would have to be negative.
        assert found[0] is None
        assert found[1] is None
        return
    at = (weights[0] - change) / (1 - change)
    switch = found[0] if change > 0 else found[1]
    assert switch.at == pytest.approx(at, abs=1e-9)
    assert switch.to == int(overall[0] > overall[1])


@pytest.mark.parametrize(
    ("none", "all_", "weight", "down", "up"),
    [
        ([60, 40], [60, 40], 0.5, None, None),
        ([60, 40], [50, 50], 0.5, None, None),
        ([50, 50], [60, 40], 0.5, None, None),
        ([60, 40], [40, 60], 0.25, None, Crossing(0.5, 1)),
        ([60, 40], [40, 60], 0.75, Crossing(0.5, 0), None),
        ([60, 40], [40, 60], 0.5, Crossing(0.5, 0), Crossing(0.5, 1)),
        ([60, 40], [40, 60], 0.0, None, Crossing(0.5, 1)),
        ([60, 40], [40, 60], 1.0, Crossing(0.5, 0), None),
        ([50, 50], [40, 60], 0.0, None, Crossing(0.0, 1)),
        ([60, 40], [50, 50], 1.0, Crossing(1.0, 0), None),
        ([50, 50], [50, 50], 0.0, None, None),
        ([50, 50], [50, 50], 1.0, None, None),
        ([60, 60, 40], [40, 40, 60], 0.25, None, Crossing(0.5, 2)),
        ([60, 50, 40], [40, 50, 60], 0.25, None, Crossing(0.5, 2)),
        ([60, 50, 40], [40, 50, 60], 0.75, Crossing(0.5, 0), None),
        ([60, 50, 40], [40, 50, 60], 0.5, Crossing(0.5, 0), Crossing(0.5, 2)),
        ([60, 55, 10], [40, 55, 90], 0.2, None, Crossing(0.25, 1)),
        ([50], [90], 0.3, None, None),
    ],
    ids=[
        "parallel",
        "meets at all of it only",
        "meets at none of it only",
        "crosses above",
        "crosses below",
        "crosses just here",
        "no weight now",
        "all the weight now",
        "level with no weight",
        "level with all the weight",
        "the same lines with no weight",
        "the same lines with all the weight",
        "identical leaders are overtaken together",
        "three meet, the steepest leads above",
        "three meet, the steepest leads below",
        "three meet just here",
        "the nearer of two",
        "one option",
    ],
)
def test_the_leader_changes_where_it_is_overtaken(none, all_, weight, down, up):
    assert switches(none, all_, weight) == (down, up)


def test_only_contenders_overtake_and_only_contenders_lead():
    lines = ([60, 40, 90], [40, 60, 95])
    assert switches(*lines, 0.25, [True, True, False]) == (None, Crossing(0.5, 1))
    assert switches(*lines, 0.25, [True, False, False]) == (None, None)
    assert switches(*lines, 0.25, [False, False, False]) == (None, None)
    assert switching_weights(*arrays([], []), 0.5, np.array([], dtype=bool)) == (None, None)


def test_a_weight_a_hair_below_one_finds_no_change_above():
    weights = np.array([0.1] * 10)
    values = np.vstack([np.full(10, 50.0), np.arange(10) * 10.0])
    none, all_ = weight_ends(values, weights, np.arange(10) < 9)
    assert 0 < all_[1] < 100
    down, up = switching_weights(none, all_, 1 - 1e-16, everyone(none))
    assert down is not None
    assert up is None


@pytest.mark.parametrize(
    ("inside", "none", "all_"),
    [
        ([True, False, False], [50.0], [20.0]),
        ([False, True, True], [20.0], [50.0]),
        ([True, True, False], [60.0], [20.0]),
    ],
    ids=["others weigh nothing", "it weighs nothing", "one of two weighs nothing"],
)
def test_criteria_that_all_weigh_nothing_share_equally(inside, none, all_):
    values = np.array([[20.0, 40.0, 60.0]])
    found = weight_ends(values, np.array([1.0, 0.0, 0.0]), np.array(inside))
    assert [end.tolist() for end in found] == [none, all_]


@pytest.mark.parametrize("inside", [[True, True], [False, False]])
def test_there_is_nothing_to_move_without_another_side(inside):
    assert weight_ends(np.ones((2, 2)), np.array([0.5, 0.5]), np.array(inside)) is None


LINES = st.integers(1, 5).flatmap(
    lambda size: st.tuples(
        *(st.lists(st.integers(0, 6), min_size=size, max_size=size) for _ in "ab")
    )
)


def leaders_by_weight(none, all_, now):
    """Who leads now, then (from where, who leads) for every stretch above, in exact fractions."""
    lines = list(zip(map(Fraction, none), map(Fraction, all_), strict=True))

    def leading(at):
        heights = [start + (end - start) * at for start, end in lines]
        return {row for row, height in enumerate(heights) if height == max(heights)}

    places = {now, Fraction(1)}
    for start, end in lines:
        for other_start, other_end in lines:
            turn = (other_start - start) - (other_end - end)
            if turn:
                places.add((other_start - start) / turn)
    stops = sorted(place for place in places if now <= place <= 1)
    stretches = [(low, leading((low + high) / 2)) for low, high in pairwise(stops)]
    return leading(now), stretches


def exact_switch(none, all_, now):
    """The first place above at which another set of options leads, or None."""
    present, stretches = leaders_by_weight(none, all_, now)
    before = present
    for low, leading in stretches:
        if leading != before:
            return low, leading
        before = leading
    return None


@given(LINES, st.fractions(0, 1, max_denominator=12))
def test_switching_weights_are_those_of_exact_arithmetic(lines, now):
    none, all_ = lines
    down, up = switches(none, all_, float(now))
    below = exact_switch(all_, none, 1 - now)
    above = exact_switch(none, all_, now)
    for found, wanted, turned in ((down, below, True), (up, above, False)):
        assert (found is None) == (wanted is None)
        if found is not None:
            at, leading = wanted
            assert found.at == pytest.approx(float(1 - at if turned else at), abs=1e-12)
            assert found.to in leading
            assert 0 <= found.at <= 1


@pytest.mark.parametrize(
    ("values", "option", "criterion", "found"),
    [
        ([[80, 60], [40, 60]], 0, 0, Crossing(40, 1)),
        ([[80, 60], [40, 60]], 1, 0, Crossing(80, 1)),
        ([[80, 60], [40, 60]], 0, 1, Crossing(20, 1)),
        ([[80, 60], [40, 60]], 1, 1, None),
        ([[80, 60], [40, 59]], 1, 1, None),
        ([[80, 60], [40, 61]], 1, 1, None),
        ([[50, 50], [50, 50]], 0, 0, Crossing(50, 0)),
        ([[100, 50], [100, 50]], 0, 0, Crossing(100, 1)),
        ([[0, 50], [0, 50]], 1, 0, Crossing(0, 1)),
        ([[50, 50]], 0, 0, None),
        ([[50, 0], [50, 0], [10, 0]], 2, 0, Crossing(50, 2)),
        ([[30, 50], [0, 50]], 0, 0, None),
    ],
    ids=[
        "the leader falls",
        "another rises",
        "the leader falls elsewhere",
        "it would only draw level at 100",
        "out of reach",
        "out of reach by a point",
        "they lead together",
        "they lead together at the top",
        "they lead together at the bottom",
        "one option",
        "behind two that lead together",
        "it would only draw level at 0",
    ],
)
def test_a_cell_changes_the_leader_where_it_is_passed(values, option, criterion, found):
    table = np.array(values, dtype=float)
    weights = np.array([0.5, 0.5])
    assert switching_score(table, weights, option, criterion, everyone(table)) == found


def test_a_cell_without_weight_or_of_an_option_without_a_rank_changes_nothing():
    table = np.array([[80.0, 10.0], [40.0, 90.0], [90.0, 90.0]])
    ranked = np.array([True, True, False])
    assert switching_score(table, np.array([1.0, 0.0]), 1, 1, ranked) is None
    assert switching_score(table, np.array([1.0, 0.0]), 1, 0, ranked) == Crossing(80.0, 1)
    assert switching_score(table, np.array([0.5, 0.5]), 2, 0, ranked) is None
    assert switching_score(table, np.array([1e-320, 1.0]), 0, 0, ranked) is None


TABLES = st.tuples(st.integers(2, 4), st.integers(1, 3)).flatmap(
    lambda size: st.tuples(
        st.lists(
            st.lists(
                st.integers(0, 10).map(lambda n: 10.0 * n), min_size=size[1], max_size=size[1]
            ),
            min_size=size[0],
            max_size=size[0],
        ),
        st.lists(st.integers(0, 4), min_size=size[1], max_size=size[1]).filter(any),
    )
)


@given(TABLES, st.data())
def test_a_switching_score_makes_a_tie_and_beyond_it_the_named_option_leads(drawn, data):
    rows, weighting = drawn
    values, weights = np.array(rows), np.array(weighting, dtype=float)
    weights /= weights.sum()
    option = data.draw(st.integers(0, len(values) - 1))
    criterion = data.draw(st.integers(0, len(weights) - 1))

    def leading(value):
        moved = values.copy()
        moved[option, criterion] = value
        overall = moved @ weights
        return set(np.flatnonzero(overall >= overall.max() - 1e-9).tolist())

    now = values[option, criterion]
    found = switching_score(values, weights, option, criterion, everyone(values))
    if found is None:
        inside = [leading(value) for value in np.linspace(0.01, 99.99, 37)]
        assert all((option in one) == (option in leading(now)) for one in inside)
        return
    assert 0 <= found.at <= 100
    tied = leading(found.at)
    assert option in tied
    assert found.to in tied
    assert len(tied) > 1
    beyond = 1e-6 if found.to == option else -1e-6
    assert found.to in leading(found.at + beyond)
    assert leading(found.at + beyond) != leading(found.at)


@given(TABLES)
def test_an_option_that_is_dominated_trails_under_every_weighting(drawn):
    values = np.array(drawn[0])
    found = dominated(values, everyone(values))
    pairs = {(option, by): strictly for option, by, strictly in found}
    for option, low in enumerate(values):
        for by, high in enumerate(values):
            gaps = high - low
            assert ((option, by) in pairs) == bool((gaps >= 0).all() and (gaps > 0).any())
            if (option, by) in pairs:
                assert pairs[option, by] == bool((gaps > 0).all())


def test_blanks_neither_dominate_nor_are_dominated_and_only_contenders_dominate():
    values = np.array([[np.nan, 90.0], [50.0, 50.0], [10.0, 10.0], [99.0, 99.0]])
    assert dominated(values, np.array([True, True, True, False])) == [(2, 1, True)]
    assert dominated(np.array([[50.0], [50.0]]), np.array([True, True])) == []
    assert dominated(np.empty((0, 3)), np.array([], dtype=bool)) == []


def test_leaving_out_the_only_criterion_with_weight_leaves_the_others_equal():
    assert without_each(np.array([1.0, 0.0, 0.0])).tolist() == [
        [0.0, 0.5, 0.5],
        [1.0, 0.0, 0.0],
        [1.0, 0.0, 0.0],
    ]
    assert without_each(np.array([1.0])).size == 0
