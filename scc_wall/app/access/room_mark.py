"""Which session is this room's, remembered in its home: rooms that share a store must not take up each other's."""

import logging
from pathlib import Path
from typing import Final

from scc_wall.access.presence import SessionEvent, SessionEventKind
from scc_wall.base.errors import SccError
from scc_wall.base.private_file import write_private

log = logging.getLogger(__name__)

NONE: Final = 0
"""No session has this number."""
_LONGEST: Final = 20


def read_mark(file: Path) -> int:
    """Return the session of this room, `NONE` if there is none or its number can't be read."""
    try:
        with file.open("rb") as opened:
            text = opened.read(_LONGEST)
    except OSError:
        return NONE
    return int(text) if text.isdigit() else NONE


class RoomMark:
    """A listener of the sessions that keeps the file; called on whichever thread something happened on."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def __call__(self, event: SessionEvent) -> None:
        """Remember a session that began, forget one that ended.

        One that can't be remembered goes on; after a restart its person logs in again.
        """
        try:
            if event.kind is SessionEventKind.ENDED:
                self._file.unlink(missing_ok=True)
            elif event.kind in {SessionEventKind.OPENED, SessionEventKind.RESTORED}:
                write_private(self._file, str(event.presence.session.session_id).encode("ascii"))
        except (OSError, SccError) as error:
            log.warning("which session is this room's could not be kept: %s", error)
