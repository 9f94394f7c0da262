"""Ballots as a CSV file: one ballot a row, columns `participant`, `group` and one a criterion."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from appraisal.analysis.agreement import Vote
from appraisal.errors import AppraisalError
from appraisal.judgements import as_written, read_text
from appraisal.method.checks import check_numbers, shares
from appraisal.option_sets import sounds_like_users
from appraisal.option_sets.limits import MOST_ENTRIES, MOST_LEAVES
from appraisal.option_sets.spelling import did_you_mean
from appraisal.option_sets.text import REFUSED, cut, quoted, what_is
from appraisal.small_groups import threshold

LARGEST_FILE = 8 * 1024 * 1024
"""Tens of thousands of ballots; anything larger is some other file."""

MOST_PROBLEMS = 20
LONGEST_NAME = 64
PARTICIPANT, GROUP = "participant", "group"
RATHER_NOT_SAY = "Rather not say"


@dataclass(frozen=True)
class FiledBallot(Vote):
    """One row of a file: a vote, and who cast it as the file has it."""

    participant: str


def read_ballots(path: Path, criteria: Sequence[str] | None = None) -> list[FiledBallot]:
    """The ballots of a CSV file, in its order, each as shares that sum to 1.

    Numbers may be on any positive scale, and fractions such as 1/3 will do. A blank group, or
    "Rather not say", means that the person gave none. With `criteria` the file has to have those
    columns and no others, in whatever order, and the weights come back in the order of
    `criteria`. Raises AppraisalError with every problem at once, a line each with the number of
    its line in the file.
    """
    problems = _Problems(path)
    rows = _rows(path)
    line, header = next(rows, (1, []))
    if not header:
        problems.stop(None, "The file is empty. Name the columns in its first row.")
    columns = _columns(header, line, criteria, problems)
    ballots = list(_ballots(rows, columns, problems))
    _check_groups(ballots, problems)
    problems.raise_if_any()
    if len(ballots) < 2:
        there_is = "There is one ballot, a room of one" if ballots else "There are no ballots"
        problems.stop(None, f"{there_is}. Put each person's ballot in a row: two or more.")
    return ballots


def group_names(ballots: Sequence[Vote]) -> dict[str | None, str]:
    """What each group of a file is called: its own text there, in order of first appearance.

    >>> group_names([Vote(None, {"a": 1.0}), Vote("nhs", {"a": 1.0})])
    {'nhs': 'nhs', None: 'Rather not say'}
    """
    named = dict.fromkeys(ballot.group for ballot in ballots if ballot.group is not None)
    return {**{group: group for group in named}, None: RATHER_NOT_SAY}


def group_thresholds(ballots: Sequence[Vote]) -> dict[str | None, int]:
    """The least ballots with which each group of a file may be shown, judged by its text.

    >>> group_thresholds([Vote("nhs", {"a": 1.0}), Vote("carers", {"a": 1.0})])
    {'nhs': 5, 'carers': 8, None: 5}
    """
    return {
        group: threshold(group is not None and sounds_like_users(group))
        for group in group_names(ballots)
    }


@dataclass
class _Problems:
    """What is wrong with a file: the first few problems, and how many more there are."""

    path: Path
    listed: list[str] = field(default_factory=list)
    more: int = 0

    def add(self, line: int | None, sentence: str) -> None:
        if len(self.listed) == MOST_PROBLEMS:
            self.more += 1
            return
        place = f"{self.path}: " if line is None else f"{self.path}:{line}: "
        self.listed.append(place + sentence)

    def raise_if_any(self) -> None:
        if self.listed:
            problems = f"problem{'s' * (self.more != 1)}"
            rest = [f"And {self.more} more {problems}."] if self.more else []
            raise AppraisalError("\n".join([*self.listed, *rest]))

    def stop(self, line: int | None, sentence: str) -> None:
        self.add(line, sentence)
        self.raise_if_any()


@dataclass(frozen=True)
class _Columns:
    """Where in a row things are. A column that the header lacks is None."""

    width: int
    participant: int | None
    group: int | None
    criteria: dict[str, int]
    complete: bool


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, with the line on which it begins."""
    reader = csv.reader(io.StringIO(read_text(path, LARGEST_FILE), newline=""), strict=True)
    line = 1
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise AppraisalError(
            f"{path}:{line}: From here on the file is not CSV: a quotation mark may be out of "
            "place. Save it as CSV again."
        ) from error


def _columns(
    header: list[str], line: int, criteria: Sequence[str] | None, problems: _Problems
) -> _Columns:
    named = _named(header, line, problems)
    wanted = list(criteria or ())
    others = [name for name in named if name not in {PARTICIPANT, GROUP, *wanted}]
    for name in (PARTICIPANT, GROUP, *wanted):
        if name not in named:
            problems.add(line, _missing(name, others))
    if criteria is not None:
        for name in others:
            problems.add(line, f"'{name}' is not a criterion.{did_you_mean(name, wanted)}")
    else:
        wanted = _own_criteria(others, line, problems)
    return _Columns(
        width=len(header),
        participant=named.get(PARTICIPANT),
        group=named.get(GROUP),
        criteria={name: named[name] for name in wanted if name in named},
        complete=all(name in named for name in wanted),
    )


