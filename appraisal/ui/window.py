"""How wide the browser's window is, so that charts on a phone are drawn for a phone."""

import streamlit as st

from appraisal.charts import SizeName
from appraisal.ui.memory import recalled_state

_KEY = "appraisal_window"
_NARROWEST = 700
"""Pixels of width below which charts are drawn for a phone."""

_SCRIPT = """
const watches = new WeakMap()

export default function ({ data, parentElement, setStateValue }) {
  const say = () => {
    const narrow = window.innerWidth < data.narrowest
    if (narrow !== watches.get(parentElement).narrow) {
      watches.get(parentElement).narrow = narrow
      setStateValue("narrow", narrow)
    }
  }
  if (!watches.has(parentElement)) watches.set(parentElement, { narrow: data.narrow })
  say()
  window.addEventListener("resize", say)
  return () => window.removeEventListener("resize", say)
}
"""

_watch = st.components.v2.component("appraisal_window", js=_SCRIPT)


def watch_window() -> None:
    """Run the page again when its window becomes as narrow as a phone's, or wide again."""
    _watch(
        key=_KEY,
        data={"narrow": _is_narrow(), "narrowest": _NARROWEST},
        on_narrow_change=lambda: None,
        height="content",
    )


def chart_size() -> SizeName:
    """The size at which to draw a chart of this page: a wide window's until it says otherwise."""
    return "phone" if _is_narrow() else "page"


def _is_narrow() -> bool:
    return recalled_state(_KEY, "narrow") is True
