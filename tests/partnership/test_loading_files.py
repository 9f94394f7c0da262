"""What files are read, how, and what is said of those that are not."""

import duckdb
import pytest

from appraisal.disclosure import PROFILES
from appraisal.partnership.load_lock import LoadingError
from appraisal.partnership.loading import load
from appraisal.partnership.reading import sources, tables
from appraisal.partnership.reading.sources import SourceError
from tests.partnership.checks.small import change, drop
from tests.partnership.givers import Giver

LITTLE = ["waiver"]
SOURCE = "source_id,title,date,url,licence,retrieved,note\n"


def said(findings):
    return [(one.severity, one.message, one.to_do, one.examples) for one in findings]


@pytest.mark.parametrize("name", ["Partner.CSV", "PARTNER.csv", " partner .csv", "partner.Csv"])
def test_a_file_is_its_table_whatever_the_case_of_its_name(giver, name):
    giver.give(only=LITTLE)
    (giver.source / "partner.csv").rename(giver.source / name)
    assert giver.load().loaded


@pytest.mark.parametrize("name", ["it's", "a [b] *c", "£ür"])
def test_the_folders_may_have_any_name(tmp_path, name):
    assert Giver(tmp_path / name).give(only=LITTLE).load().loaded


def test_a_question_mark_is_refused_in_the_folder_of_data_alone(giver, tmp_path):
    folder = Giver(tmp_path / "why?").give(only=LITTLE)
    with pytest.raises(LoadingError, match=r"has a '\?' in its name .* Choose another with --data"):
        folder.load()
    assert load(folder.source, giver.data).loaded


def test_a_file_may_lie_elsewhere_behind_a_link(giver, tmp_path):
    giver.give(only=LITTLE)
    (giver.source / "tier.csv").rename(tmp_path / "tiers")
    (giver.source / "tier.csv").symlink_to(tmp_path / "tiers")
    assert giver.load().loaded


@pytest.mark.parametrize("name", ["Age Band.csv", "age-band.csv"])
def test_spaces_and_hyphens_stand_for_underscores(giver, name):
    giver.give(only=LITTLE)
    (giver.source / "age_band.csv").rename(giver.source / name)
    assert giver.load().loaded


def test_an_unknown_file_is_not_loaded_and_the_nearest_name_is_offered(giver):
    giver.give(only=LITTLE).file("budget_lines.csv", "a,b\n1,2\n")
    (found,) = giver.load().findings
    assert said([found]) == [
        (
            "warning",
            "budget_lines.csv is not one of the tables, so it was not loaded.",
            "Did you mean 'budget_line'?",
            (),
        )
    ]


def test_readmes_scripts_and_workbooks_are_passed_over_and_said_so(giver):
    giver.give(only=LITTLE).file("README.md", "words").file("make.py", "x").file("all.xlsx", b"PK")
    giver.file(".hidden.csv", "").file("~$all.xlsx", b"")
    report = giver.load()
    assert report.loaded
    assert report.passed_over == ("README.md", "all.xlsx", "make.py", "waiver.csv (no rows)")


def test_a_table_given_twice_is_an_error_that_names_both_files(giver):
    giver.give(only=LITTLE)
    duckdb.sql(f"COPY (SELECT 'x' AS source_id) TO '{giver.source / 'source.parquet'}'")
    (found,) = giver.found("S01", "source")
    assert said([found]) == [
        (
            "error",
            "The table source is given 2 times: source.csv and source.parquet.",
            "Keep the one that is right and take the others away.",
            (),
        )
    ]


def test_a_yaml_file_is_refused_and_never_opened(giver):
    report = giver.give(only=LITTLE).file("set.yaml", "!!python/object:os.system {}").load()
    assert not report.loaded
    (found,) = report.findings
    assert (found.code, found.severity, found.table) == ("S03", "error", "set.yaml")
    assert found.message == (
        "set.yaml is a YAML file. It was not opened: partnership data are tables."
    )


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("nowhere", "There is nothing at "),
        ("book.xlsm", "book.xlsm is a kind of workbook that is not read, as it may hold macros."),
        ("book.xls", "book.xls is a kind of workbook that is not read, as it may hold macros."),
        ("package.csv", "package.csv is one file. Give the folder that holds the tables"),
    ],
)
def test_what_is_no_folder_and_no_workbook_is_refused(giver, tmp_path, name, says):
    if name != "nowhere":
        (tmp_path / name).write_bytes(b"x")
    with pytest.raises(SourceError) as told:
        load(tmp_path / name, giver.data)
    assert str(told.value).startswith(says)
    assert not giver.data.exists()


