"""What would change the answer: the papers' figures, laws, and sets that are hard to look at."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appraisal.analysis.change_words import change_sentence
from appraisal.analysis.sensitivity import Dominance, sensitivity
from appraisal.errors import AppraisalError
from appraisal.method import WeightError
from appraisal.option_sets import Criterion, Measure, Score
from appraisal.scoring import score, swing_criteria
from tests.analysis.switches import moved_to, never_nan, node, told


def cell(result, option, criterion):
    return next(
        one for one in result.cells if (one.option, one.criterion) == (option, criterion)
    ).switch


TREE = (
    Criterion("x", "X"),
    Criterion("people", "People", criteria=(Criterion("y", "Y"), Criterion("z", "Z"))),
)


INSIDE = {"x": ["x"], "people": ["y", "z"], "y": ["y"], "z": ["z"]}


ROWS = st.lists(
    st.lists(st.integers(0, 10).map(lambda n: 10.0 * n), min_size=3, max_size=3),
    min_size=1,
    max_size=5,
)


WEIGHTS = st.lists(st.integers(0, 4), min_size=3, max_size=3).filter(any)


def of_rows(small, rows, **more):
    return small({f"o{k}": row for k, row in enumerate(rows)}, criteria=TREE, **more)


@given(ROWS, WEIGHTS, st.data())
def test_at_a_switching_weight_the_two_options_are_level_and_lead_on_their_own_sides(
    small, rows, weights, data
):
    fails = data.draw(st.sets(st.sampled_from([f"o{k}" for k in range(len(rows))])))
    whole = of_rows(small, rows, fails=fails)
    result = sensitivity(whole, dict(zip("xyz", weights, strict=True)))
    assert [one.criterion for one in result.weights] == ["x", "people", "y", "z"]
    assert [one.branch for one in result.weights] == [False, True, False, False]
    leads = {one.id for one in result.scores.leaders}
    for one in result.weights:
        inside = INSIDE[one.criterion]
        assert one.weight == pytest.approx(sum(result.scores.weights[leaf] for leaf in inside))
        for end, at in enumerate((0.0, 1.0)):
            moved = score(whole, moved_to(result, one.criterion, at, inside))
            assert {o.id: o.value for o in moved.options} == pytest.approx(
                {name: ends[end] for name, ends in one.ends.items()}, abs=1e-9
            )
        for switch, step in ((one.ranked_down, -1e-6), (one.ranked_up, 1e-6)):
            if switch is None:
                continue
            assert (switch.at - one.weight) * step >= -1e-15
            here, before, after = (
                score(whole, moved_to(result, one.criterion, switch.at + by, inside))
                for by in (0.0, -step if abs(switch.at - one.weight) > 1e-6 else 0.0, step)
            )
            values = {o.id: o.value for o in here.options}
            assert all(abs(values[name] - values[switch.to]) <= 1e-9 for name in leads)
            assert leads & {o.id for o in before.leaders}
            assert switch.to in {o.id for o in after.leaders}
            assert leads != {o.id for o in after.leaders}
    never_nan(result)
    assert change_sentence(whole, result)


@given(ROWS, WEIGHTS, st.sampled_from([0.25, 3, 1e6]))
def test_scaling_every_weight_changes_nothing(small, rows, weights, factor):
    whole = of_rows(small, rows)
    plain = sensitivity(whole, dict(zip("xyz", weights, strict=True)))
    scaled = sensitivity(whole, {k: factor * w for k, w in zip("xyz", weights, strict=True)})
    for one, other in zip(plain.weights, scaled.weights, strict=True):
        for field in ("up", "down", "ranked_up", "ranked_down"):
            first, second = getattr(one, field), getattr(other, field)
            assert (first is None) == (second is None)
            if first:
                assert first.at == pytest.approx(second.at, abs=1e-9)
    assert [told(one.switch) is None for one in plain.cells] == [
        told(one.switch) is None for one in scaled.cells
    ]


@settings(max_examples=50)
@given(ROWS, WEIGHTS, st.data())
def test_the_order_of_the_options_changes_nothing_but_the_order(small, rows, weights, data):
    weighting = dict(zip("xyz", weights, strict=True))
    named = {f"o{k}": row for k, row in enumerate(rows)}
    order = data.draw(st.permutations(list(named)))
    straight = sensitivity(small(named, criteria=TREE), weighting)
    turned = sensitivity(small({k: named[k] for k in order}, criteria=TREE), weighting)
    for one, other in zip(straight.weights, turned.weights, strict=True):
        for field in ("up", "down", "ranked_up", "ranked_down"):
            first, second = getattr(one, field), getattr(other, field)
            assert (first and first.at) == pytest.approx(second and second.at, abs=1e-12)
        assert set(one.joint_at_all) == set(other.joint_at_all)
        for name, ends in one.ends.items():
            assert other.ends[name] == pytest.approx(ends, abs=1e-9)
    assert set(straight.dominated) == set(turned.dominated)
    assert {(o.criterion, *sorted(o.leaders)) for o in straight.without} == {
        (o.criterion, *sorted(o.leaders)) for o in turned.without
    }


def with_score(whole, option, criterion, value):
    """The option set with one score changed, as though the file had said so."""
    return replace(
        whole,
        options=tuple(
            replace(one, scores={**one.scores, criterion: Score(value=value)})
            if one.id == option
            else one
            for one in whole.options
        ),
    )


@given(ROWS, WEIGHTS)
def test_a_switching_score_put_into_the_option_set_makes_a_tie(small, rows, weights):
    whole = of_rows(small, rows)
    weighting = dict(zip("xyz", weights, strict=True))
    result = sensitivity(whole, weighting)
    assert [(one.option, one.criterion) for one in result.cells] == [
        (option.id, leaf) for option in whole.options for leaf in "xyz"
    ]
    for one in result.cells:
        if one.switch:
            moved = score(with_score(whole, one.option, one.criterion, one.switch.at), weighting)
            values = {o.id: o.value for o in moved.options}
            best = sorted(values.values())[-2:]
            assert best[1] - best[0] <= 1e-9
            assert best[1] - values[one.switch.to] <= 1e-9
            assert best[1] - values[one.option] <= 1e-9


def test_a_cell_is_told_with_its_value_and_where_it_changes_the_leader(small):
    whole = small({"a": [80, 60], "b": [40, 60], "c": [None, 90], "d": [99, 99]}, fails=["d"])
    result = sensitivity(whole)
    assert cell(result, "a", "x").at == pytest.approx(40)
    assert cell(result, "a", "x").to == "b"
    assert cell(result, "b", "x").at == pytest.approx(80)
    assert cell(result, "b", "y") is None
    assert cell(result, "c", "y") is None
    assert cell(result, "d", "y") is None
    assert [one.value for one in result.cells if one.option == "c"] == [None, 90]


def test_an_option_without_a_rank_dominates_nobody_and_can_be_dominated(small):
    whole = small({"a": [80, 60], "b": [40, 50], "c": [90, 90]}, fails=["b", "c"])
    assert sensitivity(whole).dominated == (Dominance("b", "a", True),)


def test_a_parked_option_that_would_lead_is_told_with_its_status(small):
    whole = small({"a": [80, 60], "b": [20, 90]}, status={"b": "parked"})
    result = sensitivity(whole)
    assert told(node(result, "y").up) == (pytest.approx(2 / 3), "b")
    assert node(result, "y").up.why_unranked == "It is parked."
    assert node(result, "y").ranked_up is None


def test_drawing_level_at_all_the_weight_is_told_though_an_option_without_a_rank_overtakes(small):
    whole = small({"a": [50, 80], "b": [50, 20], "c": [90, 0]}, fails=["c"])
    found = node(sensitivity(whole), "x")
    assert told(found.up) == (pytest.approx(2 / 3), "c")
    assert found.ranked_up is None
    assert found.joint_at_all == ("b",)


def ranges(result):
    return {(one.option, one.criterion): one for one in result.ranges}


def test_a_range_moves_its_option_and_may_change_the_leader(small):
    whole = small({"a": [(60, 80, 90), 60], "b": [(0, 60, 100), 60], "c": [50, (10, 20, 20)]})
    result = sensitivity(whole)
    assert [one.option for one in result.ranges] == ["b", "a", "c"]
    wide, narrow, low = result.ranges
    assert (wide.low, wide.high) == (30, 80)
    assert (wide.low_score, wide.high_score) == (0, 100)
    assert (wide.leaders_low, wide.leaders_high) == (("a",), ("b",))
    assert (narrow.leaders_low, narrow.leaders_high) == (("a", "b"), ("a",))
    assert (low.low, low.high) == (30, 35)
    assert not any(one.assumed for one in result.ranges)


def test_an_assumed_range_is_cut_off_at_the_ends_of_the_scale_and_gives_way_to_the_files(small):
    whole = small({"a": [(60, 80, 90), 95], "b": [5, None]})
    found = ranges(sensitivity(whole, assumed_range=10))
    assert set(found) == {("a", "x"), ("a", "y")}
    assert (found["a", "x"].low_score, found["a", "x"].high_score) == (60, 90)
    assert (found["a", "y"].low_score, found["a", "y"].high_score) == (85, 100)
    assert [found["a", name].assumed for name in "xy"] == [False, True]
    assert set(ranges(sensitivity(whole, assumed_range=0))) == {("a", "x")}
    assert set(ranges(sensitivity(whole))) == {("a", "x")}


@pytest.mark.parametrize("points", [-1, 101, float("nan"), float("inf")])
def test_a_range_that_cannot_be_assumed_is_refused(small, points):
    with pytest.raises(AppraisalError, match="Use a number from 0 to 100"):
        sensitivity(small({"a": [50, 50]}), assumed_range=points)


def test_a_range_on_a_criterion_without_weight_moves_nothing_and_is_left_out(small):
    whole = small({"a": [(60, 80, 90), 60], "b": [(0, 60, 100), 60]})
    assert sensitivity(whole, {"x": 0, "y": 1}).ranges == ()


def test_a_range_along_a_falling_measure_runs_from_high_value_to_low(small):
    weeks = Criterion("x", "Wait", measure=Measure("weeks", ((0, 100), (5, 80), (10, 0))))
    whole = small({"a": [(2, 5, 9)], "b": [4]}, criteria=[weeks])
    (found,) = sensitivity(whole).ranges
    assert (found.low_score, found.high_score) == pytest.approx((92, 16))
    assert (found.low, found.high) == pytest.approx((92, 16))
    assert (found.leaders_low, found.leaders_high) == (("a",), ("b",))


def test_on_a_local_scale_ends_and_ranges_are_on_that_scale(small):
    whole = small({"a": [(10, 20, 60), 90], "b": [40, 50]}, scale="local")
    result = sensitivity(whole)
    assert node(result, "x").ends == {"a": (100, 0), "b": (0, 100)}
    assert told(node(result, "x").up) == (0.5, "b")
    (found,) = result.ranges
    assert (found.low_score, found.high_score) == (-50, 200)


def test_a_criterion_that_a_local_scale_drops_has_no_switch_and_no_effect(small):
    whole = small({"a": [20, 50, 90], "b": [40, 50, 10], "c": [30, 50, 60]}, scale="local")
    result = sensitivity(whole)
    assert [one.criterion for one in result.weights] == ["x", "z"]
    assert [one.criterion for one in result.without] == ["x", "z"]
    assert cell(result, "a", "y") is None
    never_nan(result)


def test_a_criterion_may_carry_all_the_weight_or_none(small):
    whole = small({"a": [80, 20], "b": [40, 90]})
    result = sensitivity(whole, {"x": 1, "y": 0})
    assert told(node(result, "x").down) == (pytest.approx(70 / 110), "b")
    assert told(node(result, "y").up) == (pytest.approx(40 / 110), "b")
    assert node(result, "x").up is node(result, "y").down is None
    assert [one.leaders for one in result.without] == [("b",), ("a",)]


def test_one_option_cannot_be_overtaken(small):
    whole = small({"a": [80, 20]})
    result = sensitivity(whole)
    assert all(one.up is one.down is None for one in result.weights)
    assert all(one.switch is None for one in result.cells)
    assert result.dominated == ()
    assert change_sentence(whole, result).startswith("A, Option a, is the only option that can be")
    never_nan(result)


def test_one_criterion_has_no_weight_to_move(small):
    whole = small({"a": [80], "b": [20]})
    result = sensitivity(whole)
    assert node(result, "x").weight == 1
    assert node(result, "x").ends == {"a": (80, 80), "b": (20, 20)}
    assert result.without == ()
    assert cell(result, "b", "x").at == 80
    assert "A, Option a, leads at 80 of 100." in change_sentence(whole, result)
    never_nan(result)


def test_a_branch_that_holds_every_criterion_has_no_weight_to_move(small):
    root = Criterion("all", "All", criteria=(Criterion("x", "X"), Criterion("y", "Y")))
    result = sensitivity(small({"a": [80, 20], "b": [20, 60]}, criteria=[root]))
    assert node(result, "all").up is node(result, "all").down is None
    assert node(result, "all").ends == {"a": (50, 50), "b": (40, 40)}
    assert told(node(result, "y").up) == (pytest.approx(0.6), "b")


def test_options_that_are_all_the_same_cannot_be_parted(small):
    whole = small({"a": [50, 50], "b": [50, 50], "c": [50, 50]})
    result = sensitivity(whole)
    assert all(one.ranked_up is one.ranked_down is None for one in result.weights)
    assert all(one.joint_at_all == () for one in result.weights)
    said = change_sentence(whole, result)
    assert said.startswith("A, B and C are joint first at 50 of 100.")
    assert "parts them" not in said or "no weight parts them" in said
    assert result.dominated == ()
    never_nan(result)


def test_leaders_with_the_same_scores_among_others_are_not_said_to_part(small):
    whole = small({"a": [50, 50], "b": [50, 50], "c": [60, 10]})
    said = change_sentence(whole, sensitivity(whole))
    assert "They have the same score on every criterion, so no weight parts them." in said


def test_a_tie_in_first_place_is_parted_by_any_weight_that_tells_them_apart(small):
    whole = small({"a": [60, 68, 10], "b": [68, 60, 10], "c": [0, 0, 80]})
    result = sensitivity(whole, {"x": 1, "y": 1, "z": 0})
    assert told(node(result, "x").ranked_up) == (0.5, "b")
    assert told(node(result, "x").ranked_down) == (0.5, "a")
    assert told(node(result, "z").ranked_up) == (pytest.approx(64 / 134), "c")
    assert node(result, "z").ranked_down is None
    said = change_sentence(whole, result)
    assert said == (
        "A and B are joint first at 64 of 100. Any weight that favours one of them parts them."
    )


def test_an_option_with_a_missing_score_is_left_out_of_the_lines(small):
    whole = small({"a": [80, 20], "b": [None, 90], "c": [20, 90]})
    result = sensitivity(whole)
    assert set(node(result, "x").ends) == {"a", "c"}
    assert result.without[0].values == {"a": 20, "b": None, "c": 90}
    never_nan(result)


@pytest.mark.parametrize(
    "more",
    [{"fails": ["a", "b"]}, {"status": {"a": "rejected", "b": "parked"}}],
    ids=["fail a hurdle", "set aside"],
)
def test_where_no_option_takes_a_rank_nothing_can_lead(small, more):
    whole = small({"a": [80, 20], "b": [20, 90]}, **more)
    result = sensitivity(whole)
    assert all(one.up is one.down is None for one in result.weights)
    assert all(one.leaders == () for one in result.without)
    assert result.dominated == ()
    assert change_sentence(whole, result).startswith("No option can be ranked")
    never_nan(result)


def test_where_every_option_is_incomplete_there_are_no_lines(small):
    whole = small({"a": [80, None], "b": [None, 90]})
    result = sensitivity(whole, assumed_range=10)
    assert all(dict(one.ends) == {} for one in result.weights)
    assert result.ranges == ()
    assert change_sentence(whole, result).startswith("No option can be ranked")
    never_nan(result)


def test_weights_that_cannot_be_used_are_refused_as_by_score(small):
    whole = small({"a": [80, 20], "b": [20, 90]})
    with pytest.raises(WeightError, match="Every weight is 0"):
        sensitivity(whole, {"x": 0, "y": 0})
    with pytest.raises(AppraisalError, match="'carers' is not a perspective"):
        sensitivity(whole, "carers")
    level = small({"a": [50, 50], "b": [50, 50]}, scale="local")
    with pytest.raises(WeightError, match="Every option has the same score on every criterion"):
        sensitivity(level)


@settings(max_examples=60)
@given(
    st.lists(
        st.lists(
            st.one_of(st.none(), st.integers(0, 4).map(lambda n: 25.0 * n)), min_size=3, max_size=3
        ),
        min_size=1,
        max_size=4,
    ),
    WEIGHTS,
    st.sampled_from(["global", "local"]),
    st.data(),
)
def test_results_never_hold_nan_and_can_always_be_said(small, rows, weights, scale, data):
    names = [f"o{k}" for k in range(len(rows))]
    fails = data.draw(st.sets(st.sampled_from(names)))
    whole = small(dict(zip(names, rows, strict=True)), criteria=TREE, scale=scale, fails=fails)
    weighting = dict(zip("xyz", weights, strict=True))
    if not any(weighting[leaf.id] for leaf in swing_criteria(whole)):
        with pytest.raises(WeightError, match="a local scale cannot"):
            sensitivity(whole, weighting)
        return
    result = sensitivity(whole, weighting, assumed_range=20)
    never_nan(result)
    assert "nan" not in change_sentence(whole, result).lower()
    for one in result.weights:
        for switch in (one.up, one.down, one.ranked_up, one.ranked_down):
            assert switch is None or 0 <= switch.at <= 1
    for one in result.cells:
        assert one.switch is None or 0 <= one.switch.at <= 100


def test_an_option_without_rank_that_is_level_with_the_leader_is_said(small):
    option_set = small({"a": [60, 40], "b": [60, 40], "c": [20, 10]}, fails=["b"])
    said = change_sentence(option_set, sensitivity(option_set))
    assert "B has as many points (50) but takes no rank. It fails the hurdle 'Viable now'." in said
