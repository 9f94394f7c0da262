"""Folders of CSV files, as an analyst hands them over."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from appraisal.partnership.tables import BY_NAME


def write_tables(folder: Path, tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> Path:
    """The folder, with one CSV file for each table; cells that are not given are blank."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, BY_NAME[name].column_names)
            writer.writeheader()
            writer.writerows(rows)
    return folder
