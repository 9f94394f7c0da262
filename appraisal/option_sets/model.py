"""What an option set holds, once it has been read and checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, Protocol, TypeVar

from appraisal.errors import AppraisalError
from appraisal.option_sets.figures import Provenance, Query
from appraisal.option_sets.spelling import did_you_mean

Scale = Literal["global", "local"]
Basis = Literal["stated", "inferred", "silent"]
Effect = Literal["helps", "harms"]
Strength = Literal["hedged", "plain", "emphatic"]
Status = Literal["longlisted", "shortlisted", "parked", "rejected"]


@dataclass(frozen=True)
class Source:
    """A document that scores and evidence rest on; `date` is YYYY, YYYY-MM or YYYY-MM-DD."""

    id: str
    title: str
    date: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class Group:
    """Who is in the room; `uses_services` asks for the larger small-group threshold."""

    id: str
    name: str
    uses_services: bool = False


@dataclass(frozen=True)
class Measure:
    """A natural unit and the value function over it.

    `points` pair a measure with a value from 0 to 100 and increase strictly in the measure;
    a straight-line measure has two of them. `query` names what gives an option its amount where
    the file does not.
    """

    unit: str
    points: tuple[tuple[float, float], ...]
    query: Query | None = None

    @property
    def worst(self) -> float:
        """The measure with the lowest value."""
        return min(self.points, key=lambda point: point[1])[0]

    @property
    def best(self) -> float:
        """The measure with the highest value."""
        return max(self.points, key=lambda point: point[1])[0]

    def words(self, amount: float) -> str:
        """The amount with its unit.

        >>> Measure("weeks", ((2, 100), (12, 0))).words(12)
        '12 weeks'
        >>> Measure("£", ((0, 100), (180000, 0))).words(180000)
        '£180,000'
        >>> Measure("£m a year", ((0, 100), (8, 0))).words(5.51)
        '£5.51m a year'
        >>> Measure("%", ((0, 0), (20, 100))).words(14)
        '14 %'
        """
        number = f"{abs(amount):,.10g}"
        sign = "-" if amount < 0 else ""
        if self.unit[:1] in ("£", "€", "$"):
            return f"{sign}{self.unit[0]}{number}{self.unit[1:]}"
        return f"{sign}{number} {self.unit}"


@dataclass(frozen=True)
class Criterion:
    """One node of the value tree: a leaf takes scores, a branch holds further criteria."""

    id: str
    name: str
    question: str | None = None
    worst: str | None = None
    best: str | None = None
    easy_read: str | None = None
    picture: str | None = None
    scorable_by: tuple[str, ...] | None = None
    measure: Measure | None = None
    criteria: tuple[Criterion, ...] = ()

    @property
    def is_leaf(self) -> bool:
        """Whether this criterion takes scores itself."""
        return not self.criteria

    @property
    def worst_words(self) -> str:
        """The bottom of the scale in words: as the file puts it, else from the measure."""
        if self.worst:
            return self.worst
        return self.measure.words(self.measure.worst) if self.measure else "the worst plausible"

    @property
    def best_words(self) -> str:
        """The top of the scale in words: as the file puts it, else from the measure."""
        if self.best:
            return self.best
        return self.measure.words(self.measure.best) if self.measure else "the best plausible"

    @property
    def nodes(self) -> Iterator[Criterion]:
        """This criterion and everything below it, depth first, in file order."""
        yield self
        for child in self.criteria:
            yield from child.nodes


@dataclass(frozen=True)
class Score:
    """One cell: `value`, `low` and `high` in the criterion's own unit; a blank one has no value.

    `assume` is what the option asks a named query to assume. `provenance` says where the value
    came from if such a query gave it; a value that the file states has none.
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None
    basis: Basis | None = None
    because: str | None = None
    source: str | None = None
    at: str | None = None
    assume: Mapping[str, float] = field(default_factory=dict, hash=False)
    provenance: Provenance | None = None


BLANK = Score()


