"""Whether what a file asks for is there to be asked: queries, assumptions, ranges and units.

All of it is known without any data, so `appraisal validate` can say so at an analyst's desk.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from appraisal.option_sets import Criterion, OptionSet, criterion_path, score_path
from appraisal.option_sets.spelling import did_you_mean
from appraisal.partnership.queries import NAMED_QUERIES, NamedQuery

Finding = tuple[str, str]
"""A path of the file, and what is wrong there."""


def wrong_with(query: str, assume: Mapping[str, float]) -> list[str]:
    """What is wrong with asking a query under these assumptions, as whole sentences."""
    named = NAMED_QUERIES.get(query)
    if named is None:
        return [f"'{query}' {_unknown(query)}"]
    return [f"The assumption '{name}' {why}" for name, why in _assumed(named, assume)]


def wrongly_asked(option_set: OptionSet) -> list[Finding]:
    """Everything that an option set asks for and that is not there, by its path in the file."""
    return [finding for criterion in option_set.queried for finding in _of(option_set, criterion)]


def _of(option_set: OptionSet, criterion: Criterion) -> Iterator[Finding]:
    measure = criterion.measure
    if measure is None or measure.query is None:
        return
    path = f"{criterion_path(option_set, criterion.id)}.measure"
    named = NAMED_QUERIES.get(measure.query.name)
    if named is None:
        yield f"{path}.query", f"is '{measure.query.name}', which {_unknown(measure.query.name)}"
        return
    if named.unit != measure.unit:
        yield (
            f"{path}.unit",
            f"is '{measure.unit}', and the query '{named.name}' gives {named.unit}. "
            f"Write 'unit: {named.unit}', with a worst and a best in {named.unit}.",
        )
    for name, why in _assumed(named, measure.query.assume):
        yield f"{path}.assume.{name}", why
    for option in option_set.options:
        for name, why in _assumed(named, option.scores[criterion.id].assume):
            yield f"{score_path(option.id, criterion.id)}.assume.{name}", why


def _unknown(query: str) -> str:
    return f"is not a query of the partnership data.{did_you_mean(query, NAMED_QUERIES)}"


def _assumed(named: NamedQuery, assume: Mapping[str, float]) -> Iterator[Finding]:
    known = {one.name: one for one in named.parameters}
    for name, number in assume.items():
        parameter = known.get(name)
        if parameter is None:
            hint = did_you_mean(name, known) or " It takes none."
            yield name, f"is not an assumption of the query '{named.name}'.{hint}"
        elif not parameter.least <= number <= parameter.most:
            yield (
                name,
                f"is {number:,.10g}. Use a number from {parameter.least:,.10g} to "
                f"{parameter.most:,.10g}.",
            )
        elif parameter.whole and number != round(number):
            yield name, f"is {number:,.10g}. Use a whole number."
