"""Money to the penny: what is refused, how it is split, and how it is written."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.errors import AppraisalError
from appraisal.partnership.apportionment import apportion, exactly, rounded_to_total
from appraisal.partnership.money_years import begins, money_year
from appraisal.partnership.pounds import (
    MoneyError,
    in_millions,
    in_pounds,
    percent_of,
    pounds,
    split,
    to_the_penny,
)

weights = st.lists(st.integers(0, 1000), min_size=1, max_size=8).filter(any)


@pytest.mark.parametrize(
    "given_amount", [Decimal("19.99"), 19.99, np.float64(19.99), Decimal("19.990")]
)
def test_an_amount_is_exact_however_it_is_given(given_amount):
    assert str(pounds(given_amount)) == "19.99"


@pytest.mark.parametrize(
    ("amount", "message"),
    [
        (0.1 + 0.2, "amount is £0.30000000000000004. Give pounds with no more than two decimals"),
        (Decimal("0.005"), "£0.005"),
        (float("nan"), "amount is nan. Use an ordinary amount"),
        (float("inf"), "amount is inf"),
        (10**15, "amount is 1000000000000000"),
    ],
)
def test_what_is_not_exact_money_is_refused(amount, message):
    with pytest.raises(MoneyError, match=message):
        pounds(amount)


def test_a_penny_that_is_left_goes_to_the_largest_remainder():
    assert [str(part) for part in split(pounds(0.05), {"a": 0.77, "b": 0.23}).values()] == [
        "0.04",
        "0.01",
    ]
    assert apportion(2, [1, 1, 1]) == (1, 1, 0)


@given(st.integers(-(10**12), 10**12), weights)
def test_parts_sum_to_the_whole_and_none_is_a_penny_off(whole, shares):
    parts = apportion(whole, shares)
    assert sum(parts) == whole
    for part, share in zip(parts, shares, strict=True):
        assert abs(part - Fraction(whole * share, sum(shares))) < 1


@given(st.integers(0, 10**12), weights)
def test_a_negative_whole_mirrors_a_positive_one(whole, shares):
    assert apportion(-whole, shares) == tuple(-part for part in apportion(whole, shares))


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=8))
def test_a_rounded_column_sums_to_its_rounded_total(numbers):
    parts = rounded_to_total(numbers)
    assert abs(sum(parts) - sum(numbers)) <= 0.5 + 1e-6
    assert all(abs(part - number) < 1 + 1e-8 for part, number in zip(parts, numbers, strict=True))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: apportion(1, [0, 0]), "The shares are all 0"),
        (lambda: apportion(1, [2, -1]), "A share of -1 was given"),
        (lambda: exactly(float("nan")), "nan was given as a number"),
        (lambda: begins("2026/28"), "'2026/28' is not a financial year. Write it as 2026/27"),
        (lambda: begins("2026"), "'2026' is not a financial year"),
    ],
)
def test_what_cannot_be_shared_or_read_is_refused_in_a_sentence(call, message):
    with pytest.raises(AppraisalError, match=message):
        call()


@given(st.integers(1000, 9998))
def test_a_financial_year_reads_back(year):
    assert begins(money_year(year)) == year


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (in_millions(52_000_000), "£52.0m"),
        (in_millions(40_040_000), "£40.04m"),
        (in_millions(-1_617_000), "-£1.617m"),
        (in_millions(1_234_567_890), "£1,234.57m"),
        (in_millions(40_000, 1), "£40,000"),
        (in_millions(0), "£0"),
        (in_pounds(Decimal("0.5")), "£1"),
        (to_the_penny(1617000), "£1,617,000.00"),
        (to_the_penny(percent_of(pounds(0.10), 5)), "£0.01"),
    ],
)
def test_money_is_written_as_people_read_it(written, said):
    assert written == said
