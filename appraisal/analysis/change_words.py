"""What would change the answer, in sentences."""

from __future__ import annotations

from dataclasses import dataclass

from appraisal.analysis.sensitivity import Sensitivity, Switch, WeightSwitch
from appraisal.method import TIE
from appraisal.option_sets import OptionSet
from appraisal.scoring import Scores, leading_sentence
from appraisal.wording import as_points, called, display_switches, listed, weight_percent


@dataclass(frozen=True)
class Turn:
    """A switch with the way it lies; its weight, and the weight now, as they are written."""

    switch: Switch
    up: bool
    shown: str
    now: str

    @property
    def ranked(self) -> bool:
        """Whether the option that it goes to takes a rank."""
        return self.switch.why_unranked is None

    @property
    def range(self) -> str:
        """The weights beyond the switch: "43 % or more"."""
        if not self.up and self.switch.at < TIE:
            return "no weight at all"
        return f"{self.shown} or {'more' if self.up else 'less'}"

    def here(self, node: WeightSwitch) -> bool:
        """Whether any move this way changes the leader, as where options are joint first."""
        return abs(self.switch.at - node.weight) < TIE


def turns_of(node: WeightSwitch) -> tuple[Turn, ...]:
    """Every switch of one criterion's weight: up before down, no two alike."""
    found: list[tuple[Switch, bool]] = []
    for switch, up in (
        (node.up, True),
        (node.ranked_up, True),
        (node.down, False),
        (node.ranked_down, False),
    ):
        if switch is not None and (switch, up) not in found:
            found.append((switch, up))
    now, shown = display_switches(node.weight, [switch.at for switch, _ in found])
    return tuple(
        Turn(switch, up, text, now) for (switch, up), text in zip(found, shown, strict=True)
    )


def weight_now(node: WeightSwitch) -> str:
    """The weight of a criterion now, as it is written beside its switches."""
    turns = turns_of(node)
    return turns[0].now if turns else weight_percent(node.weight)


def change_sentence(option_set: OptionSet, result: Sensitivity) -> str:
    """What would change the leader, in a sentence or two, with the weight that is nearest to it."""
    scores = result.scores
    still = _why_nothing_moves(option_set, result)
    if still or len(scores.leaders) != 1 or sum(bool(one.rank) for one in scores.options) == 1:
        more = still or _parting(result)
        return leading_sentence(option_set, scores) + more + _ahead_without_rank(scores)
    leader = called(scores.leaders[0].label, starts=True)
    nearest = nearest_switch(result)
    if nearest is None:
        whole = f"{leader} leads whatever weight any one criterion carries."
    else:
        node, turn = nearest
        whole = (
            f"{leader} leads unless “{node.name}” carries {turn.range}; "
            f"it carries {turn.now}. "
            f"Then {called(option_set.option(turn.switch.to).label)} leads."
        )
        whole += _others_too(result, node)
    return whole + _ahead_without_rank(scores) + _would_be_ahead(option_set, result)


def _why_nothing_moves(option_set: OptionSet, result: Sensitivity) -> str:
    """Why no weight can change who leads, where there is too little to choose from or between."""
    scores = result.scores
    ranked = sum(one.rank is not None for one in scores.options)
    if not ranked:
        return ""
    if len(scores.options) == 1:
        return " There is only one option, so nothing can overtake it."
    if ranked == 1:
        return ""
    if len(scores.leaders) == ranked and _level_everywhere(result):
        which = (
            "Every option" if ranked == len(scores.options) else "Every option that takes a rank"
        )
        return f" {which} has the same overall value whatever the weights."
    if len(option_set.leaves) == 1:
        return " There is only one criterion, so no weight can move."
    if len(option_set.leaves) - len(scores.dropped) == 1:
        return " The options differ on one criterion only, so no weight can move."
    return ""


def fragility_sentence(result: Sensitivity, whose: str) -> str:
    """The nearest weight that would change a single leader, or that none would, in a sentence.

    `whose` is who gives the weights: "the room".
    """
    if len(result.scores.leaders) != 1:
        return ""
    nearest = nearest_switch(result)
    if nearest is None:
        return "No weight on any one criterion would change that."
    node, turn = nearest
    return f"It leads unless “{node.name}” carries {turn.range}; {whose} gives it {turn.now}."


def _others_too(result: Sensitivity, nearest: WeightSwitch) -> str:
    """That the nearest criterion is not the only one, where it is not."""
    others = [
        node.name
        for node in result.weights
        if node is not nearest and not node.branch and (node.ranked_down or node.ranked_up)
    ]
    if not others:
        return ""
    if len(others) > 2:
        return f" The weight on {len(others)} other criteria could change it too."
    names = listed([f"“{name}”" for name in others])
    return f" The weight on {names} could {'each ' * (len(others) > 1)}change it too."


