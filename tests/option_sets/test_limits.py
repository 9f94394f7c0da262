"""Files that are too large, refused with the count found and the limit."""

import time

import pytest

from appraisal.option_sets import OptionSetError, read_option_set, read_option_set_text

MEBIBYTE = 1024 * 1024
HEAD = "format: 1\nid: many\ntitle: Many\n"


def entries(count: int, value: str, prefix: str = "x") -> str:
    return "".join(f"  {prefix}{number}: {value}\n" for number in range(count))


def file_of(options: int = 1, criteria: int = 1, more: str = "") -> str:
    return (
        f"{HEAD}criteria:\n{entries(criteria, '{name: C}')}"
        f"options:\n{''.join(f'  o{n}: {{name: O{n}}}' + chr(10) for n in range(options))}{more}"
    )


def tree_of(levels: int) -> str:
    tree = "{name: Leaf}"
    for level in range(levels - 1):
        tree = f"{{name: Branch, criteria: {{b{level}: {tree}}}}}"
    return f"{HEAD}criteria: {{top: {tree}}}\noptions: {{a: {{name: A}}}}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (file_of(options=31), "6:1: options holds 31 options. The limit is 30."),
        (file_of(options=2000), "6:1: options holds 2,000 options. The limit is 30."),
        (
            file_of(criteria=41),
            "4:1: criteria holds 41 criteria that take scores. The limit is 40.",
        ),
        (
            file_of(more="groups:\n" + entries(21, "G")),
            "8:1: groups holds 21 groups. The limit is 20.",
        ),
        (
            file_of(more="perspectives:\n" + entries(51, "{name: P, weights: {x0: 1}}")),
            "8:1: perspectives holds 51 perspectives. The limit is 50.",
        ),
        (tree_of(6), "4:162: criteria is 6 levels deep. The limit is 5."),
    ],
)
def test_a_file_above_a_limit_is_refused_with_the_count(errors_of, text, expected):
    assert errors_of(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        file_of(options=30, criteria=40),
        file_of(more="groups:\n" + entries(20, "G")),
        file_of(more="perspectives:\n" + entries(50, "{name: P, weights: {x0: 1}}")),
        tree_of(5),
    ],
)
def test_a_file_at_its_limits_is_read(errors_of, text):
    assert errors_of(text) == []


def test_only_leaves_count_towards_the_limit_on_criteria(errors_of):
    branches = "".join(
        f"  b{n}: {{name: B, criteria: {{c{n}: {{name: C}}, d{n}: {{name: D}}}}}}\n"
        for n in range(20)
    )
    text = f"{HEAD}criteria:\n{branches}options: {{a: {{name: A}}}}\n"
    assert errors_of(text) == []
    assert errors_of(text.replace("options:", "  e: {name: E}\noptions:")) == [
        "4:1: criteria holds 41 criteria that take scores. The limit is 40."
    ]


def test_several_limits_are_named_at_once(errors_of):
    assert len(errors_of(file_of(options=31, criteria=41))) == 2


@pytest.mark.parametrize(
    ("depth", "words"), [(21, "21"), (25, "25"), (200, "200"), (100_000, "more than 200")]
)
def test_deep_nesting_is_refused_with_its_depth(errors_of, depth, words):
    text = "x: " + "[" * (depth - 1) + "]" * (depth - 1)
    assert errors_of(text) == [
        f"1:23: The file is nested {words} levels deep here. The limit is 20."
    ]


def test_a_key_called_depth_does_not_move_the_place(errors_of):
    (error,) = errors_of("depth: 1\nx: " + "[" * 20 + "]" * 20)
    assert error.startswith("2:23: ")


def test_twenty_levels_of_nesting_are_read(errors_of):
    errors = errors_of("x: " + "[" * 19 + "]" * 19)
    assert errors[0].endswith("x is not a key of an option set.")


@pytest.mark.parametrize(
    ("text", "size"),
    [("x" * (MEBIBYTE + 1), "1,048,577"), ("é" * (MEBIBYTE // 2 + 1), "1,048,578")],
)
@pytest.mark.parametrize("form", [str, str.encode])
def test_a_large_file_is_refused_by_its_bytes(errors_of, text, size, form):
    (error,) = errors_of(form(text))
    assert error.startswith(f"1:1: The file is {size} bytes. The limit is 1,048,576 bytes (1 MiB)")


def test_a_file_of_exactly_one_mebibyte_is_read(library, errors_of):
    assert errors_of(library + "#" * (MEBIBYTE - len(library))) == []


def test_a_large_file_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(10 * 1024**3)
    with pytest.raises(OptionSetError, match="10,737,418,240 bytes"):
        read_option_set(path)


BOMBS = {
    "open brackets": "[" * MEBIBYTE,
    "open braces": "{a: " * (MEBIBYTE // 4),
    "dashes": "- " * (MEBIBYTE // 2),
    "question marks": "? " * (MEBIBYTE // 2),
    "self-references": "a: &a [*a]\n" * (MEBIBYTE // 44),
    "unknown keys": "".join(f"k{number}: 1\n" for number in range(20_000)),
    "wide list": "[" + "a," * (MEBIBYTE // 8) + "]",
    "documents": "---\n" * (MEBIBYTE // 4),
    "tag directives": "".join(f"%TAG !a{number}! b\n" for number in range(60_000)) + "--- a",
    "control characters": "\n" * 500_000 + "\x01" * 500_000,
    "one word": "x" * MEBIBYTE,
    "one key": "x" * (MEBIBYTE - 3) + ": 1",
    "unknown groups": "groups: 5\ncriteria: {a: {name: A, scorable_by: ["
    + ",".join(f"g{number}" for number in range(100_000))
    + "]}}",
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_hostile_file_is_refused_in_good_time(name):
    start = time.process_time()  # not the clock on the wall: other tests run at the same time
    reading = read_option_set_text(BOMBS[name])
    assert reading.errors
    assert time.process_time() - start < 10, "some parts must have grown faster than the file"


def test_many_mistakes_are_all_reported(library):
    names = "".join(f"acess{number}: 1, " for number in range(10_000))
    reading = read_option_set_text(library.replace("scores: {reach: 20,", f"scores: {{{names}"))
    assert len(reading.errors) == 10_000


def test_the_largest_file_reads_in_well_under_a_second():
    because = "The survey of carers says so in several places and the count bears it out"
    cell = (
        f"{{value: 40, low: 30, high: 55, basis: stated, because: {because}, source: s, at: p 1}}"
    )
    scores = "".join(f"      c{number}: {cell}\n" for number in range(40))
    options = "".join(
        f"  o{number}:\n    name: Option {number}\n    scores:\n{scores}" for number in range(30)
    )
    criteria = entries(40, "{name: C, worst: None of it, best: All of it}", "c")
    text = f"{HEAD}sources: {{s: {{title: S}}}}\ncriteria:\n{criteria}options:\n{options}"
    times = []
    for _ in range(3):
        start = time.perf_counter()
        reading = read_option_set_text(text)
        times.append(time.perf_counter() - start)
    assert reading.errors == ()
    assert min(times) < 1
