"""The filters of pages on partnership data: locality, client group, year; kept in the address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from appraisal.briefing.topic import Filter
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.figures import Where
from appraisal.partnership.releases import categories, register_years
from appraisal.ui.words import plain

ELSEWHERE: Final = "OOA"
_WIDTH: Final = 340
"""Pixels of a choice: three stand in a row on a laptop, and one fits a phone."""
_EVERYTHING: Final = ""

_LABELS: Final[dict[Filter, str]] = {
    "locality": "Locality",
    "client_group": "Client group",
    "year": "Year",
}
_ALL: Final[dict[Filter, str]] = {
    "locality": "The whole partnership",
    "client_group": "Everybody",
    "year": "Now",
}


def where_asked_for(
    data: PartnershipData, filters: Sequence[Filter], years: Mapping[str, str] | None = None
) -> Where:
    """What the reader narrows the figures to, in one row of choices.

    `years` are the names of the years to choose from by what stands in the address, "" being now;
    those of the register unless given.
    """
    if not filters:
        return Where()
    with st.container(horizontal=True):
        chosen = {
            name: _choose(name, years if years and name == "year" else _choices(data, name))
            for name in filters
        }
    return Where(
        locality=chosen.get("locality") or None,
        client_group=chosen.get("client_group") or None,
        year=int(chosen["year"]) if chosen.get("year") else None,
    )


def _choices(data: PartnershipData, name: Filter) -> dict[str, str]:
    """The names to choose from by what stands for them in the address; "" is everything."""
    first = {_EVERYTHING: _ALL[name]}
    if name == "year":
        held = register_years(data)
        now = data.as_at.year
        return {"": f"{now}, now"} | {str(year): str(year) for year in held if year != now}
    # Everywhere else is no locality to look at: "In and out of area" is about it.
    return first | {one.id: one.name for one in categories(data, name) if one.id != ELSEWHERE}


def _choose(name: Filter, choices: Mapping[str, str]) -> str:
    asked = st.query_params.get(name, _EVERYTHING)
    if asked not in choices:
        st.error(f"There is no {_LABELS[name].lower()} '{plain(asked[:60])}'. Showing everything.")
        asked = _EVERYTHING
    # A list of choices is not Markdown, so names need no escaping there. The key is what the
    # widget is known by: `index` follows the address, and so every choice.
    chosen = st.selectbox(
        _LABELS[name],
        list(choices),
        index=list(choices).index(asked),
        format_func=choices.__getitem__,
        key=f"filter_{name}",
        width=_WIDTH,
    )
    if chosen:
        st.query_params[name] = chosen
    else:
        st.query_params.pop(name, None)
    return chosen or _EVERYTHING