def test_a_folder_with_only_a_workbook_is_told_how_to_load_it(giver):
    report = giver.file("ours.xlsx", b"PK").load()
    assert "The folder holds ours.xlsx and no CSV or Parquet file." in [
        one.message for one in report.findings
    ]


def test_a_missing_table_a_missing_column_and_no_rows_are_errors(giver):
    giver.give(drop("tier"), only=LITTLE).file("partner.csv", "partner_id,name\na,b\n")
    giver.file("client_group.csv", "client_group_id,name\n")
    report = giver.load()
    messages = [one.message for one in report.stopping if one.code == "S01"]
    assert (
        "The table tier is missing: from 0, everyday life, to 4, high dependency and secure."
        in (messages)
    )
    assert "The column 'short' is missing from partner." in messages
    assert "The table client_group has headings and no rows." in messages


def test_an_unknown_column_is_a_warning_with_the_nearest_name(giver):
    giver.give(only=LITTLE).column("source", "licences", "x")
    (found,) = giver.load().findings
    assert said([found]) == [
        (
            "warning",
            "'licences' is not a column of source, so it was not loaded.",
            "Did you mean 'licence'?",
            (),
        )
    ]


def test_a_file_without_headings_never_has_its_values_quoted_as_headings(giver):
    giver.give(only=LITTLE).file("source.csv", "Mary Smith,943 476 5919,ab1 2cd\nx,y,z\n")
    report = giver.load()
    messages = " ".join(one.message + one.to_do + one.column for one in report.findings)
    assert "The first row of source.csv has none of the headings of the table source." in messages
    assert not any(value in messages for value in ("Mary", "943", "ab1"))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "The first row of source.csv is blank, so it has no headings."),
        (b"\n\n", "The first row of source.csv is blank, so it has no headings."),
        (
            b"source_id,title,title\na,b,c\n",
            "source.csv has more than one column called 'title'.",
        ),
        (b"\x81\x8d\x8f\n", "source.csv cannot be read: it is neither UTF-8 nor Windows-1252."),
        (
            b"\xef\xbb\xbfsource_id,title\na,\xa3\n",
            "source.csv cannot be read: it says that it is UTF-8 and is not.",
        ),
    ],
)
def test_a_file_that_cannot_be_a_table_is_an_error(giver, content, says):
    giver.give(only=LITTLE).file("source.csv", content)
    report = giver.load()
    assert not report.loaded
    assert says in [one.message for one in report.findings]


TITLES = ["Café prices", "Costs in £"]


@pytest.mark.parametrize(
    ("encoding", "said_so"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("cp1252", "source.csv is not UTF-8; it was read as Windows-1252."),
        ("utf-16", "source.csv is not UTF-8; it was read as UTF-16."),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_any_usual_text_file_reads_the_same(giver, encoding, said_so, line_end, separator):
    rows = [SOURCE.strip(), *(f"s{at},{title},,,,," for at, title in enumerate(TITLES))]
    text = line_end.join([*rows, ""]).replace(",", separator)
    report = giver.give(only=LITTLE).file("source.csv", text.encode(encoding)).reads()
    assert [row[1] for row in report.table("source")] == TITLES
    assert [one.message for one in report.findings] == ([said_so] if said_so else [])


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        ('a,"One, two",,,,,\n', [(2, "One, two")]),
        ('a,"One\ntwo",,,,,\nb,Three,,,,,\n', [(2, "One\ntwo"), (3, "Three")]),
        ('a,"One ""two""",,,,,\n', [(2, 'One "two"')]),
        ("a,  One  ,,,,,\n", [(2, "One")]),
        ("a,\u00a0One\u00a0,,,,,\n", [(2, "One")]),
        ("a,One,,,,,\n\n\nb,Two,,,,,\n", [(2, "One"), (5, "Two")]),
        ("a,One,,,,,\n,,,,,,\nb,Two,,,,,\n\n\n", [(2, "One"), (4, "Two")]),
        ("a,One,,,,,,,,\nb,Two,,,,,\n", [(2, "One"), (3, "Two")]),
        ("a,One,,,,,\r\nb,Two,,,,,\nc,Three,,,,,\r\n", [(2, "One"), (3, "Two"), (4, "Three")]),
        ("# a,One,,,,,\n", [(2, "One")]),
        ("a,One,,,,,", [(2, "One")]),
    ],
)
def test_rows_are_numbered_as_in_the_file_whatever_is_in_them(giver, body, rows):
    reads = giver.give(only=LITTLE).file("source.csv", SOURCE + body).reads()
    assert reads.table("source", "_row", "title") == rows
    assert reads.findings == []


