"""Charts of rooms, scenarios and money, made of any option set."""

from collections.abc import Mapping
from dataclasses import replace

from appraisal.analysis.agreement import Agreement, Cluster, Vote, agreement
from appraisal.analysis.comparison import Comparison, Scenario, compare
from appraisal.analysis.value_for_money import value_for_money
from appraisal.charts import (
    Chart,
    criterion_spread,
    frontier,
    opinion_clusters,
    scenario_differences,
    scenario_values,
    voices,
)
from appraisal.charts.frame import SizeName
from appraisal.option_sets import Cost, OptionSet
from appraisal.scoring import score
from tests.charts.results import HOSTILE, LONG, names


def weightings(option_set: OptionSet) -> list[dict[str, float]]:
    """Four weightings of its criteria: equal, rising, falling, and half of all on the last."""
    leaves = [leaf.id for leaf in option_set.leaves]
    count = len(leaves)
    rising = {leaf: (place + 1) / (count * (count + 1) / 2) for place, leaf in enumerate(leaves)}
    last = dict.fromkeys(leaves[:-1], 0.5 / (count - 1)) | {leaves[-1]: 0.5}
    falling = dict(zip(leaves, reversed(rising.values()), strict=True))
    return [dict.fromkeys(leaves, 1 / count), rising, falling, last]


def scenarios_of(option_set: OptionSet, titles: tuple[str, ...], where: str = "") -> list[Scenario]:
    """A scenario for each title, under the weightings above."""
    return [
        Scenario(f"s{place}", title, where, option_set, score(option_set, dict(weights)))
        for place, (title, weights) in enumerate(zip(titles, weightings(option_set), strict=False))
    ]


def compared(option_set: OptionSet) -> Comparison:
    """Four scenarios, two of them with names that a figure must never obey."""
    return compare(scenarios_of(option_set, ("Equal weights", LONG, HOSTILE[1], HOSTILE[3])))


def other_sets(option_set: OptionSet) -> Comparison:
    """The option set beside one that has its first two options only, and is called by a tag."""
    fewer = replace(option_set, id="fewer", options=option_set.options[:2])
    (here,) = scenarios_of(option_set, ("Equal weights",), LONG)
    (there,) = scenarios_of(fewer, ("Equal weights",), HOSTILE[0])
    return compare([here, replace(there, id="there")])


def room(weights: list[dict[str, float]]) -> Agreement:
    """A room of two groups, of which the one is three times the other; none is hidden."""
    votes = [Vote("a" if place % 4 else "b", each) for place, each in enumerate(weights)]
    return agreement(votes, {"a": "NHS", "b": "Council"}, {"a": 1, "b": 1})


def split_room(option_set: OptionSet) -> Agreement:
    """A room of eight ballots, said to fall into two clusters."""
    every = weightings(option_set)
    clusters = (Cluster(19, every[3]), Cluster(12, every[2]))
    return replace(room([*every, *every]), clusters=clusters, why_no_clusters=None)


def with_costs(option_set: OptionSet, costs: Mapping[str, float]) -> OptionSet:
    """The option set with these yearly costs, and none for the other options."""
    options = tuple(
        replace(option, cost=Cost(annual=costs[option.id]) if option.id in costs else None)
        for option in option_set.options
    )
    return replace(option_set, options=options)


def comparison_charts(option_set: OptionSet, size: SizeName) -> list[Chart]:
    """Every chart of rooms, scenarios and money."""
    said = names(option_set)
    comparison, agreed = compared(option_set), split_room(option_set)
    costs = {
        option.id: 90_000.0 + 47_000 * (7 * place % 5)
        for place, option in enumerate(option_set.options[:-1])
    }
    priced = with_costs(option_set, costs)
    none = agreement([], {}, {})
    return [
        scenario_values(comparison, size=size),
        scenario_values(compare(comparison.scenarios[:2]), size=size),
        scenario_values(other_sets(option_set), size=size),
        *(scenario_differences(comparison, f"s{n}", said, size=size) for n in (1, 2, 3)),
        scenario_differences(other_sets(option_set), "there", said, size=size),
        criterion_spread(agreed, said, size=size),
        criterion_spread(none, said, size=size),
        voices(agreed, said, size=size),
        voices(replace(agreed, per_group=None), said, size=size),
        voices(none, said, size=size),
        opinion_clusters(agreed, option_set, said, size=size),
        opinion_clusters(none, option_set, said, size=size),
        frontier(value_for_money(priced, score(priced)), size=size),
        frontier(value_for_money(option_set, score(option_set)), size=size),
    ]
