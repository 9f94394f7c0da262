"""What a call of the `appraisal` command may say."""

from __future__ import annotations

import argparse
from importlib.metadata import version
from pathlib import Path

from appraisal.calls.analyses import ADD_ANALYSES
from appraisal.calls.loading import add_load, add_report
from appraisal.calls.parts import (
    Commands,
    add_command,
    add_data,
    add_json,
    add_option_set,
    add_weights,
)

EXIT_STATUS = """\
exit status:
  0  done
  1  the input is at fault: a file, a partnership's data, or weights, an order or judgements (an
     unknown perspective or criterion, a swing over 100), wherever they are given
  2  the call is at fault: an unknown command or argument, an ID, count, seed or port that cannot
     be used, too few files to compare, nothing to load where the call says
"""

METHODS = {
    "swing": (
        "NAME=SWING",
        "a criterion, and what moving from its worst to its best is worth, 0 to 100",
        "from swings of 0 to 100",
        "swing access=100 cost=40",
    ),
    "points": (
        "NAME=POINTS",
        "a criterion and its points",
        "from points on any scale",
        "points access=30 cost=70",
    ),
    "rank": (
        "NAME",
        "the criteria, most valued swing first; b=c for a tie",
        "from an order of importance alone",
        "rank access cost=rota",
    ),
    "pairwise": (
        "FILE.csv",
        "a matrix with the criteria in the header row and the first column; 1/3 is a number",
        "from comparing each criterion with each other",
        "pairwise comparisons.csv",
    ),
    "best-worst": (
        "FILE.json",
        "an object with best, worst, best_to_others and others_to_worst",
        "from comparing each criterion with the best and the worst",
        "best-worst judgements.json",
    ),
}


def call_parser() -> argparse.ArgumentParser:
    """The parser of every command; a call names its command in `command`."""
    whole = argparse.ArgumentParser(
        prog="appraisal",
        description="Option appraisal for health and council partnerships.",
        epilog=EXIT_STATUS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    whole.add_argument("--version", action="version", version=f"appraisal {version('appraisal')}")
    commands = whole.add_subparsers(
        title="commands", metavar="COMMAND", dest="command", required=True
    )
    for add in (
        _add_serve,
        _add_validate,
        _add_schema,
        _add_new,
        _add_score,
        *ADD_ANALYSES,
        _add_weights,
        add_load,
        add_report,
    ):
        add(commands)
    return whole


def _add_serve(commands: Commands) -> None:
    parser = add_command(
        commands,
        "serve",
        "start the app; print the facilitator's private link and the join link with its QR code",
        "appraisal serve --port 8501 --data our-workshops",
    )
    parser.add_argument("--port", type=_port, default=8501, help="default 8501")
    parser.add_argument("--address", default="127.0.0.1", help="default 127.0.0.1")
    parser.add_argument(
        "--data",
        type=Path,
        default=Path("appraisal-data"),
        metavar="DIR",
        help="where everything is kept (default appraisal-data in the current folder)",
    )
    parser.add_argument(
        "--database",
        metavar="URL",
        help="refused in this version, which keeps its workshops in a DuckDB file only",
    )
    parser.add_argument(
        "--rehearse",
        type=_positive,
        metavar="N",
        help="open a rehearsal with N simulated participants",
    )


def _add_validate(commands: Commands) -> None:
    parser = add_command(
        commands,
        "validate",
        "list every problem and warning of each option set",
        "appraisal validate scenarios/salford-trafford-2000.yaml",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="an option set")
    add_data(
        parser, "also answer the queries, by the partnership data loaded into this data folder"
    )
    add_json(parser)


def _add_schema(commands: Commands) -> None:
    parser = add_command(
        commands,
        "schema",
        "print the JSON Schema of the option-set format",
        "appraisal schema > option-set.schema.json",
    )
    parser.add_argument("--json", action="store_true", help="the same: a schema is JSON anyway")


def _add_new(commands: Commands) -> None:
    parser = add_command(
        commands,
        "new",
        "print a commented option set to start from",
        "appraisal new clinic-hours --options 3 --criteria 5 > clinic-hours.yaml",
    )
    parser.add_argument(
        "id", metavar="ID", help="the option set's id: small letters, digits and '-'"
    )
    parser.add_argument("--options", type=_positive, default=3, metavar="N", help="default 3")
    parser.add_argument("--criteria", type=_positive, default=4, metavar="N", help="default 4")
    add_json(parser)


def _add_score(commands: Commands) -> None:
    parser = add_command(
        commands,
        "score",
        "show overall values, ranks and contributions",
        "appraisal score scenarios/salford-trafford-2000.yaml --weights lead=30,acc=70",
    )
    add_option_set(parser)
    add_weights(parser)
    add_data(parser)
    add_json(parser)


def _add_weights(commands: Commands) -> None:
    parser = add_command(
        commands,
        "weights",
        "work out weights from judgements",
        "appraisal weights swing access=100 cost=40",
    )
    methods = parser.add_subparsers(title="methods", metavar="METHOD", dest="method", required=True)
    for method, (argument, meaning, does, example) in METHODS.items():
        chosen = add_command(methods, method, does, f"appraisal weights {example}")
        how_many = 1 if argument.startswith("FILE") else "+"
        chosen.add_argument("arguments", nargs=how_many, metavar=argument, help=meaning)
        if method == "rank":
            chosen.add_argument(
                "--formula", choices=("roc", "sum", "reciprocal"), default="roc", help="default roc"
            )
        add_json(chosen)


def _positive(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if not 1 <= number <= 1_000_000:
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number above 0")
    return number


def _port(text: str) -> int:
    number = int(text) if text.isdecimal() and len(text) < 6 else -1
    if not 0 <= number <= 65535:
        raise argparse.ArgumentTypeError(f"'{text}' is not a port. Use 0 to 65535")
    return number
