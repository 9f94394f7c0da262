"""A text file whose rows are not its lines, written anew row by row, with what is wrong with it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FIRST_ROWS = 5
LONGEST_CELL = 10_000
"""Characters of one cell: some three pages of text."""

csv.field_size_limit(max(csv.field_size_limit(), LONGEST_CELL))


@dataclass
class Faults:
    """The rows of each kind of fault: how many, and the first few."""

    counts: dict[str, int] = field(default_factory=dict)
    first: dict[str, list[int]] = field(default_factory=dict)

    def add(self, kind: str, row: int) -> None:
        """Note that a row has this fault."""
        self.counts[kind] = self.counts.get(kind, 0) + 1
        rows = self.first.setdefault(kind, [])
        if len(rows) < FIRST_ROWS:
            rows.append(row)


def clean_copy(path: Path, copy: Path, separator: str, width: int) -> Faults:
    """Write the file to `copy` with as many cells in each row, and tell which rows had not.

    Blank rows stay, so that a row keeps its number. Cells that are missing are blank; those that
    are too many are left out.
    """
    faults = Faults()
    with (
        path.open(encoding="utf-8-sig", newline="") as file,
        copy.open("w", encoding="utf-8", newline="") as made,
    ):
        writer = csv.writer(made, lineterminator="\n", quoting=csv.QUOTE_ALL)
        for number, row in enumerate(_rows(file, separator, faults), start=1):
            if row and len(row) < width:
                faults.add("short", number)
            if any(cell.strip() for cell in row[width:]):
                faults.add("long", number)
            writer.writerow([*row[:width], *[""] * (width - len(row))])
    return faults


def _rows(file: Iterator[str], separator: str, faults: Faults) -> Iterator[list[str]]:
    reader = csv.reader(file, delimiter=separator, strict=True)
    number = 0
    while True:
        number += 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            faults.add("huge" if "limit" in str(error) else "quote", number)
            row = []
        yield row
