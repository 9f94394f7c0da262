"""`sensitivity`, `robustness` and `agreement` as functions that return what `--json` prints."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from pathlib import Path

from appraisal.analysis.agreement import Agreement, agreement
from appraisal.analysis.agreement_words import agreement_figures, agreement_sentence
from appraisal.analysis.change_words import change_sentence
from appraisal.analysis.robustness import DRAWS, SEED, Order, Robustness, robustness
from appraisal.analysis.robustness_words import robustness_sentence
from appraisal.analysis.second_opinions import SecondOpinions
from appraisal.analysis.second_opinions import second_opinions as other_opinions
from appraisal.analysis.sensitivity import Sensitivity, Switch, sensitivity
from appraisal.ballot_files import group_names, group_thresholds, read_ballots
from appraisal.commands import Json, Weighting, evidence_as_json, weighted
from appraisal.evidence.files import option_set_of_file
from appraisal.method import WeightError
from appraisal.option_sets import OptionSet
from appraisal.plain_text import plain_spaces
from appraisal.scoring import EQUAL, swing_criteria


def sensitivity_command(
    file: str | Path,
    weights: Weighting = EQUAL,
    *,
    second_opinions: bool = False,
    data: Path | None = None,
) -> Json:
    """What weight, and what score, would change the leader of an option set under a weighting.

    `weights` is `equal`, the id of a perspective, `a=30,b=70` or a mapping. `data` is the folder
    whose loaded data answer the file's queries, if it has any.
    """
    option_set, result = sensitivity_of_file(file, weights, data)
    opinions = other_opinions(option_set, result.scores) if second_opinions else None
    return sensitivity_as_json(option_set, result, opinions)


def sensitivity_of_file(
    file: str | Path, weights: Weighting = EQUAL, data: Path | None = None
) -> tuple[OptionSet, Sensitivity]:
    """The option set of a file with its sensitivity."""
    option_set = option_set_of_file(Path(file), data)
    return option_set, weighted(weights, partial(sensitivity, option_set))


def sensitivity_as_json(
    option_set: OptionSet, result: Sensitivity, opinions: SecondOpinions | None = None
) -> Json:
    """The object that `sensitivity --json` prints."""
    scores = result.scores
    made: Json = {
        "option_set": option_set.id,
        "scale": scores.scale,
        "leader": [option.id for option in scores.leaders],
        "sentence": plain_spaces(change_sentence(option_set, result)),
        "weights": [
            {
                "criterion": node.criterion,
                "name": node.name,
                "branch": node.branch,
                "weight": node.weight,
                "switch_up": _switch(node.up),
                "switch_down": _switch(node.down),
                "ranked_switch_up": _switch(node.ranked_up),
                "ranked_switch_down": _switch(node.ranked_down),
                "joint_at_all": list(node.joint_at_all),
            }
            for node in result.weights
        ],
        "scores": [{**asdict(cell), "switch": _switch(cell.switch)} for cell in result.cells],
        "dominated": [asdict(pair) for pair in result.dominated],
        "without": [{**asdict(one), "leaders": list(one.leaders)} for one in result.without],
        "equal_weights": {
            "leader": [option.id for option in result.equal.leaders],
            "values": {option.id: option.value for option in result.equal.options},
        },
        "ranges": [
            {
                **asdict(one),
                "leaders_low": list(one.leaders_low),
                "leaders_high": list(one.leaders_high),
            }
            for one in result.ranges
        ],
        "dropped": list(scores.dropped),
        "unranked": [
            {"id": option.id, "label": option.label, "why_unranked": option.why_unranked}
            for option in scores.options
            if option.rank is None
        ],
    }
    if opinions:
        made["second_opinions"] = _opinions_as_json(opinions)
    return {**made, **evidence_as_json(option_set)}


def _switch(switch: Switch | None) -> Json | None:
    return None if switch is None else asdict(switch)


def _opinions_as_json(opinions: SecondOpinions) -> Json:
    methods = [{**asdict(one), "first": list(one.first)} for one in opinions.opinions]
    return {**asdict(opinions), "first": list(opinions.first), "opinions": methods}


def robustness_command(
    file: str | Path,
    *,
    draws: int = DRAWS,
    seed: int = SEED,
    order: str | None = None,
    ballots: str | Path | None = None,
    scores: str = "fixed",
    data: Path | None = None,
) -> Json:
    """In what share of many weightings each option of a file takes each rank.

    `order` is a text such as `a>b=c`; `ballots` names a CSV file; `scores` is `fixed` or `ranges`.
    `data` is the folder whose loaded data answer the file's queries, if it has any.
    """
    option_set, result, groups = robustness_of_file(
        file, draws=draws, seed=seed, order=order, ballots=ballots, scores=scores, data=data
    )
    return {**robustness_as_json(result, groups), **evidence_as_json(option_set)}


def robustness_of_file(
    file: str | Path,
    *,
    draws: int = DRAWS,
    seed: int = SEED,
    order: str | None = None,
    ballots: str | Path | None = None,
    scores: str = "fixed",
    data: Path | None = None,
) -> tuple[OptionSet, Robustness, Order | None]:
    """The option set of a file with its robustness, and the order as it was read."""
    option_set = option_set_of_file(Path(file), data)
    drawn = partial(robustness, option_set, draws=draws, seed=seed, ranges=scores == "ranges")
    if ballots is not None:
        criteria = [criterion.id for criterion in swing_criteria(option_set)]
        votes = read_ballots(Path(ballots), criteria)
        return option_set, drawn(ballots=[vote.weights for vote in votes]), None
    if order is None:
        return option_set, drawn(), None
    groups, problems = _read_order(order)
    try:
        # With a problem of the text's own, one draw finds those of its names.
        result = drawn(order=groups, draws=1) if problems else drawn(order=groups)
    except WeightError as error:
        raise WeightError(*problems, *error.problems) from error
    if problems:
        raise WeightError(*problems)
    return option_set, result, groups


def _read_order(text: str) -> tuple[list[list[str]], list[str]]:
    """The groups of names of an order, and a sentence for each place that is empty.

    >>> _read_order("a > b=c")
    ([['a'], ['b', 'c']], [])
    """
    places = [[name.strip() for name in place.split("=")] for place in text.split(">")]
    groups = [[name for name in place if name] for place in places]
    problems = [
        f"Place {number} of the order has a blank in it. Name a criterion there, as in A>B=C>D."
        for number, place in enumerate(places, start=1)
        if not all(place)
    ]
    return [group for group in groups if group], problems if any(groups) else []


def robustness_as_json(result: Robustness, order: Order | None = None) -> Json:
    """The object that `robustness --json` prints."""
    return {
        "draws": result.draws,
        "seed": result.seed,
        "source": result.source,
        "scores": result.scores,
        "order": None if order is None else [list(group) for group in order],
        "ballots": result.ballots,
        "sentence": plain_spaces(robustness_sentence(result)),
        "standard_error": result.standard_error,
        "options": [
            {**asdict(option), "rank_acceptability": list(option.rank_acceptability)}
            for option in result.options
        ],
        "pairwise": {one: dict(row) for one, row in result.pairwise.items()},
        "unranked": [
            {"id": option.id, "label": option.label, "why_unranked": option.why}
            for option in result.unranked
        ],
    }


def agreement_command(file: str | Path) -> Json:
    """How far the ballots of a CSV file agree; small groups are hidden."""
    return agreement_as_json(agreement_of_file(file))


def agreement_of_file(file: str | Path) -> Agreement:
    """How far the ballots of a CSV file agree, its groups by the names that it gives them."""
    ballots = read_ballots(Path(file))
    return agreement(ballots, group_names(ballots), group_thresholds(ballots))


def agreement_as_json(result: Agreement) -> Json:
    """The object that `agreement --json` prints."""
    made = asdict(result)
    for name in ("criteria", "groups", "partings", "clusters", "notes"):
        made[name] = list(made[name])
    said = (agreement_sentence(result), agreement_figures(result))
    made["sentence"] = plain_spaces(" ".join(filter(None, said)))
    return made
