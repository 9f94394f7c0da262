"""Checking an option set: its text with line numbers, and every problem beside it."""

import streamlit as st

from appraisal.option_sets import Problem, Reading, new_option_set_text, read_option_set_text
from appraisal.ui.choosing import option_set_summary
from appraisal.ui.library import keep_option_set, loaded_option_sets
from appraisal.ui.words import counted, plain


def ask_for_text() -> bytes | str | None:
    """A file or a pasted text; None until there is one."""
    uploaded = st.file_uploader("A YAML file", type=["yaml", "yml"], max_upload_size=1)
    if uploaded is not None:
        return uploaded.getvalue()
    pasted = st.text_area("Or paste the text here", height=260, key="pasted_option_set")
    st.download_button(
        "Download a commented file to start from",
        new_option_set_text("my-option-set"),
        "my-option-set.yaml",
        "application/yaml",
    )
    return pasted or None


def check_and_load(text: bytes | str) -> None:
    """Show what was found; loading is offered only where there is no error."""
    reading = read_option_set_text(text)
    _findings(reading)
    if reading.option_set:
        option_set_summary(reading.option_set)
        _load(reading)
    _text_beside_problems(text, [*reading.errors, *reading.warnings])


def _findings(reading: Reading) -> None:
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
        keep_option_set(option_set)
        st.success(f"Loaded: {plain(option_set.title)}. Workshops can now be opened on it.")


def _text_beside_problems(text: bytes | str, problems: list[Problem]) -> None:
    shown = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    left, right = st.columns([3, 2])
    with left:
        st.code(shown, "yaml", line_numbers=True, height=620)
    with right.container(height=620):
        if not problems:
            st.write("Nothing to put right.")
        for problem in problems:
            st.markdown(
                f"**Line {problem.line}, column {problem.column}**  \n"
                f"{plain(f'{problem.path} {problem.message}'.strip())}"
            )
