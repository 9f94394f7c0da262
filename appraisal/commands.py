"""The commands as plain functions: each returns the object that `--json` prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from appraisal.evidence.files import (
    blank_figures,
    file_problems,
    option_set_of_file,
    query_problems,
    with_evidence_in,
)
from appraisal.judgements import weights_from, with_numbers
from appraisal.method import Weights
from appraisal.option_sets import (
    OptionSet,
    OptionSetError,
    Problem,
    Provenance,
    json_schema,
    method_warnings,
    new_option_set_text,
    queried_cells,
    read_option_set,
)
from appraisal.plain_text import plain_spaces
from appraisal.scoring import EQUAL, Scores, leading_sentence, score

Json = dict[str, Any]
Weighting: TypeAlias = str | Mapping[str, object] | None
Made = TypeVar("Made")


def score_command(
    file: str | Path, weights: Weighting = EQUAL, *, data: Path | None = None
) -> Json:
    """Overall values, ranks and contributions of an option set under a weighting.

    `weights` is `equal`, the id of a perspective, `a=30,b=70` or a mapping. `data` is the folder
    whose loaded data answer the file's queries, if it has any.
    """
    return scores_as_json(*scored_file(file, weights, data))


def scores_as_json(option_set: OptionSet, scores: Scores) -> Json:
    """The object that `score --json` prints."""
    result = asdict(scores)
    result["dropped"] = list(scores.dropped)
    result["options"] = [
        {**asdict(option), "tied_with": list(option.tied_with)} for option in scores.options
    ]
    result["leaders"] = [option.id for option in scores.leaders]
    result["sentence"] = leading_sentence(option_set, scores)
    return {**result, **evidence_as_json(option_set)}


def evidence_as_json(option_set: OptionSet) -> Json:
    """Where each figure of a query came from, as `evidence`; nothing without queries."""
    if not option_set.queried:
        return {}
    return {
        "evidence": [
            {
                "option": option,
                "criterion": criterion,
                "value": score.value,
                "because": plain_spaces(score.because) if score.because else None,
                "provenance": _provenance_as_json(score.provenance),
            }
            for (option, criterion), (_, score) in queried_cells(option_set).items()
        ]
    }


def _provenance_as_json(provenance: Provenance | None) -> Json | None:
    if provenance is None:
        return None
    return {**asdict(provenance), "words": plain_spaces(provenance.words)}


def scored_file(
    file: str | Path, weights: Weighting = EQUAL, data: Path | None = None
) -> tuple[OptionSet, Scores]:
    """The option set of a file with its scores; what `score_command` reports on."""
    option_set = option_set_of_file(Path(file), data)
    return option_set, weighted(weights, partial(score, option_set))


def weighted(
    weights: Weighting,
    use: Callable[[Weighting], Made],
) -> Made:
    """What `use` makes of a weighting as `--weights` takes it."""
    if isinstance(weights, str) and "=" in weights:
        return with_numbers(weights.split(","), use)
    return use(weights)


def whose_weights(option_set: OptionSet, weights: Weighting) -> str:
    """Whose weights they are, in words.

    A weighting in figures is given back as it is.
    """
    if weights is None or weights == EQUAL:
        return "every criterion the same"
    if not isinstance(weights, str):
        return ",".join(f"{name}={weight}" for name, weight in weights.items())
    return weights if "=" in weights else option_set.perspective(weights).name


def validate_command(files: Sequence[str | Path], *, data: Path | None = None) -> Json:
    """Every problem and warning of each file; a file that cannot be read is a problem too.

    The names, assumptions and units of queries are checked without any data. With `data`, the
    folder of loaded data, they are answered as well, and the method checks see the figures.
    """
    return {"files": [_validated(Path(file), data) for file in files]}


def _validated(path: Path, data: Path | None) -> Json:
    try:
        option_set = read_option_set(path)
    except OptionSetError as error:
        return _report(path, error.problems, ())
    errors = query_problems(option_set)
    if errors or data is None or not option_set.queried:
        return _report(path, errors, method_warnings(option_set))
    found = with_evidence_in(option_set, data)
    errors = file_problems(option_set, found.problems)
    blank = () if errors else blank_figures(found.option_set)
    return _report(path, errors, (*blank, *method_warnings(found.option_set)))


def _report(path: Path, errors: Sequence[Problem], warnings: Sequence[Problem]) -> Json:
    return {
        "file": str(path),
        "ok": not errors,
        "errors": [asdict(problem) for problem in errors],
        "warnings": [asdict(problem) for problem in warnings],
    }


def schema_command() -> Json:
    """The JSON Schema of the option-set format."""
    return json_schema()


def new_command(id: str, options: int = 3, criteria: int = 4) -> Json:  # noqa: A002
    """The text of a commented option set to start from."""
    return {"id": id, "text": new_option_set_text(id, options=options, criteria=criteria)}


def weights_command(method: str, arguments: Sequence[str], formula: str = "roc") -> Json:
    """Weights from judgements, the arguments as the command line takes them.

    >>> weights_command("rank", ["access", "cost"])["weights"]
    {'access': 0.75, 'cost': 0.25}
    """
    return weights_as_json(weights_from(method, arguments, formula))


def weights_as_json(weights: Weights) -> Json:
    """The object that `weights --json` prints."""
    result = asdict(weights)
    del result["consistency_limit"]
    return result
