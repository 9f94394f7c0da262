"""Known and expected: people on the register beside those to be expected from the population."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from appraisal.briefing.foot import source_words
from appraisal.briefing.section import Exhibit, Section, TextTable
from appraisal.briefing.series import known_series, number, people, series, shown, tenths
from appraisal.briefing.topic import EVERY_FILTER, Topic
from appraisal.charts.data import NOT_KNOWN, GapBars
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.figures import KnownAgainstEstimated, Where, known_and_estimated
from appraisal.partnership.releases import REGISTER_GROUP

_KEY, _HEADING = "known", "Known and expected"

_METHODS: Final = {"all": "of any degree", "moderate_severe": "moderate or severe"}
_LIKE_THE_REGISTER: Final = "moderate_severe"
"""The way of counting that is closest to whom a register holds."""


def known_section(data: PartnershipData, where: Where) -> Section:
    """Adults known to services against adults expected: the gap, and how sure the estimate is."""
    if not data.has("population", "prevalence_assumption"):
        return Section(
            _KEY,
            _HEADING,
            "How many people to expect cannot be worked out.",
            missing="Load the tables 'population' and 'prevalence_assumption' to see it.",
        )
    held = known_and_estimated(data, where)
    ours = [row for row in held.overall if row.client_group.id == REGISTER_GROUP]
    others = [row for row in held.overall if row.client_group.id != REGISTER_GROUP]
    exhibits: list[Exhibit | TextTable] = []
    if ours and held.year is not None:
        exhibits.append(_overall(ours))
        places = [
            row
            for row in held.by_locality
            if row.client_group.id == REGISTER_GROUP and row.method == _compared(ours).method
        ]
        exhibits += [_by_locality(places)] if len(places) > 1 else []
    if others:
        exhibits.append(_estimates_alone(others))
    return Section(
        _KEY,
        _HEADING,
        _finding(ours, held.year),
        paragraphs=_how_sure(ours),
        exhibits=tuple(exhibits),
        source=source_words(
            data,
            f"Register of {held.year or data.as_at.year} and population of "
            f"{held.population_year}, with published rates of prevalence",
            exhibits,
        ),
    )


def _compared(rows: Sequence[KnownAgainstEstimated]) -> KnownAgainstEstimated:
    """The row by the way of counting that a register is compared with; else the first."""
    return next((row for row in rows if row.method == _LIKE_THE_REGISTER), rows[0])


def _finding(ours: Sequence[KnownAgainstEstimated], year: int | None) -> str:
    if not ours:
        return "Of this group the data hold no register, so the estimate stands alone."
    row = _compared(ours)
    who = row.client_group.name
    if year is None:
        return f"{who}: {number(row.estimated)} adults are expected; the data hold no register."
    if row.known is None or row.gap is None:
        return (
            f"{who}: {number(row.estimated)} adults are expected; how many are known is hidden "
            "here."
        )
    said = (
        f"{who}: {number(row.known)} adults are known, of {number(row.estimated)} to be expected "
        f"({_method(row.method)})"
    )
    return f"{said}; {number(row.gap)} may not be known." if row.gap > 0 else f"{said}."


def _how_sure(ours: Sequence[KnownAgainstEstimated]) -> tuple[str, ...]:
    if not ours:
        return ()
    row = _compared(ours)
    share = "" if row.known_share is None else f" {tenths(row.known_share)} of them are known."
    return (
        f"The estimate lies between {number(row.low)} and {number(row.high)}.{share} A register "
        "holds those whom services know; an estimate holds everybody, known or not.",
    )


def _overall(rows: Sequence[KnownAgainstEstimated]) -> Exhibit:
    labels = tuple(_method(row.method).capitalize() for row in rows)
    who = rows[0].client_group.name
    where = f" in {rows[0].locality.name}" if rows[0].locality else ""
    title = f"{who}{where}: how many are expected turns on who is counted."
    if len(rows) == 1:
        title = f"{who}{where}: known and expected."
    return Exhibit("overall", _bars(title, "Who is counted", labels, rows))


def _by_locality(rows: Sequence[KnownAgainstEstimated]) -> Exhibit:
    least = min(
        (row for row in rows if row.known_share is not None and row.locality),
        key=lambda row: row.known_share or 0.0,
        default=None,
    )
    title = "Known and expected by locality."
    if least and least.locality and least.known_share is not None:
        title = (
            f"The smallest part is known in {least.locality.name}: {tenths(least.known_share)} of "
            "those expected."
        )
    labels = tuple(row.locality.name if row.locality else "" for row in rows)
    return Exhibit("localities", _bars(title, "Locality", labels, rows))


def _bars(
    title: str, heading: str, labels: tuple[str, ...], rows: Sequence[KnownAgainstEstimated]
) -> GapBars:
    return GapBars(
        title=title,
        heading=heading,
        unit="adults",
        labels=labels,
        known=people("Known", [row.known for row in rows]),
        estimated=people("Expected", [row.estimated for row in rows]),
        low=people("Low", [row.low for row in rows]),
        high=people("High", [row.high for row in rows]),
        gap=series("Not known", [row.gap for row in rows], _gap),
    )


def _gap(gap: float) -> str:
    return number(gap) if gap >= 0 else "none"


def _estimates_alone(rows: Sequence[KnownAgainstEstimated]) -> TextTable:
    known = known_series("Known", [row.known for row in rows]).texts
    return TextTable(
        "others",
        "Other groups: expected, with no register in these data.",
        ("Client group", "Who is counted", "Known", "Expected", "Low", "High"),
        tuple(
            (
                row.client_group.name,
                _method(row.method).capitalize(),
                NOT_KNOWN if row.known is None else known[place],
                shown(row.estimated),
                shown(row.low),
                shown(row.high),
            )
            for place, row in enumerate(rows)
        ),
    )


def _method(method: str) -> str:
    return _METHODS.get(method, method.replace("_", " "))


TOPIC = Topic(_KEY, _HEADING, known_section, filters=EVERY_FILTER)
