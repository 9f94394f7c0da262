"""D04: the order of dates."""

from collections.abc import Callable

import pytest

from appraisal.partnership.findings import Finding
from tests.partnership.checks.small import Change, add, change

CASES = {
    "a package ends before it starts": (
        change("package", 0, end="2024-12-31"),
        ("package", "end", "In 1 row, the last day is before the first."),
    ),
    "a review is in the future": (
        change("package", 0, last_review="2026-11-23"),
        ("package", "last_review", "after the date that the data describe"),
    ),
    "a person is back before they went": (
        change("placement_out_of_area", 0, expected_return="2024-06-01"),
        ("placement_out_of_area", "expected_return", "back before the package starts"),
    ),
    "a person of 16 turned 18 long ago": (
        change("ld_register", 3, transition_year=2020),
        ("ld_register", "transition_year", "cannot be right for the age band"),
    ),
    "a person of 16 turns 18 in ten years": (
        change("ld_register", 3, transition_year=2036),
        ("ld_register", "transition_year", "cannot be right for the age band"),
    ),
    "a person under 65 turned 18 before the war": (
        change("ld_register", 0, transition_year=1938),
        ("ld_register", "transition_year", "cannot be right for the age band"),
    ),
    "a partner ends before it began": (
        change("partner", 2, valid_to="2002-03-31"),
        ("partner", "valid_to", "last day is before its first"),
    ),
    "a milestone comes before what it waits for": (
        change("milestone", 1, planned="2026-12-01"),
        (
            "milestone",
            "depends_on",
            "1 milestone timed before what must come first: 'Appoint the manager' "
            "(1 December 2026) waits for 'Set up the board' (1 January 2027).",
        ),
    ),
    "a milestone waits for itself": (
        change("milestone", 0, depends_on="board"),
        ("milestone", "depends_on", "1 milestone in a ring, so none could ever begin: board."),
    ),
    "two milestones wait for each other": (
        lambda tables: [
            row.update(depends_on=other, planned="2027-01-01")
            for row, other in zip(tables["milestone"], ("post", "board"), strict=True)
        ],
        ("milestone", "depends_on", "2 milestones in a ring"),
    ),
    "a source is younger than the report that cites it": (
        change("source", 0, date="2027-01-01"),
        (
            "citation",
            "source_id",
            "'The report' (1 November 2026) cites 'Projections' (1 January 2027)",
        ),
    ),
}


@pytest.mark.parametrize(("fault", "expected"), CASES.values(), ids=CASES)
def test_dates_in_the_wrong_order_are_found(
    fault: Change, expected: tuple[str, str, str], findings: Callable[..., list[Finding]]
) -> None:
    table, column, says = expected
    (found,) = [one for one in findings(fault) if one.code == "D04"]
    assert found.severity == "error"
    assert (found.table, found.column) == (table, column)
    assert found.rows >= 1
    assert says in found.message
    assert found.to_do.endswith(".")


ALLOWED = {
    "a package of one day": change("package", 0, end="2025-01-01", last_review=None),
    "a source of the same day": change("source", 0, date="2026-11-01"),
    "a source without a date": change("source", 0, date=None),
    "a step on the day of what it waits for": change("milestone", 1, planned="2027-01-01"),
    "a step that came late and in order": change("milestone", 0, actual="2027-03-01"),
    "steps done in order, whatever was planned": lambda tables: [
        row.update(planned=planned, actual=actual)
        for row, planned, actual in zip(
            tables["milestone"],
            ("2027-02-01", "2027-01-01"),
            ("2027-02-01", "2027-02-02"),
            strict=True,
        )
    ],
    "no date of return": change("placement_out_of_area", 0, expected_return=None),
    "a year of turning 18 that is blank": change("ld_register", 3, transition_year=None),
}


@pytest.mark.parametrize("allowed", ALLOWED.values(), ids=ALLOWED)
def test_dates_in_order_pass(allowed: Change, findings: Callable[..., list[Finding]]) -> None:
    assert [one for one in findings(allowed) if one.code == "D04"] == []


def test_milestones_done_out_of_order_are_found(only: Callable[..., Finding]) -> None:
    found = only(
        change("milestone", 0, actual="2027-01-10"), change("milestone", 1, actual="2027-01-09")
    )
    assert "(9 January 2027) waits for 'Set up the board' (10 January 2027)" in found.message


def test_a_long_chain_is_no_ring(findings: Callable[..., list[Finding]]) -> None:
    chain = [
        add("milestone", milestone_id=f"m{number}", depends_on=f"m{number - 1}" if number else None)
        for number in range(30)
    ]
    assert findings(*chain) == []
