"""The figures worked out by hand from the four partnerships' papers."""

import numpy as np
import pytest

from appraisal.method import competition_ranks, local_scale, overall_values

SALFORD_TRAFFORD = np.array(
    [
        [70, 70, 25, 40, 40, 50, 10, 60],
        [80, 70, 40, 90, 90, 90, 60, 30],
        [40, 30, 70, 60, 70, 50, 35, 50],
        [40, 40, 60, 50, 50, 40, 30, 70],
    ],
    dtype=float,
)
WILTSHIRE = np.array(
    [
        [30, 30, 50, 20, 50, 80, 30],
        [40, 60, 70, 20, 30, 10, 70],
        [70, 60, 70, 40, 30, 0, 70],
        [70, 70, 40, 80, 70, 80, 60],
    ],
    dtype=float,
)
WARWICKSHIRE_HOSTS = np.array(
    [
        [70, 40, 60, 70, 60, 40, 40, 80],
        [40, 60, 40, 40, 60, 50, 40, 30],
        [40, 40, 50, 40, 50, 40, 50, 30],
        [70, 80, 50, 70, 70, 60, 50, 80],
    ],
    dtype=float,
)
WARWICKSHIRE_BUDGETS = np.array(
    [
        [20, 40, 30, 20, 50, 80],
        [60, 70, 70, 30, 60, 60],
        [70, 30, 60, 80, 20, 20],
        [70, 80, 70, 70, 60, 40],
    ],
    dtype=float,
)
CAMBRIDGESHIRE = np.array(
    [
        [30, 20, 30, 50, 60, 70, 30, 30],
        [70, 80, 70, 80, 70, 70, 60, 60],
        [70, 70, 60, 50, 70, 40, 60, 60],
        [60, 70, 60, 40, 60, 30, 50, 70],
        [80, 80, 70, 60, 30, 20, 80, 60],
    ],
    dtype=float,
)


def equally(values: np.ndarray) -> np.ndarray:
    criteria = values.shape[1]
    return overall_values(values, np.full(criteria, 1.0 / criteria))


@pytest.mark.parametrize(
    ("values", "overall", "ranks"),
    [
        (SALFORD_TRAFFORD, [45.625, 68.75, 50.625, 47.5], [4, 1, 2, 3]),
        (WILTSHIRE, [290 / 7, 300 / 7, 340 / 7, 470 / 7], [4, 3, 2, 1]),
        (WARWICKSHIRE_HOSTS, [57.5, 45.0, 42.5, 66.25], [2, 3, 4, 1]),
        (WARWICKSHIRE_BUDGETS, [40.0, 350 / 6, 280 / 6, 65.0], [4, 2, 3, 1]),
        (CAMBRIDGESHIRE, [40.0, 70.0, 60.0, 55.0, 60.0], [5, 1, 2, 4, 2]),
    ],
    ids=["ST", "WIL", "WAR hosts", "WAR budgets", "CAM"],
)
def test_equal_weights_give_the_papers_figures_exactly(values, overall, ranks):
    assert equally(values).tolist() == overall
    assert competition_ranks(equally(values)).tolist() == ranks


def test_warwickshire_budgets_without_r4_tie_at_exactly_64():
    overall = equally(np.delete(WARWICKSHIRE_BUDGETS, 3, axis=1))
    assert overall[1] == overall[3] == 64
    assert competition_ranks(overall).tolist() == [3, 1, 4, 1]


def test_wiltshire_is_41_43_42_86_48_57_and_67_14_to_two_places():
    assert equally(WILTSHIRE).round(2).tolist() == [41.43, 42.86, 48.57, 67.14]


@pytest.mark.parametrize(
    ("weights", "overall"),
    [
        ([10, 20, 5, 10, 15, 30, 5, 5], [50.75, 78.0, 49.25, 44.5]),
        ([10, 15, 30, 10, 15, 0, 10, 10], [42.0, 62.0, 54.5, 50.5]),
        ([10, 10, 10, 40, 10, 5, 10, 5], [43.0, 76.0, 53.5, 47.5]),
        ([5, 5, 10, 5, 5, 5, 15, 50], [47.5, 49.0, 49.75, 56.5]),
    ],
    ids=["elected members", "NHS commissioners", "people and carers", "pace first"],
)
def test_the_salford_and_trafford_profiles_give_the_papers_figures(weights, overall):
    assert overall_values(SALFORD_TRAFFORD, np.array(weights, dtype=float)).tolist() == overall


def test_the_wiltshire_long_term_profile_puts_w3_first_on_points():
    weights = np.array([20, 10, 30, 5, 5, 0, 30], dtype=float)
    assert overall_values(WILTSHIRE, weights).tolist() == [36.5, 58.5, 65.5, 58.5]


def test_salford_and_trafford_on_a_local_scale():
    scaled, differs = local_scale(SALFORD_TRAFFORD)
    assert differs.all()
    assert equally(scaled).round(2).tolist() == [33.75, 79.17, 40.0, 35.35]
