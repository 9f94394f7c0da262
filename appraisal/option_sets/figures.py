"""Figures that a file does not hold itself: what it asks for by name, and where one came from.

The file records a query's name and what to assume, never how the figure is worked out. What a
name stands for is the partnership data's to say; nothing here knows of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Query:
    """The named query that gives a criterion its amounts, and what it assumes by default.

    `assume` holds numbers by the name of the assumption; an option may give others.
    """

    name: str
    assume: Mapping[str, float] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Provenance:
    """Where an amount came from that a named query gave.

    `assume` holds everything that was assumed for it, the query's own defaults too. `words` say
    all of it in a sentence or two. `data` is the checksum of the data as loaded, and `as_at` its
    date, YYYY-MM-DD.
    """

    query: str
    title: str
    assume: Mapping[str, float] = field(hash=False)
    words: str
    data: str
    as_at: str
