"""Option sets to analyse: the source papers', and small ones built in a line."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

from appraisal.option_sets import (
    Criterion,
    Hurdle,
    HurdleResult,
    Option,
    OptionSet,
    Score,
    read_option_set,
)

SCENARIOS = Path(__file__).parents[2] / "scenarios"
Cell = float | None | tuple[float, float, float]


@cache
def _paper(name: str) -> OptionSet:
    return read_option_set(SCENARIOS / f"{name}.yaml")


def _score(cell: Cell) -> Score:
    if isinstance(cell, tuple):
        return Score(value=cell[1], low=cell[0], high=cell[2])
    return Score(value=cell)


def _leaves(criteria: Sequence[Criterion]) -> list[str]:
    return [node.id for criterion in criteria for node in criterion.nodes if node.is_leaf]


def _small(
    rows: Mapping[str, Sequence[Cell]],
    criteria: Sequence[str | Criterion] | None = None,
    scale: str = "global",
    fails: Sequence[str] = (),
    status: Mapping[str, str] | None = None,
) -> OptionSet:
    """Options with their scores in the order of the leaf criteria: x, y and z unless named.

    A score is a number, None, or (low, value, high). `fails` names those that fail the one hurdle.
    """
    width = len(next(iter(rows.values())))
    named = criteria if criteria is not None else "xyz"[:width]
    nodes = tuple(
        one if isinstance(one, Criterion) else Criterion(id=one, name=one.capitalize())
        for one in named
    )
    leaves = _leaves(nodes)
    options = tuple(
        Option(
            id=id_,
            name=f"Option {id_}",
            label=id_.upper(),
            scores={leaf: _score(cell) for leaf, cell in zip(leaves, row, strict=True)},
            hurdles={"viable": HurdleResult(passed=id_ not in fails)},
            status=(status or {}).get(id_, "shortlisted"),
        )
        for id_, row in rows.items()
    )
    return OptionSet(
        id="small",
        title="A small set",
        question="Which?",
        criteria=nodes,
        options=options,
        scale=scale,
        hurdles=(Hurdle("viable", "Viable now"),),
    )


@pytest.fixture(scope="session")
def paper() -> Callable[[str], OptionSet]:
    """The option set of a source paper, by the name of its file."""
    return _paper


@pytest.fixture(scope="session")
def small() -> Callable[..., OptionSet]:
    """Builds a small option set from rows of scores."""
    return _small
