"""A kiosk: there is nothing behind the wall, so nothing of this program may open the way to it unasked."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from scc_wall.base.errors import SccError
from scc_wall.domain.role import Action
from scc_wall.ui.words import tr

if TYPE_CHECKING:
    from scc_wall.app.access.reception import Reception

_FILE: Final = "file"


class Kiosk(QObject):
    """Closes the program for those alone who may, and keeps files inside it.

    Parameters
    ----------
    close
        Ends the program; called once it stands in the audit who closed it.
    """

    def __init__(
        self, reception: "Reception", tell: Callable[[str], object], close: Callable[[], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._reception = reception
        self._tell = tell
        self._close = close
        # The system's own file dialogs let a person start any program from them.
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
        QDesktopServices.setUrlHandler(_FILE, self, "refuse")  # type: ignore[arg-type]  # the stub says bytes; those are refused

    def release(self) -> None:
        """Let files open outside again. Idempotent."""
        QDesktopServices.unsetUrlHandler(_FILE)
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)  # noqa: FBT003 - Qt's

    @Slot(QUrl)
    def refuse(self, _url: QUrl) -> None:
        """Say that a file is not opened outside the program."""
        self._tell(tr("⚠ Mode kios: berkas tidak dibuka di luar program ini"))

    def ask_to_close(self) -> None:
        """Close the program if who is in may do that; refused or not, it stands in the audit."""
        room, recorder = self._reception.room, self._reception.recorder
        present = None if room is None else room.access.sessions.present()
        if room is None or recorder is None or present is None:
            self._tell(tr("⚠ Mode kios: hanya pengawas atau admin yang sedang masuk (Ctrl+L) dapat menutup program"))
            return
        policy = room.access.policy

        def failed(error: SccError) -> None:
            self._tell(f"⚠ {error.what}")

        recorder(lambda: policy.check_and_record(present, Action.PROGRAM_CLOSE), lambda _: self._close(), failed)
