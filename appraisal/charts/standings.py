"""How an option stands in a scenario: its value, its place in words, and how its bar looks."""

from collections.abc import Sequence
from dataclasses import dataclass

from appraisal.analysis.comparison import Scenario
from appraisal.charts.findings import place, shown_values
from appraisal.charts.palette import ACCENT, GREY, INK, MUTED, PAPER
from appraisal.charts.rounding import finite
from appraisal.charts.text import bold
from appraisal.scoring import ScoredOption, Scores
from appraisal.wording import fixed

INCOMPLETE = "incomplete"


@dataclass(frozen=True)
class Standing:
    """One option in one scenario. `value` is None where it is incomplete; `text` is as shown."""

    option: ScoredOption
    value: float | None
    text: str

    @property
    def leads(self) -> bool:
        """Whether the option is first, alone or jointly."""
        return self.option.rank == 1

    @property
    def word(self) -> str:
        """The place in words: "leads", "joint first", "second" or "no rank"."""
        return "leads" if self.leads and not self.option.tied_with else place(self.option)

    @property
    def said(self) -> str:
        """The value and the place, for a sentence: "69 (leads)"."""
        return f"{self.text} ({self.word})"

    @property
    def shown_word(self) -> str:
        """The place as a figure shows it: bold where the option leads."""
        return bold(self.word) if self.leads else self.word

    @property
    def ink(self) -> str:
        """The colour of its words."""
        return INK if self.leads else MUTED

    @property
    def fill(self) -> str:
        """The colour of its bar: dark where it leads, hollow where it takes no rank."""
        if self.option.rank is None:
            return PAPER
        return ACCENT if self.leads else GREY

    @property
    def outline(self) -> str:
        """The colour around its bar."""
        return MUTED if self.option.rank is None else self.fill


def standings(scenarios: Sequence[Scenario], least: int = 0) -> list[dict[str, Standing]]:
    """Every option's standing in each scenario, by id, all values to the same precision.

    `least` is how many decimals the values have at least.
    """
    shown = [shown_values(scenario.scores) for scenario in scenarios]
    decimals = max((_decimals(text) for texts in shown for text in texts.values()), default=0)
    decimals = max(decimals, least)
    return [
        {
            option.id: Standing(
                option,
                value := finite(option.value),
                _text(value, option, scenario.scores, decimals),
            )
            for option in scenario.scores.options
        }
        for scenario in scenarios
    ]


def _decimals(text: str) -> int:
    return len(text.partition(".")[2])


def _text(value: float | None, option: ScoredOption, scores: Scores, decimals: int) -> str:
    if value is None:
        return INCOMPLETE
    # Options that tie look equal even where rounding falls between them.
    alike = [o.value for o in scores.options if o.id in option.tied_with and o.value is not None]
    return fixed(max([value, *alike]), decimals)
