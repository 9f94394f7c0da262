"""Harrowmere's data, loaded as an analyst would: as they ship, and with dearer care out of area."""

import atexit
import csv
import shutil
import tempfile
from decimal import Decimal
from functools import cache
from pathlib import Path

from appraisal.partnership.loading import load

ROOT = Path(__file__).parents[2]
HARROWMERE = ROOT / "data" / "harrowmere"
SCENARIO = ROOT / "scenarios" / "harrowmere-out-of-area.yaml"
DATABASE = "partnership.duckdb"
DEARER = "1.02"
"""So much dearer that the figure moves, and the packages still reconcile with the budget."""

_WEEKS = Decimal("52.1429")


@cache
def database(times: str = "1") -> Path:
    """A database of Harrowmere's data, care out of area costing so many times as much."""
    folder = Path(tempfile.mkdtemp(prefix="harrowmere-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    source = HARROWMERE if times == "1" else _dearer(folder / "source", Decimal(times))
    report = load(source, folder / "data")
    assert report.loaded, [(one.code, one.message) for one in report.findings if one.stops]
    return folder / "data" / DATABASE


def put(database: Path, folder: Path) -> None:
    """Put a database into a data folder as loading does: aside, then renamed into place."""
    folder.mkdir(parents=True, exist_ok=True)
    aside = folder / f"{DATABASE}.part"
    shutil.copyfile(database, aside)
    aside.replace(folder / DATABASE)


def _dearer(source: Path, times: Decimal) -> Path:
    shutil.copytree(HARROWMERE, source)
    # The workbook holds the same tables again.
    (source / "harrowmere.xlsx").unlink(missing_ok=True)
    rows = _rows(source / "package.csv")
    for row in rows:
        if row["in_area"] == "false":
            unit_cost = (Decimal(row["unit_cost"]) * times).quantize(Decimal("0.01"))
            weekly = (unit_cost * Decimal(row["units_per_week"])).quantize(Decimal("0.01"))
            row["unit_cost"], row["weekly_cost"] = str(unit_cost), str(weekly)
            row["annual_cost"] = str((weekly * _WEEKS).quantize(Decimal("0.01")))
    _write(source / "package.csv", rows)
    # What the partnership's ledger says of packages moves with them.
    totals = _rows(source / "control_total.csv")
    for total in totals:
        column = {"weekly_package_cost": "weekly_cost", "annual_package_cost": "annual_cost"}
        if total["measure"] in column:
            total["amount"] = str(sum(Decimal(row[column[total["measure"]]]) for row in rows))
    _write(source / "control_total.csv", totals)
    return source


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as read:
        return list(csv.DictReader(read))


def _write(file: Path, rows: list[dict[str, str]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as written:
        writer = csv.DictWriter(written, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
