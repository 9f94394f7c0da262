"""What would change the leader, as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from appraisal.analysis.change_words import (
    change_sentence,
    turns_of,
    weight_now,
)
from appraisal.analysis.second_opinions import SecondOpinions
from appraisal.analysis.sensitivity import Sensitivity, Switch, WeightSwitch
from appraisal.method import TIE
from appraisal.option_sets import OptionSet
from appraisal.plain_text.layout import (
    first_rows,
    heading,
    plain_spaces,
    prose,
    scale_words,
    table,
    without_rank,
)
from appraisal.scoring import leading_sentence
from appraisal.wording import as_points, listed


def sensitivity_text(
    option_set: OptionSet,
    result: Sensitivity,
    weights: str,
    opinions: SecondOpinions | None = None,
) -> str:
    """The sentence, then weights, scores, criteria left out, ranges and dominance in tables."""
    words = _Words(option_set, result)
    parts = [
        heading(option_set),
        prose(change_sentence(option_set, result)),
        f"Weights: {weights}.\n{scale_words(option_set, result.scores)}",
        *words.of_the_leader(),
        *words.of_dominance(),
    ]
    if reasons := without_rank(result.scores.options):
        parts.append(prose(*reasons))
    if opinions:
        parts.append(_second_opinions(words, opinions))
    return "\n\n".join(parts)


class _Words:
    """One option set's sensitivity, part by part."""

    def __init__(self, option_set: OptionSet, result: Sensitivity) -> None:
        self.option_set = option_set
        self.result = result

    def label(self, option: str) -> str:
        return self.option_set.option(option).label

    def criterion(self, criterion: str) -> str:
        return self.option_set.criterion(criterion).name

    def of_the_leader(self) -> Iterator[str]:
        """What moves the leader; nothing where no option leads."""
        if not self.result.scores.leaders:
            return
        if sum(not node.branch for node in self.result.weights) > 1:
            yield self._weights()
        yield self._scores()
        if self.result.without:
            yield self._without()
        if self.result.scores.weights != self.result.equal.weights:
            yield prose(
                "With every criterion the same: "
                + leading_sentence(self.option_set, self.result.equal)
            )
        yield self._ranges()

    def _weights(self) -> str:
        rows = [row for node in self.result.weights for row in self._weight_rows(node)]
        still = sum(not list(self._weight_rows(node)) for node in self.result.weights)
        head = ["Criterion", "Weight now", "Leader changes at", "To"]
        parts = [table([head, *rows], right=(1,), names=(0,))] if rows else []
        if still:
            parts.append(
                f"No weight on {_others(still) if rows else 'any criterion'} changes the leader."
            )
        return "\n".join(["Weights that would change the leader", *parts])

    def _weight_rows(self, node: WeightSwitch) -> Iterator[list[str]]:
        name = f"{node.name} (branch)" if node.branch else node.name
        now = plain_spaces(weight_now(node))
        for turn in sorted(turns_of(node), key=lambda turn: turn.up):
            any_move = f"any {'more' if turn.up else 'less'}"
            at = any_move if turn.here(node) else plain_spaces(turn.range)
            yield [name, now, at, self._to(turn.switch)]
        if node.joint_at_all:
            level = self._labels(node.joint_at_all)
            yield [name, now, "100 %", f"{level}, level with the leader"]

    def _to(self, switch: Switch) -> str:
        return self.label(switch.to) + ", which takes no rank" * bool(switch.why_unranked)

    def _scores(self) -> str:
        cells = [
            (abs(cell.switch.at - cell.value), cell, cell.switch)
            for cell in self.result.cells
            if cell.switch and cell.value is not None
        ]
        if not cells:
            return "No single score from 0 to 100 changes the leader."
        rows = [
            [
                self.label(cell.option),
                self.criterion(cell.criterion),
                as_points(cell.value),
                "any other" if move <= TIE else as_points(switch.at),
                self._to(switch),
            ]
            for move, cell, switch in sorted(cells, key=lambda one: one[0])
        ]
        shown, more = first_rows(rows)
        head = ["Option", "Criterion", "Value now", "Leader changes at", "To"]
        return "\n".join(
            [
                "Scores that would change the leader, the nearest first",
                table([head, *shown], right=(2, 3)),
                *more,
            ]
        )

    def _without(self) -> str:
        now = tuple(one.id for one in self.result.scores.leaders)
        changed = [one for one in self.result.without if set(one.leaders) != set(now)]
        if not changed:
            return "Leaving out any one criterion does not change the leader."
        rows = [[self.criterion(one.criterion), self._leaders(one.leaders)] for one in changed]
        head = ["Left out", "First without it"]
        same = len(self.result.without) - len(changed)
        return "\n".join(
            [
                "Criteria that change the leader when they are left out",
                table([head, *rows]),
                *(["Leaving out any other one does not change the leader."] if same else []),
            ]
        )

    def _leaders(self, ids: Sequence[str]) -> str:
        return self._labels(ids) + ", level" * (len(ids) > 1)

    def _labels(self, ids: Sequence[str]) -> str:
        return listed([self.label(one) for one in ids]) or "no option"

    def _ranges(self) -> str:
        if not self.result.ranges:
            return "No score has a range."
        rows = [
            [
                self.label(one.option),
                self.criterion(one.criterion),
                f"{as_points(one.low_score)} to {as_points(one.high_score)}",
                f"{as_points(one.low)} to {as_points(one.high)}",
                self._leaders(one.leaders_low),
                self._leaders(one.leaders_high),
            ]
            for one in self.result.ranges
        ]
        shown, more = first_rows(rows)
        head = ["Option", "Criterion", "Value", "Overall value", "First at low", "First at high"]
        title = "What each score's range does, the widest effect first"
        return "\n".join([title, table([head, *shown]), *more])

    def of_dominance(self) -> Iterator[str]:
        """Which options another beats whatever the weights."""
        if len(self.option_set.options) < 2 or not self.result.scores.leaders:
            return
        if not self.result.dominated:
            ranked = all(one.rank is not None for one in self.result.scores.options)
            by = "another" if ranked else "another that takes a rank,"
            yield f"No option is dominated: none is beaten by {by} whatever the weights."
            return
        rows = [
            [
                self.label(one.option),
                self.label(one.by),
                "better on every criterion"
                if one.strictly
                else "as good on every criterion, and better on some",
            ]
            for one in self.result.dominated
        ]
        shown, more = first_rows(rows)
        head = ["Option", "Beaten by", "Which is"]
        title = "Options that another beats whatever the weights"
        yield "\n".join([title, table([head, *shown]), *more])


def _others(number: int) -> str:
    return "the other criterion" if number == 1 else f"any of the other {number} criteria"


def _second_opinions(words: _Words, opinions: SecondOpinions) -> str:
    title = "Other methods on the same scores and weights, as a check"
    if not opinions.opinions:
        return f"{title}\n{prose(opinions.sentence)}"
    rows = [["Option", "Here", *(one.method for one in opinions.opinions)]]
    rows += [
        [words.label(option), str(rank), *(str(one.ranks[option]) for one in opinions.opinions)]
        for option, rank in opinions.ranks.items()
    ]
    notes = [f"{one.method}: {one.source}. {one.parameters}" for one in opinions.opinions]
    ranks = table(rows, right=range(1, len(rows[0])))
    return "\n".join([title, prose(opinions.sentence), ranks, prose(*notes)])
