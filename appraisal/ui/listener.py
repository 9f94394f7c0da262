"""A listener on the live feed: each message reruns the fragment that it stands in.

It also says how large the window is, so that the projector's page can fill it and not overflow it.
"""

from typing import NamedTuple

import streamlit as st

from appraisal.ui.memory import recalled_window

_SCRIPT = """
const streams = new WeakMap()

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  let stream = streams.get(parentElement)
  if (stream && stream.url !== data.url) { stream.source.close(); stream = null }
  if (!stream) {
    stream = { url: data.url, source: new EventSource(data.url), asked: 0, latest: 0 }
    stream.source.onmessage = (event) => {
      stream.latest = JSON.parse(event.data).version
      stream.ask()
    }
    streams.set(parentElement, stream)
    if (data.height !== undefined) {
      const say = () => setStateValue("window", [window.innerWidth, window.innerHeight])
      stream.measure = () => {
        clearTimeout(stream.measuring)
        stream.measuring = setTimeout(say, 150)
      }
      window.addEventListener("resize", stream.measure)
      if (data.height !== window.innerHeight || data.width !== window.innerWidth) say()
    }
  }
  stream.shown = data.version
  // One rerun at a time: the next is asked for when the last has come back, or is overdue.
  stream.ask = () => {
    const now = performance.now()
    const waiting = stream.asked > stream.shown && now - stream.at < 1000
    if (stream.latest > stream.shown && stream.latest > stream.asked && !waiting) {
      stream.asked = stream.latest
      stream.at = now
      setTriggerValue("tick", stream.latest)
    } else if (stream.latest > stream.shown && waiting) {
      clearTimeout(stream.timer)
      stream.timer = setTimeout(stream.ask, 1050 - (now - stream.at))
    }
  }
  stream.ask()
  return () => {
    stream.source.close()
    window.removeEventListener("resize", stream.measure)
    streams.delete(parentElement)
  }
}
"""

_listener = st.components.v2.component("appraisal_live", js=_SCRIPT)


class Window(NamedTuple):
    """The inner size of a browser's window, in pixels."""

    width: int
    height: int


def listen(code: str, version: int) -> None:
    """Listen to a workshop's live feed; `version` is what this run of the fragment shows.

    Call it inside a fragment. When a later version arrives, the fragment runs again.
    """
    _listener(
        key=f"live_{code}",
        data={"url": f"/live/{code}", "version": version},
        on_tick_change=lambda: None,
        height="content",
    )


def listen_and_measure(code: str, version: int) -> Window:
    """`listen`, and the size of the browser's window (1920 x 1080 until it has said so)."""
    key = f"wall_{code}"
    window = Window(*recalled_window(key))
    _listener(
        key=key,
        data={
            "url": f"/live/{code}",
            "version": version,
            "width": window.width,
            "height": window.height,
        },
        on_tick_change=lambda: None,
        on_window_change=lambda: None,
        height="content",
    )
    return window
