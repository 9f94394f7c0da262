"""The checks of the data, in the order of the design: D01 to D12 are its own, D13 to D16 ours.

Files, keys and personal identifiers are checked as a load reads them (S01 to S03 and P01); the
checks here look at typed tables. Several checks may share a code: each has a title of its own and
is passed over alone where a table that it needs was not given.
"""

from typing import Final

from appraisal.partnership.checks.ages import AGES
from appraisal.partnership.checks.area import AREA
from appraisal.partnership.checks.check import Check
from appraisal.partnership.checks.completeness import COMPLETENESS
from appraisal.partnership.checks.costs import COSTS
from appraisal.partnership.checks.dates import DATES
from appraisal.partnership.checks.partners import PARTNERS
from appraisal.partnership.checks.pool import POOL
from appraisal.partnership.checks.population import POPULATION
from appraisal.partnership.checks.programme import PROGRAMME
from appraisal.partnership.checks.ranges import RANGES
from appraisal.partnership.checks.reconciling import RECONCILING
from appraisal.partnership.checks.series import SERIES
from appraisal.partnership.checks.stated import STATED

ALL_CHECKS: Final[tuple[Check, ...]] = (
    RANGES,
    *COSTS,
    *DATES,
    *POPULATION,
    *AREA,
    *AGES,
    COMPLETENESS,
    *RECONCILING,
    *POOL,
    *PARTNERS,
    *SERIES,
    *PROGRAMME,
    *STATED,
)
"""Every check of typed tables, in the order of their codes."""

__all__ = ["ALL_CHECKS", "Check"]
