"""Why a stream has no picture, told apart so that a person knows what to do."""

from enum import StrEnum
from typing import Final

from scc_wall.base.told import Told


class Cause(StrEnum):
    """The causes that a reader tells apart; the value is stable and appears in logs and metrics."""

    DNS = "dns"
    UNREACHABLE = "unreachable"
    CONNECTION_REFUSED = "connection-refused"
    CONNECT_TIMEOUT = "connect-timeout"
    TLS = "tls"
    ANSWER_TIMEOUT = "answer-timeout"
    PICTURE_TIMEOUT = "picture-timeout"
    STALLED = "stalled"
    CLOSED = "closed"
    RESET = "reset"
    UNAUTHORIZED = "unauthorized"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not-found"
    REDIRECTED = "redirected"
    SERVER_ERROR = "server-error"
    PROTOCOL = "protocol"
    UNSUPPORTED = "unsupported"
    UNDECODABLE = "undecodable"
    DECODER_CRASHED = "decoder-crashed"
    DECODER_SILENT = "decoder-silent"
    INTERNAL = "internal"
    SAFE_MODE = "safe-mode"


REFUSALS: Final = frozenset({Cause.UNAUTHORIZED, Cause.FORBIDDEN})
"""Causes that are not retried before 60 s or a change: cameras lock accounts out."""

TOLD: Final[dict[Cause, Told]] = {
    Cause.DNS: Told("nama host tidak ditemukan", "host name not found"),
    Cause.UNREACHABLE: Told("jaringan tidak terjangkau", "network unreachable"),
    Cause.CONNECTION_REFUSED: Told("kamera menolak sambungan", "camera refuses the connection"),
    Cause.CONNECT_TIMEOUT: Told("kamera tidak menjawab", "camera does not answer"),
    Cause.TLS: Told("sambungan aman (TLS) gagal", "secure connection (TLS) failed"),
    Cause.ANSWER_TIMEOUT: Told("kamera diam setelah tersambung", "camera accepts, then stays silent"),
    Cause.PICTURE_TIMEOUT: Told("tersambung, tetapi tidak ada gambar", "connected, but no picture"),
    Cause.STALLED: Told("gambar berhenti", "pictures stopped"),
    Cause.CLOSED: Told("kamera mengakhiri aliran", "camera ended the stream"),
    Cause.RESET: Told("sambungan terputus", "connection lost"),
    Cause.UNAUTHORIZED: Told("kata sandi ditolak (atau kamera penuh)", "password refused (or the camera is full)"),
    Cause.FORBIDDEN: Told("akses dilarang (atau kamera penuh)", "access forbidden (or the camera is full)"),
    Cause.NOT_FOUND: Told("alamat aliran tidak ada di kamera", "no such stream on the camera"),
    Cause.REDIRECTED: Told("dialihkan ke alamat lain, ditolak", "redirected elsewhere, refused"),
    Cause.SERVER_ERROR: Told("kamera melaporkan kesalahan", "camera reports an error"),
    Cause.PROTOCOL: Told("jawaban kamera tidak dapat dibaca", "camera's answer can't be read"),
    Cause.UNSUPPORTED: Told("format tidak didukung", "format not supported"),
    Cause.UNDECODABLE: Told("gambar tidak dapat dibaca", "picture can't be decoded"),
    Cause.DECODER_CRASHED: Told("pengurai gambar dimulai ulang", "decoder restarts"),
    Cause.DECODER_SILENT: Told("pengurai gambar tidak menjawab", "decoder does not answer"),
    Cause.INTERNAL: Told("kesalahan program (lihat log)", "program error (see log)"),
    Cause.SAFE_MODE: Told("mode aman: video dimatikan", "safe mode: video is off"),
}
