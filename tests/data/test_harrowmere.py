"""The invented partnership is what its script makes, and comes to the totals that it states."""

import doctest
import hashlib
import importlib
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import pytest
from openpyxl import load_workbook

from appraisal.partnership.fund.funding import FundingChange, next_years_funding
from appraisal.partnership.loading import load
from appraisal.partnership.schema import SQL_TYPES, Table
from appraisal.partnership.tables import TABLES

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
HARROWMERE = DATA / "harrowmere"
WEEKS_A_YEAR = 52.1429

ROWS = {
    "partnership": 1, "partner": 16, "locality": 6, "age_band": 18, "need_band": 4,
    "accommodation": 13, "service_type": 18, "tier": 5, "provider": 48, "client_group": 4,
    "source": 25, "population": 1_980, "prevalence_assumption": 24, "ld_register": 1_512,
    "register_agg": 513, "package": 1_926, "placement_out_of_area": 45, "waiting": 60,
    "carer": 340, "service_capacity": 18, "demand_assumption": 9, "transition_pipeline": 40,
    "carer_ageing": 11, "budget_element": 22, "budget_line": 264, "outturn": 198, "pool": 1,
    "contribution": 12, "risk_share_rule": 5, "unit_cost_ref": 80, "inflation": 8,
    "control_total": 14, "milestone": 40, "event": 6, "pathway_step": 16, "document": 3,
    "citation": 21, "partner_use": 8, "stated_figure": 6, "waiver": 2,
}  # fmt: skip

HOMES = [
    ("family", 316, 310),
    ("supported", 197, 1_420),
    ("residential", 139, 1_780),
    ("tenancy", 109, 640),
    ("shared_lives", 23, 560),
    ("owner", 20, 300),
    ("sheltered", 7, 520),
    ("nursing", 7, 1_650),
    ("hospital", 4, 4_100),
    ("temporary", 11, 900),
    ("other", 29, 400),
]


def make(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    script = [sys.executable, str(DATA / "make_harrowmere.py"), "--to", str(folder), *more]
    return subprocess.run(script, capture_output=True, text=True, cwd=folder.parent)


def made(folder: Path, *more: str) -> Path:
    done = make(folder, *more)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Harrowmere, made anew."""
    return made(tmp_path_factory.mktemp("made") / "again")


@pytest.fixture(scope="module")
def twentyfold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twenty times as many people, in Parquet."""
    return made(tmp_path_factory.mktemp("made") / "twenty", "--times", "20", "--parquet")


class Rows:
    """The tables of a folder, typed as the schema says."""

    def __init__(self, folder: Path, kind: str = "csv") -> None:
        self.connection = duckdb.connect()
        for table in TABLES:
            file = str(folder / f"{table.name}.{kind}")
            read = "read_csv(?, all_varchar = true)" if kind == "csv" else "read_parquet(?)"
            columns = ", ".join(
                f'CAST("{one.name}" AS {SQL_TYPES[one.kind]}) AS "{one.name}"'
                for one in table.columns
            )
            self.connection.execute(
                f'CREATE TABLE "{table.name}" AS SELECT {columns} FROM {read}', [file]
            )

    def __call__(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        return self.connection.execute(sql, list(parameters)).fetchall()

    def one(self, sql: str, *parameters: Any) -> Any:
        ((value,),) = self(sql, *parameters)
        return value


@pytest.fixture(scope="module")
def rows() -> Iterator[Rows]:
    found = Rows(HARROWMERE)
    yield found
    found.connection.close()


@pytest.fixture(scope="module")
def many(twentyfold: Path) -> Iterator[Rows]:
    found = Rows(twentyfold, "parquet")
    yield found
    found.connection.close()


def digests(folder: Path) -> dict[str, str]:
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.glob("*.csv")
    }


def sheets(file: Path) -> dict[str, list[tuple[Any, ...]]]:
    book = load_workbook(file, read_only=True)
    content = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}
    book.close()
    return content


