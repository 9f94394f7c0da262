"""The option sets of the source papers: their published figures, reasons and plain words.

Expected values are worked out here by hand as exact fractions, from matrices typed out again, so
that a slip in a file or in the arithmetic of the package shows.
"""

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from appraisal.option_sets import OptionSet, Reading, read_option_set_text
from appraisal.scoring import score

SCENARIOS = Path(__file__).parents[2] / "scenarios"
SALFORD = "salford-trafford-2000"
WILTSHIRE = "wiltshire-adult-commissioning"
MENTAL_HEALTH = "warwickshire-2005-mental-health-host"
LEARNING_DISABILITY = "warwickshire-2005-learning-disability-host"
BUDGETS = "warwickshire-2005-budgets"
CAMBRIDGESHIRE = "cambridgeshire-2000"

# Scores in the file order of the criteria; E stated, I inferred, S silent.
MATRICES: dict[str, dict[str, tuple[tuple[int, ...], str]]] = {
    SALFORD: {
        "1a": ((70, 70, 25, 40, 40, 50, 10, 60), "EEEIISEI"),
        "1b": ((80, 70, 40, 90, 90, 90, 60, 30), "EEEEEEEE"),
        "2": ((40, 30, 70, 60, 70, 50, 35, 50), "EEEEESES"),
        "3": ((40, 40, 60, 50, 50, 40, 30, 70), "IEESSEEE"),
    },
    WILTSHIRE: {
        "w1": ((30, 30, 50, 20, 50, 80, 30), "EESESII"),
        "w2": ((40, 60, 70, 20, 30, 10, 70), "IEEEEEE"),
        "w3": ((70, 60, 70, 40, 30, 0, 70), "IIIIIEE"),
        "w4": ((70, 70, 40, 80, 70, 80, 60), "EEEEEEE"),
    },
    MENTAL_HEALTH: {
        "mh-pct": ((70, 40, 60, 70, 60, 40, 40, 80), "EEEEEEEE"),
        "mh-council": ((40, 60, 40, 40, 60, 50, 40, 30), "IIEIEIII"),
    },
    LEARNING_DISABILITY: {
        "ld-pct": ((40, 40, 50, 40, 50, 40, 50, 30), "IISIIIII"),
        "ld-council": ((70, 80, 50, 70, 70, 60, 50, 80), "EESEEEEE"),
    },
    BUDGETS: {
        "f0": ((20, 40, 30, 20, 50, 80), "EIIISI"),
        "f1": ((60, 70, 70, 30, 60, 60), "IEEIEI"),
        "f2": ((70, 30, 60, 80, 20, 20), "EEIEEI"),
        "f3": ((70, 80, 70, 70, 60, 40), "EEEIEE"),
    },
    CAMBRIDGESHIRE: {
        "c0": ((30, 20, 30, 50, 60, 70, 30, 30), "EEESIIIE"),
        "c1": ((70, 80, 70, 80, 70, 70, 60, 60), "EEEEEEEE"),
        "c2": ((70, 70, 60, 50, 70, 40, 60, 60), "IIIIIIII"),
        "c3": ((60, 70, 60, 40, 60, 30, 50, 70), "IIIIIIII"),
        "c4": ((80, 80, 70, 60, 30, 20, 80, 60), "IIIIIIII"),
    },
}
CRITERIA = {
    SALFORD: "lead acc joint voice money demo drive ready",
    WILTSHIRE: "p1 p2 p3 p4 p5 p6 p7",
    MENTAL_HEALTH: "q1 q2 q3 q4 q5 q6 q7 q8",
    LEARNING_DISABILITY: "q1 q2 q3 q4 q5 q6 q7 q8",
    BUDGETS: "r1 r2 r3 r4 r5 r6",
    CAMBRIDGESHIRE: "d1 d2 d3 d4 d5 d6 d7 d8",
}
EQUAL = {
    SALFORD: ["45.625", "68.75", "50.625", "47.5"],
    WILTSHIRE: ["290/7", "300/7", "340/7", "470/7"],
    MENTAL_HEALTH: ["57.5", "45"],
    LEARNING_DISABILITY: ["42.5", "66.25"],
    BUDGETS: ["40", "175/3", "140/3", "65"],
    CAMBRIDGESHIRE: ["40", "70", "60", "55", "60"],
}
PERSPECTIVES = [
    (SALFORD, "elected-members", (10, 20, 5, 10, 15, 30, 5, 5), ["50.75", "78", "49.25", "44.5"]),
    (SALFORD, "nhs-commissioners", (10, 15, 30, 10, 15, 0, 10, 10), ["42", "62", "54.5", "50.5"]),
    (SALFORD, "people-and-carers", (10, 10, 10, 40, 10, 5, 10, 5), ["43", "76", "53.5", "47.5"]),
    (SALFORD, "pace-first", (5, 5, 10, 5, 5, 5, 15, 50), ["47.5", "49", "49.75", "56.5"]),
    (WILTSHIRE, "long-term", (20, 10, 30, 5, 5, 0, 30), ["36.5", "58.5", "65.5", "58.5"]),
]
PREFERRED = {
    SALFORD: "1b",
    WILTSHIRE: "w4",
    MENTAL_HEALTH: "mh-pct",
    LEARNING_DISABILITY: "ld-council",
    BUDGETS: "f3",
    CAMBRIDGESHIRE: "c1",
}
BASELINES = {WILTSHIRE: "w1", BUDGETS: "f0", CAMBRIDGESHIRE: "c0"}
BASIS = {"E": "stated", "I": "inferred", "S": "silent"}

