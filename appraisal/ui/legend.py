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
.wall ul.legend.legend li { min-width: 0; }
.wall ul.legend.legend span { overflow: hidden; text-overflow: ellipsis; }
@media (min-width: 700px) {
  .wall ul.legend.legend.many { font-size: clamp(14px, 1.05vw, 24px); line-height: 1.3;
    gap: .15em 1.4em; grid-template-columns: repeat(auto-fill, minmax(17em, 1fr)); }
}
.legend i { flex: none; width: .85em; height: .85em; border-radius: .12em; }
</style>
"""


_MANY = 8
"""Criteria that a legend shows in type of the usual size; of more, a wall makes it smaller."""


def show_legend(items: Sequence[LegendItem]) -> None:
    """Each criterion's colour, name and weight."""
    st.html(legend(items))


def legend(items: Sequence[LegendItem], longest: int | None = None) -> str:
    """The same as HTML, every text escaped; stripes where the colours begin again.

    Names longer than `longest` are cut, and the whole of them is one hover away.
    """
    entries = "".join(
        f"<li title='{escape(item.name)}'><i style='background: {_swatch(item)}'></i>"
        f"<span>{escape(_cut(item.name, longest))} <b>{escape(item.weight)}</b></span></li>"
        for item in items
    )
    many = " many" if len(items) > _MANY else ""
    return f"{_STYLE}<ul class='legend{many}'>{entries}</ul>"


def _cut(name: str, longest: int | None) -> str:
    if longest is None or len(name) <= longest:
        return name
    return f"{name[: longest - 1].rstrip()}\u2026"


def _swatch(item: LegendItem) -> str:
    if not item.pattern:
        return item.colour
    return f"repeating-linear-gradient(45deg, {item.colour} 0 3px, #FFF 3px 5px)"
