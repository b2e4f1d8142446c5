"""The port of the metrics is there from the start; who asks before the first pictures is answered after them."""

import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from urllib.request import urlopen

import pytest

from scc_wall.app.wall_metrics import NO_MORE_S, FirstPictures, WallMetrics
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.errors import SccError
from scc_wall.domain.tile_state import TileState
from scc_wall.domain.wall_figure import WallFigure
from scc_wall.metrics.snapshot import WallSnapshot
from tests.support.clock import ManualClock

TICK = threading.Event()
"""Never set: its wait is the beat of a UI thread that looks."""
PATIENCE_S = 20.0


def snapshot() -> WallSnapshot:
    return WallSnapshot(SYSTEM_CLOCK.mono_ns())


def figure(live: int) -> WallFigure:
    return WallFigure({TileState.LIVE: live, TileState.CONNECTING: 36 - live}, live=live)


def text_of(port: int) -> str:
    with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=PATIENCE_S) as answer:
        return str(answer.read().decode())


def test_who_asks_before_the_pictures_is_answered_after_them() -> None:
    with closing(WallMetrics(0, SYSTEM_CLOCK, snapshot)) as metrics, ThreadPoolExecutor(1) as scraper:
        asked = scraper.submit(text_of, metrics.port)
        for _ in range(20):
            metrics.look(lambda: False)
            TICK.wait(0.005)
        assert not asked.done()
        while not asked.done():
            metrics.look(lambda: True)
            TICK.wait(0.005)
        assert "scc_wall_cameras_live" in asked.result()


def test_pictures_are_waited_for_while_more_come_but_not_for_a_silent_camera() -> None:
    clock, live = ManualClock(), [0]
    first = FirstPictures(lambda: figure(live[0]), clock)
    for live[0] in (0, 0, 3, 20, 35):
        clock.advance(0.9 * NO_MORE_S)
        assert not first.are_there()
    clock.advance(1.1 * NO_MORE_S)
    assert first.are_there()


def test_nobody_waits_on_where_all_pictures_are_there() -> None:
    assert FirstPictures(lambda: figure(36), ManualClock()).are_there()


def test_a_wall_without_live_pictures_is_not_one_whose_pictures_are_there() -> None:
    clock = ManualClock()
    dark, empty = FirstPictures(lambda: figure(0), clock), FirstPictures(WallFigure, clock)
    clock.advance(2 * NO_MORE_S)
    assert not dark.are_there()
    assert not empty.are_there()


def test_a_port_in_use_is_told_at_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(SccError, match="--metrics-port"):
        WallMetrics(taken.getsockname()[1], SYSTEM_CLOCK, snapshot)


@pytest.mark.parametrize("pictures", [False, True])
def test_closing_frees_the_port_whether_anything_was_loaded_or_not(pictures: bool) -> None:
    metrics = WallMetrics(0, SYSTEM_CLOCK, snapshot)
    metrics.look(lambda: pictures)
    metrics.close()
    metrics.close()
    with socket.create_server(("127.0.0.1", metrics.port)):
        pass
    assert not {"metrics", "metrics loading"} & {thread.name for thread in threading.enumerate()}
