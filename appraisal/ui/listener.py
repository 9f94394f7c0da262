"""A listener on the live feed: each message reruns the fragment that it stands in."""

import streamlit as st

_SCRIPT = """
const streams = new WeakMap()

export default function ({ data, parentElement, setTriggerValue }) {
  let stream = streams.get(parentElement)
  if (stream && stream.url !== data.url) { stream.source.close(); stream = null }
  if (!stream) {
    stream = { url: data.url, source: new EventSource(data.url), asked: 0, latest: 0 }
    stream.source.onmessage = (event) => {
      stream.latest = JSON.parse(event.data).version
      stream.ask()
    }
    streams.set(parentElement, stream)
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
  return () => { stream.source.close(); streams.delete(parentElement) }
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
