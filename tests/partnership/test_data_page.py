"""docs/data.md lists what there is: its tables are held to the code."""

import re
from pathlib import Path

from appraisal.disclosure import PROFILES
from appraisal.partnership.checks import ALL_CHECKS
from appraisal.partnership.queries import NAMED_QUERIES
from appraisal.partnership.risk_share_terms import RULES

PAGE = (Path(__file__).parents[2] / "docs" / "data.md").read_text(encoding="utf-8")


def rows_under(heading: str) -> list[list[str]]:
    """The cells of the first table after a heading, without its two head rows."""
    lines = PAGE[PAGE.index(f"\n## {heading}") :].splitlines()
    start = next(place for place, line in enumerate(lines) if line.startswith("|"))
    table = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        table.append([cell.strip() for cell in line.strip("|").split("|")])
    return table


def test_every_check_is_listed_with_whether_it_stops_a_load() -> None:
    listed = {code: stops for code, stops, _ in rows_under("2. The checks")}
    stops = {one.code: "no" if one.severity == "warning" else "yes" for one in ALL_CHECKS}
    assert listed == {"S01": "yes", "S02": "yes", "S03": "yes", "P01": "yes", **stops}


def test_every_profile_is_listed() -> None:
    assert [re.sub("`", "", row[0]) for row in rows_under("3. Small numbers")] == list(PROFILES)


def test_every_risk_share_rule_is_listed() -> None:
    listed = {re.sub("`", "", row[0]) for row in rows_under("5. The pooled fund")}
    assert listed == set(RULES)


def test_every_named_query_is_listed_with_its_unit_and_assumptions() -> None:
    listed = {
        name.strip("`"): (unit, re.findall(r"`(\w+)`", assumptions))
        for name, unit, assumptions in rows_under("6. Evidence in an option set")
    }
    assert listed == {
        name: (query.unit, [one.name for one in query.parameters])
        for name, query in NAMED_QUERIES.items()
    }
