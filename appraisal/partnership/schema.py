"""What a table of partnership data is: its columns, its key, and what its columns refer to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

Kind = Literal[
    "id",  # a short code that other tables may refer to; always text, so that "2.10" stays "2.10"
    "text",  # a name or a sentence from a list that the partnership controls
    "whole",  # a whole number from 0 on
    "number",  # any finite number
    "money",  # pounds and pence
    "share",  # a fraction from 0 to 1
    "percent",  # percentage points, which may be negative
    "yes_no",
    "date",  # YYYY-MM-DD or DD/MM/YYYY
    "year",  # a calendar year
    "money_year",  # a financial year, such as 2026/27
]

SQL_TYPES: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        "id": "VARCHAR",
        "text": "VARCHAR",
        "whole": "BIGINT",
        "number": "DOUBLE",
        "money": "DECIMAL(18,2)",
        "share": "DECIMAL(9,6)",
        "percent": "DECIMAL(9,4)",
        "yes_no": "BOOLEAN",
        "date": "DATE",
        "year": "INTEGER",
        "money_year": "VARCHAR",
    }
)


@dataclass(frozen=True)
class Column:
    """One column. `refers_to` is "table.column"; `one_of` are the only values allowed."""

    name: str
    kind: Kind
    says: str
    unit: str = ""
    optional: bool = False  # the column may be absent, and its cells may be blank
    one_of: tuple[str, ...] = ()
    refers_to: str = ""


@dataclass(frozen=True)
class Table:
    """One table. `about_people` marks a row as being about one person, so that it needs leave."""

    name: str
    title: str
    says: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    required: bool = False
    about_people: bool = False

    def column(self, name: str) -> Column:
        """The column of that name; `KeyError` where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)
