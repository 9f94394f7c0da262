"""Option sets scored: values, ranks, contributions, and the sentences about them."""

import json
from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.errors import AppraisalError
from appraisal.method import WeightError
from appraisal.option_sets import (
    Criterion,
    Hurdle,
    HurdleResult,
    Measure,
    Option,
    OptionSet,
    Perspective,
    Score,
)
from appraisal.scoring import (
    RangedValue,
    leading_sentence,
    ranged_values,
    score,
    swing_criteria,
    value_tree,
    values_on_scale,
)

LEAVES = ("lead", "acc", "joint", "voice", "money", "demo", "drive", "ready")


SALFORD_TRAFFORD = {
    "1a": ("1(a)", [70, 70, 25, 40, 40, 50, 10, 60]),
    "1b": ("1(b)", [80, 70, 40, 90, 90, 90, 60, 30]),
    "2": ("2", [40, 30, 70, 60, 70, 50, 35, 50]),
    "3": ("3", [40, 40, 60, 50, 50, 40, 30, 70]),
}


def option_set(
    criteria=("access", "cost"), options=None, *, scale="global", hurdles=(), perspectives=()
):
    """A small option set: `options` holds the scores of each, in the order of the criteria."""
    options = options if options is not None else {"a": [70, 50], "b": [40, 90]}
    nodes = tuple(
        criterion
        if isinstance(criterion, Criterion)
        else Criterion(id=criterion, name=criterion.capitalize())
        for criterion in criteria
    )
    bare = OptionSet(
        id="clinic",
        title="Clinic hours",
        question="When?",
        criteria=nodes,
        options=(),
        scale=scale,
        hurdles=tuple(Hurdle(id=hurdle, name=f"Is {hurdle}") for hurdle in hurdles),
        perspectives=perspectives,
    )
    leaves = [leaf.id for leaf in bare.leaves]
    filled = tuple(
        Option(
            id=name,
            name=f"Option {name}",
            label=name.upper(),
            scores={leaf: Score(value=value) for leaf, value in zip(leaves, scores, strict=True)},
        )
        for name, scores in options.items()
    )
    return replace(bare, options=filled)


def salford_trafford(scale="global"):
    rows = {id_: scores for id_, (_, scores) in SALFORD_TRAFFORD.items()}
    whole = option_set(LEAVES, rows, scale=scale)
    labelled = (
        replace(option, label=SALFORD_TRAFFORD[option.id][0], name=f"Model {option.id}")
        for option in whole.options
    )
    return replace(whole, options=tuple(labelled))


def changed(whole, id_, **changes):
    """The option set with one option changed."""
    return replace(
        whole,
        options=tuple(
            replace(option, **changes) if option.id == id_ else option for option in whole.options
        ),
    )


def values(scores):
    return {option.id: option.value for option in scores.options}


def ranks(scores):
    return {option.id: option.rank for option in scores.options}


def test_equal_weights_give_the_salford_and_trafford_figures():
    scores = score(salford_trafford())
    assert values(scores) == {"1a": 45.625, "1b": 68.75, "2": 50.625, "3": 47.5}
    assert ranks(scores) == {"1a": 4, "1b": 1, "2": 2, "3": 3}
    assert scores.weights == dict.fromkeys(LEAVES, 0.125)
    assert scores.options[1].contributions["voice"] == 11.25
    assert scores.options[1].values["voice"] == 90
    assert [option.id for option in scores.ordered] == ["1b", "2", "3", "1a"]
    assert score(salford_trafford(), "equal") == scores


def test_the_same_options_on_a_local_scale_give_the_local_figures():
    scores = score(salford_trafford("local"))
    assert scores.scale == "local"
    assert [round(option.value, 2) for option in scores.options] == [33.75, 79.17, 40.0, 35.35]
    assert scores.options[1].values["lead"] == 100
    assert scores.options[2].values["lead"] == 0


def test_options_that_tie_share_their_rank_and_name_each_other():
    tied = option_set(("r1", "r2"), {"f0": [10, 20], "f1": [60, 68], "f3": [68, 60]})
    scores = score(tied)
    assert ranks(scores) == {"f0": 3, "f1": 1, "f3": 1}
    assert scores.options[1].tied_with == ("f3",)
    assert scores.options[2].tied_with == ("f1",)
    assert [leader.id for leader in scores.leaders] == ["f1", "f3"]