@pytest.mark.parametrize(
    ("body", "says", "rows"),
    [
        (
            "a,One\nb,Two,,,,,\nc,Three\n",
            "2 rows of source.csv have fewer cells than the 7 headings.",
            ("row 2", "row 4"),
        ),
        (
            "a,One,,,,,\nb,Two, and more,,,,,,left\n",
            "1 row of source.csv has more cells than the 7 headings.",
            ("row 3",),
        ),
        (
            'a,One,,,,,\nb,"Two"x,,,,,\nc,Three,,,,,\n',
            "1 row of source.csv has a quotation mark that is not closed, or text after it.",
            ("row 3",),
        ),
        (
            'a,One,,,,,\nb,"Two,,,,,\nc,Three,,,,,\n',
            "1 row of source.csv has a quotation mark that is not closed, or text after it.",
            ("row 3",),
        ),
    ],
)
def test_a_row_that_is_not_made_as_the_headings_is_named(giver, body, says, rows):
    reads = giver.give(only=LITTLE).file("source.csv", SOURCE + body).reads()
    assert [(one.code, one.severity, one.message, one.examples) for one in reads.findings] == [
        ("S01", "error", says, rows)
    ]


def test_a_cell_of_a_million_characters_stops_nothing_but_itself(giver):
    giver.give(only=LITTLE).file("source.csv", f"{SOURCE}a,{'x' * 1_000_000},,,,,\nb,Two,,,,,\n")
    found = giver.found("S03", "source")
    assert [(one.rows, one.examples) for one in found] == [(1, ("row 2",))]


def test_too_large_a_file_and_too_many_rows_are_refused(giver, monkeypatch):
    giver.give(only=LITTLE)
    monkeypatch.setattr(tables, "MOST_ROWS", 2)
    assert giver.found("S03", "partner")[0].message == ("partner.csv has 3 rows. The limit is 2.")
    monkeypatch.setattr(tables, "LARGEST_FILE", 10)
    monkeypatch.setattr(sources, "LARGEST_FILE", 10)
    assert "GB. The limit is" in giver.found("S03", "partner")[0].message


def test_parquet_reads_as_csv_does(giver):
    giver.give()
    as_csv = giver.reads()
    for path in list(giver.source.glob("*.csv")):
        typed = f"read_csv('{path}', header = true, all_varchar = {path.stem == 'citation'})"
        duckdb.execute(f"COPY (FROM {typed}) TO '{path.with_suffix('.parquet')}'")
        path.unlink()
    as_parquet = giver.reads()
    assert as_parquet.findings == as_csv.findings == []
    assert as_parquet.held == as_csv.held


def test_whole_numbers_of_parquet_are_codes_without_a_point(giver):
    giver.give(only=LITTLE)
    (giver.source / "tier.csv").unlink()
    query = (
        "SELECT 2.0::DOUBLE AS tier_id, 'a' AS name, 'b' AS usual_commissioner, 'c' AS definition"
    )
    duckdb.execute(f"COPY ({query}) TO '{giver.source / 'tier.parquet'}'")
    assert giver.reads().table("tier") == [("2", "a", "b", "c")]


def test_a_damaged_parquet_file_is_said_to_be_one(giver):
    giver.give(only=LITTLE).file("pool.parquet", b"PAR1 and nothing else")
    (found,) = giver.found("S01", "pool")
    assert found.message == (
        "pool.parquet cannot be read: it is damaged, or is something else than its name says."
    )


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("<b>bold</b>", "holds HTML"),
        ("<script>x", "holds HTML"),
        ("< img src=x", "holds HTML"),
        ("<!-- x", "holds HTML"),
        ("javascript:alert(1)", "holds a link that would run something"),
        (" JavaScript :alert(1)", "holds a link that would run something"),
        ("=1+1", "begins as a formula does"),
        ("@SUM(A1)", "begins as a formula does"),
        ("a\x00b", "holds characters that cannot be seen"),
        ("a\x1b[2Jb", "holds characters that cannot be seen"),
        ("\u202eabc", "holds characters that cannot be seen"),
        ("caf\ufffd", "holds characters that cannot be seen"),
    ],
)
def test_text_that_would_run_or_hide_is_refused(giver, cell, words):
    giver.give(only=LITTLE).cell("source", "title", cell, row=3)
    found = giver.found("S03", "source")
    assert [(one.severity, one.column, one.rows, one.examples) for one in found] == [
        ("error", "title", 1, ("row 3",))
    ]
    assert words in found[0].message
    assert cell not in found[0].message


@pytest.mark.parametrize("cell", ["under 5 < 10", "A & B", "https://example.org/a?b=c", "50 > 40"])
def test_plain_text_is_not_taken_for_markup(giver, cell):
    giver.give(only=LITTLE).cell("source", "title", cell)
    assert giver.found("S03", "source") == []


