import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from scc_wall.domain.fitting import Point, TileView, scale, turned, unturned
from scc_wall.domain.tile import WHOLE, Fit, Rotation, Zoom
from scc_wall.domain.zoom import magnification, mini_map_rect, mini_map_size, pan, stepped, wheel, zoom_at

HD = (1920, 1080)
fractions = st.floats(0, 1)
sizes = st.tuples(st.integers(16, 4096), st.integers(16, 4096))
views = st.builds(TileView, sizes, sizes, st.sampled_from(Fit), st.sampled_from(Rotation))
steps = st.one_of(st.integers(-20, 20), st.floats(-3, 3))


@st.composite
def zooms(draw: st.DrawFn) -> Zoom:
    zoom = WHOLE
    for _ in range(draw(st.integers(0, 3))):
        zoom = zoom_at(zoom, Point(draw(fractions), draw(fractions)), draw(steps))
    return zoom


def inside(zoom: Zoom) -> bool:
    return (
        zoom.left >= 0 and zoom.top >= 0 and zoom.left + zoom.width <= 1 + 1e-12 and zoom.top + zoom.height <= 1 + 1e-12
    )


# --- fitting


def test_scale() -> None:
    assert scale(HD, (960, 540)) == 0.5
    assert scale(HD, (960, 1080)) == 0.5
    assert scale(HD, (960, 1080), Fit.CROP) == 1.0
    assert scale(HD, (1080, 1920), rotation=Rotation.LEFT) == 1.0
    assert scale(HD, (960, 540), zoom=Zoom(0, 0, 0.25, 0.25)) == 2.0


def test_a_picture_of_another_shape_has_bars_or_is_cut() -> None:
    assert TileView(HD, (960, 1080)).picture_area() == (0, 270, 960, 540)
    assert TileView(HD, (960, 1080)).seen_part() == WHOLE
    assert TileView(HD, (960, 1080), Fit.CROP).picture_area() == (0, 0, 960, 1080)
    assert TileView(HD, (960, 1080), Fit.CROP).seen_part() == Zoom(0.25, 0, 0.5, 1)
    assert TileView(HD, (1080, 1080), rotation=Rotation.RIGHT).picture_area() == (236.25, 0, 607.5, 1080)


@pytest.mark.parametrize(
    ("rotation", "corner"),
    [
        # The upper left corner of the tile shows this corner of the picture, turned clockwise.
        (Rotation.NONE, (0, 0)),
        (Rotation.RIGHT, (0, 1)),
        (Rotation.HALF, (1, 1)),
        (Rotation.LEFT, (1, 0)),
    ],
)
def test_a_point_of_the_tile_is_a_point_of_the_turned_picture(rotation: Rotation, corner: tuple[int, int]) -> None:
    view = TileView(HD, (500, 400), Fit.CROP, rotation)
    part = view.seen_part()
    point = view.to_picture((0, 0))
    assert point == pytest.approx((part.left + corner[0] * part.width, part.top + corner[1] * part.height))


def test_the_bars_belong_to_the_nearest_point() -> None:
    assert TileView(HD, (960, 1080)).to_picture((480, 10)) == (0.5, 0.0)
    assert TileView(HD, (960, 1080)).to_picture((9999, 1080)) == (1.0, 1.0)


@given(views, zooms(), st.floats(-100, 5000), st.floats(-100, 5000))
def test_every_point_of_the_tile_is_in_the_part_seen(view, zoom, x, y) -> None:
    part = view.seen_part(zoom)
    assert inside(part)
    assert zoom.left - 1e-9 <= part.left <= part.left + part.width <= zoom.left + zoom.width + 1e-9
    point = view.to_picture((x, y), zoom)
    assert part.left - 1e-9 <= point.x <= part.left + part.width + 1e-9
    assert part.top - 1e-9 <= point.y <= part.top + part.height + 1e-9
    assert 0 <= point.x <= 1
    assert 0 <= point.y <= 1


@given(views, zooms())
def test_the_picture_lies_on_the_tile_and_touches_two_edges(view, zoom) -> None:
    area = view.picture_area(zoom)
    assert area.x >= 0
    assert area.y >= 0
    assert area.x + area.width <= view.tile_px[0] + 1e-6
    assert area.y + area.height <= view.tile_px[1] + 1e-6
    filled = area.width == pytest.approx(view.tile_px[0]), area.height == pytest.approx(view.tile_px[1])
    assert all(filled) if view.fit is Fit.CROP else any(filled)


@given(zooms(), st.sampled_from(Rotation), fractions, fractions)
def test_turned_parts_hold_the_points_that_turn_into_them(part, rotation, x, y) -> None:
    seen = turned(part, rotation)
    point = unturned(Point(seen.left + x * seen.width, seen.top + y * seen.height), rotation)
    assert part.left - 1e-9 <= point.x <= part.left + part.width + 1e-9
    assert part.top - 1e-9 <= point.y <= part.top + part.height + 1e-9


# --- zoom


def test_a_step_zooms_by_a_quarter_up_to_sixteen_times() -> None:
    assert magnification(zoom_at(WHOLE, Point(0.5, 0.5), 1)) == pytest.approx(1.25)
    assert zoom_at(WHOLE, Point(0.5, 0.5), 99) == Zoom(0.46875, 0.46875, 0.0625, 0.0625)
    assert zoom_at(WHOLE, Point(1, 0), 1e9) == Zoom(0.9375, 0, 0.0625, 0.0625)
    assert zoom_at(WHOLE, Point(1, 0), -1e9) == WHOLE


