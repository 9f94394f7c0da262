"""Where the app's own files lie: beside the package in a checkout, inside it once installed."""

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
NAVIGATION = _PACKAGE / "ui" / "navigation.py"
