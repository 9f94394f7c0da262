"""Pictures for documents, of the same specifications that pages draw."""

from __future__ import annotations

from typing import Literal, overload

from appraisal.charts.data.kinds import alternative, drawn
from appraisal.charts.data.paper import PAPER_SIZE
from appraisal.charts.data.png import png
from appraisal.charts.data.series import ChartError
from appraisal.charts.data.specs import DataSpec
from appraisal.charts.data.svg import svg
from appraisal.charts.frame import SIZES


@overload
def picture(spec: DataSpec, format: Literal["svg"], *, narrow: bool = False) -> str: ...
@overload
def picture(spec: DataSpec, format: Literal["png"]) -> bytes: ...


def picture(
    spec: DataSpec,
    format: Literal["svg", "png"],  # noqa: A002
    *,
    narrow: bool = False,
) -> str | bytes:
    """The chart of a specification as SVG text for HTML, or as a PNG file for a Word document.

    The same specification gives the same bytes. The SVG holds the title and the text alternative,
    refers to nothing outside itself, and is 680 pixels wide, or 350 for a phone where it is
    `narrow`; the PNG is 6.3 inches wide at 200 dots an inch. Neither draws the title: the document
    says it above, as a page does.
    """
    if format == "svg" and narrow:
        phone = SIZES["phone"]
        return svg(drawn(spec, phone), phone.width, spec.title, alternative(spec))
    drawing = drawn(spec, PAPER_SIZE)
    if format == "svg":
        return svg(drawing, PAPER_SIZE.width, spec.title, alternative(spec))
    if format == "png":
        return png(drawing, PAPER_SIZE.width)
    raise ChartError(f"There are no pictures of the format “{format}”. Ask for svg or png.")
