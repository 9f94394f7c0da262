"""What one browser tab remembers between reruns: the only use of Streamlit's session state."""

from typing import Any

import streamlit as st

_WORKSHOP = "appraisal_workshop"


def last_workshop() -> str | None:
    """The code of the workshop that this tab looked at last."""
    return st.session_state.get(_WORKSHOP)


def remember_workshop(code: str) -> None:
    """Keep the workshop for the other pages of this tab."""
    st.session_state[_WORKSHOP] = code


def recalled_height(key: str) -> int:
    """The window's height that a listener reported, or that of a usual projector."""
    state = st.session_state.get(key) or {}
    height = state.get("height")
    return height if isinstance(height, int) and 200 <= height <= 5000 else 1080


def recall(key: str) -> Any:
    """What a page kept, or what a widget holds, under a key; None where there is nothing."""
    return st.session_state.get(key)


def keep(key: str, value: Any) -> None:
    """Keep something for this tab, until the tab is closed."""
    st.session_state[key] = value
