"""What only a browser can show: that names are shown and not obeyed, fit, and move."""

from collections.abc import Callable, Iterator

import plotly.io
import pytest
from playwright.sync_api import Browser, Page
from plotly.offline import get_plotlyjs

from appraisal.charts import PLOT_CONFIG, Chart, contribution_bars
from appraisal.option_sets import OptionSet
from appraisal.scoring import score
from tests.charts.results import CRITERIA, HOSTILE, LONG, ROOM, names

pytestmark = pytest.mark.browser

_WIDTHS = {"wall": 1400, "page": 900, "phone": 358}
_DRAW = """async ([figure, config]) => {
  await Plotly.newPlot('chart', figure.data, figure.layout, config)
}"""
_OUTSIDE = """width => {
  const top = document.getElementById('chart').getBoundingClientRect().top
  const height = document.getElementById('chart').getBoundingClientRect().height
  return [...document.querySelectorAll('#chart svg text')]
    .map(text => [text.textContent, text.getBoundingClientRect()])
    .filter(([text, box]) => text && (box.left < -1 || box.right > width + 1
                                      || box.top < top - 1 || box.bottom > top + height + 1))
    .map(([text, box]) => `${text} (${Math.round(box.left)} to ${Math.round(box.right)})`)
}"""
_MOVE = """async ([figure]) => {
  const bar = () => document.querySelector('.barlayer .trace .point path').getBoundingClientRect()
  const seen = new Set([bar().width])
  const started = performance.now()
  Plotly.react('chart', figure.data, figure.layout)
  while (performance.now() - started < 800) {
    await new Promise(requestAnimationFrame)
    seen.add(bar().width)
  }
  return seen.size
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    opened.set_content("<!doctype html><style>body { margin: 0 }</style><div id=chart></div>")
    opened.add_script_tag(content=get_plotlyjs())
    yield opened
    opened.close()


def _figure(chart: Chart) -> dict[str, object]:
    # As a page receives it.
    return plotly.io.from_json(chart.figure.to_json()).to_plotly_json()


def _draw(page: Page, chart: Chart, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate(_DRAW, [_figure(chart), PLOT_CONFIG])


def test_names_are_shown_exactly_as_written(page: Page, hostile: OptionSet) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message) or dialog.dismiss())
    _draw(page, contribution_bars(score(hostile), names(hostile), size="wall"), 1400)
    shown = " ".join(page.locator("#chart svg text").all_text_contents())
    for text in HOSTILE:
        assert text.replace(" ", "") in shown.replace(" ", "").replace("\u00a0", "")
    assert page.locator("#chart svg a, #chart svg img, #chart svg image").count() == 0
    assert dialogs == []


@pytest.mark.parametrize("kind", ["hurdled", "large", "hostile"])
def test_no_word_reaches_out_of_the_figure(
    page: Page,
    kind: str,
    every_chart: Callable[[OptionSet], list[Chart]],
    request: pytest.FixtureRequest,
) -> None:
    charts = every_chart(request.getfixturevalue(kind))
    each = len(charts) // len(_WIDTHS)
    for place, width in enumerate(_WIDTHS.values()):
        for chart in charts[place * each : (place + 1) * each]:
            _draw(page, chart, width)
            assert page.evaluate(_OUTSIDE, width) == [], chart.title


def test_bars_move_to_their_new_lengths(page: Page, salford: OptionSet) -> None:
    before = contribution_bars(score(salford, ROOM), CRITERIA)
    after = contribution_bars(score(salford, {"lead": 1, "ready": 3}), CRITERIA)
    _draw(page, before, 900)
    assert page.evaluate(_MOVE, [_figure(after)]) > 5  # more than a start and an end


def test_a_long_name_takes_several_lines(page: Page, hostile: OptionSet) -> None:
    said = dict.fromkeys(CRITERIA, LONG)
    _draw(page, contribution_bars(score(hostile), said, size="phone"), 358)
    lines = page.locator("#chart svg text", has_text="A partnership board with").first
    assert lines.locator("tspan.line").count() >= 3
