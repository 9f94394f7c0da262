"""What a fault of the data is, for the tests that corrupt them."""

from dataclasses import dataclass

from appraisal.partnership.findings import Severity
from tests.partnership.spoiling import Spoil, where

HERE = where(in_area="true")
AWAY = where(in_area="false")
THIS_YEAR = where(year="2026/27")


@dataclass(frozen=True)
class Fault:
    """What is done to the files, and the code and table in which it must be found."""

    what: str
    code: str
    table: str
    spoil: Spoil
    severity: Severity = "error"
