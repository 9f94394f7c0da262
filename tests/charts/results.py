"""Figures to draw, and ways to look at what was drawn."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from appraisal.charts import Chart
from appraisal.option_sets import Option, OptionSet, Score

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


def option_of(key: str) -> Option:
    """One of the four options of Salford and Trafford."""
    label, name = OPTIONS[key]
    cells = zip(CRITERIA, SCORES[key], BASES[key], strict=True)
    scores = {c: Score(float(value), basis=_BASIS[basis]) for c, value, basis in cells}
    return Option(key, name, label, scores=scores)


def spec(figure: go.Figure) -> dict[str, Any]:
    """The figure's JSON, read strictly: NaN and Infinity are refused."""

    def refuse(constant: str) -> None:
        raise AssertionError(f"{constant} in a figure's JSON")

    read: dict[str, Any] = json.loads(figure.to_json(remove_uids=False), parse_constant=refuse)
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
    for note in spec(figure)["layout"].get("annotations", ()):
        yield note["text"]
