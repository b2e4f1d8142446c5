"""How a surveyed camera, or a pasted address, would be added."""

from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

from scc_wall.app.cameras.known import Known
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.camera import CameraConfig, Credentials, OnvifSetup, StreamConfig
from scc_wall.domain.camera_edit import host_of
from scc_wall.domain.camera_import import NEW_ID
from scc_wall.domain.camera_url import BadUrlError, take_apart
from scc_wall.domain.onvif_address import read_onvif_address
from scc_wall.ui.cameras.desk import Candidate

MOST_LINES: Final = 1000


def proposed(
    candidate: Candidate, credentials: Credentials | None, known: Known, others: Iterable[str] = ()
) -> CameraConfig:
    """Return how a surveyed candidate would be added.

    Parameters
    ----------
    others
        Names that are proposed for other candidates.

    Raises
    ------
    SccError
        If it was not surveyed, or has no stream.
    """
    survey = candidate.survey
    if survey is None:
        raise SccError(
            Told("Kamera {address} belum ditanyai.", "Camera {address} was not asked yet.").format(
                address=candidate.address
            ),
            candidate.fault,
        )
    if survey.main is None:
        raise SccError(
            Told("Kamera {address} tidak punya aliran.", "Camera {address} has no stream.").format(
                address=candidate.address
            ),
            None,
            Told("Periksa profil media di kamera.", "Look at the media profiles in the camera."),
        )
    maker = (survey.identity.maker, survey.identity.model, host_of(candidate.address))
    return CameraConfig(
        NEW_ID,
        known.free_name(survey.name or " ".join(filter(None, maker)), others),
        survey.main.config(),
        sub=None if survey.sub is None else survey.sub.config(),
        credentials=credentials,
        onvif=OnvifSetup(
            candidate.address,
            fingerprint_sha256=candidate.fingerprint_sha256,
            steerable=survey.ptz_profile is not None,
        ),
    )


def read_lines(text: str, known: Known) -> tuple[Candidate | CameraConfig, ...]:
    """Read pasted lines: addresses of streams become cameras, hosts become candidates; each once.

    Raises
    ------
    SccError
        If a line can't be read; it is named, not quoted: it may hold a password.
    """
    read: dict[str, Candidate | CameraConfig] = {}
    names: list[str] = []
    for number, line in enumerate(text.splitlines()[: MOST_LINES + 1], 1):
        if number > MOST_LINES:
            raise SccError(Told(f"Lebih dari {MOST_LINES} baris.", f"More than {MOST_LINES} lines."))
        if not (typed := line.strip()) or typed in read:
            continue
        try:
            read[typed] = one = _read_line(typed, known, names)
        except BadUrlError as error:
            what = Told("Baris {number} tidak dapat dibaca.", "Line {number} can't be read.").format(number=number)
            raise SccError(what, error.told) from None
        if isinstance(one, CameraConfig):
            names.append(one.name)
    return tuple(read.values())


def _read_line(typed: str, known: Known, names: Iterable[str]) -> Candidate | CameraConfig:
    if "://" not in typed or _is_device(typed):
        address = read_onvif_address(typed)
        return Candidate(address, address, known_as=known.name_at(address))
    url = take_apart(typed)
    name = known.free_name(host_of(url.url), names)
    return CameraConfig(NEW_ID, name, StreamConfig(url.url), credentials=url.credentials)


def _is_device(typed: str) -> bool:
    """Return whether an http address is that of a camera itself rather than of a stream."""
    parts = urlsplit(typed)
    is_bare = parts.path in ("", "/") and not parts.query
    return parts.scheme.lower() in ("http", "https") and (is_bare or "/onvif/" in parts.path.lower())
