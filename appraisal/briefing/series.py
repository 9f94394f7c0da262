"""Protected figures as the series of a chart: a figure that is hidden has the text `*` alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from appraisal.charts.data import HIDDEN, Series
from appraisal.partnership.figures import Grid, Line
from appraisal.partnership.pounds import in_pounds
from appraisal.wording import fixed, percent

Words = Callable[[float], str]

_MOSTLY = 0.75
"""The share of figures hidden from which on a chart would say nothing."""


def number(value: float) -> str:
    """A number of people or packages as people read it.

    >>> number(1135), number(0)
    ('1,135', '0')
    """
    return f"{value:,.0f}"


def tenths(share: float) -> str:
    """A share as a percentage with one decimal.

    >>> tenths(0.13790)
    '13.8\\xa0%'
    """
    return percent(share, 1)


def decimal(value: float) -> str:
    """A rate as people read it: to a tenth, or whole where it is large.

    >>> decimal(2.5527), decimal(571.4)
    ('2.6', '571')
    """
    return fixed(value, 1 if value < 100 else 0)


def shown(value: float | None, words: Words = number) -> str:
    """One figure in a sentence or a cell; `*` where it is hidden.

    >>> shown(860), shown(None), shown(105750.0, in_pounds)
    ('860', '*', '£105,750')
    """
    return HIDDEN if value is None else words(value)


def series(name: str, values: Sequence[float | None], words: Words = number) -> Series:
    """A series of figures as they may be shown.

    >>> series("People", (315, None)).texts
    ('315', '*')
    """
    return Series(name, tuple(values), tuple(shown(value, words) for value in values))


def known_series(name: str, values: Sequence[float | None], words: Words = number) -> Series:
    """A series whose blanks are figures that nobody has, and not hidden ones."""
    texts = tuple("not known" if value is None else words(value) for value in values)
    return Series(name, tuple(values), texts)


def people(name: str, values: Sequence[float | None]) -> Series:
    """Numbers of people or packages."""
    return series(name, values)


def pounds(name: str, values: Sequence[float | None]) -> Series:
    """Whole pounds."""
    return series(name, values, in_pounds)


def lowered(name: str) -> str:
    """A name within a sentence: its first letter small, unless it begins with initials or names.

    >>> lowered("Supported living"), lowered("NHS"), lowered("Shared Lives")
    ('supported living', 'NHS', 'Shared Lives')
    """
    first, _, rest = name.partition(" ")
    if first[1:] != first[1:].lower() or any(word[:1].isupper() for word in rest.split()):
        return name
    return name[:1].lower() + name[1:]


def mostly_hidden(figures: Line[int] | Line[float] | Grid[int] | Grid[float]) -> bool:
    """Whether so much is hidden, of what is more than nothing, that a chart would say nothing."""
    values = (
        [value for row in figures.values for value in row]
        if isinstance(figures, Grid)
        else list(figures.values)
    )
    hidden = sum(value is None for value in values)
    told = sum(bool(value) for value in values)
    return hidden > 0 and hidden >= _MOSTLY * (hidden + told)


def largest_cell(grid: Grid[int]) -> str:
    """The largest group of a table of people, as a finding; "" where nobody is shown.

    Names its column after its row.
    """
    cells = [
        (value, -row, -column)
        for row, values in enumerate(grid.values)
        for column, value in enumerate(values)
        if value
    ]
    if not cells:
        return ""
    value, row, column = max(cells)
    names = f"{lowered(grid.rows[-row].name)}; {lowered(grid.columns[-column].name)}"
    return f"{names} ({number(value)})"


def used(line: Line[int] | Line[float]) -> tuple[int, ...]:
    """The places of the categories that are not nought."""
    return tuple(place for place, value in enumerate(line.values) if value != 0)


def largest(line: Line[int] | Line[float]) -> int | None:
    """The place of the largest figure that is shown; None where none is."""
    held = [(value, -place) for place, value in enumerate(line.values) if value]
    return -max(held)[1] if held else None
