"""Charts of what would change the answer and of how sure it is, for any option set."""

from collections.abc import Mapping

from appraisal.analysis.robustness import Robustness, robustness
from appraisal.analysis.sensitivity import sensitivity
from appraisal.charts import (
    Chart,
    central_weights,
    crossing_lines,
    pairwise_table,
    rank_acceptability,
    tornado,
)
from appraisal.charts.frame import SizeName
from appraisal.option_sets import OptionSet
from appraisal.scoring import score

_DRAWS = 2_000


def analysis_charts(option_set: OptionSet, size: SizeName) -> list[Chart]:
    """Every chart of sensitivity and robustness at one size."""
    now = score(option_set).weights
    plain, assumed = sensitivity(option_set), sensitivity(option_set, assumed_range=30.0)
    everywhere = robustness(option_set, draws=_DRAWS)
    room = room_of(option_set, now)
    return [
        *(crossing_lines(option_set, plain, node.id, size=size) for node in option_set.nodes[-3:]),
        tornado(option_set, plain, size=size),
        tornado(option_set, assumed, size=size),
        rank_acceptability([("every possible weighting", everywhere)], size=size),
        rank_acceptability(
            [("this room", room), ("every possible weighting", everywhere)], size=size
        ),
        pairwise_table(everywhere, size=size),
        pairwise_table(room, size=size),
        *(
            central_weights(option_set, everywhere, option.id, now, size=size)
            for option in option_set.options[:4]
        ),
        central_weights(option_set, room, option_set.options[0].id, now, size=size),
    ]


def room_of(option_set: OptionSet, now: Mapping[str, float]) -> Robustness:
    """Rank acceptability over a small room: one ballot as now, one for each of two criteria."""
    ballots = [now]
    for criterion in list(now)[-2:]:
        ballots.append({key: 0.5 * weight for key, weight in now.items()} | {criterion: 1.0})
    shares = [{k: w / sum(ballot.values()) for k, w in ballot.items()} for ballot in ballots]
    return robustness(option_set, draws=3 * 500, ballots=shares)
