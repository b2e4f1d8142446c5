"""Metrics: figures true at the moment of the scrape, told on loopback, whatever the cameras are called."""

import http.client
import socket
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prometheus_client.parser import text_string_to_metric_families

from scc_wall.base.errors import SccError
from scc_wall.domain.camera import StreamKey, StreamRole
from scc_wall.domain.tile import CameraStatus, StreamFacts, TileStatus
from scc_wall.domain.tile_state import TileState
from scc_wall.metrics.port import HeldPort
from scc_wall.metrics.server import MetricsServer, serve
from scc_wall.metrics.snapshot import SnapshotExchange, WallSnapshot

SECOND_NS = 1_000_000_000


class ManualClock:
    def __init__(self) -> None:
        self.now_ns = 100 * SECOND_NS

    def mono_ns(self) -> int:
        return self.now_ns

    def now_utc(self):
        raise AssertionError("metrics never read the wall clock")


def camera(camera_id: int, state: TileState = TileState.LIVE, age_s: float | None = 0.02, visible: bool = True):
    facts = StreamFacts(frames_received=500, frames_decoded=490, frames_dropped=3, packets_lost=2, reopened=1)
    status = TileStatus(state, stream=StreamKey(camera_id, StreamRole.SUB), facts=facts, age_s=age_s)
    return CameraStatus(camera_id, status, visible=visible, frames_shown=480)


def text_of(server: MetricsServer) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
    try:
        connection.request("GET", "/metrics")
        return connection.getresponse().read().decode()
    finally:
        connection.close()


