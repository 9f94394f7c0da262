"""Nothing that names or describes a person is loaded, and nothing found is ever quoted.

Every number here is made up: NHS numbers are of the range kept for tests (beginning 999), National
Insurance numbers have prefixes that are not given out, telephone numbers are those that Ofcom keeps
for drama.
"""

import pytest

from tests.partnership.checks.small import change, every

PEOPLE = ["provider", "ld_register", "package", "placement_out_of_area"]


ALONE = ["ld_register", "package"]


def only_told(giver, table):
    """The one thing that P01 finds in a table, whatever else a load would find."""
    (found,) = giver.personal(table)
    assert (found.code, found.severity) == ("P01", "block")
    return found


def only_found(giver, table):
    """The one thing found by P01 in a table, which stopped the load."""
    report = giver.load()
    assert not report.loaded
    assert not giver.database.exists()
    (found,) = [one for one in report.findings if (one.code, one.table) == ("P01", table)]
    assert found.severity == "block"
    return found


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        ("9990000018", "an NHS number"),
        ("999 000 0018", "an NHS number"),
        ("999-000-0018", "an NHS number"),
        ("see 999 000 0018.", "an NHS number"),
        ("9990000018.0", "an NHS number"),
        ("JK 12 34 56 A", "a National Insurance number"),
        ("jk123456a", "a National Insurance number"),
        ("SW1A 1AA", "a postcode"),
        ("sw1a 1aa", "a postcode"),
        ("SW1A1AA", "a postcode"),
        ("M1 1AE", "a postcode"),
        ("at EC1A 1BB now", "a postcode"),
        ("someone@example.org", "an e-mail address"),
        ("some.one+care@mail.example.co.uk", "an e-mail address"),
        ("020 7946 0958", "a telephone number"),
        ("(0161) 496 0123", "a telephone number"),
        ("+44 7700 900123", "a telephone number"),
        ("07700900123", "a telephone number"),
        ("+44 (0)7700 900 123", "a telephone number"),
        ("Mr Smith", "a person's name"),
        ("Mrs A Jones", "a person's name"),
        ("see Dr. O'Neill", "a person's name"),
        ("DOB 12/03/1954", "a date of birth"),
        ("born on 3 March 1954", "a date of birth"),
    ],
)
@pytest.mark.parametrize(("table", "column"), [("source", "note"), ("package", "source_return")])
def test_an_identifier_in_any_text_blocks_the_load(giver, table, column, cell, what):
    giver.give(only=ALONE).cell(table, column, cell, row=3)
    found = only_told(giver, table)
    assert found.message == f"1 cell of '{column}' in {table}: each holds {what}."
    assert (found.column, found.rows, found.examples) == (column, 1, ("row 3",))
    assert cell not in f"{found.message} {found.to_do} {found.column} {found.examples}"


@pytest.mark.parametrize(
    "cell",
    [
        "Mary Smith",
        "Mary-Ann O'Neill",
        "Mary Ann Smith",
        "Smith, Mary",
        "SMITH, MARY",
        "MARY SMITH",
        "M Smith",
        "M. A. Smith",
        "Smith, M",
        "Zoë McDonald",
        "Jo White",
    ],
)
def test_a_name_in_a_table_about_people_blocks_the_load(giver, cell):
    giver.give(only=ALONE).cell("ld_register", "ordinary_residence", cell)
    found = only_told(giver, "ld_register")
    assert found.message == (
        "1 cell of 'ordinary_residence' in ld_register: each holds what looks like a person's name."
    )


@pytest.mark.parametrize(
    "cell",
    [
        "White British",
        "Asian or Asian British",
        "Black African",
        "Harrowmere Council",
        "Alder Care",
        "County Council",
        "London Borough",
        "Metropolitan District",
        "Not Stated",
        "No Local Service",
        "SALT LTS001",
        "NHS ICB",
        "2026-Q2",
        "extract",
    ],
)
def test_words_of_lists_are_not_taken_for_names(giver, cell):
    giver.give(only=[*ALONE, "provider"]).cell("ld_register", "ordinary_residence", cell)
    assert giver.personal("ld_register") == []


