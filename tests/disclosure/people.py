"""Invented people, counted into releases."""

from collections.abc import Sequence
from itertools import product

import numpy as np
from hypothesis import strategies as st

from appraisal.disclosure import Release, Table, profile_called, protect
from appraisal.disclosure.protection import mask

NO_ASSESSMENT = "Low risk, agreed by the data board on 2 November 2026."


def named(prefix, size):
    return tuple(f"{prefix}{number}" for number in range(size))


def line(*counts, money=None):
    """One dimension, `band`, with so many people in each category, and their weekly pounds."""
    amounts = {} if money is None else {"weekly": np.array(money, dtype=float)}
    return Release("people", (Table("band", {"band": named("b", len(counts))}, counts, amounts),))


def grid(counts, money=None):
    """Two dimensions, `place` down and `need` across."""
    counts = np.array(counts)
    amounts = {} if money is None else {"weekly": np.array(money, dtype=float)}
    dimensions = {"place": named("p", counts.shape[0]), "need": named("n", counts.shape[1])}
    return Release("people", (Table("place by need", dimensions, counts, amounts),))


def counted(columns, sizes, tables, money=None):
    """Tables of the same people: `columns` holds each one's category by dimension."""
    made = []
    for names in tables:
        at = tuple(columns[name] for name in names)
        counts = np.zeros(tuple(sizes[name] for name in names), dtype=int)
        np.add.at(counts, at, 1)
        amounts = {}
        if money is not None:
            amounts["weekly"] = np.zeros(counts.shape)
            np.add.at(amounts["weekly"], at, money)
        dimensions = {name: named(name[0], sizes[name]) for name in names}
        made.append(Table(" by ".join(names), dimensions, counts, amounts))
    return Release("people", tuple(made))


SHAPES = (
    (("place", "need"), ("need", "home")),
    (("place", "need"), ("place", "home")),
    (("place", "need"), ("need", "home"), ("place", "home")),
    (("place", "need", "home"),),
)


@st.composite
def releases(draw, with_money=True, most=40):
    """Two or three tables that share dimensions, sparse, with many small counts."""
    sizes = {name: draw(st.integers(2, 3)) for name in ("place", "need", "home")}
    tables = draw(st.sampled_from(SHAPES))
    cells = list(product(*(range(size) for size in sizes.values())))
    counts = draw(
        st.lists(
            st.sampled_from([0, 0, 0, 1, 1, 2, 3, 4, 6, 7, 8, 9, 12, most]),
            min_size=len(cells),
            max_size=len(cells),
        )
    )
    people = np.repeat(np.array(cells), counts, axis=0).reshape(-1, len(sizes))
    columns = {name: people[:, place] for place, name in enumerate(sizes)}
    money = None
    if with_money:
        seed = draw(st.integers(0, 2**16))
        money = np.random.default_rng(seed).gamma(2, 450, len(people)).round(2)
    return counted(columns, sizes, tables, money)


def protected(release, name):
    return protect(release, profile_called(name), assessment=NO_ASSESSMENT)


def masked(release, name):
    """What the rule alone hides: the naive version."""
    return mask(release, profile_called(name))


def whereabouts(ranges: Sequence):
    """The cells of ranges as sorted words, for comparing."""
    return sorted(
        sorted(" ".join(cell.values()) or "all" for cell in each.cells) for each in ranges
    )
