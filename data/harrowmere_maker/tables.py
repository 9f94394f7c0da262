"""Every table of Harrowmere, in the order in which they are loaded."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from appraisal.partnership.tables import BY_NAME, TABLES
from harrowmere_maker import activity, budgets, plans, pooling, prices, programme, reference
from harrowmere_maker.controls import control_totals
from harrowmere_maker.packages import packages
from harrowmere_maker.placements import placements
from harrowmere_maker.population import adults, population
from harrowmere_maker.providers import PROVIDER
from harrowmere_maker.register import counted, register
from harrowmere_maker.sources import SOURCE

LISTS = {
    "partnership": reference.PARTNERSHIP,
    "partner": reference.PARTNER,
    "locality": reference.LOCALITY,
    "age_band": reference.AGE_BAND,
    "need_band": reference.NEED_BAND,
    "accommodation": reference.ACCOMMODATION,
    "service_type": reference.SERVICE_TYPE,
    "tier": reference.TIER,
    "client_group": reference.CLIENT_GROUP,
    "provider": PROVIDER,
    "source": SOURCE,
    "prevalence_assumption": activity.PREVALENCE,
    "demand_assumption": activity.DEMAND,
    "budget_element": budgets.ELEMENT_ROWS,
    "pool": pooling.POOL,
    "inflation": prices.INFLATION,
    "event": programme.EVENT,
    "pathway_step": programme.PATHWAY_STEP,
    "document": programme.DOCUMENT,
    "citation": programme.CITATION,
    "partner_use": programme.PARTNER_USE,
    "waiver": programme.WAIVER,
}
"""Tables that are written down, whatever the size."""


def harrowmere(times: int = 1) -> dict[str, pd.DataFrame]:
    """Every table by its name, with as many times the people, the money and the population."""
    people = register(times)
    packs = packages(people, times)
    residents = population(times)
    made: dict[str, pd.DataFrame | Sequence[tuple[Any, ...]]] = {
        **LISTS,
        "population": residents,
        "ld_register": people.drop(columns="has_package").sort_values("person_key"),
        "register_agg": counted(people, times),
        "package": packs,
        "placement_out_of_area": placements(packs),
        "waiting": activity.waiting(times),
        "carer": activity.carers(times),
        "service_capacity": activity.capacity(packs, times),
        "transition_pipeline": activity.transition(people),
        "carer_ageing": activity.carers_ageing(people),
        "budget_line": budgets.budget_lines(times),
        "outturn": budgets.outturn(times),
        "contribution": pooling.funding(times),
        "risk_share_rule": pooling.risk_share_rules(times),
        "unit_cost_ref": prices.unit_costs(),
        "control_total": control_totals(times),
        "milestone": plans.milestones(),
        "stated_figure": programme.stated_figures(times, adults(residents)),
    }
    return {table.name: _framed(table.name, made[table.name]) for table in TABLES}


def _framed(name: str, rows: pd.DataFrame | Sequence[tuple[Any, ...]]) -> pd.DataFrame:
    """The table with the schema's columns in the schema's order; blanks at the end may be left."""
    columns = list(BY_NAME[name].column_names)
    if isinstance(rows, pd.DataFrame):
        if set(rows.columns) != set(columns):
            raise ValueError(f"'{name}' has other columns than the schema.")
        return rows[columns]
    whole = [(*row, *(None,) * (len(columns) - len(row))) for row in rows]
    return pd.DataFrame(whole, columns=columns, dtype=object)
