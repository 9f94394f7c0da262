"""After the ballot: what somebody's own weights say, beside the room's once they may be seen."""

from collections.abc import Sequence
from dataclasses import dataclass

from appraisal.ballot.figures import bar, percent, place, points
from appraisal.ballot.pages import Frame, Share, frame, shares, turnout
from appraisal.option_sets import OptionSet
from appraisal.scoring import ScoredOption, Scores, score
from appraisal.workshops import Ballot, RoundResults, Workshop
from appraisal.workshops.drafts import Problem, Standing


@dataclass(frozen=True)
class Pair:
    """One criterion's weight, mine and the room's; mine is empty where there is no ballot."""

    name: str
    mine: str
    room: str
    my_width: str
    room_width: str


@dataclass(frozen=True)
class Result:
    """One option's value and place."""

    value: str
    place: str


@dataclass(frozen=True)
class OptionRow:
    """One option's result under my weights and under the room's."""

    label: str
    name: str
    note: str
    mine: Result | None
    room: Result


@dataclass(frozen=True)
class Comparison:
    """My weights beside the room's, and what each makes of the options."""

    weights: tuple[Pair, ...]
    options: tuple[OptionRow, ...]
    says: str
    i_say: str


@dataclass(frozen=True)
class OutcomePage:
    """What there is to see once a ballot is in, or a round is over."""

    frame: Frame
    heading: str
    shares: tuple[Share, ...]
    comparison: Comparison | None
    turnout: str
    sentences: tuple[str, ...]
    number: int
    is_open: bool
    is_live: bool
    has_ballot: bool


def outcome_page(
    base: str,
    workshop: Workshop,
    here: Standing,
    results: RoundResults,
    problems: Sequence[Problem] = (),
) -> OutcomePage:
    """The page for somebody whose ballot is in, or whose round has closed."""
    ballot, is_open = here.ballot, results.status == "open"
    kind = "in" if is_open else "results" if results.visible else "closed"
    return OutcomePage(
        frame=frame(base, workshop, kind, problems, here.draft.at),
        heading=_heading(results, is_open),
        shares=shares(ballot.weights, workshop.criteria) if ballot else (),
        comparison=_comparison(workshop, ballot, results),
        turnout=turnout(workshop),
        sentences=tuple(_sentences(here, results)),
        number=results.round,
        is_open=is_open,
        is_live=results.mode == "live",
        has_ballot=ballot is not None,
    )


def _heading(results: RoundResults, is_open: bool) -> str:
    if is_open:
        return "Your ballot is in"
    if results.visible:
        return f"Results of round {results.round}"
    return f"Round {results.round} has closed"


def _sentences(here: Standing, results: RoundResults) -> list[str]:
    """What has happened, what is kept and what comes next."""
    said = []
    if results.status != "open":
        if here.ballot is None:
            said.append(f"You cast no ballot in round {results.round}.")
        if here.writing:
            said.append("Your answers are kept, and you can use them if another round opens.")
    if results.why_hidden:
        said.append(results.why_hidden)
    if results.status == "open":
        said.append(
            "You can change your ballot until the round closes. Then the facilitator tells you "
            "what comes next. Keep this page open."
        )
    elif not results.visible:
        said.append("Keep this page open: it moves on by itself.")
    return said


def _comparison(
    workshop: Workshop, ballot: Ballot | None, results: RoundResults
) -> Comparison | None:
    room = results.weights
    if room is None or results.scores is None:
        return None
    mine = ballot.weights if ballot else {}
    my_scores = score(workshop.option_set, mine) if ballot else None
    top = max((*mine.values(), *room.values()))
    ordered = sorted(workshop.criteria, key=lambda one: -room[one.id])
    return Comparison(
        weights=tuple(
            Pair(
                one.name,
                percent(mine[one.id]) if ballot else "",
                percent(room[one.id]),
                bar(mine[one.id], top) if ballot else "",
                bar(room[one.id], top),
            )
            for one in ordered
        ),
        options=_option_rows(results.scores, my_scores),
        says=_leaders(workshop.option_set, results.scores, "The room puts"),
        i_say=_leaders(workshop.option_set, my_scores, "Your weights put") if my_scores else "",
    )


def _option_rows(room: Scores, mine: Scores | None) -> tuple[OptionRow, ...]:
    own = {option.id: option for option in mine.options} if mine else {}
    return tuple(
        OptionRow(
            option.label,
            "" if option.name == option.label else option.name,
            option.why_unranked or "",
            _result(own[option.id]) if own else None,
            _result(option),
        )
        for option in room.ordered
    )


def _result(option: ScoredOption) -> Result:
    return Result(points(option.value), place(option.rank, len(option.tied_with)))


def _leaders(option_set: OptionSet, scores: Scores, who: str) -> str:
    """Who is first, at no more than the one decimal that every screen shows."""
    leaders = scores.leaders
    if not leaders:
        return "No option can be ranked; the table says why."
    value = f"at {points(leaders[0].value)} of 100"
    if len(leaders) > 1:
        *most, last = [option.label for option in leaders]
        return f"{who} {', '.join(most)} and {last} joint first, {value}."
    leader = option_set.option(leaders[0].id)
    name = leader.label if leader.label == leader.name else f"{leader.label}, {leader.name},"
    return f"{who} {name} first, {value}."