@given(zooms(), fractions, fractions, steps)
def test_the_part_never_leaves_the_picture(zoom, x, y, by) -> None:
    after = zoom_at(zoom, Point(x, y), by)
    assert inside(after)
    assert after.width == after.height
    assert 1 <= magnification(after) <= 16


@given(st.lists(st.tuples(fractions, fractions), min_size=1, max_size=25), fractions, fractions)
def test_as_many_steps_out_as_in_show_the_whole_again(points, x, y) -> None:
    zoom = WHOLE
    for point in points:
        zoom = zoom_at(zoom, Point(*point), 1)
    assert zoom != WHOLE
    for _ in points:
        zoom = zoom_at(zoom, Point(x, y), -1)
    assert zoom == WHOLE


@given(views, zooms(), fractions, fractions, st.floats(0.1, 3))
def test_zooming_in_keeps_the_point_under_the_cursor(view, zoom, x, y, by) -> None:
    cursor = (x * view.tile_px[0], y * view.tile_px[1])
    area = view.picture_area(zoom)
    assume(area.x <= cursor[0] <= area.x + area.width)
    assume(area.y <= cursor[1] <= area.y + area.height)
    before = view.to_picture(cursor, zoom)
    after = view.to_picture(cursor, wheel(zoom, view, cursor, by))
    assert after == pytest.approx(before, abs=1e-6)


def test_a_drag_moves_the_picture_with_the_cursor() -> None:
    zoom = Zoom(0.25, 0.25, 0.5, 0.5)
    assert pan(zoom, TileView(HD, HD), 192, -108) == pytest.approx((0.2, 0.3, 0.5, 0.5))
    assert pan(zoom, TileView(HD, HD), 1e6, -1e6) == (0, 0.5, 0.5, 0.5)
    assert pan(WHOLE, TileView(HD, HD), 50, 50) == WHOLE


# Most drags end at an edge, where the rule does not hold; some that don't are found in every run.
@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(views, zooms(), st.floats(-50, 50), st.floats(-50, 50))
def test_what_is_dragged_is_under_the_cursor_again(view, zoom, dx, dy) -> None:
    after = pan(zoom, view, dx, dy)
    assert inside(after)
    assert after.width == zoom.width
    middle = (view.tile_px[0] / 2, view.tile_px[1] / 2)
    area = view.picture_area(zoom)
    assume(abs(dx) < area.width / 2)
    assume(abs(dy) < area.height / 2)
    free = 0 < after.left < 1 - after.width and 0 < after.top < 1 - after.height  # not stopped at an edge
    assume(free)
    grabbed = view.to_picture(middle, zoom)
    assert view.to_picture((middle[0] + dx, middle[1] + dy), after) == pytest.approx(grabbed, abs=1e-6)


# --- mini map


def test_the_mini_map_shows_the_picture_as_turned() -> None:
    upright = TileView(HD, (1080, 1920), rotation=Rotation.RIGHT)
    assert mini_map_size(TileView(HD, HD), 160) == (160, 90)
    assert mini_map_size(upright, 160) == (90, 160)
    assert mini_map_rect(TileView(HD, HD), WHOLE, (160, 90)) == (0, 0, 160, 90)
    corner = Zoom(0, 0, 0.25, 0.25)
    assert mini_map_rect(TileView(HD, HD), corner, (160, 80)) == (0, 0, 40, 20)
    assert mini_map_rect(upright, corner, (80, 160)) == (60, 0, 20, 40)


@given(views, zooms(), st.integers(1, 400))
def test_the_mini_map_rectangle_is_inside_and_never_empty(view, zoom, longest) -> None:
    width, height = mini_map_size(view, longest)
    assert max(width, height) == longest
    rect = mini_map_rect(view, zoom, (width, height))
    assert rect.width >= 1
    assert rect.height >= 1
    assert 0 <= rect.x <= rect.x + rect.width <= width
    assert 0 <= rect.y <= rect.y + rect.height <= height


@pytest.mark.parametrize("rotation", list(Rotation))
def test_steps_show_what_lies_that_way_on_the_tile_and_end_at_the_edge(rotation):
    view = TileView((1920, 1080), (640, 360), Fit.FIT, rotation)
    zoom = zoom_at(WHOLE, Point(0.5, 0.5), 6)
    for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        dragged = pan(zoom, view, -dx, -dy)  # a pixel of drag against it shows the same side
        went = stepped(zoom, dx, dy, rotation)
        assert (dragged.left - zoom.left) * (went.left - zoom.left) >= 0
        assert (dragged.top - zoom.top) * (went.top - zoom.top) >= 0
        assert (went.left - zoom.left, went.top - zoom.top) != (0, 0)
        for _ in range(40):
            went = stepped(went, dx, dy, rotation)
        assert 0 <= went.left <= 1 - went.width
        assert 0 <= went.top <= 1 - went.height
        assert stepped(went, dx, dy, rotation) == went
    assert stepped(WHOLE, 1, 1, rotation) == WHOLE
