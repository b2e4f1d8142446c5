"""Lets what a person does about events through: policy and audit, in the service layer; a letter's limits bind too.

An event is within a limited letter if the letter covers every camera that it is about, and the region of every site;
without either, if it covers the region; what is about none of them (the disk, the clock) concerns whoever is in.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Final, Protocol

from scc_wall.access.service import Access
from scc_wall.access.told_errors import ASK_SUPERVISOR, AccessDenied
from scc_wall.app.sites.rights import NOBODY, Concern, Details, where_of
from scc_wall.base.told import Told
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.event import Event
from scc_wall.domain.role import Action
from scc_wall.domain.site import SiteConfig

OUTSIDE_EVENT: Final = Told(
    "Peristiwa ini menyangkut kamera atau wilayah di luar surat tugas.",
    "This event is about cameras or regions outside the letter.",
)


class Rights(Protocol):
    """Asked before anything is done about events; see `RoomEventRights`."""

    def outside(self, action: Action, events: Sequence[Event]) -> Sequence[Event]:
        """Return those that the letter of who is in does not cover; from memory, nothing is recorded."""
        ...

    def refuse(self, action: Action, subject: str) -> AccessDenied:
        """Have it stand in the audit that they are outside the letter, and return what is told."""
        ...

    def recorded(self, action: Action, subject: str, details: Details = ()) -> AbstractContextManager[str]:
        """Write what is done before it is, and that it failed if it does; gives the login of who does it.

        Raises
        ------
        AccessDenied
            If nobody is in, or whoever is may not, or it can't be recorded.
        """
        ...


class RoomEventRights:
    """The rights of whoever is in at this wall.

    Parameters
    ----------
    access
        Returns access once it is open, None before.
    cameras
        Returns all cameras by id.
    sites
        Returns all sites by id, as far as they are known.
    """

    def __init__(
        self,
        access: Callable[[], Access | None],
        cameras: Callable[[], Mapping[int, CameraConfig]],
        sites: Callable[[], Mapping[int, SiteConfig]],
    ) -> None:
        self._access = access
        self._cameras = cameras
        self._sites = sites

    def outside(self, action: Action, events: Sequence[Event]) -> Sequence[Event]:
        """See `Rights`; empty while nobody may do it at all: then `recorded` says why."""
        access = self._access()
        present = None if access is None else access.sessions.present()
        if access is None or not access.policy.may(present, action):
            return ()
        may = access.policy.may
        return [one for one in events if not all(may(present, action, place) for place in self._concerns(one))]

    def refuse(self, action: Action, subject: str) -> AccessDenied:
        """See `Rights`."""
        if (access := self._access()) is not None:
            access.policy.refuse(access.sessions.present(), action, "scope", subject=subject)
        return AccessDenied(OUTSIDE_EVENT, None, ASK_SUPERVISOR)

    @contextmanager
    def recorded(self, action: Action, subject: str, details: Details = ()) -> Iterator[str]:
        """See `Rights`."""
        access = self._access()
        if access is None:
            raise NOBODY
        present = access.sessions.present()
        access.policy.check(present, action, subject=subject)
        assert present is not None  # else it was refused
        access.sessions.touch()
        with access.policy.recorded(present, action, subject=subject, details=details):
            yield present.account.login

    def _concerns(self, event: Event) -> Iterator[Concern]:
        """Yield what a letter has to cover; of a camera that is gone only its number is known."""
        cameras = self._cameras()
        for camera_id in event.camera_ids:
            camera = cameras.get(camera_id)
            yield Concern(camera_id, None if camera is None else camera.region_code)
        if not event.camera_ids and event.region_code is not None:
            yield Concern(0, event.region_code)
        elif event.camera_ids or len(event.site_ids) > 1:  # of one alone the region stands in the event
            sites = self._sites()
            for code in where_of(sites.get(site_id) for site_id in event.site_ids):
                yield Concern(0, code)
