"""`compare` as a function that returns what `--json` prints."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from functools import partial
from os.path import realpath
from pathlib import Path
from typing import TypeAlias, TypeVar

from appraisal.analysis.comparison import (
    Comparison,
    Scenario,
    compare,
    comparison_sentence,
    scenario_names,
)
from appraisal.commands import (
    Json,
    Weighting,
    evidence_as_json,
    scores_as_json,
    weighted,
    whose_weights,
)
from appraisal.errors import AppraisalError, CallError
from appraisal.evidence.files import option_set_of_file
from appraisal.option_sets import OptionSet
from appraisal.plain_text import plain_spaces
from appraisal.scoring import EQUAL, score
from appraisal.wording import listed

Given = TypeVar("Given")
Read: TypeAlias = Callable[[Path], OptionSet]
Made = TypeVar("Made")


def compare_command(
    files: Sequence[str | Path],
    weights: Weighting = EQUAL,
    *,
    perspectives: bool = False,
    data: Path | None = None,
) -> Json:
    """Scenarios side by side: a file's perspectives, or several files under one weighting."""
    return comparison_as_json(
        comparison_of_files(files, weights, perspectives=perspectives, data=data)
    )


def comparison_of_files(
    files: Sequence[str | Path],
    weights: Weighting = EQUAL,
    *,
    perspectives: bool = False,
    data: Path | None = None,
) -> Comparison:
    """The comparison that `compare` prints, of any number of scenarios.

    `data` is the folder whose loaded data answer the files' queries, if they have any.
    Raises CallError where the files are not as many as what is asked of them needs.
    """
    if perspectives and len(files) != 1:
        raise CallError(
            f"--perspectives compares the weightings of one file, and {len(files)} are named. "
            "Name one, or leave --perspectives out to compare the files."
        )
    if not perspectives and len(files) < 2:
        raise CallError(
            "There is one file to compare. Name another beside it, or add --perspectives to "
            "compare the file's own perspectives."
        )
    paths = [Path(file) for file in files]
    whole = [realpath(path) for path in paths]
    twice = [str(path) for path, one in zip(paths, whole, strict=True) if whole.count(one) > 1]
    if twice:
        raise CallError(f"{listed(twice)} are one file. Name each file once.")
    read = partial(option_set_of_file, data_folder=data)
    scenarios = (
        _of_perspectives(paths[0], read) if perspectives else _of_files(paths, weights, read)
    )
    return compare(scenarios, most=len(scenarios))


def _of_perspectives(file: Path, read: Read) -> list[Scenario]:
    option_set = read(file)
    if not option_set.perspectives:
        raise AppraisalError(
            f"{file}: There is no perspective in the file, so there is nothing to compare equal "
            "weights with. Add one under 'perspectives', or name a second file."
        )
    weightings: list[tuple[str, str, Weighting]] = [
        (EQUAL, whose_weights(option_set, EQUAL), None),
        *((one.id, one.name, one.weights) for one in option_set.perspectives),
    ]

    def scenario(given: tuple[str, str, Weighting]) -> Scenario:
        identity, title, weights = given
        try:
            scores = score(option_set, weights)
        except AppraisalError as error:
            raise AppraisalError(f"{file}: {title}: {error}") from error
        return Scenario(identity, _capital(title), "", option_set, scores)

    return _each(weightings, scenario)


def _of_files(files: Sequence[Path], weights: Weighting, read: Read) -> list[Scenario]:
    option_sets = _each(files, read)
    titles = [option_set.title for option_set in option_sets]

    def scenario(place: int) -> Scenario:
        option_set = option_sets[place]
        try:
            scores = weighted(weights, partial(score, option_set))
        except AppraisalError as error:
            said = str(error).replace("\n", f"\n{files[place]}: ")
            raise AppraisalError(f"{files[place]}: {said}") from error
        title = option_set.title
        return Scenario(
            id=_own_id(option_sets, place),
            title=_capital(whose_weights(option_set, weights)),
            where=title if titles.count(title) == 1 else f"{title} ({files[place]})",
            option_set=option_set,
            scores=scores,
        )

    return _each(range(len(files)), scenario)


def _own_id(option_sets: Sequence[OptionSet], place: int) -> str:
    """The option set's id, numbered where one before it has the same."""
    own = option_sets[place].id
    number = [option_set.id for option_set in option_sets[: place + 1]].count(own)
    return own if number == 1 else f"{own}-{number}"


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _each(given: Sequence[Given], make: Callable[[Given], Made]) -> list[Made]:
    """What is made of each, or an error with the problems of all of them."""
    made, problems = [], []
    for one in given:
        try:
            made.append(make(one))
        except AppraisalError as error:
            problems.append(str(error))
    if problems:
        raise AppraisalError("\n".join(dict.fromkeys(problems)))
    return made


def comparison_as_json(comparison: Comparison) -> Json:
    """The object that `compare --json` prints."""
    return {
        "sentence": plain_spaces(comparison_sentence(comparison)),
        "same_options": comparison.same_options,
        "same_scale": comparison.same_scale,
        "scenarios": list(_scenarios_as_json(comparison)),
        "differences": [asdict(difference) for difference in comparison.differences],
        "notes": [plain_spaces(note) for note in comparison.notes],
    }


def _scenarios_as_json(comparison: Comparison) -> Iterator[Json]:
    names = scenario_names(comparison.scenarios)
    for scenario in comparison.scenarios:
        scores = scores_as_json(scenario.option_set, scenario.scores)
        yield {
            "id": scenario.id,
            "title": names[scenario.id],
            "weighting": scenario.title,
            **{name: scores[name] for name in ("option_set", "scale", "weights", "options")},
            "dropped": scores["dropped"],
            "leaders": scores["leaders"],
            **evidence_as_json(scenario.option_set),
        }
