"""Watches the UI thread: how long it was away from its event loop at most, in which step, and what it did then.

A heartbeat on the UI thread notes wall and processor time at each beat; what lies between two beats beyond their
distance is how long the thread was busy. A watcher thread looks at its stack while a beat is late, and so names the
culprit. Processor time is what a test can hold to a limit on a machine that is overbooked; wall time is what a person
feels, and what waiting for a disk or a lock costs.
"""

import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from types import FrameType

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 4
LATE_S = 0.01
SAMPLE_S = 0.002


@dataclass
class Step:
    """What was measured in one step of a scenario: its longest block, in ms, and where the thread was during it."""

    name: str
    cpu_ms: float = 0.0
    wall_ms: float = 0.0
    culprits: Counter[str] = field(default_factory=Counter)

    def told(self) -> str:
        """Return the step as a line, with what its stack showed most often while a beat was late."""
        seen = "; ".join(f"{count}x {where}" for where, count in self.culprits.most_common(3))
        return f"{self.cpu_ms:7.1f} {self.wall_ms:7.1f}  {self.name:<32} {seen}"


class UiWatch(QObject):
    """Beats from its making until `stop`; lives on the UI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.steps: list[Step] = [Step("start")]
        self._thread_id = threading.get_ident()
        self._beat_wall_ns = time.monotonic_ns()
        self._beat_cpu_ns = time.thread_time_ns()
        self._seen: Counter[str] = Counter()
        self._frames: list[FrameType] = []
        self._looking = threading.Lock()
        self._over = threading.Event()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self.beat)
        self._timer.start()
        self._watcher = threading.Thread(target=self._look, name="ui-watch")
        self._watcher.start()

    def step(self, name: str) -> None:
        """Count what follows for another step."""
        self.beat()
        self.steps.append(Step(name))

    def forget(self) -> None:
        """Count nothing of what was done since the last beat: it was the test itself."""
        self._seen = Counter()
        self._beat_wall_ns, self._beat_cpu_ns = time.monotonic_ns(), time.thread_time_ns()

    def beat(self) -> None:
        """Note how long it took since the last beat."""
        with self._looking:
            self._frames.clear()
        wall_ns, cpu_ns = time.monotonic_ns(), time.thread_time_ns()
        step = self.steps[-1]
        wall_ms, cpu_ms = (wall_ns - self._beat_wall_ns) / 1e6 - BEAT_MS, (cpu_ns - self._beat_cpu_ns) / 1e6
        if max(wall_ms, cpu_ms) > max(step.wall_ms, step.cpu_ms):
            step.culprits = self._seen
        step.wall_ms, step.cpu_ms = max(step.wall_ms, wall_ms), max(step.cpu_ms, cpu_ms)
        self._seen = Counter()
        self._beat_wall_ns, self._beat_cpu_ns = wall_ns, cpu_ns

    def _look(self) -> None:
        while not self._over.wait(SAMPLE_S):
            if (time.monotonic_ns() - self._beat_wall_ns) / 1e9 > LATE_S:
                with self._looking:
                    where = self._where()
                if where:
                    self._seen[where] += 1

    def _where(self) -> str:
        """Return the innermost frames of our own: where the time goes, and who called it.

        A frame holds its variables, connections of Qt among them, and the last who lets go of it frees them: that must
        be the UI thread (decision 0076), so all frames are left to its next beat.
        """
        found: list[str] = []
        frame = sys._current_frames().get(self._thread_id)
        while frame is not None and len(found) < 3:
            self._frames.append(frame)
            file = frame.f_code.co_filename
            if "scc_wall" in file and "tests" not in file:
                found.append(f"{file.rsplit('scc_wall/', 1)[1]}:{frame.f_code.co_name}:{frame.f_lineno}")
            frame = frame.f_back
        if frame is not None:
            self._frames.append(frame)
        return " < ".join(found)

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()
        self._over.set()
        self._watcher.join()
        self._frames.clear()
