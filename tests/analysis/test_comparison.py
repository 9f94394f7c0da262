from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.analysis.comparison import (
    Comparison,
    Scenario,
    compare,
    comparison_sentence,
    scenario_names,
)
from appraisal.errors import AppraisalError
from appraisal.option_sets import (
    Criterion,
    Hurdle,
    HurdleResult,
    Measure,
    Option,
    OptionSet,
    Score,
)
from appraisal.scoring import score

CRITERIA = ("lead", "acc", "joint", "voice", "money", "demo", "drive", "ready")
# Salford and Trafford 2000, the draft scores of the source paper.
SALFORD = {
    "1a": [70, 70, 25, 40, 40, 50, 10, 60],
    "1b": [80, 70, 40, 90, 90, 90, 60, 30],
    "2": [40, 30, 70, 60, 70, 50, 35, 50],
    "3": [40, 40, 60, 50, 50, 40, 30, 70],
}
PACE = dict(zip(CRITERIA, [5, 5, 10, 5, 5, 5, 15, 50], strict=True))
PEOPLE = dict(zip(CRITERIA, [10, 10, 10, 40, 10, 5, 10, 5], strict=True))
NBSP = "\u00a0"


def option_set(matrix: dict[str, list[int]], **changes: object) -> OptionSet:
    """Options called by their id, on criteria called by theirs."""
    count = len(next(iter(matrix.values())))
    criteria = tuple(Criterion(key, key.capitalize()) for key in CRITERIA[:count])
    options = tuple(
        Option(
            key,
            f"Option {key}",
            key.upper(),
            scores={c.id: Score(float(v)) for c, v in zip(criteria, row, strict=True)},
        )
        for key, row in matrix.items()
    )
    made = OptionSet("set", "A set", "Which?", criteria, options)
    return replace(made, **changes)


def scenario(
    identity: str, options: OptionSet, weights: dict[str, int] | None = None, where: str = ""
) -> Scenario:
    title = {"equal": "Equal weights", "pace": "Pace first", "people": "People first"}
    scores = score(options, dict(weights) if weights else None)
    return Scenario(identity, title.get(identity, identity), where, options, scores)


@pytest.fixture
def salford() -> OptionSet:
    return option_set(SALFORD)


@pytest.fixture
def two(salford: OptionSet) -> Comparison:
    return compare([scenario("equal", salford), scenario("pace", salford, PACE)])


def test_each_gap_is_split_by_criterion(two: Comparison) -> None:
    found = two.difference("pace", "1b")
    assert found is not None
    shares = [Fraction(weight, 100) - Fraction(1, 8) for weight in PACE.values()]
    parts = dict(
        zip(CRITERIA, [v * s for v, s in zip(SALFORD["1b"], shares, strict=True)], strict=True)
    )
    assert found.parts == pytest.approx({key: float(part) for key, part in parts.items()})
    assert found.gap == pytest.approx(-19.75)
    assert next(iter(found.parts)) == "ready"


def test_parts_come_largest_first_whichever_way_they_go(two: Comparison) -> None:
    for difference in two.differences:
        sizes = [abs(part) for part in difference.parts.values()]
        assert sizes == sorted(sizes, reverse=True)


weightings = st.lists(st.integers(0, 100), min_size=8, max_size=8).filter(any)


@given(weightings, weightings)
def test_the_parts_add_up_to_the_gap_and_turn_round_with_it(
    one: list[int], other: list[int]
) -> None:
    salford = option_set(SALFORD)
    a = scenario("a", salford, dict(zip(CRITERIA, one, strict=True)))
    b = scenario("b", salford, dict(zip(CRITERIA, other, strict=True)))
    there, back = compare([a, b]), compare([b, a])
    for difference, returned in zip(there.differences, back.differences, strict=True):
        assert sum(difference.parts.values()) == pytest.approx(difference.gap, abs=1e-9)
        assert returned.gap == pytest.approx(-(difference.gap or 0), abs=1e-9)
    assert comparison_sentence(there).endswith(".")


@given(weightings)
def test_two_scenarios_of_one_weighting_do_not_differ(weights: list[int]) -> None:
    salford = option_set(SALFORD)
    given_weights = dict(zip(CRITERIA, weights, strict=True))
    same = compare([scenario("a", salford, given_weights), scenario("b", salford, given_weights)])
    assert {difference.gap for difference in same.differences} == {0.0}


