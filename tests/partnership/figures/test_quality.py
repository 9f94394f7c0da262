"""The quality of the data as everybody may read it: no number of people in a finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from appraisal.partnership.database import PartnershipData, partnership_data
from appraisal.partnership.figures import data_quality, sources
from appraisal.partnership.figures.sources import shown_rows
from tests.partnership.figures.databases import build

CHECKS = """
    INSERT INTO load_check VALUES
        ('D05', 'Registers are of the size expected', 'warning', 'warned', 1, ''),
        ('D06', 'People out of area were reviewed', 'warning', 'waived', 3, ''),
        ('D14', 'Figures are worked out right', 'warning', 'not_run', 0, 'No stated_figure.')"""
FINDINGS = """
    INSERT INTO load_finding VALUES
        ('D06', 'warning', 'package', 'last_review', 3, 'In some rows, no review is recorded.',
            'Give the date.', ['row 7', 'row 12'], 'Commissioning lead: reviews are booked'),
        ('D05', 'warning', 'register_agg', 'n', 1, 'The register holds 1,134 adults.',
            'Look again.', [], NULL),
        ('D16', 'warning', 'stated_figure', 'value', 1,
            '''People placed'' states 5, where 3 rows of ''placement_out_of_area'' are listed.',
            'Correct the figure.', ['row 1'], ''),
        ('D11', 'warning', 'partner_use', 'partner_id', 2, 'In 2 rows, the partner had ended.',
            'Name its successor.', ['row 4', 'row 9'], '')"""


@pytest.fixture
def data(tmp_path: Path) -> PartnershipData:
    build(tmp_path, changes=(CHECKS, FINDINGS))
    found = partnership_data(tmp_path)
    assert found is not None
    return found


def test_checks_are_shown_in_their_order_with_what_became_of_them(data: PartnershipData) -> None:
    found = data_quality(data)
    assert [(check.code, check.status) for check in found.checks] == [
        ("D05", "warned"),
        ("D06", "waived"),
        ("D14", "not_run"),
    ]
    assert [check.why for check in found.with_status("not_run")] == ["No stated_figure."]


def test_few_rows_about_people_are_hidden_and_others_shown(data: PartnershipData) -> None:
    rows = {one.code: one.rows for one in data_quality(data).findings}
    assert rows == {"D06": None, "D05": None, "D16": 1, "D11": 2}


def test_a_message_with_a_number_of_people_is_not_shown(data: PartnershipData) -> None:
    messages = {one.code: one.message for one in data_quality(data).findings}
    assert messages["D06"] == "In some rows, no review is recorded."
    assert messages["D11"] == "In 2 rows, the partner had ended."
    assert "1,134" not in messages["D05"]
    assert "D05" in messages["D05"]


def test_a_stated_number_of_rows_does_not_tell_how_many_people_there_are(
    data: PartnershipData,
) -> None:
    (message,) = [one.message for one in data_quality(data).findings if one.code == "D16"]
    assert "3 rows" not in message
    assert "D16" in message


def test_waivers_are_told_apart_with_their_reasons(data: PartnershipData) -> None:
    found = data_quality(data)
    assert [one.waived for one in found.waived] == ["Commissioning lead: reviews are booked"]
    assert [one.code for one in found.open] == ["D05", "D16", "D11"]


@pytest.mark.parametrize(
    ("table", "rows", "shown"),
    [
        ("package", 0, 0),
        ("package", 7, None),
        ("package", 8, 10),
        ("ld_register", 1512, 1510),
        ("placement_out_of_area", 45, 45),
        ("waiting", 3, None),
        ("locality", 6, 6),
        ("budget_line", 264, 264),
    ],
)
def test_rows_are_rounded_where_they_are_people(table: str, rows: int, shown: int | None) -> None:
    assert shown_rows(table, rows) == shown


def test_a_table_that_was_not_given_has_no_file(tmp_path: Path) -> None:
    build(
        tmp_path,
        changes=(
            "INSERT INTO load_manifest VALUES ('package', 'package.csv', 1926, 'ab'),"
            " ('waiting', 'waiting.csv', 60, 'cd')",
        ),
    )
    data = partnership_data(tmp_path)
    assert data is not None
    tables = {table.name: table for table in sources(data).tables}
    assert [table.name for table in sources(data).given] == ["package", "waiting"]
    assert (tables["package"].rows, tables["waiting"].rows) == (1925, 60)
    assert (tables["pool"].file, tables["pool"].rows) == ("", 0)
