"""A first figure, drawn for nobody: Plotly loads much of itself only when it first draws."""

from appraisal.charts.contributions import contribution_bars
from appraisal.scoring import ScoredOption, Scores


def draw_something() -> None:
    """Draw a chart and throw it away, so that the first one somebody waits for comes at once."""
    option = ScoredOption("a", "A", "A", 50.0, 1, (), "shortlisted", None, {"x": 50.0}, {"x": 50.0})
    chart = contribution_bars(Scores("warming", "global", {"x": 1.0}, (option,)), {"x": "X"})
    chart.figure.to_json()
