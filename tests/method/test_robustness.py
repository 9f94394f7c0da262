"""Rank acceptability: published examples, closed forms, laws, and a reference in full precision."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appraisal.method import (
    RangedScore,
    WeightError,
    ballot_acceptability,
    order_corners,
    rank_acceptability,
    rank_order_centroid,
)
from tests.method.draws import DRAWS, ERROR, drawn


@pytest.mark.parametrize(
    ("values", "parted"),
    [
        ([[100, 0], [0, 100]], 1 / 2),
        ([[100, 0], [0, 50]], 1 / 3),
        ([[80, 60], [40, 90]], 3 / 7),
        ([[70, 20], [30, 25]], 1 / 9),
    ],
)
def test_with_two_criteria_an_options_share_is_the_length_of_its_interval(values, parted):
    """Worked out: the first option leads while the first weight is above `parted`."""
    found = drawn(values)
    assert found.rank_acceptability[:, 0] == pytest.approx([1 - parted, parted], abs=ERROR)
    ends = [[(1 + parted) / 2, (1 - parted) / 2], [parted / 2, 1 - parted / 2]]
    assert found.central_weights == pytest.approx(np.array(ends), abs=3 * ERROR)
    assert found.confidence.tolist() == [1, 1]


def test_with_three_criteria_an_options_share_is_its_part_of_the_triangle():
    """Worked out: a corner cut off at half way is a quarter, its centre of gravity (4, 1, 1)/6."""
    found = drawn([[100, 0, 0], [0, 100, 0], [50, 50, 50]])
    firsts = found.rank_acceptability[:, 0]
    assert firsts == pytest.approx([1 / 4, 1 / 4, 1 / 2], abs=ERROR)
    assert found.central_weights[0] == pytest.approx([2 / 3, 1 / 6, 1 / 6], abs=3 * ERROR)
    # What is left after two corners: weighed by area, a half of the centre of gravity.
    assert found.central_weights[2] == pytest.approx([1 / 4, 1 / 4, 1 / 2], abs=3 * ERROR)


def test_with_the_best_on_one_criterion_each_everybody_is_first_alike():
    """Worked out: where one weight is the largest its mean is that of the first of an order."""
    found = drawn(np.eye(4) * 100)
    assert found.rank_acceptability == pytest.approx(np.full((4, 4), 1 / 4), abs=ERROR)
    largest = rank_order_centroid([1, 2, 3, 4])[0]
    assert np.diag(found.central_weights) == pytest.approx([largest] * 4, abs=2 * ERROR)


def test_an_order_leaves_only_the_weightings_that_agree_with_it():
    """Worked out: with the first weight from 1/2 to 1, a limit of 2/3 parts it one to two."""
    values = [[50, 0], [0, 100]]
    found = drawn(values, corners=order_corners([1, 2]))
    assert found.rank_acceptability[:, 0] == pytest.approx([2 / 3, 1 / 3], abs=ERROR)
    tied = drawn(values, corners=order_corners([1, 1]))
    assert tied.central_weights[1] == pytest.approx([0.5, 0.5])
    assert np.isnan(tied.central_weights[0]).all()


@pytest.mark.parametrize("places", [[1, 2, 3], [2, 1, 1], [1, 1, 1], [None, 1, 2], [3, None, None]])
def test_central_weights_agree_with_the_order(places):
    found = drawn(np.eye(3) * 100, corners=order_corners(places))
    for weights in found.central_weights[~np.isnan(found.central_weights[:, 0])]:
        assert weights.sum() == pytest.approx(1)
        for one, higher in zip(places, weights, strict=True):
            for other, lower in zip(places, weights, strict=True):
                if one is not None and other is not None and one <= other:
                    assert higher >= lower - 1e-6


def reference(values, draws, seed):
    """The same in full precision, by sorting: ranks, central weights and who is ahead."""
    weights = np.random.default_rng(seed).dirichlet(np.ones(values.shape[1]), draws)
    overall = weights @ values.T
    order = np.argsort(-overall, axis=1)
    ranks = np.argsort(order, axis=1)
    options = len(values)
    shares = np.array([(ranks == rank).mean(axis=0) for rank in range(options)]).T
    firsts = order[:, 0] == np.arange(options)[:, None]
    central = firsts @ weights / np.maximum(firsts.sum(axis=1), 1)[:, None]
    ahead = (overall[:, :, None] > overall[:, None, :]).mean(axis=0)
    return shares, central, ahead


@pytest.mark.parametrize(("options", "criteria"), [(2, 2), (4, 8), (9, 3), (12, 20)])
def test_single_precision_agrees_with_a_reference_in_full_precision(options, criteria):
    values = np.random.default_rng(options).integers(0, 101, (options, criteria)).astype(float)
    shares, central, ahead = reference(values, 50_000, 3)
    found = drawn(values)
    both = 5 * 0.5 * (1 / 50_000 + 1 / DRAWS) ** 0.5
    assert found.rank_acceptability == pytest.approx(shares, abs=both)
    assert found.pairwise == pytest.approx(ahead, abs=both)
    often = shares[:, 0] > 0.02
    assert found.central_weights[often] == pytest.approx(central[often], abs=0.03)


TABLES = st.tuples(st.integers(1, 5), st.integers(1, 4)).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 5).map(lambda n: 20.0 * n), min_size=size[1], max_size=size[1]),
        min_size=size[0],
        max_size=size[0],
    ).map(np.array)
)


few = settings(max_examples=40)


SOME = 5_000


@few
@given(TABLES, st.integers(0, 9))
def test_shares_sum_to_one_over_ranks_and_over_options_and_pairs_to_one_without_ties(values, seed):
    found = rank_acceptability(values, draws=SOME, seed=seed)
    assert found.rank_acceptability.sum(axis=0) == pytest.approx(1, abs=1e-12)
    assert found.rank_acceptability.sum(axis=1) == pytest.approx(1, abs=1e-12)
    same = (values[:, None] == values[None]).all(axis=2)
    assert found.pairwise + found.pairwise.T + same == pytest.approx(
        np.ones_like(found.pairwise), abs=1e-12
    )
    first = found.rank_acceptability[:, 0] > 0
    assert np.isnan(found.central_weights).all(axis=1).tolist() == (~first).tolist()
    assert np.isnan(found.confidence).tolist() == (~first).tolist()
    assert found.central_weights[first].sum(axis=1) == pytest.approx(1, abs=1e-5)


@few
@given(TABLES, st.data())
def test_the_order_of_the_options_changes_nothing_but_the_order(values, data):
    order = data.draw(st.permutations(range(len(values))))
    straight = rank_acceptability(values, draws=SOME, seed=4)
    shuffled = rank_acceptability(values[order], draws=SOME, seed=4)
    assert shuffled.rank_acceptability == pytest.approx(
        straight.rank_acceptability[order], abs=1e-3
    )
    assert shuffled.pairwise == pytest.approx(straight.pairwise[np.ix_(order, order)], abs=1e-3)


@few
@given(TABLES, st.data())
def test_the_order_of_the_criteria_changes_nothing_but_the_order(values, data):
    order = data.draw(st.permutations(range(values.shape[1])))
    straight = rank_acceptability(values, draws=SOME, seed=4)
    shuffled = rank_acceptability(values[:, order], draws=SOME, seed=4)
    both = 6 * 0.5 * (2 / SOME) ** 0.5
    assert shuffled.rank_acceptability == pytest.approx(straight.rank_acceptability, abs=both)


@few
@given(TABLES, st.data())
def test_an_option_that_is_dominated_is_never_first_and_takes_no_first_rank(values, data):
    better = data.draw(st.integers(0, len(values) - 1))
    drop = data.draw(st.integers(0, values.shape[1] - 1))
    worse = values[better].copy()
    worse[drop] -= data.draw(st.sampled_from([0.001, 1.0, 20.0]))
    at = data.draw(st.sampled_from([0, len(values)]))
    alone = rank_acceptability(values, draws=SOME, seed=5)
    joined = rank_acceptability(np.insert(values, at, worse, axis=0), draws=SOME, seed=5)
    assert joined.rank_acceptability[at, 0] == 0
    assert np.isnan(joined.central_weights[at]).all()
    others = np.delete(joined.rank_acceptability, at, axis=0)
    assert others[:, 0] == pytest.approx(alone.rank_acceptability[:, 0], abs=1e-3)


def test_an_option_worse_on_one_criterion_alone_is_never_ahead_however_small_its_weight():
    for listed in ([0, 1, 2], [1, 0, 2], [2, 1, 0]):
        values = np.array([[90, 80, 70, 1], [90, 80, 70, 0], [10, 20, 30, 40.0]])[listed]
        found = rank_acceptability(values, draws=1_000_000, seed=7)
        worse = listed.index(1)
        assert found.rank_acceptability[worse, 0] == 0
        assert np.isnan(found.central_weights[worse]).all()
        assert found.pairwise[worse, listed.index(0)] == 0


@few
@given(TABLES, st.integers(2, 4))
def test_options_that_are_the_same_share_their_ranks_equally(values, copies):
    alone = rank_acceptability(values, draws=SOME, seed=6)
    clones = np.repeat(values[:1], copies - 1, axis=0)
    cloned = rank_acceptability(np.vstack([clones, values]), draws=SOME, seed=6)
    shares = cloned.rank_acceptability[:copies]
    assert (shares == shares[0]).all()
    before = (values == values[0]).all(axis=1).sum()
    together = before * alone.rank_acceptability[0, 0]
    assert shares[0, 0] == pytest.approx(together / (before + copies - 1), abs=1e-3)
    assert (cloned.pairwise[:copies, :copies] == 0).all()


@pytest.mark.parametrize("draws", [1, 999, 16_384, 50_000])
def test_the_same_seed_gives_the_same_answer_on_any_number_of_threads(draws):
    values = np.random.default_rng(1).integers(0, 101, (5, 4)).astype(float)
    cells = [
        RangedScore(0, 1, (0.0, 1.0), (10.0, 90.0)),
        RangedScore(3, 2, (0.0, 0.5, 1.0), (0.0, 80.0, 90.0)),
    ]
    votes = np.random.default_rng(2).dirichlet(np.ones(4), 60)
    for rank in (
        lambda count: drawn(values, draws=draws, threads=count),
        lambda count: drawn(values, draws=draws, threads=count, ranged=cells),
        lambda count: drawn(
            values, draws=draws, threads=count, corners=order_corners([1, 2, 2, None])
        ),
        lambda count: ballot_acceptability(
            values, votes, draws=draws, seed=1, threads=count, ranged=cells
        ),
    ):
        one = vars(rank(1))
        for threads in (2, 3, 5):
            for field, found in vars(rank(threads)).items():
                assert np.array_equal(one[field], found, equal_nan=True)


def test_another_seed_gives_another_sample():
    values = [[80, 20, 40], [30, 90, 10]]
    assert (drawn(values, seed=1).pairwise != drawn(values, seed=2).pairwise).any()


@few
@given(
    TABLES,
    st.integers(1, 12),
    st.integers(1, 60),
    st.integers(0, 5),
)
def test_ballots_are_drawn_in_turn_so_that_shares_are_the_rooms_own(values, ballots, draws, seed):
    votes = np.random.default_rng(seed).integers(0, 4, (ballots, values.shape[1])) + 0.0
    votes[:, 0] += votes.sum(axis=1) == 0
    votes /= votes.sum(axis=1, keepdims=True)
    overall = (values @ votes.T).round(9)
    above = (overall[None] > overall[:, None]).sum(axis=1)
    level = (overall[None] == overall[:, None]).sum(axis=1)
    first = np.where(above == 0, 1 / level, 0.0)
    found = ballot_acceptability(values, votes, draws=draws, seed=seed)
    near = ballots / draws if draws % ballots else 0.0
    assert found.rank_acceptability[:, 0] == pytest.approx(first.mean(axis=1), abs=near + 1e-9)
    assert found.rank_acceptability.sum(axis=0) == pytest.approx(1)
    assert found.rank_acceptability.sum(axis=1) == pytest.approx(1)
    ahead = (overall[:, None] > overall[None]).mean(axis=2)
    assert found.pairwise == pytest.approx(ahead, abs=near + 1e-9)
    if not draws % ballots:
        for option in np.flatnonzero(first.sum(axis=1)):
            mean = first[option] @ votes / first[option].sum()
            assert found.central_weights[option] == pytest.approx(mean)


def test_ballots_that_put_two_options_level_share_the_rank():
    votes = np.array([[0.5, 0.5], [1.0, 0.0]])
    found = ballot_acceptability(np.array([[80.0, 20.0], [20.0, 80.0]]), votes, draws=10, seed=1)
    assert found.rank_acceptability.tolist() == [[0.75, 0.25], [0.25, 0.75]]
    assert found.pairwise.tolist() == [[0, 0.5], [0, 0]]
    assert found.central_weights.tolist() == [pytest.approx([5 / 6, 1 / 6]), [0.5, 0.5]]
    assert found.confidence.tolist() == [1, 0.5]


def test_options_that_tie_under_an_order_alone_share_their_ranks():
    """Worked out: with the first two weights equal, 60 and 40 come to as much as 40 and 60."""
    values = np.array([[60.0, 40.0, 50.0], [40.0, 60.0, 50.0], [0.0, 0.0, 90.0]])
    for listed in ([0, 1, 2], [1, 0, 2], [2, 1, 0]):
        found = drawn(values[listed], corners=order_corners([1, 1, 2]))
        one, other = listed.index(0), listed.index(1)
        assert (found.rank_acceptability[one] == found.rank_acceptability[other]).all()
        assert found.rank_acceptability[one, 0] == pytest.approx(
            (1 - found.rank_acceptability[listed.index(2), 0]) / 2
        )
        assert found.pairwise[one, other] == found.pairwise[other, one] == 0
        assert found.confidence[one] == found.confidence[other] == 0.5


def test_options_that_tie_under_an_order_are_told_apart_where_a_score_is_drawn():
    cell = RangedScore(0, 2, (0.0, 1.0), (40.0, 60.0))
    values = [[60.0, 40.0, 50.0], [40.0, 60.0, 50.0]]
    found = drawn(values, corners=order_corners([1, 1, 2]), ranged=[cell])
    assert found.pairwise[0, 1] == pytest.approx(1 / 2, abs=ERROR)
    assert found.pairwise[0, 1] + found.pairwise[1, 0] == pytest.approx(1)


def test_an_option_that_an_order_makes_worse_is_never_ahead_of_its_better():
    """Level where both weigh the same and behind elsewhere, though its scores sum to as much."""
    values = np.array([[50.0, 83.0], [50.1, 82.9]])
    for listed in ([0, 1], [1, 0]):
        found = rank_acceptability(
            values[listed], draws=1_000_000, seed=7, corners=order_corners([1, 2])
        )
        assert found.rank_acceptability[listed.index(0)].tolist() == [0, 1]


@pytest.mark.parametrize("apart", [0.01, 1e-4, 1e-6, 1e-8])
@pytest.mark.parametrize("listed", [[0, 1], [1, 0]])
def test_options_that_lie_very_close_are_still_told_apart(apart, listed):
    """Worked out: a lead of e on one criterion against 2e on the other holds in a third."""
    values = np.array([[50 + apart, 60 - 2 * apart], [50.0, 60.0]])[listed]
    found = drawn(values)
    near = 4 * (1 / 3 * 2 / 3 / DRAWS) ** 0.5
    assert found.pairwise[listed.index(0), listed.index(1)] == pytest.approx(1 / 3, abs=near)
    beside = drawn(np.vstack([values, [[100.0, 0.0]]]))
    ahead = beside.pairwise[listed.index(0), listed.index(1)]
    assert ahead == pytest.approx(1 / 3, abs=near)


def test_one_option_is_always_first_and_one_criterion_has_all_the_weight():
    found = drawn([[40.0, 60.0]], draws=1)
    assert found.rank_acceptability.tolist() == [[1]]
    assert found.pairwise.tolist() == [[0]]
    alone = drawn([[40.0], [60.0], [60.0]])
    assert alone.rank_acceptability.tolist() == [[0, 0, 1], [0.5, 0.5, 0], [0.5, 0.5, 0]]
    assert alone.central_weights[1:].tolist() == [[1.0], [1.0]]
    assert alone.confidence[1:].tolist() == [0.5, 0.5]


def test_thirty_options_and_forty_criteria_as_the_format_allows():
    values = np.random.default_rng(3).integers(0, 101, (30, 40)).astype(float)
    values[7] = values[3]
    found = drawn(values, draws=20_000)
    assert found.rank_acceptability.sum(axis=0) == pytest.approx(1, abs=1e-12)
    assert found.rank_acceptability.sum(axis=1) == pytest.approx(1, abs=1e-12)
    assert (found.rank_acceptability[7] == found.rank_acceptability[3]).all()


@pytest.mark.parametrize(
    ("values", "options", "message"),
    [
        ([[1.0, 2.0]], {"draws": 0}, "The number of draws is 0. Use a whole number above 0."),
        ([[1.0, 2.0]], {"draws": -5}, "The number of draws is -5. Use a whole number above 0."),
        ([[1.0, 2.0]], {"seed": -1}, "The seed is -1. Use a whole number of 0 or more."),
        ([[1.0, np.nan]], {}, "A score is missing or not a number. Leave out incomplete options."),
        ([[1.0, np.inf]], {}, "A score is missing or not a number. Leave out incomplete options."),
        ([[]], {}, "There is nothing to rank. Give at least one option and one criterion."),
        ([], {}, "There is nothing to rank. Give at least one option and one criterion."),
    ],
)
def test_what_cannot_be_ranked_is_refused_in_a_sentence(values, options, message):
    with pytest.raises(WeightError, match=re.escape(message)):
        drawn(values, **options)
    criteria = len(values[0]) if values else 0
    with pytest.raises(WeightError, match=re.escape(message)):
        ballot_acceptability(
            np.array(values), np.ones((1, criteria)), **{"draws": 10, "seed": 1} | options
        )


def test_every_problem_of_a_call_is_told_at_once():
    with pytest.raises(WeightError, match="The number of draws is 0") as refused:
        drawn([[1.0, 2.0]], draws=0, seed=-1)
    assert len(refused.value.problems) == 2


def test_there_have_to_be_ballots():
    with pytest.raises(WeightError, match="There are no ballots to draw from"):
        ballot_acceptability(np.ones((2, 2)), np.empty((0, 2)), draws=10, seed=1)
