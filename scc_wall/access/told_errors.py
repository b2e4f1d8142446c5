"""What is told to people whom the door or a control refuses."""

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told


class AccessDenied(SccError):  # noqa: N818 - it is an answer, in the words of the brief of access
    """A control that is refused."""


class LoginRefused(SccError):  # noqa: N818 - it is an answer, like `AccessDenied`
    """Somebody is not let in, or is not who they say."""


class AccountError(SccError):
    """An account that can't be made or changed so."""


WRONG = Told("Nama masuk atau kata sandi salah.", "Login name or password is wrong.")
WRONG_PASSWORD = Told("Kata sandi salah.", "The password is wrong.")
"""Where nobody was asked for a login."""
TRY_AGAIN = Told(
    "Periksa ejaan dan tombol Caps Lock, lalu coba lagi.", "Check the spelling and the Caps Lock key, then try again."
)
LOCKED = Told(
    "Terlalu banyak percobaan gagal; dikunci {minutes} menit lagi.",
    "Too many failed attempts; locked for {minutes} more minutes.",
)
ASK_SUPERVISOR = Told("Minta bantuan pengawas.", "Ask a supervisor for help.")
ASK_ADMIN = Told("Minta bantuan admin.", "Ask an admin for help.")
ASK_AUDITOR = Told("Minta bantuan auditor.", "Ask an auditor for help.")
LOG_IN = Told("Masuk dulu (Ctrl+L).", "Log in first (Ctrl+L).")
UNLOCK = Told("Buka dulu kuncinya (Ctrl+L).", "Unlock them first (Ctrl+L).")
NO_SESSION = Told("Belum ada yang masuk dengan surat tugas.", "Nobody is in with a letter.")
SESSION_LOCKED = Told("Kendali terkunci.", "The controls are locked.")
SESSION_ENDED = Told("Sesi sudah berakhir.", "The session has ended.")
NOT_ALLOWED = Told("Peran Anda tidak mengizinkan tindakan ini.", "Your role does not allow this.")
FIRST_START_OVER = Told(
    "Pemasangan pertama sudah selesai: sudah ada yang masuk dengan surat tugas.",
    "The first start is over: somebody came in with a letter.",
)
OUTSIDE = Told(
    "Kamera ini di luar wilayah atau kamera pada surat tugas.",
    "This camera is outside the regions or cameras of the letter.",
)
NO_AUDIT = Told(
    "Audit tidak dapat ditulis, jadi kendali ditutup; dinding tetap menyala.",
    "The audit can't be written, so the controls are locked; the wall goes on.",
)
