"""Scenarios, what they share and what differs between them: the parts of a comparison."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from appraisal.option_sets import OptionSet
from appraisal.scoring import ScoredOption, Scores


@dataclass(frozen=True)
class Scenario:
    """An option set under a weighting. `id` is short and readable, fit for an address.

    `title` says whose weights these are ("Pace first", "Round 2, everybody"); `where` says which
    option set or workshop they belong to, empty where every scenario shares it.
    """

    id: str
    title: str
    where: str
    option_set: OptionSet
    scores: Scores

    @property
    def options(self) -> frozenset[str]:
        """The ids of its options."""
        return frozenset(option.id for option in self.scores.options)

    @property
    def criteria(self) -> frozenset[str]:
        """The ids of its leaf criteria."""
        return frozenset(leaf.id for leaf in self.option_set.leaves)

    @property
    def given(self) -> dict[tuple[str, str], float | None]:
        """Every score as the file gives it, in its criterion's own unit."""
        return {
            (option.id, leaf.id): option.scores[leaf.id].value
            for option in self.option_set.options
            for leaf in self.option_set.leaves
        }

    def option(self, identity: str) -> ScoredOption:
        """The result of the option of that id, which the scenario has."""
        return next(option for option in self.scores.options if option.id == identity)


@dataclass(frozen=True)
class Difference:
    """Why an option's overall value differs between the first scenario and another.

    `gap` is the other's overall value less the first's, in points. `parts` splits it by criterion
    (they add up to it), largest first, whichever way it goes; `gap` is None and `parts` empty
    where a score is missing in either.
    """

    scenario: str
    option: str
    gap: float | None
    parts: Mapping[str, float]


@dataclass(frozen=True)
class Comparison:
    """Two to four scenarios, with what differs from the first and why.

    `same_options` says whether they share options and criteria, so that values can be set side by
    side; `same_scale` whether the values are on one scale. `differences` is empty unless both
    hold: a gap between values on two scales means nothing.
    """

    scenarios: tuple[Scenario, ...]
    differences: tuple[Difference, ...]
    same_options: bool
    same_scale: bool
    notes: tuple[str, ...]

    def difference(self, scenario: str, option: str) -> Difference | None:
        """What differs for one option in one scenario; None where nothing can be said."""
        found = (d for d in self.differences if (d.scenario, d.option) == (scenario, option))
        return next(found, None)


def scenario_names(scenarios: Sequence[Scenario]) -> dict[str, str]:
    """What to call each scenario, by id: its title, or more where two share a title.

    Scenarios of several option sets or workshops that share one title go by where they belong.
    """
    titles, wheres = [s.title for s in scenarios], [s.where for s in scenarios]
    if len(set(titles)) == len(titles):
        names = titles
    elif all(wheres) and len(set(titles)) == 1 and len(set(wheres)) == len(wheres):
        names = wheres
    else:
        names = [f"{s.title} ({s.where})" if s.where else s.title for s in scenarios]
    return {
        scenario.id: name if names.count(name) == 1 else f"{name} ({scenario.id})"
        for scenario, name in zip(scenarios, names, strict=True)
    }


def difference(first: Scenario, other: Scenario, option: str) -> Difference:
    """What moves an option's overall value between two scenarios that share it and a scale."""
    here, there = first.option(option), other.option(option)
    if here.value is None or there.value is None:
        return Difference(other.id, option, None, {})
    parts = {
        criterion: (there.contributions.get(criterion) or 0.0) - (points or 0.0)
        for criterion, points in here.contributions.items()
    }
    largest_first = sorted(parts, key=lambda criterion: -abs(parts[criterion]))
    by_size = {criterion: parts[criterion] for criterion in largest_first}
    return Difference(other.id, option, there.value - here.value, by_size)


def same_options(scenarios: Sequence[Scenario]) -> bool:
    """Whether the scenarios have the same options and the same criteria, by id."""
    return alike(s.options for s in scenarios) and alike(s.criteria for s in scenarios)


def same_scale(scenarios: Sequence[Scenario]) -> bool:
    """Whether a value in one scenario means what it means in another."""
    if not alike(s.scores.scale for s in scenarios) or measured_otherwise(scenarios):
        return False
    # A local scale runs from the worst to the best option here: other scores are another scale.
    return scenarios[0].scores.scale == "global" or alike(s.given for s in scenarios)


def shared_criteria(scenarios: Sequence[Scenario]) -> list[str]:
    """The names of the criteria that every scenario has, in the first one's order."""
    shared = frozenset.intersection(*(s.criteria for s in scenarios))
    return [leaf.name for leaf in scenarios[0].option_set.leaves if leaf.id in shared]


def measured_otherwise(scenarios: Sequence[Scenario]) -> list[str]:
    """The names of the shared criteria whose measure is not the same in every scenario."""
    shared = frozenset.intersection(*(s.criteria for s in scenarios))
    return [
        leaf.name
        for leaf in scenarios[0].option_set.leaves
        if leaf.id in shared
        and not alike(s.option_set.criterion(leaf.id).measure for s in scenarios)
    ]


def alike(things: Iterable[object]) -> bool:
    """Whether all of the things, of which there is at least one, are equal."""
    first, *others = things
    return all(other == first for other in others)
