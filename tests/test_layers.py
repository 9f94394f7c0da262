"""The layers hold, by the import contracts and by what is loaded when a module is."""

import subprocess
import sys

import pytest


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
