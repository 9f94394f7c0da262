"""Cost beside value, option by option: the figures, what is left out, and the words."""

import json
import math
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.analysis.value_for_money import frontier_sentence, value_for_money
from appraisal.errors import AppraisalError
from appraisal.method import present_cost
from appraisal.option_sets import (
    Cost,
    Criterion,
    Hurdle,
    HurdleResult,
    Option,
    OptionSet,
    Score,
    read_option_set,
)
from appraisal.scoring import score

SCENARIOS = Path(__file__).parents[2] / "scenarios"


def option(label, value, annual=None, one_off=None, **more):
    """An option worth `value`; with neither figure it has no cost at all."""
    cost = None if annual is None and one_off is None else Cost(annual, one_off)
    return Option(
        id=f"id-{label.lower()}",
        name=f"Option {label}",
        label=label,
        scores={"worth": Score(value)},
        cost=cost,
        **more,
    )


def option_set(*options, scale="global", hurdles=()):
    return OptionSet(
        id="clinic",
        title="Clinic hours",
        question="When?",
        criteria=(Criterion("worth", "What it is worth"),),
        options=options,
        scale=scale,
        hurdles=hurdles,
    )


def look(*options, scale="global", hurdles=(), **asked):
    whole = option_set(*options, scale=scale, hurdles=hurdles)
    return value_for_money(whole, score(whole), **{"years": 1, **asked})


def sentence(*options, **asked):
    whole = option_set(*options)
    return frontier_sentence(whole, value_for_money(whole, score(whole), **{"years": 1, **asked}))


def by_label(result, field):
    return {one.label: getattr(one, field) for one in result.options}


A = option("A", 20, 100_000, baseline=True)
B = option("B", 30, 220_000)
C = option("C", 60, 300_000)
D = option("D", 25, 310_000)
E = option("E", 78, 420_000)


def test_each_option_has_its_cost_its_value_and_its_place_on_the_frontier():
    result = look(A, B, C, D, E)
    assert result.frontier == ("id-a", "id-c", "id-e")
    assert (result.cheapest, result.baseline) == ("id-a", "id-a")
    assert by_label(result, "present") == {
        "A": 100_000,
        "B": 220_000,
        "C": 300_000,
        "D": 310_000,
        "E": 420_000,
    }
    assert by_label(result, "efficient") == {"A": True, "B": True, "C": True, "D": False, "E": True}
    assert by_label(result, "dominated_by")["D"] == ("id-b", "id-c")
    assert by_label(result, "between")["B"] == ("id-a", "id-c")
    assert by_label(result, "marginal") == {
        "A": None,
        "B": 12_000,
        "C": 5_000,
        "D": 42_000,
        "E": pytest.approx(320_000 / 58),
    }
    steps = [(one.start, one.to, one.cost, one.value) for one in result.steps]
    assert steps == [("id-a", "id-c", 200_000, 40), ("id-c", "id-e", 120_000, 18)]
    assert by_label(result, "step")["E"] == result.steps[-1]
    assert by_label(result, "step")["B"] is None


def test_the_title_says_what_the_most_points_cost_beyond_the_next():
    assert sentence(A, B, C, D, E) == (
        "E buys 18 more points than C, for £120,000 more in the first year: £6,667 a point."
    )
    assert sentence(A, C, years=5, rate=0) == (
        "C buys 40 more points than A, for £1,000,000 more over 5 years: £25,000 a point."
    )


def test_several_years_are_discounted_and_the_one_off_cost_is_added():
    result = look(option("A", 20, 1000, 500), option("B", 30, 2000), years=3)
    assert by_label(result, "present") == {
        "A": present_cost(1000, 500, 3, 0.035),
        "B": present_cost(2000, 0, 3, 0.035),
    }
    assert (result.years, result.rate) == (3, 0.035)
    assert "discounting at 3.5 % a year from the second year" in result.notes[0]
    assert "without discounting" in look(A, C, years=3, rate=0).notes[0]


def test_the_cost_a_point_moves_with_the_zero_it_is_counted_from():
    result = look(A, C)
    assert by_label(result, "per_point") == {"A": 5_000, "C": 5_000}
    assert by_label(result, "per_point_above_baseline") == {"A": None, "C": 7_500}
    assert result.per_point(10) == {"id-a": 10_000, "id-c": 6_000}
    assert result.per_point(40) == {"id-a": None, "id-c": 15_000}
    assert any("Here 0 is the worst plausible, not nothing at all" in note for note in result.notes)


