"""What is wrong with a file, where, and how it is put to the person who wrote it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from appraisal.errors import AppraisalError
from appraisal.option_sets.model import OptionSet


@dataclass(frozen=True)
class Problem:
    """One thing to put right, at a line and column counted from 1.

    `path` says what stands there, such as `options.evenings.scores.access`, and is empty where the
    whole file is meant; `message` goes on from it, such as `is 170. Scores run from 0 to 100.`
    """

    line: int
    column: int
    path: str
    message: str

    @property
    def sentence(self) -> str:
        """The path and the message, without the place."""
        return f"{self.path} {self.message}" if self.path else self.message


@dataclass(frozen=True)
class Reading:
    """What came of reading a file: the option set where there are no errors, else None."""

    option_set: OptionSet | None
    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


class OptionSetError(AppraisalError):
    """A file that could not be read as an option set, with all of its problems."""

    def __init__(self, file: Path | str, problems: Iterable[Problem]) -> None:
        self.file = str(file)
        self.problems = tuple(problems)
        super().__init__(self.file, self.problems)

    def __str__(self) -> str:
        """Each problem as a line, then how many there were."""
        lines = [format_problem(self.file, problem) for problem in self.problems]
        noun = "problem" if len(lines) == 1 else "problems"
        return "\n".join([*lines, f"{len(lines)} {noun}. Nothing was loaded."])


def format_problem(file: Path | str, problem: Problem, warning: bool = False) -> str:
    """One problem as one line, the form that editors and terminals make clickable.

    >>> problem = Problem(24, 15, "options.b.scores.access", "is 170. Scores run from 0 to 100.")
    >>> format_problem("clinic.yaml", problem)
    'clinic.yaml:24:15: options.b.scores.access is 170. Scores run from 0 to 100.'
    """
    line = f"{file}:{problem.line}:{problem.column}: {problem.sentence}"
    return f"warning: {line}" if warning else line


def in_file_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems from the top of the file to its end, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda each: (each.line, each.column)))
