"""Empty files for an analyst's own partnership: one a table, with headings and what they mean."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from appraisal.partnership.load_lock import LoadingError
from appraisal.partnership.reading.cells import EXPECTED
from appraisal.partnership.schema import Column, Table
from appraisal.partnership.tables import TABLES
from appraisal.partnership.template_rows import PREFILLED
from appraisal.wording import counted, listed

COLUMNS = "columns.txt"
README = "README.md"
"""What the folder holds beside the tables. Neither ends in .csv, so that neither is read as one."""


def write_templates(folder: Path) -> tuple[Path, ...]:
    """Write the templates into the folder, and return the files; nothing is ever overwritten.

    Raises LoadingError where a file is there already, before any is written.
    """
    texts = template_texts()
    there = [name for name in texts if (folder / name).exists()]
    if there:
        raise LoadingError(
            f"{folder} already holds {listed(_few(there))}. Nothing was written. Give an empty "
            "folder."
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            with (folder / name).open("x", encoding="utf-8", newline="") as file:
                file.write(text)
    except OSError as error:
        raise LoadingError(f"Nothing can be written to {folder}: {error.strerror}.") from error
    return tuple(folder / name for name in texts)


def _few(names: list[str]) -> list[str]:
    """The names, or the first three and how many more."""
    return names if len(names) < 5 else [*names[:3], counted(len(names) - 3, "more file")]


def template_texts() -> Mapping[str, str]:
    """The text of each file by its name.

    >>> template_texts()["pool.csv"]
    'pool_id,name,host_partner_id,legal_basis\\r\\n'
    """
    tables = {f"{table.name}.csv": _table_text(table) for table in TABLES}
    return {README: _readme(), COLUMNS: _columns(), **tables}


def _table_text(table: Table) -> str:
    return _csv([list(table.column_names), *PREFILLED.get(table.name, [])])


def _csv(rows: list[list[str]], separator: str = ",") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue()


def _columns() -> str:
    """Every column of every table, separated by tabs, which a spreadsheet opens as columns."""
    heads = ["table", "column", "says", "holds", "unit", "needed", "only", "refers to"]
    rows = [
        [
            table.name,
            column.name,
            column.says,
            _holds(column),
            column.unit,
            "no" if column.optional else "yes",
            ", ".join(column.one_of),
            column.refers_to,
        ]
        for table in TABLES
        for column in table.columns
    ]
    return _csv([heads, *rows], "\t")


def _holds(column: Column) -> str:
    return "one of the words beside" if column.one_of else EXPECTED[column.kind]


def _readme() -> str:
    required = [table for table in TABLES if table.required]
    others = [table for table in TABLES if not table.required]
    return _README.format(
        required="\n".join(map(_line, required)),
        others="\n".join(map(_line, others)),
    )


def _line(table: Table) -> str:
    people = " Needs leave: one row a person." if table.about_people else ""
    filled = " Filled in already; change it to fit." if table.name in PREFILLED else ""
    return f"- `{table.name}.csv` - {table.says}{filled}{people}"


_README = """\
# Templates for a partnership's data

One file a table, with its headings. `columns.txt` says what each column holds (open it in a
spreadsheet: its columns are separated by tabs). Fill in what you have and load the folder:

    appraisal load DIR

Leave out any table that is not needed: delete its file, or leave it with headings only.

- Dates are 2026-11-22 or 22/11/2026. Nothing is read with the month first.
- Pound signs, commas between thousands and per cent signs may stay.
- A blank cell is not known; a nought must be written as 0.
- Codes are yours to choose and stay as they are written: 2.10 is not 2.1.
- Never give names, addresses, postcodes, NHS or National Insurance numbers, dates of birth,
  telephone numbers, e-mail addresses or notes about people. Loading looks for patterns of these
  and refuses a file where it finds one; that it finds none proves nothing. You answer for what
  is in the files.
- An owner or a lead is a role, such as Finance lead, and never a person's name.
- Tables with one row a person are loaded only where `partnership.csv` says
  `allow_person_level` yes. Counts in `register_agg.csv` are enough for most pages.

## Needed

{required}

## As you have them

{others}
"""
