"""Drawing into slots."""

import numpy as np

from scc_wall.domain.tile import WHOLE, Fit, Rotation, Zoom
from scc_wall.video.protocol import Drawing
from scc_wall.video.scaler import Scaler
from scc_wall.video.scratch import Scratch
from scc_wall.video.shared_memory import SharedBlock
from scc_wall.video.slots import Headers, SlotReader, SlotWriter, Stamps, slot_bytes


class Wall:
    """A scaler with slots to look at."""

    def __init__(self, *drawings: Drawing) -> None:
        self.headers, self.scaler = Headers.create(), Scaler()
        self.readers, self.writers = [], {}
        for number, drawing in enumerate(drawings):
            block = SharedBlock.create(slot_bytes(drawing.size_px))
            self.headers.clear_slot(number)
            self.readers.append(SlotReader(self.headers, number, block, drawing.size_px))
            self.writers[number] = SlotWriter(self.headers, number, block, drawing.size_px)
        self.scaler.set_targets(dict(enumerate(drawings)), self.writers)

    def draw(self, picture, at_s: float = 1.0) -> None:
        self.scaler.draw(picture, Stamps(int(at_s * 1e9), int(at_s * 1e9)), Scratch())

    def pixels(self, number: int = 0) -> np.ndarray:
        taken = self.readers[number].take()
        assert taken is not None
        return np.asarray(taken.pixels)


def drawing(size_px=(32, 18), fit=Fit.FIT, rotation=Rotation.NONE, zoom=WHOLE) -> Drawing:
    return Drawing(size_px, fit, rotation, zoom)


def halves(width: int = 64, height: int = 36) -> np.ndarray:
    """Left half blue, right half red."""
    picture = np.zeros((height, width, 3), np.uint8)
    picture[:, : width // 2] = (255, 0, 0)
    picture[:, width // 2 :] = (0, 0, 255)
    return picture


def test_a_picture_is_scaled_and_converted() -> None:
    wall = Wall(drawing())
    wall.draw(halves())
    pixels = wall.pixels()
    assert pixels.shape == (18, 32, 4)
    assert pixels[5, 2].tolist() == [255, 0, 0, 255]
    assert pixels[5, 30].tolist() == [0, 0, 255, 255]


def test_bars_are_black_in_every_buffer_even_after_the_shape_changes() -> None:
    wall = Wall(drawing((40, 18)))
    for _ in range(5):
        wall.draw(np.full((36, 64, 3), 255, np.uint8))
    for _ in range(5):
        wall.draw(np.full((36, 36, 3), 255, np.uint8))
        pixels = wall.pixels()
        assert (pixels[:, :11, :3] == 0).all()
        assert (pixels[:, 29:, :3] == 0).all()
        assert (pixels[:, 11:29, :3] == 255).all()


def test_a_quarter_turn_to_the_right_puts_the_left_half_on_top() -> None:
    wall = Wall(drawing((18, 32), rotation=Rotation.RIGHT))
    wall.draw(halves())
    assert wall.pixels()[2, 9].tolist() == [255, 0, 0, 255]
    assert wall.pixels()[30, 9].tolist() == [0, 0, 255, 255]


def test_zoom_shows_its_part_alone() -> None:
    wall = Wall(drawing(zoom=Zoom(0.5, 0.0, 0.5, 0.5)))
    wall.draw(halves())
    assert (wall.pixels()[:, :, :3] == (0, 0, 255)).all()


def test_slots_of_one_stream_are_all_drawn_equal_or_not() -> None:
    wall = Wall(drawing(), drawing(), drawing((16, 9)))
    wall.draw(halves())
    assert (wall.pixels(0) == wall.pixels(1)).all()
    assert wall.pixels(2).shape == (9, 16, 4)


def test_a_size_that_is_no_fraction_keeps_the_colours_in_place() -> None:
    wall = Wall(drawing((213, 120)))
    wall.draw(halves(1920, 1080))
    assert wall.pixels()[60, 50].tolist() == [255, 0, 0, 255]
    assert wall.pixels()[60, 160].tolist() == [0, 0, 255, 255]


def test_content_that_does_not_change_is_noticed_at_most_twice_a_second() -> None:
    wall = Wall(drawing())
    for tenth in range(1, 30):
        wall.draw(halves(), tenth / 10)
    assert wall.headers.content_changed_mono_ns[0] == 100_000_000
    wall.draw(halves()[:, ::-1], 3.5)
    assert wall.headers.content_changed_mono_ns[0] == 3_500_000_000


def test_a_picture_that_lies_otherwise_in_its_slot_is_no_other_picture() -> None:
    wall = Wall(drawing())
    wall.draw(halves(), 1.0)
    wall.scaler.set_targets({0: drawing(zoom=Zoom(0.25, 0.0, 0.5, 0.5))}, wall.writers)
    wall.draw(halves(), 2.0)
    assert wall.headers.content_changed_mono_ns[0] == 1_000_000_000
    wall.draw(halves(), 3.0)
    assert wall.headers.content_changed_mono_ns[0] == 1_000_000_000
    wall.draw(halves()[:, ::-1], 4.0)
    assert wall.headers.content_changed_mono_ns[0] == 4_000_000_000
