"""The figures of a chart of data as a table, and as the words of its text alternative."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from appraisal.charts.data.series import HIDDEN, Series
from appraisal.charts.data.specs import DataSpec, HeatTable, Labelled, Rates
from appraisal.wording import counted, distinct, listed

_MOST_SAID = 12  # figures that a sentence holds; the table has all of them


def table_of(spec: DataSpec) -> pd.DataFrame:
    """A row for each label and a column for each series, every figure as the chart writes it."""
    if isinstance(spec, HeatTable):
        return _heat_rows(spec)
    if isinstance(spec, Rates):
        held = [one for one in (spec.rates, spec.low, spec.high) if one is not None]
        blanks = [""] * (len(held) - 1)
        last = [spec.comparison.name, spec.comparison.texts[0], *blanks]
        return _frame(spec.heading, held, [*_records(spec.labels, held), last])
    if isinstance(spec, Labelled):
        return _frame(spec.heading, spec.series_held, _records(spec.labels, spec.series_held))
    raise NotImplementedError


def _records(labels: Sequence[str], series: Sequence[Series]) -> list[list[str]]:
    return [[label, *(one.texts[place] for one in series)] for place, label in enumerate(labels)]


def _frame(heading: str, series: Sequence[Series], records: list[list[str]]) -> pd.DataFrame:
    names = [one.name for one in series]
    heads = distinct(names, [str(place + 1) for place in range(len(names))], [heading])
    return pd.DataFrame(records, columns=[heading, *heads], dtype=object)


def _heat_rows(spec: HeatTable) -> pd.DataFrame:
    records = [[row.name, *row.texts] for row in spec.rows]
    columns = list(spec.columns)
    if spec.row_totals is not None:
        columns.append(spec.row_totals.name)
        records = [
            [*record, text] for record, text in zip(records, spec.row_totals.texts, strict=True)
        ]
    if spec.column_totals is not None:
        texts = list(spec.column_totals.texts)
        texts += [""] * (len(columns) - len(texts))
        records.append([spec.column_totals.name, *texts])
    heads = distinct(columns, [str(place + 1) for place in range(len(columns))], [spec.heading])
    return pd.DataFrame(records, columns=[spec.heading, *heads], dtype=object)


def said(labels: Sequence[str], series: Series) -> str:
    """The figures of one series as a sentence: all of them, or the most and the least.

    >>> said(["North", "South"], Series("Adults", (40.0, 55.0)))
    'Adults: North 40, South 55.'
    """
    if len(labels) <= _MOST_SAID:
        pairs = ", ".join(
            f"{_named(label)} {text}" for label, text in zip(labels, series.texts, strict=True)
        )
        return f"{series.name}: {pairs}."
    known = [(value, place) for place, value in enumerate(series.values) if value is not None]
    if not known:
        return f"{series.name}: no figure is shown."
    most, least = max(known)[1], min(known)[1]
    return (
        f"{series.name}: from {series.texts[least]} ({labels[least]}) "
        f"to {series.texts[most]} ({labels[most]}), in {len(labels)} places."
    )


def _named(label: str) -> str:
    """The label as it stands before a figure: two numbers in a row would read as one.

    >>> _named("North"), _named("75 to 84")
    ('North', '75 to 84:')
    """
    return f"{label}:" if label[-1:].isdigit() else label


def all_said(labels: Sequence[str], series: Sequence[Series]) -> str:
    """A sentence for every series."""
    return " ".join(said(labels, one) for one in series)


def hidden_said(spec: DataSpec) -> str:
    """How many figures are hidden, as a sentence; "" where none is."""
    if not spec.hidden:
        return ""
    verb = "is" if spec.hidden == 1 else "are"
    return f"{counted(spec.hidden, 'figure')} {verb} hidden to protect people, shown as {HIDDEN}."


def heat_said(spec: HeatTable) -> str:
    """What a table of shaded cells holds: its size, its largest figure and where it is."""
    size = (
        f"{counted(len(spec.rows), 'row')} ({listed([row.name for row in spec.rows])}) by "
        f"{counted(len(spec.columns), 'column')} ({listed(spec.columns)})."
    )
    known = [
        (value, row, place)
        for row in range(len(spec.rows))
        for place, value in enumerate(spec.rows[row].values)
        if value is not None
    ]
    if not known:
        return size
    _, row, place = max(known)
    held = spec.rows[row]
    largest = f"The largest figure is {held.texts[place]}: {held.name}, {spec.columns[place]}."
    totals = spec.column_totals
    if totals is None or len(totals) <= len(spec.columns):
        return f"{size} {largest}"
    return f"{size} {largest} {totals.name}: {totals.texts[-1]}."
