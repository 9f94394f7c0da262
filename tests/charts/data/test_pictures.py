"""Pictures for documents: whole, the same every time, and drawn without leaving anything behind."""

import struct
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from matplotlib.font_manager import FontProperties
from matplotlib.image import imread
from matplotlib.textpath import TextPath

from appraisal.charts.data import HIDDEN, ChartError, DataSpec, alternative, picture
from appraisal.charts.data.kinds import drawn
from appraisal.charts.data.paper import PAPER_SIZE, Sheet
from tests.charts.data.examples import EXAMPLES, bars, stacked_bars
from tests.charts.data.variants import VARIANTS

_SVG = "{http://www.w3.org/2000/svg}"
_ELEMENTS = {
    *("svg", "title", "desc", "defs", "pattern"),
    *("rect", "path", "circle", "polygon", "text"),
}

every_example = pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: type(one).__name__)
every_variant = pytest.mark.parametrize("variant", VARIANTS)


@every_example
@every_variant
def test_an_svg_picture_is_well_formed_and_stands_alone(example: DataSpec, variant: str) -> None:
    spec = VARIANTS[variant](example)
    text = picture(spec, "svg")
    root = ElementTree.fromstring(text)
    assert root.tag == f"{_SVG}svg"
    assert root.findtext(f"{_SVG}title") == spec.title
    assert root.findtext(f"{_SVG}desc") == alternative(spec)
    assert root.attrib["role"] == "img"
    assert {element.tag.removeprefix(_SVG) for element in root.iter()} <= _ELEMENTS
    assert "<!" not in text
    for name, value in (held for element in root.iter() for held in element.attrib.items()):
        assert "href" not in name
        assert not value.startswith(("url(", "http")) or value.startswith("url(#")
        assert "nan" not in value


@every_example
@pytest.mark.parametrize("variant", ["hostile", "all hidden", "all zero"])
def test_a_png_picture_is_6_3_inches_wide_at_200_dots_an_inch(
    example: DataSpec, variant: str
) -> None:
    data = picture(VARIANTS[variant](example), "png")
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    assert width == 1260
    assert 80 < height < 4000
    place = data.index(b"pHYs") + 4
    assert struct.unpack(">II", data[place : place + 8]) == (7874, 7874)  # dots a metre
    assert len(data) < 400_000


@every_example
def test_the_same_figures_are_the_same_svg_text(example: DataSpec) -> None:
    assert picture(example, "svg") == picture(example, "svg")


def test_a_picture_tells_nothing_of_when_or_with_what_it_was_drawn() -> None:
    data = picture(bars(), "png")
    assert b"tEXt" not in data
    assert b"tIME" not in data


def test_pictures_drawn_in_several_threads_are_the_same_bytes_as_one_by_one() -> None:
    some = EXAMPLES[:5]
    alone = [picture(example, "png") for example in some]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda example: picture(example, "png"), some))
    assert together == alone


def test_pictures_on_one_page_share_no_names() -> None:
    ids = [
        element.attrib["id"]
        for example in EXAMPLES
        for element in ElementTree.fromstring(picture(example, "svg")).iter()
        if "id" in element.attrib
    ]
    assert len(set(ids)) == len(ids)


def test_every_pattern_that_a_picture_uses_is_in_it() -> None:
    root = ElementTree.fromstring(picture(stacked_bars(), "svg"))
    held = {one.attrib["id"] for one in root.iter(f"{_SVG}pattern")}
    fills = {one.attrib["fill"] for one in root.iter(f"{_SVG}rect")}
    assert {fill[5:-1] for fill in fills if fill.startswith("url(#")} == held != set()


@every_example
def test_a_picture_shows_a_star_where_a_figure_is_hidden(example: DataSpec) -> None:
    root = ElementTree.fromstring(picture(example, "svg"))
    stars = [one for one in root.iter(f"{_SVG}text") if one.text == HIDDEN]
    assert bool(stars) == bool(example.hidden)


@every_example
@pytest.mark.parametrize("variant", ["as it is", "long-winded", "all hidden", "huge"])
def test_no_word_of_a_png_picture_reaches_over_its_edge(example: DataSpec, variant: str) -> None:
    drawing = drawn(VARIANTS[variant](example), PAPER_SIZE)
    sheet = Sheet(drawing, PAPER_SIZE.width)
    for mark in drawing.marks:
        if not hasattr(mark, "lines"):
            continue
        font = FontProperties(family="DejaVu Sans", weight="bold" if mark.bold else "normal")
        for line, x, _ in sheet.lines(mark):
            wide = TextPath((0, 0), line, size=mark.font * 0.88, prop=font).get_extents().width
            left = x - {"left": 0, "centre": wide / 2, "right": wide}[mark.align]
            assert left > -4, line
            assert left + wide < PAPER_SIZE.width + 4, line


def test_a_png_picture_has_ink_on_it() -> None:
    held = imread(BytesIO(picture(bars(), "png")))
    assert 0.02 < (held[:, :, :3].min(axis=2) < 0.9).mean() < 0.6


def test_control_characters_do_not_break_a_picture() -> None:
    title = "A name\x00 with\x0b odd \ud800 characters."
    spec = bars()
    broken = type(spec)(title=title, labels=("a\x01b",), series=type(spec.series)("S", (1.0,)))
    root = ElementTree.fromstring(picture(broken, "svg"))
    assert root.findtext(f"{_SVG}title") == "A name with odd  characters."


def test_a_picture_of_another_format_is_refused() -> None:
    with pytest.raises(ChartError, match=r"no pictures of the format “gif”\. Ask for svg or png"):
        picture(bars(), "gif")  # type: ignore[call-overload]


def test_matplotlib_is_loaded_by_the_first_png_and_pyplot_never() -> None:
    code = (
        "import sys\n"
        "from appraisal.charts.data import Bars, Series, data_chart, picture\n"
        "spec = Bars(title='One.', labels=('a',), series=Series('S', (1.0,)))\n"
        "data_chart(spec); picture(spec, 'svg')\n"
        "assert 'matplotlib' not in sys.modules\n"
        "picture(spec, 'png')\n"
        "assert 'matplotlib' in sys.modules and 'matplotlib.pyplot' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
