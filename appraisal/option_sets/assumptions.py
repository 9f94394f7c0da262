"""What a query is to assume: numbers by name, in a measure and in an option's score."""

from __future__ import annotations

from appraisal.option_sets.entries import Entry, query_name_problem
from appraisal.option_sets.kinds import decimal


def read_assumptions(entry: Entry | None) -> dict[str, float]:
    """The assumptions by name, none where the entry is absent or at fault.

    Which names a query knows, and within what range, only whoever holds the data can say.
    """
    found = entry.entries("Write assumptions here, each as 'name: number'.") if entry else None
    numbers = {name: _number(below) for name, below in (found or {}).items()}
    return {name: number for name, number in numbers.items() if number is not None}


def _number(entry: Entry) -> float | None:
    problem = query_name_problem(entry.name, entry.plain_key)
    if problem:
        entry.report_key(problem)
        return None
    if entry.is_blank:
        entry.report_key("is blank. Write a number, or take it out.")
        return None
    return decimal(entry)