@dataclass(frozen=True)
class Evidence:
    """Something a source says for or against an option, in the words of the file."""

    effect: Effect
    text: str
    criterion: str | None = None
    strength: Strength | None = None
    source: str | None = None
    at: str | None = None


@dataclass(frozen=True)
class Hurdle:
    """Something an option passes or fails; it is never traded off by weight."""

    id: str
    name: str
    question: str | None = None


@dataclass(frozen=True)
class HurdleResult:
    """Whether an option passed a hurdle, and why."""

    passed: bool
    because: str | None = None
    source: str | None = None
    at: str | None = None


@dataclass(frozen=True)
class Cost:
    """Money, kept beside the score; a figure that the file leaves out is None, not nought."""

    annual: float | None = None
    one_off: float | None = None


@dataclass(frozen=True)
class Option:
    """One option: `scores` has every leaf criterion, blank where the file is silent."""

    id: str
    name: str
    label: str
    summary: str | None = None
    baseline: bool = False
    scores: Mapping[str, Score] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    hurdles: Mapping[str, HurdleResult] = field(default_factory=dict)
    cost: Cost | None = None
    status: Status = "shortlisted"
    status_because: str | None = None


@dataclass(frozen=True)
class Perspective:
    """A named weighting, kept beside the room's own."""

    id: str
    name: str
    weights: Mapping[str, float]
    because: str | None = None
    source: str | None = None


@dataclass(frozen=True, eq=False)
class OptionSet:
    """Everything an appraisal needs before anybody has weighted anything.

    `text` is the file as it was read and `sha256` the checksum of its UTF-8 bytes. An option set
    equals only itself, so that what follows from it can be kept by it; compare `sha256` to see
    whether two were read from the same text.
    """

    id: str
    title: str
    question: str
    criteria: tuple[Criterion, ...]
    options: tuple[Option, ...]
    scale: Scale = "global"
    date: str | None = None
    sources: tuple[Source, ...] = ()
    groups: tuple[Group, ...] = ()
    hurdles: tuple[Hurdle, ...] = ()
    perspectives: tuple[Perspective, ...] = ()
    preferred: str | None = None
    text: str = ""
    sha256: str = ""

    @cached_property
    def nodes(self) -> tuple[Criterion, ...]:
        """Every criterion of the value tree, branches too, depth first in file order."""
        return tuple(node for criterion in self.criteria for node in criterion.nodes)

    @cached_property
    def leaves(self) -> tuple[Criterion, ...]:
        """The criteria that take scores, in file order."""
        return tuple(node for node in self.nodes if node.is_leaf)

    @cached_property
    def queried(self) -> tuple[Criterion, ...]:
        """The criteria whose amounts a named query gives, in file order."""
        return tuple(leaf for leaf in self.leaves if leaf.measure and leaf.measure.query)

    @cached_property
    def criterion_names(self) -> dict[str, str]:
        """The name of each leaf criterion by id, in file order."""
        return {leaf.id: leaf.name for leaf in self.leaves}

    def criterion(self, id: str) -> Criterion:  # noqa: A002
        """The criterion of that id, branch or leaf."""
        return _named(self.nodes, id, "criterion")

    def option(self, id: str) -> Option:  # noqa: A002
        """The option of that id."""
        return _named(self.options, id, "option")

    def source(self, id: str) -> Source:  # noqa: A002
        """The source of that id."""
        return _named(self.sources, id, "source")

    def perspective(self, id: str) -> Perspective:  # noqa: A002
        """The perspective of that id."""
        return _named(self.perspectives, id, "perspective")

    def group(self, id: str) -> Group:  # noqa: A002
        """The group of that id."""
        return _named(self.groups, id, "group")


class _Named(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Named)


def _named(things: Sequence[T], wanted: str, noun: str) -> T:
    for thing in things:
        if thing.id == wanted:
            return thing
    hint = did_you_mean(wanted, [thing.id for thing in things])
    article = "an" if noun[0] in "aeiou" else "a"
    raise AppraisalError(f"'{wanted}' is not {article} {noun} of this option set.{hint}")
