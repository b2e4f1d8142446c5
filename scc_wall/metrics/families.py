"""Turns a snapshot into metric families; the names are promised to installers and never change."""

from collections.abc import Callable, Iterator

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from scc_wall import __version__
from scc_wall.base.clock import Clock, seconds_between
from scc_wall.domain.camera import StreamRole
from scc_wall.domain.tile import CameraStatus, StreamFacts
from scc_wall.domain.tile_state import TileState
from scc_wall.domain.wall_figure import wall_figure
from scc_wall.metrics.ptz_families import ptz_families
from scc_wall.metrics.site_families import health_families, site_families
from scc_wall.metrics.snapshot import WallSnapshot

_COUNTERS: dict[str, tuple[str, Callable[[StreamFacts], float]]] = {
    "frames_received": ("Pictures that arrived from the camera", lambda facts: facts.frames_received),
    "frames_decoded": ("Pictures decoded", lambda facts: facts.frames_decoded),
    "frames_dropped": ("Pictures left out because a newer one was there", lambda facts: facts.frames_dropped),
    "frames_damaged": ("Pictures not shown because packets were lost", lambda facts: facts.frames_damaged),
    "packets_lost": ("RTP packets that never came", lambda facts: facts.packets_lost),
    "reopened": ("How often the stream was opened again", lambda facts: facts.reopened),
}


class WallCollector(Collector):
    """Makes the families anew for every scrape."""

    def __init__(self, snapshot: Callable[[], WallSnapshot], clock: Clock) -> None:
        self._snapshot = snapshot
        self._clock = clock

    def describe(self) -> list[Metric]:
        """Return nothing: registering must not take a snapshot."""
        return []

    def collect(self) -> Iterator[Metric]:
        """Yield every family of one snapshot; ages are those of this moment."""
        snapshot = self._snapshot()
        now_mono_ns = self._clock.mono_ns()
        named = [
            (snapshot.names.get(camera_id, f"#{camera_id}"), camera)
            for camera_id, camera in sorted(snapshot.cameras.items())
        ]
        ages = {name: snapshot.age_of_s(camera, now_mono_ns) for name, camera in named}
        yield from _totals(snapshot, now_mono_ns, named, ages)
        yield from _counters(named)
        yield from _gauges(named, ages)
        if snapshot.sites is not None:
            yield from site_families(snapshot.sites, self._clock.now_utc())
        if snapshot.sites_health is not None:
            yield from health_families(snapshot.sites_health)
        if snapshot.ptz is not None:
            yield from ptz_families(snapshot.ptz)


def _gauge(name: str, text: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"scc_wall_{name}", text, value=value)


def _totals(
    snapshot: WallSnapshot, now_mono_ns: int, named: list[tuple[str, CameraStatus]], ages: dict[str, float | None]
) -> Iterator[Metric]:
    """Yield the figures of the whole wall; live, frozen, replayed and total are those of the wall's own line."""
    visible = [(name, camera) for name, camera in named if camera.visible]
    figure = wall_figure(snapshot.cameras)
    shown_ages = [age for name, _ in visible if (age := ages[name]) is not None]
    live = "Visible cameras whose picture is live, without those that are frozen or replayed"
    yield _gauge("cameras_live", live, figure.live)
    yield _gauge("cameras_frozen", "Visible cameras whose pictures come, and show the same for long", figure.frozen)
    yield _gauge("cameras_replayed", "Visible cameras of which a tile shows the past", figure.replayed)
    yield _gauge("cameras_total", "Visible cameras", figure.total)
    yield _gauge("cameras_standing_by", "Cameras that stand by, connected but not visible", len(named) - len(visible))
    if shown_ages:
        yield _gauge("oldest_picture_age_seconds", "Age of the oldest picture of a visible camera", max(shown_ages))
    snapshot_age_s = seconds_between(snapshot.taken_mono_ns, now_mono_ns)
    yield _gauge("snapshot_age_seconds", "Age of these figures: it grows when the user interface hangs", snapshot_age_s)
    yield _gauge("replay_kept_bytes", "Coded pictures kept in memory for replay", snapshot.replay_kept_bytes)
    late = GaugeMetricFamily("scc_wall_ui_tick_late_seconds", "How late the UI timer was lately", labels=["quantile"])
    for quantile, late_s in snapshot.tick_late_s.items():
        late.add_metric([f"{quantile:g}"], late_s)
    yield late
    build = GaugeMetricFamily("scc_wall_build_info", "Version of the program", labels=["version"])
    build.add_metric([__version__], 1)
    yield build


def _counters(named: list[tuple[str, CameraStatus]]) -> Iterator[Metric]:
    for name, (text, value_of) in _COUNTERS.items():
        family = CounterMetricFamily(f"scc_wall_camera_{name}", text, labels=["camera"])
        for camera_name, camera in named:
            family.add_metric([camera_name], value_of(camera.status.facts))
        yield family
    shown = CounterMetricFamily("scc_wall_camera_frames_shown", "Pictures painted on the wall", labels=["camera"])
    for camera_name, camera in named:
        shown.add_metric([camera_name], camera.frames_shown)
    yield shown


def _gauges(named: list[tuple[str, CameraStatus]], ages: dict[str, float | None]) -> Iterator[Metric]:
    age = GaugeMetricFamily("scc_wall_camera_frame_age_seconds", "Age of the newest picture", labels=["camera"])
    rate = GaugeMetricFamily("scc_wall_camera_frames_per_second", "Pictures received a second", labels=["camera"])
    state = GaugeMetricFamily("scc_wall_camera_state", "1 for the current state", labels=["camera", "state"])
    stream = GaugeMetricFamily("scc_wall_camera_stream", "1 for the stream in use", labels=["camera", "stream"])
    for name, camera in named:
        if (age_s := ages[name]) is not None:
            age.add_metric([name], age_s)
        rate.add_metric([name], camera.status.facts.frames_per_s)
        for one in TileState:
            state.add_metric([name, one.value], float(camera.status.state is one))
        for role in StreamRole:
            stream.add_metric([name, role.value], float(camera.status.role is role))
    yield from (age, rate, state, stream)
