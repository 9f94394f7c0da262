"""Scenarios side by side: the same options under several weightings, or several option sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from appraisal.analysis.comparison_notes import (
    SAME,
    as_sentence,
    by_leaders,
    comparison_notes,
    leads,
    under,
)
from appraisal.analysis.scenarios import (
    Comparison,
    Difference,
    Scenario,
    difference,
    same_options,
    same_scale,
    scenario_names,
)
from appraisal.errors import AppraisalError
from appraisal.wording import as_points, weight_percent

__all__ = [
    "MOST_SCENARIOS",
    "Comparison",
    "Difference",
    "Scenario",
    "compare",
    "comparison_sentence",
    "scenario_names",
]

MOST_SCENARIOS = 4
"""As many scenarios as can be read side by side on one screen."""

_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def compare(scenarios: Sequence[Scenario], *, most: int = MOST_SCENARIOS) -> Comparison:
    """The scenarios side by side, and each option's gap to the first split by criterion.

    Raises AppraisalError for fewer than two scenarios, more than `most`, or one given twice.
    """
    _check(scenarios, most)
    options_alike, scale_alike = same_options(scenarios), same_scale(scenarios)
    first, *others = scenarios
    differences: tuple[Difference, ...] = ()
    if options_alike and scale_alike:
        differences = tuple(
            difference(first, other, option.id)
            for other in others
            for option in first.scores.options
        )
    compared = Comparison(tuple(scenarios), differences, options_alike, scale_alike, notes=())
    return replace(compared, notes=comparison_notes(compared))


def comparison_sentence(comparison: Comparison) -> str:
    """Who leads where and, where the leader changes, the criterion that moves the gap most."""
    if not comparison.same_options:
        return as_sentence("; ".join(_alone(s, comparison) for s in comparison.scenarios))
    usual, *others = by_leaders(comparison)
    count = len(comparison.scenarios)
    if not others:
        every = "both" if count == 2 else f"all {_number(count)}"
        return as_sentence(f"{leads(usual[0])} in {every}")
    few = f"{_number(len(usual))} of {_number(count)}"
    where = f"in {few}" if len(usual) > 1 else under(usual, comparison)
    said = [
        f"{under(group, comparison)} {leads(group[0])}{_because(comparison, usual[0], group)}"
        for group in others
    ]
    return as_sentence("; ".join([f"{leads(usual[0])} {where}", *said]))


def _check(scenarios: Sequence[Scenario], most: int) -> None:
    problems = []
    if not scenarios:
        problems.append("No scenario was given. Choose at least two to compare.")
    elif len(scenarios) == 1:
        problems.append("Only one scenario was given. Choose another to compare it with.")
    elif len(scenarios) > most:
        problems.append(f"{len(scenarios)} scenarios were given. Choose {_number(most)} at most.")
    ids = [scenario.id for scenario in scenarios]
    problems += [
        f"The scenario '{scenario.title}' was given {_times(ids.count(scenario.id))}. "
        "Choose each scenario once."
        for place, scenario in enumerate(scenarios)
        if ids.count(scenario.id) > 1 and ids.index(scenario.id) == place
    ]
    if problems:
        raise AppraisalError("\n".join(problems))


def _alone(scenario: Scenario, comparison: Comparison) -> str:
    leaders = scenario.scores.leaders
    at = f" at {as_points(leaders[0].value)} of 100" if leaders else ""
    return f"{leads(scenario)}{at} {under([scenario], comparison)}"


def _because(comparison: Comparison, usual: Scenario, group: Sequence[Scenario]) -> str:
    """What changed the leader, where that is one thing for all the scenarios of a group."""
    if not comparison.same_scale:
        return ""
    reasons = {_reason(usual, other) for other in group}
    reason = reasons.pop() if len(reasons) == 1 else ""
    return f", {reason}" if reason else ""


def _reason(usual: Scenario, other: Scenario) -> str:
    old, new = _old_and_new_leader(usual, other)
    if old is None or new is None:
        return ""
    moves = _moves(usual, other, old, new)
    # Rounded, so that of criteria that move it alike the first is named, whatever the noise.
    most = max(moves, key=lambda criterion: round(moves[criterion], 9))
    lead = (usual.option(old).value or 0.0) - (usual.option(new).value or 0.0)
    # "Chiefly" where the other criteria would have changed the leader without this one.
    decides = sum(moves.values()) - moves[most] <= lead + SAME
    said = _moved(usual, other, most, (new, old)) if moves[most] > SAME else ""
    return f"{'because' if decides else 'chiefly because'} {said}" if said else ""


def _old_and_new_leader(usual: Scenario, other: Scenario) -> tuple[str | None, str | None]:
    # Of joint leaders, one who is not joint first in both. None where either takes no rank in
    # one of the two: then it is not the criteria that change the leader.
    before = [option.id for option in usual.scores.leaders]
    after = [option.id for option in other.scores.leaders]
    gone = [option for option in before if option not in after] or before
    come = [option for option in after if option not in before] or after
    if not gone or not come:
        return None, None
    old, new = gone[0], come[0]
    ranks = [scenario.option(option).rank for scenario in (usual, other) for option in (old, new)]
    return (old, new) if all(ranks) else (None, None)


def _moves(usual: Scenario, other: Scenario, old: str, new: str) -> dict[str, float]:
    """How far each criterion moves the new leader up on the old one, in points, in file order."""
    up, down = difference(usual, other, new).parts, difference(usual, other, old).parts
    return {leaf.id: up[leaf.id] - down[leaf.id] for leaf in usual.option_set.leaves}


def _moved(usual: Scenario, other: Scenario, criterion: str, options: Sequence[str]) -> str:
    name = f"“{usual.option_set.criterion(criterion).name}”"
    weights = [scenario.scores.weights.get(criterion, 0.0) for scenario in (usual, other)]
    if abs(weights[0] - weights[1]) > SAME:
        before, after = weights
        return (
            f"{name} carries {weight_percent(after, unlike=before)} instead of "
            f"{weight_percent(before, unlike=after)}"
        )
    for option in options:
        then, now = (scenario.option(option).values.get(criterion) for scenario in (usual, other))
        if then != now:
            label = usual.option(option).label
            return f"{label} scores {as_points(now)} instead of {as_points(then)} on {name}"
    return ""


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def _times(count: int) -> str:
    return "twice" if count == 2 else f"{_number(count)} times"
