"""D01: what numbers may be."""

from collections.abc import Callable

import pytest

from appraisal.partnership.findings import Finding
from tests.partnership.checks.small import Change, add, change

CASES = {
    "a count of people is less than 0": (
        change("carer", 0, assessed=-1),
        ("carer", "assessed", "In 1 row, assessed is less than 0."),
    ),
    "a population is less than 0": (
        change("population", 3, persons=-60),
        ("population", "persons", "persons is less than 0"),
    ),
    "a share is over 1": (
        change("prevalence_assumption", 0, rate="0.024", high="24"),
        ("prevalence_assumption", "high", "high is not from 0 to 1"),
    ),
    "the shares of who pays do not sum to 1": (
        change("package", 0, nhs_share="0.2498"),
        ("package", "la_share", "do not sum to 1"),
    ),
    "a package costs less than nothing": (
        change("package", 0, units_per_week=-10.0, weekly_cost="-250", annual_cost=None),
        ("package", "units_per_week", "units_per_week is less than 0"),
    ),
    "more carers are assessed than there are": (
        change("carer", 0, assessed=10),
        ("carer", "assessed", "assessed and n do not rise in that order"),
    ),
    "the rate is over its highest": (
        change("prevalence_assumption", 0, rate="0.031"),
        ("prevalence_assumption", "low", "low, rate and high do not rise"),
    ),
    "the growth is under its lowest": (
        change("demand_assumption", 0, value="1.1"),
        ("demand_assumption", "low", "low, value and high do not rise"),
    ),
    "a reference cost is over its highest": (
        change("unit_cost_ref", 0, unit_cost="30"),
        ("unit_cost_ref", "low", "low, unit_cost and high do not rise"),
    ),
    "an age band ends before it begins": (
        change("age_band", 0, lowest_age=15, highest_age=0),
        ("age_band", "lowest_age", "lowest_age and highest_age do not rise"),
    ),
    "a decile is 11": (
        change("locality", 0, imd_decile=11),
        ("locality", "imd_decile", "decile of deprivation is not from 1 to 10"),
    ),
    "a control total may be off by less than nothing": (
        change("control_total", 4, tolerance=-1.0),
        ("control_total", "tolerance", "tolerance is less than 0"),
    ),
}


@pytest.mark.parametrize(("fault", "expected"), CASES.values(), ids=CASES)
def test_a_number_that_cannot_be_is_found(
    fault: Change, expected: tuple[str, str, str], findings: Callable[..., list[Finding]]
) -> None:
    table, column, says = expected
    found = [one for one in findings(fault) if one.code == "D01" and one.column == column]
    assert [(one.table, one.severity, one.rows) for one in found] == [(table, "error", 1)]
    assert says in found[0].message


@pytest.mark.parametrize(
    "allowed",
    [
        change("carer", 0, n=0, assessed=0),
        change("package", 0, la_share="0.75005", nhs_share="0.25005"),
        change("prevalence_assumption", 0, rate="0", low="0", high="1"),
        change("locality", 0, imd_decile=None),
        change("budget_line", 2, budget="-500"),
    ],
    ids=["none at all", "rounded shares", "none to all", "not known", "income"],
)
def test_a_number_at_the_edge_of_what_may_be_passes(
    allowed: Change, findings: Callable[..., list[Finding]]
) -> None:
    assert findings(allowed) == []


def test_rows_are_counted_and_the_first_five_named(only: Callable[..., Finding]) -> None:
    found = only(
        *(add("carer", relation=f"friend {one}", n=-one) for one in range(1, 8)),
        *(change("carer", place, assessed=None) for place in range(8)),
    )
    assert found.rows == 7
    assert found.examples == ("row 3", "row 4", "row 5", "row 6", "row 7")
    assert found.message == "In 7 rows, n is less than 0."
    assert found.to_do == "Correct it: this can be 0, or more, and never less."
