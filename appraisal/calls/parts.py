"""What the calls of several commands share."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TypeAlias

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

WEIGHTS_HELP = (
    "equal (every criterion the same), the id of one of the file's perspectives, "
    "or weights such as a=30,b=70"
)


DATA_HELP = (
    "the data folder whose partnership data answer the file's queries, if it has any "
    "(default appraisal-data in the current folder, as for serve)"
)


def add_command(
    commands: Commands,
    name: str,
    does: str,
    example: str,
) -> argparse.ArgumentParser:
    """A command with its help, to which arguments can be added."""
    return commands.add_parser(
        name,
        help=does,
        description=f"{does[0].upper()}{does[1:]}.",
        epilog=f"example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def add_option_set(parser: argparse.ArgumentParser) -> None:
    """The one option set that a command works on."""
    parser.add_argument("file", metavar="FILE", help="an option set")


def add_weights(parser: argparse._ActionsContainer) -> None:
    """The weighting that a command works under."""
    parser.add_argument("--weights", default="equal", metavar="W", help=WEIGHTS_HELP)


def add_data(parser: argparse._ActionsContainer, what: str = DATA_HELP) -> None:
    """The folder whose loaded data answer an option set's queries."""
    parser.add_argument("--data", type=Path, metavar="DIR", help=what)


def add_json(parser: argparse.ArgumentParser) -> None:
    """The choice of one JSON object in place of text."""
    parser.add_argument("--json", action="store_true", help="print one JSON object, unrounded")
