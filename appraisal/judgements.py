"""Judgements as people type and file them, read into what the method takes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from appraisal.errors import AppraisalError
from appraisal.method import WeightError, Weights, best_worst, pairwise, points, rank, swing

Result = TypeVar("Result")

LARGEST_FILE = 1024 * 1024
"""A file of judgements is a few lines; anything larger is some other file."""

BEST_WORST_KEYS = ("best", "worst", "best_to_others", "others_to_worst")


def weights_from(method: str, arguments: Sequence[str], formula: str = "roc") -> Weights:
    """The weights that judgements lead to, the arguments as `appraisal weights` takes them."""
    if method == "rank":
        return rank([argument.split("=") for argument in arguments], formula)
    readers: dict[str, Callable[[Sequence[str]], Weights]] = {
        "swing": lambda given: with_numbers(given, swing),
        "points": lambda given: with_numbers(given, points),
        "pairwise": lambda given: _from_matrix(_only_file(given)),
        "best-worst": lambda given: _from_best_worst(_only_file(given)),
    }
    if method not in readers:
        known = "swing, points, rank, pairwise or best-worst"
        raise WeightError(f"'{method}' is not a way to weight. Use {known}.")
    return readers[method](arguments)


def with_numbers(arguments: Sequence[str], use: Callable[[dict[str, object]], Result]) -> Result:
    """What `use` makes of arguments such as `access=30`, read into numbers by name.

    What is no number reaches `use` as it was written, and a name alone as a blank, to be refused
    with the rest: WeightError then has the problems of the arguments and of the numbers at once.

    >>> with_numbers(["access=30", "cost=1/4"], dict)
    {'access': 30.0, 'cost': 0.25}
    """
    numbers: dict[str, object] = {}
    problems = []
    for argument in arguments:
        name, _, number = (part.strip() for part in argument.partition("="))
        if not name:
            problems.append(f"'{argument}' has no name. Write a name and a number: access=30.")
        elif name in numbers:
            problems.append(f"'{name}' is given more than once. Give it once.")
        else:
            numbers[name] = as_written(number)
    try:
        result = use(numbers)
    except WeightError as error:
        raise WeightError(*problems, *error.problems) from error
    if problems:
        raise WeightError(*problems)
    return result


def as_written(text: str) -> object:
    """The number that a text stands for, a fraction too, or the text itself, or None for a blank.

    >>> as_written("1/4"), as_written(" 30 "), as_written("much"), as_written("")
    (0.25, 30.0, 'much', None)
    """
    text = text.strip()
    if not text:
        return None
    top, slash, bottom = text.partition("/")
    try:
        return float(top) / float(bottom) if slash else float(top)
    except (ValueError, ZeroDivisionError):
        return text


def _only_file(arguments: Sequence[str]) -> Path:
    if len(arguments) != 1:
        raise WeightError(f"Give one file of comparisons. {len(arguments)} were given.")
    return Path(arguments[0])


def read_text(path: Path, largest: int = LARGEST_FILE) -> str:
    """The text of a file of at most `largest` bytes, whole MiB; AppraisalError where it is not."""
    try:
        with path.open("rb") as file:
            raw = file.read(largest + 1)
    except (OSError, ValueError) as error:
        raise AppraisalError(f"{path}: {_unreadable(error)}") from error
    if len(raw) > largest:
        size = f"{largest // 1024**2} MiB"
        raise AppraisalError(f"{path}: The file is larger than {size}. Is it the right one?")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AppraisalError(f"{path}: The file is not text. Save it as UTF-8.") from error


def _unreadable(error: Exception) -> str:
    reasons: dict[type[Exception], str] = {
        FileNotFoundError: "There is no such file. Check the name and the folder.",
        IsADirectoryError: "That is a folder. Name a file in it.",
        PermissionError: "You may not read that file. Ask whoever owns it.",
    }
    return reasons.get(type(error), "It cannot be read. Check the name and the disk.")


def _from_matrix(path: Path) -> Weights:
    try:
        rows = [row for row in csv.reader(io.StringIO(read_text(path))) if any(map(str.strip, row))]
    except csv.Error as error:
        raise AppraisalError(f"{path}: The file is not CSV. Save it as CSV.") from error
    if not rows:
        raise WeightError(f"{path}: The file is empty. Put the criteria in its header row.")
    columns = [name.strip() for name in rows[0][1:]]
    lines = [row[0].strip() for row in rows[1:]]
    if columns != lines:
        raise WeightError(
            f"{path}: The header row names {_list(columns)}, and the first column {_list(lines)}. "
            "Name the same criteria in the same order in both."
        )
    return pairwise(columns, [[as_written(cell) for cell in row[1:]] for row in rows[1:]])


def _list(names: Sequence[str]) -> str:
    return ", ".join(f"'{name}'" for name in names[:12]) or "nothing"


def _from_best_worst(path: Path) -> Weights:
    try:
        given = json.loads(read_text(path), object_pairs_hook=_without_repeats)
    except (ValueError, RecursionError) as error:
        raise WeightError(f"{path}: The file is not JSON: {error}.") from error
    if not isinstance(given, dict):
        raise WeightError(
            f"{path}: The file has to hold one object, with {_list(BEST_WORST_KEYS)}."
        )
    problems = [f"{path}: '{key}' is missing." for key in BEST_WORST_KEYS if key not in given]
    problems += [f"{path}: '{key}' is not known." for key in given if key not in BEST_WORST_KEYS]
    problems += [
        f"{path}: '{key}' has to be a criterion's name."
        for key in BEST_WORST_KEYS[:2]
        if key in given and not (isinstance(given[key], str) and given[key])
    ]
    problems += [
        f"{path}: '{key}' has to hold a number for each criterion."
        for key in BEST_WORST_KEYS[2:]
        if key in given and not isinstance(given[key], dict)
    ]
    if problems:
        raise WeightError(*problems)
    return best_worst(*(given[key] for key in BEST_WORST_KEYS))


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    names = [name for name, _ in pairs]
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"'{name}' is in it twice")
    return dict(pairs)
