"""Charts, tables and plain text on a page, the same way everywhere."""

from collections.abc import Sequence
from typing import Literal

import pandas as pd
import streamlit as st

from appraisal.charts import PLOT_CONFIG, Chart
from appraisal.ui.legend import show_legend
from appraisal.ui.window import chart_size
from appraisal.ui.words import plain
from appraisal.wording import listed
from appraisal.workshops import GroupResult

_MOST_COLUMNS = 4
"""Columns that fit the width of a phone, more or less."""


def show_chart(chart: Chart, key: str, *, said_above: bool = False) -> None:
    """A chart under its finding, with its text alternative and its table one key away.

    The finding is left out where it was `said_above` already.
    """
    if not said_above:
        st.subheader(plain(chart.title), anchor=False)
    st.plotly_chart(chart.figure, key=key, config=PLOT_CONFIG, alt=chart.alt, theme=None)
    if chart.legend:
        show_legend(chart.legend)
    with st.expander("The same as a table"):
        show_table(chart)


def show_table(chart: Chart) -> None:
    """A chart's table, as text that a screen reader can walk."""
    show_frame(chart.table, chart.title)


def show_frame(frame: pd.DataFrame, alt: str) -> None:
    """A table of plain texts."""
    if len(frame.columns) > _MOST_COLUMNS and chart_size() == "phone":
        say("Slide the table sideways for more.", how="caption")
    shown = frame.map(lambda cell: plain(str(cell)))
    shown.columns = [plain(str(name)) for name in shown.columns]
    st.table(shown, hide_index=True, alt=alt, border="horizontal")


def say(text: str, *, how: Literal["text", "caption"] = "text") -> None:
    """Plain text exactly as written."""
    (st.caption if how == "caption" else st.markdown)(plain(text))


def say_kept_private(groups: Sequence[GroupResult], *, first: str = "") -> None:
    """The groups that are not shown apart: too small themselves, or needed to cover one that is.

    `first` is a sentence to say before it.
    """
    hidden = [group.name for group in groups if group.hidden]
    if hidden:
        kept = f"Kept private, so that nobody in a small group can be picked out: {listed(hidden)}."
        say(f"{first} {kept}".strip(), how="caption")
