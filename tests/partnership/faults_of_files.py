"""S01 to S03 and P01: files, keys, unsafe texts, and what could name a person."""

from tests.partnership.fault import Fault
from tests.partnership.spoiling import (
    file,
    more,
    no_column,
    no_file,
    put,
    put_all,
    rewritten,
)

NHS_NUMBER = "943 476 5919"
"""The number that the NHS Data Dictionary works its check digit out with: nobody's."""


FILES = [
    Fault("a table that must be there is missing", "S01", "population", no_file("population")),
    Fault("a column is missing", "S01", "package", no_column("package", "weekly_cost")),
    Fault("a word where a number belongs", "S01", "package", put("package", units_per_week="ten")),
    Fault("a date with the month first", "S01", "package", put("package", start="12/31/2025")),
    Fault("a day that never was", "S01", "milestone", put("milestone", planned="2026-02-30")),
    Fault("a word that is not in the list", "S01", "package", put("package", chc_status="maybe")),
    Fault("a blank that may not be", "S01", "ld_register", put("ld_register", need_band_id="")),
    Fault("half a carer", "S01", "carer", put("carer", n="2.5")),
    Fault("a third of a penny", "S01", "outturn", put("outturn", amount="100.333")),
    Fault("a year that is no year", "S01", "budget_line", put("budget_line", year="2026/28")),
    Fault("neither yes nor no", "S01", "provider", put("provider", in_area="perhaps")),
    Fault("an unknown column", "S01", "waiting", put_all("waiting", rank="1"), "warning"),
    Fault(
        "a heading twice",
        "S01",
        "pool",
        rewritten("pool", lambda old: old.replace(b"legal_basis", b"name", 1)),
    ),
    Fault(
        "one table in two files",
        "S01",
        "pool",
        lambda folder: file("Pool.CSV", (folder / "pool.csv").read_bytes())(folder),
    ),
    Fault(
        "an Excel file that calls itself CSV",
        "S01",
        "pool",
        rewritten("pool", lambda old: b"PK\x03\x04\x00\x00\xff\xfe" + old),
    ),
    Fault("a package twice", "S02", "package", more("package")),
    Fault("a line of the budget twice", "S02", "budget_line", more("budget_line")),
    Fault("a key that is blank", "S02", "package", put("package", package_id="")),
    Fault("nobody's package", "S02", "package", put("package", provider_id="PR99")),
    Fault("a place that is not", "S02", "ld_register", put("ld_register", locality_id="H9")),
    Fault("money of nobody", "S02", "contribution", put("contribution", partner_id="nobody")),
    Fault(
        "a placement of no package",
        "S02",
        "placement_out_of_area",
        put("placement_out_of_area", package_id="P9999999"),
    ),
    Fault(
        "markup in a name",
        "S03",
        "provider",
        put("provider", name="<script>alert(1)</script>"),
    ),
    Fault("a link in a title", "S03", "milestone", put("milestone", title='<a href="//x">x</a>')),
    Fault("a formula", "S03", "partner", put("partner", name='=HYPERLINK("http://x.example")')),
    Fault("a character that cannot be seen", "S03", "partner", put("partner", name="Coun\x07cil")),
]

PERSONAL = [
    Fault("an NHS number", "P01", "package", put("package", source_return=NHS_NUMBER), "block"),
    Fault(
        "an NHS number in a list",
        "P01",
        "source",
        put("source", note=f"Taken from {NHS_NUMBER.replace(' ', '')}"),
        "block",
    ),
    Fault("an NI number", "P01", "package", put("package", source_return="AB 12 34 56 C"), "block"),
    Fault(
        "a postcode",
        "P01",
        "placement_out_of_area",
        put("placement_out_of_area", host_authority_type="SW1A 1AA"),
        "block",
    ),
    Fault(
        "an e-mail address",
        "P01",
        "provider",
        put("provider", name="someone@example.org"),
        "block",
    ),
    Fault(
        "a person with a title",
        "P01",
        "milestone",
        put("milestone", lead_role="Mrs A Sample"),
        "block",
    ),
    Fault(
        "a person's name",
        "P01",
        "placement_out_of_area",
        put("placement_out_of_area", reason="Anne Sample"),
        "block",
    ),
    Fault("surnames", "P01", "ld_register", put_all("ld_register", surname="S"), "block"),
    Fault(
        "dates of birth",
        "P01",
        "ld_register",
        put_all("ld_register", date_of_birth="1980-01-01"),
        "block",
    ),
    Fault("notes on people", "P01", "package", put("package", notes="Likes tea"), "block"),
    Fault(
        "a column about people that nobody knows",
        "P01",
        "ld_register",
        put("ld_register", colour="green"),
        "block",
    ),
    Fault(
        "a story about a person",
        "P01",
        "placement_out_of_area",
        put(
            "placement_out_of_area", reason="moved away when the family could no longer cope, " * 2
        ),
        "block",
    ),
    Fault("a telephone number", "P01", "provider", put("provider", name="020 7946 0018"), "block"),
    Fault(
        "people without leave",
        "P01",
        "package",
        put("partnership", allow_person_level="no"),
        "block",
    ),
    Fault(
        "a real person among the invented",
        "P01",
        "ld_register",
        put("ld_register", is_synthetic="no"),
        "block",
    ),
]