def _named(header: list[str], line: int, problems: _Problems) -> dict[str, int]:
    """Where each column is whose name can be used."""
    for separator, what in ((";", "semicolons"), ("\t", "tabs")):
        if len(header) == 1 and separator in header[0]:
            problems.stop(line, f"The columns are separated by {what}. Save it with commas.")
    for number, name in enumerate(header, start=1):
        _check_name(f"The name of column {number}", name, line, problems)
        if not name:
            problems.add(line, f"Column {number} has no name. Name it, or remove the column.")
    named = {name: at for at, name in enumerate(header) if name and _why_no_name(name) is None}
    for name, count in Counter(header).items():
        if count > 1 and name in named:
            problems.add(line, f"The column '{name}' is there {count} times. Keep one of them.")
    return named


def _own_criteria(names: list[str], line: int, problems: _Problems) -> list[str]:
    """A file's own criteria: every column beside the participant and the group."""
    if not names:
        problems.add(line, "There is no column with a criterion. Give each criterion a column.")
    if len(names) > MOST_LEAVES:
        problems.stop(
            line,
            f"There are {len(names)} criteria. Use at most {MOST_LEAVES}: is it the right file?",
        )
    return names


def _missing(name: str, others: list[str]) -> str:
    """That a column is missing; the one that may be meant for it is taken out of `others`."""
    by_lower = {other.lower(): other for other in others if other.isprintable()}
    near = get_close_matches(name.lower(), by_lower, n=1, cutoff=0.7)
    if not near:
        return f"There is no column '{name}'. Add it."
    meant = by_lower[near[0]]
    others.remove(meant)
    return f"There is no column '{name}'. Is '{meant}' meant for it? Rename it."


def _ballots(
    rows: Iterator[tuple[int, list[str]]], columns: _Columns, problems: _Problems
) -> Iterator[FiledBallot]:
    lines: dict[str, int] = {}
    for line, cells in rows:
        if len(cells) != columns.width:
            problems.add(
                line,
                f"The row has {len(cells)} cells, the header {columns.width}. Make them match.",
            )
            continue
        participant = _participant(cells, line, columns, lines, problems)
        group = "" if columns.group is None else cells[columns.group]
        _check_name("The group", group, line, problems)
        weights = _weights(cells, line, columns, problems)
        yield FiledBallot(_group(group), weights, participant)


def _participant(
    cells: list[str], line: int, columns: _Columns, lines: dict[str, int], problems: _Problems
) -> str:
    if columns.participant is None:
        return ""
    participant = cells[columns.participant]
    _check_name("The participant", participant, line, problems)
    if not participant:
        problems.add(line, "The participant is blank. Say whose ballot it is; a number will do.")
    elif participant in lines:
        problems.add(
            line,
            f"The participant {quoted(participant)} has a ballot on line {lines[participant]} "
            "too. Keep one of them.",
        )
    lines.setdefault(participant, line)
    return participant


def _group(text: str) -> str | None:
    """The group that a cell names; None for a blank, and for the words that stand for one."""
    return None if text.lower() in ("", RATHER_NOT_SAY.lower()) else cut(text, LONGEST_NAME)


def _weights(
    cells: list[str], line: int, columns: _Columns, problems: _Problems
) -> dict[str, float]:
    """The row's shares, one a criterion; nothing where a weight is at fault."""
    given = {name: _number(cells[at]) for name, at in columns.criteria.items()}
    numbers, wrong = check_numbers(given, "weight")
    for sentence in wrong:
        problems.add(line, sentence)
    if wrong or not numbers:
        return {}
    if not any(numbers.values()):
        if columns.complete:
            problems.add(line, "Every weight is 0. Give at least one criterion more than 0.")
        return {}
    return {name: share + 0.0 for name, share in shares(numbers).items()}


def _number(text: str) -> object:
    """The cell as a number; as text where Python alone would take it for one, as in 1_000."""
    return cut(text) if "_" in text or REFUSED.search(text) else as_written(text)


def _check_name(what: str, text: str, line: int, problems: _Problems) -> None:
    why = _why_no_name(text)
    if why is not None:
        problems.add(line, f"{what} {why}")


def _why_no_name(text: str) -> str | None:
    """Why a text cannot be a name, as the end of a sentence; None where it can."""
    refused = REFUSED.search(text)
    if refused:
        return f"holds {what_is(refused.group())}. Remove it."
    if len(text) > LONGEST_NAME:
        return f"has {len(text)} characters. Use at most {LONGEST_NAME}."
    return None


def _check_groups(ballots: Sequence[FiledBallot], problems: _Problems) -> None:
    groups = {ballot.group for ballot in ballots} - {None}
    most = MOST_ENTRIES["groups"]
    if len(groups) > most:
        problems.add(None, f"There are {len(groups)} groups. Use at most {most}.")
