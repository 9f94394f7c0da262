"""D09 to D16: totals, the pool, partners, series, the programme and what is stated."""

from tests.partnership.fault import HERE, THIS_YEAR, Fault
from tests.partnership.spoiling import both, less, more, put, where


def a_week_is(cost: float) -> dict[str, str]:
    return {
        "units_per_week": "1",
        "unit_cost": f"{cost:.2f}",
        "weekly_cost": f"{cost:.2f}",
        "annual_cost": "",
    }


MONEY = [
    Fault(
        "a budget for packages that is too large",
        "D09",
        "package",
        put("budget_element", where(covers_packages="false", client_group_id="LD"),
            covers_packages="true"),
    ),
    Fault("packages missing", "D09", "package", less("package", HERE, most=60)),
    Fault(
        "an adult fewer",
        "D09",
        "package",
        put("control_total", where(measure="adults_with_packages"), amount="861"),
    ),
    Fault(
        "a package that costs more",
        "D09",
        "package",
        put("package", HERE, **a_week_is(1000)),
    ),
    Fault(
        "an outturn of £1,000 more",
        "D09",
        "outturn",
        put("outturn", where(element_id="LD01", year="2026/27"),
            amount=lambda row: f"{float(row['amount']) + 1000:.2f}"),
    ),
    Fault(
        "a place with more people",
        "D09",
        "population",
        put("population", where(year="2025"), persons=lambda row: str(int(row["persons"]) + 50)),
    ),
    Fault(
        "an adult left off the register",
        "D09",
        "ld_register",
        less("ld_register", where(age_band_id="35-39")),
    ),
    Fault(
        "funding of £5,000 more",
        "D10",
        "contribution",
        put("contribution", THIS_YEAR, agreed=lambda row: f"{float(row['agreed']) + 5000:.2f}"),
    ),
    Fault("shares over 1", "D10", "contribution", put("contribution", THIS_YEAR, share="0.78")),
    Fault(
        "shares of other money",
        "D10",
        "contribution",
        both(
            put("contribution", where(year="2026/27", partner_id="council"), share="0.7"),
            put("contribution", where(year="2026/27", partner_id="icb"), share="0.3"),
        ),
    ),
    Fault(
        "a line in another scope",
        "D10",
        "budget_line",
        put("budget_line", where(element_id="LD01", year="2027/28"), scope_status="undecided"),
    ),
    Fault(
        "two rules at once",
        "D10",
        "risk_share_rule",
        put("risk_share_rule", where(rule="capped"), in_force="true"),
    ),
    Fault(
        "a cap of nothing",
        "D10",
        "risk_share_rule",
        put("risk_share_rule", where(rule="capped"), cap=""),
    ),
]  # fmt: skip

PROGRAMME = [
    Fault(
        "a trust long after it ended",
        "D11",
        "partner_use",
        put("partner_use", where(partner_id="pct"), on_date="2026-04-01"),
        "warning",
    ),
    Fault(
        "a trust that hosts the pool",
        "D11",
        "pool",
        put("pool", host_partner_id="pct"),
        "warning",
    ),
    Fault(
        "a board that does not yet exist",
        "D11",
        "contribution",
        put("partner", where(partner_id="icb"), valid_from="2030-01-01"),
        "warning",
    ),
    Fault(
        "a year of population missing",
        "D12",
        "population",
        less("population", where(year="2030"), most=999),
        "warning",
    ),
    Fault(
        "a place without its oldest women",
        "D12",
        "population",
        less("population", where(year="2031", sex="female")),
        "warning",
    ),
    Fault(
        "counts that are not the register's",
        "D12",
        "register_agg",
        put("register_agg", where(year="2026"), n="99"),
        "warning",
    ),
    Fault(
        "prices of two years",
        "D12",
        "unit_cost_ref",
        put("unit_cost_ref", price_base_year="2019/20"),
        "warning",
    ),
    Fault(
        "a year without inflation",
        "D12",
        "inflation",
        less("inflation", where(year="2025/26"), most=9),
        "warning",
    ),
    Fault(
        "a step without a date",
        "D13",
        "milestone",
        put("milestone", where(actual=""), planned=""),
        "warning",
    ),
    Fault(
        "a step with a question mark for its money",
        "D13",
        "milestone",
        put("milestone", where(actual="", funding_status="found"), funding_status="unknown"),
        "warning",
    ),
    Fault(
        "a report that rests on nothing",
        "D14",
        "document",
        put("document", where(document_id="STRAT"), sources_listed="0"),
        "warning",
    ),
    Fault(
        "a report that lists too little",
        "D14",
        "document",
        put("document", where(document_id="DAR"), sources_listed="2"),
        "warning",
    ),
    Fault(
        "three quarters of 1,513 people",
        "D15",
        "stated_figure",
        put("stated_figure", where(of="all"), base="1513"),
        "warning",
    ),
    Fault(
        "a figure that is not its share",
        "D15",
        "stated_figure",
        put("stated_figure", where(of="contribution"), value="12000000"),
        "warning",
    ),
    Fault("an event fewer than stated", "D16", "stated_figure", less("event"), "warning"),
    Fault(
        "a step in one view alone",
        "D16",
        "pathway_step",
        more("pathway_step", where(view="table"), step_id="8"),
        "warning",
    ),
]
