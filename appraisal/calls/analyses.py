"""What a call may say that asks what would change a result, how sure it is, and who differs."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from appraisal.analysis.robustness import DRAWS, SEED
from appraisal.calls.parts import (
    Commands,
    add_command,
    add_data,
    add_json,
    add_option_set,
    add_weights,
)

MOST_DRAWS = 100_000_000
"""Seconds of work; more would tell apart only what no score can."""

LARGEST_SEED = 2**63 - 1

BALLOTS_HELP = "a CSV file, one ballot a row: columns participant, group, one a criterion"


def _add_sensitivity(commands: Commands) -> None:
    parser = add_command(
        commands,
        "sensitivity",
        "show which weight, and which score, would change the leader",
        "appraisal sensitivity scenarios/salford-trafford-2000.yaml",
    )
    add_option_set(parser)
    add_weights(parser)
    parser.add_argument(
        "--second-opinions",
        action="store_true",
        help="also rank the options by TOPSIS, VIKOR and PROMETHEE II, as a check (takes seconds)",
    )
    add_data(parser)
    add_json(parser)


def _add_robustness(commands: Commands) -> None:
    parser = add_command(
        commands,
        "robustness",
        "show in what share of many weightings each option takes each rank",
        "appraisal robustness scenarios/salford-trafford-2000.yaml --order 'ready>lead=acc'",
    )
    add_option_set(parser)
    parser.add_argument(
        "--draws",
        type=_whole_number("number of draws", 1, MOST_DRAWS),
        default=DRAWS,
        metavar="N",
        help=f"how many weightings to draw (default {DRAWS:,})",
    )
    parser.add_argument(
        "--seed",
        type=_whole_number("seed", 0, LARGEST_SEED),
        default=SEED,
        metavar="S",
        help=f"the same seed gives the same figures again (default {SEED})",
    )
    source = parser.add_mutually_exclusive_group()
    source.add_argument(
        "--ballots",
        metavar="CSV",
        help=f"draw from a room's own ballots: {BALLOTS_HELP}",
    )
    source.add_argument(
        "--order",
        metavar="'A>B>C'",
        help="draw only weightings that agree with this order of the criteria, the most valued "
        "swing first; B=C for a tie; the rest are free; in quotation marks, because of the '>'",
    )
    parser.add_argument(
        "--scores",
        choices=("fixed", "ranges"),
        default="fixed",
        help="keep the scores fixed, or draw each between its low and its high (default fixed)",
    )
    add_data(parser)
    add_json(parser)


def _add_agreement(commands: Commands) -> None:
    parser = add_command(
        commands,
        "agreement",
        "show how far a room's ballots agree; small groups are kept private",
        "appraisal agreement ballots.csv",
    )
    parser.add_argument("file", metavar="BALLOTS.csv", help=BALLOTS_HELP)
    add_json(parser)


def _add_compare(commands: Commands) -> None:
    parser = add_command(
        commands,
        "compare",
        "show the same options under several weightings, or several option sets, side by side",
        "appraisal compare scenarios/salford-trafford-2000.yaml --perspectives",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="an option set")
    weighting = parser.add_mutually_exclusive_group()
    add_weights(weighting)
    weighting.add_argument(
        "--perspectives",
        action="store_true",
        help="compare equal weights with each perspective of the one FILE",
    )
    add_data(parser)
    add_json(parser)


def _whole_number(what: str, least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        number = int(text) if text.isdecimal() and len(text) < 20 else -1
        if not least <= number <= most:
            short = text if len(text) <= 40 else f"{text[:39]}…"
            raise argparse.ArgumentTypeError(
                f"'{short}' is not a {what}. Use a whole number from {least} to {most:,}"
            )
        return number

    return read


ADD_ANALYSES: tuple[Callable[[Commands], None], ...] = (
    _add_sensitivity,
    _add_robustness,
    _add_agreement,
    _add_compare,
)
"""What adds each of these commands to the others, in the order of the help."""
