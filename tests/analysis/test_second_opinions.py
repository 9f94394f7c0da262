"""Other methods as a check: published worked examples through the product's own function."""

import json
import os
import subprocess
import sys
import warnings
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appraisal.analysis.second_opinions import METHODS, rankings, second_opinions
from appraisal.errors import AppraisalError
from appraisal.option_sets import Criterion, Option, OptionSet, Score, read_option_set
from appraisal.scoring import score

SCENARIOS = Path(__file__).parents[2] / "scenarios"
LESS, MORE = -1, 1


def of(method, matrix, better, weights):
    """One method's ranking of a published matrix; less is turned into more by its sign."""
    values = np.array(matrix, dtype=float) * np.array(better)
    return next(one for one in rankings(values, weights) if one.method == method)


def test_topsis_chooses_the_fighter_aircraft_of_hwang_and_yoon():
    """Hwang and Yoon (1981), Multiple Attribute Decision Making: four aircraft, six attributes."""
    matrix = [
        [2.0, 1500, 20000, 5.5, 5, 9],
        [2.5, 2700, 18000, 6.5, 3, 5],
        [1.8, 2000, 21000, 4.5, 7, 7],
        [2.2, 1800, 20000, 5.0, 5, 5],
    ]
    better = [MORE, MORE, MORE, LESS, MORE, MORE]
    found = of("TOPSIS", matrix, better, [0.2, 0.1, 0.1, 0.1, 0.2, 0.3])
    assert found.measure == pytest.approx([0.643, 0.268, 0.613, 0.312], abs=6e-4)
    assert found.ranks == (1, 4, 2, 3)


def test_topsis_gives_the_closeness_of_tzeng_and_huang():
    """Tzeng and Huang (2011), Multiple Attribute Decision Making: four options, three criteria."""
    matrix = [[5, 8, 4], [7, 6, 8], [8, 8, 6], [7, 4, 6]]
    found = of("TOPSIS", matrix, [MORE] * 3, [0.3, 0.4, 0.3])
    assert found.measure == pytest.approx([0.5037, 0.6581, 0.7482, 0.3340], abs=1e-4)
    assert found.ranks == (3, 2, 1, 4)


def test_topsis_gives_the_closeness_of_roszkowska():
    """Roszkowska (2011), Multi-criteria decision making models by applying the TOPSIS method."""
    matrix = [[7, 21, 4, 7], [7, 24, 6, 4], [14, 25, 3, 8], [14, 26, 9, 3], [21, 35, 4, 4]]
    found = of("TOPSIS", matrix, [MORE, LESS, MORE, MORE], [0.175, 0.425, 0.175, 0.225])
    published = [0.535497, 0.434945, 0.557491, 0.516961, 0.370633]
    assert found.measure == pytest.approx(published, abs=1e-6)
    assert found.ranks == (2, 4, 1, 3, 5)


def test_vikor_chooses_the_mountain_of_opricovic_and_tzeng():
    """Opricovic and Tzeng (2004), EJOR 156: three mountains by risk and altitude."""
    found = of("VIKOR", [[1, 3000], [2, 3750], [5, 4500]], [LESS, MORE], [0.5, 0.5])
    assert found.measure == pytest.approx([1, 0, 1])
    assert found.ranks == (2, 1, 2)


@pytest.mark.parametrize(
    ("weights", "published", "ranks"),
    [
        ([1] * 8, [0.991, 1.0, 0.473, 0.670, 0.0, 0.578], (5, 6, 2, 4, 1, 3)),
        ([2] * 4 + [1] * 4, [1.0, 0.533, 0.552, 0.563, 0.0, 0.686], (6, 2, 3, 4, 1, 5)),
        ([1] * 4 + [2] * 4, [0.684, 1.0, 0.147, 0.554, 0.041, 0.191], (5, 6, 2, 4, 1, 3)),
        ([1] * 4 + [3.2] * 4, [0.668, 1.0, 0.051, 0.588, 0.058, 0.078], (5, 6, 1, 4, 2, 3)),
    ],
)
def test_vikor_ranks_the_dams_of_opricovic_and_tzeng(weights, published, ranks):
    """Opricovic and Tzeng (2007), EJOR 178: six hydropower systems under four weightings."""
    matrix = [
        [4184.3, 2914.0, 407.2, 251.0, 195, 244, 15, 2.41],
        [5211.9, 3630.0, 501.7, 308.3, 282, 346, 21, 1.41],
        [5021.3, 3920.5, 504.0, 278.6, 12, 56, 3, 4.42],
        [5566.1, 3957.9, 559.5, 335.3, 167, 268, 16, 3.36],
        [5060.5, 3293.5, 514.1, 284.2, 69, 90, 7, 4.04],
        [4317.9, 2925.9, 432.8, 239.3, 12, 55, 3, 4.36],
    ]
    found = of("VIKOR", matrix, [MORE, LESS, MORE, MORE, LESS, LESS, LESS, MORE], weights)
    assert found.measure == pytest.approx(published, abs=2e-3)
    assert found.ranks == ranks


