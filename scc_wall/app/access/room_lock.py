"""Which right each command of the wall needs, and the one check that each of them passes (`access.policy`)."""

import logging
from dataclasses import dataclass
from typing import Final

from scc_wall.access.policy import Refusal, judge
from scc_wall.access.presence import Presence
from scc_wall.access.service import Access
from scc_wall.access.told_errors import NO_SESSION
from scc_wall.base.clock import Clock, seconds_between
from scc_wall.base.errors import SccError
from scc_wall.domain.role import Action
from scc_wall.ui.commands import Wish
from scc_wall.ui.words import tr

log = logging.getLogger(__name__)

SAME_REFUSAL_S: Final = 60.0
"""A refusal stands in the audit once a minute: a book on the keyboard must not fill it, at 30 rows a second."""


@dataclass(frozen=True, slots=True)
class Right:
    """What a command needs.

    Parameters
    ----------
    recorded
        Whether it stands in the audit: what changes what the wall shows does, looking closer does not.
    """

    action: Action
    recorded: bool = True


_TILE, _LAYOUT = Right(Action.TILE_CHANGE), Right(Action.LAYOUT_CHANGE)
_LOOK = Right(Action.TILE_CHANGE, recorded=False)
RIGHTS: Final = {
    **dict.fromkeys(("select", "select-left", "select-right", "select-up", "select-down", "back", "find"), _LOOK),
    **dict.fromkeys(("zoom", "zoom-in", "zoom-out", "retry"), _LOOK),
    **dict.fromkeys(("spotlight", "fit", "rotate", "pin", "clear", "place", "swap"), _TILE),
    **dict.fromkeys(("span-wider", "span-narrower", "span-taller", "span-shorter"), _TILE),
    **dict.fromkeys(("undo", "redo", "grid-more", "grid-fewer", "page-add", "page-remove"), _LAYOUT),
    **dict.fromkeys(("page-dwell", "sequence", "layout-open", "adopt-screens"), _LAYOUT),
    "layout-save": Right(Action.LAYOUT_SAVE),
}
"""Command → right. A command that is not here, and no ready-made grid, is denied to everybody."""


_NOBODY: Final = Refusal("no-session", NO_SESSION)


def right_of(command: str) -> Right | None:
    """Return what a command needs, None if nobody may run it."""
    return _LAYOUT if command.startswith("grid-") and command[5:].isdecimal() else RIGHTS.get(command)


class RoomLock:
    """A `ui.commands.Lock` over the session of this room.

    Parameters
    ----------
    clock
        The one that the service layer counts on.
    """

    def __init__(self, access: Access, clock: Clock) -> None:
        self._access = access
        self._clock = clock
        self._refused_mono_ns: dict[tuple[int, str, str], int] = {}

    def __call__(self, wish: Wish) -> str:
        """Return why not, empty if it may be done; then it stands in the audit, and a hand was on the controls."""
        right = right_of(wish.action)
        if right is None:
            log.error("no right is known for the command %s", wish.action)
            return tr("Perintah ini tidak diizinkan")
        present = self._access.sessions.present()
        refusal = _refusal(present, right.action, wish)
        if refusal is not None and self._told_just_now(present, right.action, refusal):
            return _words(refusal)
        try:
            self._ask(present, right, wish)
        except SccError as error:
            return str(error.what) if refusal is None else _words(refusal)
        self._access.sessions.touch()
        return ""

    def _ask(self, by: Presence | None, right: Right, wish: Wish) -> None:
        policy = self._access.policy
        cameras = wish.cameras or (None,)
        for camera in cameras:
            policy.check(by, right.action, camera, subject=wish.subject)
        if right.recorded and not wish.asks:
            others = ",".join(str(camera.camera_id) for camera in wish.cameras[1:])
            details = (("command", wish.action), *((("with", f"camera:{others}"),) if others else ()))
            policy.check_and_record(by, right.action, cameras[0], subject=wish.subject, details=details)

    def _told_just_now(self, present: Presence | None, action: Action, refusal: Refusal) -> bool:
        """Return whether this refusal was recorded within the last minute; if not, it will be now."""
        now = self._clock.mono_ns()
        key = (0 if present is None else present.session.session_id, action.value, refusal.why)
        before = self._refused_mono_ns.get(key)
        if before is not None and seconds_between(before, now) < SAME_REFUSAL_S:
            return True
        self._refused_mono_ns = {**{k: at for k, at in self._refused_mono_ns.items() if k[0] == key[0]}, key: now}
        return False


def _refusal(present: Presence | None, action: Action, wish: Wish) -> Refusal | None:
    """Return what the policy will say of who is in, without its witness."""
    if present is None:
        return _NOBODY
    role, scope = present.account.role, present.letter.letter.scope
    asked = (judge(present.session, role, action, scope, camera) for camera in wish.cameras or (None,))
    return next((refusal for refusal in asked if refusal is not None), None)


def _words(refusal: Refusal) -> str:
    """Return a refusal in one line, with the key that leads out of it."""
    if refusal.why in {"no-session", "ended"}:
        return tr("Terkunci: masuk dahulu (Ctrl+L)")
    return tr("Kendali terkunci: buka kunci dengan Ctrl+L") if refusal.why == "locked" else str(refusal.told)
