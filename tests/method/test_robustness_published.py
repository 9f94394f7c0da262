"""Rank acceptability: the published examples."""

import numpy as np
import pytest
from scipy import stats

from appraisal.method import (
    RangedScore,
    ballot_acceptability,
    order_corners,
    rank_order_centroid,
)
from tests.method.draws import DRAWS, ERROR, drawn

ALONG = tuple(np.linspace(0, 1, 401).tolist())


def quantiles(distribution) -> np.ndarray:
    """A distribution as so many points of its quantile function, its far tails cut off."""
    return np.asarray(distribution.ppf(np.clip(ALONG, 1e-4, 1 - 1e-4)))


def measured(table, scales):
    """Mean values and ranged scores for a table of distributions, options x criteria.

    A scale holds the measure worth 0 and the one worth 100.
    """
    values = np.empty((len(table), len(scales)))
    cells = []
    for option, row in enumerate(table):
        for criterion, (distribution, (worst, best)) in enumerate(zip(row, scales, strict=True)):
            if isinstance(distribution, float):
                values[option, criterion] = 100 * (distribution - worst) / (best - worst)
                continue
            points = 100 * (quantiles(distribution) - worst) / (best - worst)
            values[option, criterion] = points[len(points) // 2]
            cells.append(RangedScore(option, criterion, ALONG, tuple(np.sort(points).tolist())))
    return values, cells


# Heparin, then enoxaparin: events among patients with proximal and distal thrombosis and bleeding.
THROMBOSIS = [
    [stats.beta(20, 116), stats.beta(40, 96), stats.beta(1, 135)],
    [stats.beta(8, 121), stats.beta(32, 97), stats.beta(5, 124)],
]


THROMBOSIS_SCALES = [(0.25, 0.0), (0.4, 0.15), (0.1, 0.0)]


R_SMAA_ERROR = 3 * 0.5 / 10_000**0.5
"""Three standard errors of the 10,000 draws behind the figures that the R package prints."""


def test_r_smaa_heparin_against_enoxaparin_under_every_weighting():
    """The thrombolytics example, as printed in the R package smaa 0.3 (van Valkenhoef).

    Counts and scales are those of the drugis.org example of the same study.
    """
    values, cells = measured(THROMBOSIS, THROMBOSIS_SCALES)
    found = drawn(values, ranged=cells)
    assert found.rank_acceptability == pytest.approx(
        np.array([[0.3504, 0.6496], [0.6496, 0.3504]]), abs=R_SMAA_ERROR
    )
    assert found.central_weights == pytest.approx(
        np.array([[0.1865, 0.2772, 0.5363], [0.4073, 0.3641, 0.2285]]), abs=R_SMAA_ERROR
    )
    # The package's factor rests on its own central weights, hence twice the error.
    assert found.confidence == pytest.approx([0.6682, 0.8956], abs=2 * R_SMAA_ERROR)
    assert found.pairwise[0, 1] == pytest.approx(0.3504, abs=R_SMAA_ERROR)


def test_r_smaa_heparin_against_enoxaparin_under_one_weighting():
    """The same package's second call: weights of 0.5, 0.2 and 0.3."""
    values, cells = measured(THROMBOSIS, THROMBOSIS_SCALES)
    found = ballot_acceptability(
        values, np.array([[0.5, 0.2, 0.3]]), draws=DRAWS, seed=1, ranged=cells
    )
    assert found.rank_acceptability[:, 0] == pytest.approx([0.1279, 0.8721], abs=R_SMAA_ERROR)
    assert found.central_weights == pytest.approx(np.tile([0.5, 0.2, 0.3], (2, 1)), abs=1e-6)


def test_r_smaa_an_option_that_is_never_first_has_no_central_weights():
    """The R package's own check: one beats the other on all three criteria."""
    found = drawn([[100, 100, 100], [0, 0, 0]])
    assert found.rank_acceptability.tolist() == [[1, 0], [0, 1]]
    assert found.central_weights[0] == pytest.approx([1 / 3] * 3, abs=ERROR)
    assert np.isnan(found.central_weights[1]).all()
    assert found.confidence[0] == 1
    assert np.isnan(found.confidence[1])


def normal(*pairs):
    return [stats.norm(mean, deviation) for mean, deviation in pairs]


# Tervonen et al. 2011: fluoxetine, paroxetine, sertraline, venlafaxine.
EFFICACY = [1.0, *(stats.lognorm(s, scale=np.exp(m)) for m, s in [(0.086, 0.056), (0.095, 0.044)])]
EFFICACY.append(stats.lognorm(0.048, scale=np.exp(0.113)))


HARMS = [
    normal((11.7, 2.5), (9.2, 1.86), (15.4, 2.65), (5.5, 2.32)),
    normal((7.2, 1.45), (10.6, 1.58), (7.5, 1.48), (15.7, 4.44)),
    normal((16.6, 3.27), (21.2, 5.15), (20.2, 3.78), (12.8, 2.45)),
    normal((13.7, 1.89), (14.3, 2.93), (15.0, 3.21), (11.2, 3.98)),
    normal((18.6, 1.79), (18.3, 3.7), (19.5, 2.6), (31.0, 1.68)),
]


def widest(distributions):
    """The hull of the 95 % intervals, from the lowest end to the highest."""
    ends = [one.ppf([0.025, 0.975]) for one in distributions if not isinstance(one, float)]
    return min(end[0] for end in ends), max(end[1] for end in ends)


def test_tervonen_et_al_2011_benefits_and_risks_of_four_antidepressants():
    """Statistics in Medicine 30: 1419-1428; the figures that JSMAA is tested against."""
    lowest, highest = widest(EFFICACY)
    scales = [(lowest, highest), *(widest(harm)[::-1] for harm in HARMS)]
    table = list(zip(EFFICACY, *HARMS, strict=True))
    values, cells = measured(table, scales)
    found = drawn(values, ranged=cells)
    assert found.rank_acceptability == pytest.approx(
        np.array(
            [
                [0.20, 0.28, 0.30, 0.22],
                [0.25, 0.29, 0.27, 0.19],
                [0.17, 0.25, 0.29, 0.30],
                [0.39, 0.18, 0.15, 0.29],
            ]
        ),
        abs=0.015,
    )
    assert found.central_weights == pytest.approx(
        np.array(
            [
                [0.08, 0.14, 0.23, 0.18, 0.16, 0.22],
                [0.18, 0.17, 0.15, 0.13, 0.15, 0.22],
                [0.21, 0.10, 0.22, 0.13, 0.15, 0.20],
                [0.18, 0.21, 0.12, 0.21, 0.19, 0.09],
            ]
        ),
        abs=0.015,
    )
    assert found.confidence == pytest.approx([0.48, 0.44, 0.34, 0.74], abs=0.03)


def test_jsmaa_options_that_are_the_same_share_their_ranks_and_their_central_weights():
    """JSMAA's check of two equal options on three criteria: a third each, to 0.01."""
    found = drawn([[0, 0, 0], [0, 0, 0]])
    assert found.rank_acceptability.tolist() == [[0.5, 0.5], [0.5, 0.5]]
    assert found.central_weights == pytest.approx(np.full((2, 3), 1 / 3), abs=ERROR)
    assert found.confidence.tolist() == [0.5, 0.5]
    assert found.pairwise.tolist() == [[0, 0], [0, 0]]


@pytest.mark.parametrize("criteria", [2, 3, 4, 5])
def test_barron_and_barrett_1996_the_centroid_of_an_order_is_its_central_weights(criteria):
    corners = order_corners(range(1, criteria + 1))
    found = drawn(np.full((1, criteria), 50.0), corners=corners)
    roc = rank_order_centroid(range(1, criteria + 1))
    assert corners.mean(axis=1) == pytest.approx(roc)
    assert found.central_weights[0] == pytest.approx(roc, abs=ERROR)
