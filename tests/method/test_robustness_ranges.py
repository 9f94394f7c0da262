"""Rank acceptability where scores are drawn within their ranges."""

import tracemalloc

import numpy as np
import pytest

from appraisal.method import (
    RangedScore,
    ballot_acceptability,
    order_corners,
)
from appraisal.method.robustness import CONFIDENCE_DRAWS
from tests.method.draws import DRAWS, ERROR, drawn


@pytest.mark.parametrize(
    ("one", "other", "ahead"),
    [
        ((40, 60), (50, 50.000001), 1 / 2),
        ((0, 100), (0, 50), 3 / 4),
        ((0, 100), (0, 100), 1 / 2),
        ((50, 100), (0, 50), 1),
        ((0, 60), (20, 40), 1 / 2),
    ],
)
def test_scores_are_drawn_evenly_between_their_low_and_high(one, other, ahead):
    """Worked out: the chance that one even draw is above another."""
    cells = [RangedScore(row, 0, (0.0, 1.0), ends) for row, ends in enumerate([one, other])]
    found = drawn([[50.0], [50.0]], ranged=cells)
    assert found.pairwise[0, 1] == pytest.approx(ahead, abs=ERROR)
    assert found.confidence[0] == pytest.approx(ahead, abs=ERROR)
    voted = ballot_acceptability(
        np.array([[50.0], [50.0]]), np.ones((1, 1)), draws=DRAWS, seed=1, ranged=cells
    )
    assert voted.pairwise[0, 1] == pytest.approx(ahead, abs=ERROR)


def test_a_bent_value_function_is_followed_along_its_range():
    """Worked out: half the draws lie below the bend at 80 and half above it."""
    cell = RangedScore(0, 0, (0.0, 0.5, 1.0), (0.0, 80.0, 100.0))
    assert drawn([[50.0], [80.0]], ranged=[cell]).pairwise[0, 1] == pytest.approx(1 / 2, abs=ERROR)
    assert drawn([[50.0], [40.0]], ranged=[cell]).pairwise[0, 1] == pytest.approx(3 / 4, abs=ERROR)
    assert drawn([[50.0], [90.0]], ranged=[cell]).pairwise[0, 1] == pytest.approx(1 / 4, abs=ERROR)


@pytest.mark.parametrize("places", [None, [1, 2, None]])
def test_drawn_scores_agree_with_a_reference_in_full_precision(places):
    values = np.array([[60.0, 40.0, 70.0], [50.0, 65.0, 40.0], [80.0, 10.0, 55.0]])
    ranges = {(0, 0): (40.0, 90.0), (1, 1): (30.0, 80.0), (1, 2): (0.0, 100.0)}
    cells = [RangedScore(*cell, (0.0, 1.0), ends) for cell, ends in ranges.items()]
    corners = None if places is None else order_corners(places)
    random = np.random.default_rng(8)
    weights = random.dirichlet(np.ones(3), DRAWS)
    weights = weights if corners is None else weights @ corners.T
    table = np.tile(values, (DRAWS, 1, 1))
    for (option, criterion), ends in ranges.items():
        table[:, option, criterion] = random.uniform(*ends, DRAWS)
    overall = np.einsum("doc,dc->do", table, weights)
    first = overall.argmax(axis=1)
    found = drawn(values, ranged=cells, corners=corners)
    assert found.rank_acceptability[:, 0] == pytest.approx(
        np.bincount(first, minlength=3) / DRAWS, abs=1.5 * ERROR
    )
    for option in range(3):
        central = weights[first == option].mean(axis=0)
        assert found.central_weights[option] == pytest.approx(central, abs=3 * ERROR)
        sure = ((table @ central).argmax(axis=1) == option).mean()
        assert found.confidence[option] == pytest.approx(sure, abs=0.02)


def test_ranges_that_lie_very_close_are_still_told_apart():
    """Worked out: of an even draw, a quarter lies above its third quarter."""
    cell = RangedScore(0, 0, (0.0, 1.0), (50.0, 50.0 + 4e-6))
    found = drawn([[50.0], [50.0 + 3e-6]], ranged=[cell])
    assert found.pairwise[0, 1] == pytest.approx(1 / 4, abs=ERROR)
    assert found.confidence[:2] == pytest.approx([1 / 4, 3 / 4], abs=2 * ERROR)


def test_a_confidence_factor_rests_on_no_more_draws_than_it_needs():
    cells = [RangedScore(row, 0, (0.0, 1.0), (0.0, 100.0)) for row in range(2)]
    found = drawn([[50.0], [50.0]], ranged=cells, draws=CONFIDENCE_DRAWS + 77)
    times = found.confidence * CONFIDENCE_DRAWS
    assert times == pytest.approx(times.round(), abs=1e-6)
    assert found.confidence.sum() == pytest.approx(1)


def test_ranges_for_every_score_need_little_memory():
    cells = [RangedScore(*cell, (0.0, 1.0), (0.0, 100.0)) for cell in np.ndindex(12, 20)]
    tracemalloc.start()
    try:
        drawn(np.full((12, 20), 50.0), draws=100_000, threads=1, ranged=cells)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 30e6


@pytest.mark.parametrize("places", [None, [1, 2, 2, None, 3]])
def test_every_score_may_have_a_range_and_every_draw_counts(places):
    """Against full precision, over more draws than are made at a time."""
    random = np.random.default_rng(12)
    values = random.integers(40, 61, (4, 5)).astype(float)
    low, high = values - random.uniform(5, 20, (4, 5)), values + random.uniform(0, 20, (4, 5))
    cells = [
        RangedScore(*cell, (0.0, 0.5, 1.0), (low[cell], values[cell], high[cell]))
        if cell[1] == 2
        else RangedScore(*cell, (0.0, 1.0), (low[cell], high[cell]))
        for cell in np.ndindex(4, 5)
    ]
    even = random.random((DRAWS, 4, 5))
    table = low + even * (high - low)
    for option in range(4):
        ends = (low[option, 2], values[option, 2], high[option, 2])
        table[:, option, 2] = np.interp(even[:, option, 2], (0, 0.5, 1), ends)
    corners = np.eye(5) if places is None else order_corners(places)
    weights = random.dirichlet(np.ones(corners.shape[1]), DRAWS) @ corners.T
    first = np.einsum("doc,dc->do", table, weights).argmax(axis=1)
    found = drawn(values, ranged=cells, corners=corners)
    assert found.rank_acceptability[:, 0] == pytest.approx(
        np.bincount(first, minlength=4) / DRAWS, abs=1.5 * ERROR
    )
    for option, central in enumerate(found.central_weights):
        sure = ((table @ central).argmax(axis=1) == option).mean()
        assert found.confidence[option] == pytest.approx(sure, abs=2 * ERROR)


def test_identical_options_whose_scores_are_drawn_are_told_apart():
    cell = RangedScore(1, 0, (0.0, 1.0), (40.0, 60.0))
    found = drawn([[50.0, 50.0], [50.0, 50.0], [50.0, 50.0]], ranged=[cell])
    assert found.rank_acceptability[1] == pytest.approx([1 / 2, 0, 1 / 2], abs=ERROR)
    assert found.rank_acceptability[0] == pytest.approx([1 / 4, 1 / 2, 1 / 4], abs=ERROR)
    assert found.pairwise[0, 2] == found.pairwise[2, 0] == 0
