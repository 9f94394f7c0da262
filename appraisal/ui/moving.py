"""A chart whose marks move from one state to the next instead of being drawn anew.

Streamlit puts a changed Plotly figure in the place of the old one, so bars jump. On the projector
they should be seen to move: this hands each new figure to the one that is there (Plotly.react).
"""

import streamlit as st

from appraisal.charts import PLOT_CONFIG, Chart
from appraisal.places import PLOTLY_ADDRESS

_PLACE = '<div class="moving-figure" role="img"></div>'
_SCRIPT = """
let loading = null

function plotly (address) {
  if (window.Plotly) return Promise.resolve(window.Plotly)
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script")
    script.src = address
    script.onload = () => resolve(window.Plotly)
    script.onerror = () => { loading = null; reject(new Error("Plotly did not load")) }
    document.head.append(script)
  })
  return loading
}

export default function ({ data, parentElement }) {
  const place = parentElement.querySelector(".moving-figure")
  place.setAttribute("aria-label", data.alt)
  const { data: traces, layout } = JSON.parse(data.figure)
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) layout.transition = { duration: 0 }
  plotly(data.script).then((Plotly) => Plotly.react(place, traces, layout, data.config))
  return () => { window.Plotly?.purge(place) }
}
"""

_moving = st.components.v2.component(
    "appraisal_moving", html=_PLACE, js=_SCRIPT, isolate_styles=False
)


def show_moving(chart: Chart, key: str) -> None:
    """Show a chart; when it is shown again under the same key, its marks move there."""
    _moving(
        key=key,
        data={
            "figure": chart.figure.to_json(),
            "alt": chart.alt,
            "config": PLOT_CONFIG,
            "script": PLOTLY_ADDRESS,
        },
        height="content",
    )
