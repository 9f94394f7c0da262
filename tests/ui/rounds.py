"""Rounds held for the pages to tell of, and what a page says."""

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from appraisal.workshops import Workshop, Workshops
from tests.ui.pages import vote, words

ANALYSIS = ["change", "sure", "differ", "compare", "money"]


CLOSE = """\
format: 1
id: close
title: Close
criteria:
  a: {name: Easy}
  b: {name: Fair}
  c: {name: Calm}
options:
  x: {name: One, label: X, scores: {a: 100, b: 0, c: 50}}
  y: {name: Other, label: Y, scores: {a: 0, b: 100, c: 50}}
perspectives:
  near: {name: Near, weights: {a: 50.1, b: 49.9, c: 1}}
  far: {name: Near, weights: {a: 10, b: 80, c: 10}}
"""


def said(page: AppTest) -> str:
    """All the text of a page without the backslashes that keep Markdown from obeying it."""
    assert not page.exception
    return words(page).replace("\\", "").replace("\u00a0", " ")


def held_round(desk: Workshops, workshop: Workshop, people: int = 16, mode: str = "live") -> None:
    number = desk.open_round(workshop.code, mode).number  # type: ignore[arg-type]
    vote(desk, workshop.code, people, number)
    desk.close_round(workshop.code)


def weights_box(page: AppTest) -> Selectbox:
    return next(box for box in page.selectbox if box.label == "Whose weights")


CRITERIA = "criteria:\n  a: {name: Quick}\n  b: {name: Fair}\n"


EX = "  x: {name: Ex, label: X, cost: {annual: 100}, scores: {a: 10, b: 50}"


NOTHING_TO_COMPARE = {
    "one": f"{CRITERIA}options:\n{EX}}}\n",
    "fail": (
        f"{CRITERIA}hurdles:\n  legal: {{name: Legal}}\noptions:\n"
        f"{EX}, hurdles: {{legal: fail}}}}\n"
        f"{EX.replace('x:', 'y:').replace('X', 'Y')}, hurdles: {{legal: fail}}}}\n"
    ),
    "alike": f"{CRITERIA}options:\n{EX}}}\n{EX.replace('x:', 'y:').replace('X', 'Y')}}}\n",
}
