"""The release of packages: counted by type of service, tier, sector, provider and need.

A person may have several packages, so these are a population of their own, and a small number of
packages is hidden as a small number of people is. They are not crossed with where people live,
and with what people need in units alone: money by locality or by need is the same sum whether
packages or people are counted, and leaves with the people only.
"""

from __future__ import annotations

from typing import Final

from appraisal.disclosure import Release
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.releases.counting import Counted, words_used
from appraisal.partnership.releases.known import LIVE_PACKAGES
from appraisal.partnership.releases.people import WEEKLY

NAME: Final = "packages of care"

UNITS_SCALE: Final = 100
"""Amounts leave to the nearest ten; units a week are counted in hundredths, so to a tenth."""

UNITS: Final = f"{UNITS_SCALE} * sum(units)"

_GROUPS: Final = "memory.main.packages_alike"

_MAKE: Final = f"""
    CREATE OR REPLACE TABLE {_GROUPS} AS
    SELECT service_type_id AS service, tier_id AS tier, provider_id AS provider, sector,
        need_band_id AS need, count(*) AS n, sum(weekly_cost)::DOUBLE AS weekly,
        sum(units_per_week) AS units
    FROM ({LIVE_PACKAGES}) JOIN provider USING (provider_id) GROUP BY ALL"""  # noqa: S608


def packages_release(data: PartnershipData) -> Release:
    """Everything that may be asked about packages as packages, at the date of the data."""
    data.rows(_MAKE)
    words = words_used(data, _GROUPS, ("service", "tier", "provider", "sector", "need"))
    counted = Counted(_GROUPS, "sum(n)", words)
    return Release(
        NAME,
        (
            counted.table(data, "service", "sector", amounts=WEEKLY),
            counted.table(data, "service", "tier", amounts=WEEKLY),
            counted.table(data, "service", "need", amounts={"units": UNITS}),
            counted.table(data, "service", "provider"),
            counted.table(data, "sector", "provider"),
        ),
    )
