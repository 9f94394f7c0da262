"""Rows without a key, and a second partnership, are told and keep later checks from the table."""

import pytest

from tests.partnership.checks.small import add


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("waiver", "code"),
        ("pathway_step", "step_id"),
        ("population", "year"),
        ("budget_line", "element_id"),
        ("ld_register", "person_key"),
    ],
)
def test_a_blank_key_is_told_and_breaks_no_later_check(giver, table, column):
    giver.give()
    waived = "code,table_name,owner,reason,until\nD13,milestone,Director,Dates follow,\n"
    giver.file("waiver.csv", waived).cell(table, column, "")
    report = giver.load()
    assert not report.loaded
    assert f"1 row of {table} has no " in " ".join(one.message for one in report.stopping)
    unrun = {one.why for one in report.checks if one.status == "not_run"}
    assert table == "waiver" or any(table in why for why in unrun)


@pytest.mark.parametrize("key", ["other", "harrowmere"])
def test_a_second_partnership_is_an_error_and_neither_is_used(giver, key):
    giver.give(add("partnership", partnership_id=key))
    report = giver.load()
    assert "partnership has 2 rows; give one." in [
        one.message for one in report.stopping if one.code == "S02"
    ]
    assert report.totals is None
    whys = " ".join(one.why for one in report.checks if one.status == "not_run")
    assert "partnership" in whys
