"""What a person does about a stream that gave no picture when it was tried; the tile says the cause alone."""

from typing import Final

from scc_wall.base.told import Told
from scc_wall.domain.cause import TOLD, Cause

_NETWORK: Final = Told(
    "Periksa alamat, daya, dan kabel jaringan kamera.", "Check the camera's address, power and network cable."
)
_ACCOUNT: Final = Told(
    "Periksa nama pengguna dan kata sandinya sebelum menguji lagi: kamera mengunci akun yang sering ditolak.",
    "Check user name and password before you test again: cameras lock an account that is refused often.",
)
_ADDRESS: Final = Told("Periksa alamat alirannya.", "Check the stream's address.")
_CODEC: Final = Told("Pilih H.264 untuk aliran ini di kamera.", "Choose H.264 for this stream in the camera.")
_AGAIN: Final = Told(
    "Uji lagi; bila terulang, mulai ulang kamera.", "Test again; if it comes back, restart the camera."
)
_TODO: Final[dict[Cause, Told | None]] = {
    Cause.DNS: Told("Periksa nama host di alamatnya.", "Check the host name in its address."),
    Cause.UNREACHABLE: _NETWORK,
    Cause.CONNECT_TIMEOUT: _NETWORK,
    Cause.CONNECTION_REFUSED: Told(
        "Periksa porta di alamatnya, dan apakah RTSP menyala di kamera.",
        "Check the port in its address, and that RTSP is on in the camera.",
    ),
    Cause.TLS: Told(
        "Periksa sertifikat di kamera, atau pakai alamat rtsp://.",
        "Check the certificate in the camera, or use an address with rtsp://.",
    ),
    Cause.UNAUTHORIZED: _ACCOUNT,
    Cause.FORBIDDEN: _ACCOUNT,
    Cause.NOT_FOUND: _ADDRESS,
    Cause.REDIRECTED: _ADDRESS,
    Cause.UNSUPPORTED: _CODEC,
    Cause.UNDECODABLE: _CODEC,
    Cause.INTERNAL: None,
    Cause.SAFE_MODE: None,
}


def advised(cause: Cause) -> Told:
    """Return a cause with what to do about it, a sentence each; alone where it says that itself."""
    told, todo = TOLD[cause], _TODO.get(cause, _AGAIN)
    return told if todo is None else Told(f"{told.id}. {todo.id}", f"{told.en}. {todo.en}")
