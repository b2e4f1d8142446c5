"""What a person is told by a controller, and which failures mean that the camera did not take a command."""

from typing import Final

from scc_wall.base.told import Told
from scc_wall.domain.camera_error import CallCause, CameraCallError

NO_GUARDIAN: Final = Told(
    "Penjaga belum berjalan: kamera tidak digerakkan terus-menerus; preset bisa. Coba lagi, atau mulai ulang program.",
    "No guardian is running, so the camera is not moved on and on; presets work. Try again, or restart the program.",
)
HELD_LONG: Final = Told(
    "Kamera dihentikan setelah 60 detik tanpa perintah baru; tekan lagi untuk melanjutkan.",
    "The camera was stopped after 60 s without another word; press again to go on.",
)
RUNAWAY: Final = Told(
    "Kamera belum terbukti berhenti; perintah gerak ditolak sampai ia berhenti. Bila terus berputar, putuskan dayanya.",
    "The camera is not proved to stand; it takes no moves until it does. If it keeps turning, cut its power.",
)
NOT_THERE: Final = Told(
    "Kamera tidak menjawab; perintah tidak dikirim.", "The camera does not answer; nothing was sent."
)
TOO_FEW: Final = Told(
    "Patroli perlu paling sedikit dua preset yang ada di kamera.",
    "A patrol needs at least two presets that the camera has.",
)
TOO_MANY: Final = Told("Terlalu banyak perintah menunggu.", "Too many commands are waiting.")

LOST_CAUSES: Final = frozenset({CallCause.OFFLINE, CallCause.TIMEOUT})
ACCOUNT: Final = frozenset({CallCause.WRONG_PASSWORD, CallCause.FORBIDDEN, CallCause.CERTIFICATE})
"""So fails every call."""
_REFUSED: Final = frozenset(
    {CallCause.WRONG_PASSWORD, CallCause.FORBIDDEN, CallCause.CERTIFICATE, CallCause.UNSUPPORTED, CallCause.REDIRECTED}
)
_OUR_FAULT: Final = frozenset({"sender", "client"})


def refused(error: CameraCallError) -> bool:
    """Return whether the camera said clearly that it did not take a command; anything else may have moved it."""
    if error.cause in _REFUSED:
        return True
    codes = error.fault.codes if error.fault is not None else ()
    return error.cause is CallCause.FAULT and bool(codes) and codes[0].lower() in _OUR_FAULT


def preset_gone(error: CameraCallError) -> bool:
    """Return whether the camera does not know that preset."""
    return error.fault is not None and "NoToken" in error.fault.codes


def room_is_out(error: CameraCallError) -> bool:
    """Return whether the camera has no room for another preset."""
    return error.fault is not None and "TooManyPresets" in error.fault.codes
