"""A workbook reads as the CSV files of its sheets would; one that is unsafe is never opened."""

import csv
import io
import zipfile
from datetime import date
from pathlib import Path

import duckdb
import openpyxl
import pytest

from appraisal.partnership.database import FILE_NAME
from appraisal.partnership.loading import load
from appraisal.partnership.reading import workbook_safety
from appraisal.partnership.reading.sources import SourceError
from appraisal.partnership.schema import SQL_TYPES
from appraisal.partnership.tables import BY_NAME
from tests.partnership.givers import Giver

ROOT = Path(__file__).resolve().parents[2]
FEW = ["provider", "ld_register", "package", "placement_out_of_area"]
TYPED = {"whole": int, "number": float, "money": float, "year": int, "date": date.fromisoformat}


def as_workbook(giver: Giver, *, typed: bool = True) -> openpyxl.Workbook:
    """The giver's files as a workbook: figures as numbers, as Excel has them, if `typed`."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for path in sorted(giver.source.glob("*.csv")):
        sheet = book.create_sheet(path.stem)
        with path.open(encoding="utf-8", newline="") as file:
            heads, *rows = csv.reader(file)
        sheet.append(heads)
        kinds = [BY_NAME[path.stem].column(head).kind for head in heads]
        for row in rows:
            sheet.append(
                [
                    (TYPED.get(kind, str)(cell) if typed else cell) if cell else None
                    for kind, cell in zip(kinds, row, strict=True)
                ]
            )
    return book


@pytest.fixture
def book(giver):
    return as_workbook(giver.give(only=FEW))


@pytest.fixture
def load_book(giver, tmp_path):
    """Saves a workbook and loads it."""

    def load_it(book):
        path = tmp_path / "ours.xlsx"
        book.save(path)
        return load(path, giver.data)

    return load_it


def everything(database):
    """Every row of every table of the data."""
    with duckdb.connect(str(database), read_only=True) as connection:
        names = sorted(name for (name,) in connection.execute("SHOW TABLES").fetchall())
        return {
            name: connection.execute(f'FROM "{name}"').fetchall()
            for name in names
            if not name.startswith("load_")
        }


@pytest.mark.parametrize("typed", [True, False], ids=["numbers and dates", "all as text"])
def test_a_workbook_and_csv_files_make_the_same_database(giver, load_book, typed):
    assert giver.give().load().loaded
    as_csv = everything(giver.database)
    giver.database.unlink()
    assert load_book(as_workbook(giver, typed=typed)).loaded
    assert everything(giver.database) == as_csv


def test_harrowmere_as_a_workbook_is_harrowmere_as_files(tmp_path):
    folder = ROOT / "data" / "harrowmere"
    assert load(folder, tmp_path / "files").loaded
    assert load(folder / "harrowmere.xlsx", tmp_path / "book").loaded
    assert everything(tmp_path / "files" / FILE_NAME) == everything(tmp_path / "book" / FILE_NAME)


def test_the_manifest_names_the_sheet_and_the_workbooks_checksum(giver, book, load_book):
    report = load_book(book)
    assert {one.file for one in report.tables if one.name == "tier"} == {"ours.xlsx, sheet tier"}
    assert len({one.sha256 for one in report.tables}) == 1


def test_sheets_are_matched_as_files_are(book, load_book):
    book["age_band"].title = "Age Band"
    book.create_sheet("Read me").append(["words"])
    book.create_sheet("packages").append(["a"])
    report = load_book(book)
    assert report.loaded
    assert report.passed_over == ("sheet Read me",)
    assert [(one.message, one.to_do) for one in report.warnings] == [
        (
            "sheet packages is not one of the tables, so it was not loaded.",
            "Did you mean 'package'?",
        )
    ]


def test_a_code_that_is_a_number_is_read_as_it_is_shown(giver, book, load_book):
    sheet = book["source"]
    for row, number_format in ((2, "0.00"), (3, "000")):
        sheet.cell(row, 1).value = 2.1 if row == 2 else 7
        sheet.cell(row, 1).number_format = number_format
    for row in book["population"].iter_rows(min_row=2, min_col=7, max_col=7):
        row[0].value = "2.10"
    assert load_book(book).loaded
    assert giver.rows("SELECT source_id FROM source") == [("2.10",), ("007",)]


def test_a_code_that_excel_turned_into_a_date_is_told(book, load_book):
    book["age_band"].cell(3, 1).value = date(2026, 9, 5)
    report = load_book(book)
    (found,) = [one for one in report.findings if (one.code, one.table) == ("S01", "age_band")]
    assert found.message == (
        "1 row of ours.xlsx, sheet age_band has a code that Excel turned into a date."
    )
    assert found.examples == ("row 3",)


def test_a_formula_without_a_saved_value_is_told_and_not_read_as_blank(book, load_book):
    book["population"].cell(4, 5).value = "=1+1"
    report = load_book(book)
    messages = [one.message for one in report.findings if one.table == "population"]
    assert "1 row of ours.xlsx, sheet population has a formula without a saved value." in messages


def test_a_formulas_saved_value_is_read(giver, book, load_book, tmp_path):
    sheet = book["population"]
    sheet.cell(2, 5).value = "=30+30"
    book.save(tmp_path / "made.xlsx")
    changed = io.BytesIO()
    with (
        zipfile.ZipFile(tmp_path / "made.xlsx") as old,
        zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            text = old.read(name).replace(b"<f>30+30</f><v />", b"<f>30+30</f><v>60</v>")
            new.writestr(name, text.replace(b"<f>30+30</f><v></v>", b"<f>30+30</f><v>60</v>"))
    path = tmp_path / "saved.xlsx"
    path.write_bytes(changed.getvalue())
    assert load(path, giver.data).loaded
    assert giver.rows("SELECT persons FROM population WHERE _row = 2") == [(60,)]


def test_an_error_in_a_cell_is_told(book, load_book):
    cell = book["population"].cell(5, 5)
    cell.value, cell.data_type = "#N/A", "e"
    messages = [one.message for one in load_book(book).findings if one.table == "population"]
    assert (
        "1 row of ours.xlsx, sheet population has an error in place of a value, such as #N/A."
        in messages
    )


def test_cells_to_the_right_of_the_last_heading_are_told(book, load_book):
    sheet = book["population"]
    sheet.cell(3, sheet.max_column + 2).value = "a remark"
    report = load_book(book)
    (found,) = [one for one in report.findings if one.table == "population"]
    assert (found.code, found.severity, found.examples) == ("S01", "error", ("row 3",))
    assert found.message.startswith("1 row of ours.xlsx, sheet population has more cells than the ")
    assert found.to_do == "Give their column a heading, or take them away."


def test_blank_rows_among_the_others_keep_the_rows_numbers(giver, book, load_book):
    book["source"].insert_rows(3, 2)
    for row in range(40, 60):
        book["source"].cell(row, 9).value = None
    assert load_book(book).loaded
    assert giver.rows("SELECT _row FROM source") == [(2,), (5,)]


def zipped(path, **parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in {"[Content_Types].xml": "<Types/>", **parts}.items():
            made.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: path.write_bytes(b"words"), "is not an Excel workbook."),
        (lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0 and more"), "is protected with a"),
        (lambda path: zipped(path, **{"xl/vbaProject.bin": b"x"}), "holds macros."),
        (lambda path: zipped(path, **{"xl/macrosheets/s.xml": b"x"}), "holds macros."),
        (
            lambda path: zipped(path, **{"xl/worksheets/s.xml": b"0" * 20_000_000}),
            "would unpack to far more than a workbook of tables does",
        ),
        (
            lambda path: zipped(path, **{f"xl/{at}.xml": "" for at in range(2_001)}),
            "would unpack to far more than a workbook of tables does",
        ),
        (
            lambda path: zipped(path, **{"xl/workbook.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]>"}),
            "holds definitions that no Excel workbook has",
        ),
        (lambda path: zipped(path, **{"xl/workbook.xml": "<workbook"}), "is damaged or is no"),
        (lambda path: zipped(path), "is damaged or is no Excel workbook."),
    ],
    ids=["text", "encrypted", "macros", "older_macros", "bomb", "parts", "entities", "cut", "bare"],
)
def test_a_workbook_that_must_not_be_opened_is_refused(giver, tmp_path, make, says):
    path = tmp_path / "ours.xlsx"
    make(path)
    with pytest.raises(SourceError) as told:
        load(path, giver.data)
    assert f"ours.xlsx {says}" in str(told.value)
    assert not (giver.data / FILE_NAME).exists()


def test_too_large_a_workbook_is_refused(giver, book, load_book, monkeypatch):
    monkeypatch.setattr(workbook_safety, "LARGEST_WORKBOOK", 1000)
    with pytest.raises(SourceError, match=r"The limit for a workbook is 0 MB\. Give the large"):
        load_book(book)


def test_every_kind_of_column_can_be_typed():
    assert set(TYPED) < set(SQL_TYPES)
