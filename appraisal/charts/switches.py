"""Switching weights in words: where the leader changes, to what, and how far that is from now."""

from collections.abc import Sequence

import pandas as pd

from appraisal.analysis.change_words import Turn, turns_of, weight_now
from appraisal.analysis.sensitivity import Sensitivity, WeightSwitch
from appraisal.charts.findings import Called, sentences, short
from appraisal.charts.rounding import finite
from appraisal.method import TIE
from appraisal.option_sets import OptionSet
from appraisal.wording import called, counted, fixed, listed, percent

_MINUS = "\u2212"
_COLUMNS = ("Criterion", "Weight now", "Leader changes at", "To", "How far")
_NEARLY_WHOLE = 0.2 + 1e-9  # points, as for the weights beside it
_NOTHING_CHANGES = "no weight changes the leader"


def switch_finding(option_set: OptionSet, result: Sensitivity, node: WeightSwitch) -> str:
    """What weight on one criterion changes the leader, in a sentence or three."""
    now, turns = weight_now(node), turns_of(node)
    ranked = [turn for turn in turns if turn.ranked]
    unranked = [turn for turn in turns if not turn.ranked]
    return sentences(
        _ranked_finding(option_set, result, node, now, ranked),
        _ahead_now(result),
        *(_unranked_finding(option_set, turn) for turn in unranked),
    )


def switching_table(option_set: OptionSet, result: Sensitivity) -> pd.DataFrame:
    """Every criterion and branch with the weights that change the leader, the nearest first.

    One row for each way that the leader can change, all of them strings, and one row at the end
    for the criteria whose weight changes nothing.
    """
    rows: list[tuple[float, list[str]]] = []
    still: list[WeightSwitch] = []
    for node in result.weights:
        now, turns = weight_now(node), turns_of(node)
        for turn in turns:
            to = named(option_set, turn.switch.to, starts=True) + (
                "" if turn.ranked else ", takes no rank"
            )
            rows.append(
                (
                    abs(turn.switch.at - node.weight),
                    [node.name, now, _changes_at(node, turn), to, _how_far(node, turn)],
                )
            )
        if node.joint_at_all:
            rows.append((1 - node.weight, _joint_row(option_set, node, now)))
        elif not turns:
            still.append(node)
    records = [record for _, record in sorted(rows, key=lambda row: row[0])]
    if still:
        records.append(_still_row(result, still, everything=not records))
    return pd.DataFrame(records, columns=list(_COLUMNS), dtype=object)


def named(option_set: OptionSet, identity: str, *, starts: bool = False) -> str:
    """What an option is called in a sentence; `starts` where it begins one."""
    return called(short(option_set.option(identity)), starts=starts)


def _all_named(options: Sequence[Called]) -> str:
    """What options are called where they begin a sentence."""
    return listed([called(short(one), starts=not place) for place, one in enumerate(options)])


def _ranked_finding(
    option_set: OptionSet,
    result: Sensitivity,
    node: WeightSwitch,
    now: str,
    turns: Sequence[Turn],
) -> str:
    leaders = result.scores.leaders
    if not leaders:
        return "No option takes a rank, so no weight changes the leader."
    if len(leaders) > 1:
        return _tied_finding(option_set, result, node, now, turns)
    leader, quoted = called(short(leaders[0]), starts=True), f"“{node.name}”"
    up = next((turn for turn in turns if turn.up), None)
    down = next((turn for turn in turns if not turn.up), None)
    if up and down:
        lower = down.shown if down.switch.at > TIE else "no weight"
        return (
            f"{leader} leads while {quoted} carries more than {lower} and less than {up.shown}. "
            f"It carries {now}."
        )
    if up or down:
        turn = up or down
        return f"{leader} leads unless {quoted} carries {turn.range if turn else ''}. " + (
            f"It carries {now}."
        )
    if node.joint_at_all:
        who = listed([named(option_set, one) for one in node.joint_at_all])
        verb = "does" if len(node.joint_at_all) == 1 else "do"
        return f"Only with all the weight on {quoted} {verb} {who} draw level."
    return f"No weight on {quoted} changes the leader."


