"""Plays a short sound with what the system has: PySide6-Essentials has no multimedia (QSoundEffect is in the Addons).

Windows: winsound. Linux: the first of pw-play, paplay, aplay that is there and works. Neither: Qt's beep, which many
PCs keep to themselves, so the strip says that there may be nothing to hear.
"""

import logging
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QProcess
from PySide6.QtWidgets import QApplication

from scc_wall.base.resources import resource
from scc_wall.base.told import Told

log = logging.getLogger(__name__)

PLAYERS: Final = ("pw-play", "paplay", "aplay")
"""In the order of what a desktop of today answers to: PipeWire, PulseAudio, ALSA."""
_NONE: Final = Told(
    "Tanpa suara, hanya bip: pw-play, paplay, aplay tidak ada.",
    "No sound, only a beep: there is no pw-play, paplay, aplay.",
)


def alarm_sound() -> Path:
    """Return the sound of an alarm."""
    return resource("sounds", "alarm.wav")


class Sound(QObject):
    """Plays one sound at a time, and never waits for it.

    Parameters
    ----------
    platform
        `sys.platform`; tests give another.
    which
        Finds a program's path.
    """

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        platform: str = sys.platform,
        which: Callable[[str], str | None] = shutil.which,
        beep: Callable[[], object] = QApplication.beep,
    ) -> None:
        super().__init__(parent)
        self._windows = platform == "win32"
        self._players: list[str] = [] if self._windows else [path for path in map(which, PLAYERS) if path]
        self._beep = beep
        self._running: QProcess | None = None
        self._file = Path()

    @property
    def players(self) -> Sequence[str]:
        """The programs that are still thought to work."""
        return tuple(self._players)

    @property
    def trouble(self) -> Told | None:
        """Why there may be nothing to hear; None if a sound can be played."""
        return None if self._windows or self._players else _NONE

    def play(self, file: Path) -> None:
        """Play a WAV file once; one that still plays goes on instead."""
        self._file = file
        if self._windows:
            self._play_on_windows(file)
        elif self._running is None:
            self._play_next()

    def _play_on_windows(self, file: Path) -> None:
        import winsound

        flags = ("SND_FILENAME", "SND_ASYNC", "SND_NODEFAULT")  # absent on other systems, also for mypy
        try:
            getattr(winsound, "PlaySound")(str(file), sum(getattr(winsound, flag) for flag in flags))  # noqa: B009
        except RuntimeError as error:
            log.info("Windows plays no sound (%s)", error)
            self._beep()

    def _play_next(self) -> None:
        """Start the first player that is left; one that fails is not asked again."""
        if not self._players:
            self._beep()
            return
        process = QProcess(self)
        process.finished.connect(self._on_process_finished)
        process.errorOccurred.connect(self._on_process_error_occurred)
        self._running = process
        process.start(self._players[0], [str(self._file)])

    def _on_process_finished(self, code: int) -> None:
        self._end(failed=code != 0)

    def _on_process_error_occurred(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._end(failed=True)

    def _end(self, *, failed: bool) -> None:
        process, self._running = self._running, None
        if process is not None:
            process.deleteLater()
        if failed and process is not None:
            log.info("%s plays no sound", self._players.pop(0))
            self._play_next()

    def close(self) -> None:
        """Stop what plays. Idempotent."""
        process, self._running = self._running, None
        if process is not None:
            process.kill()
            process.waitForFinished(1000)
            process.deleteLater()
