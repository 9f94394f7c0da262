"""Make the invented partnership Harrowmere anew: the same files, byte for byte, each time.

    python data/make_harrowmere.py                        # data/harrowmere/: CSV and a workbook
    python data/make_harrowmere.py --to DIR --times 1000  # as many times the people and the money
    python data/make_harrowmere.py --to DIR --parquet     # Parquet in place of CSV

Every person is invented. What comes from where is told in data/harrowmere/README.md.
"""

import argparse
import sys
from pathlib import Path

from harrowmere_maker.tables import harrowmere
from harrowmere_maker.writing import write_tables, write_workbook

HOME = Path(__file__).resolve().parent / "harrowmere"
WORKBOOK = "harrowmere.xlsx"


def main() -> None:
    """Make every table and write it, with the workbook where the size is the usual one."""
    asked = _asked()
    tables = harrowmere(asked.times)
    write_tables(tables, asked.to, "parquet" if asked.parquet else "csv")
    if asked.times == 1 and not asked.parquet:
        write_workbook(tables, asked.to / WORKBOOK)
    rows = sum(map(len, tables.values()))
    sys.stdout.write(f"{len(tables)} tables with {rows:,} rows are in {asked.to}\n")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Make the invented partnership Harrowmere.")
    parser.add_argument("--to", type=Path, default=HOME, metavar="DIR", help="where to write")
    parser.add_argument("--times", type=_times, default=1, metavar="N", help="as many times all")
    parser.add_argument("--parquet", action="store_true", help="Parquet in place of CSV")
    return parser.parse_args()


def _times(given: str) -> int:
    if not given.isdecimal() or not 1 <= int(given) <= 10_000:
        raise argparse.ArgumentTypeError(
            f"'{given}' was given. Use a whole number from 1 to 10000."
        )
    return int(given)


if __name__ == "__main__":
    main()
