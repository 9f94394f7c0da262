"""Data that hold less than everything: no page and no report may fail for want of a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from appraisal.briefing import demand, fund, partnership_topics, quality
from appraisal.partnership.database import PartnershipData, partnership_data
from appraisal.partnership.figures import Headline, equity, headline, people_by_need_and_home
from appraisal.partnership.queries import QueryError, run_query
from appraisal.partnership.schema import Table
from appraisal.partnership.tables import TABLES
from appraisal.reports.building import report
from appraisal.reports.front import main_figures
from tests.partnership.checks.small import good
from tests.partnership.givers import Giver

TOPICS = (*partnership_topics.SECTIONS, *demand.SECTIONS, *fund.SECTIONS, quality.TOPIC)
OPTIONAL = tuple(table.name for table in TABLES if not table.required and good().get(table.name))


def loaded(folder: Path, *names: str) -> PartnershipData:
    """A small partnership as a load leaves it: the required tables, and these beside them."""
    giver = Giver(folder).give(only=names or ["waiver"])
    assert giver.load().loaded
    data = partnership_data(giver.data)
    assert data is not None
    return data


def loaded_without(folder: Path, name: str) -> PartnershipData:
    """A small partnership as a load leaves it, less one table and all that refer to it."""
    gone = {name}
    while more := {table.name for table in TABLES if _refers(table, gone)} - gone:
        gone |= more
    return loaded(folder, *(kept for kept in OPTIONAL if kept not in gone))


def _refers(table: Table, gone: set[str]) -> bool:
    return any(column.refers_to.partition(".")[0] in gone for column in table.columns)


@pytest.mark.parametrize(
    "name", ["ld_register", "package", "placement_out_of_area", "budget_line", "pool"]
)
def test_every_section_and_the_report_stand_without_a_table(name: str, tmp_path: Path) -> None:
    data = loaded_without(tmp_path, name)
    assert all(topic.section(data).finding for topic in TOPICS)
    assert report(data).chapters


def test_the_required_tables_alone_are_enough_for_every_section(tmp_path: Path) -> None:
    data = loaded(tmp_path)
    assert all(topic.section(data).finding for topic in TOPICS)
    assert report(data).main_figures is None


def test_packages_that_were_not_given_are_not_taken_for_nought(tmp_path: Path) -> None:
    data = loaded(tmp_path, "ld_register")
    found = headline(data)
    assert found is not None
    assert found == Headline(found.adults_on_register)
    assert people_by_need_and_home(data) is None
    assert {rates.base for rates in equity(data)} == {"adults"}
    with pytest.raises(QueryError, match="what packages cost is hidden"):
        run_query(data, "package_spend")
    # So few adults are on this register that their number is hidden: nothing is left to list.
    assert main_figures(data) is None
