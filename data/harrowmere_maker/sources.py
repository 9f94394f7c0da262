"""Where Harrowmere's figures come from: invented extracts, and the published ranges behind them."""

from datetime import date
from typing import Any, Final

_OURS = "Invented for Appraisal; its licence applies"
_OPEN = "Open Government Licence v3.0"
_CITED = "Cited, not copied"
_READ = date(2026, 11, 22)
_NAMED_ONLY = ("SNPP", "PSSRU", "CPIH", "IMD")
"""Works that are named so that a reader knows where such figures come from: none was read."""


def _invented(source_id: str, title: str, on: date, note: str) -> tuple[Any, ...]:
    return (source_id, f"{title} (invented)", on, None, _OURS, on, note)


def _published(
    source_id: str, title: str, url: str, licence: str, note: str, on: date | None = None
) -> tuple[Any, ...]:
    read = None if source_id in _NAMED_ONLY else _READ
    return (source_id, title, on, url, licence, read, note)


SOURCE: Final[list[tuple[Any, ...]]] = [
    _invented("CASE", "Case-management extract", date(2026, 9, 30), "Packages, one row a service."),
    _invented("REG", "Register of practices", date(2026, 9, 30), "People of all ages."),
    _invented("LEDGER", "Council ledger, month 6", date(2026, 10, 12), "Budgets and forecast."),
    _invented("ICBFIN", "ICB finance report, month 6", date(2026, 10, 14), "Budgets and forecast."),
    _invented("CLOSED", "Closed accounts", date(2026, 7, 31), "2024/25 and 2025/26."),
    _invented("S75", "Section 75 agreement", date(2022, 4, 1), "Funding and risk share."),
    _invented("PLAN", "Medium-term financial plan", date(2026, 2, 24), "Budgets of 2027/28."),
    _invented("WAIT", "Waiting list return", date(2026, 9, 30), "By quarter."),
    _invented("CARERS", "Carers' register", date(2026, 9, 30), "Counts only."),
    _invented("MARKET", "Survey of providers", date(2026, 8, 21), "Capacity and staff."),
    _invented("TRANS", "Transition tracker", date(2026, 9, 30), "Young people by need."),
    _invented("AGREED", "Programme group's minutes", date(2026, 7, 14), "Demand agreed."),
    _published(
        "SNPP",
        "Subnational population projections for England",
        "https://www.ons.gov.uk/",
        _OPEN,
        "The direction of change by age only; every number is invented.",
    ),
    _published(
        "PANSI",
        "Projecting Adult Needs and Service Information",
        "https://www.pansi.org.uk/",
        _CITED,
        "Rates for people of 18 to 64: the orders of magnitude.",
    ),
    _published(
        "POPPI",
        "Projecting Older People Population Information",
        "https://www.poppi.org.uk/",
        _CITED,
        "Rates for people of 65 and over: the orders of magnitude.",
    ),
    _published(
        "PWLD",
        "People with learning disabilities in England: social care",
        "https://www.gov.uk/",
        _OPEN,
        "The mix of accommodation of adults with long-term care, 2017/18.",
    ),
    _published(
        "EH",
        "Emerson and Hatton: future need for social care among adults with learning "
        "disabilities in England",
        "https://www.nationalelfservice.net/",
        _CITED,
        "Need grows by 1.2 to 5.1 % a year, 3.2 % on average; need is not demand.",
    ),
    _published(
        "CLD",
        "Adult social care client-level data: specification",
        "https://www.gov.uk/",
        _OPEN,
        "The lists of accommodation and services.",
    ),
    _published(
        "ASCFR",
        "Adult social care finance return: guidance 2024-25",
        "https://digital.nhs.uk/",
        _OPEN,
        "What a unit is; the prices are invented.",
    ),
    _published(
        "PSSRU",
        "Unit Costs of Health and Social Care",
        "https://www.pssru.ac.uk/",
        _CITED,
        "What a unit cost holds; the prices are invented.",
    ),
    _published(
        "CPIH",
        "Consumer price inflation",
        "https://www.ons.gov.uk/",
        _OPEN,
        "Usual size of a year's change; the numbers are invented.",
    ),
    _published(
        "MCDA",
        "Green Book supplement on multi-criteria decision analysis",
        "https://www.gov.uk/",
        _OPEN,
        "Method.",
        date(2024, 5, 16),
    ),
    _published(
        "REVIEW75",
        "Review of section 75 arrangements: supporting document",
        "https://www.gov.uk/",
        _OPEN,
        "Law of pooled funds.",
        date(2024, 12, 3),
    ),
    _published(
        "SI617",
        "NHS Bodies and Local Authorities Partnership Arrangements Regulations 2000",
        "https://www.legislation.gov.uk/uksi/2000/617",
        _OPEN,
        "Regulation 7 on pooled funds.",
    ),
    _published(
        "IMD",
        "English indices of deprivation",
        "https://www.gov.uk/",
        _OPEN,
        "What a decile is; the deciles are invented.",
    ),
]
