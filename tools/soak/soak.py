"""Runs the soak: incident after incident, and all the while an eye on metrics and processes."""

import os
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from scc_wall.domain.site import SiteState
from scc_wall.domain.tile_state import TileState
from tools.soak import processes
from tools.soak.figures import Life, Recovery
from tools.soak.plan import ALL_FAULTS, CAMERA_FAULTS, Incident, Kind, incidents
from tools.soak.world import World

LOOK_EVERY_S: Final = 1.0
SAMPLE_EVERY_S: Final = 15.0
REST_SAMPLE_EVERY_S: Final = 5.0
START_S: Final = 300.0
BACK_S: Final = 120.0
"""So long all is waited for; what takes longer counts as not back."""

Tell = Callable[[str], None]


class WallEndedError(Exception):
    """The wall is gone: there is nothing left to soak."""


@dataclass(slots=True)
class Notes:
    """All that was noted.

    Parameters
    ----------
    late_s
        The UI timer's 99th percentile, each time it was asked.
    counters
        Metric and camera → its values.
    unanswered
        How often the metrics were asked for in vain.
    """

    begun_s: float
    lives: dict[int, Life] = field(default_factory=dict)
    recoveries: list[Recovery] = field(default_factory=list)
    late_s: list[float] = field(default_factory=list)
    counters: dict[tuple[str, ...], list[float]] = field(default_factory=dict)
    looks: int = 0
    unanswered: int = 0
    trouble: list[str] = field(default_factory=list)
    log_bytes: tuple[int, int] = (0, 0)
    sent: tuple[int, int] = (0, 0)
    lasted_s: float = 0.0


