"""The charts and tables of a section of the evidence, each with its figures to download."""

from __future__ import annotations

import re

import pandas as pd
import streamlit as st

from appraisal.briefing import Exhibit, Section, TextTable
from appraisal.briefing.figures_file import figures_file
from appraisal.charts.data import data_chart
from appraisal.ui.showing import say, show_chart, show_frame
from appraisal.ui.window import chart_size
from appraisal.ui.words import plain

_LONG_RUN = re.compile(r"(\S{16})(?=\S{16})")
"""A long text without a space, such as a checksum: parted on the page, so that it can wrap."""


def show_exhibits(section: Section) -> None:
    """Every chart and table of a section, in order."""
    for exhibit in section.exhibits:
        if isinstance(exhibit, TextTable):
            _show_table(exhibit)
        else:
            _show_chart(section, exhibit)
        for note in exhibit.notes:
            say(note, how="caption")
        _offer(section, exhibit)


def _show_chart(section: Section, exhibit: Exhibit) -> None:
    chart = data_chart(exhibit.spec, size=chart_size())
    show_chart(
        chart,
        f"{section.key}_{exhibit.key}",
        said_above=exhibit.spec.title == section.finding,
    )


def _show_table(table: TextTable) -> None:
    st.subheader(plain(table.title), anchor=False)
    rows = [[_LONG_RUN.sub(r"\1 ", text) for text in row] for row in table.rows]
    show_frame(pd.DataFrame(rows, columns=list(table.headings), dtype=object), table.title)


def _offer(section: Section, exhibit: Exhibit | TextTable) -> None:
    name = f"{section.key}-{exhibit.key}.csv"
    st.download_button(
        "Download these figures (CSV)",
        figures_file(exhibit, section.source),
        name,
        "text/csv",
        key=f"csv_{section.key}_{exhibit.key}",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )
