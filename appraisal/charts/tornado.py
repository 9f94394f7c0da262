"""What each score's range does to its option's overall value, the widest effect on top."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd
import plotly.graph_objects as go

from appraisal.analysis.sensitivity import RangeEffect, Sensitivity
from appraisal.charts.chart import Chart
from appraisal.charts.findings import sentences, short
from appraisal.charts.frame import (
    SIZES,
    Size,
    SizeName,
    Trace,
    annotated,
    figure,
    lines_height,
    note_characters,
    words,
)
from appraisal.charts.palette import ACCENT, CHANGE, GREY, INK, MUTED
from appraisal.charts.rows import Rows, rows_of
from appraisal.charts.switches import named
from appraisal.charts.text import bold, plain, stacked, wrapped
from appraisal.method import TIE
from appraisal.option_sets import OptionSet
from appraisal.wording import brief, called, counted, listed

_STEPS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50)
_BOLD = 0.61  # ems to a character
_CHARACTER = 0.55
_MOST_NAMES = 0.42  # of the figure's width, beside the bars
_MOST_NAMED = 3
_MINUS = "\u2212"


def tornado(
    option_set: OptionSet, result: Sensitivity, *, size: SizeName = "page", most: int = 12
) -> Chart:
    """Bars from an option's overall value now to what it is at each end of one score's range.

    The widest `most` are drawn, and before them those that change the leader, which are marked
    with a diamond and words. Ranges that are assumed, not given by the file, are said to be so.
    """
    effects = _ordered(result, [_Effect.of(option_set, result, one) for one in result.ranges])
    drawn = _drawn(effects, most)
    title = _finding(option_set, result, effects)
    note = _note(effects, drawn)
    return Chart(
        figure=_figure(drawn, note, SIZES[size]),
        title=title,
        alt=sentences(
            f"Bars of what each score's range does to its option's overall value. {title}",
            *(effect.sentence for effect in drawn),
            note,
        ),
        table=_table(effects, drawn),
    )


@dataclass(frozen=True)
class _End:
    """One end of a range: the overall value there, the score in words, and who leads."""

    value: float
    score: str
    points: float  # up or down from the overall value now
    leads: str  # in words, empty where the leader stays

    @property
    def moved(self) -> str:
        return f"{'+' if self.points >= 0 else _MINUS}{brief(abs(self.points))}"


@dataclass(frozen=True)
class _Effect:
    key: str
    option: str
    whose: str
    criterion: str
    now: float
    score: str
    assumed: bool
    ends: tuple[_End, _End]
    leaders: tuple[tuple[str, ...], tuple[str, ...]]

    @classmethod
    def of(cls, option_set: OptionSet, result: Sensitivity, one: RangeEffect) -> "_Effect":
        scored = next(o for o in result.scores.options if o.id == one.option)
        now = scored.value or 0.0
        leaders = tuple(leader.id for leader in result.scores.leaders)
        score, low, high = _scores_said(option_set, one, scored.values.get(one.criterion))
        return cls(
            key=f"{one.option}/{one.criterion}",
            option=one.option,
            whose=short(scored),
            criterion=option_set.criterion(one.criterion).name,
            now=now,
            score=score,
            assumed=one.assumed,
            ends=(
                _End(one.low, low, one.low - now, _leads(option_set, one.leaders_low, leaders)),
                _End(one.high, high, one.high - now, _leads(option_set, one.leaders_high, leaders)),
            ),
            leaders=(one.leaders_low, one.leaders_high),
        )

    @property
    def width(self) -> float:
        return abs(self.ends[1].value - self.ends[0].value)

    @property
    def changes(self) -> bool:
        return any(end.leads for end in self.ends)

    @property
    def named(self) -> str:
        return f"{called(self.whose, starts=True)} · {self.criterion}"

    @property
    def bracketed(self) -> str:
        return f"({self.score})"

    @property
    def name(self) -> str:
        return f"{self.named}\u00a0{self.bracketed}"

    @property
    def sentence(self) -> str:
        said = " to ".join(brief(end.value) for end in self.ends)
        scores = " to ".join(end.score for end in self.ends)
        changed = "".join(f" At {end.score}: {end.leads}." for end in self.ends if end.leads)
        return f"{self.whose} on {self.criterion}: {scores} gives {said}.{changed}"


def _scores_said(
    option_set: OptionSet, one: RangeEffect, value: float | None
) -> tuple[str, str, str]:
    # The score now and at both ends, in the criterion's own unit where the file gives all three.
    measure = option_set.criterion(one.criterion).measure
    cell = option_set.option(one.option).scores[one.criterion]
    given = (cell.value, cell.low, cell.high)
    if measure is not None and not one.assumed:
        now, low, high = (None if part is None else measure.words(part) for part in given)
        if now is not None and low is not None and high is not None:
            return now, low, high
    return brief(value or 0.0), brief(one.low_score), brief(one.high_score)


def _leads(option_set: OptionSet, there: Sequence[str], now: Sequence[str]) -> str:
    if set(there) == set(now):
        return ""
    who = listed([named(option_set, one) for one in there])
    return f"{who} leads" if len(there) == 1 else f"{who} are level"


def _ordered(result: Sensitivity, effects: Sequence[_Effect]) -> list[_Effect]:
    # Of equal effects, as where every range is assumed, those of the leader come first.
    options = result.scores.options
    ranks = {option.id: option.rank or len(options) for option in options}
    return sorted(effects, key=lambda one: (-round(one.width, 9), ranks[one.option]))


def _drawn(effects: Sequence[_Effect], most: int) -> list[_Effect]:
    changing = [effect for effect in effects if effect.changes][:most]
    others = [effect for effect in effects if not effect.changes]
    chosen = [*changing, *others[: most - len(changing)]]
    return [effect for effect in effects if effect in chosen]


def _finding(option_set: OptionSet, result: Sensitivity, effects: Sequence[_Effect]) -> str:
    leaders = result.scores.leaders
    if not effects:
        return "No score has a range, so there is nothing to try."
    if not leaders:
        return "No option takes a rank, so no score changes the leader."
    changing = [effect for effect in effects if effect.changes]
    if not changing:
        who = "who is joint first" if len(leaders) > 1 else "the leader"
        return f"No single score in its range changes {who}."
    if len(leaders) > 1:
        return f"{_many(changing, effects)}would part the options that are joint first."
    if len(changing) == 1:
        return _single(option_set, leaders[0].id, changing[0])
    return f"{_many(changing, effects)}would change the leader: " + (f"{_listed(changing)}.")


def _many(changing: Sequence[_Effect], effects: Sequence[_Effect]) -> str:
    scores = counted(len(effects), "score")
    return f"{len(changing)} of {scores}, each moved alone within its range, "


def _listed(changing: Sequence[_Effect]) -> str:
    named = changing if len(changing) <= _MOST_NAMED else changing[: _MOST_NAMED - 1]
    said = [f"{effect.whose} on “{effect.criterion}”" for effect in named]
    if len(named) < len(changing):
        said.append(f"{len(changing) - len(named)} more")
    return listed(said)


def _single(option_set: OptionSet, leader: str, effect: _Effect) -> str:
    place = next(place for place, end in enumerate(effect.ends) if end.leads)
    there = effect.leaders[place]
    if effect.option == leader:
        would = "share" if leader in there else "lose"
    else:
        would = "take" if there == (effect.option,) else "share"
    return (
        f"{named(option_set, effect.option, starts=True)} would {would} the lead if its score on "
        f"“{effect.criterion}” were {effect.ends[place].score} instead of {effect.score}."
    )


def _note(effects: Sequence[_Effect], drawn: Sequence[_Effect]) -> str:
    if not effects:
        return ""
    more = len(effects) - len(drawn)
    left_out = [effect for effect in effects if effect not in drawn]
    changing = any(effect.changes for effect in left_out)
    still = "" if changing else ", none of which changes the leader"
    assumed = [effect for effect in effects if effect.assumed]
    return sentences(
        "Points of overall value, up or down from now. In brackets the score now; at each end of "
        "a bar the score there. Grey: the low end of the range. Blue: the high end.",
        "A diamond marks where the leader changes." if any(e.changes for e in drawn) else "",
        f"Not drawn: {counted(more, 'score')} with no more effect{still}." if more else "",
        _assumed_words(len(assumed), len(effects)),
    )


def _assumed_words(assumed: int, every: int) -> str:
    if not assumed:
        return ""
    if assumed == every:
        return "The ranges are assumed: the file gives none."
    return f"{counted(assumed, 'range')} of {every} are assumed: the file gives none for them."


def _figure(effects: Sequence[_Effect], note: str, size: Size) -> go.Figure:
    if not effects:
        return figure([], 1.0, (0, 1), {}, size.small)
    keys = [effect.key for effect in effects]
    names = {effect.key: effect.named for effect in effects}
    ends = {effect.key: effect.bracketed for effect in effects}
    size = _with_names(effects, size)
    marks = lines_height(2, size.small) if any(effect.changes for effect in effects) else 0.0
    rows = rows_of(
        keys, keys, names, size, top=size.small * 0.3, marks=marks, above=size.narrow, ends=ends
    )
    side = 0.0 if size.narrow else size.side
    reach = _reach(effects, size, size.width - side)
    start = -reach
    said = wrapped(note, note_characters(size), 10)
    scale_y = rows.bottom + lines_height(1, size.small) * 0.6
    note_y = scale_y + lines_height(1, size.small) * 0.8
    note_height = lines_height(len(said), size.small)
    traces = [
        rows.rules(start, reach),
        *_scale(effects, rows, scale_y),
        *_bars(effects, rows),
        *_changes(effects, rows),
        *_end_words(effects, rows, 2 * reach / (size.width - side)),
        rows.name_words(start),
    ]
    below = [annotated(said, note_y, size, side)]
    return figure(traces, note_y + note_height, (start, reach), {"l": side}, size.small, below)


def _with_names(effects: Sequence[_Effect], size: Size) -> Size:
    """The size with as much room beside the bars as the names take, within reason."""
    if size.narrow:
        return size
    longest = max(len(effect.name) for effect in effects)
    needed = (longest + 2) * size.small * _CHARACTER
    return replace(size, side=min(max(needed, size.side), size.width * _MOST_NAMES))


def _reach(effects: Sequence[_Effect], size: Size, width: float) -> float:
    # As far as the words beyond the longest bars fit on either side of now.
    reach = 0.0
    for effect in effects:
        for end in effect.ends:
            share = min(2 * (_words_width(end, size) + size.small * 1.2) / width, 0.75)
            reach = max(reach, abs(end.points) / (1 - share))
    return max(reach, 0.1)


def _words_width(end: _End, size: Size) -> float:
    return max(len(line) for line in _end_lines(end)) * size.small * _BOLD


def _end_lines(end: _End) -> list[str]:
    return [end.score, *(wrapped(end.leads, 16, 2) if end.leads else ())]


def _bars(effects: Sequence[_Effect], rows: Rows) -> list[Trace]:
    traces: list[Trace] = []
    for place, (uid, colour) in enumerate((("low", GREY), ("high", ACCENT))):
        ends = [effect.ends[place] for effect in effects]
        traces.append(
            {
                "type": "bar",
                "uid": f"bars-{uid}",
                "orientation": "h",
                "ids": list(rows.criteria),
                "base": [0.0] * len(ends),
                "x": [end.points for end in ends],
                "y": rows.y,
                "width": rows.size.row * 0.5,
                "marker": {"color": colour, "line": {"width": 0}},
                "hoverinfo": "text",
                "hovertext": [
                    f"{plain(effect.name)}<br>{plain(end.score)}: overall value {brief(end.value)}"
                    for effect, end in zip(effects, ends, strict=True)
                ],
                "showlegend": False,
            }
        )
    return traces


def _changes(effects: Sequence[_Effect], rows: Rows) -> list[Trace]:
    found = [
        (end.points, rows.middle[effect.key])
        for effect in effects
        for end in effect.ends
        if end.leads
    ]
    if not found:
        return []
    return [
        {
            "type": "scatter",
            "uid": "changes",
            "mode": "markers",
            "x": [x for x, _ in found],
            "y": [y for _, y in found],
            "marker": {"symbol": "diamond", "size": rows.size.small, "color": CHANGE},
            "hoverinfo": "skip",
            "cliponaxis": False,
            "showlegend": False,
        }
    ]


def _end_words(effects: Sequence[_Effect], rows: Rows, pixel: float) -> list[Trace]:
    x, y, text, colour, side = [], [], [], [], []
    for effect in effects:
        lower, upper = sorted(effect.ends, key=lambda end: end.points)
        for end, leftward in ((lower, True), (upper, False)):
            aside = pixel * rows.size.small * (0.9 if end.leads else 0.4)
            x.append(end.points - aside if leftward else end.points + aside)
            y.append(rows.middle[effect.key])
            score, *leads = _end_lines(end)
            text.append(stacked([plain(score), *(bold(line) for line in leads)]))
            colour.append(CHANGE if end.leads else INK)
            side.append("middle left" if leftward else "middle right")
    trace = words("scores", x, y, text, rows.size.small, colour=colour)
    return [trace | {"textposition": side}]


def _scale(effects: Sequence[_Effect], rows: Rows, y: float) -> list[Trace]:
    furthest = max(abs(end.points) for effect in effects for end in effect.ends)
    step = next((step for step in _STEPS if furthest <= 2.5 * step), _STEPS[-1])
    many = int(furthest / step + TIE)
    ticks = [step * n for n in range(-many, many + 1)]
    texts = [f"{'+' if tick > 0 else _MINUS}{abs(tick):g}" if tick else "now" for tick in ticks]
    half = rows.size.row * 0.42
    return [
        {
            "type": "scatter",
            "uid": "now",
            "mode": "lines",
            "x": [0, 0, None] * len(rows.y),
            "y": [y for middle in rows.y for y in (middle - half, middle + half, None)],
            "line": {"color": INK, "width": rows.size.small / 9},
            "hoverinfo": "skip",
            "showlegend": False,
        },
        words("scale", ticks, [y] * len(ticks), texts, rows.size.small, colour=MUTED)
        | {"textposition": ["middle center"] * len(ticks)},
    ]


def _table(effects: Sequence[_Effect], drawn: Sequence[_Effect]) -> pd.DataFrame:
    columns = [
        "Option",
        "Criterion",
        "Score now",
        "Range",
        "Overall value now",
        "Overall value in the range",
        "Leader",
    ]
    records = [
        [
            effect.whose,
            effect.criterion,
            effect.score,
            " to ".join(end.score for end in effect.ends) + (" (assumed)" * effect.assumed),
            brief(effect.now),
            " to ".join(brief(end.value) for end in effect.ends),
            "; ".join(f"at {end.score}: {end.leads}" for end in effect.ends if end.leads)
            or "does not change",
        ]
        for effect in drawn
    ]
    more = len(effects) - len(drawn)
    if more:
        changing = sum(effect.changes for effect in effects if effect not in drawn)
        leader = f"changes with {changing} of them" if changing else "does not change"
        records.append([f"Another {counted(more, 'score')}", *[""] * 5, leader])
    return pd.DataFrame(records, columns=columns, dtype=object)
