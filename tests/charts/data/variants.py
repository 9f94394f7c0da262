"""The examples made awkward: hostile names, nothing but hidden figures, nothing but zeros."""

from collections.abc import Callable
from dataclasses import fields, replace
from itertools import count
from typing import Any

from appraisal.charts.data import HIDDEN, DataSpec, Series
from tests.charts.results import HOSTILE, LONG

Change = Callable[[Series], Series]


def renamed(spec: DataSpec, name: Callable[[str], str]) -> DataSpec:
    """The specification with every word of it changed, but for its figures."""

    def change(held: Any) -> Any:
        if isinstance(held, str):
            return name(held) if held else held
        if isinstance(held, Series):
            return replace(held, name=name(held.name))
        if isinstance(held, tuple):
            return tuple(change(one) for one in held)
        return held

    return replace(spec, **{one.name: change(getattr(spec, one.name)) for one in fields(spec)})


def refigured(spec: DataSpec, change: Change) -> DataSpec:
    """The specification with every series of it changed."""

    def changed(held: Any) -> Any:
        if isinstance(held, Series):
            return change(held)
        if isinstance(held, tuple):
            return tuple(changed(one) for one in held)
        return held

    return replace(spec, **{one.name: changed(getattr(spec, one.name)) for one in fields(spec)})


def hostile(spec: DataSpec) -> DataSpec:
    """Every word is one that a chart must show and never obey."""
    said: dict[str, str] = {}
    number = count()

    def name(text: str) -> str:
        if text not in said:
            place = next(number)
            said[text] = f"{HOSTILE[place % len(HOSTILE)]} {place}"
        return said[text]

    return renamed(spec, name)


def long_winded(spec: DataSpec) -> DataSpec:
    """Every word is followed by a long name."""
    return renamed(spec, lambda text: f"{text}: {LONG}")


def all_hidden(spec: DataSpec) -> DataSpec:
    return refigured(spec, lambda s: Series(s.name, (None,) * len(s), (HIDDEN,) * len(s)))


def all_unknown(spec: DataSpec) -> DataSpec:
    return refigured(spec, lambda s: Series(s.name, (None,) * len(s)))


def all_zero(spec: DataSpec) -> DataSpec:
    return refigured(spec, lambda s: Series(s.name, (0.0,) * len(s)))


def huge(spec: DataSpec) -> DataSpec:
    """Figures of hundreds of millions, written out."""
    return refigured(
        spec,
        lambda s: Series(
            s.name,
            tuple(None if v is None else v * 1_234_567 for v in s.values),
            tuple(
                t if v is None else f"£{v * 1_234_567:,.0f}"
                for v, t in zip(s.values, s.texts, strict=True)
            ),
        ),
    )


VARIANTS: dict[str, Callable[[DataSpec], DataSpec]] = {
    "as it is": lambda spec: spec,
    "hostile": hostile,
    "long-winded": long_winded,
    "all hidden": all_hidden,
    "all unknown": all_unknown,
    "all zero": all_zero,
    "huge": huge,
}
