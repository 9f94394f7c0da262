from dataclasses import replace
from pathlib import Path

import pytest

from appraisal.analysis.sensitivity import sensitivity
from appraisal.charts import SizeName, crossing_lines, switching_table
from appraisal.charts.placing import kept_apart
from appraisal.errors import AppraisalError
from appraisal.option_sets import OptionSet, read_option_set
from tests.charts.results import spec, trace

SCENARIOS = Path(__file__).parents[2] / "scenarios"


@pytest.fixture
def wiltshire() -> OptionSet:
    return read_option_set(SCENARIOS / "wiltshire-adult-commissioning.yaml")


def _said(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("criterion", "title"),
    [
        # Salford and Trafford's published scores: 3/7 to option 3, 5/11 to option 2.
        ("ready", "1(b) leads unless “Ready soon” carries 43 % or more. It carries 12.5 %."),
        (
            "joint",
            "1(b) leads unless “Joint ownership” carries 45.5 % or more. It carries 12.5 %.",
        ),
        ("acc", "Only with all the weight on “Clear accountability” does 1(a) draw level."),
        ("drive", "No weight on “Power to change” changes the leader."),
    ],
)
def test_the_title_says_what_weight_changes_the_leader(
    salford: OptionSet, criterion: str, title: str
) -> None:
    assert _said(crossing_lines(salford, sensitivity(salford), criterion).title) == title


def test_a_leader_that_loses_as_the_weight_falls_is_said_to(salford: OptionSet) -> None:
    weights = dict.fromkeys((leaf.id for leaf in salford.leaves), 1.0) | {"ready": 7.0}
    chart = crossing_lines(salford, sensitivity(salford, weights), "ready")
    assert _said(chart.title) == (
        "Option 3 leads unless “Ready soon” carries 43 % or less. It carries 50 %."
    )
    marks = [t["text"][0] for t in spec(chart.figure)["data"] if t["uid"].endswith("-words")]
    assert "<b>1(b) leads up to 43\u00a0%</b>" in marks


def test_a_leader_may_lose_on_both_sides(salford: OptionSet) -> None:
    # By hand: with "lead" and "ready" alone, the ends are 80, 40 and 30, 70 and 55, 56.
    keep = tuple(c for c in salford.criteria if c.id in ("lead", "ready"))
    scores = {"1b": (80, 30), "3": (40, 70), "2": (62, 60)}
    options = tuple(
        replace(
            option,
            scores={
                c.id: replace(option.scores[c.id], value=float(value))
                for c, value in zip(keep, scores[option.id], strict=True)
            },
        )
        for option in salford.options
        if option.id in scores
    )
    option_set = replace(salford, criteria=keep, options=options)
    title = _said(crossing_lines(option_set, sensitivity(option_set), "ready").title)
    # 80 - 50 t = 62 - 2 t at t = 3/8; 40 + 30 t = 62 - 2 t at t = 11/16.
    assert title == (
        "Option 2 leads while “Ready soon” carries more than 37.5 % and less than 68.8 %. "
        "It carries 50 %."
    )


def test_the_published_switch_to_an_option_without_a_rank_is_said(wiltshire: OptionSet) -> None:
    # Wiltshire's P3: 8/17 to W3, which fails the viability hurdle.
    chart = crossing_lines(wiltshire, sensitivity(wiltshire), "p3")
    assert "From 47 % on W3 has most points, but takes no rank." in _said(chart.title)
    assert "fails the hurdle" in chart.alt
    marks = [t["text"][0] for t in spec(chart.figure)["data"] if t["uid"].endswith("-words")]
    assert any("takes" in text and "W3" in text for text in marks)
    labels = trace(chart, "labels")
    assert labels["text"][labels["ids"].index("w3")] == "(W3)"


def test_more_points_without_a_rank_are_said(wiltshire: OptionSet) -> None:
    chart = crossing_lines(wiltshire, sensitivity(wiltshire, "long-term"), "p3")
    assert "W3 has more points now, but takes no rank." in chart.title
    assert chart.title.startswith("W2 and W4 are joint first")


def test_lines_run_from_no_weight_to_all_of_it(salford: OptionSet) -> None:
    chart = crossing_lines(salford, sensitivity(salford), "ready")
    table = chart.table.set_index("Option")
    assert [_said(head) for head in table.columns] == [
        "At 0 %",
        "Now (12.5 %)",
        "At 43 %",
        "At 100 %",
    ]
    leader = "1(b) · Council-led board in a lead agency"
    assert table.index[0] == leader
    assert list(table.loc[leader]) == ["74.3", "69", "55", "30"]
    assert list(table.loc["3 · Joint group, co-ordinated planning"])[2:] == ["55", "70"]


def test_the_leaders_line_is_the_heaviest_and_on_top(salford: OptionSet) -> None:
    chart = crossing_lines(salford, sensitivity(salford), "ready")
    lines = [t for t in spec(chart.figure)["data"] if t["uid"].startswith("line-")]
    assert lines[-1]["uid"] == "line-1b"
    assert lines[-1]["line"]["dash"] == "solid"
    assert lines[-1]["line"]["width"] > max(one["line"]["width"] for one in lines[:-1])


