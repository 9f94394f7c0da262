"""What each page of the ballot shows, as plain data for its template."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from appraisal.ballot.figures import bar, percent, turnout_words
from appraisal.option_sets import Criterion
from appraisal.workshops import Workshop
from appraisal.workshops.ballots import read_swings, weights_of
from appraisal.workshops.drafts import Draft, Problem, Standing, wrong_swings

RATHER_NOT_SAY = ""
"""The value of the choice not to name a group: an answer, unlike no choice at all."""


@dataclass(frozen=True)
class Frame:
    """What every page of a workshop has around it.

    `kind` tells the script what may happen by itself on this page; `stage` is the state of the
    current round that the page was made for.
    """

    base: str
    code: str
    title: str
    rehearsal: bool
    kind: str
    round: int
    stage: str
    at: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class CodePage:
    """Where the join code is typed; also what a wrong one leads to."""

    base: str
    problems: tuple[Problem, ...] = ()
    typed: str = ""


@dataclass(frozen=True)
class MessagePage:
    """A sentence and a way on, where there is no workshop to show."""

    heading: str
    text: str
    link: str


@dataclass(frozen=True)
class Choice:
    """One radio button; `worst` and `best` are empty for a group."""

    value: str
    name: str
    chosen: bool
    worst: str = ""
    best: str = ""


@dataclass(frozen=True)
class JoinPage:
    """Where somebody joins; `carried` are answers that came without a cookie, not to be lost."""

    frame: Frame
    question: str
    groups: tuple[Choice, ...]
    carried: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class WaitingPage:
    """Before the first round."""

    frame: Frame
    question: str
    joined: int


@dataclass(frozen=True)
class FormPart:
    """What each of the three steps sends along and says about where its answers come from."""

    round: int
    step: str
    at: int
    earlier: int | None
    revising: bool


@dataclass(frozen=True)
class MostPage:
    """Step 1: the one move that matters most."""

    frame: Frame
    form: FormPart
    cards: tuple[Choice, ...]


@dataclass(frozen=True)
class Field:
    """One move to set beside the one that matters most; `value` is as typed."""

    id: str
    name: str
    worst: str
    best: str
    value: str
    wrong: bool


@dataclass(frozen=True)
class SwingsPage:
    """Step 2: every other move beside that one."""

    frame: Frame
    form: FormPart
    most: Choice
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Share:
    """A criterion's share, in words and as the width of its bar."""

    name: str
    words: str
    width: str


@dataclass(frozen=True)
class ReviewPage:
    """Step 3: what the answers add up to. `answers` are sent with the ballot as shown here."""

    frame: Frame
    form: FormPart
    shares: tuple[Share, ...]
    answers: tuple[tuple[str, str], ...]
    back: str


def frame(
    base: str, workshop: Workshop, kind: str, problems: Sequence[Problem] = (), at: int = 0
) -> Frame:
    """The frame of a workshop's page."""
    current = workshop.current
    return Frame(
        base=base,
        code=workshop.code,
        title=workshop.title,
        rehearsal=workshop.rehearsal,
        kind=kind,
        round=current.number if current else 0,
        stage=current.status if current else "",
        at=at,
        problems=tuple(problems),
    )


def join_page(
    base: str,
    workshop: Workshop,
    problems: Sequence[Problem] = (),
    chosen: str | None = None,
    carried: Mapping[str, str] | None = None,
) -> JoinPage:
    """The page on which somebody chooses a group and joins."""
    groups = [
        *((group.id, group.name) for group in workshop.option_set.groups),
        (RATHER_NOT_SAY, "Rather not say"),
    ]
    return JoinPage(
        frame(base, workshop, "join", problems),
        workshop.option_set.question,
        tuple(Choice(value, name, value == chosen) for value, name in groups)
        if workshop.option_set.groups
        else (),
        tuple((carried or {}).items()),
    )


def waiting_page(base: str, workshop: Workshop, problems: Sequence[Problem] = ()) -> WaitingPage:
    """The page before the first round."""
    return WaitingPage(
        frame(base, workshop, "waiting", problems), workshop.option_set.question, workshop.joined
    )


def step_page(
    base: str, workshop: Workshop, here: Standing, problems: Sequence[Problem] = ()
) -> tuple[str, MostPage | SwingsPage | ReviewPage]:
    """The name of the template and the page for the step that the draft has come to."""
    draft, step = here.draft, here.draft.step
    if draft.most is None:
        step = "most"
    elif step == "review" and (wrong := wrong_swings(draft, workshop.criteria)):
        step, problems = "swings", [*problems, *wrong]
    framed = frame(base, workshop, "form", problems, draft.at)
    part = FormPart(draft.round, step, draft.at, here.earlier, here.ballot is not None)
    if step == "most":
        cards = tuple(_card(one, one.id == draft.most) for one in workshop.criteria)
        return step, MostPage(framed, part, cards)
    if step == "swings":
        return step, _swings_page(framed, part, workshop, draft)
    return step, _review_page(framed, part, workshop, draft)


def shares(weights: Mapping[str, float], criteria: Sequence[Criterion]) -> tuple[Share, ...]:
    """Each criterion's share, the largest first; equal ones in the option set's order."""
    top = max(weights.values())
    ordered = sorted(criteria, key=lambda criterion: -weights[criterion.id])
    return tuple(
        Share(one.name, percent(weights[one.id]), bar(weights[one.id], top)) for one in ordered
    )


def turnout(workshop: Workshop) -> str:
    """How many have voted in the current round."""
    current = workshop.current
    return turnout_words(current.cast if current else 0, workshop.joined)


def _card(criterion: Criterion, chosen: bool) -> Choice:
    return Choice(criterion.id, criterion.name, chosen, criterion.worst_words, criterion.best_words)


def _swings_page(framed: Frame, part: FormPart, workshop: Workshop, draft: Draft) -> SwingsPage:
    wrong = {problem.field for problem in framed.problems}
    fields = tuple(
        Field(
            one.id,
            one.name,
            one.worst_words,
            one.best_words,
            draft.swings.get(one.id, ""),
            one.id in wrong,
        )
        for one in workshop.criteria
        if one.id != draft.most
    )
    most = next(one for one in workshop.criteria if one.id == draft.most)
    return SwingsPage(framed, part, _card(most, True), fields)


def _review_page(framed: Frame, part: FormPart, workshop: Workshop, draft: Draft) -> ReviewPage:
    answers = draft.answers()
    weights = weights_of(read_swings(answers, workshop.criteria))
    sent = [("most", draft.most or "")]
    sent += [
        (f"swing-{one.id}", draft.swings[one.id])
        for one in workshop.criteria
        if one.id != draft.most
    ]
    back = "swings" if len(sent) > 1 else "most"
    return ReviewPage(framed, part, shares(weights, workshop.criteria), tuple(sent), back)
