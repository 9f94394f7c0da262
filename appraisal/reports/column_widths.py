"""How wide the columns of a table are, by how long their texts are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from appraisal.reports.content import Table

MANY: Final = 7
"""Tables of so many columns are set in smaller type."""

_ACROSS, _ACROSS_SMALL = 90.0, 101.0  # characters across a page
_EDGES = 3.5  # characters' worth of a cell's own edges
_COMFORT = 13.0  # what even the shortest texts are given where there is room
_LONGEST = 36.0  # of words: a longer one, such as a checksum, is broken


def widths(table: Table) -> tuple[float, ...]:
    """The share of a page's width that suits each column.

    They sum to 1 at most, and to less where the texts are short: figures far from the name of
    their row are hard to read. No word is broken while there is room.

    >>> widths(Table("", ("Age", "Adults"), (("18 to 24", "245"),)))
    (0.1444, 0.1444)
    """
    columns = [
        [heading, *(row[place] for row in table.rows)]
        for place, heading in enumerate(table.headings)
    ]
    across = _ACROSS_SMALL if len(columns) >= MANY else _ACROSS
    least = [_EDGES + min(_LONGEST, _longest_word(texts)) for texts in columns]
    wanted = [
        max(low, _COMFORT, _EDGES + _in_few_lines(texts))
        for low, texts in zip(least, columns, strict=True)
    ]
    return tuple(round(one / across, 4) for one in _fitted(wanted, least, across))


def _fitted(wanted: Sequence[float], least: Sequence[float], across: float) -> list[float]:
    """As wide as wanted, or else as near to it as all columns alike can come."""
    if sum(wanted) <= across:
        return list(wanted)
    room, asked = across - sum(least), sum(wanted) - sum(least)
    if room <= 0 or not asked:
        return [one * across / sum(least) for one in least]
    return [low + (one - low) * room / asked for one, low in zip(wanted, least, strict=True)]


def _longest_word(texts: Sequence[str]) -> int:
    return max((len(word) for text in texts for word in text.split()), default=0)


def _in_few_lines(texts: Sequence[str]) -> float:
    longest = max(map(len, texts))
    return min(longest, 22 + longest / 5)