def test_warwickshire_budgets_without_r4_are_joint_first_at_64():
    budgets = option_set(
        ("r1", "r2", "r3", "r5", "r6"),
        {
            "f0": [20, 40, 30, 50, 80],
            "f1": [60, 70, 70, 60, 60],
            "f2": [70, 30, 60, 20, 20],
            "f3": [70, 80, 70, 60, 40],
        },
    )
    scores = score(budgets)
    assert values(scores)["f1"] == values(scores)["f3"] == 64
    assert leading_sentence(budgets, scores) == "F1 and F3 are joint first at 64 of 100."


def test_a_perspective_is_scored_by_its_id_and_a_mapping_as_it_stands():
    carers = Perspective(id="carers", name="Carers first", weights={"access": 3, "cost": 1})
    whole = option_set(perspectives=(carers,))
    assert score(whole, "carers") == score(whole, {"access": 75, "cost": 25})
    assert score(whole, "carers").weights == {"access": 0.75, "cost": 0.25}
    assert values(score(whole, "carers")) == {"a": 65, "b": 52.5}


def test_weights_on_a_branch_reach_its_leaves():
    tree = (
        Criterion(id="access", name="Access"),
        Criterion(
            id="people",
            name="People",
            criteria=(Criterion(id="rota", name="Rota"), Criterion(id="wait", name="Wait")),
        ),
    )
    whole = option_set(tree, {"a": [80, 20, 40]})
    assert value_tree(whole).parents == {
        "access": None,
        "people": None,
        "rota": "people",
        "wait": "people",
    }
    scores = score(whole, {"access": 1, "people": 3, "wait": 1, "rota": 2})
    assert scores.weights == pytest.approx({"access": 0.25, "rota": 0.5, "wait": 0.25})
    assert values(scores)["a"] == pytest.approx(40)


def test_an_unknown_perspective_and_unusable_weights_are_refused():
    with pytest.raises(AppraisalError, match="'carer' is not a perspective of this option set"):
        score(option_set(), "carer")
    with pytest.raises(WeightError, match="'acess' is not a criterion"):
        score(option_set(), {"acess": 1})


@pytest.mark.parametrize(
    ("scores", "why"),
    [
        ([70, None, 10], "It has no score for Cost."),
        ([None, None, 10], "It has no score for Access and 1 more."),
        ([None, None, None], "It has no score for Access and 2 more."),
    ],
)
def test_an_incomplete_option_is_shown_without_a_value_or_a_rank(scores, why):
    whole = option_set(("access", "cost", "rota"), {"a": scores, "b": [40, 90, 20]})
    result = score(whole)
    option = result.options[0]
    assert (option.value, option.rank, option.why_unranked) == (None, None, why)
    assert option.contributions["cost"] is None
    assert option.values["cost"] is None
    assert ranks(result) == {"a": None, "b": 1}


def test_an_option_that_fails_a_hurdle_keeps_its_value_and_takes_no_rank():
    whole = option_set(hurdles=("viable", "legal"))
    failed = {"viable": HurdleResult(passed=False), "legal": HurdleResult(passed=True)}
    scores = score(changed(whole, "b", hurdles=failed))
    assert values(scores) == {"a": 60, "b": 65}
    assert ranks(scores) == {"a": 1, "b": None}
    assert scores.options[1].why_unranked == "It fails the hurdle 'Is viable'."


def test_every_reason_for_taking_no_rank_is_given():
    whole = changed(
        option_set(("access", "cost"), {"a": [70, None]}, hurdles=("viable", "legal")),
        "a",
        hurdles={"viable": HurdleResult(passed=False), "legal": HurdleResult(passed=False)},
        status="parked",
        status_because="Look again in April 2027.",
    )
    assert score(whole).options[0].why_unranked == (
        "It has no score for Cost. It fails the hurdles 'Is viable' and 'Is legal'. "
        "It is parked: Look again in April 2027."
    )


@pytest.mark.parametrize(
    ("status", "rank", "why"),
    [
        ("longlisted", 1, None),
        ("shortlisted", 1, None),
        ("parked", None, "It is parked."),
        ("rejected", None, "It is rejected."),
    ],
)
def test_a_parked_or_rejected_option_takes_no_rank(status, rank, why):
    option = score(changed(option_set(), "b", status=status)).options[1]
    assert (option.value, option.rank, option.why_unranked) == (65, rank, why)
    assert option.status == status


def test_the_preferred_option_is_never_used_in_scoring():
    assert score(replace(option_set(), preferred="a")) == score(option_set())


