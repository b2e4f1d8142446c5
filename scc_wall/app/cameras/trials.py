"""Jobs that try cameras: a picture of each stream or the exact cause, and whether an account is accepted."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from scc_wall.app.cameras.advice import advised
from scc_wall.app.cameras.found import SURVEY_S, asked
from scc_wall.app.cameras.job import Leash, RunningJob, each
from scc_wall.app.cameras.origin import CamerasOrigin
from scc_wall.app.cameras.stored import StoredCameras
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.camera import CameraConfig, Credentials, OnvifSetup, Opener, StreamRole, source_of
from scc_wall.domain.camera_error import CameraCallError
from scc_wall.domain.camera_url import holds_secret
from scc_wall.domain.cause import REFUSALS, TOLD, Cause
from scc_wall.ptz.onvif.camera import OnvifCamera
from scc_wall.ui.cameras.desk import CameraTrial, StreamTrial
from scc_wall.video.trial import GRACE_S, WITHIN_S, Shot, TrialBench

log = logging.getLogger(__name__)

TRIED_AT_ONCE: Final = 2
"""Each loads OpenCV in a process of its own, beside a wall that needs its cores."""
CAMERA_S: Final = 2 * (WITHIN_S + GRACE_S) + SURVEY_S + 20.0
"""For all of one camera; what asks its streams and its ONVIF side ends by itself before."""
_TRYING: Final = Told("mencoba {name}", "trying {name}")
_LATE: Final = Told("uji coba tidak selesai tepat waktu", "the trial did not end in time")


def test(job: RunningJob, cameras: Sequence[CameraConfig], stored: StoredCameras, origin: CamerasOrigin) -> None:
    """Try cameras as they stand in a form, or as stored."""
    job.set_whole(len(cameras))

    def attempt(camera: CameraConfig, leash: Leash) -> Callable[[], object]:
        job.tell(doing=_TRYING.format(name=camera.name))
        trial = _tried(camera, stored, leash, origin)
        return lambda: job.tell(steps=1, tested=[trial])

    def late(camera: CameraConfig) -> None:
        job.tell(steps=1, tested=[_failed(camera, _LATE)])

    each(job, cameras, attempt, late=late, clock=origin.clock, most=TRIED_AT_ONCE, within_s=CAMERA_S)


def _failed(camera: CameraConfig, told: Told) -> CameraTrial:
    """Return what is told of a camera none of whose streams was even asked."""
    return CameraTrial(camera, [StreamTrial(str(key.role), False, told) for key in camera.stream_keys()])  # noqa: FBT003


def _tried(camera: CameraConfig, stored: StoredCameras, leash: Leash, origin: CamerasOrigin) -> CameraTrial:
    try:
        whole = stored.whole(camera)
    except SccError as error:
        return _failed(camera, error.in_one())
    bench = TrialBench(origin.clock, origin.video)
    leash.hold(bench.abort)
    streams: list[StreamTrial] = []
    refused: Cause | None = None
    try:
        for key in whole.stream_keys():
            if refused is not None:
                streams.append(StreamTrial(str(key.role), False, _unasked(refused)))  # noqa: FBT003 - as dialogs ask
                continue
            shot = bench.shot(source_of(whole, key.role))
            streams.append(_stream_trial(key.role, shot))
            if shot.size_px is not None:
                camera = _with_size(camera, key.role, shot.size_px)
                stored.remember_size(whole, key.role, shot.size_px)
            refused = shot.cause if shot.cause in REFUSALS else None
    finally:
        bench.close()
    trial = CameraTrial(camera, streams)
    if whole.onvif is None or leash.ended:
        return trial
    if refused is not None and whole.onvif.credentials is None:
        return replace(trial, onvif_fault=_unasked(refused))
    return _with_onvif(trial, whole.onvif, whole.credentials, leash, origin)


def _unasked(refused: Cause) -> Told:
    """Return why nothing more is asked: cameras lock an account after a few refusals."""
    told = Told("tidak ditanyai lagi: {cause}", "not asked any more: {cause}")
    return Told(told.id.format(cause=TOLD[refused].id), told.en.format(cause=TOLD[refused].en))


def _with_onvif(
    trial: CameraTrial, setup: OnvifSetup, credentials: Credentials | None, leash: Leash, origin: CamerasOrigin
) -> CameraTrial:
    try:
        survey = asked(setup.address, setup.credentials or credentials, setup.fingerprint_sha256, leash, origin)
    except CameraCallError as error:
        return replace(trial, onvif_fault=error.in_one(), fingerprint_sha256=error.fingerprint_sha256)
    return replace(trial, onvif=survey)


def _with_size(camera: CameraConfig, role: StreamRole, size_px: tuple[int, int]) -> CameraConfig:
    if role is StreamRole.MAIN:
        return replace(camera, main=replace(camera.main, size_px=size_px))
    return camera if camera.sub is None else replace(camera, sub=replace(camera.sub, size_px=size_px))


def _stream_trial(role: StreamRole, shot: Shot) -> StreamTrial:
    if shot.cause is not None or shot.size_px is None:
        if shot.detail:
            log.info("trial of a %s stream: %s (%s)", role, shot.cause, shot.detail)
        told = advised(shot.cause) if shot.cause is not None else _LATE
        return StreamTrial(str(role), False, told)  # noqa: FBT003 - as the dialogs ask for it
    codec = shot.codec.upper() or "?"
    told = Told(f"gambar {codec} diterima", f"a picture in {codec} came")  # size and time are told beside it
    if shot.opener is not Opener.THIN:
        told = Told(f"{told.id}, lewat cara cadangan", f"{told.en}, by the fallback")
    return StreamTrial(str(role), True, told, shot.size_px, shot.jpeg, shot.after_s)  # noqa: FBT003 - as above


# --- passwords of many


def change_passwords(
    job: RunningJob,
    camera_ids: Sequence[int],
    credentials: Credentials,
    stored: StoredCameras,
    origin: CamerasOrigin,
    *,
    try_first: bool,
) -> None:
    """Store another account for many cameras; with `try_first` only for those that accept it.

    All at once at the end, so that it is one change and one row of the audit; cancelled before, nothing is stored.
    """
    cameras = stored.some(camera_ids)
    job.set_whole(len(cameras))
    accepted: list[int] = []
    if not try_first:
        accepted = [camera.camera_id for camera in cameras]
    else:

        def attempt(camera: CameraConfig, leash: Leash) -> Callable[[], object]:
            job.tell(doing=_TRYING.format(name=camera.name))
            fault = _refusal(replace(camera, credentials=credentials), leash, origin)

            def tell() -> None:
                if fault is None:
                    accepted.append(camera.camera_id)
                trial = StreamTrial(str(StreamRole.MAIN), fault is None, fault or _ACCEPTED)
                job.tell(steps=1, tested=[CameraTrial(replace(camera, credentials=None), [trial])])

            return tell

        def late(camera: CameraConfig) -> None:
            job.tell(steps=1, tested=[_failed(replace(camera, credentials=None), _LATE)])

        each(job, cameras, attempt, late=late, clock=origin.clock, most=TRIED_AT_ONCE, within_s=CAMERA_S)
    if accepted and not job.stop.stopped:
        job.count_changed(stored.change_accounts(accepted, credentials, tried=try_first))


_ACCEPTED: Final = Told("akun diterima", "the account is accepted")
_IN_ADDRESS: Final = Told(
    "kata sandinya ada di dalam alamat aliran: ubah di sana", "its password is in its stream's address: change it there"
)


def _refusal(camera: CameraConfig, leash: Leash, origin: CamerasOrigin) -> Told | None:
    """Return why a camera does not accept the account it has now, None if it does."""
    if any(holds_secret(stream.url) for stream in (camera.main, camera.sub) if stream is not None):
        return _IN_ADDRESS
    if camera.onvif is not None and camera.onvif.credentials is None:
        return _onvif_refusal(camera.onvif, camera.credentials, leash, origin)
    bench = TrialBench(origin.clock, origin.video)
    leash.hold(bench.abort)
    try:
        shot = bench.shot(source_of(camera, StreamRole.MAIN))
    finally:
        bench.close()
    return None if shot.cause is None else advised(shot.cause)


def _onvif_refusal(
    setup: OnvifSetup, credentials: Credentials | None, leash: Leash, origin: CamerasOrigin
) -> Told | None:
    try:
        onvif = OnvifCamera(setup.address, credentials, clock=origin.clock, fingerprint_sha256=setup.fingerprint_sha256)
        leash.hold(onvif.abort)
        try:
            onvif.identity()
        finally:
            onvif.close()
    except CameraCallError as error:
        return error.in_one()
    return None
