"""Agreement between ballots, against published examples and independent formulas."""

import subprocess
import sys
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import chi2, friedmanchisquare, spearmanr
from sklearn.cluster import AgglomerativeClustering
from sklearn.metrics import silhouette_score

from appraisal.method import WeightError, clusterings, kendalls_w, mean_weights, spreads
from appraisal.method.agreement import LEAST_SILHOUETTE


def ranked(*ranks):
    """Weights that put the criteria in the order of published ranks, 1 the most."""
    table = np.array(ranks, dtype=float)
    return table.shape[1] + 1 - table


PUBLISHED = {
    # Siegel (1956), the example with ties, from Kendall (1948); worked again as the example
    # of routine G08DAF in the NAG Library manual: 0.828, significance 0.008.
    "Siegel 1956": (
        ranked(
            [1, 4.5, 2, 4.5, 3, 7.5, 6, 9, 7.5, 10],
            [2.5, 1, 2.5, 4.5, 4.5, 8, 9, 6.5, 10, 6.5],
            [2, 1, 4.5, 4.5, 4.5, 4.5, 8, 8, 8, 10],
        ),
        (0.828, 0.0005),
        None,
        (0.008, 0.0005),
    ),
    # Siegel and Castellan (1988): why people come to a meeting, three groups, no ties; worked
    # again in the documentation of R's DescTools (KendallW).
    "Siegel and Castellan 1988": (
        ranked(
            [5, 6, 7, 1, 2, 4, 3, 8],
            [1, 7, 6, 2, 3, 5, 4, 8],
            [4, 5, 1, 3, 2, 7, 6, 8],
        ),
        (0.6560847, 5e-8),
        (13.778, 0.0005),
        (0.05528, 5e-6),
    ),
    # Zar (2010), example 20.5: wings, tails and bills of twelve birds, with ties.
    "Zar 2010": (
        np.array(
            [
                [10.4, 10.8, 11.1, 10.2, 10.3, 10.2, 10.7, 10.5, 10.8, 11.2, 10.6, 11.4],
                [7.4, 7.6, 7.9, 7.2, 7.4, 7.1, 7.4, 7.2, 7.8, 7.7, 7.8, 8.3],
                [17, 17, 20, 14.5, 15.5, 13, 19.5, 16, 21, 20, 18, 22],
            ]
        ),
        (0.9241, 5e-5),
        None,
        None,
    ),
    # Three raters of twenty people's anxiety, nearly all ties: the data and figures of
    # R's irr (kendall, corrected) and DescTools (KendallW, corrected).
    "irr, anxiety": (
        np.array(
            [
                [3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3],
                [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4],
                [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2],
            ]
        ),
        (0.5396569, 5e-8),
        (30.76, 0.005),
        (0.04288, 5e-6),
    ),
    # Hollander and Wolfe (1973): 22 players, three ways round first base, with ties; the
    # example of R's friedman.test, whose statistic over m (n - 1) is W.
    "Hollander and Wolfe 1973": (
        np.array(
            [
                [5.40, 5.50, 5.55],
                [5.85, 5.70, 5.75],
                [5.20, 5.60, 5.50],
                [5.55, 5.50, 5.40],
                [5.90, 5.85, 5.70],
                [5.45, 5.55, 5.60],
                [5.40, 5.40, 5.35],
                [5.45, 5.50, 5.35],
                [5.25, 5.15, 5.00],
                [5.85, 5.80, 5.70],
                [5.25, 5.20, 5.10],
                [5.65, 5.55, 5.45],
                [5.60, 5.35, 5.45],
                [5.05, 5.00, 4.95],
                [5.50, 5.50, 5.40],
                [5.45, 5.55, 5.50],
                [5.55, 5.55, 5.35],
                [5.45, 5.50, 5.55],
                [5.50, 5.45, 5.25],
                [5.65, 5.60, 5.40],
                [5.70, 5.65, 5.55],
                [6.30, 6.30, 6.25],
            ]
        ),
        (0.2532468, 5e-8),
        (11.143, 0.0005),
        (0.003805, 5e-7),
    ),
}


@pytest.mark.parametrize(("weights", "w", "chi_square", "p"), PUBLISHED.values(), ids=PUBLISHED)
def test_kendalls_w_is_that_of_the_published_examples(weights, w, chi_square, p):
    result = kendalls_w(weights)
    m, n = weights.shape
    assert result.w == pytest.approx(w[0], abs=w[1])
    if chi_square:
        assert m * (n - 1) * result.w == pytest.approx(chi_square[0], abs=chi_square[1])
    if p:
        assert result.p_value == pytest.approx(p[0], abs=p[1])