def test_a_wrong_cell_is_told_with_its_column_number_and_first_five_rows(giver):
    giver.give()
    for row in range(2, 10):
        giver.cell("population", "persons", "some", row=row)
    (found,) = giver.found("S01", "population")
    assert said([found]) == [
        (
            "error",
            "8 cells of 'persons' in population are not a whole number, such as 1,250.",
            "Put it right.",
            ("row 2", "row 3", "row 4", "row 5", "row 6"),
        )
    ]
    assert (found.column, found.rows) == ("persons", 8)


def test_a_date_with_the_month_first_is_said_to_be_one(giver):
    giver.give().cell("package", "start", "12/31/2025").cell("package", "start", "soon", row=3)
    first, wrong = giver.found("S01", "package")
    assert first.message == (
        "'start' in package has 1 date with the month first, as Americans write them, so that no "
        "date of the column can be trusted."
    )
    assert (first.examples, wrong.examples) == (("row 2",), ("row 3",))


def test_a_word_that_is_not_allowed_is_told_with_those_that_are(giver):
    giver.give().cell("outturn", "status", "guess")
    (found,) = giver.found("S01", "outturn")
    assert found.message == (
        "1 cell of 'status' in outturn is none of the words that are allowed there."
    )
    assert found.to_do == "Use actual or forecast."


def test_allowed_words_are_told_without_regard_to_case(giver):
    reads = giver.give(only=LITTLE).cell("partner", "kind", "Council").reads()
    assert reads.table("partner", "kind")[0] == ("council",)


def test_a_blank_cell_is_an_error_where_one_is_needed(giver):
    giver.give().cell("contribution", "agreed", " ")
    (found,) = giver.found("S01", "contribution")
    assert found.message == "1 cell of 'agreed' in contribution is blank."
    assert found.to_do.endswith("a nought must be written as 0.")


def test_keys_given_twice_or_blank_are_named_by_their_rows(giver):
    giver.give(only=["provider", "package"]).cell("package", "package_id", "1", row=3)
    giver.cell("provider", "provider_id", "")
    report = giver.load()
    found = [one for one in report.findings if one.code == "S02"]
    assert ("package", "2 rows of package share their 'package_id' with another row.") in [
        (one.table, one.message) for one in found
    ]
    assert ("provider", "1 row of provider has no 'provider_id'.") in [
        (one.table, one.message) for one in found
    ]


def test_a_disclosure_profile_that_nobody_knows_is_an_error(giver):
    giver.give(only=LITTLE).cell("partnership", "disclosure_profile", "nhs")
    (found,) = giver.found("S01", "partnership")
    assert found.column == "disclosure_profile"
    assert found.to_do.startswith("Use nhs_secondary, ")


@pytest.mark.parametrize(
    ("given", "read"), [("", None), *((name.upper(), name) for name in PROFILES)]
)
def test_a_disclosure_profile_may_be_blank_or_in_any_case(giver, given, read):
    giver.give(change("partnership", 0, disclosure_profile=given), only=LITTLE)
    assert giver.load().loaded
    assert giver.rows("SELECT disclosure_profile FROM partnership") == [(read,)]


def test_a_heading_that_is_there_twice_is_said_to_be(giver):
    messages = [
        (one.message, one.to_do)
        for one in giver.give(only=LITTLE)
        .file("source.csv", "source_id,title,Title\na,b,c\n")
        .found("S01", "source")
    ]
    assert (
        "'title' is there twice in source, so only the first was read.",
        "Keep the one that is right.",
    ) in messages
    assert "Did you mean" not in str(messages)


def test_a_reference_that_leads_nowhere_is_quoted_unless_it_is_about_people(giver):
    giver.give().cell("pool", "host_partner_id", "nobody").cell("package", "provider_id", "zed")
    report = giver.load()
    said_of = {one.table: one for one in report.findings if one.code == "S02"}
    assert said_of["pool"].message == (
        "1 row of pool has a 'host_partner_id' that is not in partner, such as 'nobody'."
    )
    assert said_of["package"].message == (
        "1 row of package has a 'provider_id' that is not in provider."
    )
    assert said_of["package"].examples == ("row 2",)


def test_a_reference_to_a_table_that_is_not_given_is_an_error(giver):
    giver.give(drop("pool"))
    messages = [one.message for one in giver.found("S02", "contribution")]
    assert messages == [
        "'pool_id' of contribution refers to the table pool, which cannot be read or is not given."
    ]


def test_codes_stay_as_they_are_written(giver):
    """N2: paragraph 2.10 is not 2.1, and step 4a follows 4."""
    giver.give().cell("citation", "at", "2.10")
    assert giver.load().loaded
    assert giver.rows('SELECT "at" FROM citation') == [("2.10",)]
