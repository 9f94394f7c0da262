"""A listener on the live feed: each message reruns the fragment that it stands in.

It also says how high the window is, so that the projector's page can fill it and not overflow it.
"""

import streamlit as st

from appraisal.ui.memory import recalled_height

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
      stream.measure = () => {
        clearTimeout(stream.measuring)
        stream.measuring = setTimeout(() => setStateValue("height", window.innerHeight), 150)
      }
      window.addEventListener("resize", stream.measure)
      if (data.height !== window.innerHeight) setStateValue("height", window.innerHeight)
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


def listen_and_measure(code: str, version: int) -> int:
    """`listen`, and the height of the browser's window in pixels (1080 until it has said so)."""
    key = f"wall_{code}"
    height = recalled_height(key)
    _listener(
        key=key,
        data={"url": f"/live/{code}", "version": version, "height": height},
        on_tick_change=lambda: None,
        on_height_change=lambda: None,
        height="content",
    )
    return height