@pytest.mark.parametrize(
    ("ids", "sentence"),
    [
        (
            ["equal", "people", "pace"],
            "1B leads in two of three; under Pace first option 3 leads, because “Ready” carries "
            "50 % instead of 12.5 %.",
        ),
        (["equal", "people"], "1B leads in both."),
        (
            ["pace", "equal"],
            "Option 3 leads under Pace first; under Equal weights 1B leads, chiefly because "
            "“Ready” carries 12.5 % instead of 50 %.",
        ),
    ],
)
def test_the_sentence_says_who_leads_where_and_why(
    salford: OptionSet, ids: list[str], sentence: str
) -> None:
    weights = {"equal": None, "people": PEOPLE, "pace": PACE}
    comparison = compare([scenario(identity, salford, weights[identity]) for identity in ids])
    assert comparison_sentence(comparison).replace(NBSP, " ") == sentence


def test_all_of_three_or_more_are_counted_in_words(salford: OptionSet) -> None:
    comparison = compare([scenario(name, salford) for name in ("a", "b", "c", "d")])
    assert comparison_sentence(comparison) == "1B leads in all four."
    assert comparison.notes == ()


def test_where_a_score_changed_the_leader_the_score_is_the_reason(salford: OptionSet) -> None:
    voice = {**SALFORD, "2": [40, 30, 70, 60, 70, 50, 35, 50], "1b": [0, 0, 40, 90, 90, 90, 60, 30]}
    comparison = compare([scenario("before", salford), scenario("after", option_set(voice))])
    assert comparison.same_options
    assert comparison.same_scale
    assert comparison_sentence(comparison) == (
        "1B leads under before; under after option 2 leads, because 1B scores 0 instead of 80 "
        "on “Lead”."
    )
    assert "Scores differ between the scenarios, and not weights alone." in comparison.notes


def test_ties_are_said_as_ties_and_joining_the_leader_has_a_reason() -> None:
    pair = option_set({"a": [80, 20], "b": [40, 60]})
    comparison = compare(
        [scenario("lead first", pair, {"lead": 3, "acc": 1}), scenario("equal", pair)]
    )
    assert comparison_sentence(comparison).replace(NBSP, " ") == (
        "A leads under lead first; under Equal weights A and B are joint first, because “Lead” "
        "carries 50 % instead of 75 %."
    )


def test_an_option_that_fails_a_hurdle_in_one_scenario_is_no_reason_by_criterion(
    salford: OptionSet,
) -> None:
    one_a, one_b, *others = salford.options
    fails = replace(one_b, hurdles={"legal": HurdleResult(False)})
    hurdled = replace(
        salford,
        options=(one_a, fails, *others),
        hurdles=(Hurdle("legal", "A legal power"),),
    )
    comparison = compare([scenario("equal", salford), scenario("hurdle", hurdled)])
    assert (
        comparison_sentence(comparison)
        == "1B leads under Equal weights; under hurdle option 2 leads."
    )
    assert "1B takes no rank under hurdle. It fails the hurdle 'A legal power'." in comparison.notes
    assert "1B has most points under hurdle, and yet takes no rank." in comparison.notes


def test_an_option_with_a_missing_score_has_no_gap(salford: OptionSet) -> None:
    *others, three = salford.options
    gap = replace(three, scores={**three.scores, "ready": Score()})
    blank = replace(salford, options=(*others, gap))
    comparison = compare([scenario("equal", blank), scenario("pace", blank, PACE)])
    found = comparison.difference("pace", "3")
    assert found is not None
    assert (found.gap, found.parts) == (None, {})
    assert "3 takes no rank. It has no score for Ready." in comparison.notes


def test_where_nothing_takes_a_rank_the_sentence_says_so(salford: OptionSet) -> None:
    parked = replace(salford, options=tuple(replace(o, status="parked") for o in salford.options))
    comparison = compare([scenario("equal", parked), scenario("pace", parked, PACE)])
    assert comparison_sentence(comparison) == "No option takes a rank in both."


def test_other_options_are_never_set_side_by_side(salford: OptionSet) -> None:
    other = option_set({"w1": SALFORD["1b"], "w2": SALFORD["2"]})
    comparison = compare([scenario("Salford", salford), scenario("Wiltshire", other)])
    assert (comparison.same_options, comparison.same_scale) == (False, True)
    assert comparison.differences == ()
    assert comparison_sentence(comparison) == (
        "1B leads at 68.75 of 100 in Salford; W1 leads at 68.75 of 100 in Wiltshire."
    )
    assert comparison.notes[:2] == (
        "The scenarios hold different options, so their overall values cannot be set side by "
        "side: each is shown with its own.",
        "They share every criterion on a global scale: values there can be compared, as far as "
        "the worst and the best mean the same in each.",
    )


