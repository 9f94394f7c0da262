"""Results to draw: Salford and Trafford's published figures, and cases that go wrong easily."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import plotly.graph_objects as go
import pytest

from appraisal.charts import (
    Chart,
    contribution_bars,
    group_weights,
    performance_matrix,
    weight_bars,
    weight_shift,
)
from appraisal.option_sets import (
    Criterion,
    Hurdle,
    HurdleResult,
    Measure,
    Option,
    OptionSet,
    Score,
)
from appraisal.scoring import score

CRITERIA = {
    "lead": "One clear lead",
    "acc": "Clear accountability",
    "joint": "Joint ownership",
    "voice": "Everyone's voice",
    "money": "Open money",
    "demo": "Democratic link",
    "drive": "Power to change",
    "ready": "Ready soon",
}
OPTIONS = {
    "1a": ("1(a)", "Lead officer in a lead agency"),
    "1b": ("1(b)", "Council-led board in a lead agency"),
    "2": ("2", "Partnership board, joint commissioning"),
    "3": ("3", "Joint group, co-ordinated planning"),
}
SCORES = {
    "1a": [70, 70, 25, 40, 40, 50, 10, 60],
    "1b": [80, 70, 40, 90, 90, 90, 60, 30],
    "2": [40, 30, 70, 60, 70, 50, 35, 50],
    "3": [40, 40, 60, 50, 50, 40, 30, 70],
}
BASES = {"1a": "EEEIISEI", "1b": "EEEEEEEE", "2": "EEEEESES", "3": "IEESSEEE"}
_BASIS = {"E": "stated", "I": "inferred", "S": "silent"}

ROOM = dict(zip(CRITERIA, [0.14, 0.15, 0.11, 0.17, 0.12, 0.08, 0.13, 0.10], strict=True))
ROUND_1 = dict(zip(CRITERIA, [0.16, 0.15, 0.12, 0.14, 0.12, 0.08, 0.12, 0.11], strict=True))

HOSTILE = (
    "<b>x</b>",
    '<a href="javascript:alert(1)">go</a>',
    "<img src=x onerror=alert(1)>",
    "R&amp;D & more $x^2$ %{x} <br> <i>i</i>",
)
LONG = (
    "A partnership board with delegated functions, an executive group and four client boards "
    "under one joint commissioning unit"
)


@dataclass(frozen=True)
class Group:
    """A group's results, as a workshop hands them over."""

    name: str
    weights: Mapping[str, float] | None
    hidden: bool = False


def names(option_set: OptionSet) -> dict[str, str]:
    return {criterion.id: criterion.name for criterion in option_set.leaves}


def _option(key: str) -> Option:
    label, name = OPTIONS[key]
    cells = zip(CRITERIA, SCORES[key], BASES[key], strict=True)
    scores = {c: Score(float(value), basis=_BASIS[basis]) for c, value, basis in cells}
    return Option(key, name, label, scores=scores)


@pytest.fixture
def salford() -> OptionSet:
    criteria = tuple(Criterion(key, name) for key, name in CRITERIA.items())
    options = tuple(_option(key) for key in OPTIONS)
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
            ]
        return made

    return charts


def spec(figure: go.Figure) -> dict[str, Any]:
    """The figure's JSON, read strictly: NaN and Infinity are refused."""

    def refuse(constant: str) -> None:
        raise AssertionError(f"{constant} in a figure's JSON")

    read: dict[str, Any] = json.loads(figure.to_json(), parse_constant=refuse)
    return read


def trace(chart: Chart, uid: str) -> dict[str, Any]:
    """The trace of that uid."""
    found: dict[str, Any] = next(t for t in spec(chart.figure)["data"] if t["uid"] == uid)
    return found


def texts(figure: go.Figure) -> Iterable[str]:
    """Every text that Plotly reads tags in."""
    for one in spec(figure)["data"]:
        for key in ("text", "hovertext"):
            held = one.get(key) or []
            for row in [held] if isinstance(held, str) else held:
                yield from [row] if isinstance(row, str) else row
        yield one.get("name", "")
