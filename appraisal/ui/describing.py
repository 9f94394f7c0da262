"""An option in words: summary, hurdles, advantages, disadvantages, and a reason for each score."""

from collections.abc import Mapping, Sequence

import streamlit as st

from appraisal.evidence import score_note
from appraisal.option_sets import Cell, Criterion, Evidence, Measure, Option, OptionSet, Score
from appraisal.ui.showing import say
from appraisal.ui.words import plain, written_date

_BASIS = {
    "stated": "stated in the source",
    "inferred": "inferred by the analyst",
    "silent": "the source is silent",
    None: "not recorded",
}


def question(option_set: OptionSet) -> None:
    """The question that the options answer."""
    st.markdown(f"**{plain(option_set.question)}**")


def choose_option(option_set: OptionSet) -> Option:
    """One of the options, the first to begin with."""
    titles = {one.id: title(one) for one in option_set.options}
    first = next(iter(titles))
    chosen = st.segmented_control(
        "Option", list(titles), default=first, format_func=titles.__getitem__, required=True
    )
    return option_set.option(chosen or first)


def title(option: Option) -> str:
    """An option's label and name, safe for a widget."""
    return plain(f"{option.label} · {option.name}")


def option(option_set: OptionSet, option: Option, by_now: Mapping[Cell, str] | None = None) -> None:
    """Everything known about one option.

    `by_now` says of a figure that is kept what the data loaded now would give in its place.
    """
    st.header(title(option), anchor=False)
    _standing(option_set, option)
    if option.summary:
        say(option.summary)
    _hurdles(option_set, option)
    for_it, against = st.columns(2)
    with for_it:
        _statements(option_set, option, "helps", "Advantages")
    with against:
        _statements(option_set, option, "harms", "Disadvantages")
    _scores(option_set, option, by_now or {})
    _sources(option_set)


def _standing(option_set: OptionSet, option: Option) -> None:
    notes = []
    if option.baseline:
        notes.append("This is what happens now, or if nothing is done.")
    if option_set.preferred == option.id:
        notes.append("The paper recommended this option. That plays no part in the scoring.")
    if option.status != "shortlisted":
        notes.append(f"Status: {option.status}. {option.status_because or ''}")
    if option.cost:
        notes.append(_cost(option))
    for note in notes:
        say(note)


def _cost(option: Option) -> str:
    parts = []
    if option.cost and option.cost.annual is not None:
        parts.append(f"£{option.cost.annual:,.0f} a year")
    if option.cost and option.cost.one_off is not None:
        parts.append(f"£{option.cost.one_off:,.0f} once")
    return f"Cost: {', '.join(parts)}. Cost stands beside the score, not in it."


def _hurdles(option_set: OptionSet, option: Option) -> None:
    if not option_set.hurdles:
        return
    st.subheader("Hurdles", anchor=False)
    rows = []
    for hurdle in option_set.hurdles:
        result = option.hurdles.get(hurdle.id)
        word = "not assessed" if result is None else "passes" if result.passed else "fails"
        why = result.because or "" if result else ""
        where = _source(option_set, result.source, result.at) if result else ""
        rows.append((hurdle.name, word, why, where))
    _table(rows, ("Hurdle", "Result", "Why", "Source"), "Hurdles and whether the option passes")


def _statements(option_set: OptionSet, option: Option, effect: str, heading: str) -> None:
    st.subheader(heading, anchor=False)
    statements = [one for one in option.evidence if one.effect == effect]
    if not statements:
        st.write("None recorded.")
    for statement in statements:
        st.markdown(f"- {plain(statement.text)}  \n  {_about(option_set, statement)}")


def _about(option_set: OptionSet, statement: Evidence) -> str:
    parts = []
    if statement.criterion:
        parts.append(option_set.criterion(statement.criterion).name)
    if statement.strength:
        parts.append(statement.strength)
    parts.append(_source(option_set, statement.source, statement.at))
    return f":small[{plain(' · '.join(part for part in parts if part))}]"


def _scores(option_set: OptionSet, option: Option, by_now: Mapping[Cell, str]) -> None:
    st.subheader("Why it has these scores", anchor=False)
    rows = []
    for leaf in option_set.leaves:
        score = option.scores[leaf.id]
        rows.append(
            (
                leaf.name,
                _figure(score, leaf.measure),
                _BASIS[score.basis],
                _because(leaf, score, by_now.get((option.id, leaf.id), "")),
                _source(option_set, score.source, score.at),
            )
        )
    columns = ("Criterion", "Score", "Basis", "Because", "Source")
    _table(rows, columns, f"The reason for each score of {option.name}")


def _because(criterion: Criterion, score: Score, by_now: str) -> str:
    """The reason for a score, where a figure of the data came from, and what it would be now."""
    return " ".join(filter(None, (score.because, score_note(criterion, score), by_now)))


def _figure(score: Score, measure: Measure | None) -> str:
    if score.value is None:
        return "no score"
    figure = measure.words(score.value) if measure else f"{score.value:g}"
    if score.low is None and score.high is None:
        return figure
    low = score.value if score.low is None else score.low
    high = score.value if score.high is None else score.high
    return f"{figure} ({low:,.10g} to {high:,.10g})"


def _source(option_set: OptionSet, source: str | None, at: str | None) -> str:
    """The place in a source, and the source's number in the list at the end."""
    numbers = {one.id: place for place, one in enumerate(option_set.sources, start=1)}
    number = f"source {numbers[source]}" if source in numbers else ""
    return ", ".join(part for part in (at, number) if part)


def _sources(option_set: OptionSet) -> None:
    if not option_set.sources:
        return
    st.subheader("Sources", anchor=False)
    for place, source in enumerate(option_set.sources, start=1):
        date = f" ({written_date(source.date)})" if source.date else ""
        address = f" {source.url}" if source.url else ""
        say(f"{place}. {source.title}{date}{address}")


def _table(rows: Sequence[tuple[str, ...]], columns: tuple[str, ...], alt: str) -> None:
    cells = {column: [plain(row[place]) for row in rows] for place, column in enumerate(columns)}
    st.table(cells, border="horizontal", hide_index=True, alt=alt)
