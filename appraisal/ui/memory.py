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


def recalled_window(key: str) -> tuple[int, int]:
    """The window's width and height that a listener reported, or those of a usual projector."""
    match recalled_state(key, "window"):
        case [int(width), int(height)] if 200 <= width <= 10_000 and 200 <= height <= 5_000:
            return width, height
        case _:
            return 1920, 1080


def recalled_state(key: str, name: str) -> Any:
    """What a component said last under a name; None where it has not said anything."""
    return (st.session_state.get(key) or {}).get(name)


def recall(key: str) -> Any:
    """What a page kept, or what a widget holds, under a key; None where there is nothing."""
    return st.session_state.get(key)


def keep(key: str, value: Any) -> None:
    """Keep something for this tab, until the tab is closed."""
    st.session_state[key] = value
