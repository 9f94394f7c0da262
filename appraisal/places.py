"""Where the app's own files lie: beside the package in a checkout, inside it once installed."""

from importlib.metadata import distribution
from pathlib import Path

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent
_BUNDLE = _PACKAGE / "bundle"

ROOT = _BUNDLE if _BUNDLE.is_dir() else _CHECKOUT
"""The folder that holds `app.py`, `pages/`, `scenarios/`, `data/` and `.streamlit/`."""

APP = ROOT / "app.py"
PAGES = ROOT / "pages"
SCENARIOS = ROOT / "scenarios"
SETTINGS = ROOT / ".streamlit" / "config.toml"
PLOTLY_SCRIPT = Path(str(distribution("plotly").locate_file("plotly/package_data/plotly.min.js")))
"""Plotly's own script, found without importing Plotly: start-up does not wait for it."""

PLOTLY_ADDRESS = f"/assets/plotly-{distribution('plotly').version}.min.js"
"""Where the server has that script; the version in it lets browsers keep it for good."""

NAVIGATION = _PACKAGE / "ui" / "navigation.py"
