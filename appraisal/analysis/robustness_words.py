"""What rank acceptability says, in sentences."""

from __future__ import annotations

from decimal import ROUND_UP, Decimal

from appraisal.analysis.robustness import OptionRobustness, Robustness
from appraisal.method import TIE
from appraisal.wording import counted, listed


def robustness_sentence(result: Robustness) -> str:
    """Who is first in what share of the weightings, and who comes next; ties are said."""
    if len(result.options) == 1:
        only = result.options[0].label
        return f"{only} is the only option that can be ranked, so it is first whatever the weights."
    if not any(share for row in result.pairwise.values() for share in row.values()):
        every = listed([one.label for one in result.options])
        when = _every_weighting(result) if result.source == "ballots" else "every weighting"
        return f"{every} tie under {when}, so they share every rank."
    by_share = sorted(result.options, key=lambda one: -_first(one))
    best = _first(by_share[0])
    if best == 1:
        return f"{by_share[0].label} is first under {_every_weighting(result)}{_with(result)}."
    leading = [one for one in by_share if best - _first(one) <= TIE]
    return f"{_who(leading)} {_of_what(result)}{_with(result)}. {_next(by_share[len(leading) :])}"


def error_sentence(result: Robustness) -> str:
    """How many weightings were tried, and how far trying more would move a share.

    A share of all the draws there could be lies within two standard errors of this one, and so,
    19 times in 20, does that of these draws and any number more.
    """
    if result.source == "ballots" and result.scores == "fixed" and result.standard_error < 1e-3:
        return "Every ballot is drawn equally often, so the shares are the room's own."
    points = min(100.0, max(0.01, 200 * result.standard_error))
    return (
        f"{_tried(result)}. Trying more would move a share by {_points(points)} at most "
        "(19 times in 20)."
    )


def share_words(share: float) -> str:
    """A share of draws to a tenth of a per cent; never none or all that it is not.

    >>> share_words(0.9487), share_words(0.02), share_words(0.99999), share_words(0.0002)
    ('94.9 %', '2.0 %', 'over 99.9 %', 'under 0.1 %')
    >>> share_words(0), share_words(1)
    ('0 %', '100 %')
    """
    if share <= TIE or share >= 1 - TIE:
        return f"{100 * share:.0f} %"
    if share < 0.0005:
        return "under 0.1 %"
    return "over 99.9 %" if share >= 0.9995 else f"{100 * share:.1f} %"


def _first(option: OptionRobustness) -> float:
    return option.rank_acceptability[0]


def _who(leading: list[OptionRobustness]) -> str:
    share = share_words(_first(leading[0]))
    if len(leading) == 1:
        return f"{leading[0].label} is first in {share}"
    return f"{listed([one.label for one in leading])} are each first in {share}"


def _next(others: list[OptionRobustness]) -> str:
    if not others or not _first(others[0]):
        return "No other option is ever first."
    best = _first(others[0])
    level = [one.label for one in others if best - _first(one) <= TIE]
    comes = "comes next" if len(level) == 1 else "come next"
    each = " each" if len(level) > 1 else ""
    return f"{listed(level)} {comes} with {share_words(best)}{each}."


def _of_what(result: Robustness) -> str:
    if result.source == "ballots":
        return f"of the weightings of {result.ballots} ballots"
    if result.source == "order":
        return "of the weightings that agree with the order"
    return "of all possible weightings"


def _every_weighting(result: Robustness) -> str:
    if result.source != "ballots":
        return "every weighting that was drawn"
    whole = result.draws >= (result.ballots or 0)
    return "every ballot" if whole else "every ballot that was drawn"


def _with(result: Robustness) -> str:
    return ", with scores drawn within their ranges" if result.scores == "ranges" else ""


def _tried(result: Robustness) -> str:
    many = f"{result.draws:,}"
    if result.source == "ballots":
        ballots = counted(result.ballots or 0, "ballot")
        draws, were = ("draw", "was") if result.draws == 1 else ("draws", "were")
        return f"{many} {draws} from the room's {ballots} {were} tried{_with(result)}"
    order = " in that order of importance" if result.source == "order" else ""
    if result.draws == 1:
        return f"1 weighting{order} was tried{_with(result)}"
    return f"{many} weightings{order} were tried, each as likely as any other{_with(result)}"


def _points(points: float) -> str:
    """So many percentage points, one figure, rounded up: what is said to hold then does.

    >>> _points(0.1), _points(0.0158)
    ('0.1 of a percentage point', '0.02 of a percentage point')
    >>> _points(1), _points(3.16), _points(100)
    ('1 percentage point', '4 percentage points', '100 percentage points')
    """
    exact = Decimal(repr(round(points, 12)))
    unit = Decimal(1).scaleb(min(0, exact.adjusted()))
    figure = f"{exact.quantize(unit, ROUND_UP):f}"
    if float(figure) < 1:
        return f"{figure.rstrip('0')} of a percentage point"
    return f"{figure.partition('.')[0]} percentage point{'s' * (float(figure) != 1)}"
