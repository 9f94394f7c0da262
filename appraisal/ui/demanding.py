"""Drivers of demand to change on a page: the partnership's own until a reader sets others."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import streamlit as st

from appraisal.briefing.demand import heeds_drivers
from appraisal.briefing.projecting import start_of
from appraisal.briefing.topic import Topic
from appraisal.partnership.demand_inputs import DRIVERS, Driver, Drivers, Outlook
from appraisal.partnership.demand_words import HOW_THE_MIX_SHIFTS
from appraisal.partnership.figures import Assumption, Where
from appraisal.ui import memory
from appraisal.ui.partnership_frame import DataPage, attempt
from appraisal.ui.showing import say
from appraisal.ui.words import plain
from appraisal.wording import as_points, listed

_LABELS: Final[dict[Driver, str]] = {
    "net_growth": "growth in people, % a year",
    "need_mix_shift": "shift to higher need, points a year",
    "unit_cost_inflation": "rise of unit costs, % a year",
}
_IN_ADDRESS: Final[dict[Driver, str]] = {
    "net_growth": "growth",
    "need_mix_shift": "shift",
    "unit_cost_inflation": "prices",
}
_LEAST, _MOST = -20.0, 20.0


@dataclass(frozen=True)
class _Input:
    """One number to change: which driver of which outlook, its own value, and how it is kept."""

    outlook: str
    driver: Driver
    own: float
    assumption: Assumption | None

    @property
    def name(self) -> str:
        """What it is called in the address."""
        return f"{self.outlook}_{_IN_ADDRESS[self.driver]}"

    @property
    def key(self) -> str:
        """What its widget is called."""
        return f"driver_{self.name}"

    @property
    def least(self) -> float:
        """The least that can be typed."""
        return min(_LEAST, self.own)

    @property
    def most(self) -> float:
        """The most that can be typed."""
        return max(_MOST, self.own)


def choose_drivers(page: DataPage, topic: Topic, where: Where) -> tuple[Outlook, ...] | None:
    """The outlooks as the reader set them; None where they are the partnership's own.

    Kept in the address, each number only where it was changed.
    """
    if not heeds_drivers(topic):
        return None
    start = attempt(lambda: start_of(page.data, where))
    if start is None or not start.outlooks:
        return None
    inputs = _inputs(start.outlooks, start.assumptions)
    _take_from_address(inputs)
    with st.expander("Change the drivers"):
        say(HOW_THE_MIX_SHIFTS, how="caption")
        places = st.columns(len(start.outlooks))
        for outlook, place in zip(start.outlooks, places, strict=True):
            with place:
                _numbers([one for one in inputs if one.outlook == outlook.name])
        changed = [one for one in inputs if _now(one) != one.own]
        st.button(
            "Go back to the agreed drivers",
            disabled=not changed,
            on_click=_reset,
            args=(inputs,),
            key="reset_drivers",
        )
    _keep_in_address(inputs)
    return _as_set(start.outlooks, inputs) if changed else None


def _inputs(outlooks: Sequence[Outlook], assumptions: Sequence[Assumption]) -> tuple[_Input, ...]:
    agreed = {(one.outlook, one.driver): one for one in assumptions}
    return tuple(
        _Input(
            outlook.name,
            driver,
            float(getattr(outlook.drivers, driver)),
            agreed.get((outlook.name, driver)),
        )
        for outlook in outlooks
        for driver in DRIVERS
    )


def _take_from_address(inputs: Sequence[_Input]) -> None:
    """Give each widget that is not on the page yet the number in the address, or its own."""
    for one in inputs:
        if memory.recall(one.key) is None:
            memory.keep(one.key, _asked_for(one))


def _asked_for(one: _Input) -> float:
    text = st.query_params.get(one.name)
    if text is None:
        return one.own
    try:
        asked = float(text)
    except ValueError:
        asked = math.nan
    if one.least <= asked <= one.most:
        return asked
    st.error(
        f"The address gives {plain(one.name)} as '{plain(text[:60])}'. Use a number from "
        f"{as_points(one.least)} to {as_points(one.most)}. The agreed one is used."
    )
    return one.own


def _numbers(inputs: Sequence[_Input]) -> None:
    """The inputs of one outlook, and what was set outside what was agreed as plausible."""
    beyond = []
    for one in inputs:
        # The value is that kept under the key: a reset changes it there.
        given = st.number_input(
            # Read aloud as it stands, so nothing is escaped: there are no names in it.
            f"{one.outlook.capitalize()}: {_LABELS[one.driver]}",
            min_value=one.least,
            max_value=one.most,
            step=0.1,
            format="%.1f",
            key=one.key,
            help=_help(one),
        )
        held = one.assumption
        if held is not None and given is not None and not held.low <= given <= held.high:
            label = _LABELS[one.driver].partition(",")[0]
            beyond.append(f"{label} ({as_points(held.low)} to {as_points(held.high)})")
    if beyond:
        say(f"Outside what was agreed as plausible: {listed(beyond)}.", how="caption")


def _help(one: _Input) -> str:
    held = one.assumption
    if held is None:
        return f"The partnership's own: {as_points(one.own)}."
    return plain(
        f"Agreed: {as_points(held.value)}. Plausible: {as_points(held.low)} to "
        f"{as_points(held.high)}. {held.owner}."
    )


def _now(one: _Input) -> float:
    held = memory.recall(one.key)
    return one.own if held is None else float(held)


def _reset(inputs: Sequence[_Input]) -> None:
    for one in inputs:
        memory.keep(one.key, one.own)


def _keep_in_address(inputs: Sequence[_Input]) -> None:
    for one in inputs:
        if _now(one) == one.own:
            st.query_params.pop(one.name, None)
        else:
            st.query_params[one.name] = as_points(_now(one))


def _as_set(outlooks: Sequence[Outlook], inputs: Sequence[_Input]) -> tuple[Outlook, ...]:
    return tuple(
        Outlook(
            outlook.name,
            Drivers(**{one.driver: _now(one) for one in inputs if one.outlook == outlook.name}),
        )
        for outlook in outlooks
    )
