"""How far a room agrees, in sentences."""

from __future__ import annotations

from appraisal.analysis.agreement import Agreement
from appraisal.method import TIE

CHANCE = 0.05
"""Agreement that chance alone gives as often as this is not told from chance."""


def agreement_sentence(result: Agreement) -> str:
    """How far the room agrees on the order of the criteria, in a sentence for the top of a page.

    It says whether chance alone would give as much agreement, which is not to say that there is
    much: how much `agreement_figures` says. It calls no W strong or weak, as there is no such
    scale that fits rooms of every size.
    """
    if result.alike:
        return f"All {result.ballots} ballots give the same weights."
    if result.kendalls_w is None or result.p_value is None:
        return result.notes[0]
    if result.kendalls_w > 1 - TIE:
        return "All ballots put the criteria in one order."
    if result.p_value < CHANCE:
        return "The ballots share some order of the criteria, more than chance would give."
    return "The ballots share no order of the criteria beyond what chance could give."


def agreement_figures(result: Agreement) -> str:
    """Kendall's W on its scale with its p-value, in a sentence; nothing where it says nothing."""
    if result.kendalls_w is None or result.p_value is None or result.alike:
        return ""
    return (
        f"Kendall's W is {_two_places(result.kendalls_w)}, where 0 is no shared order and 1 the "
        f"same order on all {result.ballots} ballots ({_p_words(result.p_value)})."
    )


def _two_places(w: float) -> str:
    """W to two places, never rounded to a whole that it is not."""
    if 0 < w < 0.005:
        return "just over 0"
    return "just under 1" if 0.995 <= w < 1 else f"{w:.2f}"


def _p_words(p_value: float) -> str:
    if p_value < 0.001:
        return "p below 0.001"
    return f"p = {p_value:.3f}" if p_value < 0.1 else f"p = {p_value:.2f}"
