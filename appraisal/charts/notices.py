"""Charts of nothing but words, for when there is nothing to draw."""

import pandas as pd

from appraisal.charts.chart import Chart
from appraisal.charts.frame import SIZES, SizeName, characters, figure, lines_height, words
from appraisal.charts.palette import MUTED
from appraisal.charts.text import stacked, wrapped


def notice(title: str, why: str, *, size: SizeName = "page") -> Chart:
    """A chart that says in words why there is none; both texts are sentences.

    The table has one row, with the reason.
    """
    type_sizes = SIZES[size]
    lines = wrapped(why, characters(type_sizes.width, type_sizes.small), 8)
    height = lines_height(len(lines), type_sizes.small)
    said = words("why", [0], [height / 2], [stacked(lines)], type_sizes.small, colour=MUTED)
    return Chart(
        figure=figure([said], height, (0, 1), {}, type_sizes.small),
        title=title,
        alt=f"No chart. {title} {why}",
        table=pd.DataFrame([[why]], columns=["Why there is none"], dtype=object),
    )