each_paper = pytest.mark.parametrize("stem", sorted(MATRICES))


@cache
def reading(stem: str) -> Reading:
    return read_option_set_text((SCENARIOS / f"{stem}.yaml").read_text(encoding="utf-8"))


def option_set(stem: str) -> OptionSet:
    found = reading(stem).option_set
    assert found is not None, reading(stem).errors
    return found


def by_hand(stem: str, weights: Sequence[int]) -> list[Fraction]:
    total = sum(weights)
    return [
        sum((Fraction(w, total) * v for w, v in zip(weights, values, strict=True)), Fraction())
        for values, _ in MATRICES[stem].values()
    ]


def assert_values(values: Sequence[float | None], expected: Sequence[Fraction]) -> None:
    assert [float(v) for v in expected] == pytest.approx(list(values), abs=1e-9)


@each_paper
def test_the_file_reads_without_a_problem(stem: str) -> None:
    assert reading(stem).errors == ()
    assert option_set(stem).id == stem


@each_paper
def test_the_matrix_is_the_published_one(stem: str) -> None:
    found = option_set(stem)
    leaves = [leaf.id for leaf in found.leaves]
    assert leaves == CRITERIA[stem].split()
    assert [option.id for option in found.options] == list(MATRICES[stem])
    for option in found.options:
        values, basis = MATRICES[stem][option.id]
        assert [option.scores[leaf].value for leaf in leaves] == list(values)
        assert [option.scores[leaf].basis for leaf in leaves] == [BASIS[b] for b in basis]


@each_paper
def test_equal_weights_give_the_published_overall_values(stem: str) -> None:
    expected = [Fraction(value) for value in EQUAL[stem]]
    assert by_hand(stem, [1] * len(CRITERIA[stem].split())) == expected
    assert_values([option.value for option in score(option_set(stem)).options], expected)


@pytest.mark.parametrize(("stem", "perspective", "weights", "values"), PERSPECTIVES)
def test_a_perspective_gives_its_published_overall_values(
    stem: str, perspective: str, weights: tuple[int, ...], values: list[str]
) -> None:
    expected = [Fraction(value) for value in values]
    assert by_hand(stem, weights) == expected
    scores = score(option_set(stem), perspective)
    assert_values([option.value for option in scores.options], expected)


def test_without_freedom_to_move_money_f1_and_f3_tie_at_exactly_64() -> None:
    assert by_hand(BUDGETS, (1, 1, 1, 0, 1, 1))[1::2] == [64, 64]
    weights = {"r1": 1, "r2": 1, "r3": 1, "r5": 1, "r6": 1}
    _, f1, _, f3 = score(option_set(BUDGETS), weights).options
    assert (f1.value, f3.value) == pytest.approx((64, 64), abs=1e-9)
    assert (f1.rank, f3.rank) == (1, 1)
    assert f1.tied_with == ("f3",)
    assert f3.tied_with == ("f1",)