@pytest.mark.parametrize(
    "cell",
    [
        "9990000019",  # the check digit is wrong
        "0000000000",
        "99900000180",  # eleven digits
        "0.9990000018",
        "BG 12 34 56 A",  # a prefix that is never given
        "2026-11-22",
        "2026/27 to 2027/28",
        "1234",
        "S75-2026-01",
        "https://example.org/2026/11/report",
        "Annex A1 2nd part",
        "Dr",
        "mrs",
    ],
)
def test_codes_and_ordinary_words_are_not_taken_for_identifiers(giver, cell):
    giver.give(only=ALONE).cell("source", "note", cell)
    assert giver.personal("source") == []


def test_a_budget_of_a_thousand_million_is_not_an_nhs_number(giver):
    giver.give(every("control_total", amount="9990000018", tolerance="9990000018"))
    assert giver.found("P01", "control_total") == []


def test_an_nhs_number_among_the_figures_of_packages_blocks_the_load(giver):
    giver.give(only=PEOPLE).cell("package", "units_per_week", "9990000018")
    assert "an NHS number" in only_found(giver, "package").message


@pytest.mark.parametrize(
    ("heading", "holds"),
    [
        ("surname", "names"),
        ("First Name", "names"),
        ("full_name", "names"),
        ("Carer name", "names"),
        ("next of kin", "names"),
        ("DOB", "dates of birth"),
        ("Date of Birth", "dates of birth"),
        ("birth", "dates of birth"),
        ("Postcode", "addresses"),
        ("address line 1", "addresses"),
        ("NHS Number", "numbers of persons"),
        ("NINO", "numbers of persons"),
        ("e-mail", "telephone numbers or e-mail addresses"),
        ("Mobile number", "telephone numbers or e-mail addresses"),
        ("Notes", "free text"),
        ("comments", "free text"),
        ("narrative", "free text"),
        ("description", "free text"),
    ],
)
@pytest.mark.parametrize("table", ["carer", "package"])
def test_a_column_by_whose_heading_it_is_about_people_blocks_the_load(giver, table, heading, holds):
    giver.give(only=["carer", "package"]).column(table, heading, "x")
    found = only_told(giver, table)
    assert f"which by its heading holds {holds}." in found.message


def test_any_other_column_in_a_table_about_people_blocks_the_load(giver):
    giver.give(only=PEOPLE).column("package", "Colour", "red", "blue")
    found = only_found(giver, "package")
    assert found.message == (
        "package is about people and has a column that is not of it, 'Colour': it may hold "
        "anything."
    )
    assert found.rows == 2


def test_a_column_of_dates_in_a_table_about_people_is_said_to_hold_dates(giver):
    giver.give(only=PEOPLE).column("package", "when", "12/03/1954", "1961-07-01")
    column, cells = giver.personal("package")
    assert "it may hold dates, such as those of birth" in column.message
    assert (cells.column, cells.rows) == ("column 25", 2)


def test_a_date_in_a_text_about_people_blocks_the_load(giver):
    giver.give(only=PEOPLE).cell("package", "source_return", "from 12/03/1954")
    assert "a date, as a date of birth would be" in only_found(giver, "package").message


def test_free_text_blocks_the_load_sooner_where_it_is_about_people(giver):
    text = "she moved here after the home that she lived in before was closed by its owners"
    giver.give(only=PEOPLE).cell("source", "note", text)
    assert giver.load().loaded
    (giver.database).unlink()
    giver.cell("placement_out_of_area", "reason", text)
    found = only_found(giver, "placement_out_of_area")
    assert found.message.endswith("each is longer than 60 characters, as free text is.")


def test_a_text_of_pages_blocks_the_load_in_any_table(giver):
    giver.give(only=PEOPLE).cell("source", "note", "so it went on " * 40)
    assert "longer than 500 characters" in only_found(giver, "source").message


def test_rows_about_people_need_the_partnerships_leave(giver):
    giver.give(change("partnership", 0, allow_person_level=False), only=PEOPLE)
    report = giver.load()
    tables = [one.table for one in report.findings if one.code == "P01"]
    assert tables == ["ld_register", "package", "placement_out_of_area"]
    assert "the partnership does not allow such files" in report.findings[0].message
    assert not report.loaded


def test_counts_need_no_leave(giver):
    giver.give(change("partnership", 0, allow_person_level=False), only=["register_agg"])
    assert giver.load().loaded


