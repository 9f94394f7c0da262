"""D02 and D03: what packages cost is worked out rightly, and is usual for the service."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from appraisal.partnership.checks.check import Check, Staged
from appraisal.partnership.checks.faults import (
    Fault,
    how_many_rows,
    row_check,
    rows_named,
)
from appraisal.partnership.findings import Finding
from appraisal.partnership.pounds import to_the_penny
from appraisal.wording import listed

WEEKS_IN_A_YEAR: Final = 52.1429
"""Weeks in a year, as the national cost collections count them: 365 / 7."""

PENNY: Final = 0.01
_NOISE: Final = 1e-6  # of binary fractions, far under a penny

MOST_DEVIATIONS: Final = 3
DEVIATION: Final = 1.4826
"""What makes the median absolute deviation of normal data its standard deviation (Leys et al.
2013, Journal of Experimental Social Psychology 49, 764-766)."""
_FEWEST_PACKAGES: Final = 8  # of a service, for its median to say what is usual

COSTS_WORKED_OUT: Final = row_check(
    "D02",
    "Weekly and yearly costs are worked out rightly",
    "error",
    "package",
    Fault(
        f"abs(weekly_cost - units_per_week * unit_cost) > {PENNY + _NOISE}",
        "the weekly cost is more than a penny off the units a week times the unit cost",
        "Correct whichever of the three is wrong, and load again.",
        "weekly_cost",
    ),
    Fault(
        f"abs(annual_cost - weekly_cost * {WEEKS_IN_A_YEAR}) > {PENNY * WEEKS_IN_A_YEAR + _NOISE}",
        "the yearly cost is not the weekly cost times 52.1429",
        "Work it out again, or leave the column out: it is worked out from the weekly cost.",
        "annual_cost",
    ),
)
"""Weekly is units times unit cost to a penny, and yearly 52.1429 times weekly: a penny a week."""

# The name is that of the reference list, or the code where the list lacks it.
_OUTSIDE = """
WITH usual AS (
    SELECT service_type_id, min(low) AS low, max(high) AS high
    FROM unit_cost_ref JOIN partnership USING (year) GROUP BY ALL
)
SELECT coalesce(max(service_type.name), package.service_type_id), any_value(low), any_value(high),
    count(*), min(package._row, 5)
FROM package
JOIN usual USING (service_type_id)
LEFT JOIN service_type USING (service_type_id)
WHERE package.unit_cost NOT BETWEEN low AND high
GROUP BY package.service_type_id
ORDER BY count(*) DESC, 1
"""
_FAR_OFF = """
WITH usual AS (
    SELECT service_type_id, median(unit_cost::DOUBLE) AS middle, mad(unit_cost::DOUBLE) AS spread
    FROM package GROUP BY ALL HAVING count(unit_cost) >= ?
)
SELECT coalesce(max(service_type.name), package.service_type_id), any_value(middle),
    count(*), min(package._row, 5)
FROM package
JOIN usual USING (service_type_id)
LEFT JOIN service_type USING (service_type_id)
WHERE spread > 0 AND abs(unit_cost - middle) > ? * spread
GROUP BY package.service_type_id
ORDER BY count(*) DESC, 1
"""


def _outside_reference(staged: Staged) -> Iterator[Finding]:
    found = staged.rows(_OUTSIDE)
    ranges = [
        f"{name} ({to_the_penny(low)} to {to_the_penny(high)})" for name, low, high, *_ in found
    ]
    if found:
        yield _unusual(found, f"outside the reference range of the service: {listed(ranges)}")


def _far_from_the_middle(staged: Staged) -> Iterator[Finding]:
    found = staged.rows(_FAR_OFF, [_FEWEST_PACKAGES, MOST_DEVIATIONS * DEVIATION])
    if found:
        names = listed([name for name, *_ in found])
        yield _unusual(
            found,
            f"more than {MOST_DEVIATIONS} median absolute deviations from the service's median: "
            f"{names}",
        )


def _unusual(found: Sequence[tuple[Any, ...]], where: str) -> Finding:
    number = sum(row[-2] for row in found)
    first = sorted(row for group in found for row in group[-1])
    return Finding(
        "D03",
        "warning",
        "package",
        f"In {how_many_rows(number, 'package', 'warning')}, the unit cost is {where}.",
        "Check the unit and the price of these packages, or waive this and say why.",
        rows=number,
        column="unit_cost",
        examples=rows_named(first),
    )


REFERENCE_RANGE: Final = Check(
    "D03",
    "Unit costs lie in the reference range",
    "warning",
    ("package", "service_type", "unit_cost_ref", "partnership"),
    _outside_reference,
)
"""No unit cost is under the lowest or over the highest reference of its service this year."""

USUAL_COST: Final = Check(
    "D03",
    "Unit costs are like those of the same service",
    "warning",
    ("package", "service_type"),
    _far_from_the_middle,
)
"""No unit cost is 3 median absolute deviations (times 1.4826) or more off its service's median."""

COSTS: Final = (COSTS_WORKED_OUT, REFERENCE_RANGE, USUAL_COST)