def samples(text: str) -> dict[tuple[str, ...], float]:
    """(name, label values in the order of their names) → value."""
    return {
        (sample.name, *(value for _, value in sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


@pytest.fixture
def told():
    """Serve one fixed snapshot under a manual clock; return a function that scrapes."""
    servers = []

    def scrape(snapshot: WallSnapshot, clock: ManualClock) -> dict[tuple[str, ...], float]:
        server = serve(HeldPort(0), lambda: snapshot, clock)
        servers.append(server)
        return samples(text_of(server))

    yield scrape
    for server in servers:
        server.close()


def test_every_promised_name_is_there_with_its_value(told):
    clock = ManualClock()
    cameras = {1: camera(1), 2: camera(2, TileState.STALE, 4.0), 3: camera(3, visible=False)}
    names = {1: "Ampera", 2: "Jakabaring", 3: "Ilir"}
    found = told(WallSnapshot(clock.now_ns, cameras, names, {0.99: 0.004}), clock)
    assert found["scc_wall_cameras_live",] == 1
    assert found["scc_wall_cameras_total",] == 2
    assert found["scc_wall_cameras_standing_by",] == 1
    assert found["scc_wall_oldest_picture_age_seconds",] == 4.0
    assert found["scc_wall_ui_tick_late_seconds", "0.99"] == 0.004
    assert found["scc_wall_build_info", "0.1.0"] == 1
    assert found["scc_wall_camera_frames_received_total", "Ampera"] == 500
    assert found["scc_wall_camera_frames_decoded_total", "Ampera"] == 490
    assert found["scc_wall_camera_frames_shown_total", "Ampera"] == 480
    assert found["scc_wall_camera_frames_dropped_total", "Ampera"] == 3
    assert found["scc_wall_camera_packets_lost_total", "Ampera"] == 2
    assert found["scc_wall_camera_reopened_total", "Ampera"] == 1
    assert found["scc_wall_camera_frame_age_seconds", "Jakabaring"] == 4.0
    assert found["scc_wall_camera_state", "Jakabaring", "stale"] == 1
    assert found["scc_wall_camera_state", "Jakabaring", "live"] == 0
    assert found["scc_wall_camera_stream", "Ampera", "sub"] == 1
    assert found["scc_wall_camera_stream", "Ampera", "main"] == 0
    assert found["process_resident_memory_bytes",] > 1e6


def test_what_the_walls_own_line_does_not_count_as_live_is_told_apart(told):
    clock = ManualClock()
    still = CameraStatus(2, TileStatus(TileState.LIVE, age_s=0.1, frozen_s=30.0), visible=True)
    past = CameraStatus(3, TileStatus(TileState.LIVE, age_s=0.1), visible=True, replayed=True)
    found = told(WallSnapshot(clock.now_ns, {1: camera(1), 2: still, 3: past}, {}), clock)
    names = ("cameras_live", "cameras_frozen", "cameras_replayed", "cameras_total")
    assert [found[f"scc_wall_{name}",] for name in names] == [1, 1, 1, 3]


def test_exactly_one_state_is_set_for_every_camera(told):
    clock = ManualClock()
    cameras = {number: camera(number, state) for number, state in enumerate(TileState)}
    found = told(WallSnapshot(clock.now_ns, cameras, {}), clock)
    for number in cameras:
        set_states = [
            key[2] for key, value in found.items() if key[:2] == ("scc_wall_camera_state", f"#{number}") and value
        ]
        assert set_states == [list(TileState)[number].value]


def test_a_picture_grows_old_while_the_user_interface_hangs(told):
    clock = ManualClock()
    snapshot = WallSnapshot(clock.now_ns, {1: camera(1, age_s=0.5)}, {1: "Ampera"})
    clock.now_ns += 30 * SECOND_NS
    found = told(snapshot, clock)
    assert found["scc_wall_camera_frame_age_seconds", "Ampera"] == pytest.approx(30.5)
    assert found["scc_wall_snapshot_age_seconds",] == pytest.approx(30.0)


def test_a_camera_that_never_had_a_picture_has_no_age(told):
    clock = ManualClock()
    found = told(WallSnapshot(clock.now_ns, {1: camera(1, TileState.CONNECTING, None)}, {1: "Ampera"}), clock)
    assert ("scc_wall_camera_frame_age_seconds", "Ampera") not in found
    assert ("scc_wall_oldest_picture_age_seconds",) not in found


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_any_camera_name_survives(name):
    from prometheus_client import CollectorRegistry, generate_latest

    from scc_wall.metrics.families import WallCollector

    clock = ManualClock()
    registry = CollectorRegistry(auto_describe=False)
    registry.register(WallCollector(lambda: WallSnapshot(clock.now_ns, {7: camera(7)}, {7: name}), clock))
    lines = generate_latest(registry).decode().split("\n")
    escaped = name.replace("\\", r"\\").replace("\n", r"\n").replace('"', r"\"")
    assert f'scc_wall_camera_frames_shown_total{{camera="{escaped}"}} 480.0' in lines


def test_a_taken_port_is_told_not_raised_as_a_bug():
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(SccError, match="--metrics-port"):
        HeldPort(taken.getsockname()[1])


def test_an_impossible_port_is_told():
    with pytest.raises(SccError):
        HeldPort(70_000)


def test_it_listens_on_loopback_alone_and_close_frees_the_port_and_the_thread():
    server = serve(HeldPort(0), lambda: WallSnapshot(0))
    assert server._server.socket.getsockname()[0] == "127.0.0.1"
    server.close()
    server.close()
    assert "metrics" not in [thread.name for thread in threading.enumerate()]
    with socket.create_server(("127.0.0.1", server.port)):
        pass


class TestSnapshotExchange:
    def test_nothing_is_wanted_while_nobody_scrapes(self):
        assert not SnapshotExchange(ManualClock()).wanted

    def test_a_scrape_gets_what_the_user_interface_publishes_on_its_next_tick(self):
        clock = ManualClock()
        exchange = SnapshotExchange(clock)
        asked = threading.Event()
        fresh = WallSnapshot(clock.now_ns, {1: camera(1)})

        def user_interface() -> None:
            while not exchange.wanted:
                if asked.wait(0.001):
                    return
            exchange.publish(fresh)

        ticking = threading.Thread(target=user_interface, name="ui")
        ticking.start()
        taken = exchange.take()
        asked.set()
        ticking.join(5)
        assert taken is fresh
        assert not exchange.wanted

    def test_a_young_snapshot_is_told_again_without_asking(self):
        clock = ManualClock()
        exchange = SnapshotExchange(clock)
        first = WallSnapshot(clock.now_ns)
        exchange.publish(first)
        clock.now_ns += SECOND_NS // 20
        assert exchange.take() is first
        assert not exchange.wanted

    def test_a_hanging_user_interface_leaves_the_last_snapshot_and_stays_asked(self):
        clock = ManualClock()
        exchange = SnapshotExchange(clock)
        last = WallSnapshot(clock.now_ns)
        exchange.publish(last)
        clock.now_ns += 60 * SECOND_NS
        assert exchange.take() is last
        assert exchange.wanted
