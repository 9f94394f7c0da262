"""D06: who is placed out of area is told alike everywhere, and is reviewed every year."""

from __future__ import annotations

from typing import Final

from appraisal.partnership.checks.faults import Fault, row_check

PROVIDED_WHERE_PROVIDERS_ARE: Final = row_check(
    "D06",
    "Packages are provided where their providers are",
    "warning",
    "package",
    Fault(
        "in_area AND NOT provider_in_area",
        "the package is said to be in the area, and its provider outside it",
        "Correct in_area of the package or of the provider.",
        "in_area",
    ),
    Fault(
        "NOT in_area AND provider_in_area",
        "the package is said to be outside the area, and its provider in it",
        "Correct in_area of the package or of the provider.",
        "in_area",
    ),
    rows="SELECT package._row, package.in_area, provider.in_area AS provider_in_area "
    "FROM package JOIN provider USING (provider_id)",
    needs=("provider",),
)

PLACEMENTS_ARE_OUT_OF_AREA: Final = row_check(
    "D06",
    "Placements out of area are of packages out of area",
    "warning",
    "placement_out_of_area",
    Fault(
        "in_area",
        "the placement is of a package that is provided in the area",
        "Take the placement out, or correct in_area of its package.",
        "package_id",
    ),
    rows="SELECT placement._row, package.in_area "
    "FROM placement_out_of_area AS placement JOIN package USING (package_id)",
    needs=("package",),
)

_UNEXPLAINED = """
SELECT package._row FROM package CROSS JOIN partnership
WHERE NOT in_area AND start <= as_at AND ("end" IS NULL OR "end" >= as_at) AND person_key NOT IN (
    SELECT person_key FROM package JOIN placement_out_of_area USING (package_id)
    WHERE person_key IS NOT NULL
)
"""
OUT_OF_AREA_IS_A_PLACEMENT: Final = row_check(
    "D06",
    "People out of area have a placement with its reason",
    "warning",
    "package",
    Fault(
        "true",
        "the package is outside the area, and its person is not among the placements out of area",
        "Add the person to placement_out_of_area with the reason, or correct in_area.",
        "in_area",
    ),
    rows=_UNEXPLAINED,
    needs=("placement_out_of_area", "partnership"),
)

# A package that began within the year is not yet due.
_LONG_UNSEEN = """
SELECT package._row FROM package CROSS JOIN partnership
WHERE NOT in_area AND start <= as_at AND ("end" IS NULL OR "end" >= as_at)
    AND greatest(last_review, start) < as_at - INTERVAL 12 MONTH
"""
OUT_OF_AREA_IS_REVIEWED: Final = row_check(
    "D06",
    "People out of area were reviewed in the last 12 months",
    "warning",
    "package",
    Fault(
        "true",
        "the package is outside the area, and no review in the last 12 months is recorded",
        "Give the date of the last review, or plan one: these cost most and are seen least.",
        "last_review",
    ),
    rows=_LONG_UNSEEN,
    needs=("partnership",),
)

AREA: Final = (
    PROVIDED_WHERE_PROVIDERS_ARE,
    PLACEMENTS_ARE_OUT_OF_AREA,
    OUT_OF_AREA_IS_A_PLACEMENT,
    OUT_OF_AREA_IS_REVIEWED,
)
