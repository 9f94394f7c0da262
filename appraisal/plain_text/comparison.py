"""Scenarios side by side, as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_uppercase

from appraisal.analysis.comparison import (
    Comparison,
    Difference,
    Scenario,
    comparison_sentence,
    scenario_names,
)
from appraisal.plain_text.layout import heading, percentage, prose, signed, table, wide_table
from appraisal.plain_text.scores import rank_words
from appraisal.scoring import ScoredOption
from appraisal.wording import as_points


def comparison_text(comparison: Comparison) -> str:
    """The sentence, then values and weights side by side, what moved them, and the notes."""
    first = comparison.scenarios[0].option_set
    parts = [heading(first)] if all(s.option_set is first for s in comparison.scenarios) else []
    parts.append(prose(comparison_sentence(comparison)))
    if comparison.same_options:
        parts += _side_by_side(comparison)
    else:
        parts += [_alone(scenario, name) for scenario, name in _named(comparison)]
    if comparison.notes:
        parts.append(prose(*comparison.notes))
    return "\n\n".join(parts)


def _named(comparison: Comparison) -> list[tuple[Scenario, str]]:
    names = scenario_names(comparison.scenarios)
    return [(scenario, names[scenario.id]) for scenario in comparison.scenarios]


def _letters(comparison: Comparison) -> list[str]:
    """A letter for each scenario, so that many fit beside one another; numbers past Z."""
    count = len(comparison.scenarios)
    return list(ascii_uppercase[:count]) if count <= 26 else [str(n + 1) for n in range(count)]


def _side_by_side(comparison: Comparison) -> Iterator[str]:
    letters = _letters(comparison)
    named = _named(comparison)
    yield table([[letter, name] for letter, (_, name) in zip(letters, named, strict=True)])
    rows = [["Option", *letters]]
    for option in comparison.scenarios[0].scores.options:
        found = [scenario.option(option.id) for scenario in comparison.scenarios]
        rows.append([option.label, *map(_value_and_rank, found)])
    yield f"Overall value (rank)\n{wide_table(rows)}"
    yield f"Weights\n{wide_table([['Criterion', *letters], *_weights(comparison)], names=(0,))}"
    for letter, (scenario, name) in list(zip(letters, named, strict=True))[1:]:
        moved = [one for one in comparison.differences if one.scenario == scenario.id]
        if moved:
            yield f"What moves each option from A to {letter}, {name}\n{_moves(scenario, moved)}"


def _value_and_rank(option: ScoredOption) -> str:
    if option.value is None:
        return "incomplete"
    rank = "no rank" if option.rank is None else rank_words(option)
    return f"{as_points(option.value)} ({rank})"


def _weights(comparison: Comparison) -> list[list[str]]:
    return [
        [leaf.name, *(percentage(s.scores.weights[leaf.id]) for s in comparison.scenarios)]
        for leaf in comparison.scenarios[0].option_set.leaves
    ]


def _moves(scenario: Scenario, differences: list[Difference]) -> str:
    rows = [["Option", "Change", "Largest single change", "Points", "All other criteria"]]
    for one in differences:
        label = scenario.option(one.option).label
        if one.gap is None:
            rows.append([label, "-", "A score is missing.", "-", "-"])
            continue
        most, part = next(iter(one.parts.items()))
        name = scenario.option_set.criterion(most).name if signed(part) != "0" else "nothing"
        rows.append([label, signed(one.gap), name, signed(part), signed(one.gap - part)])
    return table(rows, right=(1, 3, 4), names=(2,))


def _alone(scenario: Scenario, name: str) -> str:
    rows = [["Rank", "Option", "Value"]]
    rows += [[rank_words(o), o.label, as_points(o.value)] for o in scenario.scores.ordered]
    title = scenario.where or name
    if title != name:
        title += f" ({name})"
    return f"{title}: {scenario.title[:1].lower()}{scenario.title[1:]}\n{table(rows, right=(2,))}"
