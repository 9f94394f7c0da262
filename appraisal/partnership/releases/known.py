"""Everybody known, once each, in groups of people who are alike in all that may be asked.

The rows of people are gone through once for a load; every table of the release is then added up
from the groups.
"""

from __future__ import annotations

from typing import Final

from appraisal.partnership.database import PartnershipData
from appraisal.partnership.releases.groupings import AGE_GROUPS, COST_BANDS, NOT_KNOWN, cases

REGISTER_GROUP: Final = "LD"
"""The client group that the register of people is of."""

GROUPS: Final = "memory.main.people_known"
"""The relation of groups: their dimensions, `n` people, and `weekly` gross pounds."""

LIVE_PACKAGES: Final = """
    SELECT package.* FROM package, partnership
    WHERE "start" <= as_at AND ("end" IS NULL OR "end" >= as_at)"""
"""The packages that run on the date that the data describe."""

_REGISTER: Final = f"""
    SELECT person_key, locality_id AS locality, need_band_id AS need, accommodation_id AS home,
        {cases("lowest_age", AGE_GROUPS)} AS age, sex, ethnicity_group AS ethnicity,
        CASE WHEN lives_with_carer_75plus THEN 'yes' ELSE 'no' END AS carer75
    FROM ld_register JOIN age_band USING (age_band_id)"""  # noqa: S608

# The dearest package by its row: of several that cost the same, the first in the file. One whole
# number to compare is several times faster than a pair.
_PACKAGED: Final = f"""
    SELECT person_key, sum(weekly_cost)::DOUBLE AS weekly, bool_or(NOT in_area) AS away,
        arg_max(_row, (100 * weekly_cost)::HUGEINT * 10_000_000_000 - _row) AS dearest
    FROM ({LIVE_PACKAGES}) GROUP BY person_key"""  # noqa: S608

_PLACED: Final = f"""
    SELECT person_key, min(reason) AS reason FROM placement_out_of_area
    JOIN ({LIVE_PACKAGES}) USING (package_id) GROUP BY person_key"""  # noqa: S608

_GROUPED: Final = f"""
    CREATE OR REPLACE TABLE {GROUPS} AS
    WITH register AS ({_REGISTER}), packaged AS ({_PACKAGED}), placed AS ({_PLACED}),
    top AS (
        SELECT person_key, TRUE AS is_top FROM packaged ORDER BY weekly DESC, person_key
        LIMIT (SELECT count(*) // 10 FROM packaged)
    ), known AS (
        SELECT register.* EXCLUDE (person_key), packaged.* EXCLUDE (person_key),
            reason, is_top, {{away}} AS is_away
        FROM register FULL JOIN packaged USING (person_key)
        LEFT JOIN placed USING (person_key) LEFT JOIN top USING (person_key)
        WHERE weekly IS NOT NULL OR age <> '0-17'
    )
    SELECT
        CASE WHEN known.weekly IS NULL THEN 'none' ELSE 'packages' END AS care,
        CASE WHEN sex IS NOT NULL THEN 'yes' ELSE 'no' END AS listed,
        CASE WHEN sex IS NOT NULL THEN '{REGISTER_GROUP}' ELSE client_group_id END
            AS client_group,
        coalesce(locality, locality_id) AS locality,
        coalesce(need, need_band_id) AS need,
        coalesce(home, accommodation_id) AS home,
        coalesce(age, '{NOT_KNOWN}') AS age,
        coalesce(sex, '{NOT_KNOWN}') AS sex,
        coalesce(ethnicity, '{NOT_KNOWN}') AS ethnicity,
        coalesce(carer75, '{NOT_KNOWN}') AS carer75,
        CASE WHEN weekly IS NULL THEN 'none' ELSE {cases("weekly", COST_BANDS)} END AS band,
        CASE WHEN weekly IS NULL THEN 'none' WHEN is_away THEN 'out' ELSE 'in' END AS area,
        CASE WHEN weekly IS NULL OR NOT is_away THEN 'none'
            ELSE coalesce(reason, '{NOT_KNOWN}') END AS reason,
        CASE WHEN is_top THEN 'top' ELSE 'rest' END AS tenth,
        coalesce(service_type_id, 'none') AS service,
        count(*) AS n,
        coalesce(sum(weekly), 0) AS weekly
    FROM known LEFT JOIN package ON package._row = dearest
    GROUP BY ALL"""  # noqa: S608


_ANYBODY: Final = f"""
    SELECT 1 FROM ({LIVE_PACKAGES}) UNION ALL
    SELECT 1 FROM ld_register JOIN age_band USING (age_band_id) WHERE lowest_age >= 18
    LIMIT 1"""  # noqa: S608


def anybody_known(data: PartnershipData) -> bool:
    """Whether an adult is on the register or a package runs, at the date of the data."""
    return data.once("anybody known", lambda: bool(data.rows(_ANYBODY)))


def group_everybody(data: PartnershipData) -> None:
    """Make the relation `GROUPS` of everybody known at the date of the data.

    Out of area is whoever has a placement out of area, or where none were loaded, a package there.
    """
    placed = data.has("placement_out_of_area")
    data.rows(_GROUPED.format(away="reason IS NOT NULL" if placed else "away"))
