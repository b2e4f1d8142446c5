"""The demo's cameras for the scenes of their dialogs: stored, found, asked and tried, in the program's own words."""

from dataclasses import replace
from typing import Final

from scc_wall.app.cameras.advice import advised
from scc_wall.base.told import Told
from scc_wall.domain.camera import CameraConfig, Credentials, OnvifSetup, StreamConfig
from scc_wall.domain.camera_error import CallCause, CameraCallError
from scc_wall.domain.cause import TOLD, Cause
from scc_wall.domain.onvif import CameraSurvey
from scc_wall.ui.cameras.desk import CameraTrial, Candidate, StreamTrial
from tests.support.cameras_desk import ScriptedCameras, candidate, survey_of
from tools.shots.footage import cameras

PICTURE: Final = Told("gambar H264 diterima", "a picture in H264 came")
ACCEPTED: Final = Told("akun diterima", "the account is accepted")
REFUSED: Final = CameraCallError(CallCause.WRONG_PASSWORD).in_one()
UNTRUSTED: Final = CameraCallError(CallCause.CERTIFICATE).in_one()
LOOKING: Final = Told("mencari kamera di jaringan ini", "looking for cameras on this network")
TRYING: Final = Told("mencoba {name}", "trying {name}")
_UNASKED: Final = Told("tidak ditanyai lagi: {cause}", "not asked any more: {cause}")
STEERED: Final = (0, 4, 9, 20, 28)
"""Places of the demo's that can be steered, from 0."""


def demo() -> ScriptedCameras:
    """Return the demo's 36 cameras, stored with an account; some speak ONVIF, the numbers have gaps."""
    made = []
    for place, camera in enumerate(cameras(steered=STEERED)):
        town, dash, _ = camera.name.partition(" - ")
        onvif = camera.onvif or (OnvifSetup(_host(camera)) if place % 2 else None)
        made.append(
            replace(
                camera,
                number=None if place % 7 == 6 else camera.number,
                place=town if dash else "Jakabaring" if "Jakabaring" in camera.name else "",
                credentials=Credentials("operator", ""),
                onvif=onvif,
            )
        )
    return ScriptedCameras(*made)


def _host(camera: CameraConfig) -> str:
    return camera.main.url.removeprefix("rtsp://").partition(":")[0]


DOCK: Final = CameraConfig(
    1,
    "Dermaga 7 Ulu",
    StreamConfig("rtsp://10.16.1.2:554/main", (1920, 1080)),
    StreamConfig("rtsp://10.16.1.2:554/sub", (640, 360)),
    number=8,
)
"""The one that is stored while others are looked for."""
FOUND: Final = tuple(candidate(n, known_as=DOCK.name if n == 2 else "") for n in range(1, 9))


def asked() -> list[Candidate]:
    """Return those that were found and are new, answered in every way."""
    return [
        replace(FOUND[0], survey=_survey(FOUND[0], "Jembatan Ampera", drift_s=8)),
        replace(FOUND[2], fault=REFUSED),
        replace(FOUND[3], fault=UNTRUSTED, fingerprint_sha256="ab" * 32),
        *(
            replace(found, survey=_survey(found, name))
            for found, name in zip(
                FOUND[4:], ("Monpera", "Pasar Cinde", "Simpang Polda", "Kampung Kapitan"), strict=True
            )
        ),
    ]


def _survey(found: Candidate, name: str, drift_s: float = 0.0) -> CameraSurvey:
    steerable = found.found is not None and found.found.steerable
    return survey_of(name, steerable=steerable, drift_s=drift_s)


# --- trials ----------------------------------------------------------------------------------------------------------


def answered(camera: CameraConfig, picture: bytes | None, *, drift_s: float = 0.0) -> CameraTrial:
    """Return how a camera is tried that answers: a picture of each stream, and what ONVIF says if it speaks that."""
    streams = [
        StreamTrial(role, True, PICTURE, stream.size_px, picture, after_s)  # noqa: FBT003 - as the dialogs ask for it
        for role, stream, after_s in (("main", camera.main, 0.8), ("sub", camera.sub, 0.4))
        if stream is not None
    ]
    steerable = camera.onvif is not None and camera.onvif.steerable
    survey = None if camera.onvif is None else survey_of(camera.name, steerable=steerable, drift_s=drift_s)
    return CameraTrial(camera, streams, survey)


def refused(camera: CameraConfig) -> CameraTrial:
    """Return how one is tried that refuses the account: it is asked once, for more would lock the account."""
    cause = TOLD[Cause.UNAUTHORIZED]
    told = advised(Cause.UNAUTHORIZED)
    unasked = Told(_UNASKED.id.format(cause=cause.id), _UNASKED.en.format(cause=cause.en))
    streams = [StreamTrial("main", False, told), StreamTrial("sub", False, unasked)]  # noqa: FBT003 - as above
    return CameraTrial(camera, streams, onvif_fault=None if camera.onvif is None else unasked)


def account(camera: CameraConfig, *, ok: bool = True) -> CameraTrial:
    """Return how one takes another account: by ONVIF if it speaks that, else by its main stream."""
    why = advised(Cause.UNAUTHORIZED) if camera.onvif is None else REFUSED
    return CameraTrial(replace(camera, credentials=None), [StreamTrial("main", ok, ACCEPTED if ok else why)])
