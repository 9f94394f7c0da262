"""Charts and tables of a section as a report has them: numbered, said in words, with figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from appraisal.briefing import Exhibit, Section, TextTable
from appraisal.charts.data import alternative, table_of
from appraisal.reports.content import Figure, Table

_FIGURE = re.compile(r"(\*|not known|none|under )?[-+]?£?[\d.,]*m?(\u00a0%)?")


class Numbers:
    """Hands out the numbers of charts and of tables, in the order of the report."""

    def __init__(self) -> None:
        self._charts = self._tables = 0

    def chart(self) -> int:
        """The next chart's number, from 1."""
        self._charts += 1
        return self._charts

    def table(self) -> int:
        """The next table's number, from 1."""
        self._tables += 1
        return self._tables


def blocks(
    section: Section, exhibits: Iterable[Exhibit | TextTable], numbers: Numbers
) -> Iterator[Figure | Table]:
    """The exhibits of a section, numbered."""
    for exhibit in exhibits:
        if isinstance(exhibit, TextTable):
            yield text_table(exhibit, numbers)
        else:
            yield _figure(section, exhibit, numbers)


def text_table(table: TextTable, numbers: Numbers) -> Table:
    """A table that stands by itself."""
    return Table(
        caption=f"Table {numbers.table()}",
        headings=table.headings,
        rows=table.rows,
        title=table.title,
        notes=table.notes,
    )


def _figure(section: Section, exhibit: Exhibit, numbers: Numbers) -> Figure:
    spec, number = exhibit.spec, numbers.chart()
    unit = f": {spec.unit}" if spec.unit else ""
    held = table_of(spec)
    notes = (spec.note, *exhibit.notes) if spec.note else exhibit.notes
    return Figure(
        title="" if spec.title == section.finding else spec.title,
        spec=spec,
        alt=alternative(spec),
        table=Table(
            caption=f"Chart {number} and its figures{unit}",
            headings=tuple(str(name) for name in held.columns),
            rows=tuple(tuple(map(str, row)) for row in held.itertuples(index=False)),
        ),
        notes=notes,
    )


def of_figures(table: Table) -> tuple[bool, ...]:
    """Which columns hold figures, to be set flush right; the first names the rows and never does.

    >>> of_figures(Table("", ("Home", "Adults", "Cost"), (("Own", "*", "£1.2m"), ("Inn", "5", ""))))
    (False, True, True)
    """
    return tuple(
        place > 0 and _holds_figures([row[place] for row in table.rows])
        for place in range(len(table.headings))
    )


def _holds_figures(texts: Sequence[str]) -> bool:
    return any(texts) and all(_FIGURE.fullmatch(text) for text in texts)
