import hashlib
import re
from dataclasses import asdict, replace

import pytest
import yaml

from appraisal.errors import AppraisalError
from appraisal.option_sets import (
    Cost,
    Criterion,
    Evidence,
    Group,
    Hurdle,
    HurdleResult,
    Measure,
    OptionSet,
    OptionSetError,
    Perspective,
    Score,
    Source,
    events,
    format_problem,
    read_option_set,
    read_option_set_text,
)


def whole(text: str | bytes) -> OptionSet:
    reading = read_option_set_text(text)
    assert reading.errors == ()
    assert reading.option_set is not None
    return reading.option_set


def content(option_set: OptionSet, **changes: str) -> dict[str, object]:
    """All that an option set holds, to compare two of them: each equals only itself."""
    return asdict(replace(option_set, **changes))


def test_every_part_of_a_file_is_read(library):
    read = whole(library)
    assert (read.id, read.scale, read.date) == ("library-hours", "global", "2026-04")
    assert read.title == "When the town library opens"
    assert read.question == "Which hours suit the town?"
    assert read.preferred == "late"
    assert read.sources == (Source("count", "Door count", "2026-02", "https://example.org/count"),)
    assert read.groups == (
        Group("readers", "People who use the library", uses_services=True),
        Group("staff", "Library staff", uses_services=False),
    )
    assert read.hurdles == (Hurdle("safe", "Two staff on site", "Are two always there"),)
    assert read.perspectives == (
        Perspective(
            "readers-first", "Readers first", {"reach": 60, "work": 30, "notice": 5}, "Asked"
        ),
    )


def test_the_value_tree_is_read_in_file_order(library):
    read = whole(library)
    assert [node.id for node in read.nodes] == ["reach", "work", "rota", "notice", "seats"]
    assert [leaf.id for leaf in read.leaves] == ["reach", "rota", "notice", "seats"]
    assert read.criteria[0] == Criterion(
        "reach",
        "People reached",
        question="Who can come?",
        worst="Weekday mornings",
        best="All week",
        easy_read="Can I go when I am free?",
        picture="clock",
        scorable_by=("readers",),
    )


def test_measures_rise_whichever_way_the_file_lists_them(library):
    read = whole(library)
    assert read.criterion("notice").measure == Measure("days", ((2, 0), (28, 100)))
    assert read.criterion("seats").measure == Measure("seats", ((5, 0), (20, 70), (40, 100)))


def test_the_ends_of_a_scale_are_put_in_words(library):
    read = whole(library)
    ends = {leaf.id: (leaf.worst_words, leaf.best_words) for leaf in read.leaves}
    assert ends == {
        "reach": ("Weekday mornings", "All week"),
        "rota": ("Nobody will do it", "Everybody would"),
        "notice": ("2 days", "28 days"),
        "seats": ("5 seats", "40 seats"),
    }
    bare = replace(read.criterion("reach"), worst=None, best=None)
    assert (bare.worst_words, bare.best_words) == ("the worst plausible", "the best plausible")


def test_an_option_is_read_with_its_reasons(library):
    late = whole(library).option("late")
    assert (late.name, late.label, late.summary) == ("Late on Fridays", "2", "Open until nine.")
    assert late.scores["reach"] == Score(60, 50, 75, "stated", "Door", "count", "p 2")
    assert late.scores["notice"] == Score(7)
    assert late.evidence == (Evidence("helps", "Busy", "reach", "plain", "count", "p 3"),)
    assert late.hurdles == {"safe": HurdleResult(False, "One is alone after eight", "count", "p 4")}
    assert late.cost == Cost(9000, 1500)
    assert (late.status, late.status_because) == ("longlisted", "Look again in June")
    assert late.baseline is False


def test_a_blank_score_is_missing_and_never_nought(library):
    weekend = whole(library).option("weekend")
    assert list(weekend.scores) == ["reach", "rota", "notice", "seats"]
    assert weekend.scores["rota"] == Score()
    assert weekend.scores["seats"].value is None
    assert weekend.cost is None
    assert weekend.hurdles == {}
    assert weekend.status == "shortlisted"


def test_words_that_yaml_would_change_stay_as_written(library):
    read = whole(library)
    assert read.option("weekend").name == "No"
    assert [option.label for option in read.options] == ["1", "2", "3"]


@pytest.mark.parametrize(
    "written", ["No", "on", "1.50", "010", "0x1F", "12:30:45", "2026-03-01", ".nan", "1e3", "=1+1"]
)
def test_text_is_kept_exactly_as_written(spoilt, written):
    read = whole(spoilt("name: No", f"name: {written}"))
    assert read.option("weekend").name == written


