"""Results to draw: Salford and Trafford's published figures, and cases that go wrong easily."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from appraisal.charts import (
    Chart,
    contribution_bars,
    group_weights,
    performance_matrix,
    weight_bars,
    weight_shift,
)
from appraisal.option_sets import Criterion, Hurdle, HurdleResult, Measure, Option, OptionSet, Score
from appraisal.scoring import score
from tests.charts.analysed import analysis_charts
from tests.charts.compared import comparison_charts
from tests.charts.results import CRITERIA, HOSTILE, LONG, OPTIONS, ROOM, Group, names, option_of


@pytest.fixture
def salford() -> OptionSet:
    criteria = tuple(Criterion(key, name) for key, name in CRITERIA.items())
    options = tuple(option_of(key) for key in OPTIONS)
    return OptionSet("salford", "Salford and Trafford", "Who commissions?", criteria, options)


@pytest.fixture
def hurdled(salford: OptionSet) -> OptionSet:
    """1(b) fails a hurdle, 3 has no score for "Ready soon"."""
    one_a, one_b, two, three = salford.options
    return replace(
        salford,
        hurdles=(Hurdle("legal", "A legal power exists"),),
        options=(
            one_a,
            replace(one_b, hurdles={"legal": HurdleResult(False)}),
            two,
            replace(three, scores={**three.scores, "ready": Score()}),
        ),
    )


@pytest.fixture
def tied() -> OptionSet:
    """Warwickshire's funding options without the freedom to move money: F1 and F3 tie at 64."""
    criteria = tuple(Criterion(f"r{n}", f"Reason {n}") for n in range(1, 6))
    rows = {
        "F0": [20, 40, 30, 50, 80],
        "F1": [60, 70, 70, 60, 60],
        "F2": [70, 30, 60, 20, 20],
        "F3": [70, 80, 70, 60, 40],
    }
    options = tuple(
        Option(
            key.lower(),
            f"Way {key} of funding",
            key,
            scores={c.id: Score(float(v)) for c, v in zip(criteria, row, strict=True)},
        )
        for key, row in rows.items()
    )
    return OptionSet("funding", "Funding", "How is it paid?", criteria, options)


@pytest.fixture
def large() -> OptionSet:
    """Ten options by twelve criteria, one of them a measure, with every sort of gap."""
    criteria = [Criterion(f"c{n}", f"Criterion number {n + 1}") for n in range(12)]
    criteria[1] = replace(criteria[1], measure=Measure("weeks", ((2, 100), (12, 0))))
    options = []
    for n in range(10):
        scores = {c.id: Score(float((37 * n + 13 * k) % 101)) for k, c in enumerate(criteria)}
        scores["c1"] = Score(float(2 + n), basis="inferred")
        legal = {"legal": HurdleResult(n != 3)}
        options.append(
            Option(f"o{n}", f"Option {n + 1}", "ABCDEFGHIJ"[n], scores=scores, hurdles=legal)
        )
    options[5] = replace(options[5], scores={**options[5].scores, "c2": Score()})
    options[6] = replace(options[6], status="parked", status_because="the lease is not settled")
    hurdles = (Hurdle("legal", "A legal power exists"),)
    return OptionSet("large", "Large", "Which?", tuple(criteria), tuple(options), hurdles=hurdles)


@pytest.fixture
def hostile(salford: OptionSet) -> OptionSet:
    """Names that a figure must show and never obey, and one that is long."""
    said = [*HOSTILE, LONG]
    options = tuple(
        replace(option, name=text) for option, text in zip(salford.options, said, strict=False)
    )
    criteria = tuple(
        replace(criterion, name=said[place % len(said)])
        for place, criterion in enumerate(salford.criteria)
    )
    return replace(salford, options=options, criteria=criteria)


@pytest.fixture
def groups() -> list[Group]:
    council = {**ROOM, "joint": 0.07, "demo": 0.12}
    nhs = {**ROOM, "joint": 0.18, "demo": 0.01}
    return [Group("NHS", nhs), Group("Council", council), Group("Housing", None, hidden=True)]


@pytest.fixture
def every_chart(groups: list[Group]) -> Callable[[OptionSet], list[Chart]]:
    """Every chart there is of an option set, at every size."""

    def charts(option_set: OptionSet) -> list[Chart]:
        scores, said = score(option_set), names(option_set)
        weights = scores.weights
        moved = dict.fromkeys(weights, 0.0) | {next(iter(weights)): 1.0}
        made = []
        for size in ("wall", "page", "phone"):
            made += [
                contribution_bars(scores, said, size=size),
                contribution_bars(scores, said, size=size, height=640, legend=False),
                performance_matrix(option_set, scores, size=size),
                weight_bars(weights, said, size=size),
                weight_bars(weights, said, moved, size=size),
                weight_shift(weights, moved, said, size=size),
                group_weights([Group(said[key], weights) for key in said], said, size=size),
                group_weights(groups, said, size=size),
                *analysis_charts(option_set, size),
                *comparison_charts(option_set, size),
            ]
        return made

    return charts
