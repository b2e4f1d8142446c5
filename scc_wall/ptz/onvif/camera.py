"""One camera over ONVIF: asks it who it is and what it can do, and opens its PTZ."""

from scc_wall.base.clock import Clock
from scc_wall.base.told import Told
from scc_wall.domain.camera import Credentials
from scc_wall.domain.camera_error import CallCause, CameraCallError
from scc_wall.domain.onvif import (
    CameraClock,
    CameraIdentity,
    CameraStream,
    CameraSurvey,
    MediaProfile,
    main_and_sub,
    ptz_profile_of,
)
from scc_wall.domain.ptz import PtzCamera
from scc_wall.ptz.onvif.addresses import device_url
from scc_wall.ptz.onvif.caller import Caller, CallLimits
from scc_wall.ptz.onvif.device import Device, Services, scope_values
from scc_wall.ptz.onvif.media import Media
from scc_wall.ptz.onvif.ptz_service import OnvifPtz


class OnvifCamera:
    """One camera; every method asks it and may raise `CameraCallError`.

    Parameters
    ----------
    address
        What a person typed or a probe found: a host, with a port, or the address of the device service.
    fingerprint_sha256
        Of its certificate, if a person pinned one.
    """

    def __init__(
        self,
        address: str,
        credentials: Credentials | None,
        *,
        clock: Clock,
        fingerprint_sha256: str | None = None,
        limits: CallLimits | None = None,
    ) -> None:
        self._caller = Caller(
            device_url(address), credentials, clock=clock, fingerprint_sha256=fingerprint_sha256, limits=limits
        )
        self._device = Device(self._caller)
        self._found_services: Services | None = None
        self._found_media: Media | None = None

    def close(self) -> None:
        """Let go of its connections; idempotent."""
        self._caller.close()

    def abort(self) -> None:
        """End the call that waits, from any thread; every later one fails. Idempotent."""
        self._caller.abort()

    def clock(self) -> CameraClock | None:
        """Return its clock, None if it doesn't tell; needs no account."""
        return self._device.clock()

    def identity(self) -> CameraIdentity:
        """Return who made it and what it is."""
        return self._device.identity()

    def name(self) -> str:
        """Return what it was named in its own settings; empty without."""
        return next(iter(scope_values(self._device.scopes(), "name")), "")

    def mac_addresses(self) -> tuple[str, ...]:
        """Return its hardware addresses; empty if it doesn't tell."""
        return self._device.mac_addresses()

    def profiles(self) -> tuple[MediaProfile, ...]:
        """Return its profiles in its own order."""
        return self._media.profiles()

    def streams(self, profiles: tuple[MediaProfile, ...]) -> tuple[CameraStream, ...]:
        """Return where these profiles can be watched; those without a stream are left out."""
        return tuple(stream for profile in profiles if (stream := self._media.stream(profile)) is not None)

    def picture(self, url: str) -> bytes:
        """Return what a snapshot's address gives, a JPEG nearly always."""
        return self._caller.picture(url)

    def survey(self) -> CameraSurvey:
        """Return all that adding it needs to know.

        The first question that needs the account is its identity, so a wrong password is told after it. Its clock,
        its name and pictures of it are left out if it does not tell them, in whatever way.
        """
        identity = self.identity()
        clock = self._clock_if_told()
        profiles = self.profiles()
        streams = self.streams(profiles)
        main, sub = main_and_sub(streams)
        source = main.profile.video_source if main is not None else None
        steered = ptz_profile_of(profiles, source) if "ptz" in self._services else None
        return CameraSurvey(identity, self.name(), clock, streams, main, sub, steered)

    def _clock_if_told(self) -> CameraClock | None:
        try:
            return self._device.proven_clock()
        except CameraCallError:
            return None

    def ptz(self, profile: MediaProfile | None = None, *, within_s: float | None = None) -> PtzCamera:
        """Return its PTZ.

        Parameters
        ----------
        profile
            To be steered; None: the first that can be.
        within_s
            Of each call.

        Raises
        ------
        CameraCallError
            UNSUPPORTED if it can't be steered.
        """
        service = self._services.get("ptz")
        chosen = profile if profile is not None or service is None else ptz_profile_of(self.profiles())
        if service is None or chosen is None:
            raise CameraCallError(CallCause.UNSUPPORTED, _NO_PTZ)
        return OnvifPtz(
            self._caller,
            service,
            chosen.token,
            chosen.ptz_configuration or None,
            node=chosen.ptz_node or None,
            within_s=within_s,
        )

    # Not `cached_property`: up to Python 3.11 it holds one lock for all instances while it asks, so that a camera that
    # hangs would delay every other. Two threads may both ask here; they get the same answer.

    @property
    def _services(self) -> Services:
        if self._found_services is None:
            self._found_services = self._device.services()
        return self._found_services

    @property
    def _media(self) -> Media:
        if self._found_media is None:
            services = self._services  # first: it learns what the camera calls itself
            self._found_media = Media(self._caller, services, self._device.addresses)
        return self._found_media


_NO_PTZ = Told("kamera ini tidak dapat digerakkan lewat ONVIF", "this camera can't be steered over ONVIF")
