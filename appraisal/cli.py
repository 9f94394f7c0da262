"""The `appraisal` command: reads the call, runs a command, prints what it returns."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from appraisal.analysis.second_opinions import second_opinions
from appraisal.analysis_commands import (
    agreement_as_json,
    agreement_of_file,
    robustness_as_json,
    robustness_of_file,
    sensitivity_as_json,
    sensitivity_of_file,
)
from appraisal.calls import call_parser
from appraisal.commands import (
    Json,
    evidence_as_json,
    new_command,
    schema_command,
    scored_file,
    scores_as_json,
    validate_command,
    weights_as_json,
    whose_weights,
)
from appraisal.comparison_commands import comparison_as_json, comparison_of_files
from appraisal.errors import AppraisalError, CallError
from appraisal.evidence.files import blank_figures
from appraisal.judgements import weights_from
from appraisal.option_sets import OptionSet, Problem, format_problem
from appraisal.plain_text import (
    agreement_text,
    comparison_text,
    counted,
    progress_line,
    robustness_text,
    score_text,
    sensitivity_text,
    weights_text,
)
from appraisal.plain_text.evidence import evidence_text
from appraisal.wording import listed

DONE, INPUT_AT_FAULT, CALL_AT_FAULT, INTERRUPTED = 0, 1, 2, 130

SLOW_FILE = 200_000
"""Bytes of an option set that may take over a second to read and check."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 the input is at fault, 2 the call.

    Input is what a file, a weighting or a judgement says: an unknown perspective or criterion and
    a swing of 170 are input, even though they are typed into the call.
    """
    _print_whatever_the_characters()
    try:
        call = call_parser().parse_args(arguments)
        status = RUN[call.command](call)
        if sys.stdout is not None:
            sys.stdout.flush()
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else CALL_AT_FAULT
    except BrokenPipeError:
        # Whoever was reading has seen enough, as `| head` does. Python flushes once more on its
        # way out, so standard output has to lead somewhere by then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except AppraisalError as error:
        print(error, file=sys.stderr)
        return CALL_AT_FAULT if isinstance(error, CallError) else INPUT_AT_FAULT
    except OSError as error:
        print(f"Nothing more can be read or written: {error.strerror}.", file=sys.stderr)
        return INPUT_AT_FAULT
    return status


def _print_whatever_the_characters() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _print_json(result: Json) -> None:
    print(json.dumps(result, indent=2, allow_nan=False))


def _say_if_slow(file: str) -> None:
    """Tell a terminal which file is being read, where reading it may take over a second."""
    try:
        size = Path(file).stat().st_size
    except (OSError, ValueError):
        return
    if size > SLOW_FILE and sys.stderr is not None and sys.stderr.isatty():
        print(f"Reading {file}...", file=sys.stderr, flush=True)


def _say_blank_figures(file: str, option_set: OptionSet) -> None:
    """Warn of each cell that a query was to fill and did not."""
    for problem in blank_figures(option_set):
        print(format_problem(file, problem, warning=True), file=sys.stderr)


def _serve(call: argparse.Namespace) -> int:
    # What comes next loads all of Streamlit, which takes seconds.
    print("Starting Appraisal...", file=sys.stderr, flush=True)
    from appraisal.serving import serve

    serve(
        port=call.port,
        address=call.address,
        data=call.data,
        database=call.database,
        rehearse=call.rehearse,
    )
    return DONE


def _validate(call: argparse.Namespace) -> int:
    reports = []
    for file in call.files:
        _say_if_slow(file)
        reports += validate_command([file], data=call.data)["files"]
        if not call.json:
            _print_report(reports[-1])
    if call.json:
        _print_json({"files": reports})
    return DONE if all(report["ok"] for report in reports) else INPUT_AT_FAULT


def _print_report(report: Json) -> None:
    file, errors, warnings = report["file"], report["errors"], report["warnings"]
    for error in errors:
        print(format_problem(file, Problem(**error)), file=sys.stderr)
    for warning in warnings:
        print(format_problem(file, Problem(**warning), warning=True), file=sys.stderr)
    if errors:
        print(f"{counted(len(errors), 'problem')}. Nothing was loaded.", file=sys.stderr)
    else:
        print(f"{file}: no errors, {counted(len(warnings), 'warning')}.")


def _schema(_: argparse.Namespace) -> int:
    _print_json(schema_command())
    return DONE


def _new(call: argparse.Namespace) -> int:
    result = new_command(call.id, call.options, call.criteria)
    if call.json:
        _print_json(result)
    else:
        print(str(result["text"]).rstrip("\n"))
    return DONE


def _score(call: argparse.Namespace) -> int:
    _say_if_slow(call.file)
    option_set, scores = scored_file(call.file, call.weights, call.data)
    _say_blank_figures(call.file, option_set)
    if call.json:
        _print_json(scores_as_json(option_set, scores))
    else:
        print(score_text(option_set, scores, whose_weights(option_set, call.weights)))
        print(evidence_text(option_set), end="\n" * bool(option_set.queried))
    return DONE


def _sensitivity(call: argparse.Namespace) -> int:
    _say_if_slow(call.file)
    option_set, result = sensitivity_of_file(call.file, call.weights, call.data)
    _say_blank_figures(call.file, option_set)
    opinions = second_opinions(option_set, result.scores) if call.second_opinions else None
    if call.json:
        _print_json(sensitivity_as_json(option_set, result, opinions))
    else:
        weights = whose_weights(option_set, call.weights)
        print(sensitivity_text(option_set, result, weights, opinions))
    return DONE


def _robustness(call: argparse.Namespace) -> int:
    _say_if_slow(call.file)
    option_set, result, order = robustness_of_file(
        call.file,
        draws=call.draws,
        seed=call.seed,
        order=call.order,
        ballots=call.ballots,
        scores=call.scores,
        data=call.data,
    )
    _say_blank_figures(call.file, option_set)
    if call.json:
        _print_json({**robustness_as_json(result, order), **evidence_as_json(option_set)})
    else:
        print(robustness_text(option_set, result, order))
    return DONE


def _agreement(call: argparse.Namespace) -> int:
    _say_if_slow(call.file)
    result = agreement_of_file(call.file)
    if call.json:
        _print_json(agreement_as_json(result))
    else:
        print(agreement_text(result))
    return DONE


def _compare(call: argparse.Namespace) -> int:
    for file in call.files:
        _say_if_slow(file)
    comparison = comparison_of_files(
        call.files, call.weights, perspectives=call.perspectives, data=call.data
    )
    # One scenario a file, or several of the one file.
    for file, scenario in zip(call.files, comparison.scenarios, strict=False):
        _say_blank_figures(file, scenario.option_set)
    if call.json:
        _print_json(comparison_as_json(comparison))
    else:
        print(comparison_text(comparison))
    return DONE


def _weights(call: argparse.Namespace) -> int:
    formula = getattr(call, "formula", "roc")
    result = weights_from(call.method, call.arguments, formula)
    if result.inconsistent:
        print(f"warning: {result.note}", file=sys.stderr)
    if call.json:
        _print_json(weights_as_json(result))
    else:
        print(weights_text(result))
    return DONE


def _load(call: argparse.Namespace) -> int:
    # DuckDB and openpyxl take a moment, and no other command needs them.
    from appraisal.partnership_commands import load_as_json, load_command, template_command
    from appraisal.plain_text.loading import load_text

    if call.template is not None:
        written = [str(path) for path in template_command(call.template)]
        if call.json:
            _print_json({"written": written})
        else:
            print(f"Wrote {len(written)} files into {call.template}. Begin with README.md there.")
        return DONE
    with progress_line() as tell:
        report = load_command(call.source, call.data, progress=tell)
    if call.json:
        _print_json(load_as_json(report))
    else:
        print(load_text(report))
    return DONE if report.loaded else INPUT_AT_FAULT


def _report(call: argparse.Namespace) -> int:
    from appraisal.partnership_commands import report_command

    print("Writing the report takes some seconds...", file=sys.stderr, flush=True)
    written = [str(path) for path in report_command(call.data, call.to)]
    if call.json:
        _print_json({"written": written})
    else:
        print(f"Wrote {listed(written)}.")
    return DONE


RUN: dict[str, Callable[[argparse.Namespace], int]] = {
    "serve": _serve,
    "validate": _validate,
    "schema": _schema,
    "new": _new,
    "score": _score,
    "sensitivity": _sensitivity,
    "robustness": _robustness,
    "agreement": _agreement,
    "compare": _compare,
    "weights": _weights,
    "load": _load,
    "report": _report,
}
