"""What a call may say that brings a partnership's data in."""

from __future__ import annotations

import argparse
from pathlib import Path

from appraisal.calls.parts import Commands, add_command, add_json


def add_report(commands: Commands) -> None:
    """Add `report` to the commands."""
    parser = add_command(
        commands,
        "report",
        "write the Data and Analysis Report of the data that were loaded, for Word and as a page",
        "appraisal report --data our-workshops --to papers",
    )
    _add_place(parser)
    parser.add_argument(
        "--to",
        type=Path,
        default=Path("."),
        metavar="DIR|FILE",
        help="a folder for both documents (default the current one), or one file that ends in "
        ".docx or .html",
    )
    add_json(parser)


def add_load(commands: Commands) -> None:
    """Add `load` to the commands."""
    parser = add_command(
        commands,
        "load",
        "check a partnership's data and, where nothing is at fault, put them in place",
        "appraisal load data/harrowmere --data our-workshops",
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "source",
        nargs="?",
        metavar="DIR|FILE.xlsx",
        help="a folder of CSV or Parquet files, one a table, or a workbook with a sheet a table",
    )
    what.add_argument(
        "--template",
        type=Path,
        metavar="DIR",
        help="write an empty file for each table into DIR instead, with what to put in it",
    )
    _add_place(parser)
    add_json(parser)


def _add_place(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--data",
        type=Path,
        default=Path("appraisal-data"),
        metavar="DIR",
        help="where everything is kept (default appraisal-data in the current folder)",
    )