def test_no_two_lines_look_alike(large: OptionSet) -> None:
    chart = crossing_lines(large, sensitivity(large), "c0")
    ranked = [
        (t["line"]["color"], t["line"]["dash"])
        for t in spec(chart.figure)["data"]
        if t["uid"].startswith("line-") and t["uid"] not in ("line-o3", "line-o6")
    ]
    assert len(set(ranked)) == len(ranked) == 7


def test_an_incomplete_option_has_no_line_and_is_named(hurdled: OptionSet) -> None:
    chart = crossing_lines(hurdled, sensitivity(hurdled), "lead")
    assert "line-3" not in {t["uid"] for t in spec(chart.figure)["data"]}
    assert "It has no score for Ready soon." in chart.alt


def test_a_short_scale_is_said_to_be_one(tied: OptionSet) -> None:
    narrow = replace(
        tied,
        options=tuple(
            replace(
                option,
                scores={
                    key: replace(score, value=60 + (score.value or 0) / 10)
                    for key, score in option.scores.items()
                },
            )
            for option in tied.options
        ),
    )
    chart = crossing_lines(narrow, sensitivity(narrow), "r1")
    assert "The scale of values runs from 55 to 75." in chart.alt
    (note,) = trace(chart, "note")["text"]
    assert "The scale starts at 55." in note.replace("<br>", " ")


@pytest.mark.parametrize(("size", "longest"), [("page", 110), ("phone", 45)])
def test_the_note_fills_the_width_of_the_chart(
    salford: OptionSet, size: SizeName, longest: int
) -> None:
    chart = crossing_lines(salford, sensitivity(salford), "ready", size=size)
    lines = trace(chart, "note")["text"][0].split("<br>")
    assert 0.75 * longest <= max(map(len, lines)) <= longest


def test_a_criterion_that_is_not_there_is_refused(salford: OptionSet) -> None:
    with pytest.raises(AppraisalError, match=r"'redy' is not a criterion.*Did you mean 'ready'"):
        crossing_lines(salford, sensitivity(salford), "redy")


def test_the_switching_table_has_the_nearest_first_and_the_rest_in_a_row(
    salford: OptionSet,
) -> None:
    table = switching_table(salford, sensitivity(salford)).map(_said)
    assert list(table.columns) == [
        "Criterion",
        "Weight now",
        "Leader changes at",
        "To",
        "How far",
    ]
    assert [list(row) for row in table.to_numpy()] == [
        ["Ready soon", "12.5 %", "43 % or more", "Option 3", "+30.4 percentage points"],
        ["Joint ownership", "12.5 %", "45.5 % or more", "Option 2", "+33 percentage points"],
        [
            "Clear accountability",
            "12.5 %",
            "only at 100 %",
            "1(a) draws level",
            "+87.5 percentage points",
        ],
        ["The other 5", "62.5 %", "no weight changes the leader", "", ""],
    ]


@pytest.mark.parametrize(
    ("ready", "far"),
    [
        (0.0, "+43 percentage points"),
        (0.409, "+2 percentage points"),
        (3 / 7 - 0.01, "+1 percentage point"),
        (3 / 7 - 0.0004, "+0.04 percentage points"),
        (0.449, "\u22122 percentage points"),
        (6 / 7, "\u221243 percentage points"),
        (0.2143, "+21.4 percentage points"),
    ],
)
def test_how_far_a_switch_is_away_is_put_in_words(
    salford: OptionSet, ready: float, far: str
) -> None:
    rest = (1 - ready) / 7
    weights = dict.fromkeys((leaf.id for leaf in salford.leaves), rest) | {"ready": ready}
    table = switching_table(salford, sensitivity(salford, weights)).set_index("Criterion")
    assert table.loc["Ready soon", "How far"] == far


def test_where_options_tie_any_move_parts_them(tied: OptionSet) -> None:
    table = switching_table(tied, sensitivity(tied)).map(_said)
    assert ["Reason 5", "20 %", "any more", "F1", "joint first now"] in table.to_numpy().tolist()


def test_nothing_changes_the_leader_where_it_is_best_on_everything(salford: OptionSet) -> None:
    best = replace(
        salford,
        options=tuple(
            replace(
                option,
                scores={
                    key: replace(score, value=100.0 if option.id == "2" else score.value)
                    for key, score in option.scores.items()
                },
            )
            for option in salford.options
        ),
    )
    table = switching_table(best, sensitivity(best)).map(_said)
    assert table.to_numpy().tolist() == [
        ["All 8 criteria", "100 %", "no weight changes the leader", "", ""]
    ]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ([], []),
        ([5.0], [5.0]),
        ([40.0, 11.0, 10.0], [40.0, 13.0, 8.0]),
        ([0.0, 1.0], [0.0, 5.0]),
        ([99.0, 100.0, 100.0], [90.0, 95.0, 100.0]),
    ],
)
def test_labels_are_spread_and_stay_inside(wanted: list[float], found: list[float]) -> None:
    assert kept_apart(wanted, 5.0, 0.0, 100.0) == pytest.approx(found)