def packed(file: Path) -> list[tuple[object, ...]]:
    """What a workbook's archive holds, and when it says that it was made: zlib may differ."""
    with zipfile.ZipFile(file) as archive:
        return [(one.filename, one.date_time, one.CRC) for one in archive.infolist()]


# The files


def test_the_files_are_exactly_what_the_script_makes(again: Path) -> None:
    assert digests(HARROWMERE) == digests(again)


def test_the_workbook_is_exactly_what_the_script_makes_but_for_its_packing(again: Path) -> None:
    assert packed(HARROWMERE / "harrowmere.xlsx") == packed(again / "harrowmere.xlsx")


def test_every_table_has_a_file_and_a_sheet_with_the_columns_of_the_schema() -> None:
    book = sheets(HARROWMERE / "harrowmere.xlsx")
    assert list(book) == [table.name for table in TABLES]
    for table in TABLES:
        heading = (HARROWMERE / f"{table.name}.csv").read_text(encoding="utf-8").split("\n")[0]
        assert tuple(heading.split(",")) == table.column_names
        assert book[table.name][0] == table.column_names
        assert len(book[table.name]) == ROWS[table.name] + 1


def test_the_files_are_small_enough_to_ship() -> None:
    assert sum(file.stat().st_size for file in HARROWMERE.iterdir()) < 1_500_000


def test_the_files_hold_no_byte_order_mark_and_no_line_ends_of_windows() -> None:
    for file in HARROWMERE.glob("*.csv"):
        content = file.read_bytes()
        assert not content.startswith(b"\xef\xbb\xbf"), file.name
        assert b"\r" not in content, file.name