def test_promethee_gives_the_net_flows_of_zhao_peng_and_li():
    """Zhao, Peng and Li (2013), Procedia Computer Science 17: the usual preference function."""
    found = of("PROMETHEE II", [[4, 3, 2], [3, 2, 4], [5, 1, 3]], [MORE] * 3, [0.5, 0.3, 0.2])
    assert found.measure == pytest.approx([0.1, -0.3, 0.2])
    assert found.ranks == (2, 3, 1)


def test_promethee_counts_pairs_as_brans_and_vincke_define_the_flow():
    """Brans and Vincke (1985), by hand: won weight less lost weight, over the number of others."""
    found = of("PROMETHEE II", [[1, 9], [5, 5], [9, 5]], [MORE] * 2, [3, 1])
    assert found.measure == pytest.approx([(-2 * 0.75 + 2 * 0.25) / 2, -0.25 / 2, (1.5 - 0.25) / 2])


DEGENERATE = [
    pytest.param([[50, 50]], [1, 1], id="one option"),
    pytest.param(np.empty((0, 2)), [1, 1], id="no option"),
    pytest.param([[50, 20], [50, 20]], [1, 1], id="all scores equal"),
    pytest.param([[50, 20], [50, 80]], [1, 0], id="they differ only where there is no weight"),
    pytest.param([[50, 20], [60, 80]], [0, 0], id="no weight at all"),
    pytest.param([[50], [50 + 1e-12]], [1], id="a tie within 1e-9"),
    pytest.param(np.empty((3, 0)), [], id="no criterion"),
]


@pytest.mark.parametrize(("values", "weights"), DEGENERATE)
def test_where_nothing_tells_options_apart_there_is_no_opinion(values, weights):
    assert rankings(values, weights) == ()


@pytest.mark.parametrize(
    ("values", "weights", "ranks"),
    [
        pytest.param([[70], [20], [70]], [1], (1, 3, 1), id="a single criterion"),
        pytest.param([[70, 50], [20, 50]], [1, 1], (1, 2), id="a criterion with no spread"),
        pytest.param([[70, 0], [20, 0]], [1, 1], (1, 2), id="a criterion of noughts"),
        pytest.param([[70, 20], [20, 70]], [1, 1], (1, 1), id="mirror images"),
        pytest.param([[70, 20], [20, 10]], [1e300, 1e300], (1, 2), id="huge weights"),
        pytest.param([[70, 20], [20, 10]], [1e-300, 1e-300], (1, 2), id="tiny weights"),
    ],
)
def test_awkward_scores_are_ranked_without_a_warning(values, weights, ranks):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = rankings(values, weights)
    assert [one.ranks for one in found] == [ranks] * 3
    assert all(np.isfinite(one.measure).all() for one in found)


def test_vikor_calls_regrets_that_are_all_alike_a_tie():
    vikor = rankings([[100, 0], [0, 100], [100, 0]], [1, 1])[1]
    assert (vikor.ranks, vikor.measure) == ((1, 1, 1), (0.0, 0.0, 0.0))


def test_a_difference_in_the_last_binary_digit_is_a_tie_for_promethee():
    flows = rankings([[0.1 + 0.2, 9], [0.3, 9], [0, 10]], [2, 1])[2]
    assert flows.measure[0] == flows.measure[1]


def test_the_largest_regret_decides_for_vikor_where_the_sums_are_the_same():
    """All regrets sum to 0.5; the largest is 0.5, 0.5 and 0.25, so the third comes first."""
    vikor = rankings([[100, 0], [0, 100], [50, 50]], [1, 1])[1]
    assert vikor.ranks == (2, 2, 1)
    assert vikor.measure == pytest.approx([0.5, 0.5, 0.0])


@given(
    st.integers(2, 6).flatmap(
        lambda n: st.tuples(
            st.lists(
                st.lists(st.integers(0, 20).map(lambda v: 5.0 * v), min_size=n, max_size=n),
                min_size=2,
                max_size=6,
            ),
            st.lists(st.integers(0, 5), min_size=n, max_size=n),
        )
    )
)
@settings(max_examples=200)
def test_an_option_at_least_as_good_on_everything_is_never_behind(case):
    values, weights = np.array(case[0]), np.array(case[1], dtype=float)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = rankings(values, weights)
        again = rankings(values, 7.5 * weights)
    assert [one.ranks for one in again] == [one.ranks for one in found]
    for one in found:
        assert np.isfinite(one.measure).all()
        assert min(one.ranks) == 1
        for a, row in enumerate(values):
            for b, other in enumerate(values):
                if (row >= other).all():
                    assert one.ranks[a] <= one.ranks[b], one.method


@pytest.mark.parametrize(
    ("values", "weights", "message"),
    [
        ([[1, 2], [3, 4]], [1], "values are 2 x 2 and there are 1 weights"),
        ([[1, np.nan], [3, 4]], [1, 1], "A value is blank"),
        ([[1, 2], [3, 4]], [1, -1], "A weight is negative or not a number"),
        ([[1, 2], [3, 4]], [1, np.nan], "A weight is negative or not a number"),
    ],
)
def test_what_cannot_be_ranked_is_refused_in_a_sentence(values, weights, message):
    with pytest.raises(AppraisalError, match=message):
        rankings(values, weights)


