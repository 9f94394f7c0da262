"""A legend that breaks into as many columns as there is room for, on a wall and on a phone."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from appraisal.charts import LegendItem

_STYLE = """
<style>
ul.legend.legend { display: grid; gap: .3em 2em; margin: 0; padding: 0; list-style: none;
  grid-template-columns: repeat(auto-fill, minmax(14em, 1fr)); }
ul.legend.legend li { display: flex; align-items: baseline; gap: .5em; margin: 0; padding: 0;
  font-size: inherit; }
.legend i { flex: none; width: .85em; height: .85em; border-radius: .12em; }
</style>
"""


def show_legend(items: Sequence[LegendItem]) -> None:
    """Each criterion's colour, name and weight."""
    st.html(legend(items))


def legend(items: Sequence[LegendItem]) -> str:
    """The same as HTML, every text escaped; stripes where the colours begin again."""
    entries = "".join(
        f"<li><i style='background: {_swatch(item)}'></i>"
        f"<span>{escape(item.name)} <b>{escape(item.weight)}</b></span></li>"
        for item in items
    )
    return f"{_STYLE}<ul class='legend'>{entries}</ul>"


def _swatch(item: LegendItem) -> str:
    if not item.pattern:
        return item.colour
    return f"repeating-linear-gradient(45deg, {item.colour} 0 3px, #FFF 3px 5px)"