@pytest.mark.parametrize("given", ["0", "-1", "many", "10001"])
def test_a_size_that_cannot_be_is_refused(tmp_path: Path, given: str) -> None:
    done = make(tmp_path / "none", f"--times={given}")
    assert done.returncode == 2
    assert f"'{given}' was given. Use a whole number from 1 to 10000." in done.stderr
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("module", ["drawing", "targets"])
def test_the_examples_in_the_code_run(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(DATA)
    found = doctest.testmod(importlib.import_module(f"harrowmere_maker.{module}"))
    assert found.attempted
    assert not found.failed


# Keys, references and lists


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_rows_are_as_many_as_stated_and_no_two_have_one_key(rows: Rows, table: Table) -> None:
    key = ", ".join(f'"{name}"' for name in table.key)
    found = rows(f'SELECT count(*), count(DISTINCT ({key})) FROM "{table.name}"')
    assert found == [(ROWS[table.name], ROWS[table.name])]


REFERENCES = [
    (table.name, column.name, *column.refers_to.split("."))
    for table in TABLES
    for column in table.columns
    if column.refers_to
]


@pytest.mark.parametrize(("table", "column", "other", "key"), REFERENCES)
def test_every_reference_resolves(
    rows: Rows, table: str, column: str, other: str, key: str
) -> None:
    lost = f'SELECT "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL EXCEPT FROM other'
    assert rows(f'WITH other AS (SELECT "{key}" FROM "{other}") {lost}') == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_cells_are_blank_only_where_they_may_be_and_of_their_list(rows: Rows, table: Table) -> None:
    for column in table.columns:
        found = rows.one(f'SELECT count(*) FROM "{table.name}" WHERE "{column.name}" IS NULL')
        assert column.optional or not found, column.name
        if column.one_of:
            used = rows(f'SELECT DISTINCT "{column.name}" FROM "{table.name}"')
            assert {value for (value,) in used} <= {*column.one_of, None}, column.name


def test_everybody_with_a_package_is_an_adult_on_the_register(rows: Rows) -> None:
    lost = rows.one(
        "SELECT count(*) FROM package ANTI JOIN (SELECT person_key FROM ld_register "
        "JOIN age_band USING (age_band_id) WHERE lowest_age >= 18) USING (person_key)"
    )
    assert lost == 0


@pytest.mark.parametrize("column", ["locality_id", "need_band_id", "accommodation_id", "in_area"])
def test_packages_and_the_register_tell_the_same_of_a_person(rows: Rows, column: str) -> None:
    query = (
        "SELECT count(*) FROM package JOIN ld_register AS person USING (person_key) "
        f"WHERE package.{column} <> person.{column}"
    )
    assert rows.one(query) == 0


def test_everybody_is_said_to_be_invented(rows: Rows) -> None:
    assert rows("SELECT is_synthetic, allow_person_level FROM partnership") == [(True, True)]
    for table in ("ld_register", "package"):
        assert rows(f"SELECT DISTINCT is_synthetic FROM {table}") == [(True,)]


def test_no_key_of_a_person_can_be_read_as_a_number_or_a_word(rows: Rows) -> None:
    odd = "SELECT count(*) FROM ld_register WHERE NOT regexp_full_match(person_key, ?)"
    assert rows.one(odd, "[bcdfghjklmnpqrstvwxz]{9}") == 0


# People and packages


def test_1512_people_are_known_of_whom_1134_are_adults(rows: Rows) -> None:
    adults = (
        "SELECT count(*) FROM ld_register JOIN age_band USING (age_band_id) WHERE lowest_age >= 18"
    )
    assert rows.one("SELECT count(*) FROM ld_register") == 1_512
    assert rows.one(adults) == 1_134


def test_862_adults_have_1926_packages_at_766850_pounds_a_week(rows: Rows) -> None:
    found = rows("SELECT count(DISTINCT person_key), count(*), sum(weekly_cost) FROM package")
    assert [tuple(map(float, found[0]))] == [(862, 1_926, 766_850)]
    assert round(766_850 * WEEKS_A_YEAR / 1e6, 2) == 39.99


@pytest.mark.parametrize(("home", "people", "mean"), HOMES)
def test_each_accommodation_costs_what_the_design_says_to_the_penny(
    rows: Rows, home: str, people: int, mean: int
) -> None:
    query = (
        "SELECT count(DISTINCT person_key), sum(weekly_cost) FROM package "
        "WHERE accommodation_id = ?"
    )
    assert [tuple(map(float, row)) for row in rows(query, home)] == [(people, people * mean)]


def test_every_package_costs_its_units_times_their_price_to_the_penny(rows: Rows) -> None:
    exact = "units_per_week::DECIMAL(9,2) * unit_cost"
    assert rows.one(f"SELECT count(*) FROM package WHERE weekly_cost <> {exact}") == 0
    finer = "units_per_week <> round(units_per_week, 2)"
    assert rows.one(f"SELECT count(*) FROM package WHERE {finer} OR units_per_week <= 0") == 0
    off = f"abs(annual_cost - weekly_cost::DOUBLE * {WEEKS_A_YEAR}) > 0.00501"
    assert rows.one(f"SELECT count(*) FROM package WHERE {off}") == 0


def test_the_three_shares_of_a_package_sum_to_1_exactly(rows: Rows) -> None:
    uneven = "la_share + nhs_share + client_share <> 1 OR la_share <> round(la_share, 4)"
    assert rows.one(f"SELECT count(*) FROM package WHERE {uneven}") == 0


def test_45_people_out_of_area_cost_105750_pounds_a_week_or_13_8_per_cent(rows: Rows) -> None:
    found = rows(
        "SELECT count(DISTINCT person_key), count(*), sum(weekly_cost) FROM package "
        "WHERE NOT in_area"
    )
    assert [tuple(map(float, row)) for row in found] == [(45, 45, 105_750)]
    assert round(100 * 105_750 / 766_850, 1) == 13.8
    assert rows.one("SELECT count(*) FROM ld_register WHERE NOT in_area") == 45


def test_placements_are_the_packages_out_of_area_and_no_others(rows: Rows) -> None:
    away = rows("SELECT package_id FROM package WHERE NOT in_area ORDER BY 1")
    assert rows("SELECT package_id FROM placement_out_of_area ORDER BY 1") == away


def test_packages_are_in_area_where_their_provider_is(rows: Rows) -> None:
    query = (
        "SELECT count(*) FROM package JOIN provider USING (provider_id) "
        "WHERE package.in_area <> provider.in_area"
    )
    assert rows.one(query) == 0


def test_people_out_of_area_were_reviewed_within_12_months(rows: Rows) -> None:
    query = (
        "SELECT count(*) FROM package, partnership "
        "WHERE NOT in_area AND coalesce(last_review, start) < as_at - INTERVAL 12 MONTH"
    )
    assert rows.one(query) == 0


def test_every_package_goes_on_at_the_date_of_the_data_and_began_before_it(rows: Rows) -> None:
    query = (
        'SELECT count(*) FROM package, partnership WHERE start > as_at OR "end" < as_at '
        "OR last_review > as_at OR last_review < start OR review_due < last_review"
    )
    assert rows.one(query) == 0


def test_nobody_s_package_began_long_before_they_were_18(rows: Rows) -> None:
    query = (
        "SELECT count(*) FROM package JOIN ld_register USING (person_key) "
        "JOIN age_band USING (age_band_id), partnership "
        "WHERE start < as_at - to_years((highest_age - 17)::INTEGER)"
    )
    assert rows.one(query) == 0


def test_no_person_has_one_service_twice(rows: Rows) -> None:
    query = (
        "SELECT person_key FROM package GROUP BY person_key, service_type_id HAVING count(*) > 1"
    )
    assert rows(query) == []


def test_nobody_has_more_hours_of_support_than_a_week_holds(rows: Rows) -> None:
    query = (
        "SELECT max(units_per_week) FROM package JOIN service_type USING (service_type_id) "
        "WHERE unit = ?"
    )
    assert rows.one(query, "hour") <= 168
    assert rows.one(query, "night") <= 7
    assert rows.one(query, "week") == 1


def test_unit_costs_lie_in_every_reference_range_of_their_service(rows: Rows) -> None:
    query = (
        "SELECT count(*) FROM package JOIN unit_cost_ref AS usual USING (service_type_id) "
        "WHERE package.unit_cost NOT BETWEEN low AND high"
    )
    assert rows.one(query) == 0
    bases = "SELECT DISTINCT price_base_year FROM unit_cost_ref"
    assert rows(bases) == [("2026/27",)]


def test_no_unit_cost_is_over_3_median_absolute_deviations_off_its_service(rows: Rows) -> None:
    query = """
        WITH usual AS (
            SELECT service_type_id, median(unit_cost::DOUBLE) AS middle,
                mad(unit_cost::DOUBLE) AS apart
            FROM package GROUP BY ALL HAVING count(*) >= 8
        )
        SELECT count(*) FROM package JOIN usual USING (service_type_id)
        WHERE abs(unit_cost - middle) > 3 * 1.4826 * apart
    """
    assert rows.one(query) == 0


def test_the_register_counted_is_the_register(rows: Rows) -> None:
    counted = """
        SELECT locality_id, adult_group, need_band_id, accommodation_id, count(*) AS n
        FROM ld_register JOIN age_band USING (age_band_id) GROUP BY ALL
    """
    told = """
        SELECT locality_id, adult_group, need_band_id, accommodation_id, n
        FROM register_agg WHERE year = 2026
    """
    assert sorted(rows(counted)) == sorted(rows(told))
    assert rows.one("SELECT sum(n) FROM register_agg WHERE year = 2025") == 1_465
    assert rows.one("SELECT count(*) FROM register_agg WHERE n = 0") == 0


def test_young_people_turning_18_are_those_on_the_register(rows: Rows) -> None:
    query = """
        SELECT year, need_band_id, n,
            (SELECT count(*) FROM ld_register AS person WHERE transition_year = year
                AND person.need_band_id = pipeline.need_band_id)
        FROM transition_pipeline AS pipeline
    """
    assert [row for row in rows(query) if row[2] != row[3]] == []


def test_the_carers_of_75_are_those_of_the_register(rows: Rows) -> None:
    known = rows.one("SELECT count(*) FROM ld_register WHERE lives_with_carer_75plus")
    assert rows("SELECT n FROM carer_ageing WHERE basis = 'estimate'") == [(known,)]
    assert known > 50


def test_the_services_in_use_are_those_of_the_packages(rows: Rows) -> None:
    query = """
        SELECT count(*) FROM service_capacity AS room JOIN (
            SELECT service_type_id, sum(units_per_week) AS units FROM package GROUP BY ALL
        ) USING (service_type_id)
        WHERE abs(in_use - units) > 0.001 OR capacity < in_use
    """
    assert rows.one(query) == 0


def test_carers_assessed_are_never_more_than_carers(rows: Rows) -> None:
    assert rows.one("SELECT count(*) FROM carer WHERE assessed > n") == 0


# Population


def test_560000_people_live_here_in_2025_and_more_and_older_ones_later(rows: Rows) -> None:
    total = "SELECT sum(persons)::INTEGER FROM population WHERE year = ?"
    assert rows.one(total, 2025) == 560_000
    assert 570_000 < rows.one(total, 2035) < 590_000
    older = """
        SELECT sum(persons) FILTER (adult_group = '65+') / sum(persons)
        FROM population JOIN age_band USING (age_band_id) WHERE year = ?
    """
    assert rows.one(older, 2035) > rows.one(older, 2025) + 0.02


def test_the_adults_known_are_0_2_to_0_8_per_cent_of_adults(rows: Rows) -> None:
    adults = rows.one(
        "SELECT sum(persons)::INTEGER FROM population JOIN age_band USING (age_band_id) "
        "WHERE year = 2026 AND lowest_age >= 18"
    )
    assert 0.002 < 1_134 / adults < 0.008


# Money


def test_the_pool_is_52_million_split_77_to_23(rows: Rows) -> None:
    query = (
        "SELECT funder, sum(budget)::INTEGER FROM budget_line "
        "WHERE year = '2026/27' AND scope_status = 'in_pool' GROUP BY ALL"
    )
    assert dict(rows(query)) == {"council": 40_040_000, "icb": 11_960_000, "joint_other": 0}
    paid = "SELECT partner_id, agreed::INTEGER, share::DOUBLE FROM contribution WHERE year = ?"
    found = rows(paid, "2026/27")
    assert sorted(found) == [("council", 40_040_000, 0.77), ("icb", 11_960_000, 0.23)]


def test_the_pool_is_made_of_the_six_elements_of_the_design(rows: Rows) -> None:
    query = (
        "SELECT name, sum(budget)::INTEGER FROM budget_line JOIN budget_element USING (element_id) "
        "WHERE year = '2026/27' AND scope_status = 'in_pool' GROUP BY ALL"
    )
    assert dict(rows(query)) == {
        "Packages of care": 39_990_000,
        "Community teams": 5_200_000,
        "In-house services, paid for as a block": 3_000_000,
        "Voluntary services": 2_100_000,
        "Short breaks": 1_300_000,
        "Joint commissioning team": 410_000,
    }


def test_packages_cost_their_budget_within_2_per_cent(rows: Rows) -> None:
    weekly = float(rows.one("SELECT sum(weekly_cost) FROM package"))
    budget = rows.one(
        "SELECT sum(budget)::DOUBLE FROM budget_line JOIN budget_element USING (element_id) "
        "WHERE covers_packages AND year = '2026/27'"
    )
    assert abs(weekly * WEEKS_A_YEAR / budget - 1) < 0.001


def test_the_outturn_is_forecast_at_54_1_million(rows: Rows) -> None:
    query = (
        "SELECT status, sum(amount)::INTEGER FROM outturn "
        "JOIN budget_line USING (element_id, funder, year) "
        "WHERE year = '2026/27' AND scope_status = 'in_pool' GROUP BY ALL"
    )
    assert rows(query) == [("forecast", 54_100_000)]


def test_funding_is_what_is_in_the_pool_in_every_year_of_the_budgets(rows: Rows) -> None:
    pooled = rows(
        "SELECT funder, year, sum(budget) FROM budget_line "
        "WHERE scope_status = 'in_pool' AND funder <> 'joint_other' GROUP BY ALL"
    )
    paid = rows("SELECT partner_id, year, agreed FROM contribution WHERE year >= '2024/25'")
    assert sorted(pooled) == sorted(paid)
    assert len(paid) == 8


@pytest.mark.parametrize("partner", ["council", "icb"])
def test_each_year_s_funding_follows_from_the_year_before(rows: Rows, partner: str) -> None:
    years = rows(
        "SELECT year, agreed, recurrent_change, indexation, efficiency FROM contribution "
        "WHERE partner_id = ? ORDER BY year",
        partner,
    )
    assert [year[0] for year in years] == [f"20{n}/{n + 1}" for n in range(22, 28)]
    for (_, last, *_), (_, agreed, change, up, down) in pairwise(years):
        found = next_years_funding(
            partner, last, [FundingChange("Changes", change)], indexation=up, efficiency=down
        )
        assert found.amount == agreed


def test_an_element_has_one_scope_in_a_year_and_every_scope_and_tier_is_there(rows: Rows) -> None:
    query = "SELECT element_id FROM budget_line GROUP BY element_id, year"
    assert rows(f"{query} HAVING count(DISTINCT scope_status) > 1") == []
    scopes = rows("SELECT DISTINCT scope_status FROM budget_line WHERE year = '2026/27'")
    assert {scope for (scope,) in scopes} == {"in_pool", "aligned", "out", "undecided"}
    tiers = rows("SELECT DISTINCT tier_id FROM budget_element")
    assert {tier for (tier,) in tiers} == set("01234")


def test_one_risk_share_rule_is_in_force_with_a_tolerance_of_5_per_cent(rows: Rows) -> None:
    query = "SELECT rule, tolerance_percent::INTEGER FROM risk_share_rule WHERE in_force"
    assert rows(query) == [("pro_rata", 5)]
    assert rows.one("SELECT count(DISTINCT rule) FROM risk_share_rule") == 5


# As a whole


def test_it_loads_with_no_error_and_every_warning_waived_with_a_reason(tmp_path: Path) -> None:
    report = load(HARROWMERE, tmp_path)
    assert report.loaded
    assert [one for one in report.findings if one.stops or not one.waived] == []
    assert {(one.code, one.table) for one in report.findings} == set(
        duckdb.read_csv(str(HARROWMERE / "waiver.csv")).project("code, table_name").fetchall()
    )


# As many times


def test_twenty_times_as_much_reconciles_as_well(many: Rows) -> None:
    found = many("SELECT count(DISTINCT person_key), count(*), sum(weekly_cost) FROM package")
    assert [tuple(map(float, found[0]))] == [(17_240, 38_520, 20 * 766_850)]
    away = many("SELECT count(*), sum(weekly_cost) FROM package WHERE NOT in_area")
    assert [tuple(map(float, away[0]))] == [(900, 20 * 105_750)]
    assert many.one("SELECT count(DISTINCT person_key) FROM ld_register") == 20 * 1_512
    assert many.one("SELECT sum(persons) FROM population WHERE year = 2025") == 20 * 560_000
    exact = "units_per_week::DECIMAL(9,2) * unit_cost"
    assert many.one(f"SELECT count(*) FROM package WHERE weekly_cost <> {exact}") == 0


@pytest.mark.parametrize(("home", "people", "mean"), HOMES)
def test_twenty_times_each_accommodation_costs_twenty_times_as_much(
    many: Rows, home: str, people: int, mean: int
) -> None:
    query = "SELECT sum(weekly_cost)::DOUBLE FROM package WHERE accommodation_id = ?"
    assert many.one(query, home) == 20 * people * mean


def test_a_big_one_has_no_workbook(twentyfold: Path) -> None:
    assert {file.suffix for file in twentyfold.iterdir()} == {".parquet"}