def test_measures_go_through_their_value_function():
    weeks = Criterion(
        id="wait", name="Wait", measure=Measure(unit="weeks", points=((2, 100), (12, 0)))
    )
    whole = option_set((weeks,), {"a": [7], "b": [12], "c": [None]})
    measured, counts = values_on_scale(whole)
    assert measured[:2].tolist() == [[50], [0]]
    assert counts.all()
    assert values(score(whole)) == {"a": 50, "b": 0, "c": None}


def test_a_local_scale_counts_every_option_with_a_score_so_that_parking_moves_nobody_else():
    whole = option_set(("x", "y"), {"a": [20, 0], "b": [40, 100], "c": [60, 40]}, scale="local")
    before = score(whole)
    after = score(changed(whole, "c", status="parked"))
    assert values(after) == values(before)
    assert ranks(after) == {"a": 2, "b": 1, "c": None}


def test_a_local_scale_drops_criteria_on_which_every_option_ties_and_shares_their_weight():
    whole = option_set(
        ("x", "same", "y"), {"a": [20, 50, 10], "b": [40, 50, 30], "c": [60, 50, 20]}, scale="local"
    )
    scores = score(whole, {"x": 30, "same": 60, "y": 10})
    assert scores.dropped == ("same",)
    assert scores.weights == pytest.approx({"x": 0.75, "same": 0, "y": 0.25})
    assert values(scores) == pytest.approx({"a": 0, "b": 62.5, "c": 87.5})
    assert scores.options[0].values == {"x": 0, "same": None, "y": 0}
    assert scores.options[1].contributions["same"] == 0
    assert [leaf.id for leaf in swing_criteria(whole)] == ["x", "y"]


def test_a_global_scale_drops_nothing():
    whole = option_set(("x", "same"), {"a": [20, 50], "b": [40, 50]})
    assert score(whole).dropped == ()
    assert [leaf.id for leaf in swing_criteria(whole)] == ["x", "same"]


@pytest.mark.parametrize("weights", [{"same": 1}, {"same": 5, "x": 0}])
def test_a_weighting_wholly_on_dropped_criteria_is_refused(weights):
    whole = option_set(("x", "same"), {"a": [20, 50], "b": [40, 50]}, scale="local")
    with pytest.raises(WeightError, match="All the weight is on 'Same', where every option ties"):
        score(whole, weights)


def test_options_that_tie_on_everything_cannot_be_told_apart_on_a_local_scale():
    whole = option_set(options={"a": [50, 50], "b": [50, 50]}, scale="local")
    assert swing_criteria(whole) == ()
    with pytest.raises(WeightError, match="Every option has the same score on every criterion"):
        score(whole)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"a": [70, 50], "b": [40, 90]}, "B, Option b, leads at 65 of 100."),
        ({"a": [70.25, 50], "b": [40, 50]}, "A, Option a, leads at 60.13 of 100."),
        ({"a": [50, 50], "b": [50, 50]}, "A and B are joint first at 50 of 100."),
        (
            {"a": [50, 50], "b": [50, 50], "c": [40, 60]},
            "A, B and C are joint first at 50 of 100.",
        ),
        (
            {"a": [50, 50], "b": [50, None]},
            "A, Option a, is the only option that can be ranked, at 50 of 100.",
        ),
        (
            {"a": [50, None]},
            "No option can be ranked: each is incomplete, fails a hurdle, or is set aside.",
        ),
    ],
)
def test_a_sentence_says_who_leads(options, sentence):
    whole = option_set(options=options)
    assert leading_sentence(whole, score(whole)) == sentence


def test_a_name_that_is_also_the_label_is_said_once():
    whole = changed(option_set(), "b", name="B")
    assert leading_sentence(whole, score(whole)) == "B leads at 65 of 100."


def ranged(whole, option, criterion, low, value, high):
    """The option set with a range on one score."""
    scores = {**whole.option(option).scores, criterion: Score(value=value, low=low, high=high)}
    return changed(whole, option, scores=scores)


def test_a_range_runs_in_a_straight_line_from_its_low_to_its_high():
    whole = ranged(option_set(), "b", "cost", 60, 90, 95)
    assert ranged_values(whole) == (RangedValue("b", "cost", (0, 1), (60, 95)),)


@pytest.mark.parametrize(
    ("low", "value", "high"),
    [(None, 90, None), (90, 90, 90), (None, 90, 95), (60, 90, None), (60, None, 95)],
)
def test_a_score_without_a_low_below_its_high_is_certain(low, value, high):
    assert ranged_values(ranged(option_set(), "b", "cost", low, value, high)) == ()