@pytest.mark.parametrize(
    ("weights", "w"),
    [
        ([[3, 2, 1], [3, 2, 1]], 1),
        ([[3, 2, 1], [1, 2, 3]], 0),
        ([[1, 1, 1], [3, 2, 1]], 0.5),  # S = 2 of m^2 (n^3 - n) / 12 - m T / 12 = 8 - 4
        ([[50, 30, 20], [0.5, 0.3, 0.2]], 1),
        ([[1, 0], [0, 1], [1, 0]], 1 / 9),
        ([[1, 1 + 1e-10, 2], [1, 1, 2]], 1),  # within 1e-9: a tie
    ],
)
def test_kendalls_w_of_small_cases_worked_by_hand(weights, w):
    assert kendalls_w(weights).w == pytest.approx(w, abs=1e-12)


@pytest.mark.parametrize(
    "weights",
    [
        np.empty((0, 3)),
        np.empty((3, 0)),
        [[1, 2, 3]],
        [[1], [2], [3]],
        [[1, 1, 1], [2, 2, 2]],
        [[1, 1, 1], [1, 1 + 1e-12, 1]],
    ],
)
def test_there_is_no_w_where_there_is_no_order_to_agree_on(weights):
    assert kendalls_w(weights).w is None
    assert kendalls_w(weights).p_value is None


@pytest.mark.parametrize(
    ("weights", "sentence"),
    [
        ([1, 2, 3], r"a row a ballot"),
        ([[1, float("nan")], [1, 2]], r"no number of 0 or more\. Correct it\."),
        ([[1, float("inf")], [1, 2]], r"no number of 0 or more\. Correct it\."),
        ([[1, -1], [1, 2]], r"no number of 0 or more\. Correct it\."),
        ([[0, 0], [1, 2]], r"no weight above 0\. Give a criterion some"),
    ],
)
@pytest.mark.parametrize("function", [kendalls_w, spreads, mean_weights, clusterings])
def test_ballots_that_cannot_be_used_are_refused(function, weights, sentence):
    with pytest.raises(WeightError, match=sentence):
        function(weights)


def test_very_large_and_very_small_weights_are_only_proportions():
    assert kendalls_w([[1e308, 1e308, 1e307], [5e-324, 0, 0]]).w == pytest.approx(
        0.75
    )  # S = 4.5 of 6
    assert mean_weights([[1e308, 1e308]]).tolist() == [0.5, 0.5]


# Whole numbers, so that a difference is never near the 1e-9 within which weights tie.
TABLES = (
    st.tuples(st.integers(2, 9), st.integers(2, 7))
    .flatmap(lambda shape: arrays(int, shape, elements=st.integers(0, 6)))
    .filter(lambda table: table.any(axis=1).all())
)


@given(TABLES)
def test_w_lies_from_0_to_1_and_so_does_its_p_value(table):
    result = kendalls_w(table)
    if result.w is None:
        assert (table == table[:, :1]).all()
    else:
        assert 0 <= result.w <= 1
        assert 0 <= result.p_value <= 1
        m, n = table.shape
        assert result.p_value == pytest.approx(chi2.sf(m * (n - 1) * result.w, n - 1), abs=1e-12)


@given(TABLES, st.randoms(use_true_random=False))
def test_the_order_of_ballots_and_of_criteria_changes_nothing(table, chance):
    rows = chance.sample(range(len(table)), len(table))
    columns = chance.sample(range(table.shape[1]), table.shape[1])
    assert kendalls_w(table[rows][:, columns]) == kendalls_w(table)
    assert mean_weights(table[rows]).tolist() == mean_weights(table).tolist()
    for name in ("mean", "median", "lower", "upper", "iqr", "min", "max"):
        moved = getattr(spreads(table[rows][:, columns]), name)
        assert moved == pytest.approx(getattr(spreads(table), name)[columns], abs=1e-12)


@given(TABLES, st.data())
def test_the_scale_of_a_ballot_changes_nothing(table, data):
    scale = data.draw(
        arrays(float, (len(table), 1), elements=st.floats(1e-3, 1e3, allow_subnormal=False))
    )
    assert kendalls_w(table * scale) == kendalls_w(table)
    assert spreads(table * scale).median == pytest.approx(spreads(table).median, abs=1e-12)


@given(st.integers(2, 8), st.integers(2, 7), st.randoms(use_true_random=False))
def test_without_ties_w_is_that_of_the_mean_of_spearmans_correlations(m, n, chance):
    table = np.array([chance.sample(range(1, n + 1), n) for _ in range(m)])
    pairs = [spearmanr(table[i], table[j])[0] for i in range(m) for j in range(i)]
    assert kendalls_w(table).w == pytest.approx((1 + (m - 1) * np.mean(pairs)) / m, abs=1e-9)


@given(TABLES)
def test_with_ties_w_is_friedmans_statistic_over_its_most(table):
    m, n = table.shape
    assume(n >= 3)
    result = kendalls_w(table)
    assume(result.w is not None)
    friedman = friedmanchisquare(*table.T)
    assert m * (n - 1) * result.w == pytest.approx(friedman.statistic, abs=1e-9)
    assert result.p_value == pytest.approx(friedman.pvalue, abs=1e-9)


