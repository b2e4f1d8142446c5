"""Which right each command of the wall needs, and the one check that each of them passes (`access.policy`)."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from scc_wall.access.policy import Refusal, judge
from scc_wall.access.presence import Presence
from scc_wall.access.service import Access
from scc_wall.access.told_errors import NO_SESSION, AccessDenied
from scc_wall.app.access.work import FAILED
from scc_wall.base.clock import Clock, seconds_between
from scc_wall.base.errors import SccError
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.role import Action
from scc_wall.ui.access.busy import Result
from scc_wall.ui.commands import PANS, SWAPS
from scc_wall.ui.turns import Act, Wish
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
        Whether it stands in the audit: what changes what the wall shows does, looking closer does not; a snapshot is
        recorded by who keeps it, with its hash.
    """

    action: Action
    recorded: bool = True


_TILE, _LAYOUT = Right(Action.TILE_CHANGE), Right(Action.LAYOUT_CHANGE)
_LOOK = Right(Action.TILE_CHANGE, recorded=False)
RIGHTS: Final = {
    **dict.fromkeys(("select", "select-left", "select-right", "select-up", "select-down", "back", "find"), _LOOK),
    **dict.fromkeys(("zoom", "zoom-in", "zoom-out", "retry", *PANS), _LOOK),
    **dict.fromkeys(("spotlight", "fit", "rotate", "pin", "clear", "place", "swap", "sites-tile", *SWAPS), _TILE),
    **dict.fromkeys(("span-wider", "span-narrower", "span-taller", "span-shorter"), _TILE),
    **dict.fromkeys(("undo", "redo", "grid-more", "grid-fewer", "page-add", "page-remove"), _LAYOUT),
    **dict.fromkeys(("page-dwell", "sequence", "layout-open", "adopt-screens"), _LAYOUT),
    "layout-save": Right(Action.LAYOUT_SAVE),
    **dict.fromkeys(("guest-leave", "guest-hide"), Right(Action.GUEST_MODE)),
    **dict.fromkeys(("snapshot", "snapshot-wall"), Right(Action.SNAPSHOT, recorded=False)),
}
"""Command → right. A command that is not here, and no ready-made grid, is denied to everybody."""


_NOBODY: Final = Refusal("no-session", NO_SESSION)


def right_of(command: str) -> Right | None:
    """Return what a command needs, None if nobody may run it."""
    return _LAYOUT if command.startswith("grid-") and command[5:].isdecimal() else RIGHTS.get(command)


class Records(Protocol):
    """Who writes rows on another thread: `recorder.Recorder`."""

    @property
    def owing(self) -> bool:
        """Whether a note is not written yet."""
        ...

    def __call__(
        self, job: Callable[[], Result], done: Callable[[Result], object], failed: Callable[[SccError], object]
    ) -> None:
        """Have an act recorded, then tell (`ui.access.busy.Work`)."""
        ...

    def note(self, job: Callable[[], object]) -> None:
        """Have something recorded that nobody waits for."""
        ...


