"""D07: data about adults hold adults: 16 and 17 are kept apart, and 18 is where adults begin."""

from __future__ import annotations

from typing import Final

from appraisal.partnership.checks.faults import Fault, row_check

BANDS_KEEP_APART: Final = row_check(
    "D07",
    "Age bands keep 16 and 17 apart from adults",
    "warning",
    "age_band",
    Fault(
        "adult_group IN ('18-64', '65+') AND lowest_age < 18",
        "a band of people under 18 counts as adults",
        "Correct adult_group, or part the band at 18.",
        "adult_group",
    ),
    Fault(
        "adult_group IN ('0-15', '16-17') AND coalesce(highest_age, 999) >= 18",
        "a band with people of 18 or older does not count as adults",
        "Correct adult_group, or part the band at 18.",
        "adult_group",
    ),
    Fault(
        "adult_group = '65+' AND lowest_age BETWEEN 18 AND 64 "
        "OR adult_group = '18-64' AND lowest_age > 64",
        "the broad group is not that of the band's ages",
        "Correct adult_group, or part the band at 65.",
        "adult_group",
    ),
)

PACKAGES_OF_ADULTS: Final = row_check(
    "D07",
    "Packages are of adults",
    "warning",
    "package",
    Fault(
        "adult_group IN ('0-15', '16-17')",
        "the person is under 18, and packages of care are of adults",
        "Take the package out, or correct the person's age band on the register.",
        "person_key",
    ),
    rows="SELECT package._row, adult_group FROM package "
    "JOIN ld_register USING (person_key) JOIN age_band USING (age_band_id)",
    needs=("ld_register", "age_band"),
)

ADULTS_HAVE_TURNED_18: Final = row_check(
    "D07",
    "Adults have turned 18",
    "warning",
    "ld_register",
    Fault(
        "adult_group IN ('18-64', '65+') AND transition_year > year_of_data",
        "the person counts as an adult, and is to turn 18 only after the date of the data",
        "Correct age_band_id or transition_year.",
        "transition_year",
    ),
    rows="SELECT ld_register._row, transition_year, adult_group, year(as_at) AS year_of_data "
    "FROM ld_register JOIN age_band USING (age_band_id) CROSS JOIN partnership",
    needs=("age_band", "partnership"),
)

AGES: Final = (BANDS_KEEP_APART, PACKAGES_OF_ADULTS, ADULTS_HAVE_TURNED_18)
