"""What the tests of the commands share: running one, and the files that they run on."""

import json
import sys
from pathlib import Path

import pytest

from appraisal.cli import main

ROOT = Path(__file__).resolve().parents[2]
SALFORD_TRAFFORD = str(ROOT / "scenarios" / "salford-trafford-2000.yaml")
SCENARIOS = sorted(str(path) for path in (ROOT / "scenarios").glob("*.yaml"))
SCRIPT = str(Path(sys.executable).with_name("appraisal"))

STARTING = "Starting Appraisal...\n"

TIED = """\
format: 1
id: budgets
title: Budgets
question: How should the money come together?
scale: SCALE
criteria:
  r1: {name: Reshaping}
  r2: {name: Confidence}
  r3: {name: Reporting}
hurdles:
  legal: {name: Legal power}
options:
  f0: {name: Separate, label: F0, baseline: true, scores: {r1: 20, r2: 40, r3: 50}}
  f1: {name: Aligned, label: F1, scores: {r1: 60, r2: 70, r3: 50}}
  f2: {name: Pooled, label: F2, scores: {r1: 90, r2: 90, r3: 50}, hurdles: {legal: fail}}
  f3: {name: Staged, label: F3, scores: {r1: 70, r2: 60, r3: 50}}
  f4: {name: Later, label: F4, scores: {r1: 70}}
perspectives:
  money: {name: Money first, weights: {r1: 3, r2: 1}}
"""


def run(capsys, *arguments):
    """The exit status, standard output and standard error of a call."""
    status = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return status, out, err


def run_json(capsys, *arguments):
    status, out, _ = run(capsys, *arguments, "--json")
    assert status == 0
    return json.loads(out, parse_constant=lambda name: pytest.fail(f"{name} in JSON"))
