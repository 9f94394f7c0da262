"""Templates: an analyst fills in the tables that are needed, and they load."""

import csv

import pytest

from appraisal.partnership.load_lock import LoadingError
from appraisal.partnership.loading import load
from appraisal.partnership.tables import BY_NAME, TABLES
from appraisal.partnership.templates import write_templates

FILLED = {
    "partnership": {
        "partnership_id": "ours",
        "name": "Our partnership",
        "as_at": "22/11/2026",
        "year": "2026/27",
        "is_synthetic": "no",
        "allow_person_level": "no",
    },
    "partner": {
        "partner_id": "council",
        "name": "Our council",
        "short": "Council",
        "kind": "council",
        "statutory": "yes",
        "valid_from": "01/04/1974",
    },
    "source": {"source_id": "ons", "title": "Projections"},
    "locality": {"locality_id": "north", "name": "North"},
    "population": {
        "locality_id": "north",
        "age_band_id": "18-24",
        "sex": "female",
        "year": "2026",
        "persons": "1,200",
        "basis": "estimate",
        "source_id": "ons",
    },
}


def test_there_is_a_template_for_each_table_with_its_headings(tmp_path):
    written = write_templates(tmp_path / "new")
    assert {path.name for path in written} == {
        "README.md",
        "columns.txt",
        *(f"{table.name}.csv" for table in TABLES),
    }
    for table in TABLES:
        with (tmp_path / "new" / f"{table.name}.csv").open(newline="") as file:
            heads, *rows = csv.reader(file)
        assert tuple(heads) == table.column_names
        assert all(len(row) == len(heads) for row in rows)


def test_every_column_is_described_with_what_it_may_hold(tmp_path):
    write_templates(tmp_path)
    with (tmp_path / "columns.txt").open(newline="") as file:
        described = {
            (row["table"], row["column"]): row for row in csv.DictReader(file, delimiter="\t")
        }
    assert set(described) == {(t.name, c.name) for t in TABLES for c in t.columns}
    scope = described["budget_line", "scope_status"]
    assert scope["only"] == "in_pool, aligned, out, undecided"
    tier = described["package", "tier_id"]
    assert (tier["refers to"], tier["needed"]) == ("tier.tier_id", "yes")


def test_what_an_analyst_fills_in_loads(tmp_path):
    folder = tmp_path / "ours"
    write_templates(folder)
    for name, row in FILLED.items():
        with (folder / f"{name}.csv").open("a", newline="") as file:
            csv.DictWriter(file, BY_NAME[name].column_names).writerow(row)
    report = load(folder, tmp_path / "data")
    assert report.stopping == ()
    assert report.loaded
    assert {one.name for one in report.tables} == {t.name for t in TABLES if t.required}


def test_templates_left_as_they_are_say_what_is_needed(tmp_path):
    write_templates(tmp_path / "ours")
    report = load(tmp_path / "ours", tmp_path / "data")
    assert not report.loaded
    without_rows = {one.table for one in report.stopping if "no rows" in one.message}
    assert without_rows == {"partnership", "partner", "source", "population"}


def test_nothing_is_ever_overwritten(tmp_path):
    (tmp_path / "pool.csv").write_text("ours")
    with pytest.raises(LoadingError) as told:
        write_templates(tmp_path)
    assert str(told.value) == (
        f"{tmp_path} already holds pool.csv. Nothing was written. Give an empty folder."
    )
    assert [path.name for path in tmp_path.iterdir()] == ["pool.csv"]
    assert (tmp_path / "pool.csv").read_text() == "ours"
