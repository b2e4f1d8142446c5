from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.layout import Rect
from scc_wall.domain.miniature import miniature

screens = st.lists(
    st.builds(Rect, st.integers(-8000, 8000), st.integers(-8000, 8000), st.integers(800, 4000), st.integers(600, 3000)),
    min_size=1,
    max_size=6,
)


def apart(one, other):
    return (
        one.x + one.width <= other.x
        or other.x + other.width <= one.x
        or one.y + one.height <= other.y
        or other.y + other.height <= one.y
    )


@given(screens, st.integers(1200, 4000), st.integers(900, 3000))
def test_no_screen_lies_over_another_or_outside(areas, wide, high):
    placed = miniature(areas, (wide, high), head_px=4, gap_px=4)
    assert len(placed) == len(areas)
    for index, rect in enumerate(placed):
        assert rect.x >= 0
        assert rect.y >= 0
        assert rect.x + rect.width <= wide + 8  # the least size of a screen far smaller than the room between them
        assert rect.y + rect.height <= high + 8
        assert all(apart(rect, other) for other in placed[index + 1 :] if min(*rect[2:], *other[2:]) > 8)


def test_screens_stand_as_on_the_desktop_and_keep_their_proportions():
    left, right, above = miniature(
        [Rect(0, 0, 1920, 1080), Rect(1920, 0, 3840, 2160), Rect(0, -1080, 1920, 1080)], (1600, 900), 20, 10
    )
    assert left.x + left.width < right.x
    assert above.y + above.height < left.y
    assert abs(above.x - left.x) <= 1
    assert abs(right.width / right.height - 16 / 9) < 0.02
    assert right.width > 1.5 * left.width


def test_screens_remembered_at_the_same_place_stand_in_a_row():
    one, other = miniature([Rect(0, 0, 1920, 1080), Rect(0, 0, 1920, 1080)], (1000, 1000))
    assert one.x + one.width <= other.x
    assert one.y == other.y
