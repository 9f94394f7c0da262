"""The report as one HTML page that needs nothing beside itself: no script, font or picture file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from appraisal.charts import palette
from appraisal.charts.data import DataSpec, picture
from appraisal.reports.content import Figure, Report
from appraisal.reports.figures import of_figures

_TEMPLATES: Final = Path(__file__).parent / "templates"

_environment = Environment(
    loader=FileSystemLoader(_TEMPLATES),
    autoescape=True,
    auto_reload=False,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)
_environment.tests["figure"] = lambda block: isinstance(block, Figure)
_environment.globals.update(of_figures=of_figures, palette=palette)


def web_page(report: Report) -> bytes:
    """The report as a page in UTF-8; the same report gives the same bytes."""
    template = _environment.get_template("report.html")
    return template.render(report=report, drawn=_drawn).strip().encode()


def _drawn(spec: DataSpec, narrow: bool) -> Markup:
    # Made by us, and everything in it that is not ours is escaped there.
    return Markup(picture(spec, "svg", narrow=narrow).strip())  # noqa: S704
