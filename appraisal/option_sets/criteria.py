"""The value tree: criteria, branches and measures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from appraisal.option_sets.assumptions import read_assumptions
from appraisal.option_sets.entries import Entry
from appraisal.option_sets.figures import Query
from appraisal.option_sets.form import A_CRITERION, CRITERION, MEASURE
from appraisal.option_sets.kinds import Kind, decimal, number
from appraisal.option_sets.model import Criterion, Measure
from appraisal.option_sets.text import quoted

_WHOLE_RANGE = "Values run from 0 to 100."


@dataclass
class Tree:
    """The criteria as read, by id; `unsure` ones had problems, so their scores go unchecked."""

    top: tuple[Criterion, ...] = ()
    nodes: dict[str, Criterion] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)

    @property
    def leaves(self) -> list[str]:
        """The ids that scores may name."""
        return [name for name, node in self.nodes.items() if node.is_leaf]

    def amount(self, criterion: Criterion) -> Kind:
        """The kind of number that the criterion takes."""
        if criterion.id in self.unsure:
            return number()
        if criterion.measure is None:
            return number(0, 100, "Scores run from 0 to 100.")
        words = criterion.measure.words
        least, most = criterion.measure.points[0][0], criterion.measure.points[-1][0]
        rule = f"The measure runs from {words(least)} to {words(most)}."
        return number(least, most, rule)

    def may_assume(self, criterion: Criterion) -> bool:
        """Whether an option's score may hold assumptions for the criterion's query."""
        return criterion.id in self.unsure or bool(criterion.measure and criterion.measure.query)


def read_tree(entry: Entry) -> Tree | None:
    """The value tree, or None where it is not a mapping."""
    tree = Tree()
    criteria = _read_level(entry, tree, None)
    if criteria is None:
        return None
    entry.notes.known[A_CRITERION] = tree.nodes.keys()
    tree.top = criteria
    return tree


def _read_level(
    entry: Entry, tree: Tree, scorable_by: tuple[str, ...] | None
) -> tuple[Criterion, ...] | None:
    entries = entry.keyed("Write criteria here, each as 'id:' with its keys below.")
    if entries is None:
        return None
    if entry.is_empty:
        entry.report("holds no criteria. Add at least one.")
    return tuple(_read_criterion(each, tree, scorable_by) for each in entries.values())


def _read_criterion(entry: Entry, tree: Tree, scorable_by: tuple[str, ...] | None) -> Criterion:
    known_problems = len(entry.notes.problems)
    is_new = entry.name not in tree.nodes
    if is_new:
        tree.nodes[entry.name] = Criterion(entry.name, entry.name)
    else:
        entry.report_key(
            "is an id that another criterion has. Ids are unique in the whole value tree."
        )
    values = CRITERION.read(entry)
    if values is None:
        criterion = Criterion(entry.name, entry.name)
    else:
        criterion = _criterion(entry, values, tree, scorable_by)
    if is_new:
        tree.nodes[entry.name] = criterion
    if len(entry.notes.problems) > known_problems or values is None:
        tree.unsure.add(entry.name)
    return criterion


def _criterion(
    entry: Entry, values: dict[str, Any], tree: Tree, scorable_by: tuple[str, ...] | None
) -> Criterion:
    below: Entry | None = values.pop("criteria")
    measured: Entry | None = values.pop("measure")
    values["scorable_by"] = values["scorable_by"] or scorable_by
    criterion = Criterion(id=entry.name, **{**values, "name": values["name"] or entry.name})
    if below is None:
        return replace(criterion, measure=_read_measure(measured) if measured else None)
    _refuse_scale(entry)
    criteria = _read_level(below, tree, criterion.scorable_by)
    if criteria is None:
        tree.unsure.add(entry.name)
    return replace(criterion, criteria=criteria or ())


def _refuse_scale(branch: Entry) -> None:
    for name in ("worst", "best", "measure"):
        entry = branch.below(name)
        if entry is not None and not entry.is_blank:
            entry.report_key(
                f"is not for a branch: {quoted(branch.name)} holds criteria, not scores. "
                "Move it to a criterion below."
            )


def _read_measure(entry: Entry) -> Measure | None:
    values = MEASURE.read(entry)
    if values is None:
        return None
    points = _points(entry, values)
    query = _read_query(entry, values)
    return Measure(values["unit"] or "", points, query) if points else None


def _read_query(entry: Entry, values: dict[str, Any]) -> Query | None:
    assume = read_assumptions(values["assume"])
    if values["query"]:
        return Query(values["query"], assume)
    if values["assume"] and not _is_given(entry, "query"):
        values["assume"].report_key("is for a query. Name one with 'query:', or take it out.")
    return None


def _points(entry: Entry, values: dict[str, Any]) -> tuple[tuple[float, float], ...] | None:
    given = [name for name in ("worst", "best", "points") if _is_given(entry, name)]
    if given == ["points"]:
        return _read_points(values["points"])
    if given != ["worst", "best"]:
        entry.report_key(
            f"has {' and '.join(given) or 'no range'}. Give worst and best, or points alone."
        )
        return None
    worst, best = values["worst"], values["best"]
    if worst is None or best is None:
        return None
    if worst == best:
        entry.report_key("has the same worst and best. Give two different measures.")
        return None
    return tuple(sorted([(worst, 0.0), (best, 100.0)]))


def _is_given(entry: Entry, name: str) -> bool:
    found = entry.below(name)
    return found is not None and not found.is_blank


def _read_points(entry: Entry) -> tuple[tuple[float, float], ...] | None:
    """The points in rising order of the measure, whichever way the file lists them."""
    wanted = "Write at least two points, as in [[12, 0], [2, 100]]."
    items = entry.items(wanted)
    if items is None:
        return None
    if len(items) < 2:
        entry.report(f"has too few points. {wanted}")
        return None
    points = [_read_point(item) for item in items]
    found = [point for point in points if point is not None]
    if len(found) < len(points) or not _is_ordered(items, found):
        return None
    if len({value for _, value in found}) == 1:
        entry.report("gives every measure the same value. Give at least two values.")
        return None
    return tuple(sorted(found))


def _read_point(entry: Entry) -> tuple[float, float] | None:
    wanted = "Write a measure and its value, as in [12, 0]."
    pair = entry.items(wanted)
    if pair is None:
        return None
    if len(pair) != 2:
        entry.report(f"is not a pair. {wanted}")
        return None
    readers: tuple[Callable[[Entry], float | None], ...] = (
        decimal,
        number(0, 100, _WHOLE_RANGE).read,
    )
    measure, value = (read(each) for read, each in zip(readers, pair, strict=True))
    return None if measure is None or value is None else (measure, value)


def _is_ordered(items: list[Entry], points: list[tuple[float, float]]) -> bool:
    """Whether the measure moves one way all along; says where it does not."""
    rising = points[1][0] > points[0][0]
    for item, (before, after) in zip(items[1:], pairwise(points), strict=True):
        if after[0] == before[0] or (after[0] > before[0]) != rising:
            item.report("is out of order. List the points by their measure, each measure once.")
            return False
    return True
