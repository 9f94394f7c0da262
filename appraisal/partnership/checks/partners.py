"""D11: partners are named for days on which they exist."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from appraisal.partnership.checks.check import Check, Staged
from appraisal.partnership.checks.said import written
from appraisal.partnership.findings import Finding

# Primary care trusts ended with 31 March 2013 (Health and Social Care Act 2012); integrated care
# boards began on 1 July 2022 (Health and Care Act 2022), whatever a table says of them.
_LIVES: Final = """
SELECT partner.partner_id, partner.name,
    CASE WHEN partner.kind = 'icb' THEN greatest(partner.valid_from, DATE '2022-07-01')
        ELSE partner.valid_from END AS born,
    CASE WHEN partner.kind = 'pct' THEN least(partner.valid_to, DATE '2013-03-31')
        ELSE partner.valid_to END AS gone,
    successor.name AS successor
FROM partner LEFT JOIN partner AS successor ON partner.successor_id = successor.partner_id
"""
_NAMED = "SELECT partner_id, on_date AS first_on, on_date AS last_on, _row FROM partner_use"
_FUNDS = """
SELECT partner_id, make_date(left(year, 4)::INTEGER, 4, 1) AS first_on,
    make_date(left(year, 4)::INTEGER + 1, 3, 31) AS last_on, _row
FROM contribution
"""
_HOSTS = """
SELECT host_partner_id AS partner_id, as_at AS first_on, as_at AS last_on, pool._row
FROM pool CROSS JOIN partnership
"""


def _query(uses: str) -> str:
    return f"""
WITH lives AS ({_LIVES}), uses AS ({uses})
SELECT any_value(name), any_value(successor), any_value(born), any_value(gone),
    count(*), min(_row, 5), min(first_on)
FROM uses JOIN lives USING (partner_id)
WHERE last_on < born OR first_on > gone
GROUP BY partner_id ORDER BY min(_row)
"""  # noqa: S608 - nothing but our own constants


def _check(title: str, table: str, says: str, uses: str, needs: Sequence[str] = ()) -> Check:
    query = _query(uses)

    def find(staged: Staged) -> Iterator[Finding]:
        for found in staged.rows(query):
            yield _not_there(table, says, found)

    return Check("D11", title, "warning", (table, "partner", *needs), find)


def _not_there(table: str, says: str, found: tuple[Any, ...]) -> Finding:
    name, successor, born, gone, rows, first, day = found
    if gone is not None and day > gone:
        when = f"but ended on {written(gone)}"
        to_do = (
            f"Name its successor, {successor}, for later dates."
            if successor
            else "Name who took its place, and give its successor_id in the table of partners."
        )
    else:
        when = f"but began on {written(born)}"
        to_do = "Name the body that was there before, or correct valid_from."
    return Finding(
        "D11",
        "warning",
        table,
        f"{name} {says} for {written(day)}, {when}.",
        to_do,
        rows=rows,
        column="partner_id" if table != "pool" else "host_partner_id",
        examples=tuple(f"row {number}" for number in first),
    )


PARTNERS: Final = (
    _check("Documents name partners that existed", "partner_use", "is named", _NAMED),
    _check("Partners that fund the pool exist", "contribution", "funds the pool", _FUNDS),
    _check("Hosts of pools exist", "pool", "hosts a pool", _HOSTS, ("partnership",)),
)
