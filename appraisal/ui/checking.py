"""Checking an option set: every problem beside the lines that it is about."""

import streamlit as st

from appraisal.errors import AppraisalError
from appraisal.evidence.files import query_problems
from appraisal.option_sets import (
    Problem,
    Reading,
    format_problem,
    new_option_set_text,
    read_option_set_text,
)
from appraisal.ui.choosing import option_set_summary
from appraisal.ui.figures import with_figures
from appraisal.ui.frame import show_problem
from appraisal.ui.library import keep_option_set, loaded_option_sets
from appraisal.ui.links import page_link
from appraisal.ui.words import plain
from appraisal.wording import counted

_SHOWN = 60
"""Problems shown one by one; the rest are in the list to download."""

_WIDEST = 200
"""Characters of a line that are shown."""


def ask_for_text() -> bytes | str | None:
    """A file or a pasted text; None until there is one."""
    uploaded = st.file_uploader("A YAML file", type=["yaml", "yml"], max_upload_size=1)
    pasted = st.text_area("Or paste the text here", height=260, key="pasted_option_set")
    if uploaded is not None:
        return uploaded.getvalue()
    if not pasted:
        st.download_button(
            "Download a commented file to start from",
            new_option_set_text("my-option-set"),
            "my-option-set.yaml",
            "application/yaml",
        )
    return pasted or None


def check_and_load(text: bytes | str) -> None:
    """Show what was found; loading is offered only where there is no error."""
    reading = _read(text)
    _verdict(reading)
    if reading.option_set:
        option_set_summary(with_figures(reading.option_set))
        _load(reading)
    lines = _lines(text)
    for problem in reading.errors[:_SHOWN]:
        _beside_its_lines(problem, lines)
    for problem in reading.warnings[:_SHOWN]:
        _beside_its_lines(problem, lines, warning=True)
    _whole_list(reading)


def _read(text: bytes | str) -> Reading:
    """What the text holds; queries that there are not are errors here, as in a file."""
    reading = read_option_set_text(text)
    problems = query_problems(reading.option_set) if reading.option_set else ()
    return Reading(None, problems, ()) if problems else reading


def _verdict(reading: Reading) -> None:
    if reading.errors:
        st.error(f"{counted(len(reading.errors), 'problem')}. Nothing was loaded.")
    elif reading.warnings:
        st.warning(
            f"No errors, and {counted(len(reading.warnings), 'warning')} to think about. "
            "It can be loaded."
        )
    else:
        st.success("No errors and no warnings.")


def _load(reading: Reading) -> None:
    option_set = reading.option_set
    if option_set is None:
        return
    replaces = option_set.id in loaded_option_sets()
    if replaces:
        st.write(
            f"An option set called '{plain(option_set.id)}' is there already. Loading replaces it "
            "for new workshops; those already open keep the text they were opened with."
        )
    if st.button("Replace it" if replaces else "Load it", type="primary"):
        try:
            keep_option_set(option_set)
        except AppraisalError as error:
            show_problem(error)
            return
        st.success(f"Loaded: {plain(option_set.title)}. Workshops can now be opened on it.")
        page_link("open_workshop", "Open a workshop")


def _beside_its_lines(problem: Problem, lines: list[str], warning: bool = False) -> None:
    """A problem in words, and beside it the line that it is about with the ones around it."""
    with st.container(border=True):
        words, text = st.columns([2, 3])
        kind = "Warning, line" if warning else "Line"
        words.markdown(
            f"**{kind} {problem.line}, column {problem.column}**  \n"
            f"{plain(f'{problem.path} {problem.message}'.strip())}"
        )
        first = max(problem.line - 2, 1)
        shown = lines[first - 1 : problem.line + 1]
        text.code(
            "\n".join(
                f"{'>' if number == problem.line else ' '} {number:>4}  {line[:_WIDEST]}"
                for number, line in enumerate(shown, start=first)
            ),
            language=None,
        )


def _whole_list(reading: Reading) -> None:
    problems = [
        *(format_problem("option-set", one) for one in reading.errors),
        *(format_problem("option-set", one, warning=True) for one in reading.warnings),
    ]
    left = max(len(reading.errors) - _SHOWN, 0) + max(len(reading.warnings) - _SHOWN, 0)
    if left:
        st.write(f"And {left} more, in the list.")
    if problems:
        st.download_button("Download the list", "\n".join(problems), "problems.txt", "text/plain")


def _lines(text: bytes | str) -> list[str]:
    shown = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return shown.replace("\r\n", "\n").replace("\r", "\n").split("\n")
