"""The desk of replay (`ui.replay.desk.ReplayDesk`): policy, audit and the setting of the installation."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final

from scc_wall.app.sites.rights import NOBODY
from scc_wall.base.clock import Clock, seconds_between
from scc_wall.base.errors import SccError
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.replay import KEEP_PICTURES
from scc_wall.domain.role import Action

if TYPE_CHECKING:
    from scc_wall.access.service import Access
    from scc_wall.storage.store import Store

REFUSED_ONCE_IN_S: Final = 60.0
"""A refusal of the same person and camera is recorded once a minute (decision 0029)."""


class RoomReplay:
    """See above; `allow`, `keep` and `kept` are for a worker.

    Parameters
    ----------
    access
        Returns access once it is open, None before.
    """

    def __init__(self, access: "Callable[[], Access | None]", store: "Callable[[], Store]", clock: Clock) -> None:
        self._access = access
        self._store = store
        self._clock = clock
        self._refused: tuple[tuple[int, int], int, SccError] | None = None

    def may(self, camera: CameraConfig) -> bool:
        """See `ReplayDesk`."""
        access = self._access()
        return access is not None and access.policy.may(access.sessions.present(), Action.REPLAY, camera)

    def allow(self, camera: CameraConfig, from_utc: datetime, until_utc: datetime) -> None:
        """See `ReplayDesk`; one row for each replay, however often it is wound back."""
        access = self._access()
        if access is None:
            raise NOBODY
        present = access.sessions.present()
        who = (0 if present is None else present.session.session_id, camera.camera_id)
        now = self._clock.mono_ns()
        if self._refused is not None and self._refused[0] == who and not self.may(camera):
            _, refused_mono_ns, error = self._refused
            if seconds_between(refused_mono_ns, now) < REFUSED_ONCE_IN_S:
                raise error
        details = (("from", _stamp(from_utc)), ("until", _stamp(until_utc)))
        try:
            access.policy.check_and_record(present, Action.REPLAY, camera, details=details)
        except SccError as error:
            self._refused = (who, now, error)
            raise
        self._refused = None
        access.sessions.touch()

    def kept(self) -> bool:
        """Return whether pictures shall be kept."""
        return self._store().settings.get(KEEP_PICTURES)

    def keep(self, *, keep: bool) -> None:
        """See `ReplayDesk`."""
        access = self._access()
        if access is None:
            raise NOBODY
        present = access.sessions.present()
        access.policy.check(present, Action.SETTING_CHANGE, subject=KEEP_PICTURES.key)
        if present is None:
            raise NOBODY
        details = (("keep", keep),)
        with access.policy.recorded(present, Action.SETTING_CHANGE, subject=KEEP_PICTURES.key, details=details):
            self._store().settings.set(KEEP_PICTURES, keep)
        access.sessions.touch()


def _stamp(moment_utc: datetime) -> str:
    return moment_utc.isoformat(timespec="seconds")
