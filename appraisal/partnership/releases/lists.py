"""The releases of lists that arrive counted: earlier registers, waiting, carers, the young.

Each year and each quarter is a release of its own: the people of one are not parts of the other.
"""

from __future__ import annotations

from typing import Final

from appraisal.disclosure import Release
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.releases.counting import Counted, present, words_used
from appraisal.partnership.releases.groupings import CARER_AGES, cases

_REGISTER: Final = """(
    SELECT locality_id AS locality, need_band_id AS need, accommodation_id AS home,
        client_group_id AS client_group, adult_group, n
    FROM register_agg WHERE "year" = {year:d} AND adult_group IN ('18-64', '65+'))"""

_WAITING: Final = """(
    SELECT service_type_id AS service, locality_id AS locality, waiting AS n
    FROM waiting WHERE quarter = (SELECT DISTINCT quarter FROM waiting ORDER BY quarter
        LIMIT 1 OFFSET {place:d}))"""

_CARERS: Final = f"""(
    SELECT locality_id AS locality, relation, assessed,
        {cases("lowest_age", CARER_AGES)} AS carer_age, n
    FROM (
        SELECT locality_id, age_band_id, relation, 'yes' AS assessed, assessed AS n FROM carer
        UNION ALL
        SELECT locality_id, age_band_id, relation, 'no', n - assessed FROM carer
    ) JOIN age_band USING (age_band_id))"""  # noqa: S608

_PIPELINE: Final = """(
    SELECT "year"::VARCHAR AS turning_18, need_band_id AS need, n FROM transition_pipeline)"""

_FROM_REGISTER: Final = """(
    SELECT transition_year::VARCHAR AS turning_18, need_band_id AS need, 1 AS n
    FROM ld_register WHERE transition_year IS NOT NULL)"""

_AGEING: Final = """(
    SELECT "year"::VARCHAR AS carer_year, n FROM carer_ageing WHERE "year" <> {year:d})"""


ADULTS_COUNTED: Final = """
    SELECT DISTINCT "year" FROM register_agg WHERE adult_group IN ('18-64', '65+')"""
"""The years for which adults on the register were counted."""


def register_release(data: PartnershipData, year: int) -> Release:
    """The adults on the register in a year other than that of the list of people."""
    relation = _REGISTER.format(year=year)
    counted = _counted(data, relation, "locality", "need", "home", "adult_group")
    groups = present(data, relation, "client_group")
    tables = [
        counted.table(data, "locality", "need"),
        counted.table(data, "locality", "home"),
        counted.table(data, "need", "home"),
        counted.table(data, "locality", "adult_group"),
    ]
    by_group = Counted(relation, "sum(n)", {**counted.dimensions, "client_group": groups})
    if len(groups) > 1:
        tables += [
            by_group.table(data, "client_group", other) for other in ("locality", "need", "home")
        ]
    else:
        # Everybody is of one group: said, so that a filter for it finds them.
        tables.append(by_group.table(data, "client_group"))
    return Release(f"the register of {year}", tuple(tables))


def waiting_release(data: PartnershipData, quarter: str) -> Release:
    """The people who waited at one quarter, by service and locality."""
    relation = _WAITING.format(place=quarters(data).index(quarter))
    counted = _counted(data, relation, "service", "locality")
    return Release(f"people waiting in {quarter}", (counted.table(data, "service", "locality"),))


def carers_release(data: PartnershipData) -> Release:
    """The carers, by locality, age, relation, and whether they had an assessment."""
    counted = _counted(data, _CARERS, "locality", "relation", "carer_age", "assessed")
    return Release(
        "carers",
        tuple(
            counted.table(data, "assessed", other)
            for other in ("locality", "carer_age", "relation")
        ),
    )


def transition_release(data: PartnershipData) -> Release:
    """The young people who turn 18, by year and need: the pipeline, or else the register."""
    counted = _counted(data, _turning_18(data), "turning_18", "need")
    return Release("young people turning 18", (counted.table(data, "turning_18", "need"),))


def ageing_release(data: PartnershipData) -> Release:
    """The people who live with a carer of 75 or older, by year.

    Without the year of the list of people, where they are among the people known.
    """
    counted = _counted(data, _ageing(data), "carer_year")
    return Release("people who live with older carers", (counted.table(data, "carer_year"),))


def anybody_turns_18(data: PartnershipData) -> bool:
    """Whether anything was loaded about young people who turn 18."""
    return bool(present(data, _turning_18(data), "turning_18"))


def years_of_ageing(data: PartnershipData) -> tuple[str, ...]:
    """The years for which people who live with older carers are a release of their own."""
    return present(data, _ageing(data), "carer_year")


def quarters(data: PartnershipData) -> tuple[str, ...]:
    """The quarters for which the people waiting were counted, in order."""
    if not data.has("waiting"):
        return ()
    found = data.rows("SELECT DISTINCT quarter FROM waiting ORDER BY quarter")
    return tuple(quarter for (quarter,) in found)


def _turning_18(data: PartnershipData) -> str:
    return _PIPELINE if data.has("transition_pipeline") else _FROM_REGISTER


def _ageing(data: PartnershipData) -> str:
    return _AGEING.format(year=data.as_at.year if data.has("ld_register") else 0)


def _counted(data: PartnershipData, relation: str, *columns: str) -> Counted:
    return Counted(relation, "sum(n)", words_used(data, relation, columns))
