"""What tests of pages do over and over: vote, press, and read what a page says."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from appraisal.places import SCENARIOS
from appraisal.workshops import Workshops

SALFORD = (SCENARIOS / "salford-trafford-2000.yaml").read_text(encoding="utf-8")

Opens = Callable[..., AppTest]


def vote(desk: Workshops, code: str, people: int, number: int = 1) -> None:
    """So many ballots: from nobody's group where they are few, else every second from the NHS.

    A few ballots that are all from one group are not shown at all.
    """
    leaves = [leaf.id for leaf in desk.by_code(code).criteria]
    large = people >= 10 and "nhs" in _groups(desk, code)
    for person in range(people):
        secret = desk.join(code, "nhs" if large and person % 2 else None)
        swings = {leaf: 100.0 if leaf == leaves[person % len(leaves)] else 50.0 for leaf in leaves}
        desk.cast_ballot(code, secret, number, swings)


def _groups(desk: Workshops, code: str) -> set[str]:
    return {group.id for group in desk.by_code(code).option_set.groups}


def words(page: AppTest) -> str:
    """All the text of a page."""
    return " ".join(
        f"{getattr(element, 'label', '')} {getattr(element, 'value', '')}"
        for element in [*page.main, *page.sidebar]
    )


def press(page: AppTest, label: str) -> AppTest:
    return next(button for button in page.button if button.label == label).click().run()


def chart_specs(page: AppTest) -> str:
    """Every chart of a page as it is sent to the browser."""
    return " ".join(element.proto.spec for element in page.get("plotly_chart"))


def html(page: AppTest) -> str:
    return " ".join(element.proto.body for element in page.get("html"))
