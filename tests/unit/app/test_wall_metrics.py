"""The port of the metrics is there from the start; who asks before the first pictures is answered after them."""

import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from urllib.request import urlopen

import pytest

from scc_wall.app.wall_metrics import WallMetrics
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.errors import SccError
from scc_wall.metrics.snapshot import WallSnapshot

TICK = threading.Event()
"""Never set: its wait is the beat of a UI thread that looks."""
PATIENCE_S = 20.0


def snapshot() -> WallSnapshot:
    return WallSnapshot(SYSTEM_CLOCK.mono_ns())


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
