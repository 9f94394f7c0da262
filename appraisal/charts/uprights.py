"""Upright lines across a plot, each with its words above it, none of them in another's way."""

from collections.abc import Sequence
from dataclasses import dataclass

from appraisal.charts.frame import Size, Trace, characters, lines_height, words
from appraisal.charts.text import bold, stacked, wrapped

_LEAST_BEYOND = 2.0  # a little is taken up by the margins
_LEAST_WORDS = 9  # characters to a line, where an upright stands near the edge


@dataclass(frozen=True)
class Upright:
    """One line at `x`, from 0 to 100, with what it means."""

    uid: str
    x: float
    words: str  # not escaped
    colour: str
    dash: str


@dataclass(frozen=True)
class Uprights:
    """The traces of some uprights and the pixels that their words take above the plot."""

    traces: tuple[Trace, ...]
    height: float


@dataclass(frozen=True)
class _Said:
    lines: tuple[str, ...]
    left: float
    right: float


def uprights(marks: Sequence[Upright], size: Size, bottom: float) -> Uprights:
    """The lines of some marks down to `bottom` pixels below the words, in the order of `marks`.

    The first few from the left are said on their left, the others on their right, whichever
    stays within the axis and takes least height. A line never runs through another's words.
    """
    ordered = sorted(marks, key=lambda mark: mark.x)
    plans = [_plan(ordered, turn, size) for turn in range(len(ordered) + 1)]
    plan = min(plans, key=lambda lanes: (_beyond(lanes), _height(lanes, size)))
    height = _height(plan, size)
    traces = []
    y = height
    tops: dict[str, float] = {}
    for lane in plan:
        tall = lines_height(max(len(said.lines) for said in lane.values()), size.small)
        for uid in lane:
            tops[uid] = y - tall
        y -= tall
    said_of = {uid: said for lane in plan for uid, said in lane.items()}
    aside = 50 * size.small / size.width
    for mark in marks:
        said = said_of[mark.uid]
        leftward = said.left < mark.x - 1e-9
        top = tops[mark.uid]
        text = stacked([bold(line) for line in said.lines])
        middle = top + lines_height(len(said.lines), size.small) / 2
        traces += [
            _line(mark, top, height + bottom, size),
            words(
                f"{mark.uid}-words",
                [mark.x - aside if leftward else mark.x + aside],
                [middle],
                [text],
                size.small,
                side="middle left" if leftward else "middle right",
                colour=mark.colour,
            ),
        ]
    return Uprights(tuple(traces), height)


def _line(mark: Upright, top: float, bottom: float, size: Size) -> Trace:
    return {
        "type": "scatter",
        "uid": mark.uid,
        "mode": "lines",
        "x": [mark.x, mark.x],
        "y": [top, bottom],
        "line": {"color": mark.colour, "width": size.small / 9, "dash": mark.dash},
        "hoverinfo": "skip",
        "cliponaxis": False,
        "showlegend": False,
    }


def _beyond(lanes: Sequence[dict[str, _Said]]) -> int:
    """How many words reach beyond the axis, whose ends are 0 and 100."""
    said = [said for lane in lanes for said in lane.values()]
    return sum(one.left < -_LEAST_BEYOND or one.right > 100 + _LEAST_BEYOND for one in said)


def _height(lanes: Sequence[dict[str, _Said]], size: Size) -> float:
    return sum(
        lines_height(max(len(said.lines) for said in lane.values()), size.small) for lane in lanes
    )


def _plan(ordered: Sequence[Upright], turn: int, size: Size) -> list[dict[str, _Said]]:
    # Lanes of words from the lowest up.
    lanes: list[dict[str, _Said]] = []
    _stack([(mark, _leftward(mark, size)) for mark in ordered[:turn]], lanes)
    _stack([(mark, _rightward(mark, size)) for mark in reversed(ordered[turn:])], lanes)
    return lanes


def _stack(placed: Sequence[tuple[Upright, _Said]], lanes: list[dict[str, _Said]]) -> None:
    # From the outermost inwards: each goes above all that its words reach over.
    seen: list[tuple[int, _Said]] = []
    for mark, said in placed:
        over = [
            lane + 1 for lane, other in seen if said.right > other.left and other.right > said.left
        ]
        lane = max(over, default=0)
        if lane == len(lanes):
            lanes.append({})
        lanes[lane][mark.uid] = said
        seen.append((lane, said))


def _rightward(mark: Upright, size: Size) -> _Said:
    lines = _lines(mark, 100 - mark.x, size)
    return _Said(lines, mark.x, mark.x + _width(lines, size))


def _leftward(mark: Upright, size: Size) -> _Said:
    lines = _lines(mark, mark.x, size)
    return _Said(lines, mark.x - _width(lines, size), mark.x)


def _lines(mark: Upright, room: float, size: Size) -> tuple[str, ...]:
    fit = characters(room / 100 * size.width - size.small, size.small, bold=True)
    return wrapped(mark.words, max(fit, _LEAST_WORDS), 6)


def _width(lines: Sequence[str], size: Size) -> float:
    longest = max(len(line) for line in lines)
    return 100 * (longest * size.small * 0.61 + size.small) / size.width