def test_real_people_are_not_mixed_with_invented_ones(giver):
    giver.give(change("package", 1, is_synthetic=False), only=PEOPLE)
    found = only_found(giver, "package")
    assert found.message == (
        "1 row of package is marked as real, in a partnership whose people are all invented."
    )
    assert found.examples == ("row 3",)


def test_real_people_may_be_loaded_where_the_partnership_says_so(giver):
    giver.give(
        change("partnership", 0, is_synthetic=False),
        every("package", is_synthetic=False),
        every("ld_register", is_synthetic=False),
        only=PEOPLE,
    )
    assert giver.load().loaded


def test_what_is_found_in_other_columns_is_found_by_its_place(giver):
    giver.give(only=PEOPLE).column("source", "Colour", "someone@example.org")
    found = only_found(giver, "source")
    assert found.message == "1 cell of 'column 8' in source: each holds an e-mail address."


def test_a_reference_that_may_name_somebody_is_not_quoted(giver):
    giver.give().cell("pool", "host_partner_id", "someone@example.org")
    messages = [one.message for one in giver.load().findings]
    assert not any("someone" in message for message in messages)


SENTENCE = "Mary has moved to be near her mother"


@pytest.mark.parametrize(
    ("column", "cell", "says"),
    [
        ("reason", SENTENCE, "stand in fewer than 3 rows and read as free text"),
        ("host_authority_type", SENTENCE, "stand in fewer than 3 rows and read as free text"),
        ("reason", "moved when she was ill", "stand in fewer than 3 rows and read as free text"),
        ("reason", "Mary has moved", "each holds what looks like a person's name"),
        ("reason", "SMITH, Mary J", "each holds what looks like a person's name"),
        ("reason", "4 Elm Road, Saltreach", "each holds an address"),
        ("reason", "12 Mar 1984", "each holds a date, as a date of birth would be"),
        ("reason", "near m1 1ae", "each holds a postcode"),
    ],
)
def test_what_tells_of_one_person_blocks_the_load(giver, column, cell, says):
    giver.give(only=PEOPLE).cell("placement_out_of_area", column, cell)
    found = only_told(giver, "placement_out_of_area")
    assert says in found.message
    assert (found.column, found.rows) == (column, 1)


@pytest.mark.parametrize(
    ("cells", "rows"), [(2, 2), (3, 0)], ids=["in two rows", "in as many rows as a list's words"]
)
def test_a_sentence_passes_only_where_several_rows_have_it(giver, cells, rows):
    giver.give(only=ALONE)
    for row in range(2, 2 + cells):
        giver.cell("ld_register", "ordinary_residence", "no vacancy with the right skills", row)
    assert sum(found.rows for found in giver.personal("ld_register")) == rows


@pytest.mark.parametrize(
    "cell",
    [
        "White: English, Welsh, Scottish, Northern Irish or British",
        "Mixed or multiple ethnic groups: White and Asian",
    ],
)
def test_the_long_names_of_a_list_of_groups_pass_in_one_row(giver, cell):
    giver.give(only=ALONE).cell("ld_register", "ethnicity_group", cell)
    assert giver.personal("ld_register") == []


def test_a_code_is_not_taken_for_a_postcode_in_small_letters(giver):
    giver.give(only=ALONE).cell("package", "package_id", "lot m1 1ae")
    assert giver.personal("package") == []


@pytest.mark.parametrize(
    ("table", "column"), [("demand_assumption", "owner"), ("milestone", "lead_role")]
)
def test_a_persons_name_where_a_role_belongs_blocks_the_load(giver, table, column):
    giver.give(only=[table]).cell(table, column, "Mary Smith")
    found = only_told(giver, table)
    assert found.message == (
        f"1 cell of '{column}' in {table}: each holds what looks like a person's name, where a "
        "role belongs."
    )
    assert found.to_do == "Give the role that has the task, such as Finance lead."


def test_a_waiver_is_owned_by_a_role(giver):
    head, row = "code,table_name,owner,reason,until\n", "D08,source,{},Looked at,2027-03-31\n"
    giver.give(only=["milestone"]).file("waiver.csv", head + row.format('"Smith, M."'))
    assert "where a role belongs" in only_told(giver, "waiver").message
    giver.file("waiver.csv", head + row.format("Programme Manager"))
    assert giver.personal("waiver") == []
