"""D02 and D03: what packages cost."""

from collections.abc import Callable

import pytest

from appraisal.partnership.checks.check import Check
from appraisal.partnership.checks.costs import (
    COSTS_WORKED_OUT,
    REFERENCE_RANGE,
    USUAL_COST,
)
from tests.partnership.checks.small import Change, Held, add, change

Hold = Callable[..., Held]


@pytest.mark.parametrize(
    ("fault", "column", "says"),
    [
        (
            change("package", 0, weekly_cost="250.02", annual_cost=None),
            "weekly_cost",
            "a penny off the units",
        ),
        (change("package", 0, units_per_week=11.0), "weekly_cost", "a penny off the units"),
        (change("package", 0, unit_cost="2.50"), "weekly_cost", "a penny off the units"),
        (change("package", 0, annual_cost="13000"), "annual_cost", "times 52.1429"),
        (change("package", 0, annual_cost="13037"), "annual_cost", "times 52.1429"),
    ],
)
def test_a_cost_that_is_worked_out_wrongly_is_found(
    fault: Change, column: str, says: str, held: Hold
) -> None:
    (found,) = COSTS_WORKED_OUT.find(held(fault))
    assert (found.code, found.severity, found.table, found.column) == (
        "D02",
        "error",
        "package",
        column,
    )
    assert (found.rows, found.examples) == (1, ("row 2",))
    assert found.message.startswith("In 1 row, ")
    assert says in found.message


@pytest.mark.parametrize(
    "right",
    [
        change("package", 0, weekly_cost="250.01"),
        change("package", 0, units_per_week=1 / 3, unit_cost="10.00", weekly_cost="3.33",
               annual_cost="173.81"),
        change("package", 0, annual_cost=None),
        change("package", 0, annual_cost="13036.00"),
    ],
    ids=["a penny off", "a third of a unit", "left out", "from a week before rounding"],
)  # fmt: skip
def test_pennies_that_rounding_leaves_pass(right: Change, held: Hold) -> None:
    assert list(COSTS_WORKED_OUT.find(held(right))) == []


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        (change("package", 0, unit_cost="29.01"), "Home care (£22.00 to £29.00)"),
        (change("package", 1, unit_cost="21.99"), "Home care (£22.00 to £29.00)"),
        (change("package", 2, unit_cost="15000"), "Residential care (£900.00 to £2,000.00)"),
    ],
)
def test_a_unit_cost_outside_the_reference_range_is_found(
    fault: Change, says: str, held: Hold
) -> None:
    (found,) = REFERENCE_RANGE.find(held(fault))
    assert (found.code, found.severity, found.column, found.rows) == (
        "D03",
        "warning",
        "unit_cost",
        1,
    )
    assert says in found.message


def test_the_widest_of_several_references_counts(held: Hold) -> None:
    another = add("unit_cost_ref", service_type_id="home_care", source_id="ledger", low=10, high=60)
    assert list(REFERENCE_RANGE.find(held(another, change("package", 0, unit_cost="55")))) == []


def test_references_of_other_years_say_nothing(held: Hold) -> None:
    of_old = (change("unit_cost_ref", place, year="2020/21") for place in (0, 1))
    assert list(REFERENCE_RANGE.find(held(*of_old, change("package", 0, unit_cost="55")))) == []


def _many(prices: list[str]) -> list[Change]:
    """Packages of home care at these prices beside the first two, which are at £25."""
    return [
        add("package", package_id=str(number), service_type_id="home_care", unit_cost=price)
        for number, price in enumerate(prices, start=10)
    ]


def test_a_unit_cost_far_from_the_median_of_its_service_is_found(held: Hold) -> None:
    """Median £26, median absolute deviation £1: 3 x 1.4826 of them reach to £30.45."""
    prices = ["25", "25", "26", "26", "26", "27", "30.40", "30.50"]
    (found,) = USUAL_COST.find(held(*_many(prices)))
    assert (found.code, found.severity, found.rows) == ("D03", "warning", 1)
    assert found.examples == ("row 12",)
    assert "3 median absolute deviations from the service's median: Home care" in found.message


def test_a_few_packages_say_nothing_of_what_is_usual(held: Hold) -> None:
    assert list(USUAL_COST.find(held(*_many(["25", "26", "24", "250"])))) == []


def test_a_service_at_one_price_has_no_deviation_to_go_by(held: Hold) -> None:
    assert list(USUAL_COST.find(held(*_many(["25"] * 8 + ["26"])))) == []


@pytest.mark.parametrize(
    ("check", "changes"),
    [
        (REFERENCE_RANGE, [change("package", 0, unit_cost="99")]),
        (USUAL_COST, _many(["24", "25", "26", "26", "26", "27", "24", "99"])),
    ],
)
def test_a_warning_never_says_how_many_people_it_is_about(
    check: Check, changes: list[Change], held: Hold
) -> None:
    (found,) = check.find(held(*changes))
    assert found.message.startswith("In some rows, ")
    assert found.rows == 1