def test_a_short_file_is_enough():
    read = whole(
        "format: 1\nid: short\ntitle: Short\n"
        "criteria: {one: {name: One}}\noptions: {a: {name: Option A}}\n"
    )
    assert read.question == "Short"
    assert read.scale == "global"
    assert read.options[0].label == "Option A"
    assert read.options[0].scores == {"one": Score()}
    assert (read.sources, read.groups, read.hurdles, read.perspectives) == ((), (), (), ())


def test_sections_may_stand_in_any_order(library):
    parts = re.split(r"(?m)^(?=\w)", library)
    backwards = "".join(reversed([part for part in parts if part]))
    assert content(whole(backwards), text="", sha256="") == content(
        whole(library), text="", sha256=""
    )


@pytest.mark.parametrize("form", ["\r\n", "\r"])
def test_line_ends_of_other_systems_read_the_same(library, form):
    theirs = library.replace("\n", form)
    assert content(whole(theirs), text="", sha256="") == content(whole(library), text="", sha256="")


def test_the_file_is_kept_to_the_byte(library):
    data = b"\xef\xbb\xbf" + library.replace("\n", "\r\n").encode()
    read = whole(data)
    assert read.text.encode() == data
    assert read.sha256 == hashlib.sha256(data).hexdigest()
    assert content(whole(read.text)) == content(read)


def test_the_pure_python_parser_reads_the_same(library, monkeypatch):
    expected = whole(library)
    monkeypatch.setattr(events, "_LOADER", yaml.SafeLoader)
    assert content(whole(library)) == content(expected)


def test_leaves_take_who_may_weight_them_from_the_branch_above(spoilt):
    read = whole(spoilt("    name: Work for staff\n", "    name: W\n    scorable_by: [staff]\n"))
    assert read.criterion("rota").scorable_by == ("staff",)
    assert read.criterion("seats").scorable_by is None


@pytest.mark.parametrize(
    ("written", "uses_services"),
    [
        ("Unpaid carers", True),
        ("Families", True),
        ("Patients", True),
        ("Service users", True),
        ("Lived experience panel", True),
        ("People supported at home", True),
        ("Staff", False),
        ("Scarers", False),
        ("{name: Staff, uses_services: true}", True),
        ("{name: Carers' agency, uses_services: false}", False),
        ("{name: Carers}", True),
    ],
)
def test_a_group_of_people_who_use_services_is_known_by_its_words(spoilt, written, uses_services):
    read = whole(spoilt("readers: People who use the library", f"readers: {written}"))
    assert read.group("readers").uses_services is uses_services


def test_a_file_on_disk_is_read(library, tmp_path):
    path = tmp_path / "library.yaml"
    path.write_text(library)
    assert content(read_option_set(path)) == content(whole(library))


def test_all_problems_are_shown_in_the_two_line_form(spoilt, tmp_path):
    path = tmp_path / "library.yaml"
    text = spoilt("scores: {reach: 20,", "scores: {reach: 170, raech: 20,")
    path.write_text(text)
    with pytest.raises(OptionSetError, match="Nothing was loaded") as raised:
        read_option_set(path)
    assert str(raised.value) == (
        f"{path}:40:21: options.as-now.scores.reach is 170. Scores run from 0 to 100.\n"
        f"{path}:40:26: options.as-now.scores.raech is not a criterion. Did you mean 'reach'?\n"
        "2 problems. Nothing was loaded."
    )
    assert raised.value.file == str(path)
    assert raised.value.problems == read_option_set_text(text).errors


def test_one_problem_is_counted_in_the_singular(tmp_path):
    path = tmp_path / "none.yaml"
    with pytest.raises(OptionSetError, match="No such file or directory") as raised:
        read_option_set(path)
    assert str(raised.value).endswith("\n1 problem. Nothing was loaded.")


def test_a_folder_in_place_of_a_file_is_a_sentence(tmp_path):
    with pytest.raises(OptionSetError, match="cannot be opened"):
        read_option_set(tmp_path)


def test_a_warning_says_so_first(library):
    (problem,) = read_option_set_text(library.replace("    baseline: true\n", "")).warnings[-1:]
    line = format_problem("library.yaml", problem, warning=True)
    assert line.startswith("warning: library.yaml:")


@pytest.mark.parametrize(
    ("look_up", "sentence"),
    [
        (lambda read: read.option("ltae"), "'ltae' is not an option of this option set. Did you"),
        (lambda read: read.criterion("raech"), "'raech' is not a criterion .* Did you mean 'reach"),
        (lambda read: read.source("x"), "'x' is not a source of this option set. Use count."),
        (lambda read: read.perspective("x"), "'x' is not a perspective"),
        (lambda read: read.group("x"), "'x' is not a group .* Use readers or staff."),
    ],
)
def test_looking_up_what_is_not_there_is_a_sentence(library, look_up, sentence):
    with pytest.raises(AppraisalError, match=sentence):
        look_up(whole(library))
