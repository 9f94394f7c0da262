"""D01 to D08: numbers, dates and what is told of people."""

from tests.partnership.fault import AWAY, HERE, THIS_YEAR, Fault
from tests.partnership.spoiling import Row, Spoil, both, less, more, put, put_all, where


def tenfold(row: Row) -> str:
    return f"{10 * float(row['unit_cost']):.2f}"


def a_tenth(row: Row) -> str:
    return f"{float(row['units_per_week']) / 10:.6f}"


def no_control(*measures: str) -> Spoil:
    return less("control_total", lambda row: row["measure"] in measures, most=99)


NUMBERS = [
    Fault("fewer carers than none", "D01", "carer", put("carer", n="-1", assessed="-1")),
    Fault("more assessed than there are", "D01", "carer", put("carer", assessed="999")),
    Fault("people fewer than none", "D01", "population", put("population", persons="-5")),
    Fault(
        "a rate over its highest",
        "D01",
        "prevalence_assumption",
        put("prevalence_assumption", rate="0.5", high="0.4"),
    ),
    Fault("a share over 1", "D01", "package", put("package", la_share="1.2")),
    Fault("who pays is not all", "D01", "package", put("package", client_share="0.5")),
    Fault("dear before cheap", "D01", "unit_cost_ref", put("unit_cost_ref", low="9999")),
    Fault("an eleventh tenth", "D01", "locality", put("locality", imd_decile="11")),
    Fault("a week that is not its units", "D02", "package", put("package", weekly_cost="0.99")),
    Fault("a price without its decimals", "D02", "package", put("package", unit_cost=tenfold)),
    Fault("a year of 12 months of weeks", "D02", "package", put("package", annual_cost="1536.48")),
    Fault(
        "a price tenfold, for a tenth of the units",
        "D03",
        "package",
        put("package", HERE, unit_cost=tenfold, units_per_week=a_tenth),
        "warning",
    ),
    Fault(
        "a reference below every price",
        "D03",
        "package",
        put_all("unit_cost_ref", THIS_YEAR, unit_cost="1", low="1", high="1"),
        "warning",
    ),
]

DATES = [
    Fault("an end before the start", "D04", "package", put("package", end="1999-12-31")),
    Fault("a review to come", "D04", "package", put("package", last_review="2031-01-01")),
    Fault(
        "back before going",
        "D04",
        "placement_out_of_area",
        put("placement_out_of_area", expected_return="1999-12-31"),
    ),
    Fault(
        "a child who is 18 in forty years",
        "D04",
        "ld_register",
        put("ld_register", where(age_band_id="10-15"), transition_year="2066"),
    ),
    Fault("a partner that ends first", "D04", "partner", put("partner", valid_to="1900-01-01")),
    Fault(
        "a step before what it waits for",
        "D04",
        "milestone",
        put("milestone", where(milestone_id="appraisal-12"), planned="2026-01-01"),
    ),
    Fault(
        "steps that wait for each other",
        "D04",
        "milestone",
        put("milestone", where(milestone_id="appraisal-01"), depends_on="appraisal-02"),
    ),
    Fault(
        "a source from the future",
        "D04",
        "citation",
        put("source", where(source_id="S75"), date="2031-01-01"),
    ),
]

PEOPLE = [
    Fault(
        "a share of another population",
        "D05",
        "stated_figure",
        put("stated_figure", where(kind="share_of_population"), value="22000"),
        "warning",
    ),
    Fault(
        "a population four times as large",
        "D05",
        "ld_register",
        both(
            put_all("population", persons=lambda row: str(4 * int(row["persons"]))),
            no_control("population"),
        ),
        "warning",
    ),
    Fault(
        "a provider moved out of the area",
        "D06",
        "package",
        put("provider", HERE, most=9, in_area="false"),
        "warning",
    ),
    Fault(
        "a placement at home",
        "D06",
        "placement_out_of_area",
        more("placement_out_of_area", package_id="P0000001"),
        "warning",
    ),
    Fault(
        "a person away whom no placement explains",
        "D06",
        "package",
        less("placement_out_of_area"),
        "warning",
    ),
    Fault(
        "nobody has looked since 2023",
        "D06",
        "package",
        put("package", AWAY, start="2020-01-01", last_review="2023-01-01"),
        "warning",
    ),
    Fault(
        "an adult of 16",
        "D07",
        "package",
        both(
            put_all(
                "ld_register",
                lambda row: row["age_band_id"] == "18-24",
                age_band_id="16-17",
                transition_year="",
            ),
            no_control("register_adults"),
        ),
        "warning",
    ),
    Fault(
        "a band that begins at 16",
        "D07",
        "age_band",
        put("age_band", where(age_band_id="18-24"), lowest_age="16"),
        "warning",
    ),
    Fault(
        "an adult who has yet to turn 18",
        "D07",
        "ld_register",
        put("ld_register", where(age_band_id="35-39"), transition_year="2030"),
        "warning",
    ),
    Fault(
        "reviews that nobody planned",
        "D08",
        "package",
        put("package", most=200, review_due=""),
        "warning",
    ),
    Fault(
        "an ethnicity that nobody asked for",
        "D08",
        "ld_register",
        put("ld_register", most=100, ethnicity_group="Not stated"),
        "warning",
    ),
    Fault(
        "homes that are all other",
        "D08",
        "ld_register",
        put("ld_register", most=300, accommodation_id="other"),
        "warning",
    ),
    Fault(
        "budgets without a source",
        "D08",
        "budget_line",
        put("budget_line", most=40, source_id=""),
        "warning",
    ),
]
