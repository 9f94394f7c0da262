"""D12: places add up to the whole, years follow each other, and prices are of one year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from appraisal.partnership.checks.check import Check, Staged
from appraisal.partnership.checks.faults import EXAMPLES
from appraisal.partnership.findings import Finding
from appraisal.partnership.money_years import money_year
from appraisal.wording import counted, listed

# Reference costs are published now and then, so a year without one is no gap.
_YEARLY: Final[Mapping[str, str]] = MappingProxyType(
    {
        "population": "year",
        "register_agg": "year",
        "transition_pipeline": "year",
        "carer_ageing": "year",
        "budget_line": "left(year, 4)::INTEGER",
        "outturn": "left(year, 4)::INTEGER",
        "contribution": "left(year, 4)::INTEGER",
        "inflation": "left(year, 4)::INTEGER",
    }
)
_MONEY_YEARS = ("budget_line", "outturn", "contribution", "inflation")

# Every cell that any year has, less those that this year has.
_CELLS_MISSING = """
WITH places AS (SELECT DISTINCT locality_id FROM population),
kinds AS (SELECT DISTINCT age_band_id, sex FROM population),
years AS (SELECT DISTINCT year FROM population)
SELECT places.locality_id, count(*), min(years.year)
FROM places CROSS JOIN kinds CROSS JOIN years
ANTI JOIN population USING (locality_id, age_band_id, sex, year)
GROUP BY ALL ORDER BY places.locality_id
"""
# The register is of people with a learning disability; so are the counts, unless they say more.
_COUNTED_UNLIKE = """
WITH known AS (
    SELECT locality_id, adult_group, count(*) AS people
    FROM ld_register JOIN age_band USING (age_band_id) GROUP BY ALL
), told AS (
    SELECT locality_id, adult_group, sum(n) AS people
    FROM register_agg CROSS JOIN partnership
    WHERE register_agg.year = year(as_at) AND (client_group_id = 'LD'
        OR (SELECT count(DISTINCT client_group_id) FROM register_agg) = 1)
    GROUP BY ALL
)
SELECT locality_id, count(*) FROM known FULL JOIN told USING (locality_id, adult_group)
WHERE coalesce(known.people, 0) <> coalesce(told.people, 0)
    AND EXISTS (FROM told)
GROUP BY ALL ORDER BY locality_id
"""
_PRICE_BASES = """
SELECT year, list(DISTINCT price_base_year ORDER BY price_base_year), count(*)
FROM unit_cost_ref GROUP BY ALL HAVING count(DISTINCT price_base_year) > 1 ORDER BY year
"""


def _gaps(staged: Staged) -> Iterator[Finding]:
    for table, year in _YEARLY.items():
        if table in staged.present:
            # Tables and columns are our own, from the schema.
            query = f'SELECT DISTINCT {year} FROM "{table}" WHERE year IS NOT NULL'  # noqa: S608
            yield from _gap(table, sorted(found for (found,) in staged.rows(query)))


def _gap(table: str, years: list[int]) -> Iterator[Finding]:
    if not years:
        return
    missing = sorted({*range(years[0], years[-1])} - {*years})
    if missing:
        names = [money_year(one) if table in _MONEY_YEARS else str(one) for one in missing]
        yield Finding(
            "D12",
            "warning",
            table,
            f"{counted(len(names), 'year')} missing between the first and the last: "
            f"{listed(names)}.",
            "Add what is missing, or waive this and say why: a line drawn over a gap misleads.",
            rows=len(names),
            column="year",
            examples=tuple(names[:EXAMPLES]),
        )


def _cells(staged: Staged) -> Iterator[Finding]:
    found = staged.rows(_CELLS_MISSING)
    if found:
        cells = sum(row[1] for row in found)
        places = [place for place, *_ in found]
        yield Finding(
            "D12",
            "warning",
            "population",
            f"{counted(cells, 'cell')} missing, from {min(row[2] for row in found)} on, in "
            f"{listed(places)}: ages, sexes or years that other places have.",
            "Add them, with 0 where nobody lives: without them the places do not add up to the "
            "county.",
            rows=cells,
            column="persons",
            examples=tuple(places[:EXAMPLES]),
        )


def _counts(staged: Staged) -> Iterator[Finding]:
    found = staged.rows(_COUNTED_UNLIKE)
    if found:
        places = [place for place, _ in found]
        yield Finding(
            "D12",
            "warning",
            "register_agg",
            f"The people counted differ from those on the register in "
            f"{counted(len(places), 'locality', 'localities')}: {listed(places)}.",
            "Count the register again for the year of the data, by locality and broad age.",
            rows=sum(groups for _, groups in found),
            column="n",
            examples=tuple(places[:EXAMPLES]),
        )


def _prices(staged: Staged) -> Iterator[Finding]:
    for year, bases, rows in staged.rows(_PRICE_BASES):
        yield Finding(
            "D12",
            "warning",
            "unit_cost_ref",
            f"Reference costs for {year} are in the prices of {listed(bases)}.",
            "Bring them to the prices of one year with the same index, or waive this and say why.",
            rows=rows,
            column="price_base_year",
            examples=(year,),
        )


SERIES: Final = (
    Check("D12", "Years follow each other", "warning", (), _gaps),
    Check("D12", "Localities make up the county", "warning", ("population",), _cells),
    Check(
        "D12",
        "The counts are those of the register",
        "warning",
        ("register_agg", "ld_register", "age_band", "partnership"),
        _counts,
    ),
    Check("D12", "Reference costs have one price base", "warning", ("unit_cost_ref",), _prices),
)
