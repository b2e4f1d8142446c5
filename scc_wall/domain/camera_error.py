"""Why a call to a camera's services (identity, streams, PTZ) failed, told apart so that a person knows what to do."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told


class CallCause(StrEnum):
    """The causes of a failed call; the value is stable and appears in logs and metrics."""

    OFFLINE = "offline"
    TIMEOUT = "timeout"
    WRONG_PASSWORD = "wrong-password"  # noqa: S105 - the name of a cause
    FORBIDDEN = "forbidden"
    CERTIFICATE = "certificate"
    FAULT = "fault"
    UNSUPPORTED = "unsupported"
    REDIRECTED = "redirected"
    BAD_ANSWER = "bad-answer"


@dataclass(frozen=True, slots=True)
class CallFault:
    """What the camera itself said.

    Parameters
    ----------
    codes
        Local names, the most general first: `("Sender", "InvalidArgVal", "NoToken")`.
    reason
        In the camera's words, printable and short.
    """

    codes: tuple[str, ...] = ()
    reason: str = ""

    @property
    def code(self) -> str:
        """The most special code, empty if it gave none."""
        return self.codes[-1] if self.codes else ""

    def __str__(self) -> str:
        return ": ".join(part for part in ("/".join(self.codes), self.reason) if part)


class CameraCallError(SccError):
    """A call that failed.

    Parameters
    ----------
    detail
        What is known beyond the cause.
    fault
        If the camera answered with one.
    fingerprint_sha256
        With CERTIFICATE: of the certificate that was shown, in hexadecimal; a person may pin it.
    """

    def __init__(
        self,
        cause: CallCause,
        detail: Told | None = None,
        fault: CallFault | None = None,
        fingerprint_sha256: str | None = None,
    ) -> None:
        what, todo = _TOLD[cause]
        super().__init__(_refusal(fault) or what, detail, todo)
        self.args = (cause, detail, fault, fingerprint_sha256)  # or it can't be pickled or copied
        self.cause = cause
        self.fault = fault
        self.fingerprint_sha256 = fingerprint_sha256


_CHECK_NETWORK: Final = Told(
    "Periksa alamat, daya, dan kabel jaringan kamera.", "Check the camera's address, power and network cable."
)
_TOLD: Final[dict[CallCause, tuple[Told, Told]]] = {
    CallCause.OFFLINE: (Told("Kamera tidak terjangkau.", "The camera can't be reached."), _CHECK_NETWORK),
    CallCause.TIMEOUT: (
        Told("Kamera tidak menjawab tepat waktu.", "The camera did not answer in time."),
        Told(
            "Coba lagi; bila terulang, periksa kamera dan jaringan.",
            "Try again, then look at camera and network.",
        ),
    ),
    CallCause.WRONG_PASSWORD: (
        Told("Kamera menolak nama pengguna atau kata sandi.", "The camera refuses the user name or the password."),
        Told(
            "Periksa akun ONVIF di kamera: pada beberapa merek ia terpisah dari akun web.",
            "Check the ONVIF account in the camera: with some makers it is not the account of its web pages.",
        ),
    ),
    CallCause.FORBIDDEN: (
        Told("Akun ini tidak berhak, atau kamera menguncinya.", "This account may not, or the camera locked it."),
        Told(
            "Beri akun hak operator di kamera; bila terkunci, tunggu sampai kamera membukanya.",
            "Give the account an operator's rights in the camera; if it is locked, wait until the camera unlocks it.",
        ),
    ),
    CallCause.CERTIFICATE: (
        Told("Sertifikat kamera belum dipercaya.", "The camera's certificate is not trusted."),
        Told(
            "Cocokkan sidik jarinya dengan kamera, lalu sematkan; bila berubah tanpa sebab, jangan.",
            "Compare its fingerprint with the camera's, then pin it; never if it changed without a reason.",
        ),
    ),
    CallCause.FAULT: (
        Told("Kamera menolak perintah.", "The camera refuses the command."),
        Told("Coba lagi; bila terulang, catat pesan di atas.", "Try again; if it comes back, note the message above."),
    ),
    CallCause.UNSUPPORTED: (
        Told("Kamera tidak mendukung perintah ini.", "The camera does not support this."),
        Told("Periksa versi firmware dan apakah ONVIF aktif.", "Check its firmware, and that ONVIF is switched on."),
    ),
    CallCause.REDIRECTED: (
        Told("Kamera mengalihkan ke alamat lain.", "The camera redirects to another address."),
        Told("Tulis alamat itu di kamera ini bila dikenal.", "Enter that address for this camera if you know it."),
    ),
    CallCause.BAD_ANSWER: (
        Told("Jawaban kamera tidak dapat dibaca.", "The camera's answer can't be read."),
        Told("Periksa porta: mungkin bukan porta ONVIF.", "Check the port: it may not be that of ONVIF."),
    ),
}

# Source: ONVIF PTZ Service Specification, the fault codes of its operations; their words differ from maker to maker.
_REFUSALS: Final = {
    "TooManyPresets": Told("Preset kamera sudah penuh.", "The camera has no room for another preset."),
    "PresetExist": Told("Preset dengan nama itu sudah ada.", "There is a preset of that name already."),
    "InvalidPresetName": Told("Kamera menolak nama preset ini.", "The camera refuses this name of a preset."),
    "NoToken": Told("Preset itu tidak ada lagi di kamera.", "The camera has that preset no longer."),
    "MovingPTZ": Told("Kamera masih bergerak.", "The camera is still moving."),
    "InvalidPosition": Told("Posisi di luar jangkauan kamera.", "The position is out of the camera's range."),
    "InvalidTranslation": Told("Gerakan di luar jangkauan kamera.", "The movement is out of the camera's range."),
    "NoHomePosition": Told("Kamera belum punya posisi awal.", "The camera has no home position."),
    "CannotOverwriteHome": Told(
        "Posisi awal kamera tidak dapat diubah.", "The camera's home position can't be changed."
    ),
    "NoPTZProfile": Told("Profil ini tidak dapat digerakkan.", "This profile can't be steered."),
}


def _refusal(fault: CallFault | None) -> Told | None:
    return _REFUSALS.get(fault.code) if fault is not None else None
