"""D01: numbers lie where they can: counts from 0 on, shares from 0 to 1, low to high in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from appraisal.partnership.checks.check import Check, Staged
from appraisal.partnership.checks.faults import Fault, rows_at_fault
from appraisal.partnership.findings import Finding
from appraisal.partnership.schema import Column, Table
from appraisal.partnership.tables import TABLES
from appraisal.wording import listed

MOST_OFF_ONE: Final = 0.0001
"""How far from 1 the shares of who pays for a package may sum."""

# Budgets and outturns may be negative, where they are income.
_NEVER_NEGATIVE: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "need_band": ("weekly_low", "weekly_high"),
        "package": ("units_per_week", "unit_cost", "weekly_cost", "annual_cost"),
        "service_capacity": ("capacity", "in_use", "staff_per_unit"),
        "contribution": ("agreed",),
        "risk_share_rule": ("tolerance_percent", "cap"),
        "unit_cost_ref": ("unit_cost", "low", "high"),
        "control_total": ("amount", "tolerance"),
        "milestone": ("funding",),
    }
)
_IN_ORDER: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "age_band": ("lowest_age", "highest_age"),
        "need_band": ("weekly_low", "weekly_high"),
        "prevalence_assumption": ("low", "rate", "high"),
        "carer": ("assessed", "n"),
        "demand_assumption": ("low", "value", "high"),
        "unit_cost_ref": ("low", "unit_cost", "high"),
    }
)
_ONE_OFF: Final[Mapping[str, Fault]] = MappingProxyType(
    {
        "locality": Fault(
            "imd_decile NOT BETWEEN 1 AND 10",
            "the decile of deprivation is not from 1 to 10",
            "Give 1 for the most deprived tenth of areas and 10 for the least, or leave it blank.",
            "imd_decile",
        ),
        "package": Fault(
            f"abs(la_share + nhs_share + client_share - 1) > {MOST_OFF_ONE}",
            "the shares of the council, the NHS and the person do not sum to 1",
            "Correct the three shares, as fractions of the cost: 0.75, 0.25 and 0, for example.",
            "la_share",
        ),
    }
)


def _of_kind(column: Column, table: Table) -> Iterator[Fault]:
    name = f'"{column.name}"'
    if column.kind == "share":
        yield Fault(
            f"{name} NOT BETWEEN 0 AND 1",
            f"{column.name} is not from 0 to 1",
            "Give a fraction of 1, such as 0.75, or a percentage with its sign, such as 75%.",
            column.name,
        )
    elif column.kind == "whole" or column.name in _NEVER_NEGATIVE.get(table.name, ()):
        yield Fault(
            f"{name} < 0",
            f"{column.name} is less than 0",
            "Correct it: this can be 0, or more, and never less.",
            column.name,
        )


def _in_order(table: Table) -> Iterator[Fault]:
    names = _IN_ORDER.get(table.name, ())
    if names:
        yield Fault(
            " OR ".join(f'"{low}" > "{high}"' for low, high in pairwise(names)),
            f"{listed(names)} do not rise in that order",
            f"Correct them, so that {' ≤ '.join(names)}.",
            names[0],
        )


def _faults(table: Table) -> list[Fault]:
    of_columns = [fault for column in table.columns for fault in _of_kind(column, table)]
    one_off = [_ONE_OFF[table.name]] if table.name in _ONE_OFF else []
    return [*of_columns, *_in_order(table), *one_off]


def _find(staged: Staged) -> Iterator[Finding]:
    for table in TABLES:
        if table.name in staged.present:
            yield from rows_at_fault(staged, "D01", "error", table.name, _faults(table))


RANGES: Final = Check("D01", "Counts, shares and ranges are possible", "error", (), _find)
"""Counts of 0 or more, shares from 0 to 1, who pays summing to 1, and low to high in order."""
