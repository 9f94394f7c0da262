"""What pages and the report share: a section, with its exhibits and where they come from."""

from __future__ import annotations

from dataclasses import dataclass

from appraisal.charts.data import DataSpec


@dataclass(frozen=True)
class Exhibit:
    """One chart: its specification, whose title is the finding, and what to say beside it.

    `key` is a short id, unique in its section, that names its download.
    """

    key: str
    spec: DataSpec
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class TextTable:
    """A table of texts as they are shown; every row has one text a heading."""

    key: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """One section of the evidence: the finding first, then what shows it.

    `source` says where the figures come from and of which date; `missing` says why there is nothing
    to show, and what to do, where that is so.
    """

    key: str
    heading: str
    finding: str
    paragraphs: tuple[str, ...] = ()
    exhibits: tuple[Exhibit | TextTable, ...] = ()
    source: str = ""
    missing: str = ""
