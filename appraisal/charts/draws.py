"""What draws of weightings say, in the words that every chart of them shares."""

from collections.abc import Sequence

from appraisal.analysis.robustness import OptionRobustness, Robustness
from appraisal.analysis.robustness_words import error_sentence
from appraisal.charts.findings import heading
from appraisal.wording import counted


def weightings(result: Robustness) -> str:
    """What the shares of a result are shares of, after "of"."""
    if result.source == "ballots":
        return "this room"
    if result.source == "order":
        return "the weightings in that order of importance"
    return "all possible weightings"


def before_share(result: Robustness) -> str:
    """The word between "first" and a share: "for" people, "in" weightings."""
    return "for" if result.source == "ballots" else "in"


def share_of(result: Robustness, shown: str) -> str:
    """A share with what it is a share of, after "first": "in 95 % of all possible weightings".

    `shown` is a percentage as charts write it, "under 1 %" and "over 99 %" too.
    """
    for bound, said in (("under ", "less than "), ("over ", "more than ")):
        if shown.startswith(bound):
            shown = said + shown.removeprefix(bound)
    return f"{before_share(result)} {shown} of {weightings(result)}"


def draws_sentence(result: Robustness) -> str:
    """Where the shares come from and how exact they are, for a caption."""
    if result.source == "ballots" and result.scores == "fixed":
        return f"Each of the room's {counted(result.ballots or 0, 'ballot')} counts the same."
    return error_sentence(result)


def first_share(option: OptionRobustness) -> float:
    """The share of draws in which an option is first."""
    return option.rank_acceptability[0] if option.rank_acceptability else 0.0


def best_first(options: Sequence[OptionRobustness]) -> list[OptionRobustness]:
    """Options from the one most often first down, ties by the ranks after it."""
    return sorted(options, key=lambda option: [-share for share in option.rank_acceptability])


def unranked_words(result: Robustness) -> str:
    """The options that take no rank, each with the reason, or an empty string."""
    return " ".join(f"{heading(one)} takes no rank. {one.why}" for one in result.unranked)
