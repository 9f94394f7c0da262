import itertools

from hypothesis import given
from hypothesis import strategies as st

from appraisal.charts.placing import Place, Point, placed_labels

WIDTH, HEIGHT = 600.0, 300.0
positions = st.tuples(st.integers(20, 580), st.integers(20, 280))


def _box(place: Place, point: Point) -> tuple[float, float, float, float]:
    left = {"middle right": 0.0, "middle center": -0.5, "middle left": -1.0}[place.side]
    start = place.x + left * point.width
    return start, place.y - point.height / 2, start + point.width, place.y + point.height / 2


def _meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    return across > 1e-9 and min(one[3], other[3]) - max(one[1], other[1]) > 1e-9


def _points(at: list[tuple[int, int]]) -> list[Point]:
    return [Point(float(x), float(y), 7, 40, 18) for x, y in at]


def test_a_label_alone_stands_to_the_right_of_its_point() -> None:
    (place,) = placed_labels(_points([(300, 150)]), WIDTH, HEIGHT)
    assert (place.side, place.y, place.leader) == ("middle right", 150, None)


def test_a_label_at_the_right_edge_stands_elsewhere() -> None:
    points = _points([(590, 150)])
    (place,) = placed_labels(points, WIDTH, HEIGHT)
    assert _box(place, points[0])[2] <= WIDTH


def test_a_label_makes_way_for_the_line() -> None:
    points = _points([(300, 150)])
    (place,) = placed_labels(points, WIDTH, HEIGHT, [(300, 150), (600, 150)])
    assert place.side == "middle center"


@given(st.lists(positions, min_size=2, max_size=4, unique=True))
def test_a_few_labels_never_lie_on_one_another(at: list[tuple[int, int]]) -> None:
    points = _points(at)
    boxes = [
        _box(place, point)
        for place, point in zip(placed_labels(points, WIDTH, HEIGHT), points, strict=True)
    ]
    assert not any(_meet(one, other) for one, other in itertools.combinations(boxes, 2))


@given(st.lists(positions, max_size=15))
def test_every_point_gets_a_label_within_the_figure(at: list[tuple[int, int]]) -> None:
    points = _points(at)
    places = placed_labels(points, WIDTH, HEIGHT)
    assert len(places) == len(points)
    for place, point in zip(places, points, strict=True):
        left, top, right, bottom = _box(place, point)
        assert left >= 0
        assert top >= 0
        assert right <= WIDTH
        assert bottom <= HEIGHT