class Soak:
    """One soak over a world.

    Parameters
    ----------
    tell
        Told each incident and its end.
    """

    def __init__(self, world: World, seed: int, tell: Tell) -> None:
        self._world, self._seed, self._tell = world, seed, tell
        self.notes = Notes(time.monotonic())
        self._live: dict[str, bool] = {}
        self._down: list[str] = []
        self._sampled_s = -SAMPLE_EVERY_S
        self._rest = 0
        """The rest we are in; 0: none."""
        self._rests = 0
        self._decoders = 0
        self._spared = 0
        """The decode process that is never killed nor stopped: a leak needs a long life to be seen."""

    def run(self, seconds: float) -> Notes:
        """Soak for so long; ends early, and says so in the notes, if the wall does."""
        notes = self.notes
        try:
            self._start()
            begun_s = self._now_s()
            notes.log_bytes = (self._world.log_bytes(), 0)
            notes.sent = (self._world.sent(), 0)
            plan = incidents(self._seed, self._world.cameras)
            while self._now_s() - begun_s < seconds:
                self._meet(next(plan))
        except WallEndedError as ended:
            notes.trouble.append(str(ended))
        except KeyboardInterrupt:
            self._tell("stopped; what was noted until now follows")
        notes.lasted_s = self._now_s()
        notes.log_bytes = (notes.log_bytes[0], self._world.log_bytes())
        with suppress(Exception):  # a simulator that Ctrl+C reached first
            notes.sent = (notes.sent[0], self._world.sent())
        return notes

    def _now_s(self) -> float:
        return time.monotonic() - self.notes.begun_s

    def _start(self) -> None:
        if not self._pass(START_S, lambda: not self._away()):
            raise WallEndedError(f"not all cameras were shown within {START_S:.0f} s: {', '.join(self._away())}")
        pids = processes.decoders(self._world.wall_pid)
        self._decoders, self._spared = len(pids), pids[0] if len(pids) > 1 else 0
        self._tell(
            f"{len(self._world.cameras)} cameras live after {self._now_s():.0f} s, {self._decoders} decode processes"
        )

    # --- incidents

    def _meet(self, incident: Incident) -> None:
        """Let it happen, let it be over, and wait until all is well again."""
        cure = self._begin(incident)
        try:
            self._pass(incident.hold_s)
        finally:
            cure()
        at_s = self._now_s()
        back = self._pass(BACK_S, lambda: not self._away(), at_least_once=True)
        took_s = self._now_s() - at_s if back else None
        away = () if back else tuple(self._away())
        self.notes.recoveries.append(Recovery(incident.kind.value, incident.told, at_s, took_s, away))
        end = f"back after {took_s:.1f} s" if took_s is not None else f"NOT BACK: {', '.join(away)}"
        self._tell(f"{at_s:7.0f} s  {incident.told} ({incident.hold_s:.0f} s): {end}")
        if incident.rests and back:
            self._rests += 1
            self._rest = self._rests
        self._pass(incident.pause_s)
        self._rest = 0

    def _begin(self, incident: Incident) -> Callable[[], None]:
        """Let it happen; return what ends it."""
        world = self._world
        match incident.kind:
            case Kind.CAMERAS:
                for camera, fault in incident.faults.items():
                    world.fault(camera, fault, dict(CAMERA_FAULTS[fault]))
                return partial(_cured, world, incident)
            case Kind.ALL_LOSE | Kind.ALL_REBOOT | Kind.ALL_CUT:
                fault, parameters = ALL_FAULTS[incident.kind]
                world.fault("*", fault, dict(parameters))
                return lambda: world.fault("*", None)
            case Kind.KILL:
                os.kill(self._picked(incident), signal.SIGKILL)
                return lambda: None
            case Kind.STOP:
                pid = self._picked(incident)
                os.kill(pid, signal.SIGSTOP)
                return lambda: _go_on(pid)
            case Kind.STORE:
                return self._locked()
            case Kind.SITE:
                names = sorted(world.sites)
                site = world.sites[names[int(incident.pick * len(names))]]
                site.down = True
                return lambda: setattr(site, "down", False)

    def _picked(self, incident: Incident) -> int:
        pids = [pid for pid in processes.decoders(self._world.wall_pid) if pid != self._spared]
        if not pids:
            raise WallEndedError("there is no decode process to be killed")
        return pids[int(incident.pick * len(pids))]

    def _locked(self) -> Callable[[], None]:
        """Take the store's one place for a writer."""
        other = sqlite3.connect(self._world.home / "scc-wall.db", timeout=30, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        return other.close

    # --- watching

    def _away(self) -> list[str]:
        """Return what is not well now."""
        cameras = [name for name in self._world.cameras if not self._live.get(name)]
        missing = self._decoders - len(processes.decoders(self._world.wall_pid))
        return cameras + self._down + ([f"{missing} decode processes"] if missing > 0 else [])

    def _pass(self, seconds: float, until: Callable[[], bool] | None = None, *, at_least_once: bool = False) -> bool:
        """Let time pass with an eye on everything; return whether `until` came true.

        Parameters
        ----------
        at_least_once
            Look anew before `until` is asked: what was seen before is no proof.
        """
        ends_s = self._now_s() + seconds
        if at_least_once:
            self._look()
        while until is None or not until():
            left_s = ends_s - self._now_s()
            if left_s <= 0:
                return False
            time.sleep(min(LOOK_EVERY_S, left_s))
            self._look()
        return True

    def _look(self) -> None:
        notes, world = self.notes, self._world
        if (status := world.wall_ended) is not None:
            words = world.last_words()
            raise WallEndedError(f"the wall ended with status {status} after {self._now_s():.0f} s: {words}")
        metrics = world.metrics()
        notes.looks += 1
        if not metrics:
            notes.unanswered += 1
            self._live = {}
        else:
            self._note(metrics)
        if self._now_s() - self._sampled_s >= (REST_SAMPLE_EVERY_S if self._rest else SAMPLE_EVERY_S):
            self._sampled_s = self._now_s()
            self._sample()

    def _note(self, metrics: dict[tuple[str, ...], float]) -> None:
        live, down = TileState.LIVE.value, SiteState.DOWN.value
        age_s = metrics.get(("scc_wall_snapshot_age_seconds",), 0.0)
        self._live, self._down = {}, [f"UI thread ({age_s:.0f} s)"] if age_s > 2 * LOOK_EVERY_S else []
        for key, value in metrics.items():
            if key[0] == "scc_wall_camera_state" and key[2] == live:
                self._live[key[1]] = value == 1
            elif key[0] == "scc_wall_site_state" and key[2] == down and value == 1:
                self._down.append(key[1])
            elif key[0].startswith("scc_wall_camera_frames_") and key[0].endswith("_total"):
                self.notes.counters.setdefault(key, []).append(value)
            elif key == ("scc_wall_ui_tick_late_seconds", "0.99"):
                self.notes.late_s.append(value)

    def _sample(self) -> None:
        for pid, name in processes.named(self._world.wall_pid).items():
            taken = processes.sample(pid, self._now_s(), self._rest)
            if taken is not None:
                self.notes.lives.setdefault(pid, Life(name, pid)).samples.append(taken)


def _cured(world: World, incident: Incident) -> None:
    for camera in incident.faults:
        world.fault(camera, None)


def _go_on(pid: int) -> None:
    with suppress(ProcessLookupError):  # the wall has killed it meanwhile, as it should
        os.kill(pid, signal.SIGCONT)
