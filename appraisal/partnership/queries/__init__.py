"""Named queries: figures of the partnership's data that an option set may ask for by name.

An option set records the name and its assumptions, never SQL. Answers are worked out from figures
as they may be shown, so an option set cannot tell more than the pages do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from appraisal.disclosure.errors import meant
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.queries.fund import ABOUT_THE_FUND
from appraisal.partnership.queries.named import (
    Found,
    NamedQuery,
    Parameter,
    QueryError,
    QueryResult,
)
from appraisal.partnership.queries.people import ABOUT_PEOPLE

__all__ = [
    "NAMED_QUERIES",
    "Found",
    "NamedQuery",
    "Parameter",
    "QueryError",
    "QueryResult",
    "run_query",
]

NAMED_QUERIES: Final[Mapping[str, NamedQuery]] = MappingProxyType(
    {query.name: query for query in (*ABOUT_PEOPLE, *ABOUT_THE_FUND)}
)


def run_query(
    data: PartnershipData, name: str, parameters: Mapping[str, float] | None = None
) -> QueryResult:
    """What a named query gives over these data under those assumptions, defaults for the others.

    Raises QueryError for a name or an assumption that there is not, for one out of its range, and
    where the data do not hold the figure or may not show it.
    """
    if name not in NAMED_QUERIES:
        raise QueryError(f"There is no query '{name}'.{meant(name, NAMED_QUERIES)}")
    query = NAMED_QUERIES[name]
    given = dict(parameters or {})
    if problems := list(_problems(query, given)):
        raise QueryError("\n".join(problems))
    defaults = {one.name: one.default for one in query.parameters}
    found = query.run(data, {**defaults, **given})
    return QueryResult(found.value, query.unit, found.words, data.version, data.as_at)


def _problems(query: NamedQuery, given: Mapping[str, float]) -> Iterator[str]:
    known = {one.name: one for one in query.parameters}
    for name, number in given.items():
        parameter = known.get(name)
        if parameter is None:
            yield f"The query '{query.name}' assumes no '{name}'.{meant(name, known)}"
        elif not parameter.least <= number <= parameter.most:
            yield (
                f"The assumption '{name}' is {number:,.10g}. Use a number from"
                f" {parameter.least:,.10g} to {parameter.most:,.10g}."
            )
        elif parameter.whole and number != round(number):
            yield f"The assumption '{name}' is {number:,.10g}. Use a whole number."
