"""How text is laid out on a terminal: tables, paragraphs, figures in words."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from shutil import get_terminal_size
from textwrap import fill

from appraisal.option_sets import OptionSet
from appraisal.scoring import ScoredOption, Scores
from appraisal.wording import as_points, listed

WIDTH = 100
"""Columns that text is laid out for, at most."""

MOST_ROWS = 12
"""Rows of a table that has the most telling ones first; the rest are counted."""

_BETWEEN = "  "
_LONGEST_NAME = 30
_LEAST_WIDTH = 20


def width() -> int:
    """The columns that text is laid out for: the terminal's, where it goes to a narrower one."""
    if not sys.stdout.isatty():
        return WIDTH
    return max(_LEAST_WIDTH, min(WIDTH, get_terminal_size().columns))


def counted(number: int, noun: str) -> str:
    """The number with its noun.

    >>> counted(1, "problem"), counted(0, "error")
    ('1 problem', 'no errors')
    """
    return f"{number or 'no'} {noun}{'s' * (number != 1)}"


def table(
    rows: Sequence[Sequence[str]], right: Sequence[int] = (), names: Sequence[int] = ()
) -> str:
    """The rows in columns as wide as their widest cell; the columns in `right` end together.

    The columns in `names` hold names that are cut where the table would be wider than the text.
    """
    rows = _shortened(rows, names)
    widths = _widths(rows)
    lines = (
        _BETWEEN.join(
            cell.rjust(wide) if column in right else cell.ljust(wide)
            for column, (cell, wide) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def wide_table(rows: Sequence[Sequence[str]], names: Sequence[int] = ()) -> str:
    """A table of figures in as many pieces, side by side parts below one another, as it needs.

    The first column holds the names of the rows and stands in every piece. The columns in `names`
    hold names that are cut before the table is.
    """
    rows = _shortened(rows, names)
    pieces = []
    for columns in _that_fit(_widths(rows)):
        kept = [[row[0], *(row[column] for column in columns)] for row in rows]
        pieces.append(table(kept, right=range(1, len(columns) + 1)))
    return "\n\n".join(pieces)


def prose(*sentences: str) -> str:
    """Sentences as paragraphs, a line break wherever the terminal would end."""
    return "\n".join(
        fill(one, width(), break_long_words=False, break_on_hyphens=False)
        for one in map(plain_spaces, sentences)
    )


def plain_spaces(text: str) -> str:
    """The text with the spaces that hold a sign to its number as any other space."""
    return text.replace("\u00a0", " ")


def heading(option_set: OptionSet) -> str:
    """The title and the question of an option set."""
    return prose(option_set.title, option_set.question)


def percentage(share: float | None) -> str:
    """A weight as a per cent, two places at most, and a dash where there is none.

    >>> percentage(3 / 7), percentage(0.125), percentage(None)
    ('42.86 %', '12.5 %', '-')
    """
    return "-" if share is None else f"{as_points(100 * share)} %"


def signed(points: float | None) -> str:
    """A difference in points with its sign.

    >>> signed(3.75), signed(-0.001), signed(-2)
    ('+3.75', '0', '-2')
    """
    if points is None:
        return "-"
    if abs(points) < 0.005:
        return "0"
    return f"{'+' if points > 0 else ''}{as_points(float(points))}"


def scale_words(option_set: OptionSet, scores: Scores) -> str:
    """What 0 and 100 are, and which criteria a local scale leaves out."""
    if scores.scale == "global":
        return "Scale: global. 0 and 100 are the worst and best plausible."
    words = "Scale: local. 0 and 100 are the worst and best option on each criterion."
    if scores.dropped:
        names = listed([option_set.criterion(id_).name for id_ in scores.dropped])
        words += f"\nLeft out, because every option ties: {names}."
    return words


def without_rank(options: Sequence[ScoredOption]) -> list[str]:
    """Each option that takes no rank, in a sentence with the reason."""
    return [f"{one.label} takes no rank. {one.why_unranked}" for one in options if not one.rank]


def first_rows(rows: Sequence[Sequence[str]]) -> tuple[list[Sequence[str]], list[str]]:
    """The first rows of a table's body, and a sentence on how many more there are, if any."""
    more = len(rows) - MOST_ROWS
    said = [f"And {more} more: --json has them all."] if more > 0 else []
    return list(rows[:MOST_ROWS]), said


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    return [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]


def _shortened(rows: Sequence[Sequence[str]], names: Sequence[int]) -> Sequence[Sequence[str]]:
    widths = _widths(rows)
    if sum(widths) + len(_BETWEEN) * (len(widths) - 1) <= width():
        return rows
    shown = [list(row) for row in rows]
    for column in names:
        cuts = [_cut(name) for name in dict.fromkeys(row[column] for row in rows)]
        for row in shown:
            # Names that would be cut to the same one stay whole.
            if cuts.count(short := _cut(row[column])) == 1:
                row[column] = short
    return shown


def _cut(name: str) -> str:
    if len(name) <= _LONGEST_NAME:
        return name
    return f"{name[: _LONGEST_NAME - 1].rstrip()}…"


def _that_fit(widths: Sequence[int]) -> Iterator[list[int]]:
    """The columns beside the first in groups that fit, one at least in each."""
    columns: list[int] = []
    used = widths[0]
    most = width()
    for column, wide in enumerate(widths[1:], start=1):
        if columns and used + len(_BETWEEN) + wide > most:
            yield columns
            columns, used = [], widths[0]
        columns.append(column)
        used += len(_BETWEEN) + wide
    yield columns