def _tied_finding(
    option_set: OptionSet,
    result: Sensitivity,
    node: WeightSwitch,
    now: str,
    turns: Sequence[Turn],
) -> str:
    leaders = [leader for leader in result.scores.leaders if leader.id in node.ends]
    slopes = {one.id: node.ends[one.id][1] - node.ends[one.id][0] for one in leaders}
    who = _all_named(result.scores.leaders)
    start = f"{who} are joint first with {now} on “{node.name}”"
    if not slopes or max(slopes.values()) - min(slopes.values()) < TIE:
        return f"{start}, and stay so at any weight near it."
    said_of = {one.id: called(short(one)) for one in leaders}
    more = listed([said_of[i] for i, slope in slopes.items() if max(slopes.values()) - slope < TIE])
    less = listed([said_of[i] for i, slope in slopes.items() if slope - min(slopes.values()) < TIE])
    said = []
    if node.weight < 1 - TIE:
        said.append(f"more would put {more} ahead")
    if node.weight > TIE:
        said.append(f"less {less}")
    beyond = [
        f"{named(option_set, turn.switch.to, starts=True)} leads at {turn.range}."
        for turn in turns
        if not turn.here(node)
    ]
    return sentences(f"{start}: {', '.join(said)}.", *beyond)


def _unranked_finding(option_set: OptionSet, turn: Turn) -> str:
    who = named(option_set, turn.switch.to)
    if turn.up:
        return f"From {turn.shown} on {who} has most points, but takes no rank."
    if turn.switch.at < TIE:
        return f"With no weight on it {who} has as many points, but takes no rank."
    return f"At {turn.range} {who} has most points, but takes no rank."


def _ahead_now(result: Sensitivity) -> str:
    scores = result.scores
    best = max((option.value or 0.0 for option in scores.leaders), default=None)
    if best is None:
        return ""
    ahead = [
        option
        for option in scores.options
        if option.rank is None and (finite(option.value) or 0.0) > best + TIE
    ]
    if not ahead:
        return ""
    has, takes = ("has", "takes") if len(ahead) == 1 else ("have", "take")
    return f"{_all_named(ahead)} {has} more points now, but {takes} no rank."


def _changes_at(node: WeightSwitch, turn: Turn) -> str:
    if turn.here(node):
        return f"any {'more' if turn.up else 'less'}"
    return turn.range


def _how_far(node: WeightSwitch, turn: Turn) -> str:
    at, now = turn.switch.at, node.weight
    if turn.here(node):
        return "joint first now"
    return _moved(at - now)


def _moved(share: float) -> str:
    # As precise as the switching weight itself is written.
    points = abs(100 * share)
    whole = abs(points - round(points)) <= _NEARLY_WHOLE and round(points) > 0
    decimals = 0 if whole else 1 if points >= 0.095 else 2 if points >= 0.0095 else 3
    figure = fixed(points, decimals).removesuffix(".0")
    return f"{'+' if share > 0 else _MINUS}{figure} percentage point{'s' * (figure != '1')}"


def _joint_row(option_set: OptionSet, node: WeightSwitch, now: str) -> list[str]:
    who = _all_named([option_set.option(one) for one in node.joint_at_all])
    draws = "draws" if len(node.joint_at_all) == 1 else "draw"
    return [node.name, now, "only at 100\u00a0%", f"{who} {draws} level", _moved(1 - node.weight)]


def _still_row(result: Sensitivity, still: Sequence[WeightSwitch], everything: bool) -> list[str]:
    many = len(still)
    if many == 1:
        name = still[0].name
    elif everything:
        name = f"All {counted(many, 'criterion', 'criteria')}"
    else:
        name = f"The other {many}"
    branches = any(node.branch for node in result.weights)
    # Weights of branches count those of the criteria below them: their sum would mean nothing.
    total = "" if branches and many > 1 else percent(sum(n.weight for n in still), _places(still))
    return [name, total, _NOTHING_CHANGES, "", ""]


def _places(still: Sequence[WeightSwitch]) -> int:
    total = 100 * sum(node.weight for node in still)
    return 0 if abs(total - round(total)) < 0.05 else 1
