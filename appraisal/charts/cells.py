"""The cells of the performance matrix: each score as it is shown, with how it is known."""

from collections.abc import Sequence
from dataclasses import dataclass

from appraisal.charts.palette import FAINT, MUTED, text_on, value_colour
from appraisal.charts.rounding import finite
from appraisal.charts.text import plain, wrapped
from appraisal.option_sets import Criterion, OptionSet
from appraisal.scoring import ScoredOption, Scores
from appraisal.wording import brief

BASIS_SIGNS = {"inferred": "*", "silent": "†"}
_BASIS_WORDS = {"inferred": "inferred, not stated", "silent": "the sources are silent"}
_NO_SCORE = "no score"


@dataclass(frozen=True)
class Cell:
    """One option on one criterion.

    `value` is 0 to 100 on the scale used, None where there is no score or none that counts.
    `measure` is the score in its own unit, such as "12 weeks", and `amount` the bare number, or
    both are empty. `dropped` marks the cells of a criterion that weighs nothing because every
    option ties on it.
    """

    blank: bool
    value: float | None
    measure: str
    amount: str
    basis: str
    dropped: bool
    because: str

    @property
    def colour(self) -> str:
        """The colour of the cell."""
        return FAINT if self.dropped or self.value is None else value_colour(self.value)

    @property
    def ink(self) -> str:
        """A text colour that can be read on the cell."""
        return MUTED if self.blank else text_on(self.colour)

    @property
    def text(self) -> str:
        """The value with the sign of its basis, or "no score"."""
        if self.blank:
            return _NO_SCORE
        return "" if self.value is None else f"{brief(self.value)}{self.sign}"

    @property
    def sign(self) -> str:
        """The small sign of an inferred or silent cell, explained by the key."""
        return BASIS_SIGNS.get(self.basis, "")

    @property
    def said(self) -> str:
        """The whole cell in words, for a table."""
        parts = [self.measure, _BASIS_WORDS.get(self.basis, "")]
        if self.blank or self.value is None:
            return ", ".join([part for part in parts if part]) or _NO_SCORE
        aside = ", ".join(part for part in parts if part)
        return f"{brief(self.value)} ({aside})" if aside else brief(self.value)

    @property
    def hover(self) -> str:
        """The cell and why it was scored so, inert."""
        return "<br>".join([plain(self.said), *(wrapped(self.because, 60) if self.because else [])])


def cells_of(option_set: OptionSet, scores: Scores) -> list[list[Cell]]:
    """The cells of the matrix, criteria x options."""
    return [
        [_cell(criterion, option, option_set, scores) for option in scores.options]
        for criterion in option_set.leaves
    ]


def key_of(cells: Sequence[Sequence[Cell]]) -> str:
    """What the signs that occur in the cells mean, or an empty string."""
    every = [cell for row in cells for cell in row]
    said = [
        f"{sign} {_BASIS_WORDS[basis]}"
        for basis, sign in BASIS_SIGNS.items()
        if any(cell.basis == basis for cell in every)
    ]
    if any(cell.blank for cell in every):
        said.append("hatched: no score, never counted as 0")
    return " · ".join(said)


def _cell(
    criterion: Criterion, option: ScoredOption, option_set: OptionSet, scores: Scores
) -> Cell:
    score = option_set.option(option.id).scores[criterion.id]
    given = finite(score.value)
    measure, value = criterion.measure, finite(option.values.get(criterion.id))
    dropped = criterion.id in scores.dropped
    if dropped and measure is None:
        value = given
    return Cell(
        blank=given is None,
        value=None if given is None else value,
        measure="" if measure is None or given is None else measure.words(given),
        amount="" if measure is None or given is None else f"{given:,.10g}",
        basis=score.basis or "",
        dropped=dropped,
        because=score.because or "",
    )
