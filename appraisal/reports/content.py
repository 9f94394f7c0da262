"""What a report holds, before anybody decides how it looks: chapters, sections, charts, tables."""

from __future__ import annotations

from dataclasses import dataclass

from appraisal.briefing.standing import Standing
from appraisal.charts.data import DataSpec


@dataclass(frozen=True)
class Table:
    """Texts in rows; every row has one for each heading, and the first names the row.

    `caption` numbers it, with the unit of a chart's figures. `title` heads a table that stands by
    itself; the figures of a chart have none.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figure:
    """A chart with the same figures as a table, whose caption is that of both.

    `title` is the finding that heads it; "" where the section says the same already. `alt` is the
    chart in words.
    """

    title: str
    spec: DataSpec
    alt: str
    table: Table
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """A section of a chapter: the finding that heads it, what shows it, and its source.

    `label` is its short name, "" in a chapter that is about nothing else. `commands` are lines to
    type.
    """

    key: str
    label: str
    finding: str
    paragraphs: tuple[str, ...] = ()
    blocks: tuple[Figure | Table, ...] = ()
    commands: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True)
class Chapter:
    """A numbered chapter, or with a letter an annex."""

    key: str
    number: str
    heading: str
    parts: tuple[Part, ...]

    @property
    def title(self) -> str:
        """Number and heading, as contents and headings have them.

        >>> Chapter("needs", "4", "Need and homes", ()).title
        '4. Need and homes'
        """
        return f"{self.number}. {self.heading}"

    @property
    def long(self) -> bool:
        """Whether it holds more than one chart or table, so that it begins a page on paper."""
        return sum(len(part.blocks) for part in self.parts) > 1


@dataclass(frozen=True)
class Report:
    """A whole report: its first page, then chapters.

    `dated` is the date of the data (2026-09-30), `verdict` what the checks came to, `summary` eight
    sentences at most, `main_figures` the few that everything else is about.
    """

    title: str
    standing: Standing
    dated: str
    verdict: str
    summary: tuple[str, ...]
    main_figures: Table | None
    chapters: tuple[Chapter, ...]
