"""The layers hold, by the import contracts and by what is loaded when a module is."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

HOME = Path(__file__).parent.parent
BESIDE_THE_LAYERS = {"places"}
"""Modules that hold nothing but names of folders, which any layer may use."""
OWNERS = {
    "duckdb": {"partnership", "workshops"},
    "plotly": {"charts"},
    "starlette": {"ballot", "serving"},
    "streamlit": {"serving", "ui"},
    "yaml": {"option_sets"},
}
"""The modules that may import each of these; everybody else must be kept from it."""


@pytest.mark.parametrize(
    ("module", "never"),
    [
        ("appraisal.method", ["streamlit", "duckdb", "plotly", "pandas", "yaml", "starlette"]),
        ("appraisal.option_sets", ["streamlit", "duckdb", "plotly", "starlette"]),
        ("appraisal.scoring", ["streamlit", "duckdb", "plotly", "starlette"]),
        ("appraisal.workshops", ["streamlit", "plotly", "starlette"]),
        ("appraisal.ballot", ["streamlit", "plotly"]),
        ("appraisal.charts", ["streamlit", "duckdb", "starlette"]),
    ],
)
def test_a_module_loads_nothing_above_its_layer(module: str, never: list[str]) -> None:
    script = f"import sys, {module}; print(*(name for name in {never!r} if name in sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert loaded.stdout.split() == []


def contracts() -> list[dict[str, object]]:
    """The import contracts as they are written."""
    text = (HOME / "pyproject.toml").read_text(encoding="utf-8")
    found: list[dict[str, object]] = tomllib.loads(text)["tool"]["importlinter"]["contracts"]
    return found


def modules() -> set[str]:
    """The modules and packages right under `appraisal`."""
    return {
        path.stem
        for path in (HOME / "appraisal").iterdir()
        if (path.suffix == ".py" or (path / "__init__.py").exists())
        and not path.name.startswith("__")
        and path.name != "bundle"
    }


def test_every_module_has_its_layer() -> None:
    layers = next(one["layers"] for one in contracts() if one["type"] == "layers")
    assert isinstance(layers, list)
    named = {name.removeprefix("appraisal.") for line in layers for name in line.split(" | ")}
    assert named == modules() - BESIDE_THE_LAYERS


@pytest.mark.parametrize("library", sorted(OWNERS))
def test_every_module_but_its_owners_is_kept_from_a_library(library: str) -> None:
    kept = next(one for one in contracts() if one.get("forbidden_modules") == [library])
    sources = kept["source_modules"]
    assert isinstance(sources, list)
    assert {name.removeprefix("appraisal.") for name in sources} == modules() - OWNERS[library]
