"""The method checks: what is allowed, yet likely to mislead the people in the room."""

from __future__ import annotations

import re
import statistics
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import combinations

from appraisal.option_sets.events import Mark
from appraisal.option_sets.model import Criterion, Measure, Option, OptionSet, Score
from appraisal.option_sets.paths import criterion_paths
from appraisal.option_sets.problems import Problem
from appraisal.option_sets.text import cut

FEWEST_OPTIONS = 3
MOST_CRITERIA = 8
HIGHEST_CORRELATION = 0.95
LOPSIDED = 3
MOST_UNSTATED = 0.30
_MONEY = re.compile(r"£|(?<![a-z])(?:costs?|costings?|prices?|pricing|budgets?)(?![a-z])")

Finding = tuple[str, str]


def method_checks(option_set: OptionSet, places: Mapping[str, Mark]) -> list[Problem]:
    """The warnings for an option set; `places` says where each path stands in the file."""
    paths = criterion_paths(option_set)
    findings = (
        *_weights_before_scores(option_set),
        *_baseline(option_set),
        *_few_options(option_set),
        *_many_criteria(option_set),
        *_ties(option_set, paths),
        *_double_counting(option_set, paths),
        *_lopsided_evidence(option_set),
        *_unstated_cells(option_set),
        *_late_sources(option_set),
        *_cost_as_criterion(option_set, paths),
    )
    return [Problem(*places.get(path, Mark(1, 1)), path, message) for path, message in findings]


def _weights_before_scores(option_set: OptionSet) -> Iterator[Finding]:
    open_options = [
        each for each in option_set.options if each.status not in ("parked", "rejected")
    ]
    # What a query gives does not depend on whoever knows the weights.
    asked = {leaf.id for leaf in option_set.queried}
    blank = sum(
        score.value is None and name not in asked
        for each in open_options
        for name, score in each.scores.items()
    )
    if blank and option_set.perspectives:
        cells = "cell is" if blank == 1 else "cells are"
        yield (
            "perspectives",
            f"weigh the criteria while {blank} {cells} still blank. Score first, then weight: "
            "people who know the weights may score to suit them.",
        )


def _baseline(option_set: OptionSet) -> Iterator[Finding]:
    baselines = [cut(option.label) for option in option_set.options if option.baseline]
    if not baselines:
        yield (
            "options",
            "have no baseline. Mark doing nothing or business as usual with 'baseline: true'.",
        )
    elif len(baselines) > 1:
        yield (
            "options",
            f"have {len(baselines)} baselines ({', '.join(baselines)}). "
            "Mark the one that the others are compared with.",
        )


def _few_options(option_set: OptionSet) -> Iterator[Finding]:
    count = len(option_set.options)
    if count < FEWEST_OPTIONS:
        yield (
            "options",
            f"are only {count}. Add others that could be chosen, {FEWEST_OPTIONS} or more in all.",
        )


def _many_criteria(option_set: OptionSet) -> Iterator[Finding]:
    count = len(option_set.leaves)
    if count > MOST_CRITERIA:
        yield (
            "criteria",
            f"have {count} to weigh. A room can weigh about {MOST_CRITERIA} with care: "
            "merge those that overlap.",
        )


def _ties(option_set: OptionSet, paths: Mapping[str, str]) -> Iterator[Finding]:
    for criterion in option_set.leaves:
        values = _values(option_set, criterion)
        if len(values) > 1 and None not in values and len(set(values)) == 1:
            yield (
                paths[criterion.id],
                "scores every option the same, so it cannot change the result. "
                "Take it out, or check the scores.",
            )


