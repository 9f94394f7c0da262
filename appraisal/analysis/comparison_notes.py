"""What can and cannot be compared between scenarios, and who leads where, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from appraisal.analysis.scenarios import (
    Comparison,
    Scenario,
    alike,
    measured_otherwise,
    scenario_names,
    shared_criteria,
)
from appraisal.wording import called, listed

SAME = 1e-9
"""Less of a difference between two values, or two weights, is none."""

_NOBODY = "no option takes a rank"


def comparison_notes(comparison: Comparison) -> tuple[str, ...]:
    """What to bear in mind, a sentence or two each: limits first, then who leads or cannot."""
    return (
        *_limits(comparison),
        *_who_leads(comparison),
        *_without_rank(comparison),
        *_most_points_without_rank(comparison),
    )


def by_leaders(comparison: Comparison) -> list[list[Scenario]]:
    """The scenarios in groups that share their leaders, the largest first, then in order."""
    groups: dict[tuple[str, ...], list[Scenario]] = {}
    for scenario in comparison.scenarios:
        leaders = tuple(sorted(option.id for option in scenario.scores.leaders))
        groups.setdefault(leaders, []).append(scenario)
    return sorted(groups.values(), key=lambda group: -len(group))


def leads(scenario: Scenario) -> str:
    """Who leads a scenario, as a clause: ties are joint first."""
    labels = [called(option.label) for option in scenario.scores.leaders]
    if not labels:
        return _NOBODY
    return f"{labels[0]} leads" if len(labels) == 1 else f"{listed(labels)} are joint first"


def as_sentence(clauses: str) -> str:
    """Clauses as a sentence; a label at its beginning stays as the file writes it."""
    if clauses.startswith((_NOBODY, "option ")):
        clauses = clauses[0].upper() + clauses[1:]
    return f"{clauses}."


def under(scenarios: Sequence[Scenario], comparison: Comparison) -> str:
    """The names of scenarios, after "under" or "in" ("under Pace first and “Round 2, all”")."""
    names = scenario_names(comparison.scenarios)
    word = "under" if comparison.same_options else "in"
    return f"{word} {listed([_quoted(names[scenario.id]) for scenario in scenarios])}"


def _quoted(name: str) -> str:
    # A name with a comma of its own would run into the sentence.
    return f"“{name}”" if any(sign in name for sign in ",;:.") else name


def _limits(comparison: Comparison) -> Iterator[str]:
    scenarios = comparison.scenarios
    if not comparison.same_options:
        yield from _other_contents(scenarios)
    if not comparison.same_scale:
        yield from _other_scales(comparison)
    elif comparison.same_options and not alike(s.given for s in scenarios):
        yield "Scores differ between the scenarios, and not weights alone."


def _other_contents(scenarios: Sequence[Scenario]) -> Iterator[str]:
    other_criteria = not alike(s.criteria for s in scenarios)
    what = ["options"] if not alike(s.options for s in scenarios) else []
    what += ["criteria"] if other_criteria else []
    yield (
        f"The scenarios hold different {' and different '.join(what)}, so their overall values "
        "cannot be set side by side: each is shown with its own."
    )
    shared = shared_criteria(scenarios)
    if not shared:
        yield "They share no criterion."
    elif all(s.scores.scale == "global" for s in scenarios):
        which = listed([f"“{name}”" for name in shared]) if other_criteria else "every criterion"
        yield (
            f"They share {which} on a global scale: values there can be compared, as far as the "
            "worst and the best mean the same in each."
        )


def _other_scales(comparison: Comparison) -> Iterator[str]:
    scenarios = comparison.scenarios
    local = [s for s in scenarios if s.scores.scale == "local"]
    if 0 < len(local) < len(scenarios):
        yield (
            f"Values {under(local, comparison)} are on a local scale, from the worst to the best "
            "option there, and the others on a global one. Compare ranks and not values."
        )
    elif local:
        yield (
            "Each is on a local scale, from the worst to the best of its own options: a value in "
            "one says nothing about a value in another."
        )
    measured = [f"“{name}”" for name in measured_otherwise(scenarios)]
    if measured:
        verb = "is" if len(measured) == 1 else "are"
        yield (
            f"{listed(measured)} {verb} not measured alike in every scenario, so values there are "
            "on different scales."
        )


def _who_leads(comparison: Comparison) -> Iterator[str]:
    if not comparison.same_options:
        return
    groups = by_leaders(comparison)
    if len(groups) == 1:
        return  # The sentence over the comparison says so.
    said = [f"{leads(group[0])} {under(group, comparison)}" for group in groups]
    yield f"The leader changes: {'; '.join(said)}."


def _without_rank(comparison: Comparison) -> Iterator[str]:
    # Each reason once, with the scenarios that it holds in.
    reasons: dict[tuple[str, str], list[Scenario]] = {}
    for scenario in comparison.scenarios:
        for option in scenario.scores.options:
            if option.rank is None:
                reason = (option.label or option.name, option.why_unranked or "")
                reasons.setdefault(reason, []).append(scenario)
    for (label, why), held in reasons.items():
        everywhere = len(held) == len(comparison.scenarios)
        where = "" if everywhere else f" {under(held, comparison)}"
        yield " ".join([f"{label} takes no rank{where}.", *filter(None, [why])])


def _most_points_without_rank(comparison: Comparison) -> Iterator[str]:
    ahead: dict[str, list[Scenario]] = {}
    for scenario in comparison.scenarios:
        options = [option for option in scenario.scores.options if option.value is not None]
        best = max(options, key=lambda option: option.value or 0.0, default=None)
        leaders = [option.value or 0.0 for option in scenario.scores.leaders]
        if best and not best.rank and leaders and (best.value or 0.0) > max(leaders) + SAME:
            ahead.setdefault(best.label or best.name, []).append(scenario)
    for label, held in ahead.items():
        yield f"{label} has most points {under(held, comparison)}, and yet takes no rank."
