"""D11 to D16: partners of their time, series without gaps, plans, documents and what they state."""

from collections.abc import Callable

import pytest

from appraisal.partnership.checks import Check
from appraisal.partnership.checks.series import SERIES
from appraisal.partnership.findings import Finding
from tests.partnership.checks.small import Change, Held, add, change, drop, without

YEARS, *_ = SERIES

CASES = {
    "a trust is named after it ended": (
        "D11",
        change("partner_use", 0, partner_id="pct", on_date="2026-10-01"),
        ("partner_use", "partner_id", "Harrowmere PCT is named for 1 October 2026, but ended on "
         "31 March 2013."),
    ),
    "a body is named before it began": (
        "D11",
        change("partner_use", 0, partner_id="icb", on_date="2022-06-30"),
        ("partner_use", "partner_id", "but began on 1 July 2022."),
    ),
    "a board is older than the law that made it": (
        "D11",
        change("partner", 1, valid_from="2013-04-01"),
        change("partner_use", 0, partner_id="icb", on_date="2020-01-01"),
        ("partner_use", "partner_id", "but began on 1 July 2022."),
    ),
    "a trust without an end is named after all trusts ended": (
        "D11",
        change("partner", 2, valid_to=None),
        change("partner_use", 0, partner_id="pct", on_date="2013-04-01"),
        ("partner_use", "partner_id", "but ended on 31 March 2013."),
    ),
    "a trust funds the pool": (
        "D11",
        change("contribution", 1, partner_id="pct"),
        ("contribution", "partner_id", "Harrowmere PCT funds the pool for 1 April 2026, but ended"),
    ),
    "a trust hosts the pool": (
        "D11",
        change("pool", 0, host_partner_id="pct"),
        ("pool", "host_partner_id", "hosts a pool for 22 November 2026, but ended"),
    ),
    "a year of inflation is missing": (
        "D12",
        add("inflation", year="2028/29"),
        ("inflation", "year", "1 year missing between the first and the last: 2027/28."),
    ),
    "years of the pipeline are missing": (
        "D12",
        add("transition_pipeline", year=2031),
        ("transition_pipeline", "year", "2 years missing between the first and the last: "
         "2029 and 2030."),
    ),
    "a place lacks an age": (
        "D12",
        without("population", 0),
        change("control_total", 8, year="2026"),
        ("population", "persons", "1 cell missing, from 2025 on, in north"),
    ),
    "the counts are not those of the register": (
        "D12",
        change("register_agg", 0, n=3),
        ("register_agg", "n", "differ from those on the register in 1 locality: north."),
    ),
    "a place has no counts": (
        "D12",
        without("register_agg", 1),
        ("register_agg", "n", "in 1 locality: south."),
    ),
    "prices are of two years": (
        "D12",
        change("unit_cost_ref", 1, price_base_year="2024/25"),
        ("unit_cost_ref", "price_base_year", "Reference costs for 2026/27 are in the prices of "
         "2024/25 and 2026/27."),
    ),
    "a milestone has no date": (
        "D13",
        change("milestone", 0, planned=None),
        ("milestone", "planned", "In 1 row, the milestone has no date."),
    ),
    "the money is to be identified": (
        "D13",
        change("milestone", 0, funding_status="to_identify"),
        ("milestone", "funding_status", "In 1 row, the money for the milestone is still to be"),
    ),
    "nobody knows about the money": (
        "D13",
        change("milestone", 0, funding_status="unknown"),
        ("milestone", "funding_status", "nobody knows whether the milestone needs money"),
    ),
    "a report has no background papers": (
        "D14",
        change("document", 0, sources_listed=0),
        ("document", "sources_listed", "1 document with fewer background papers than sources: "
         "'The report' lists none and cites 1 source."),
    ),
    "a report has fewer background papers": (
        "D14",
        add("citation", source_id="ledger", at="3"),
        ("document", "sources_listed", "lists 1 background paper and cites 2 sources."),
    ),
    "a share gives no whole people": (
        "D15",
        change("stated_figure", 1, share="0.75", base=1537, value=1152.75),
        ("stated_figure", "value", "75\u00a0% of 1,537 is 1,152.75, which is no whole number of "
         "people."),
    ),
    "a figure is not its share": (
        "D15",
        change("stated_figure", 1, share="0.75", base=1537, value=1200),
        ("stated_figure", "value", "'Half are adults' is given as 1,200, where 75\u00a0% of 1,537 "
         "is 1,152.75."),
    ),
    "fewer events are stated": (
        "D16",
        add("event", event_id="three"),
        ("stated_figure", "value", "'Two events' states 2, where 3 rows of 'event' are listed."),
    ),
    "more steps are stated": (
        "D16",
        change("stated_figure", 3, value=4),
        ("stated_figure", "value", "states 4, where 3 rows of 'pathway_step:personal:chain'"),
    ),
    "what is counted is no table": (
        "D16",
        change("stated_figure", 3, of="workshops; DROP TABLE event"),
        ("stated_figure", "value", "which is no table"),
    ),
    "a view is half named": (
        "D16",
        change("stated_figure", 3, of="pathway_step:personal"),
        ("stated_figure", "value", "which is no table"),
    ),
    "a step is in one view": (
        "D16",
        add("pathway_step", step_id="review"),
        ("pathway_step", "step_id", "The views of pathway personal differ: 'chain' lacks review."),
    ),
    "each view has a step of its own": (
        "D16",
        change("pathway_step", 5, step_id="4c"),
        ("pathway_step", "step_id", "'chain' lacks 4c and 'table' lacks 4b."),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_does_not_fit_is_found(case: tuple, only: Callable[..., Finding]) -> None:
    code, *faults, (table, column, says) = case
    found = only(*faults)
    assert (found.code, found.severity) == (code, "warning")
    assert (found.table, found.column) == (table, column)
    assert says in found.message
    assert found.rows >= 1
    assert found.examples


ALLOWED = {
    "a trust in its time": [
        change("partner_use", 0, partner_id="pct", on_date="2013-03-31"),
    ],
    "a partner that ends within the year": [
        change("partner", 0, valid_to="2026-12-31"),
        change("partner_use", 0, on_date="2026-12-31"),
    ],
    "counts of other years": [add("register_agg", year=2025, n=9)],
    "counts of other people": [add("register_agg", client_group_id="PD", n=9)],
    "prices of each year": [add("unit_cost_ref", year="2025/26", price_base_year="2025/26")],
    "a milestone that is done": [
        change("milestone", 0, planned=None, actual="2026-10-01", funding_status="unknown")
    ],
    "a report that does not say": [change("document", 0, sources_listed=None)],
    "a source cited twice": [add("citation", at="9")],
    "a ninth of the people": [
        change("stated_figure", 1, share="0.111111", base=81000, value=9000)
    ],
    "a rounded figure": [change("stated_figure", 1, share="0.5", base=4, value=2.4)],
    "a share of money": [
        change("stated_figure", 1, of="contribution", share="0.333333", base=100, value=33.33)
    ],
    "a share of nothing given": [change("stated_figure", 1, base=None)],
    "a table that is not here": [change("stated_figure", 2, of="waiting")],
    "a pathway with one view": [
        add("pathway_step", pathway_id="short", view="chain", step_id="1")
    ],
}  # fmt: skip


@pytest.mark.parametrize("allowed", ALLOWED.values(), ids=ALLOWED)
def test_what_only_looks_wrong_passes(
    allowed: list[Change], findings: Callable[..., list[Finding]]
) -> None:
    codes = {f"D{number}" for number in range(11, 17)}
    assert [one for one in findings(*allowed) if one.code in codes] == []


def test_the_successor_of_a_partner_is_named(only: Callable[..., Finding]) -> None:
    found = only(change("partner_use", 0, partner_id="pct", on_date="2026-10-01"))
    assert found.to_do == "Name its successor, Harrowmere ICB, for later dates."


def test_a_partner_without_a_successor_is_to_get_one(only: Callable[..., Finding]) -> None:
    found = only(
        change("partner", 2, successor_id=None),
        change("partner_use", 0, partner_id="pct", on_date="2026-10-01"),
    )
    assert found.to_do.startswith("Name who took its place")


def test_a_derived_number_of_people_is_offered_rounded(only: Callable[..., Finding]) -> None:
    found = only(change("stated_figure", 1, share="0.75", base=1537, value=1153))
    assert "show 1,153 as derived and rounded" in found.to_do


@pytest.mark.parametrize("table", ["budget_line", "outturn", "contribution", "population"])
def test_a_gap_is_found_in_every_series(table: str, held: Callable[..., Held]) -> None:
    later = 2029 if table == "population" else "2029/30"
    (found,) = YEARS.find(held(add(table, year=later)))
    assert (found.table, found.rows) == (table, 2)


def test_the_register_alone_is_held_against_nothing(
    findings: Callable[..., list[Finding]],
) -> None:
    emptied: Change = lambda tables: tables["register_agg"].clear()  # noqa: E731
    assert findings(emptied) == []
    assert findings(drop("register_agg")) == []


@pytest.mark.parametrize("check", SERIES, ids=lambda check: check.title)
def test_a_series_of_nothing_has_no_gap(check: Check, held: Callable[..., Held]) -> None:
    assert list(check.find(held(drop("inflation", "budget_line")))) == []
