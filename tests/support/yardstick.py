"""How slow this machine is just now, by a piece of Qt's and Python's work that never changes.

Processor time is no fixed measure either: with all cores taken by others, caches are cold and two threads share a core,
and the same work takes twice as long. A limit that is meant for a quiet machine is multiplied by this.
"""

import time
from typing import Final

from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout

QUIET_MS: Final = 8.0
"""What the machine of docs/benchmarks.md takes with its cores to itself, 8 to 10: there what is asked is the limit."""
_RULES: Final = [f'QLabel[kind="{kind}"] {{ padding: 1px; }}' for kind in "abcdefgh"]
_STYLE: Final = "\n".join(["QWidget { background: #16191e; color: #e6e8eb; }", *_RULES])
_LABELS: Final = 40


def work_ms() -> float:
    """Return the processor time in ms that this thread takes to make, style and measure some labels."""
    start_ns = time.thread_time_ns()
    dialog = QDialog()
    dialog.setStyleSheet(_STYLE)
    column = QVBoxLayout(dialog)
    for number in range(_LABELS):
        label = QLabel(f"Kamera {number}")
        label.setProperty("kind", "h")
        column.addWidget(label)
    dialog.ensurePolished()
    dialog.sizeHint()
    dialog.deleteLater()
    return (time.thread_time_ns() - start_ns) / 1e6


class Yardstick:
    """Takes samples between the steps of a test."""

    def __init__(self) -> None:
        self._samples_ms: list[float] = []

    def look(self) -> None:
        """Take a sample."""
        self._samples_ms.append(work_ms())

    @property
    def slowness(self) -> float:
        """By how much this machine is slower than the quiet one, 1.0 at least: the median of the samples."""
        ordered = sorted(self._samples_ms) or [QUIET_MS]
        return max(1.0, ordered[len(ordered) // 2] / QUIET_MS)
