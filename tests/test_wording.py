"""Figures as people read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.wording import weight_percent


@given(st.floats(0, 1), st.floats(0, 1))
def test_two_shares_that_differ_are_not_written_alike(share, other):
    text = weight_percent(share, unlike=other)
    assert text.endswith("\u00a0%")
    if abs(share - other) > 2e-6:
        assert text != weight_percent(other, unlike=share)


@pytest.mark.parametrize(
    ("share", "unlike", "text"),
    [
        (0.0004, 0.3, "0.04"),
        (0.9996, 0.3, "99.96"),
        (0.0, 0.3, "0"),
        (1.0, 0.3, "100"),
        (3 / 7, 0.125, "43"),
        (0.4004, 0.4, "40.04"),
    ],
)
def test_what_is_not_quite_nothing_or_everything_is_not_written_as_if_it_were(share, unlike, text):
    assert weight_percent(share, unlike=unlike) == f"{text}\u00a0%"
