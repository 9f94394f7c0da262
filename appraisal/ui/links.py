"""Links between pages, which carry the workshop in the address."""

import streamlit as st
from streamlit.errors import StreamlitAPIException

from appraisal.places import PAGES


def page_link(page: str, label: str, code: str | None = None) -> None:
    """A link to another page, about the same workshop."""
    query = {"workshop": code} if code else None
    try:
        st.page_link(PAGES / f"{page}.py", label=label, query_params=query)
    except StreamlitAPIException:
        # The page runs without the navigation: a plain address still finds its way.
        st.link_button(label, _address(page, code))


def go_to(page: str, code: str | None = None) -> None:
    """Go on to another page, about the same workshop."""
    query = {"workshop": code} if code else None
    try:
        st.switch_page(PAGES / f"{page}.py", query_params=query)
    except StreamlitAPIException:
        st.link_button("Go on", _address(page, code), type="primary")


def _address(page: str, code: str | None) -> str:
    return f"/{page}?workshop={code}" if code else f"/{page}"
