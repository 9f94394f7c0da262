"""D05, D06 and D07: how many people there are, where they are placed, and how old they are."""

from collections.abc import Callable

import pytest

from appraisal.partnership.checks.population import IMPLIED_POPULATION, SIZE_OF_REGISTER
from appraisal.partnership.findings import Finding
from tests.partnership.checks.small import Change, Held, add, change, without


def test_a_share_that_implies_other_people_is_found(only: Callable[..., Finding]) -> None:
    found = only(change("stated_figure", 0, value=265))
    assert (found.code, found.severity, found.table, found.column) == (
        "D05",
        "warning",
        "stated_figure",
        "value",
    )
    assert found.message == (
        "'One adult in four' implies 1,060 people (adults), where the population of 2026 has "
        "1,000: 6.0\u00a0% more."
    )
    assert found.examples == ("row 2",)


@pytest.mark.parametrize(
    ("ages", "people"), [("adults", 1000), ("65+", 240), ("all", 1280)], ids=str
)
def test_a_share_is_of_the_ages_it_names(ages: str, people: int, held: Callable[..., Held]) -> None:
    within = change("stated_figure", 0, of=ages, value=0.25 * people * 1.049)
    beyond = change("stated_figure", 0, of=ages, value=0.25 * people * 0.949)
    assert list(IMPLIED_POPULATION.find(held(within))) == []
    (found,) = IMPLIED_POPULATION.find(held(beyond))
    assert f"has {people:,}: 5.1\u00a0% less." in found.message


@pytest.mark.parametrize(
    "unknown", [{"year": 2005}, {"of": "event"}, {"share": "0"}, {"share": None}], ids=str
)
def test_a_share_of_people_who_are_not_given_is_not_judged(
    unknown: dict[str, object], held: Callable[..., Held]
) -> None:
    assert list(IMPLIED_POPULATION.find(held(change("stated_figure", 0, value=1, **unknown)))) == []


def test_a_share_without_a_year_is_of_the_year_of_the_data(held: Callable[..., Held]) -> None:
    (found,) = IMPLIED_POPULATION.find(held(change("stated_figure", 0, value=1, year=None)))
    assert "the population of 2026" in found.message


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ([without("ld_register", 0), without("ld_register", 0)], "0.10\u00a0%"),
        (
            [add("ld_register", person_key=f"p{one}", age_band_id="65+") for one in range(6)],
            "0.90\u00a0%",
        ),
    ],
    ids=["too few", "too many"],
)
def test_a_register_of_an_unusual_size_is_found(
    changes: list[Change], says: str, held: Callable[..., Held]
) -> None:
    (found,) = SIZE_OF_REGISTER.find(held(*changes))
    assert (found.code, found.severity, found.table) == ("D05", "warning", "ld_register")
    assert f"holds {says} of the adults of 2026" in found.message
    assert "0.2\u00a0% to 0.8\u00a0% is usual" in found.message


def test_the_register_is_held_against_the_last_population_before_it(
    held: Callable[..., Held],
) -> None:
    later = [
        change("population", place, year=year) for place in range(32) if (year := 2027 + place % 2)
    ]
    assert list(SIZE_OF_REGISTER.find(held(*later))) == []
    older = [change("population", place, year=2020 + place % 2, persons=9) for place in range(32)]
    (found,) = SIZE_OF_REGISTER.find(held(*older))
    assert "of the adults of 2021" in found.message


AREA = {
    "a package in the area of a provider outside it": (
        change("provider", 0, in_area=False),
        ("package", "in_area", 2, "said to be in the area, and its provider outside it"),
    ),
    "a package outside the area of a provider in it": (
        change("provider", 1, in_area=True),
        ("package", "in_area", 1, "said to be outside the area, and its provider in it"),
    ),
    "a placement of a package in the area": (
        add("placement_out_of_area", package_id="1", expected_return=None),
        ("placement_out_of_area", "package_id", 1, "provided in the area"),
    ),
    "a package out of area that is no placement": (
        without("placement_out_of_area"),
        ("package", "in_area", 1, "not among the placements out of area"),
    ),
    "nobody has looked for over a year": (
        change("package", 2, last_review="2025-11-21"),
        ("package", "last_review", 1, "no review in the last 12 months"),
    ),
    "nobody has ever looked": (
        change("package", 2, last_review=None),
        ("package", "last_review", 1, "no review in the last 12 months"),
    ),
    "a band from 16 counts as adults": (
        change("age_band", 2, lowest_age=16),
        ("age_band", "adult_group", 1, "a band of people under 18 counts as adults"),
    ),
    "16 and 17 are not parted from 18": (
        change("age_band", 1, highest_age=18),
        ("age_band", "adult_group", 1, "people of 18 or older does not count as adults"),
    ),
    "older people count as younger": (
        change("age_band", 3, adult_group="18-64"),
        ("age_band", "adult_group", 1, "not that of the band's ages"),
    ),
    "a package of a person of 16": (
        add("package", package_id="4", person_key="d", end="2026-01-01"),
        ("package", "person_key", 1, "the person is under 18"),
    ),
    "an adult who has yet to turn 18": (
        change("ld_register", 0, transition_year=2027),
        ("ld_register", "transition_year", 1, "turn 18 only after the date of the data"),
    ),
}


@pytest.mark.parametrize(("fault", "expected"), AREA.values(), ids=AREA)
def test_a_contradiction_about_people_is_found(
    fault: Change,
    expected: tuple[str, str, int, str],
    findings: Callable[..., list[Finding]],
) -> None:
    table, column, rows, says = expected
    (found,) = [one for one in findings(fault) if one.code in ("D06", "D07")]
    assert (found.severity, found.table, found.column, found.rows) == (
        "warning",
        table,
        column,
        rows,
    )
    assert says in found.message
    whose = "1 row" if table == "age_band" else "some rows"
    assert found.message.startswith(f"In {whose}, ")


ALLOWED = {
    "a package out of area that has ended": [
        without("placement_out_of_area"),
        change("package", 2, end="2026-11-21"),
    ],
    "a second package of a person who is placed": [
        add("package", package_id="4", start="2026-03-01", annual_cost=None)
    ],
    "a placement too young for a review": [
        change("package", 2, last_review=None, start="2025-11-22")
    ],
    "a review a year ago to the day": [change("package", 2, last_review="2025-11-22")],
    "a person who is on no register": [change("package", 0, person_key="unknown")],
    "an adult who turns 18 in the year": [change("ld_register", 0, transition_year=2026)],
}


@pytest.mark.parametrize("allowed", ALLOWED.values(), ids=ALLOWED)
def test_what_only_looks_like_a_contradiction_passes(
    allowed: list[Change], findings: Callable[..., list[Finding]]
) -> None:
    assert [one for one in findings(*allowed) if one.code in ("D06", "D07")] == []
