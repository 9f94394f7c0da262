"""Options: their scores, evidence, hurdles and cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from appraisal.option_sets.assumptions import read_assumptions
from appraisal.option_sets.criteria import Tree
from appraisal.option_sets.entries import Entry
from appraisal.option_sets.form import (
    A_HURDLE,
    COST,
    EVIDENCE,
    HURDLE_RESULT,
    OPTION,
    RESULTS,
    score_record,
)
from appraisal.option_sets.kinds import Kind, choice
from appraisal.option_sets.model import (
    BLANK,
    Cost,
    Evidence,
    HurdleResult,
    Option,
    Score,
)
from appraisal.option_sets.nodes import Table
from appraisal.option_sets.records import Record
from appraisal.option_sets.spelling import either
from appraisal.option_sets.text import cut, quoted

_RESULT = choice(RESULTS)


@dataclass(frozen=True)
class _Column:
    """How the cells of one criterion are read."""

    amount: Kind
    record: Record
    may_assume: bool


def read_options(entries: dict[str, Entry], tree: Tree | None) -> tuple[Option, ...]:
    """The options in file order; scores go unchecked where there is no value tree to check by."""
    columns = {} if tree is None else {name: _column(tree, name) for name in tree.leaves}
    options = [_read_option(entry, tree, columns) for entry in entries.values()]
    _check_labels(entries, options)
    return tuple(options)


def _column(tree: Tree, name: str) -> _Column:
    criterion = tree.nodes[name]
    amount = tree.amount(criterion)
    return _Column(amount, score_record(amount), tree.may_assume(criterion))


def _read_option(entry: Entry, tree: Tree | None, columns: dict[str, _Column]) -> Option:
    values = OPTION.read(entry) or dict.fromkeys(OPTION.fields)
    name = values["name"] or entry.name
    return Option(
        id=entry.name,
        name=name,
        label=values["label"] or name,
        summary=values["summary"],
        baseline=bool(values["baseline"]),
        scores=_read_scores(values["scores"], tree, columns),
        evidence=_read_evidence(values["evidence"]),
        hurdles=_read_hurdles(values["hurdles"]),
        cost=_read_cost(values["cost"]),
        status=values["status"] or "shortlisted",
        status_because=values["status_because"],
    )


def _check_labels(entries: dict[str, Entry], options: list[Option]) -> None:
    first: dict[str, Option] = {}
    for entry, option in zip(entries.values(), options, strict=True):
        same = first.setdefault(" ".join(option.label.split()).casefold(), option)
        if same is not option:
            found = entry.below("label") or entry.below("name") or entry
            found.report(
                f"is {quoted(option.label)}, which options.{cut(same.id)} shows as well. "
                "Give each option a label of its own, so that charts can tell them apart."
            )


def _read_scores(
    entry: Entry | None, tree: Tree | None, columns: dict[str, _Column]
) -> dict[str, Score]:
    scores = dict.fromkeys(columns, BLANK)
    cells = entry.entries("Write scores here, each as 'criterion: number'.") if entry else None
    for name, cell in (cells or {}).items():
        if name in columns:
            cell.check_id_key()
            scores[name] = _read_score(cell, columns[name])
        elif tree is not None:
            _report_column(cell, tree)
    return scores


def _report_column(cell: Entry, tree: Tree) -> None:
    """Say why a key under `scores` is not a criterion that takes them."""
    if cell.name in tree.nodes:
        below = either(quoted(child.id) for child in tree.nodes[cell.name].criteria)
        cell.report_key(f"is a branch: it holds criteria, not scores. Score {below} in its place.")
    elif cell.name.isdigit() and cell.is_blank:
        cell.report_key("follows a comma, which ends a number. A decimal takes a point: 1.5.")
    else:
        cell.report_key(f"is not a criterion.{cell.notes.hint(cell.name, tree.leaves)}")


def _read_score(cell: Entry, column: _Column) -> Score:
    if cell.is_blank:
        return BLANK
    if not isinstance(cell.node, Table):
        return Score(value=column.amount.read(cell))
    values = column.record.read(cell)
    if values is None:
        return BLANK
    _check_range(cell, values)
    assumed = values.pop("assume")
    if assumed is not None:
        _check_assumed(cell, assumed, column)
    return Score(**values, assume=read_assumptions(assumed))


def _check_assumed(cell: Entry, assumed: Entry, column: _Column) -> None:
    """Check that the criterion has a query to assume for, and the cell no value of its own."""
    value = cell.below("value")
    if not column.may_assume:
        assumed.report_key(
            f"is for a query, and the measure of {quoted(cell.name)} names none. Write 'value:' "
            "in its place, or add 'query:' to the measure."
        )
    elif value is not None and not value.is_blank:
        assumed.report_key(
            "stands beside a value. Keep the value, which counts in place of the query, or keep "
            "what the query is to assume."
        )


def _check_range(cell: Entry, values: dict[str, Any]) -> None:
    """Check that low <= value <= high, where each is given."""
    value, low, high = (values[name] for name in ("value", "low", "high"))
    given = cell.below("value")
    if (given is None or given.is_blank) and not (low is None and high is None):
        cell.report_key("has a range but no value. Add 'value:', or take the range out.")
    if low is not None and high is not None and low > high:
        _report_order(cell, "low", "above the high", "high")
    elif value is not None and low is not None and low > value:
        _report_order(cell, "low", "above the value", "value")
    elif value is not None and high is not None and high < value:
        _report_order(cell, "high", "below the value", "value")


def _report_order(cell: Entry, wrong: str, words: str, other: str) -> None:
    wrong_entry, other_entry = cell.below(wrong), cell.below(other)
    if wrong_entry and other_entry:
        wrong_entry.report(
            f"is {wrong_entry.written}, {words} of {other_entry.written}. "
            "Keep low, value and high in that order."
        )


def _read_evidence(entry: Entry | None) -> tuple[Evidence, ...]:
    if entry is None:
        return ()
    items = entry.items("Write a list here, each piece beginning with '- '.") or []
    read = [EVIDENCE.read(item) for item in items]
    return tuple(
        Evidence(**{**values, "effect": values["effect"] or "helps", "text": values["text"] or ""})
        for values in read
        if values is not None
    )


def _read_hurdles(entry: Entry | None) -> dict[str, HurdleResult]:
    results: dict[str, HurdleResult] = {}
    entries = entry.entries("Write results here, each as 'hurdle: pass'.") if entry else None
    for name, each in (entries or {}).items():
        known = each.notes.known.get(A_HURDLE)
        if known is not None and name not in known:
            each.report_key(f"is not a hurdle.{each.notes.hint(name, known)}")
            continue
        each.check_id_key()
        if not each.is_blank:
            results[name] = _read_result(each)
    return results


def _read_result(entry: Entry) -> HurdleResult:
    if not isinstance(entry.node, Table):
        return HurdleResult(passed=_RESULT.read(entry) == "pass")
    values = HURDLE_RESULT.read(entry) or dict.fromkeys(HURDLE_RESULT.fields)
    passed = values.pop("result") == "pass"
    return HurdleResult(passed=passed, **values)


def _read_cost(entry: Entry | None) -> Cost | None:
    values = COST.read(entry) if entry else None
    if entry is None or values is None:
        return None
    if not (entry.below("annual") or entry.below("one_off")):
        entry.report_key("has neither annual nor one_off. Give at least one, or take it out.")
    return Cost(**values)
