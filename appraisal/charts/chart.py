"""What every chart hands to a page: the figure, and the same finding in words and in a table."""

from dataclasses import dataclass, field
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

PLOT_CONFIG: Final[dict[str, Any]] = {
    "displayModeBar": False,
    "scrollZoom": False,
    "doubleClick": False,
    "responsive": True,
}
"""The Plotly configuration that goes with every figure: nothing to press, nothing to drag."""


@dataclass(frozen=True)
class LegendItem:
    """One criterion of a legend that the page draws itself. Its texts are not escaped."""

    name: str
    colour: str
    pattern: str  # a Plotly pattern shape; "" for none
    weight: str  # as shown, such as "14 %"


@dataclass(frozen=True, eq=False)
class Chart:
    """A figure with its title, text alternative and table.

    `title` is the finding, said above the figure by the page. `title`, `alt` and `table` hold text
    as it was written, not escaped: the page escapes what it shows. The table says what the figure
    says, in the words and to the precision of the figure.
    """

    figure: go.Figure
    title: str
    alt: str
    table: pd.DataFrame
    legend: tuple[LegendItem, ...] = field(default=())