@pytest.mark.parametrize(
    ("criteria", "note"),
    [
        (("x", "y", "z", "u", "v", "w", "s", "t"), "They share no criterion."),
        (
            ("lead", "y", "z", "u", "v", "w", "s", "ready"),
            "They share “Lead” and “Ready” on a global scale: values there can be compared, as "
            "far as the worst and the best mean the same in each.",
        ),
    ],
)
def test_shared_criteria_are_named(
    salford: OptionSet, criteria: tuple[str, ...], note: str
) -> None:
    renamed = dict(zip(CRITERIA, criteria, strict=True))
    other = replace(
        salford,
        criteria=tuple(replace(c, id=renamed[c.id]) for c in salford.criteria),
        options=tuple(
            replace(o, scores={renamed[key]: given for key, given in o.scores.items()})
            for o in salford.options
        ),
    )
    comparison = compare([scenario("a", salford), scenario("b", other)])
    assert not comparison.same_options
    assert note in comparison.notes


def test_values_on_a_local_and_a_global_scale_have_no_gap(salford: OptionSet) -> None:
    local = replace(salford, scale="local")
    comparison = compare([scenario("a", salford), scenario("b", local)])
    assert (comparison.same_options, comparison.same_scale) == (True, False)
    assert comparison.differences == ()
    assert comparison.notes[0] == (
        "Values under b are on a local scale, from the worst to the best option there, and the "
        "others on a global one. Compare ranks and not values."
    )
    assert "because" not in comparison_sentence(comparison)


def test_one_local_scale_is_one_scale_only_with_the_same_scores(salford: OptionSet) -> None:
    local = replace(salford, scale="local")
    wider = option_set({**SALFORD, "1a": [100] * 8}, scale="local")
    assert compare([scenario("a", local), scenario("b", local, PACE)]).same_scale
    comparison = compare([scenario("a", local), scenario("b", wider)])
    assert not comparison.same_scale
    assert comparison.notes[0].startswith("Each is on a local scale")


def test_a_criterion_measured_otherwise_is_another_scale(salford: OptionSet) -> None:
    first, *others = salford.criteria
    weeks = replace(first, measure=Measure("weeks", ((0, 100), (100, 0))))
    comparison = compare(
        [scenario("a", salford), scenario("b", replace(salford, criteria=(weeks, *others)))]
    )
    assert not comparison.same_scale
    assert comparison.notes[0] == (
        "“Lead” is not measured alike in every scenario, so values there are on different scales."
    )


def test_scenarios_of_one_title_are_told_apart(salford: OptionSet) -> None:
    def names(*given: tuple[str, str, str]) -> list[str]:
        scores = score(salford)
        made = [Scenario(i, title, where, salford, scores) for i, title, where in given]
        return list(scenario_names(made).values())

    assert names(("a", "Equal", "Salford"), ("b", "Pace", "Salford")) == ["Equal", "Pace"]
    assert names(("a", "Equal", "Salford"), ("b", "Equal", "Wiltshire")) == ["Salford", "Wiltshire"]
    assert names(("a", "Equal", ""), ("b", "Equal", "")) == ["Equal (a)", "Equal (b)"]
    assert names(("a", "Equal", "Salford"), ("b", "Equal", "Wiltshire"), ("c", "Pace", "")) == [
        "Equal (Salford)",
        "Equal (Wiltshire)",
        "Pace",
    ]


def test_a_title_with_a_comma_is_quoted(salford: OptionSet) -> None:
    comparison = compare(
        [scenario("Round 1, everybody", salford), scenario("Round 2, everybody", salford, PACE)]
    )
    assert "under “Round 2, everybody” option 3 leads" in comparison_sentence(comparison)


@pytest.mark.parametrize(
    ("ids", "message"),
    [
        ([], "No scenario was given. Choose at least two to compare."),
        (["a"], "Only one scenario was given. Choose another to compare it with."),
        (["a", "b", "c", "d", "e"], "5 scenarios were given. Choose four at most."),
        (["a", "b", "a"], "The scenario 'a' was given twice. Choose each scenario once."),
        (
            ["a", "b", "a", "c", "a"],
            "5 scenarios were given. Choose four at most.\n"
            "The scenario 'a' was given three times. Choose each scenario once.",
        ),
    ],
)
def test_too_few_too_many_and_repeated_scenarios_are_refused(
    salford: OptionSet, ids: list[str], message: str
) -> None:
    with pytest.raises(AppraisalError) as refused:
        compare([scenario(identity, salford) for identity in ids])
    assert str(refused.value) == message


def test_a_command_may_compare_more(salford: OptionSet) -> None:
    comparison = compare([scenario(name, salford) for name in "abcdef"], most=12)
    assert comparison_sentence(comparison) == "1B leads in all six."


def test_options_in_another_order_are_still_the_same_options(salford: OptionSet) -> None:
    turned = replace(salford, options=tuple(reversed(salford.options)))
    comparison = compare([scenario("a", salford), scenario("b", turned, PACE)])
    assert comparison.same_options
    straight = compare([scenario("a", salford), scenario("b", salford, PACE)])
    assert comparison.differences == straight.differences
