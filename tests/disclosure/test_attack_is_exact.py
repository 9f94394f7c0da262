"""The attack finds exactly what trying every possible population finds."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appraisal.disclosure import attack
from tests.disclosure.people import counted, masked, protected, whereabouts

SIZES = {"place": 2, "need": 2, "home": 2}
PAIRS = (("place", "need"), ("need", "home"), ("place", "home"))


def populations(people, cells=8):
    """Every way to put so many people into the cells of the joint table: stars and bars."""
    bars = np.array(list(combinations(range(people + cells - 1), cells - 1)))
    walls = np.hstack([np.full((len(bars), 1), -1), bars, np.full((len(bars), 1), 7 + people)])
    return (np.diff(walls, axis=1) - 1).reshape(-1, 2, 2, 2)


def margins_of(worlds, cell):
    """How many people each world has in a cell, given as a dict of categories."""
    for axis, name in reversed(list(enumerate(SIZES, start=1))):
        if name in cell:
            worlds = np.take(worlds, int(cell[name][1:]), axis=axis)
        else:
            worlds = worlds.sum(axis=axis)
    return worlds


def allowed(release, shown):
    """The populations that agree with figures under fewer than 6, each read off by itself."""
    people = int(release.tables[0].counts.sum())
    worlds = populations(people)
    truth = release.tables[0].margin
    for place in range(shown.lattice.size):
        cell = shown.lattice.where(place)
        table = next(one for one in release.tables if cell.keys() <= one.dimensions.keys())
        at = tuple(int(cell[name][1:]) for name in cell)
        truth = table.margin(cell)[at]
        held = margins_of(worlds, cell)
        figure = shown.cell(**cell)
        if not figure.hidden:
            fits = held == figure.value
        elif shown.left_open[place]:
            fits = held >= 1
        else:
            fits = (held >= 1) & (held <= 5) if truth <= 5 else held >= 6
        worlds = worlds[fits]
    return worlds


@pytest.mark.parametrize("way", [masked, protected])
@settings(max_examples=40, deadline=None)
@given(
    homes=st.lists(st.integers(0, 7), min_size=6, max_size=9),
)
def test_three_tables_of_pairs_are_attacked_as_the_margins_of_one(way, homes):
    homes = np.array(homes)
    columns = {"place": homes // 4, "need": homes // 2 % 2, "home": homes % 2}
    release = counted(columns, SIZES, PAIRS)
    shown = way(release, "lt5_secondary")
    if shown.cell().hidden:
        return
    worlds = allowed(release, shown)
    quick, thorough = attack(shown, release, exact=False), attack(shown, release)
    assert whereabouts(quick.given_away) == whereabouts(thorough.given_away)
    for found in thorough.ranges:
        held = sum(margins_of(worlds, cell) for cell in found.cells)
        assert (found.least, found.most) == (held.min(), held.max())
