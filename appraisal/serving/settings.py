"""What `appraisal serve` was asked for, handed to the server through the environment.

`streamlit run app.py` imports the app in a process that saw none of the command's arguments,
so both ways of starting read the same few variables.
"""

import os
import tomllib
from typing import Any

from appraisal.places import SETTINGS

REHEARSE_VARIABLE = "APPRAISAL_REHEARSE"


def rehearsal_size() -> int:
    """How many simulated people to begin with; 0 for none."""
    return int(os.environ.get(REHEARSE_VARIABLE) or 0)


def streamlit_settings() -> dict[str, Any]:
    """The settings of .streamlit/config.toml, as Streamlit's flat option names."""
    sections = tomllib.loads(SETTINGS.read_text(encoding="utf-8"))
    return {
        f"{section}.{name}": value
        for section, options in sections.items()
        for name, value in options.items()
    }
