"""Option sets of files with the figures that the loaded data give them.

A file without queries is read and nothing more: the data are neither looked for nor opened, and
the libraries that read them are not even imported.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from appraisal.evidence.changes import changes_since
from appraisal.evidence.resolving import Resolved, Unfilled
from appraisal.option_sets import (
    Cell,
    OptionSet,
    OptionSetError,
    Problem,
    criterion_path,
    problems_at,
    queried_cells,
    read_option_set,
    score_path,
)


def option_set_of_file(file: Path, data_folder: Path | None = None) -> OptionSet:
    """The option set of a file, its queries answered by the data loaded into a folder.

    None is the folder that `appraisal serve` uses. Cells whose figure cannot be had stay blank
    with the reason. Raises OptionSetError with every problem of the file, those among them that
    only the data show: an unknown query, or a figure that a measure has no room for.
    """
    option_set = read_option_set(file)
    found = with_evidence_in(option_set, data_folder)
    problems = file_problems(option_set, found.problems)
    if problems:
        raise OptionSetError(file, problems)
    return found.option_set


def with_evidence_in(option_set: OptionSet, data_folder: Path | None = None) -> Resolved:
    """An option set with the figures of its queries, from the data loaded into a folder."""
    if not option_set.queried:
        return Resolved(option_set, {}, ())
    from appraisal.evidence.loaded import data_in
    from appraisal.workshops import data_folder as usual_folder

    return data_in(data_folder or usual_folder()).resolve(option_set)


def changes_in(kept: OptionSet, data_folder: Path) -> dict[Cell, str]:
    """A sentence for each figure that was kept and that the data loaded now give otherwise."""
    if not kept.queried:
        return {}
    from appraisal.evidence.loaded import data_in

    return changes_since(kept, data_in(data_folder).answers)


def query_problems(option_set: OptionSet) -> tuple[Problem, ...]:
    """What is wrong with the queries that a file names, as far as that shows without any data."""
    if not option_set.queried:
        return ()
    from appraisal.evidence.naming import wrongly_asked

    return problems_at(option_set, wrongly_asked(option_set))


def file_problems(option_set: OptionSet, unfilled: Iterable[Unfilled]) -> tuple[Problem, ...]:
    """The blank cells that the file itself is to blame for, each at its place."""
    return problems_at(
        option_set,
        [
            (score_path(one.option, one.criterion), f"has no figure. {one.why}")
            for one in unfilled
            if one.in_file
        ],
    )


def blank_figures(option_set: OptionSet) -> tuple[Problem, ...]:
    """Every cell that a query was to fill and did not, at its place, with the reason.

    Where all of a criterion's cells are blank for one reason, that is said once, of its query.
    """
    cells = queried_cells(option_set)
    found: list[tuple[str, str]] = []
    for criterion in option_set.queried:
        scores = {cell: score for cell, (leaf, score) in cells.items() if leaf is criterion}
        blank = {cell: score for cell, score in scores.items() if score.value is None}
        reasons = {score.because or "" for score in blank.values()}
        if len(blank) == len(scores) and len(reasons) == 1:
            path = f"{criterion_path(option_set, criterion.id)}.measure.query"
            found.append((path, f"gives no figures. {reasons.pop()}".rstrip()))
        else:
            found += [
                (score_path(*cell), f"has no figure. {score.because or ''}".rstrip())
                for cell, score in blank.items()
            ]
    return problems_at(option_set, found)
