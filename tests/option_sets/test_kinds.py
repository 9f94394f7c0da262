"""What counts as a number, a date, an id and true or false, and what is said of the rest."""

import pytest

from appraisal.option_sets import read_option_set_text

NOT_NUMBERS = [
    ("'70'", "is '70'. Take the quotes off to make it a number."),
    ('"70"', "is '70'. Take the quotes off to make it a number."),
    ("1,5", "is '1,5'. Write the number without commas; a decimal takes a point, as in 1.5."),
    ("180,000", "is '180,000'. Write the number without commas; a decimal takes a point, as in "
     "1.5."),
    ("70%", "is '70%'. Write the number alone: 70."),
    ("70 %", "is '70 %'. Write the number alone: 70."),
    (".nan", "is '.nan'. Use an ordinary number, or leave the place blank."),
    ("-.INF", "is '-.INF'. Use an ordinary number, or leave the place blank."),
    ("1e400", "is 1e400. That is too large a number."),
    ("9" * 400, f"is {'9' * 60}.... That is too large a number."),
    ("010", "is 010. Take off the zeros in front of the number."),
    ("-007.5", "is -007.5. Take off the zeros in front of the number."),
    ("0x1F", "is '0x1F'. Write an ordinary decimal number, such as 40 or 1.5."),
    ("1_000", "is '1_000'. Write an ordinary decimal number, such as 40 or 1.5."),
    ("1:30", "is '1:30'. Write an ordinary decimal number, such as 40 or 1.5."),
    ("nan", "is 'nan'. Write an ordinary decimal number, such as 40 or 1.5."),
    ("high", "is 'high'. Write an ordinary decimal number, such as 40 or 1.5."),
    ("true", "is 'true'. Write an ordinary decimal number, such as 40 or 1.5."),
    ("٣", "is '٣'. Write an ordinary decimal number, such as 40 or 1.5."),
    ("2026-03-01", "is 2026-03-01. Write an ordinary decimal number, such as 40 or 1.5."),
]  # fmt: skip


@pytest.mark.parametrize(("written", "sentence"), NOT_NUMBERS)
def test_what_is_not_a_number_is_told_what_to_write(spoilt, errors_of, written, sentence):
    text = spoilt("      rota: 40\n", f"      rota: {written}\n")
    assert errors_of(text) == [f"48:13: options.late.scores.rota {sentence}"]


@pytest.mark.parametrize(
    ("written", "value"),
    [("40", 40), ("1.5", 1.5), (".5", 0.5), ("5.", 5), ("+7", 7), ("0", 0), ("0.25", 0.25),
     ("-0", 0), ("1e1", 10), ("2.5E+1", 25)],
)  # fmt: skip
def test_a_finite_decimal_is_a_number(spoilt, written, value):
    reading = read_option_set_text(spoilt("      rota: 40\n", f"      rota: {written}\n"))
    score = reading.option_set.option("late").scores["rota"].value
    assert score == value
    assert str(score)[0] != "-"


@pytest.mark.parametrize("written", ["", "~", "null", "NULL", "''", '"  "', "{because: Unknown}"])
def test_a_blank_cell_has_no_value(spoilt, written):
    reading = read_option_set_text(spoilt("      rota: 40\n", f"      rota: {written}\n"))
    assert reading.option_set.option("late").scores["rota"].value is None


@pytest.mark.parametrize("written", ["2026", "'2026'", "2026-12", "2026-02-28", "'2024-02-29'"])
def test_a_date_goes_as_far_as_it_is_known(spoilt, written):
    reading = read_option_set_text(spoilt("date: 2026-04\n", f"date: {written}\n"))
    assert reading.option_set.date == written.strip("'")


@pytest.mark.parametrize(
    "written", ["26", "2026-4", "2026-00", "2026-13", "2026-02-29", "2026-04-31", "0000", "soon"]
)
def test_a_date_that_no_calendar_has_is_refused(spoilt, errors_of, written):
    (error,) = errors_of(spoilt("date: 2026-04\n", f"date: {written}\n"))
    assert error.startswith("6:7: date is ")
    assert error.endswith("Write a date as 2026, 2026-03 or 2026-03-01.")


@pytest.mark.parametrize(("written", "value"), [("true", True), ("True", True), ("FALSE", False)])
def test_true_and_false_are_flags(spoilt, written, value):
    reading = read_option_set_text(spoilt("baseline: true", f"baseline: {written}"))
    assert reading.option_set.option("as-now").baseline is value


@pytest.mark.parametrize("written", ["yes", "on", "1", "'true'", "y"])
def test_other_words_for_true_are_refused(spoilt, errors_of, written):
    (error,) = errors_of(spoilt("baseline: true", f"baseline: {written}"))
    assert error.endswith(". Write true or false.")


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("2", "a number"),
        ("1e3", "a number"),
        ("0x1f", "a number"),
        ("0o17", "a number"),
        ("1_000", "a number"),
        ("2026-03-01", "a date"),
        ("no", "true or false"),
        ("on", "true or false"),
        ("null", "nothing"),
    ],
)
def test_an_id_that_yaml_takes_for_something_else_needs_quotes(spoilt, errors_of, key, kind):
    assert errors_of(spoilt("  weekend:\n", f"  {key}:\n")) == [
        f"57:3: options.{key} is {kind} to YAML, and ids are text. Put it in quotes: '{key}'."
    ]
    assert errors_of(spoilt("  weekend:\n", f"  '{key}':\n")) == []


def test_an_id_is_quoted_wherever_it_is_a_key(spoilt, errors_of):
    text = spoilt("  safe: {name", "  '1': {name").replace("{safe: pass}", "{1: pass}")
    assert errors_of(text.replace("{safe: {result", "{'1': {result")) == [
        "41:15: options.as-now.hurdles.1 is a number to YAML, and ids are text. "
        "Put it in quotes: '1'."
    ]


@pytest.mark.parametrize("key", ["week-end", "week_end", "2nd", "a" * 64])
def test_an_id_may_hold_small_letters_digits_and_dashes(spoilt, errors_of, key):
    assert errors_of(spoilt("  weekend:\n", f"  {key}:\n")) == []


@pytest.mark.parametrize(
    "key",
    ["Weekend", "week end", "-weekend", "_w", "week.end", "wéek", "😀", "''", "week\u200bend"],
)
def test_other_ids_are_refused(spoilt, errors_of, key):
    (error,) = errors_of(spoilt("  weekend:\n", f"  {key}:\n"))
    assert error.startswith("57:3: options.")
    assert error.endswith(
        " is not an id. Use small letters, digits, '-' and '_', beginning with a letter or digit."
    )


def test_an_id_has_at_most_64_characters(spoilt, errors_of):
    (error,) = errors_of(spoilt("  weekend:\n", f"  {'a' * 65}:\n"))
    assert error.endswith(" is an id of 65 characters. Use at most 64.")
