"""Scenarios side by side: overall values and ranks, and the table of what they are made of."""

from collections.abc import Mapping, Sequence

import pandas as pd

from appraisal.analysis.comparison import Comparison, Scenario, comparison_sentence, scenario_names
from appraisal.charts.chart import Chart
from appraisal.charts.findings import heading, sentences, short
from appraisal.charts.frame import SIZES, SizeName
from appraisal.charts.rounding import brief, display_weights
from appraisal.charts.side_by_side import Block, Line, blocks_figure, columns_figure
from appraisal.charts.standings import Standing, standings
from appraisal.charts.text import counted, distinct

_NOT_HERE = "-"


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


def scenario_contributions(comparison: Comparison) -> pd.DataFrame:
    """Criteria as rows; for each scenario the weight and each option's contribution in points.

    Every cell is text. A criterion that a scenario does not have shows a dash there.
    """
    criteria: dict[str, str] = {}
    for scenario in comparison.scenarios:
        for leaf in scenario.option_set.leaves:
            criteria.setdefault(leaf.id, leaf.name)
    columns = [["Criterion", *criteria.values(), "Overall value"]]
    heads, keys = ["Criterion"], ["criterion"]
    held = standings(comparison.scenarios)
    for name, scenario, of in zip(_names(comparison), comparison.scenarios, held, strict=True):
        (weights,) = display_weights(scenario.scores.weights)
        heads.append(f"{name}: weight")
        keys.append(scenario.id)
        columns.append([heads[-1], *(weights.get(c, _NOT_HERE) for c in criteria), ""])
        for option in scenario.scores.options:
            heads.append(f"{name}: {short(option)}")
            keys.append(f"{scenario.id} {option.id}")
            points = [
                _points(option.contributions.get(criterion), criterion in weights)
                for criterion in criteria
            ]
            columns.append([heads[-1], *points, of[option.id].said])
    cells = {head: column[1:] for head, column in zip(distinct(heads, keys), columns, strict=True)}
    return pd.DataFrame(cells, dtype=object)


def _points(points: float | None, here: bool) -> str:
    if not here:
        return _NOT_HERE
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
