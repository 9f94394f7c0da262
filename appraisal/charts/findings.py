"""What the results say, in sentences: titles and text alternatives start here."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from appraisal.charts.rounding import display_values, finite
from appraisal.charts.text import ordinal
from appraisal.scoring import ScoredOption, Scores
from appraisal.wording import listed


class Called(Protocol):
    """What is called by a label, a name or both: an option, as given or with a result."""

    @property
    def label(self) -> str:
        """The short name; empty, or the name again, where there is none."""

    @property
    def name(self) -> str:
        """The name in full."""


def shown_values(scores: Scores) -> dict[str, str]:
    """The overall value of every option that has one, as charts write it."""
    values = {o.id: value for o in scores.options if (value := finite(o.value)) is not None}
    return display_values(values, {o.id for o in scores.options if o.rank is not None})


def heading(option: Called) -> str:
    """An option's label and name, as above its bar: "1(b) · Council-led board"."""
    if option.label in ("", option.name):
        return option.name
    return f"{option.label} · {option.name}"


def short(option: Called) -> str:
    """What an option is called in passing: its label, or its name where it has none."""
    return option.label or option.name


def place(option: ScoredOption) -> str:
    """An option's place, ties said as ties: "first", "joint second", or "no rank"."""
    if option.rank is None:
        return "no rank"
    return f"joint {ordinal(option.rank)}" if option.tied_with else ordinal(option.rank)


def leading_finding(scores: Scores) -> str:
    """Who leads and by how much, and who would but takes no rank, in a sentence or two."""
    return _who_leads(scores) + _ahead_without_rank(scores)


def _who_leads(scores: Scores) -> str:
    ranked = [option for option in scores.ordered if option.rank is not None]
    leaders = [option for option in ranked if option.rank == 1]
    shown = shown_values(scores)
    if not leaders:
        return "No option takes a rank yet."
    top = shown[leaders[0].id]
    if len(leaders) > 1:
        who = listed([short(option) for option in leaders])
        everybody = " all" if len(leaders) == len(ranked) > 2 else ""
        return f"{who} are{everybody} joint first at {top} of 100."
    if len(ranked) == 1:
        return f"{_introduced(leaders[0])} is at {top} of 100. No other option takes a rank."
    return f"{_introduced(leaders[0])} leads at {top} of 100."


def _ahead_without_rank(scores: Scores) -> str:
    """The options that have more points than the leader and yet take no rank, in a sentence."""
    shown = shown_values(scores)
    ranked = [option.value or 0 for option in scores.options if option.rank is not None]
    unranked = [option for option in scores.options if option.rank is None]
    ahead = [option for option in unranked if (option.value or 0) > max(ranked, default=100)]
    if not ahead or len(ranked) == 1:
        return ""
    said = listed([f"{short(option)} ({shown[option.id]})" for option in ahead])
    return f" {said} {'has' if len(ahead) == 1 else 'have'} more points but no rank: see why below."


def values_sentence(scores: Scores) -> str:
    """Every ranked option's overall value, best first, in a sentence."""
    shown = shown_values(scores)
    said = [
        f"{short(option)} {shown[option.id]}" + (f" ({place(option)})" if option.tied_with else "")
        for option in scores.ordered
        if option.rank is not None
    ]
    return f"Overall values out of 100, best first: {', '.join(said)}." if said else ""


def unranked_sentence(scores: Scores) -> str:
    """The options that take no rank, each with its value and the reason, or an empty string."""
    shown = shown_values(scores)
    return " ".join(_unranked(o, shown) for o in scores.ordered if o.rank is None)


def sentences(*parts: str) -> str:
    """Sentences as a paragraph, empty ones left out."""
    return " ".join(part for part in parts if part)


def name_of(names: Mapping[str, str], identity: str) -> str:
    """The name that goes with an id, or the id itself."""
    return names.get(identity) or identity


def criteria_order(scores: Scores, names: Mapping[str, str]) -> list[str]:
    """The criteria of the scores as `names` orders them, so that each keeps its colour.

    A criterion dropped from a local scale keeps its place; ids that `names` does not hold (and
    branches of the value tree that it does) change nothing.
    """
    known: Sequence[str] = [*scores.weights, *scores.dropped]
    named = [criterion for criterion in names if criterion in known]
    return named + [criterion for criterion in scores.weights if criterion not in names]


def _introduced(option: ScoredOption) -> str:
    if option.label in ("", option.name):
        return option.name
    return f"{option.label}, {option.name},"


def _unranked(option: ScoredOption, shown: Mapping[str, str]) -> str:
    value = f" ({shown[option.id]})" if option.id in shown else ""
    who = option.name if option.label in ("", option.name) else f"{option.label}, {option.name}"
    return sentences(f"{who}{value} takes no rank.", option.why_unranked or "")
