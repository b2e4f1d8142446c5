"""Frame slots: whatever the order of steps, a reader sees whole pictures that never grow older."""

import threading

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.video.shared_memory import SharedBlock
from scc_wall.video.slots import NONE_HELD, Headers, SlotReader, SlotWriter, Stamps, slot_bytes

SIZE_PX = (8, 6)
RECT = (0, 0, 8, 6)


def slot(size_px=SIZE_PX) -> tuple[Headers, SlotWriter, SlotReader]:
    headers, block = Headers.create(), SharedBlock.create(slot_bytes(size_px))
    headers.clear_slot(3)
    return headers, SlotWriter(headers, 3, block, size_px), SlotReader(headers, 3, block, size_px)


def stamps(number: int) -> Stamps:
    return Stamps(number * 10, number * 10 + 1)


def test_nothing_to_take_before_the_first_picture() -> None:
    headers, writer, reader = slot()
    assert reader.take() is None
    writer.begin()[1][:] = 7
    assert reader.take() is None
    assert headers.sequence[3] == 0


def test_a_picture_comes_with_its_times_and_its_place() -> None:
    headers, writer, reader = slot()
    writer.begin()[1][:] = 7
    writer.publish(Stamps(11, 12), (1, 2, 3, 4), changed=True)
    picture = reader.take()
    assert picture is not None
    assert (np.asarray(picture.pixels) == 7).all()
    assert picture.pixels.shape == (6, 8, 4)
    assert picture.pixels.c_contiguous
    assert (picture.sequence, picture.image_rect_px, picture.arrived_mono_ns) == (1, (1, 2, 3, 4), 11)
    assert headers.content_changed_mono_ns[3] == 11
    assert headers.newest_arrived_mono_ns[3] == 11


@given(st.lists(st.sampled_from(["begin", "half", "publish", "take"]), max_size=80))
def test_whatever_the_order_a_held_picture_never_changes_and_never_grows_older(steps: list[str]) -> None:
    _headers, writer, reader = slot()
    number, last, begun, held = 0, 0, None, None
    for step in steps:
        if step == "begin":
            begun = writer.begin()[1]
        elif step == "half" and begun is not None:
            begun[:3] = 200 + number % 50
        elif step == "publish" and begun is not None:
            number += 1
            begun[:] = number % 200
            writer.publish(stamps(number), RECT, changed=False)
            begun = None
        elif step == "take":
            held = reader.take()
            if held is not None:
                assert held.sequence == number >= last, "the newest published"
                last = held.sequence
        if held is not None:
            assert (np.asarray(held.pixels) == held.sequence % 200).all(), "torn or overwritten while held"


def test_a_writer_and_a_reader_at_full_speed_never_tear() -> None:
    _headers, writer, reader = slot((64, 64))
    stop, torn, seen = threading.Event(), [], 0

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            writer.begin()[1][:] = number % 251
            writer.publish(stamps(number), (0, 0, 64, 64), changed=False)

    thread = threading.Thread(target=write, name="writer")
    thread.start()
    last = 0
    until_mono_ns = SYSTEM_CLOCK.mono_ns() + 5_000_000_000
    while seen < 200 and SYSTEM_CLOCK.mono_ns() < until_mono_ns:
        picture = reader.take()
        if picture is not None and picture.sequence != last:
            seen += 1
            values = np.unique(picture.pixels)
            if len(values) != 1 or values[0] != picture.sequence % 251 or picture.sequence < last:
                torn.append(picture.sequence)
            last = picture.sequence
    stop.set()
    thread.join()
    assert seen > 10
    assert torn == []


def test_a_new_writer_goes_on_where_the_last_one_died() -> None:
    headers, writer, reader = slot()
    writer.begin()[1][:] = 1
    writer.publish(stamps(1), RECT, changed=True)
    writer.begin()  # dies here
    held = reader.take()
    successor = SlotWriter(headers, 3, reader.block, SIZE_PX)
    successor.begin()[1][:] = 2
    assert held is not None
    assert (np.asarray(held.pixels) == 1).all()
    successor.publish(stamps(2), RECT, changed=True)
    newer = reader.take()
    assert newer is not None
    assert newer.sequence == 2


def test_clearing_a_row_makes_it_that_of_an_empty_slot() -> None:
    headers, writer, reader = slot()
    writer.begin()
    writer.publish(stamps(1), RECT, changed=True)
    reader.take()
    headers.clear_slot(3)
    assert headers.held[3] == NONE_HELD
    assert SlotReader(headers, 3, reader.block, SIZE_PX).take() is None
