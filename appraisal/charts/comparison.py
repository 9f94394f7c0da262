"""Scenarios side by side: overall values and ranks, and the table of what they are made of."""

from collections.abc import Mapping, Sequence

import pandas as pd

from appraisal.analysis.comparison import Comparison, Scenario, comparison_sentence, scenario_names
from appraisal.charts.chart import Chart
from appraisal.charts.findings import heading, sentences, short
from appraisal.charts.frame import SIZES, SizeName
from appraisal.charts.rounding import display_weights
from appraisal.charts.side_by_side import Block, Line, blocks_figure, columns_figure
from appraisal.charts.standings import Standing, standings
from appraisal.wording import brief, counted, distinct


def scenario_values(comparison: Comparison, *, size: SizeName = "page") -> Chart:
    """Each option's overall value as a bar in each scenario, with its place in words.

    Options are rows, as the first scenario ranks them, and scenarios columns; on a phone each
    option has its scenarios under it. Scenarios of different options stand one under another,
    each with its own. The leader's bars are dark and say so; options without a rank are hollow.
    """
    held = standings(comparison.scenarios)
    names = _names(comparison)
    title = comparison_sentence(comparison)
    if not comparison.same_options:
        figure = blocks_figure(_scenario_blocks(comparison, names, held), SIZES[size])
        kind = f"Bars of overall value, {counted(len(names), 'scenario')} one under another."
    elif SIZES[size].narrow:
        figure = blocks_figure(_option_blocks(comparison, names, held), SIZES[size])
        kind = f"Bars of overall value in {counted(len(names), 'scenario')}."
    else:
        heads = [
            (name, "" if scenario.where == name else scenario.where)
            for name, scenario in zip(names, comparison.scenarios, strict=True)
        ]
        figure = columns_figure(heads, held, _order(comparison.scenarios[0]), SIZES[size])
        kind = f"Bars of overall value in {counted(len(names), 'scenario')}, side by side."
    said = [
        _said(name, s, of) for name, s, of in zip(names, comparison.scenarios, held, strict=True)
    ]
    return Chart(
        figure=figure,
        title=title,
        alt=sentences(f"{kind} {title}", *said, *comparison.notes),
        table=_table(comparison, names, held),
    )


def scenario_contributions(scenario: Scenario) -> pd.DataFrame:
    """Criteria as rows: the weight of each, and the points that it adds to each option.

    Every cell is text; the last row has the overall values with their places.
    """
    (held,) = standings([scenario])
    (weights,) = display_weights(scenario.scores.weights)
    leaves = scenario.option_set.leaves
    options = scenario.scores.options
    columns = [
        [*(leaf.name for leaf in leaves), "Overall value"],
        [*(weights[leaf.id] for leaf in leaves), ""],
        *(
            [*(_points(option.contributions.get(leaf.id)) for leaf in leaves), held[option.id].said]
            for option in options
        ),
    ]
    heads = distinct(
        ["Criterion", "Weight", *(short(option) for option in options)],
        ["criterion", "weight", *(option.id for option in options)],
    )
    return pd.DataFrame(dict(zip(heads, columns, strict=True)), dtype=object)


def _points(points: float | None) -> str:
    return "no score" if points is None else brief(points)


def _names(comparison: Comparison) -> list[str]:
    names = scenario_names(comparison.scenarios)
    return [names[scenario.id] for scenario in comparison.scenarios]


def _order(scenario: Scenario) -> list[str]:
    return [option.id for option in scenario.scores.ordered]


def _scenario_blocks(
    comparison: Comparison, names: Sequence[str], held: Sequence[Mapping[str, Standing]]
) -> list[Block]:
    return [
        Block(
            name,
            "" if scenario.where == name else scenario.where,
            tuple(
                Line(f"{scenario.id} {option}", heading(of[option].option), of[option])
                for option in _order(scenario)
            ),
        )
        for name, scenario, of in zip(names, comparison.scenarios, held, strict=True)
    ]


def _option_blocks(
    comparison: Comparison, names: Sequence[str], held: Sequence[Mapping[str, Standing]]
) -> list[Block]:
    return [
        Block(
            heading(held[0][option].option),
            "",
            tuple(
                Line(f"{scenario.id} {option}", name, of[option])
                for name, scenario, of in zip(names, comparison.scenarios, held, strict=True)
            ),
        )
        for option in _order(comparison.scenarios[0])
    ]


def _said(name: str, scenario: Scenario, of: Mapping[str, Standing]) -> str:
    values = [f"{short(of[option].option)} {of[option].said}" for option in _order(scenario)]
    return f"{name}: {', '.join(values)}."


def _table(
    comparison: Comparison, names: Sequence[str], held: Sequence[Mapping[str, Standing]]
) -> pd.DataFrame:
    if not comparison.same_options:
        records = [
            [name, heading(of[option].option), of[option].text, of[option].word]
            for name, scenario, of in zip(names, comparison.scenarios, held, strict=True)
            for option in _order(scenario)
        ]
        heads = ["Scenario", "Option", "Overall value", "Place"]
        return pd.DataFrame(records, columns=heads, dtype=object)
    heads = [head for name in names for head in (name, f"{name}: place")]
    keys = [f"{s.id}{part}" for s in comparison.scenarios for part in ("", " place")]
    records = [
        [
            heading(held[0][option].option),
            *(cell for of in held for cell in (of[option].text, of[option].word)),
        ]
        for option in _order(comparison.scenarios[0])
    ]
    columns = ["Option", *distinct(heads, keys, ["Option"])]
    return pd.DataFrame(records, columns=columns, dtype=object)
