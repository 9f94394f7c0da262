"""What the patterns of P01 catch in a text, and what they let pass.

Numbers and names are made up: NHS numbers are of the range kept for tests, beginning with 999.
"""

import duckdb
import pytest

from appraisal.partnership.personal import MACROS

CAUGHT = {
    "looks_called": [
        "SMITH, Mary",
        "SMITH Mary",
        "SMITH, Mary J",
        "LEE, Mary",
        "SMITH, M",
        "Mary SMITH",
        "Mary J Smith",
        "Mary van Dyke",
        "Mary de la Cruz",
        "van Dyke, Mary",
        "M van Dyke",
        "O'NEILL, Mary",
        "Smith, Mary J",
    ],
    "begins_with_first_name": ["mary smith", "Mary has moved", "smith, mary", "smith mary j"],
    "has_address": [
        "4 Elm Road, Saltreach",
        "Flat 2, 14a Old Mill Lane",
        "12 elm street",
        "7 The Crescent",
        "31 ELM CLOSE",
        "4 Mary St, Saltreach",
    ],
    "has_written_day": [
        "12 Mar 1984",
        "12 March 1984",
        "12th of March 84",
        "12-Mar-84",
        "March 12, 1984",
        "12/3/84",
        "12.3.84",
        "12-03-84",
        "since 12/3/84.",
        "1984/3/12",
    ],
    "has_nhs_number": [
        "999.000.0018",
        "999/000/0018",
        "999-000-0018",
        "999 - 000 - 0018",
        "999\u00a0000\u00a00018",
        "999\u2009000\u20090018",
        "999\u2011000\u20110018",
        "1234567890 9990000018",
    ],
    "has_small_postcode": ["lives at sw1a 1aa now", "Sw1a 1aA", "near m1 1ae", "m1\u00a01ae"],
    "is_no_role": [
        "Mary Smith",
        "Smith, M.",
        "SMITH, Mary",
        "M. Smith",
        "mary smith",
        "Mary Smith (Finance lead)",
        "Finance lead: Mary Smith",
        "Jo White",
        "Mary Head",
    ],
    "says_he_or_she": ["moved when she was ill", "His choice"],
}
PASSES = {
    "looks_called": ["CLD return", "ASC Return", "shire county", "London borough", "extract"],
    "begins_with_first_name": ["no local service", "close to family", "may move on", "Mary"],
    "has_address": [
        "2 beds close to home",
        "4 weeks by way of hospital",
        "2026 High Street",
        "no 4",
        "26-50",
    ],
    "has_written_day": ["2026/27", "2.10", "18-64", "P-12-03-84", "1.2.3.4", "5 may move", "s117"],
    "has_nhs_number": [
        "999.000.0019",
        "999.0000018",
        "0.9990000018",
        "99900000180",
        "000\u00a0000\u00a00000",
    ],
    "has_small_postcode": ["m11ae", "annex e1 2nd part", "Annex A1 2nd part", "zz1 1aa", "xm1 1ae"],
    "is_no_role": [
        "Joint commissioning lead",
        "Programme Manager",
        "Chair of the partnership board",
        "Council's executive lead",
        "ICB Finance",
        "Director, Adults",
        "S151 Officer",
        "Head of Finance",
        "Legal adviser",
        "Analyst",
        "A Director",
        "HARROWMERE COUNCIL",
    ],
    "says_he_or_she": ["close to the family", "the shed", "he"],
}


def _cases(table):
    return [(macro, text) for macro, texts in table.items() for text in texts]


@pytest.fixture(scope="module")
def patterns():
    with duckdb.connect() as connection:
        for macro in MACROS:
            connection.execute(f"CREATE TEMP MACRO {macro}")
        yield connection


@pytest.mark.parametrize(("macro", "text"), _cases(CAUGHT))
def test_what_tells_of_a_person_is_caught(patterns, macro, text):
    assert patterns.execute(f"SELECT {macro}($1)", [text]).fetchone() == (True,)


@pytest.mark.parametrize(("macro", "text"), _cases(PASSES))
def test_what_tells_of_nobody_passes(patterns, macro, text):
    if macro == "looks_called":
        macro = "NOT is_ordinary($1) AND looks_called"
    assert patterns.execute(f"SELECT {macro}($1)", [text]).fetchone() == (False,)
