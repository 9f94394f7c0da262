"""A small partnership that is right in every way."""

from tests.partnership.checks.right_lists import LISTS, Tables

_POPULATION = [
    {
        "locality_id": place,
        "age_band_id": ages,
        "sex": sex,
        "year": year,
        "persons": persons,
        "basis": "estimate",
        "source_id": "ons",
    }
    for place in ("north", "south")
    for ages, persons in (("0-15", 60), ("16-17", 10), ("18-64", 190), ("65+", 60))
    for sex in ("female", "male")
    for year in (2025, 2026)
]
_PERSON = {
    "sex": "female",
    "ethnicity_group": "White",
    "locality_id": "north",
    "need_band_id": "2",
    "accommodation_id": "family",
    "autism": False,
    "lives_with_carer_75plus": False,
    "health_check": True,
    "in_area": True,
    "ordinary_residence": "here",
    "gp_icb_member": True,
    "is_synthetic": True,
}
_PACKAGE = {
    "client_group_id": "LD",
    "locality_id": "north",
    "need_band_id": "2",
    "accommodation_id": "family",
    "service_type_id": "home_care",
    "provider_id": "alder",
    "tier_id": "2",
    "la_share": "0.75",
    "nhs_share": "0.25",
    "client_share": "0",
    "units_per_week": 10.0,
    "unit_cost": "25.00",
    "weekly_cost": "250.00",
    "annual_cost": "13035.73",
    "start": "2025-01-01",
    "in_area": True,
    "review_due": "2027-01-01",
    "last_review": "2026-06-01",
    "chc_status": "none",
    "source_return": "extract",
    "is_synthetic": True,
}
_LINE = {
    "year": "2026/27",
    "cost_type": "direct",
    "scope_status": "in_pool",
    "recurrent": True,
    "basis": "approved_budget",
    "source_id": "ledger",
}
_FUNDING = {"pool_id": "ld", "year": "2026/27", "indexation": "3", "efficiency": "1"}
_RULE = {
    "pool_id": "ld",
    "tolerance_percent": "5",
    "notice_months": 12,
    "dispute_route": "chief executives",
}
GOOD: Tables = {
    **LISTS,
    "population": _POPULATION,
    "prevalence_assumption": [
        {
            "client_group_id": "LD",
            "adult_group": "18-64",
            "method": "all",
            "rate": "0.024",
            "low": "0.02",
            "high": "0.03",
        }
    ],
    "ld_register": [
        {**_PERSON, "person_key": "a", "age_band_id": "18-64", "transition_year": 2022},
        {**_PERSON, "person_key": "b", "age_band_id": "18-64"},
        {**_PERSON, "person_key": "c", "age_band_id": "65+", "locality_id": "south"},
        {**_PERSON, "person_key": "d", "age_band_id": "16-17", "transition_year": 2027},
    ],
    "register_agg": [
        {
            "year": 2026,
            "client_group_id": "LD",
            "locality_id": place,
            "adult_group": group,
            "need_band_id": "2",
            "accommodation_id": "family",
            "n": n,
        }
        for place, group, n in (("north", "18-64", 2), ("south", "65+", 1), ("north", "16-17", 1))
    ],
    "package": [
        {**_PACKAGE, "package_id": "1", "person_key": "a"},
        {**_PACKAGE, "package_id": "2", "person_key": "b"},
        {
            **_PACKAGE,
            "package_id": "3",
            "person_key": "c",
            "locality_id": "south",
            "service_type_id": "residential",
            "provider_id": "beech",
            "units_per_week": 1.0,
            "unit_cost": "1500.00",
            "weekly_cost": "1500.00",
            "annual_cost": "78214.35",
            "in_area": False,
        },
    ],
    "placement_out_of_area": [
        {
            "package_id": "3",
            "distance_km_band": "51-100",
            "host_authority_type": "county",
            "reason": "no local service",
            "return_plan": True,
            "expected_return": "2027-06-01",
        }
    ],
    "carer": [
        {"locality_id": "north", "age_band_id": "65+", "relation": "parent", "n": 9, "assessed": 4}
    ],
    "service_capacity": [
        {"service_type_id": "home_care", "capacity": 40.0, "in_use": 20.0, "staff_per_unit": 0.03}
    ],
    "demand_assumption": [
        {
            "scenario": "central",
            "driver": "net_growth",
            "value": "3.2",
            "unit": "% a year",
            "low": "1.2",
            "high": "5.1",
            "owner": "analyst",
            "agreed_on": "2026-09-01",
        }
    ],
    "transition_pipeline": [
        {"year": 2027, "need_band_id": "2", "n": 1},
        {"year": 2028, "need_band_id": "2", "n": 0},
    ],
    "budget_element": [
        {
            "element_id": "packages",
            "name": "Packages of care",
            "client_group_id": "LD",
            "tier_id": "2",
            "covers_packages": True,
        },
        {
            "element_id": "hospital",
            "name": "Specialist hospital",
            "client_group_id": "LD",
            "tier_id": "3",
            "covers_packages": False,
        },
    ],
    "budget_line": [
        {**_LINE, "element_id": "packages", "funder": "council", "budget": "80300.07"},
        {**_LINE, "element_id": "packages", "funder": "icb", "budget": "23985.73"},
        {
            **_LINE,
            "element_id": "hospital",
            "funder": "icb",
            "budget": "50000",
            "scope_status": "out",
        },
    ],
    "outturn": [
        {
            "element_id": "packages",
            "funder": "council",
            "year": "2026/27",
            "amount": "82000",
            "status": "forecast",
            "as_at": "2026-10-31",
        },
    ],
    "pool": [
        {
            "pool_id": "ld",
            "name": "Learning disability",
            "host_partner_id": "council",
            "legal_basis": "section 75",
        }
    ],
    "contribution": [
        {**_FUNDING, "partner_id": "council", "agreed": "80300.07", "share": "0.77"},
        {**_FUNDING, "partner_id": "icb", "agreed": "23985.73", "share": "0.23"},
    ],
    "risk_share_rule": [
        {
            **_RULE,
            "rule_id": "cap",
            "rule": "capped",
            "in_force": False,
            "cap": "1000",
            "capped_partner_id": "icb",
        },
        {
            **_RULE,
            "rule_id": "part",
            "rule": "fixed_variable",
            "in_force": False,
            "variable_share": "0.4",
        },
        {**_RULE, "rule_id": "rata", "rule": "pro_rata", "in_force": True},
    ],
    "unit_cost_ref": [
        {
            "service_type_id": service,
            "year": "2026/27",
            "source_id": "ons",
            "unit_cost": middle,
            "low": low,
            "high": high,
            "price_base_year": "2026/27",
        }
        for service, low, middle, high in (
            ("home_care", 22, 25, 29),
            ("residential", 900, 1400, 2000),
        )
    ],
    "inflation": [
        {"year": year, "index_id": "cpi", "percent": "2.1"} for year in ("2025/26", "2026/27")
    ],
    "control_total": [
        {"control_id": name, "measure": measure, "amount": amount, "tolerance": tolerance}
        for name, measure, amount, tolerance in (
            ("adults", "adults_with_packages", 3, 0),
            ("weekly", "weekly_package_cost", 2000, 0.01),
            ("yearly", "annual_package_cost", 104285.8, 1),
            ("away", "people_out_of_area", 1, 0),
            ("pool", "pool_funding", 104285.8, 1),
            ("budget", "budget", 104285.8, 1),
            ("outturn", "outturn", 82000, 1),
            ("register", "register_adults", 3, 0),
            ("people", "population", 1280, 0),
        )
    ],
    "milestone": [
        {
            "milestone_id": name,
            "plan_id": "plan",
            "title": title,
            "kind": "decision",
            "planned": planned,
            "lead_role": "director",
            "funding": "1000",
            "funding_status": "found",
            "depends_on": first,
        }
        for name, title, planned, first in (
            ("board", "Set up the board", "2027-01-01", None),
            ("post", "Appoint the manager", "2027-02-01", "board"),
        )
    ],
    "event": [
        {"event_id": "one", "kind": "briefing", "month": 2, "date": "2026-12-01"},
        {"event_id": "two", "kind": "decision", "month": 7, "date": "2027-05-01"},
    ],
    "pathway_step": [
        {"pathway_id": "personal", "view": view, "step_id": step, "title": step}
        for view in ("chain", "table")
        for step in ("1", "4a", "4b")
    ],
    "document": [
        {"document_id": "report", "title": "The report", "date": "2026-11-01", "sources_listed": 1}
    ],
    "citation": [{"document_id": "report", "source_id": "ons", "at": "2.10"}],
    "partner_use": [
        {
            "document_id": "report",
            "partner_id": "council",
            "role": "host",
            "on_date": "2027-04-01",
        }
    ],
    "stated_figure": [
        {
            "figure_id": "quarter",
            "document_id": "report",
            "text": "One adult in four",
            "kind": "share_of_population",
            "of": "adults",
            "value": 250,
            "share": "0.25",
            "year": 2026,
        },
        {
            "figure_id": "half",
            "document_id": "report",
            "text": "Half are adults",
            "kind": "share_of_figure",
            "of": "adults",
            "value": 2,
            "share": "0.5",
            "base": 4,
        },
        {
            "figure_id": "events",
            "document_id": "report",
            "text": "Two events",
            "kind": "count_of_rows",
            "of": "event",
            "value": 2,
        },
        {
            "figure_id": "steps",
            "document_id": "report",
            "text": "Three steps",
            "kind": "count_of_rows",
            "of": "pathway_step:personal:chain",
            "value": 3,
        },
    ],
    "waiver": [],
}