MINUTES = Measure(unit="minutes", points=((50, 100), (75, 80), (90, 50), (100, 0)))
"""The partial value function of the R package smaa's own example, out of 100 in place of 1."""


@pytest.mark.parametrize(
    ("low", "high", "at", "along"),
    [
        (50, 100, (0, 0.5, 0.8, 1), (100, 80, 50, 0)),
        (50, 75, (0, 1), (100, 80)),
        (75, 90, (0, 1), (80, 50)),
        (60, 80, (0, 0.75, 1), (92, 80, 70)),
        (92, 97, (0, 1), (40, 15)),
    ],
    ids=["over every bend", "up to a bend", "from bend to bend", "over one bend", "between bends"],
)
def test_a_range_follows_every_bend_of_a_value_function_between_its_ends(low, high, at, along):
    wait = Criterion(id="wait", name="Wait", measure=MINUTES)
    whole = ranged(option_set((wait,), {"a": [80], "b": [90]}), "a", "wait", low, 80, high)
    (found,) = ranged_values(whole)
    assert found.at == pytest.approx(at)
    assert found.values == pytest.approx(along)


def test_on_a_local_scale_a_range_is_on_that_scale_and_may_leave_it():
    whole = ranged(
        option_set(("x", "same"), {"a": [20, 50], "b": [40, 50]}, scale="local"),
        "b",
        "x",
        10,
        40,
        60,
    )
    whole = ranged(whole, "a", "same", 40, 50, 60)
    assert ranged_values(whole) == (RangedValue("b", "x", (0, 1), (-50, 200)),)


def test_ranges_come_criterion_by_criterion_and_options_in_file_order():
    whole = option_set()
    for option in "ba":
        for criterion in ("cost", "access"):
            whole = ranged(whole, option, criterion, 30, 50, 60)
    cells = [(cell.criterion, cell.option) for cell in ranged_values(whole)]
    assert cells == [("access", "a"), ("access", "b"), ("cost", "a"), ("cost", "b")]


CELLS = st.one_of(st.none(), st.integers(0, 20).map(lambda step: 5.0 * step))


ROWS = st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=6)


WEIGHTINGS = st.lists(st.integers(1, 100), min_size=3, max_size=3)


def of_rows(rows, scale="global", order=None):
    named = {f"o{k}": row for k, row in enumerate(rows)}
    order = order if order is not None else list(named)
    return option_set(("x", "y", "z"), {name: named[name] for name in order}, scale=scale)


@given(ROWS, WEIGHTINGS, st.data())
def test_the_order_of_the_options_changes_no_result(rows, weights, data):
    weighting = dict(zip("xyz", weights, strict=True))
    order = data.draw(st.permutations([f"o{k}" for k in range(len(rows))]))
    straight = score(of_rows(rows), weighting)
    shuffled = score(of_rows(rows, order=order), weighting)
    assert values(straight) == values(shuffled)
    assert ranks(straight) == ranks(shuffled)


@given(ROWS, WEIGHTINGS, st.sampled_from([0.01, 3.0, 1e6]))
def test_scaling_every_weight_changes_no_result(rows, weights, factor):
    plain = score(of_rows(rows), dict(zip("xyz", weights, strict=True)))
    scaled = score(
        of_rows(rows), {name: w * factor for name, w in zip("xyz", weights, strict=True)}
    )
    assert ranks(plain) == ranks(scaled)
    assert scaled.weights == pytest.approx(plain.weights)


@given(ROWS, WEIGHTINGS)
def test_weights_sum_to_one_and_contributions_to_the_value(rows, weights):
    scores = score(of_rows(rows), dict(zip("xyz", weights, strict=True)))
    assert sum(scores.weights.values()) == pytest.approx(1)
    for option in scores.options:
        assert (option.value is None) == (None in option.contributions.values())
        assert (option.rank is None) == (option.why_unranked is not None)
        if option.value is not None:
            assert sum(option.contributions.values()) == pytest.approx(option.value)
            assert 0 <= option.value <= 100


@given(ROWS, st.sampled_from(["global", "local"]))
def test_results_can_be_written_as_json_without_nan(rows, scale):
    whole = of_rows(rows, scale)
    if swing_criteria(whole):
        json.dumps(asdict(score(whole)), allow_nan=False)
