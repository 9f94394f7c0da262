"""What the text of a cell is taken for, and what is not taken for anything."""

from datetime import date
from decimal import Decimal

import duckdb
import pytest

from appraisal.partnership.reading.cells import MACROS, held, read
from appraisal.partnership.reading.sheet_cells import as_text


@pytest.fixture(scope="module")
def taken():
    """What a text is taken for as one of a kind."""
    connection = duckdb.connect()
    for macro in MACROS:
        connection.execute(f"CREATE TEMP MACRO {macro}")

    def take(kind, text):
        steps = f"(SELECT t, {read(kind, 't')} AS r FROM (SELECT $text::VARCHAR AS t))"
        query = f"SELECT {held(kind, 't', 'r')} FROM {steps}"
        return connection.execute(query, {"text": text}).fetchone()[0]

    yield take
    connection.close()


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("id", "2.10", "2.10"),
        ("id", "007", "007"),
        ("text", "Children's ", "Children's "),
        ("whole", "1,250", 1250),
        ("whole", "0", 0),
        ("whole", "4.0", 4),
        ("whole", "-3", -3),
        ("number", "12.5", 12.5),
        ("number", "1.2E+06", 1_200_000.0),
        ("money", "£1,234.50", Decimal("1234.50")),
        ("money", "1234.5", Decimal("1234.50")),
        ("money", "£ 5", Decimal("5.00")),
        ("money", "-£5", Decimal("-5.00")),
        ("money", "£-5", Decimal("-5.00")),
        ("money", "(£1,200.00)", Decimal("-1200.00")),
        ("money", "1234.5600000000001", Decimal("1234.56")),
        ("share", "0.77", Decimal("0.770000")),
        ("share", "77%", Decimal("0.770000")),
        ("share", "7.5 %", Decimal("0.075000")),
        ("share", "77", Decimal("77.000000")),
        ("percent", "3.2", Decimal("3.2000")),
        ("percent", "-3.2%", Decimal("-3.2000")),
        ("yes_no", "Yes", True),
        ("yes_no", "TRUE", True),
        ("yes_no", "y", True),
        ("yes_no", "1", True),
        ("yes_no", "No", False),
        ("yes_no", "0", False),
        ("date", "2026-11-22", date(2026, 11, 22)),
        ("date", "22/11/2026", date(2026, 11, 22)),
        ("date", "1/2/2026", date(2026, 2, 1)),
        ("date", "31/12/2026", date(2026, 12, 31)),
        ("date", "2026-11-22 00:00:00", date(2026, 11, 22)),
        ("date", "2026-11-22T00:00:00", date(2026, 11, 22)),
        ("year", "2026", 2026),
        ("year", "2026.0", 2026),
        ("money_year", "2026/27", "2026/27"),
        ("money_year", "2026-27", "2026/27"),
        ("money_year", "2026/2027", "2026/27"),
        ("money_year", "2099/00", "2099/00"),
    ],
)
def test_a_text_of_its_kind_is_taken_for_its_value(taken, kind, text, value):
    assert taken(kind, text) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("whole", "2.5"),
        ("whole", "about 20"),
        ("whole", "-"),
        ("number", "inf"),
        ("number", "nan"),
        ("number", "1_000"),
        ("number", "0x10"),
        ("money", "1,23"),
        ("money", "12 34"),
        ("money", "1234.567"),
        ("money", "£"),
        ("money", "5k"),
        ("money", "€5"),
        ("money", "99999999999999999999"),
        ("share", "half"),
        ("percent", "n/a"),
        ("yes_no", "maybe"),
        ("yes_no", "2"),
        ("date", "12/31/2026"),
        ("date", "2026-02-30"),
        ("date", "22/11/26"),
        ("date", "22-11-2026"),
        ("date", "2026-11-22 10:15:00"),
        ("date", "46348"),
        ("year", "26"),
        ("year", "3026"),
        ("money_year", "2026"),
        ("money_year", "2026/28"),
    ],
)
def test_a_text_that_is_not_of_its_kind_is_never_guessed(taken, kind, text):
    assert taken(kind, text) is None


def test_a_blank_and_a_nought_stay_apart(taken):
    assert (taken("money", None), taken("money", "0")) == (None, Decimal("0.00"))


@pytest.mark.parametrize(
    ("value", "number_format", "kind", "text"),
    [
        (2.1, "0.00", "id", "2.10"),
        (2.1, "General", "id", "2.1"),
        (4.0, "General", "id", "4"),
        (7, "000", "id", "007"),
        (9434765919, "General", "id", "9434765919"),
        (0.77, "0%", "share", "0.77"),
        (0.032, "0.0%", "percent", "3.2%"),
        (1e21, "General", "number", "1000000000000000000000"),
        (True, "General", "yes_no", "true"),
        (1234.5, '"£"#,##0.00', "money", "1234.5"),
    ],
)
def test_a_cell_of_a_sheet_reads_as_a_person_reads_it(value, number_format, kind, text):
    assert as_text(value, number_format, kind) == text