def option_set(rows, criteria=2, scale="global"):
    leaves = tuple(Criterion(f"c{at}", f"Criterion {at}") for at in range(criteria))
    options = tuple(
        Option(
            id=f"id-{label.lower()}",
            name=f"Option {label}",
            label=label,
            scores={leaf.id: Score(value) for leaf, value in zip(leaves, row, strict=True)},
        )
        for label, row in rows.items()
    )
    return OptionSet("clinic", "Clinic", "When?", leaves, options, scale=scale)


def opinions(rows, weights=None, **more):
    whole = option_set(rows, **more)
    return second_opinions(whole, score(whole, weights))


def test_salford_and_trafford_keeps_its_leader_under_every_method():
    whole = read_option_set(SCENARIOS / "salford-trafford-2000.yaml")
    found = second_opinions(whole, score(whole))
    assert found.agree is True
    assert found.sentence == "As a check only: TOPSIS, VIKOR and PROMETHEE II also put 1(b) first."
    assert [one.method for one in found.opinions] == ["TOPSIS", "VIKOR", "PROMETHEE II"]
    assert found.ranks == {"1a": 4, "1b": 1, "2": 2, "3": 3}
    for one in found.opinions:
        assert one.first == ("1b",)
        assert one.parameters.endswith(".")
        assert one.source == METHODS[one.method].source


def test_methods_that_differ_are_named_with_whom_they_put_first():
    found = opinions({"A": [100, 10], "B": [58, 58], "C": [10, 9]})
    assert (found.first, found.agree) == (("id-b",), False)
    assert [one.first for one in found.opinions] == [("id-b",), ("id-b",), ("id-a", "id-b")]
    assert found.sentence == (
        "As a check only: TOPSIS and VIKOR also put B first; PROMETHEE II puts A and B joint "
        "first; the result keeps B first; ask what makes the difference."
    )


def test_an_option_without_a_rank_is_left_out_and_moves_nobody():
    rows = {"A": [80, 40], "B": [50, 90], "C": [10, 60]}
    whole = option_set({**rows, "X": [100, 0], "Y": [None, 5]})
    parked = replace(
        whole,
        options=tuple(replace(o, status="parked") if o.label == "X" else o for o in whole.options),
    )
    assert second_opinions(parked, score(parked)) == opinions(rows)


def test_a_criterion_that_a_local_scale_drops_is_left_out():
    rows = {"A": [80, 40], "B": [50, 40], "C": [10, 40]}
    found = opinions(rows, scale="local")
    assert [one.ranks for one in found.opinions] == [{"id-a": 1, "id-b": 2, "id-c": 3}] * 3


@pytest.mark.parametrize(
    ("rows", "weights", "sentence"),
    [
        ({"A": [None, 1]}, None, "No option takes a rank, so there is nothing to check."),
        (
            {"A": [5, 1], "B": [None, 1]},
            None,
            "Only A takes a rank, so there is nothing to check.",
        ),
        (
            {"A": [5, 1], "B": [5, 9]},
            {"c0": 1},
            "All the options that take a rank have the same scores wherever there is weight, so "
            "no method can tell them apart.",
        ),
    ],
)
def test_where_there_is_nothing_to_check_a_sentence_says_so(rows, weights, sentence):
    found = opinions(rows, weights)
    assert (found.opinions, found.agree, found.sentence) == ((), None, sentence)


WHOLE = [path for path in sorted(SCENARIOS.glob("*.yaml")) if not read_option_set(path).queried]
"""The shipped option sets but the one whose figures come with the partnership's data."""


@pytest.mark.parametrize("path", WHOLE, ids=lambda path: path.stem)
def test_every_shipped_option_set_has_opinions_that_fit_in_json(path):
    whole = read_option_set(path)
    for weighting in ("equal", *(one.id for one in whole.perspectives)):
        found = second_opinions(whole, score(whole, weighting))
        assert len(found.opinions) == 3
        assert found.sentence.startswith("As a check only: ")
        json.dumps(asdict(found), allow_nan=False)


def test_scores_of_another_option_set_are_refused():
    whole = option_set({"A": [1, 2]})
    other = replace(option_set({"B": [1, 2]}), id="other")
    with pytest.raises(AppraisalError, match="scores are those of 'clinic', not of 'other'"):
        second_opinions(other, score(whole))


def test_the_library_is_loaded_only_when_asked_and_says_nothing(tmp_path):
    script = (
        "import sys\n"
        "from appraisal.analysis.second_opinions import rankings\n"
        "assert 'pymcdm' not in sys.modules and 'matplotlib' not in sys.modules\n"
        "rankings([[1, 2], [3, 4]], [1, 1])\n"
    )
    unusable = tmp_path / "a-file"
    unusable.write_text("")
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "MPLCONFIGDIR": str(unusable)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
