"""The wheel holds everything that `appraisal serve` needs away from a checkout."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BUNDLE = "appraisal/bundle"


@pytest.fixture(scope="module")
def inside(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in a wheel that is built here and now."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    done = subprocess.run(
        [*build, "--directory", str(folder)], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def found(pattern: str) -> set[str]:
    """The files of the checkout that match, as they are called there."""
    return {path.relative_to(ROOT).as_posix() for path in ROOT.glob(pattern) if path.is_file()}


@pytest.mark.parametrize(
    "pattern",
    [
        "app.py",
        "pages/*.py",
        "scenarios/*",
        "data/*.md",
        "data/*.py",
        "data/harrowmere/*",
        "data/harrowmere_maker/*.py",
        ".streamlit/config.toml",
    ],
)
def test_the_app_s_own_files_lie_inside_the_package(inside: set[str], pattern: str) -> None:
    files = found(pattern)
    assert files
    assert {f"{BUNDLE}/{file}" for file in files} <= inside


@pytest.mark.parametrize(
    "pattern",
    [
        "appraisal/**/*.py",
        "appraisal/ballot/templates/*.html",
        "appraisal/ballot/ballot.css",
        "appraisal/ballot/ballot.js",
        "appraisal/ui/icon.png",
    ],
)
def test_the_package_is_whole(inside: set[str], pattern: str) -> None:
    files = found(pattern)
    assert files
    assert files <= inside


def test_nothing_lies_beside_the_package(inside: set[str]) -> None:
    tops = {name.split("/")[0] for name in inside}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"appraisal"}


def test_nothing_that_was_left_over_from_work_is_in_it(inside: set[str]) -> None:
    left_over = ("__pycache__", ".pyc", ".duckdb", "tests/", "benchmarks/")
    assert [name for name in inside if any(part in name for part in left_over)] == []