def _double_counting(option_set: OptionSet, paths: Mapping[str, str]) -> Iterator[Finding]:
    """One finding a criterion, naming the earlier ones whose scores it follows."""
    values = {leaf.id: _values(option_set, leaf) for leaf in option_set.leaves}
    followed: dict[str, list[str]] = {}
    for earlier, later in combinations(option_set.leaves, 2):
        correlation = _correlation(values[earlier.id], values[later.id])
        if correlation is not None and correlation > HIGHEST_CORRELATION:
            followed.setdefault(later.id, []).append(f"{earlier.id} ({correlation:.2f})")
    for name, others in followed.items():
        yield (
            paths[name],
            f"has scores that correlate with those of {', '.join(others)}. "
            "Check that they do not count one thing twice.",
        )


def _correlation(one: list[float | None], other: list[float | None]) -> float | None:
    pairs = [(x, y) for x, y in zip(one, other, strict=True) if x is not None and y is not None]
    if len(pairs) < FEWEST_OPTIONS:
        return None
    try:
        return statistics.correlation([x for x, _ in pairs], [y for _, y in pairs])
    except statistics.StatisticsError:  # one of the two does not vary
        return None


def _lopsided_evidence(option_set: OptionSet) -> Iterator[Finding]:
    counted = [(len(option.evidence), option) for option in option_set.options]
    if len(counted) < 2:
        return
    most, best_known = max(counted, key=lambda each: each[0])
    least, least_known = min(counted, key=lambda each: each[0])
    if most >= LOPSIDED * max(least, 1):
        yield (
            f"options.{least_known.id}",
            f"has {_pieces(least)} where options.{best_known.id} has {_pieces(most)}. "
            "Look for what speaks for and against each option alike.",
        )


def _pieces(count: int) -> str:
    if count == 0:
        return "no evidence"
    return "1 piece of evidence" if count == 1 else f"{count} pieces of evidence"


def _unstated_cells(option_set: OptionSet) -> Iterator[Finding]:
    cells = [score for option in option_set.options for score in option.scores.values()]
    unstated = sum(_is_unstated(score) for score in cells)
    if unstated > MOST_UNSTATED * len(cells):
        yield (
            "options",
            f"have {unstated} of {len(cells)} cells silent or inferred "
            f"({100 * unstated / len(cells):.0f} %). "
            "Find sources for them, or test the result with their ranges.",
        )


def _is_unstated(score: Score) -> bool:
    return score.basis in ("silent", "inferred")


def _late_sources(option_set: OptionSet) -> Iterator[Finding]:
    paper = option_set.date
    for source in option_set.sources:
        if paper and source.date and _is_after(source.date, paper):
            yield (
                f"sources.{source.id}",
                f"is dated {source.date}, after the paper that cites it ({paper}). "
                "Check both dates.",
            )


def _is_after(one: str, other: str) -> bool:
    """Whether one date is later, as far as both are known."""
    known = min(len(one), len(other))
    return one[:known] > other[:known]


def _cost_as_criterion(option_set: OptionSet, paths: Mapping[str, str]) -> Iterator[Finding]:
    if not any(option.cost for option in option_set.options):
        return
    for criterion in option_set.nodes:
        words = f"{criterion.id.replace('_', ' ')} {criterion.name}".lower()
        if _MONEY.search(words):
            yield (
                paths[criterion.id],
                "speaks of cost, and the options have a cost of their own, so money may count "
                "twice. Keep it in one place.",
            )


def _values(option_set: OptionSet, criterion: Criterion) -> list[float | None]:
    """The option's values from 0 to 100 on a criterion, None where the cell is blank."""
    return [_value(option, criterion) for option in option_set.options]


def _value(option: Option, criterion: Criterion) -> float | None:
    amount = option.scores[criterion.id].value
    if amount is None or criterion.measure is None:
        return amount
    return _on_scale(criterion.measure, amount)


def _on_scale(measure: Measure, amount: float) -> float:
    """The value of a measure, on the straight line between the two points around it."""
    amounts = [point[0] for point in measure.points]
    after = max(bisect_left(amounts, amount), 1)
    (x0, y0), (x1, y1) = measure.points[after - 1], measure.points[after]
    return y0 + (y1 - y0) * (amount - x0) / (x1 - x0)
