"""The cameras: each asked who it is, several at once; their pictures are never asked for, their accounts tried once."""

import ipaddress
import threading
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from scc_wall.app.doctor.camera_words import why_of
from scc_wall.app.doctor.finding import Finding, Level, both, of_bug, told
from scc_wall.base.clock import Clock, seconds_between
from scc_wall.base.told import Told
from scc_wall.domain.camera import CameraConfig, StreamRole, source_of
from scc_wall.domain.cause import REFUSALS, TOLD, Cause
from scc_wall.domain.setting import JsonValue
from scc_wall.video.http_answer import final_url
from scc_wall.video.picture import StreamError
from scc_wall.video.rtsp.greeting import greet

AT_ONCE: Final = 8
WITHIN_S: Final = 4.0
"""For connecting, and for each of its answers; a camera in the room's network answers in some milliseconds."""

_CHECK_NETWORK: Final = Told(
    "Periksa daya, kabel dan alamat kamera; coba: ping {host}",
    "Check the camera's power, cable and address; try: ping {host}",
)
_CHECK_ADDRESS: Final = Told(
    "Periksa alamat aliran di pengaturan kamera ini.", "Check the address of the stream in this camera's settings."
)
_CHECK_ACCOUNT: Final = Told(
    "Periksa akun RTSP di kamera, lalu perbaiki di daftar kamera. Jangan mencoba berulang: kamera mengunci akun.",
    "Check the RTSP account in the camera, then mend it in the list of cameras. Don't try again and again: cameras "
    "lock accounts.",
)
_TODO: Final[dict[Cause, Told]] = {
    Cause.DNS: Told("Periksa nama {host} atau server DNS.", "Check the name {host}, or the DNS server."),
    Cause.UNREACHABLE: _CHECK_NETWORK,
    Cause.CONNECT_TIMEOUT: _CHECK_NETWORK,
    Cause.CONNECTION_REFUSED: Told(
        "Periksa port RTSP dan apakah RTSP aktif di kamera.", "Check the RTSP port, and that RTSP is on in the camera."
    ),
    Cause.UNAUTHORIZED: _CHECK_ACCOUNT,
    Cause.FORBIDDEN: _CHECK_ACCOUNT,
    Cause.NOT_FOUND: _CHECK_ADDRESS,
    Cause.REDIRECTED: _CHECK_ADDRESS,
    Cause.UNSUPPORTED: Told(
        "Bila dinding menampilkannya lewat OpenCV, ini bukan masalah; jika tidak, pilih H.264 di kamera.",
        "If the wall shows it by OpenCV this is no matter; if not, choose H.264 in the camera.",
    ),
}
_RESTART: Final = Told(
    "Mulai ulang kamera; bila terulang, perbarui firmware-nya.",
    "Restart the camera; if it comes back, update its firmware.",
)


def ask_cameras(
    cameras: Sequence[CameraConfig],
    locked: Iterable[int],
    clock: Clock,
    stop: threading.Event,
    within_s: float,
) -> list[Finding]:
    """Ask them all, and return a finding for each, in their order.

    Parameters
    ----------
    locked
        Those whose password can't be had: they are asked without one.
    stop
        Set by who leaves early: those that were not asked yet are left out.
    """
    shut = frozenset(locked)

    def one(camera: CameraConfig) -> Finding | None:
        if stop.is_set():
            return None
        try:
            return _ask(camera, clock, within_s, locked=camera.camera_id in shut)
        except Exception as error:  # noqa: BLE001 - a bug with one camera must not hide the others
            return of_bug("camera", _title(camera), error)

    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="doctor") as pool:
        return [finding for finding in pool.map(one, cameras) if finding is not None]


def _title(camera: CameraConfig) -> Told:
    return both("{kind} {name}", kind=Told("Kamera", "Camera"), name=camera.title)


def _ask(camera: CameraConfig, clock: Clock, within_s: float, *, locked: bool) -> Finding:
    """Ask each stream of a camera; a refused account is not tried again with the next one."""
    if locked:
        camera = replace(camera, credentials=None)
    facts: dict[str, JsonValue] = {"number": camera.number, "name": camera.name, "host": host_of(camera.main.url)}
    words: list[str] = []
    for role in (StreamRole.MAIN, StreamRole.SUB):
        if camera.stream(role) is None:
            continue
        try:
            words.append(_asked(camera, role, clock, within_s, facts))
        except StreamError as error:
            return _failed(camera, role, error, facts, locked=locked)
    what = both("{host}, {words}", host=facts["host"], words=", ".join(words))
    return Finding("camera", Level.GOOD, _title(camera), what, facts=facts)


def _asked(camera: CameraConfig, role: StreamRole, clock: Clock, within_s: float, facts: dict[str, JsonValue]) -> str:
    """Return what a stream is, in a few words; raises StreamError."""
    source = source_of(camera, role)
    if urlsplit(source.url).scheme in ("http", "https"):
        begun_mono_ns = clock.mono_ns()
        final_url(source.url, source.credentials, within_s)
        facts[role.value] = {"codec": "http", "ms": round(seconds_between(begun_mono_ns, clock.mono_ns()) * 1000)}
        return f"{role} HTTP"
    greeting = greet(source, clock, within_s)
    size = greeting.size_px
    facts[role.value] = {
        "codec": greeting.codec.value,
        "size_px": None if size is None else list(size),
        "ms": round(greeting.took_s * 1000),
    }
    shown = "" if size is None else f" {size[0]}×{size[1]}"
    return f"{role} {greeting.codec.value.upper()}{shown} {greeting.took_s * 1000:.0f} ms"


def _failed(
    camera: CameraConfig, role: StreamRole, error: StreamError, facts: dict[str, JsonValue], *, locked: bool
) -> Finding:
    host = str(facts["host"])
    facts |= {"failed": role.value, "cause": error.cause.value, "detail": error.detail}
    what = told("{host}, {role}: {cause}", "{host}, {role}: {cause}", host=host, role=role, cause=TOLD[error.cause])
    if locked and error.cause in REFUSALS:
        why = Told(
            "Terjangkau; kata sandinya tidak dapat dibaca di sini (lihat kunci induk).",
            "It can be reached; its password can't be read here (see the master key).",
        )
        return Finding("camera", Level.CARE, _title(camera), what, why, None, facts)
    level = Level.CARE if error.cause is Cause.UNSUPPORTED else Level.BAD
    todo = _TODO.get(error.cause, _RESTART).format(host=host.partition(":")[0] if ":" in host else host)
    return Finding("camera", level, _title(camera), what, why_of(error), todo, facts)


def host_of(url: str) -> str:
    """Return host and port of an address; never its account, path or query, where passwords stand."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "?", parts.port
    except ValueError:
        return "?"
    with_brackets = f"[{host}]" if _is_ipv6(host) else host
    return with_brackets if port is None else f"{with_brackets}:{port}"


def _is_ipv6(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.partition("%")[0]).version == 6
    except ValueError:
        return False
