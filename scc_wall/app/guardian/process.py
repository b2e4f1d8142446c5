"""The guardian's process: its link is standard input and output, its log a file of its own, its way to cameras ONVIF.

It lives in a session of its own, so that closing the terminal or Ctrl+C there does not end it before it has stopped the
cameras; it ends by itself when the link has ended and nothing is armed.
"""

import faulthandler
import logging
import os
import signal
import threading
from contextlib import suppress
from typing import Final

from scc_wall.base import logs, unexpected
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.errors import SccError
from scc_wall.base.paths import home
from scc_wall.base.told import Told
from scc_wall.domain.ptz import PtzCamera
from scc_wall.guardian.guardian import LAST_CALL_S, End, Guardian
from scc_wall.guardian.messages import (
    LONGEST_LINE_BYTES,
    BadLineError,
    FromGuardian,
    Introduce,
    Ready,
    line_of,
    read_line,
)
from scc_wall.guardian.stopping import StopLimits
from scc_wall.guardian.turn import Turn

log = logging.getLogger(__name__)

LOG_NAME: Final = "guardian.log"
CALL_S: Final = 2.5
"""Of one call: a camera that hangs is asked again soon, one that is only slow (TLS, three ways of being let in) is not
cut off."""
_STDIN: Final = 0
_STDOUT: Final = 1
_IGNORED: Final = ("SIGINT", "SIGHUP", "SIGBREAK", "SIGPIPE")
_LAST_LIMIT_S: Final = StopLimits().most_s + LAST_CALL_S + 20.0
"""After the link's end the process is gone, whatever hangs in it."""


def main() -> int:
    """Serve until the link ends and every camera stands; the process ends here.

    Raises
    ------
    SccError
        If a person started it at a terminal.
    """
    if os.isatty(_STDIN):
        raise SccError(
            Told("Proses penjaga dijalankan oleh dinding sendiri.", "The guardian is started by the wall itself."),
            todo=Told("Jalankan dinding: scc-wall run", "Start the wall: scc-wall run"),
        )
    for name in _IGNORED:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    place = home()
    with suppress(SccError):  # without a log it stops cameras all the same
        logs.configure(place, file_name=LOG_NAME)
    with unexpected.logged():
        guardian = Guardian(SYSTEM_CLOCK, open_ptz, _answer, superseded=Turn(place.guardian_turn).over)
        signal.signal(signal.SIGTERM, lambda *_: _end(guardian, "asked to end"))
        threading.Thread(target=_listen, args=(guardian,), name="guardian:listen", daemon=True).start()
        _answer(Ready(os.getpid()))
        log.info("guardian %d began for process %d", os.getpid(), os.getppid())
        guardian.serve()
    log.info("guardian %d ends", os.getpid())
    logging.shutdown()
    os._exit(0)  # a thread that hangs in a call to a camera would keep a normal exit waiting


def open_ptz(introduced: Introduce) -> PtzCamera:
    """Return a camera's PTZ over ONVIF, ready for a stop.

    Raises
    ------
    CameraCallError
        If the camera does not answer, does not let us in, or can't be steered.
    """
    from scc_wall.domain.onvif import CameraStream, MediaProfile, main_and_sub, ptz_profile_of
    from scc_wall.ptz.onvif.caller import CallLimits
    from scc_wall.ptz.onvif.camera import OnvifCamera

    camera = OnvifCamera(
        introduced.address,
        introduced.credentials,
        clock=SYSTEM_CLOCK,
        fingerprint_sha256=introduced.fingerprint_sha256,
        limits=CallLimits(total_s=CALL_S),
    )
    try:
        if introduced.ptz_profile is not None:
            return camera.ptz(MediaProfile(introduced.ptz_profile))
        profiles = camera.profiles()
        main, _sub = main_and_sub([CameraStream(profile, url=profile.token) for profile in profiles])
        return camera.ptz(ptz_profile_of(profiles, main.profile.video_source if main is not None else None))
    except BaseException:
        camera.close()
        raise


def _answer(message: FromGuardian) -> None:
    """Say something to the UI process, if it is there."""
    with suppress(OSError):
        os.write(_STDOUT, line_of(message))


def _listen(guardian: Guardian) -> None:
    """Hand over what the UI process says, until it says no more."""
    with suppress(OSError), open(_STDIN, "rb", closefd=False) as link:
        while line := link.readline(LONGEST_LINE_BYTES):
            try:
                message = read_line(line)
            except BadLineError as error:
                log.error("a line of %d bytes: %s", len(line), error)  # noqa: TRY400 - its trace may quote the line
                continue
            if not isinstance(message, FromGuardian):
                guardian.tell(message)
    _end(guardian, "the link ended")
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_RDWR)
        os.dup2(nowhere, _STDOUT)  # whoever listens there learns that nothing more will be said
        os.close(nowhere)


def _end(guardian: Guardian, why: str) -> None:
    guardian.tell(End(why))
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        faulthandler.dump_traceback_later(_LAST_LIMIT_S, exit=True, file=nowhere)
