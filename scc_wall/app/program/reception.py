"""The program tells what its guardian told it, comes to the front when it is asked to, and leaves safe mode.

Looked at twice a second; lives on the UI thread. Made before the first pictures, so it loads next to nothing.
"""

import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication, QPushButton

from scc_wall.app.options import RunOptions
from scc_wall.base.clock import Clock, seconds_between
from scc_wall.base.front import was_asked
from scc_wall.base.paths import Home
from scc_wall.base.upgrade import under_way
from scc_wall.ui.words import tr

if TYPE_CHECKING:
    from scc_wall.app.access.reception import Reception
    from scc_wall.app.guardian.heart import Heart
    from scc_wall.app.program.kiosk import Kiosk
    from scc_wall.domain.event import Event
    from scc_wall.domain.event_cause import Cause
    from scc_wall.ui.wake import X11Wake
    from scc_wall.ui.wall_ui import WallUi

log = logging.getLogger(__name__)

RESTARTED: Final = "program.restarted"
AWAKE_AFTER_S: Final = 5.0
SAFE_LEFT: Final = "program.safe-left"


class ProgramReception:
    """See above.

    Parameters
    ----------
    front
        The file that asks for the windows.
    heart
        None: no guardian started this program.
    """

    def __init__(
        self,
        options: RunOptions,
        ui: "WallUi",
        reception: "Reception",
        clock: Clock,
        *,
        front: Path,
        heart: "Heart | None",
    ) -> None:
        self._options = options
        self._front = front
        self._ui = ui
        self._reception = reception
        self._clock = clock
        self._heart = heart
        self._before = None if heart is None else heart.birth.before
        self._owes_row = self._before is not None
        self._began_mono_ns = clock.mono_ns()
        self._button: QPushButton | None = None
        self._kiosk: Kiosk | None = None
        self._wake: X11Wake | None = None
        self._lasting: dict[str, Cause] = {}
        ui.commands.add("video-again", self._on_video_again)
        if options.safe:
            self._offer_video()

    # --- for the events

    def at_start(self, utc: datetime) -> "Event | None":
        """Return what is to be told of the start; None: nobody told anything."""
        from scc_wall.app.program import events

        return None if self._before is None else events.restarted(self._before, utc)

    def causes(self) -> "Mapping[str, Cause]":
        """Return what holds of the program itself now."""
        from scc_wall.app.program import events

        if self._options.safe and events.SAFE not in self._lasting:
            self._lasting[events.SAFE] = events.safe_cause(self._before)
        if self._heart is not None and self._heart.alone and events.ALONE not in self._lasting:
            self._lasting[events.ALONE] = events.alone_cause()
        return self._lasting

    # --- each half second

    def look(self) -> None:
        """Come to the front if somebody asked; tell the audit, once it is open; end safe mode once it is over."""
        if was_asked(self._front):
            log.info("somebody started the program a second time: its windows come to the front")
            self._ui.to_front()
        if under_way(Home(self._front.parent), self._clock):
            log.info("the program's files are being replaced: it ends")
            QApplication.exit()  # a kiosk's too: who may write here may replace it
        self._keep_awake()
        if self._owes_row and self._reception.recorder is not None:
            self._owes_row = False
            self._record(RESTARTED)
        if self._options.safe and self._heart is not None and not self._heart.alone:
            lasts_s = self._heart.birth.safe_s
            if lasts_s is not None and seconds_between(self._began_mono_ns, self._clock.mono_ns()) > lasts_s:
                log.info("safe mode has lasted its time")
                self._end(by_itself=True)

    def ask_to_close(self) -> None:
        """Close the program, if whoever wishes it may."""
        if not self._options.kiosk:
            QApplication.quit()
            return
        if self._kiosk is not None:
            self._kiosk.ask_to_close()

    def open(self) -> None:
        """Take what a kiosk needs from Qt, before there is a dialog."""
        if self._options.kiosk and self._kiosk is None:
            from scc_wall.app.program.kiosk import Kiosk

            self._kiosk = Kiosk(self._reception, self._ui.tell, self._close_kiosk, self._ui)

    def close(self) -> None:
        """Give back what a kiosk took, and the screen saver. Idempotent."""
        if self._wake is not None:
            self._wake.release()
            self._wake = None
        if self._button is not None:
            self._button.deleteLater()
            self._button = None
        if self._kiosk is not None:
            self._kiosk.release()
            self._kiosk = None

    def _close_kiosk(self) -> None:
        if self._heart is not None:
            self._heart.may_end()
        QApplication.exit()  # `quit` would ask the windows, which ask here

    def _keep_awake(self) -> None:
        """Suspend the screen saver of X as well, behind the pictures: a server without a desktop obeys nobody else."""
        late = seconds_between(self._began_mono_ns, self._clock.mono_ns()) > AWAKE_AFTER_S
        if late and self._wake is None and QApplication.platformName() == "xcb":
            from scc_wall.ui.wake import X11Wake

            self._wake = X11Wake()
            self._wake.hold()

    # --- safe mode

    def _offer_video(self) -> None:
        self._button = button = QPushButton()
        button.clicked.connect(lambda: self._ui.commands.run("video-again"))
        self._ui.desk.retranslated.connect(self._say_button)
        self._say_button()
        self._ui.desk.offer_status(button)

    def _say_button(self) -> None:
        if self._button is not None:
            self._button.setText(tr("Mode aman: coba video"))  # short: the line beside it is to be read as well
            self._button.setToolTip(tr("Mode aman: coba lagi dengan video"))

    def _on_video_again(self) -> None:
        if not self._options.safe:
            self._ui.tell(tr("Video tidak dimatikan"))
        elif self._heart is None or self._heart.alone:
            self._ui.tell(tr("⚠ Tutup program (Ctrl+Q), lalu jalankan tanpa --safe"))
        else:
            self._ui.tell(tr("Program dimulai lagi dengan video…"))
            if self._reception.recorder is not None:
                self._record(SAFE_LEFT)
            self._end()

    def _end(self, *, by_itself: bool = False) -> None:
        from scc_wall.guardian.birth import AGAIN, AGAIN_BY_ITSELF

        if self._heart is not None:
            self._heart.again()
        QApplication.exit(AGAIN_BY_ITSELF if by_itself else AGAIN)

    def _record(self, action: str) -> None:
        """Have it stand in the audit, as soon as it can."""
        from scc_wall.domain.audit import AuditEntry

        room, recorder = self._reception.room, self._reception.recorder
        if room is None or recorder is None:
            return
        details: dict[str, str | int | bool] = {"safe": self._options.safe}
        if self._before is not None:
            details |= {"how": self._before.how, "crashes": self._before.crashes, "dump": self._before.dump}
        present = room.access.sessions.present() if action == SAFE_LEFT else None
        entry = AuditEntry(action, details=tuple(details.items()))
        if present is not None:
            entry = replace(present.entry(action), details=entry.details)
        recorder.note(lambda: room.access.audit.record(entry))
