"""D08: what is blank, unknown or "other" too often."""

from collections.abc import Callable

import pytest

from appraisal.partnership.checks.completeness import COMPLETENESS
from appraisal.partnership.findings import Finding
from tests.partnership.checks.right_lists import Tables
from tests.partnership.checks.small import Change, Held, change


def _hundred(table: str, number: int, **cells: object) -> Change:
    """A hundred rows like the last, the first so many of them with these cells."""

    def fill(tables: Tables) -> None:
        last, key = tables[table][-1], {"ld_register": "person_key", "package": "package_id"}
        tables[table] = [
            {**last, **({key[table]: str(place)} if table in key else {}),
             **(cells if place < number else {})}
            for place in range(100)
        ]  # fmt: skip

    return fill


def _found(held: Held) -> list[Finding]:
    return list(COMPLETENESS.find(held))


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        ("package", {"last_review": None}),
        ("package", {"review_due": None}),
        ("ld_register", {"ethnicity_group": "Unknown"}),
        ("ld_register", {"ethnicity_group": " not stated "}),
        ("ld_register", {"ordinary_residence": "N/K"}),
        ("package", {"source_return": "?"}),
        ("population", {"source_id": None}),
    ],
)
def test_a_field_that_is_unknown_in_over_one_row_in_twenty_is_found(
    table: str, cells: dict[str, object], held: Callable[..., Held]
) -> None:
    assert _found(held(_hundred(table, 5, **cells))) == []
    (found,) = _found(held(_hundred(table, 6, **cells)))
    assert (found.code, found.severity, found.table, found.rows) == ("D08", "warning", table, 6)
    assert found.column == next(iter(cells))
    assert f"{found.column} is blank or unknown for 6.0\u00a0% of the" in found.message


@pytest.mark.parametrize(
    "cells",
    [
        {"ethnicity_group": "Other"},
        {"ethnicity_group": "other ethnic group"},
        {"accommodation_id": "misc"},
    ],
    ids=["other", "other something", "a code whose name is other"],
)
def test_a_field_that_is_other_in_over_one_row_in_ten_is_found(
    cells: dict[str, object], held: Callable[..., Held]
) -> None:
    assert _found(held(_hundred("ld_register", 10, **cells))) == []
    (found,) = _found(held(_hundred("ld_register", 11, **cells)))
    assert (found.code, found.column, found.rows) == ("D08", next(iter(cells)), 11)
    assert "is 'other' for 11.0\u00a0% of the rows" in found.message
    assert found.to_do.startswith("Part what is in it into categories")


def test_a_table_of_counts_is_weighed_by_its_people(held: Callable[..., Held]) -> None:
    few = _hundred("register_agg", 20, accommodation_id="misc", n=0)
    many = _hundred("register_agg", 2, accommodation_id="misc", n=50)
    assert _found(held(few)) == []
    (found,) = _found(held(many))
    assert "for 50.5\u00a0% of the people counted" in found.message


def test_a_blank_that_means_something_is_no_gap(held: Callable[..., Held]) -> None:
    ongoing = _hundred("package", 50, end="2027-01-01")
    assert _found(held(ongoing)) == []


def test_a_field_that_was_never_given_is_no_gap(held: Callable[..., Held]) -> None:
    assert _found(held(_hundred("package", 100, last_review=None))) == []


def test_a_short_list_is_not_judged(held: Callable[..., Held]) -> None:
    assert _found(held(change("source", 0, licence=None, date=None))) == []