def test_on_a_local_scale_the_warning_names_what_zero_is_there():
    notes = look(A, C, E, scale="local").notes
    assert any("Here 0 is the worst option here" in note for note in notes)


def test_a_zero_point_at_which_two_options_change_places_is_named():
    result = look(option("A", 40, 100), option("B", 80, 300))
    (swap,) = result.swaps
    assert (swap.at, swap.below, swap.above) == (20, "id-a", "id-b")
    assert result.per_point(10)["id-a"] < result.per_point(10)["id-b"]
    assert result.per_point(30)["id-a"] > result.per_point(30)["id-b"]
    assert any("decides which option costs less a point in 1 pair" in n for n in result.notes)


def test_an_option_without_a_rank_is_shown_and_makes_nobody_look_inefficient():
    hurdle = Hurdle("safe", "Two clinicians on site")
    cheap = option("X", 99, 1_000, hurdles={"safe": HurdleResult(False)})
    parked = option("Y", 95, 2_000, status="parked")
    blank = option("Z", None, 3_000)
    result = look(cheap, parked, blank, A, C, hurdles=(hurdle,))
    assert result.frontier == ("id-a", "id-c")
    assert by_label(result, "efficient") == {
        "X": None,
        "Y": None,
        "Z": None,
        "A": True,
        "C": True,
    }
    assert by_label(result, "present")["X"] == 1_000
    assert by_label(result, "value")["X"] == 99
    assert by_label(result, "marginal")["X"] is None
    notes = " ".join(result.notes)
    assert "X takes no rank, so it is shown and not compared. It fails the hurdle" in notes
    assert "Y takes no rank, so it is shown and not compared. It is parked." in notes
    assert "Z takes no rank, so it is shown and not compared. It has no score for" in notes


def test_options_without_a_cost_are_named_and_left_out():
    result = look(A, C, option("F", 40), option("G", 50))
    assert "F and G have no cost in the file and are left out." in result.notes
    assert [one.label for one in result.compared] == ["A", "C"]
    assert "F has no cost in the file and is left out." in look(A, C, option("F", 40)).notes


def test_a_cost_with_neither_figure_is_not_known():
    result = look(A, replace(C, cost=Cost()))
    assert by_label(result, "present") == {"A": 100_000, "C": None}


def test_a_missing_part_of_a_cost_adds_nothing_and_is_said():
    result = look(option("A", 20, 100, 10), option("B", 30, 200), option("C", 40, None, 900))
    assert by_label(result, "present") == {"A": 110, "B": 200, "C": 900}
    assert by_label(result, "part_missing") == {"A": None, "B": "one-off", "C": "yearly"}
    assert by_label(result, "one_off")["B"] is None
    notes = " ".join(result.notes)
    assert "B has no one-off cost in the file, so its yearly cost is counted alone." in notes
    assert "C has no yearly cost in the file, so its one-off cost is counted alone." in notes


def test_a_part_that_no_option_has_is_not_called_missing():
    assert not any("counted alone" in note for note in look(A, B, C).notes)


def test_the_leader_is_named_where_it_has_no_cost():
    assert sentence(A, C, option("F", 90)) == (
        "C buys 40 more points than A, for £200,000 more in the first year: £5,000 a point. "
        "F leads on points and has no cost in the file."
    )


