"""Whatever people are counted, nothing small can be worked out of what is shown of them."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from appraisal.disclosure import PROFILES, attack
from tests.disclosure.people import masked, protected, releases

SLOW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("name", PROFILES)
@SLOW
@given(release=releases())
def test_nothing_is_given_away_by_everything_at_once(name, release):
    assert attack(protected(release, name), release).given_away == ()


@pytest.mark.parametrize("name", PROFILES)
@settings(max_examples=8)
@given(release=releases())
def test_the_same_release_is_always_protected_alike(name, release):
    once, again = protected(release, name), protected(release, name)
    assert once.people.tolist() == again.people.tolist()
    assert np.array_equal(once.money["weekly"], again.money["weekly"], equal_nan=True)


@pytest.mark.parametrize("name", PROFILES)
@settings(max_examples=8)
@given(release=releases())
def test_what_the_rule_hides_stays_hidden_and_what_is_shown_is_the_rounded_truth(name, release):
    naive, safe = masked(release, name), protected(release, name)
    assert np.all(safe.people[naive.people < 0] < 0)
    shown = safe.people >= 0
    assert np.all(safe.people[shown] == naive.people[shown])
    assert np.all(np.isnan(safe.money["weekly"][~shown]))
