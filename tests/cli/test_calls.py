"""How commands are called: help, exit status, the server, and the method page."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import appraisal.serving
from appraisal.cli import main
from appraisal.errors import AppraisalError, CallError
from tests.cli.calls import ROOT, SALFORD_TRAFFORD, SCRIPT, STARTING, TIED, run


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["scores"],
        ["score"],
        ["score", "a.yaml", "b.yaml"],
        ["score", "a.yaml", "--weight", "equal"],
        ["validate"],
        ["new"],
        ["new", "x", "--options", "0"],
        ["new", "x", "--criteria", "many"],
        ["weights"],
        ["weights", "ahp", "a"],
        ["weights", "swing"],
        ["weights", "rank", "a", "--formula", "borda"],
        ["serve", "--port", "70000"],
        ["serve", "--rehearse", "-3"],
    ],
    ids=" ".join,
)
def test_a_call_at_fault_exits_2_and_says_how_it_goes(capsys, arguments):
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert err.startswith("usage: appraisal")


@pytest.mark.parametrize(
    "command",
    [
        "serve",
        "validate",
        "schema",
        "new",
        "score",
        "sensitivity",
        "robustness",
        "agreement",
        "compare",
        "weights",
        "load",
        "report",
    ],
)
def test_every_command_has_help_with_an_example(capsys, command):
    status, out, _ = run(capsys, command, "--help")
    assert status == 0
    assert f"example:\n  appraisal {command}" in out


def test_version_is_that_of_the_package(capsys):
    assert run(capsys, "--version") == (0, "appraisal 0.3.0\n", "")


def test_serve_hands_its_arguments_to_the_server(capsys, monkeypatch):
    given = {}
    monkeypatch.setattr(appraisal.serving, "serve", lambda **arguments: given.update(arguments))
    assert main(["serve"]) == 0
    assert given == {
        "port": 8501,
        "address": "127.0.0.1",
        "data": Path("appraisal-data"),
        "database": None,
        "rehearse": None,
    }
    main(["serve", "--port", "0", "--address", "::1", "--data", "d", "--rehearse", "40"])
    assert (given["port"], given["address"], given["data"]) == (0, "::1", Path("d"))
    assert given["rehearse"] == 40


def test_what_stops_the_server_is_said_in_a_sentence(capsys, monkeypatch):
    def refuse(**_):
        raise AppraisalError("Port 8501 is in use. Choose another with --port.")

    monkeypatch.setattr(appraisal.serving, "serve", refuse)
    status, _, err = run(capsys, "serve")
    assert status == 1
    assert err == f"{STARTING}Port 8501 is in use. Choose another with --port.\n"


def test_a_server_that_was_called_wrongly_exits_2(capsys, monkeypatch):
    def refuse(**_):
        raise CallError("--rehearse was given as 3000. Use a number from 1 to 2000.")

    monkeypatch.setattr(appraisal.serving, "serve", refuse)
    status, out, err = run(capsys, "serve", "--rehearse", 3000)
    assert (status, out) == (2, "")
    assert err.endswith("--rehearse was given as 3000. Use a number from 1 to 2000.\n")


def test_serve_says_that_it_starts_before_it_loads_anything_large():
    script = (
        "import sys; from appraisal.cli import main\n"
        "class Stop(Exception): pass\n"
        "class Finder:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'appraisal.serving': raise Stop\n"
        "sys.meta_path.insert(0, Finder())\n"
        "try: main(['serve'])\n"
        "except Stop: print('streamlit' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("False\n", STARTING)


def test_the_help_says_that_a_database_is_refused_and_which_exit_status_means_what(capsys):
    help_of_serve = " ".join(run(capsys, "serve", "--help")[1].split())
    assert "refused in this version, which keeps its workshops in a DuckDB file" in help_of_serve
    whole = " ".join(run(capsys, "--help")[1].split())
    assert re.search(r" 1 the input is at fault: [^;]* unknown perspective", whole)
    assert " 2 the call is at fault: " in whole


@pytest.mark.parametrize("arguments", [["validate"], ["validate", "--json"], ["score"]])
def test_a_terminal_is_told_which_large_file_is_being_read(capsys, monkeypatch, tied, arguments):
    command = [*arguments, tied]
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    quick = run(capsys, *command)
    assert "Reading" not in quick[2]
    tied.write_text(tied.read_text() + "# filler\n" * 25_000)
    status, out, err = run(capsys, *command)
    assert err.startswith(f"Reading {tied}...\n")
    assert (status, out) == quick[:2]
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False)
    assert run(capsys, *command) == quick


@pytest.mark.parametrize(
    ("stopped_by", "expected"),
    [
        (KeyboardInterrupt, (130, "")),
        (
            OSError(28, "No space left on device"),
            (1, "Nothing more can be read or written: No space left on device.\n"),
        ),
    ],
)
def test_an_interrupted_command_and_a_full_disk_end_without_a_traceback(
    capsys, monkeypatch, stopped_by, expected
):
    def stop(**_):
        raise stopped_by

    monkeypatch.setattr(appraisal.serving, "serve", stop)
    status, said = expected
    assert run(capsys, "serve") == (status, "", STARTING + said)


def test_the_installed_console_script_runs(tmp_path):
    done = subprocess.run(
        [SCRIPT, "score", SALFORD_TRAFFORD, "--json"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout)["options"][1]["value"] == 68.75
    assert done.stderr == ""


def test_the_installed_console_script_passes_on_the_exit_status(tmp_path):
    done = subprocess.run([SCRIPT, "score", "none.yaml"], cwd=tmp_path, capture_output=True)
    assert done.returncode == 1


def test_a_reader_that_stops_early_is_no_error():
    command = f"{shlex.quote(SCRIPT)} schema | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "{\n", "")


def test_a_terminal_without_the_characters_still_gets_the_figures(tied):
    tied.write_text(TIED.replace("SCALE", "global").replace("Budgets", "Budgets £ ≥"))
    done = subprocess.run(
        [SCRIPT, "score", str(tied)],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "Budgets \\xa3 \\u2265" in done.stdout


def examples_of(page: Path) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The files that a page shows, and its commands with the output it says they have."""
    text = page.read_text(encoding="utf-8")
    files = dict(re.findall(r"^```\w+ title=(\S+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL))
    sessions = re.findall(r"^```console\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return files, re.findall(r"^\$ appraisal (.*)\n((?:(?!\$ ).*\n)*)", "".join(sessions), re.M)


def test_the_commands_in_the_method_page_print_what_it_says(capsys, monkeypatch, tmp_path):
    files, commands = examples_of(ROOT / "docs" / "method.md")
    (tmp_path / "scenarios").symlink_to(ROOT / "scenarios")
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    assert len(commands) >= 6
    for command, expected in commands:
        status, out, _ = run(capsys, *shlex.split(command))
        assert status == 0, command
        assert out.strip() == expected.strip(), command
