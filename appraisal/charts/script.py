"""Plotly's own script, for pages that hand figures to it without Streamlit in between."""

from pathlib import Path
from typing import Final

import plotly

PLOTLY_FILE: Final = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
"""The script as it came with the Python package."""

PLOTLY_ADDRESS: Final = f"/assets/plotly-{plotly.__version__}.min.js"
"""Where the server has it; the version in it lets browsers keep it for good."""
