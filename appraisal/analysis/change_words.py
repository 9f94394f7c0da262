"""What would change the answer, in sentences."""

from __future__ import annotations

from appraisal.analysis.sensitivity import Sensitivity, Switch, WeightSwitch
from appraisal.method import TIE
from appraisal.option_sets import OptionSet
from appraisal.scoring import Scores, as_percent, as_points, leading_sentence, listed


def change_sentence(option_set: OptionSet, result: Sensitivity) -> str:
    """What would change the leader, in a sentence or two, with the weight that is nearest to it."""
    scores = result.scores
    still = _why_nothing_moves(option_set, result)
    if still or len(scores.leaders) != 1 or sum(bool(one.rank) for one in scores.options) == 1:
        more = still or _parting(result)
        return leading_sentence(option_set, scores) + more + _ahead_without_rank(scores)
    leader = scores.leaders[0]
    nearest = nearest_switch(result)
    if nearest is None:
        whole = f"{leader.label} leads whatever weight any one criterion carries."
    else:
        node, switch = nearest
        bound = "or more" if switch.at >= node.weight else "or less"
        whole = (
            f"{leader.label} leads unless “{node.name}” carries "
            f"{as_percent(switch.at, node.weight)} {bound}; "
            f"it carries {as_percent(node.weight, switch.at)}. "
            f"Then {option_set.option(switch.to).label} leads."
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
    node, switch = nearest
    bound = "or more" if switch.at >= node.weight else "or less"
    return (
        f"It leads unless “{node.name}” carries {as_percent(switch.at, node.weight)} {bound}; "
        f"{whose} gives it {as_percent(node.weight, switch.at)}."
    )


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
    return f" The weight on {listed([f'“{name}”' for name in others])} could change it too."


def nearest_switch(result: Sensitivity) -> tuple[WeightSwitch, Switch] | None:
    """The criterion whose weight needs the smallest move to change the leader; branches aside."""
    found = [
        (abs(switch.at - node.weight), node, switch)
        for node in result.weights
        if not node.branch
        for switch in (node.ranked_down, node.ranked_up)
        if switch
    ]
    return min(found, key=lambda one: one[0])[1:] if found else None


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
        f" {one.label} has {'more' if one.value > best + TIE else 'as many'} points "
        f"({as_points(one.value)}) but takes no rank. {one.why_unranked}"
        for one in scores.options
        if one.rank is None and one.value is not None and one.value >= best - TIE
    )


def _would_be_ahead(option_set: OptionSet, result: Sensitivity) -> str:
    """The nearest weight that would put an option without a rank ahead on points."""
    found = [
        (abs(switch.at - node.weight), node, switch)
        for node in result.weights
        if not node.branch
        for switch in (node.down, node.up)
        if switch and switch.why_unranked
    ]
    if not found:
        return ""
    _, node, switch = min(found, key=lambda one: one[0])
    bound = "or more" if switch.at >= node.weight else "or less"
    return (
        f" With {as_percent(switch.at, node.weight)} {bound} on “{node.name}”, "
        f"{option_set.option(switch.to).label} would have most points but take no rank. "
        f"{switch.why_unranked}"
    )


def leaders_said(option_set: OptionSet, ids: tuple[str, ...]) -> str:
    """The labels of options in first place, as a sentence names them."""
    return listed([option_set.option(one).label for one in ids]) if ids else "no option"
