"""A release as large as the partnership's, attacked with everything in it at once."""

import numpy as np
import pytest

from appraisal.disclosure import attack
from tests.disclosure.people import counted, masked, protected

SIZES = {
    "locality": 5,
    "need": 4,
    "home": 12,
    "cost": 8,
    "age": 18,
    "sex": 2,
    "ethnicity": 5,
    "tier": 5,
}
TABLES = (
    ("locality", "need"),
    ("locality", "home"),
    ("need", "home"),
    ("home", "cost"),
    ("need", "cost"),
    ("locality", "age", "sex"),
    ("locality", "ethnicity"),
    ("need", "tier"),
)


@pytest.fixture(scope="module")
def release():
    chance = np.random.default_rng(20261122)
    columns = {
        name: chance.choice(size, size=862, p=chance.dirichlet(np.full(size, 0.8)))
        for name, size in SIZES.items()
    }
    return counted(columns, SIZES, TABLES, chance.gamma(2, 445, 862).round(2))


@pytest.mark.parametrize("name", ["nhs_secondary", "lt5_secondary"])
def test_eight_tables_of_862_people_are_broken_by_the_rule_alone_and_not_when_covered(
    release, name
):
    assert len(attack(masked(release, name), release, exact=False).given_away) > 10
    safe = protected(release, name)
    assert attack(safe, release, exact=False).given_away == ()
    shown = safe.people >= 0
    assert shown.mean() > 0.4, "covering must leave something to look at"


def test_most_figures_are_hidden_by_the_rule_and_few_to_cover_others(release):
    naive, safe = masked(release, "nhs_secondary"), protected(release, "nhs_secondary")
    covers = (safe.people < 0).sum() - (naive.people < 0).sum()
    assert 0 <= covers < 0.02 * len(safe.people)


def test_everybody_and_their_money_are_shown_however_much_is_hidden_beneath(release):
    for name in ("nhs_secondary", "lt5_secondary"):
        safe = protected(release, name)
        assert not safe.cell().hidden
        assert not safe.amount("weekly").hidden
