"""Attacks that succeed against the rule alone, and fail against what is protected."""

import numpy as np
import pytest

from appraisal.disclosure import PROFILES, attack
from tests.disclosure.people import counted, grid, line, masked, protected, whereabouts


def lost(shown, release):
    return whereabouts(attack(shown, release).given_away)


def the_range(shown, release, amount=None, **cell):
    (found,) = [
        each
        for each in attack(shown, release).ranges
        if each.cells == (cell,) and each.amount == amount
    ]
    return found.least, found.most


def test_a_total_less_what_is_shown_is_no_longer_the_hidden_one():
    release = line(3, 40, 60)
    naive, safe = masked(release, "lt5_secondary"), protected(release, "lt5_secondary")
    assert naive.cell().value - naive.cell(band="b1").value - naive.cell(band="b2").value == 3
    assert lost(naive, release) == [["b0"]]
    assert lost(safe, release) == []
    assert [safe.cell(band=f"b{number}").text for number in range(3)] == ["*", "*", "60"]
    assert the_range(safe, release, band="b0") == (1, 5)


def test_seven_stars_under_a_starred_total_are_not_each_one():
    release = line(1, 1, 1, 1, 1, 1, 1)
    naive, safe = masked(release, "nhs_secondary"), protected(release, "nhs_secondary")
    assert the_range(naive, release, band="b0") == (1, 1)
    assert the_range(naive, release) == (7, 7)
    assert lost(safe, release) == []
    assert all(safe.cell(band=f"b{number}").hidden for number in range(7))
    assert safe.cell().hidden


def test_eleven_stars_under_a_rounded_total_are_not_each_one():
    release = line(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)
    naive, safe = masked(release, "nhs_secondary"), protected(release, "nhs_secondary")
    assert naive.cell().value == 10
    assert the_range(naive, release, band="b0") == (1, 2)
    assert lost(safe, release) == []
    assert safe.cell().hidden


def test_everywhere_less_all_places_but_one_is_not_that_place():
    release = grid([[30, 2], [20, 10], [25, 9]])
    naive, safe = masked(release, "lt5_secondary"), protected(release, "lt5_secondary")
    filtered = [naive.cell(place=place, need="n1").value for place in ("p1", "p2")]
    assert naive.cell(need="n1").value - sum(filtered) == 2
    assert lost(naive, release) == [["p0 n1"]]
    assert lost(safe, release) == []


def test_two_downloads_that_share_a_margin_give_no_more_than_one():
    # In each table alone two stars cover each other; together they are three equations.
    columns = {
        "place": np.repeat([0, 0, 0, 1, 1, 1], [20, 3, 9, 15, 30, 12]),
        "need": np.repeat([0, 1, 2, 0, 1, 2], [20, 3, 9, 15, 30, 12]),
    }
    columns["home"] = columns["need"] // 2
    sizes = {"place": 2, "need": 3, "home": 2}
    release = counted(columns, sizes, (("place", "need"), ("place", "home")))
    safe = protected(release, "lt5_secondary")
    assert lost(masked(release, "lt5_secondary"), release) != []
    assert lost(safe, release) == []
    assert safe.table("place").texts().equals(safe.table("place").texts())


def test_a_mean_times_a_count_says_no_more_than_the_amount():
    release = line(9, 40, 60, money=[8_012.50, 20_000, 30_000])
    safe = protected(release, "nhs_secondary")
    mean = safe.mean("weekly", band="b0")
    assert mean.value * safe.cell(band="b0").value == safe.amount("weekly", band="b0").value
    # The amount divided by the mean is the rounded count, and not the 9 people there are.
    assert safe.amount("weekly", band="b0").value / mean.value == 10
    assert mean.least <= 8_012.50 / 9 <= mean.most


def test_a_money_total_less_the_money_shown_is_not_the_hidden_money():
    release = line(3, 40, 60, money=[4_800, 20_000, 30_000])
    naive, safe = masked(release, "nhs_secondary"), protected(release, "nhs_secondary")
    assert naive.amount("weekly").value - sum(
        naive.amount("weekly", band=band).value for band in ("b1", "b2")
    ) == pytest.approx(4_800, abs=10)
    assert [each.amount for each in attack(naive, release).given_away] == ["weekly"]
    assert lost(safe, release) == []
    least, most = the_range(safe, release, "weekly", band="b0")
    assert least <= 0.9 * 4_800
    assert most >= 1.1 * 4_800


def test_the_money_of_two_small_groups_together_is_not_left_over():
    release = line(2, 3, 40, 60, money=[4_000, 3_000, 20_000, 30_000])
    naive, safe = masked(release, "nhs_secondary"), protected(release, "nhs_secondary")
    assert ["b0", "b1"] in lost(naive, release)
    assert lost(safe, release) == []
    shown = [safe.amount("weekly", band=f"b{number}").hidden for number in range(4)]
    assert shown == [True, True, True, False]


def test_two_small_numbers_are_not_unrounded_by_their_total():
    release = line(7, 7)
    naive, safe = masked(release, "round5_only"), protected(release, "round5_only")
    assert [naive.cell(band="b0").text, naive.cell(band="b1").text] == ["5", "5"]
    assert naive.cell().text == "15"
    assert the_range(naive, release, band="b0") == (6, 7)
    assert lost(naive, release) == [["b0"], ["b1"]]
    assert lost(safe, release) == []


def test_money_does_not_tell_a_rounded_nobody_from_somebody():
    release = line(2, 0, 30, 40, money=[1_500, 0, 20_000, 30_000])
    safe = protected(release, "round5_only")
    assert safe.cell(band="b0").text == safe.cell(band="b1").text == "0"
    assert safe.amount("weekly", band="b0").hidden
    assert safe.amount("weekly", band="b1").hidden
    assert lost(safe, release) == []
    assert the_range(safe, release, "weekly", band="b0")[0] == 0


def test_three_tables_of_pairs_are_as_safe_as_the_whole_they_are_margins_of():
    columns = {
        "place": np.repeat([0, 0, 1, 1, 0, 1], [9, 4, 8, 3, 12, 15]),
        "need": np.repeat([0, 1, 0, 1, 1, 0], [9, 4, 8, 3, 12, 15]),
        "home": np.repeat([0, 1, 1, 0, 0, 1], [9, 4, 8, 3, 12, 15]),
    }
    sizes = {"place": 2, "need": 2, "home": 2}
    pairs = (("place", "need"), ("need", "home"), ("place", "home"))
    release = counted(columns, sizes, pairs)
    assert lost(masked(release, "lt5_secondary"), release) != []
    assert lost(protected(release, "lt5_secondary"), release) == []


@pytest.mark.parametrize("name", PROFILES)
@pytest.mark.parametrize(
    "counts",
    [
        [[1, 0], [0, 0]],
        [[0, 0], [0, 0]],
        [[7, 7], [7, 7]],
        [[1, 1], [1, 1]],
        [[8, 1], [1, 8]],
        [[3, 0, 400], [0, 0, 500]],
        [[1, 2, 3], [4, 5, 6]],
    ],
)
def test_awkward_tables_are_protected_too(counts, name):
    release = grid(counts, money=np.array(counts) * 812.5)
    assert lost(protected(release, name), release) == []
