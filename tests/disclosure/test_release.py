"""A release that cannot be right is refused, with what to do."""

import numpy as np
import pytest

from appraisal.disclosure import DisclosureError, Release, Table, profile_called, protect

PLACES = {"place": ("north", "south")}


@pytest.mark.parametrize(
    ("dimensions", "counts", "amounts", "says"),
    [
        (PLACES, [1, 2, 3], {}, r"have the shape \(3,\), and its dimensions \(2,\)"),
        (PLACES, [1, -2], {}, "not all whole numbers from 0 up"),
        (PLACES, [1.5, 2], {}, "not all whole numbers from 0 up"),
        (PLACES, [np.nan, 2], {}, "not all whole numbers from 0 up"),
        (
            PLACES,
            [1, 2],
            {"cost": [1.0]},
            r"amounts 'cost' of table 'people' have the shape \(1,\)",
        ),
        (PLACES, [1, 2], {"cost": [1.0, -1]}, "not all numbers from 0 up"),
        (PLACES, [0, 2], {"cost": [5.0, 1]}, "amounts 'cost' where it counts nobody"),
        (
            {"place": ("north", "north")},
            [1, 2],
            {},
            "'place' in table 'people' are not all different",
        ),
        ({"rows": ("a", "b")}, [1, 2], {}, "a dimension called 'rows'. Use a plain word"),
        ({"two words": ("a", "b")}, [1, 2], {}, "a dimension called 'two words'"),
    ],
)
def test_a_table_that_does_not_fit_together_is_refused(dimensions, counts, amounts, says):
    with pytest.raises(DisclosureError, match=says):
        Table("people", dimensions, np.array(counts), amounts)


def test_tables_of_different_people_are_refused():
    one = Table("one", PLACES, np.array([5, 6]))
    two = Table("two", {**PLACES, "need": ("low", "high")}, np.array([[5, 0], [3, 2]]))
    with pytest.raises(DisclosureError, match="do not count the same people by place"):
        Release("people", (one, two))


def test_tables_whose_money_differs_are_refused():
    one = Table("one", PLACES, np.array([5, 6]), {"cost": np.array([10, 20])})
    two = Table("two", PLACES, np.array([5, 6]), {"cost": np.array([10, 21])})
    with pytest.raises(DisclosureError, match="do not sum 'cost' alike by place"):
        Release("people", (one, two))


def test_a_dimension_has_the_same_categories_everywhere():
    one = Table("one", PLACES, np.array([5, 6]))
    two = Table("two", {"place": ("south", "north")}, np.array([6, 5]))
    with pytest.raises(DisclosureError, match="categories of 'place' differ between tables"):
        Release("people", (one, two))


def test_a_release_without_tables_is_refused():
    with pytest.raises(DisclosureError, match=r"has no tables\. Give at least one"):
        Release("people", ())


def test_tables_that_agree_in_pairs_but_are_of_no_people_at_all_are_refused():
    same, other = np.array([[20, 0], [0, 20]]), np.array([[0, 20], [20, 0]])
    words = {"a": ("0", "1"), "b": ("0", "1"), "c": ("0", "1")}
    pairs = [(("a", "b"), same), (("b", "c"), same), (("a", "c"), other)]
    tables = tuple(
        Table(" ".join(names), {name: words[name] for name in names}, counts)
        for names, counts in pairs
    )
    with pytest.raises(DisclosureError, match="No set of people fits all tables"):
        protect(Release("people", tables), profile_called("round5_only"))


def test_tables_too_entangled_to_prove_are_refused():
    sizes = {"a": 40, "b": 40, "c": 40}
    tables = []
    for names in (("a", "b"), ("b", "c"), ("a", "c")):
        counts = np.zeros((40, 40), dtype=int)
        counts[0, 0] = 9
        words = {name: tuple(map(str, range(sizes[name]))) for name in names}
        tables.append(Table(" ".join(names), words, counts))
    with pytest.raises(DisclosureError, match="tie together a, b and c: 64,000 combinations"):
        protect(Release("people", tuple(tables)), profile_called("nhs_secondary"))