@given(TABLES)
def test_spreads_are_in_order_and_the_means_sum_to_1(table):
    found = spreads(table)
    in_order = [found.min, found.lower, found.median, found.upper, found.max]
    for low, high in pairwise(in_order):
        assert (low <= high + 1e-15).all()
    assert ((found.min <= found.mean) & (found.mean <= found.max)).all()
    assert found.mean.sum() == pytest.approx(1)
    assert (found.iqr >= -1e-15).all()


def test_quartiles_lie_on_straight_lines_between_neighbours():
    found = spreads([[1, 9], [2, 8], [4, 6], [7, 3]])
    assert found.lower[0] == pytest.approx(0.175)
    assert found.median[0] == pytest.approx(0.3)
    assert found.upper[0] == pytest.approx(0.475)
    assert found.iqr[0] == pytest.approx(0.3)


def test_ballots_that_are_all_the_same_have_no_spread_at_all():
    found = spreads([[0.1, 0.7, 0.2]] * 7)
    assert found.mean.tolist() == found.min.tolist() == found.max.tolist()
    assert found.iqr.tolist() == [0, 0, 0]


def camps(*sizes, seed=1, spread=400):
    """Ballots in camps that each put nearly everything on a criterion of their own."""
    chance = np.random.default_rng(seed)
    return np.vstack(
        [
            chance.dirichlet(spread * (0.02 + 0.9 * (np.arange(6) == camp)), size=size)
            for camp, size in enumerate(sizes)
        ]
    )


@pytest.mark.parametrize("sizes", [(9, 6), (12, 10, 8), (9, 8, 7, 6), (14, 9, 8, 7, 6)])
def test_camps_are_found_as_clusters_the_largest_first(sizes):
    best = clusterings(camps(*sizes))[0]
    assert best.labels.tolist() == [camp for camp, size in enumerate(sizes) for _ in range(size)]
    assert best.silhouette > 0.7


def test_clusters_are_wards_and_their_silhouettes_scikit_learns():
    ballots = np.round(np.vstack([camps(20, 15, 12), camps(6, seed=2, spread=4)]), 9)
    ballots /= ballots.sum(axis=1, keepdims=True)
    found = clusterings(ballots, smallest=1)
    assert len(found) >= 2
    for one in found:
        clusters = int(one.labels.max()) + 1
        theirs = AgglomerativeClustering(clusters, linkage="ward").fit_predict(ballots)
        pairs = set(zip(one.labels.tolist(), theirs.tolist(), strict=True))
        assert len(pairs) == clusters
        assert one.silhouette == pytest.approx(silhouette_score(ballots, theirs), abs=1e-6)


@pytest.mark.parametrize(
    ("ballots", "smallest"),
    [
        (camps(7, 7), 5),  # fewer than 15
        (camps(15, 4), 5),  # one camp is too small
        (camps(9, 7), 8),
        (np.ones((30, 4)), 5),
        (np.vstack([np.ones((20, 4)), np.ones((20, 4)) * 7.3]), 5),
        (np.random.default_rng(3).dirichlet(np.ones(12) * 40, size=60), 5),  # no structure
        (np.ones((20, 1)), 5),
        (np.empty((0, 3)), 5),
        (np.empty((20, 0)), 5),
    ],
)
def test_there_are_no_clusters_where_there_is_nothing_to_show(ballots, smallest):
    assert clusterings(ballots, smallest) == ()


def test_too_many_ballots_to_compare_in_pairs_are_left_alone():
    assert clusterings(camps(1500, 600)) == ()


def test_two_opinions_held_by_many_are_two_clusters_and_never_more():
    ballots = [[1, 0, 0]] * 10 + [[0, 1, 0]] * 12
    (only,) = clusterings(ballots)
    assert np.bincount(only.labels).tolist() == [12, 10]
    assert only.silhouette == pytest.approx(1)


@settings(max_examples=30)
@given(st.integers(0, 10**6), st.sampled_from([5, 8]), st.randoms(use_true_random=False))
def test_clusters_are_big_and_clear_enough_and_the_order_of_ballots_changes_none(
    seed, smallest, chance
):
    ballots = np.vstack([camps(12, 9, seed=seed, spread=8), camps(8, seed=seed + 1, spread=30)])
    found = clusterings(ballots, smallest)
    assert [one.silhouette for one in found] == sorted(
        (one.silhouette for one in found), reverse=True
    )
    moved_to = chance.sample(range(len(ballots)), len(ballots))
    again = clusterings(ballots[moved_to], smallest)
    assert len(again) == len(found)
    for one, other in zip(found, again, strict=True):
        sizes = np.bincount(one.labels).tolist()
        assert min(sizes) >= smallest
        assert sizes == sorted(sizes, reverse=True)
        assert one.silhouette >= LEAST_SILHOUETTE
        assert other.labels.tolist() == one.labels[moved_to].tolist()


def test_loading_the_method_loads_neither_scipy_nor_scikit_learn():
    script = "import sys, appraisal.method; print('scipy' in sys.modules, 'sklearn' in sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert loaded.stdout.split() == ["False", "False"]
