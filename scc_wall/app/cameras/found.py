"""Jobs that look for cameras and ask them who they are."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from scc_wall.app.cameras.job import Leash, RunningJob, each
from scc_wall.app.cameras.known import Known
from scc_wall.app.cameras.origin import CamerasOrigin
from scc_wall.base.told import Told, told_seconds
from scc_wall.domain.camera import Credentials
from scc_wall.domain.camera_error import CallCause, CameraCallError
from scc_wall.domain.onvif import CameraSurvey, FoundCamera
from scc_wall.ptz.onvif.camera import OnvifCamera
from scc_wall.ptz.onvif.discovery import discover
from scc_wall.ui.cameras.desk import Candidate

ASKED_AT_ONCE: Final = 8
SURVEY_S: Final = 20.0
"""For all that one camera is asked: some ten calls of at most 5 s, of which a good camera needs a second."""
_LOOKING: Final = Told("mencari kamera di jaringan ini", "looking for cameras on this network")
_ASKING: Final = Told("menanyai {address}", "asking {address}")


def look(job: RunningJob, known: Known, origin: CamerasOrigin) -> None:
    """Look for cameras on this network; each is told as it answers."""
    job.tell(doing=_LOOKING)

    def on_found(found: FoundCamera) -> None:
        candidate = Candidate(found.address, found.address, found, known_as=known.name_at(found.address))
        job.tell(steps=1, candidates=[candidate])

    discover(origin.interfaces(), clock=origin.clock, stop=job.stop, on_found=on_found, to=origin.probed)


def survey(
    job: RunningJob,
    candidates: Sequence[Candidate],
    credentials: Credentials | None,
    *,
    pinned: Mapping[str, str],
    known: Known,
    origin: CamerasOrigin,
) -> None:
    """Ask these cameras who they are and which streams they have."""
    job.set_whole(len(candidates))

    def attempt(candidate: Candidate, leash: Leash) -> Callable[[], object]:
        job.tell(doing=_ASKING.format(address=candidate.address))
        told = replace(candidate, known_as=known.name_at(candidate.address))
        pin = pinned.get(candidate.key)
        try:
            answer = asked(candidate.address, credentials, pin, leash, origin)
        except CameraCallError as error:
            faulty = replace(told, survey=None, fault=error.in_one(), fingerprint_sha256=error.fingerprint_sha256)
            return lambda: job.tell(steps=1, candidates=[faulty])
        good = replace(told, survey=answer, fault=None, fingerprint_sha256=pin)
        return lambda: job.tell(steps=1, candidates=[good])

    def late(candidate: Candidate) -> None:
        job.tell(steps=1, candidates=[replace(candidate, survey=None, fault=LATE)])

    each(job, candidates, attempt, late=late, clock=origin.clock, most=ASKED_AT_ONCE, within_s=SURVEY_S)


def asked(
    address: str, credentials: Credentials | None, pin: str | None, leash: Leash, origin: CamerasOrigin
) -> CameraSurvey:
    """Return what a camera tells of itself.

    Raises
    ------
    CameraCallError
        If it doesn't.
    """
    camera = OnvifCamera(address, credentials, clock=origin.clock, fingerprint_sha256=pin)
    leash.hold(camera.abort)
    try:
        return camera.survey()
    finally:
        camera.close()


LATE: Final = CameraCallError(
    CallCause.TIMEOUT, Told("belum selesai dalam {time}", "not done within {time}").format(time=told_seconds(SURVEY_S))
).in_one()