class RoomLock:
    """A `ui.turns.Lock` and `Witness` over the session of this room; writes nothing on the UI thread.

    Parameters
    ----------
    clock
        The one that the service layer counts on.
    """

    def __init__(self, access: Access, clock: Clock, records: Records) -> None:
        self._access = access
        self._clock = clock
        self._records = records
        self._refused_mono_ns: dict[tuple[int, str, str], int] = {}

    def __call__(self, wish: Wish) -> str:
        """Return why not, empty if it may be done: then a hand was on the controls."""
        right = right_of(wish.action)
        if right is None:
            log.error("no right is known for the command %s", wish.action)
            return tr("Perintah ini tidak diizinkan")
        present = self._access.sessions.present()
        camera, refusal = _refusal(present, right.action, wish)
        if refusal is None:
            self._access.sessions.touch()
            return ""
        if not self._told_just_now(present, right.action, refusal):
            subject, why = _subject(camera, wish), refusal.why
            self._records.note(lambda: self._access.policy.refuse(present, right.action, why, subject=subject))
        return _words(refusal)

    def witness(self, wish: Wish, act: Act, done: Callable[[str], object]) -> None:
        """Have a wish done that `__call__` let pass, once it stands in the audit; judged again before it takes effect.

        What leaves no row is done at once, unless the audit can't be written: then no control works.
        """
        right, present = right_of(wish.action), self._access.sessions.present()
        if right is None or present is None:
            done(_words(_NOBODY))
            return

        def effect() -> None:
            self._take_effect(present, right, wish, act, done)

        def failed(error: SccError) -> None:
            if not isinstance(error, AccessDenied):
                log.warning("%s: %s", wish.action, error.what.en)
            done(str(error.what) if isinstance(error, AccessDenied) else f"⚠ {error.what}")

        if right.recorded or self._access.audit.failing or self._records.owing:
            self._records(lambda: self._record(present, right, wish, act), lambda _: effect(), failed)
        else:
            effect()

    def _record(self, by: Presence, right: Right, wish: Wish, act: Act) -> None:
        """Ask the policy, which has the last word, write the row, and do what the store has to do with it."""
        policy = self._access.policy
        cameras = wish.cameras or (None,)
        for camera in cameras:
            policy.check(by, right.action, camera, subject=wish.subject)
        if right.recorded:
            others = ",".join(str(camera.camera_id) for camera in wish.cameras[1:])
            details = (("command", wish.action), *((("with", f"camera:{others}"),) if others else ()))
            policy.check_and_record(by, right.action, cameras[0], subject=wish.subject, details=details)
        try:
            act.store()
        except BaseException as error:
            self._note_failure(by, right, wish, type(error).__name__)
            raise

    def _take_effect(self, by: Presence, right: Right, wish: Wish, act: Act, done: Callable[[str], object]) -> None:
        now = self._access.sessions.present()
        same = now is not None and now.session.session_id == by.session.session_id
        _, refusal = _refusal(now if same else None, right.action, wish)
        why, told = "", ""
        try:
            if refusal is None:
                act.effect()
            else:  # the session was locked or ended while its row was written
                why, told = refusal.why, _words(refusal)
        except SccError as error:
            why, told = "changed", str(error.what)
        except BaseException as error:
            why, told = type(error).__name__, str(FAILED.what)
            raise
        finally:
            if why:
                self._note_failure(by, right, wish, why)
            done(told)

    def _note_failure(self, by: Presence, right: Right, wish: Wish, why: str) -> None:
        """Have it stand behind the row of an act that it did not take effect."""
        if right.recorded:
            subject = _subject(wish.cameras[0] if wish.cameras else None, wish)
            details = (("command", wish.action), ("error", why))
            self._records.note(lambda: self._access.policy.failed(by, right.action, subject=subject, details=details))

    def _told_just_now(self, present: Presence | None, action: Action, refusal: Refusal) -> bool:
        """Return whether this refusal was recorded within the last minute; if not, it will be now."""
        now = self._clock.mono_ns()
        key = (0 if present is None else present.session.session_id, action.value, refusal.why)
        before = self._refused_mono_ns.get(key)
        if before is not None and seconds_between(before, now) < SAME_REFUSAL_S:
            return True
        self._refused_mono_ns = {**{k: at for k, at in self._refused_mono_ns.items() if k[0] == key[0]}, key: now}
        return False


def _refusal(present: Presence | None, action: Action, wish: Wish) -> tuple[CameraConfig | None, Refusal | None]:
    """Return what the policy says of who is in, without its witness, and of which camera."""
    if present is None:
        return None, _NOBODY
    role, scope = present.account.role, present.scope
    for camera in wish.cameras or (None,):
        if (refusal := judge(present.session, role, action, scope, camera)) is not None:
            return camera, refusal
    return None, None


def _subject(camera: CameraConfig | None, wish: Wish) -> str:
    return wish.subject if camera is None or wish.subject else f"camera:{camera.camera_id}"


def _words(refusal: Refusal) -> str:
    """Return a refusal in one line, with the key that leads out of it."""
    if refusal.why in {"no-session", "ended"}:
        return tr("Terkunci: masuk dahulu (Ctrl+L)")
    return tr("Kendali terkunci: buka kunci dengan Ctrl+L") if refusal.why == "locked" else str(refusal.told)
