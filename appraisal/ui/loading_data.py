"""The parts of "Load data": files, templates, one press, and everything that the load found."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from appraisal.briefing.standing import standing
from appraisal.errors import AppraisalError
from appraisal.partnership.database import partnership_data
from appraisal.partnership.findings import Finding
from appraisal.partnership.load_report import LoadReport
from appraisal.partnership.tables import BY_NAME
from appraisal.partnership.templates import template_texts
from appraisal.plain_text.loading import control_row, load_text, total_rows
from appraisal.ui import memory
from appraisal.ui.frame import show_problem
from appraisal.ui.links import page_link
from appraisal.ui.load_under_way import LoadUnderWay
from appraisal.ui.showing import say, show_frame
from appraisal.ui.uploads import TABLES, WORKBOOK
from appraisal.ui.words import plain
from appraisal.wording import counted
from appraisal.workshops import data_folder

LARGEST: Final = 200
"""Megabytes of one file that a browser may send; larger ones are for `appraisal load`."""

_KEPT: Final = "load_data_report"
_SERIOUS: Final = {
    "block": "Stops the load: about people",
    "error": "Stops the load",
    "warning": "Warning",
}


def say_what_is_loaded() -> None:
    """Whose data the pages show now, in a sentence."""
    try:
        data = partnership_data(data_folder())
        said = standing(data) if data else None
    except AppraisalError as error:
        show_problem(error)
        return
    if said is None:
        say("No data are loaded now.")
    else:
        say(f"Loaded now: {said.partnership}, as at {said.as_at}.")


def offer_templates() -> None:
    """The empty tables, with what every column means, as one file to download."""
    st.write(
        "One file a table, named as the table is. The templates have every table with its "
        "headings, and say what each column means."
    )
    st.download_button(
        "Download the templates (zip)",
        templates_file,
        "appraisal-templates.zip",
        "application/zip",
        on_click="ignore",
    )


def ask_for_files() -> list[UploadedFile]:
    """The files that the reader chose; none until there are some."""
    return st.file_uploader(
        "CSV or Parquet files, or one Excel workbook",
        type=[*TABLES, WORKBOOK],
        accept_multiple_files=True,
        max_upload_size=LARGEST,
        key="load_data_files",
        help=f"Up to {LARGEST} MB a file. For more, use: appraisal load DIR",
    )


def load_on_press(files: Sequence[UploadedFile]) -> LoadReport | None:
    """Check and load the files once the button is pressed; the report of these files, if any.

    While they are being loaded their progress is shown, and the page runs again at the end.
    """
    chosen = [file.file_id for file in files]
    before: _Begun | None = memory.recall(_KEPT)
    busy = before is not None and not before.load.done
    if st.button("Check and load", type="primary", disabled=busy or not files):
        before = _Begun(chosen, LoadUnderWay(files, data_folder()))
        memory.keep(_KEPT, before)
    if before is None or (before.load.done and before.files != chosen):
        return None
    if not before.load.done:
        _follow(before.load)
        return None
    try:
        return before.load.report()
    except AppraisalError as error:
        show_problem(error)
        return None


def show_report(report: LoadReport) -> None:
    """What came of a load: totals and links, or every problem and what to do about it."""
    if report.loaded:
        _success(report)
    else:
        _failure(report)
    _findings(report)
    st.download_button(
        "Download this report (text)",
        load_text(report),
        "load-report.txt",
        "text/plain",
        on_click="ignore",
    )


@dataclass(frozen=True)
class _Begun:
    """A load that this tab began, and the files that it is of."""

    files: list[str]
    load: LoadUnderWay


@st.fragment(run_every=0.5)
def _follow(under_way: LoadUnderWay) -> None:
    """How far the load is; the whole page runs again once it is done."""
    if under_way.done:
        st.rerun()
    st.progress(under_way.share, plain(under_way.words))


def _success(report: LoadReport) -> None:
    warnings = counted(len(report.warnings), "warning")
    st.success(
        f"Loaded: {counted(len(report.tables), 'table')}, with {warnings}. Every page shows the "
        "new data from now on."
    )
    page_link("partnership", "See the partnership data")
    page_link("quality", "See the data's quality")
    if report.totals is None:
        return
    st.header("Are these the totals that you expect?", anchor=False)
    say("They are exact, for you who load. Other pages hide small numbers.", how="caption")
    show_frame(
        pd.DataFrame(list(total_rows(report.totals)), columns=["What", "Total"], dtype=object),
        "The totals of the data",
    )
    _controls(report)


def _controls(report: LoadReport) -> None:
    controls = report.totals.controls if report.totals else ()
    if not controls:
        return
    st.subheader("Against the control totals", anchor=False)
    rows = [control_row(one) for one in controls]
    rows = [[name.replace("_", " ").capitalize(), *others] for name, *others in rows]
    columns = ["What", "Should be", "Is", "Verdict"]
    show_frame(pd.DataFrame(rows, columns=columns, dtype=object), "The control totals")


def _failure(report: LoadReport) -> None:
    tables = len({one.table for one in report.stopping})
    kept = (
        "The data shown on the other pages are as they were."
        if report.database.exists()
        else "No data were there before, and none are now."
    )
    st.error(
        f"Nothing was loaded: {counted(len(report.stopping), 'problem')} in "
        f"{counted(tables, 'table')} must be put right first. {kept}"
    )


def _findings(report: LoadReport) -> None:
    """Everything that was found, a table at a time, what stops the load first."""
    if not report.findings:
        return
    st.header("What to put right" if not report.loaded else "What was found", anchor=False)
    for name in _in_order(report):
        found = [one for one in report.findings if one.table == name]
        found.sort(key=lambda one: (not one.stops, bool(one.waived)))
        about = BY_NAME.get(name)
        st.subheader(plain(f"{about.title} ({name})" if about else name or "All tables"))
        show_frame(_table(found), f"What was found in {name or 'all tables'}")


def _in_order(report: LoadReport) -> list[str]:
    """The tables with findings, those that stop the load first."""
    stopping = [one.table for one in report.findings if one.stops]
    return list(dict.fromkeys([*stopping, *(one.table for one in report.findings)]))


def _table(found: Sequence[Finding]) -> pd.DataFrame:
    rows = [
        (
            one.code,
            _SERIOUS[one.severity] if not one.waived else "Warning, accepted",
            f"{one.rows:,}" if one.rows else "",
            " ".join(part for part in (one.message, _where(one)) if part),
            f"Accepted by {one.waived}" if one.waived else one.to_do,
        )
        for one in found
    ]
    columns = ["Check", "How serious", "Rows", "What is wrong", "What to do"]
    return pd.DataFrame(rows, columns=columns, dtype=object)


def _where(one: Finding) -> str:
    return f"({', '.join(one.examples)})" if one.examples else ""


def templates_file() -> bytes:
    """Every template as one zip file, with the same bytes each time."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in template_texts().items():
            archive.writestr(zipfile.ZipInfo(f"appraisal-templates/{name}"), text)
    return packed.getvalue()
