"""What only a browser can show: that words are shown, fit, and do not lie on one another."""

from collections.abc import Iterator

import plotly.io
import pytest
from playwright.sync_api import Browser, Page
from plotly.offline import get_plotlyjs

from appraisal.charts import PLOT_CONFIG, Chart, SizeName
from appraisal.charts.data import DataSpec, data_chart, picture
from tests.charts.data.examples import EXAMPLES
from tests.charts.data.variants import VARIANTS
from tests.charts.results import HOSTILE

pytestmark = pytest.mark.browser

_WIDTHS: dict[SizeName, int] = {"wall": 1400, "page": 900, "phone": 358}
_FRAME = "<!doctype html><style>body { margin: 0 }</style>"
_DRAW = """async ([figure, config]) => {
  await Plotly.newPlot('chart', figure.data, figure.layout, config)
}"""
_WORDS = """() => [...document.querySelectorAll('svg text')]
    .filter(text => text.textContent.trim())
    .map(text => {
      const box = text.getBoundingClientRect()
      const pad = text.textContent.endsWith('\\u2002') ? box.height / 3 : 0
      return [text.textContent, box.left, box.right - pad, box.top, box.bottom]
    })"""
_HEIGHT = "() => Math.max(...[...document.querySelectorAll('svg')].map(s => s.clientHeight))"

Box = tuple[str, float, float, float, float]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    opened.set_content(f"{_FRAME}<div id=chart></div>")
    opened.add_script_tag(content=get_plotlyjs())
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def paper(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 680, "height": 900})
    yield opened
    opened.close()


def _draw(page: Page, chart: Chart, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    figure = plotly.io.from_json(chart.figure.to_json()).to_plotly_json()
    page.evaluate(_DRAW, [figure, PLOT_CONFIG])


def _outside(words: list[Box], width: float, height: float) -> list[Box]:
    return [
        one
        for one in words
        if one[1] < -1 or one[2] > width + 1 or one[3] < -2 or one[4] > height + 2
    ]


def _overlapping(words: list[Box]) -> list[tuple[str, str]]:
    found = []
    for place, (text, left, right, top, bottom) in enumerate(words):
        for other, other_left, other_right, other_top, other_bottom in words[place + 1 :]:
            wide = min(right, other_right) - max(left, other_left)
            high = min(bottom, other_bottom) - max(top, other_top)
            # Boxes of words include room above and below the letters.
            if wide > 2 and high > 0.3 * min(bottom - top, other_bottom - other_top):
                found.append((text, other))
    return found


@pytest.mark.parametrize("size", _WIDTHS)
@pytest.mark.parametrize("kind", ["as it is", "long-winded", "all hidden", "huge"])
def test_words_stay_inside_and_never_lie_on_one_another(
    page: Page, kind: str, size: SizeName
) -> None:
    width = _WIDTHS[size]
    for example in EXAMPLES:
        _draw(page, data_chart(VARIANTS[kind](example), size=size), width)
        words = page.evaluate(_WORDS)
        height = page.evaluate(_HEIGHT)
        assert words, type(example).__name__
        assert _outside(words, width, height) == [], type(example).__name__
        assert _overlapping(words) == [], type(example).__name__


@pytest.mark.parametrize("kind", ["as it is", "long-winded", "all hidden", "huge"])
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: type(one).__name__)
def test_words_of_a_picture_stay_inside_and_never_lie_on_one_another(
    paper: Page, kind: str, example: DataSpec
) -> None:
    paper.set_content(_FRAME + picture(VARIANTS[kind](example), "svg"))
    words = paper.evaluate(_WORDS)
    assert words
    assert _outside(words, 680, paper.evaluate(_HEIGHT)) == []
    assert _overlapping(words) == []


def test_names_are_shown_exactly_as_written_and_never_obeyed(page: Page, paper: Page) -> None:
    dialogs: list[str] = []
    for one in (page, paper):
        one.on("dialog", lambda dialog: dialogs.append(dialog.message) or dialog.dismiss())
    hostile = VARIANTS["hostile"](EXAMPLES[0])
    _draw(page, data_chart(hostile, size="wall"), 1400)
    paper.set_content(_FRAME + picture(hostile, "svg"))
    for one in (page, paper):
        shown = "".join(one.locator("svg text").all_text_contents()).replace(" ", "")
        for text in HOSTILE:
            assert text.replace(" ", "") in shown.replace("\u00a0", "").replace("\u2002", "")
        assert one.locator("svg a, svg img, svg image, svg script").count() == 0
    assert dialogs == []


def test_a_hidden_figure_is_hatched_on_the_screen(page: Page) -> None:
    _draw(page, data_chart(EXAMPLES[0]), 900)
    filled = page.locator(".barlayer .point path").evaluate_all(
        "paths => paths.filter(path => getComputedStyle(path).fill.includes('url')).length"
    )
    assert filled == EXAMPLES[0].hidden == 2