@pytest.mark.parametrize(
    ("options", "title", "note"),
    [
        pytest.param(
            [option("A", 20), option("B", 30)],
            "The file gives no costs, so value cannot be set beside money.",
            "The file gives no costs. Give options a yearly or a one-off cost to compare them.",
            id="no costs",
        ),
        pytest.param(
            [option("A", 20, 5, status="rejected"), option("B", 30)],
            "No option has both a rank and a cost, so value cannot be set beside money.",
            "No option has both a rank and a cost, so there is nothing to compare.",
            id="no costs among those ranked",
        ),
        pytest.param(
            [option("A", 20, 5)],
            "Only A has both a rank and a cost, so there is nothing to compare it with.",
            "Only A has both a rank and a cost, so there is nothing to compare.",
            id="one option",
        ),
        pytest.param(
            [option("A", 20, 5), option("B", 20, 6), option("C", 20, 7)],
            "All the options compared are worth the same, and A costs least.",
            "All the options compared are worth the same, so an extra point has no price.",
            id="all worth the same",
        ),
        pytest.param(
            [option("A", 20, 5), option("B", 20, 5)],
            "A and B cost the same and are worth the same.",
            "A and B cost the same and are worth the same.",
            id="alike in both",
        ),
        pytest.param(
            [option("A", 20, 5), option("B", 20, 5), option("C", 10, 9)],
            "A and B have most points and cost least.",
            "C is dominated: A and B cost no more and are worth no less.",
            id="two alike that beat the rest",
        ),
        pytest.param(
            [option("A", 50, 5), option("B", 20, 6), option("C", 30, 7)],
            "A has most points and costs least.",
            "Nothing costs less than A or has more points, so there is no more to buy.",
            id="one that beats the rest",
        ),
        pytest.param(
            [option("A", 20, -500), option("B", 30, 500)],
            "B buys 10 more points than A, for £1,000 more in the first year: £100 a point.",
            "A saves money, so a cost a point means nothing there.",
            id="a saving",
        ),
        pytest.param(
            [option("A", 20, 0), option("B", 20.01, 3)],
            "B buys under 0.1 more points than A, for £3.00 more in the first year: £300 a point.",
            "Extra costs and extra points are against A, which costs least.",
            id="hardly any points",
        ),
    ],
)
def test_every_case_has_its_sentence(options, title, note):
    assert sentence(*options) == title
    assert note in look(*options).notes


def test_the_shipped_example_has_an_option_dominated_and_one_beaten_by_a_mix():
    whole = read_option_set(SCENARIOS / "memory-clinic-hours.yaml")
    result = value_for_money(whole, score(whole))
    assert result.frontier == ("as-now", "surgeries", "long-week")
    assert by_label(result, "dominated_by")["C"] == ("evening",)
    assert by_label(result, "between")["B"] == ("as-now", "surgeries")
    assert frontier_sentence(whole, result).startswith("E buys 4 more points than D, for £293,423")


def test_no_sentence_shows_an_id():
    whole = read_option_set(SCENARIOS / "memory-clinic-hours.yaml")
    result = value_for_money(whole, score(whole))
    said = " ".join([frontier_sentence(whole, result), *result.notes])
    assert not any(f" {one.id} " in said for one in whole.options)


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"years": 0}, "over 0 years"),
        ({"rate": 2}, "rate is 2. Use a share"),
        ({"years": 99, "rate": 2}, "(?s)over 99 years.*rate is 2"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_a_sentence(asked, message):
    with pytest.raises(AppraisalError, match=message):
        look(A, C, **asked)


@pytest.mark.parametrize("zero", [-1, 101, math.nan])
def test_a_zero_point_off_the_scale_is_refused(zero):
    with pytest.raises(AppraisalError, match=f"zero point is {zero:g}. Use a value from 0 to 100"):
        look(A, C).per_point(zero)


def test_figures_of_another_option_set_are_refused():
    other = replace(option_set(A, C), id="other")
    with pytest.raises(AppraisalError, match="figures are those of 'clinic', not of 'other'"):
        frontier_sentence(other, look(A, C))


money = st.none() | st.integers(-5, 50).map(lambda thousands: 1000.0 * thousands)


@given(
    st.lists(
        st.tuples(st.none() | st.integers(0, 100), money, money, st.booleans()),
        min_size=1,
        max_size=6,
    )
)
def test_nothing_is_ever_other_than_a_number_or_none(rows):
    options = [
        option(str(at), value, annual, one_off, status="shortlisted" if ranked else "parked")
        for at, (value, annual, one_off, ranked) in enumerate(rows)
    ]
    whole = option_set(*options)
    result = value_for_money(whole, score(whole))
    json.dumps(asdict(result), allow_nan=False)
    assert frontier_sentence(whole, result).endswith(".")
    assert all(note.endswith(".") for note in result.notes)
    for one in result.options:
        assert one.compared == (one.rank is not None and one.present is not None)