def nearest_switch(result: Sensitivity) -> tuple[WeightSwitch, Turn] | None:
    """The criterion whose weight needs the smallest move to change the leader; branches aside."""
    return _nearest(result, ranked=True)


def _nearest(result: Sensitivity, *, ranked: bool) -> tuple[WeightSwitch, Turn] | None:
    """The nearest switch to an option that takes a rank, or to one that does not."""
    found = [
        (node, turn)
        for node in result.weights
        if not node.branch
        for turn in turns_of(node)
        if turn.ranked == ranked
    ]
    return min(found, key=lambda one: abs(one[1].switch.at - one[0].weight), default=None)


def _parting(result: Sensitivity) -> str:
    """Whether any weight parts the options that lead together; nothing where one leads alone."""
    if len(result.scores.leaders) < 2:
        return ""
    if _level_everywhere(result):
        return " They have the same score on every criterion, so no weight parts them."
    return " Any weight that favours one of them parts them."


def _level_everywhere(result: Sensitivity) -> bool:
    """Whether the options that lead together have the same value on every criterion."""
    lines = [
        tuple(node.ends[leader.id] for leader in result.scores.leaders) for node in result.weights
    ]
    return all(abs(one[1] - line[0][1]) <= TIE for line in lines for one in line)


def _ahead_without_rank(scores: Scores) -> str:
    """The options that have as many points as the leader, or more, and yet take no rank."""
    if not scores.leaders:
        return ""
    best = max(one.value or 0.0 for one in scores.leaders)
    return "".join(
        f" {called(one.label, starts=True)} has "
        f"{'more' if one.value > best + TIE else 'as many'} points "
        f"({as_points(one.value)}) but takes no rank. {one.why_unranked}"
        for one in scores.options
        if one.rank is None and one.value is not None and one.value >= best - TIE
    )


def _would_be_ahead(option_set: OptionSet, result: Sensitivity) -> str:
    """The nearest weight that would put an option without a rank ahead on points."""
    nearest = _nearest(result, ranked=False)
    if nearest is None:
        return ""
    node, turn = nearest
    return (
        f" With {turn.range} on “{node.name}”, "
        f"{called(option_set.option(turn.switch.to).label)} would have most points but take no "
        f"rank. {turn.switch.why_unranked}"
    )


def other_tests(option_set: OptionSet, result: Sensitivity) -> tuple[str, ...]:
    """What leaving a criterion out, weighing all the same, and dominance say, as sentences.

    Empty where there is nothing to compare: fewer than two options that take a rank.
    """
    if sum(one.rank is not None for one in result.scores.options) < 2:
        return ()
    sentences = (
        _left_out(option_set, result),
        _weighing_the_same(option_set, result),
        _dominated(option_set, result),
    )
    return tuple(sentence for sentence in sentences if sentence)


def _left_out(option_set: OptionSet, result: Sensitivity) -> str:
    now = tuple(one.id for one in result.scores.leaders)
    changed = [one for one in result.without if set(one.leaders) != set(now)]
    if not result.without:
        return "There is only one criterion, so none can be left out."
    if not changed:
        return f"Leave any one criterion out, and {_leads(option_set, now)} all the same."
    said = [
        f"without “{option_set.criterion(one.criterion).name}” {_leads(option_set, one.leaders)}"
        for one in changed
    ]
    return f"Leaving a criterion out changes the leader: {listed(said)}."


def _weighing_the_same(option_set: OptionSet, result: Sensitivity) -> str:
    if result.scores.weights == result.equal.weights:
        return ""
    now, then = ({one.id for one in found.leaders} for found in (result.scores, result.equal))
    leads = _leads(option_set, tuple(one.id for one in result.equal.leaders))
    as_now = "as now" if now == then else "instead"
    return f"With every criterion weighing the same, {leads}, {as_now}."


def _dominated(option_set: OptionSet, result: Sensitivity) -> str:
    label = {one.id: called(one.label) for one in option_set.options}
    if not result.dominated:
        ranked = all(one.rank is not None for one in result.scores.options)
        by = "another" if ranked else "another that takes a rank,"
        return f"No option is beaten by {by} whatever the weights."
    said = [
        f"{label[one.by]} is better than {label[one.option]} on every criterion"
        if one.strictly
        else f"{label[one.by]} is at least as good as {label[one.option]} on every criterion, and "
        "better on some"
        for one in result.dominated
    ]
    return f"Whatever the weights: {'; '.join(said)}."


def _leads(option_set: OptionSet, ids: tuple[str, ...]) -> str:
    """Who leads, as part of a sentence; ties are said."""
    return f"{leaders_said(option_set, ids)} {'leads' if len(ids) == 1 else 'are joint first'}"


def leaders_said(option_set: OptionSet, ids: tuple[str, ...]) -> str:
    """What options in first place are called within a sentence."""
    return listed([called(option_set.option(one).label) for one in ids]) if ids else "no option"