def test_w3_has_the_most_points_in_the_long_term_and_takes_no_rank() -> None:
    w1, w2, w3, w4 = score(option_set(WILTSHIRE), "long-term").options
    assert w3.value is not None
    assert w3.value == max(o.value or 0 for o in (w1, w2, w3, w4))
    assert w3.rank is None
    assert "Viable at this time" in (w3.why_unranked or "")
    assert (w1.rank, w2.rank, w4.rank) == (3, 1, 1)


def test_w3_alone_fails_a_hurdle() -> None:
    failed = [
        (stem, option.id, hurdle)
        for stem in MATRICES
        for option in option_set(stem).options
        for hurdle, result in option.hurdles.items()
        if not result.passed
    ]
    assert failed == [(WILTSHIRE, "w3", "viable")]


@each_paper
def test_every_score_says_why_and_where(stem: str) -> None:
    found = option_set(stem)
    sources = {source.id for source in found.sources}
    for option in found.options:
        for leaf in found.leaves:
            cell = option.scores[leaf.id]
            assert all([cell.basis, cell.because, cell.at]), (option.id, leaf.id)
            assert cell.source in sources, (option.id, leaf.id)


@each_paper
def test_a_silent_score_is_neutral_and_says_so(stem: str) -> None:
    for option in option_set(stem).options:
        for cell in option.scores.values():
            if cell.basis == "silent":
                assert cell.value == 50
                assert "says nothing" in (cell.because or "")
                assert "neutral" in (cell.because or "")


@each_paper
def test_every_hurdle_and_piece_of_evidence_says_where(stem: str) -> None:
    found = option_set(stem)
    sources = {source.id for source in found.sources}
    leaves = {leaf.id for leaf in found.leaves}
    for option in found.options:
        assert set(option.hurdles) == {hurdle.id for hurdle in found.hurdles}
        for result in option.hurdles.values():
            assert all([result.because, result.at]), option.id
            assert result.source in sources
        for item in option.evidence:
            assert all([item.strength, item.at]), option.id
            assert item.source in sources
            assert item.criterion in leaves


@each_paper
def test_every_criterion_can_be_weighed_on_a_phone_and_in_easy_read(stem: str) -> None:
    for leaf in option_set(stem).leaves:
        assert all([leaf.question, leaf.picture]), leaf.id
        assert 1 <= len((leaf.easy_read or "").split()) <= 15, leaf.id
        assert 1 <= len(leaf.worst or "") <= 60, leaf.id
        assert 1 <= len(leaf.best or "") <= 60, leaf.id
        assert len(leaf.name) <= 22, leaf.id


@each_paper
def test_equality_is_never_a_criterion(stem: str) -> None:
    for node in option_set(stem).nodes:
        assert "equalit" not in f"{node.id} {node.name} {node.question}".lower()


@each_paper
def test_people_who_use_services_and_carers_are_groups_of_their_own(stem: str) -> None:
    found = option_set(stem)
    assert [group.id for group in found.groups if group.uses_services] == ["people", "carers"]


@each_paper
def test_what_the_paper_recommended_and_the_status_quo_are_marked(stem: str) -> None:
    found = option_set(stem)
    assert found.preferred == PREFERRED[stem]
    marked = next((option.id for option in found.options if option.baseline), None)
    assert marked == BASELINES.get(stem)


def test_every_ledger_statement_of_salford_and_trafford_is_kept() -> None:
    counts = [len(option.evidence) for option in option_set(SALFORD).options]
    assert counts == [5, 12, 7, 4]


def test_the_agreement_dated_after_the_cambridgeshire_paper_brings_a_warning() -> None:
    warnings = [problem.message for problem in reading(CAMBRIDGESHIRE).warnings]
    assert any("2001-03" in message or "March 2001" in message for message in warnings)
