"""The status line of the desk: what is well stands in quiet grey, and what is not in words, with a sign and since when.

::

    figure │ message …                │ screens │ network │ store │ who │ letter │ layout │ clock
"""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel

from scc_wall.domain.network_state import NetworkState
from scc_wall.ui import words
from scc_wall.ui.desk.status_row import WRONG, StatusRow
from scc_wall.ui.words import tr

_PRIORITY: Final = {
    "screens": WRONG,
    "network": 30,
    "store": 20,
    "who": 50,
    "letter": 80,
    "layout": 10,
    "clock": WRONG,
}
"""The least important goes first where the line is too short; what is wrong never does, nor the clock: notes are told
by it, and what stands beside the line may take half of it."""


class StatusLine(StatusRow):
    """See above; told by the desk and by `app`, and asks for nothing."""

    def __init__(self, message: QLabel) -> None:
        super().__init__(message)
        self.add("figure", WRONG, left=True)
        for name, priority in _PRIORITY.items():
            self.add(name, priority)
        self.retranslate()

    def retranslate(self) -> None:
        """Put the names in that a screen reader says before the texts."""
        for name, spoken in {
            "figure": tr("Angka dinding"),
            "network": tr("Jaringan"),
            "store": tr("Penyimpanan"),
            "who": tr("Yang masuk"),
            "letter": tr("Sisa masa surat"),
            "layout": tr("Tata letak"),
            "clock": tr("Jam WIB"),
        }.items():
            self.part(name).setAccessibleName(spoken)

    def show_network(self, state: NetworkState | None, since_utc: datetime | None, now_utc: datetime) -> None:
        """Show what is known of the own network; None: nothing yet."""
        since = "" if since_utc is None else " " + tr("sejak {time}").format(time=words.past_time(since_utc, now_utc))
        if state is None:
            self.set("network", "")
        elif state is NetworkState.CUT:
            self.set("network", f"⚠ {tr('JARINGAN SCC TERPUTUS')}{since}", tone="fault", priority=WRONG)
        elif state is NetworkState.DOUBTED:
            self.set("network", f"△ {tr('jaringan diragukan')}{since}", tone="warn", priority=WRONG)
        else:
            self.set("network", "✓ " + tr("jaringan"), priority=_PRIORITY["network"])

    def show_store(
        self, since_utc: datetime | None, now_utc: datetime, *, known: bool = True, backup: str = ""
    ) -> None:
        """Show whether the store can be written.

        Parameters
        ----------
        since_utc
            Since when it can't; None: it can.
        known
            Whether that was tried yet.
        backup
            When it was backed up last, in words; empty for nothing to say.
        """
        if not known:
            self.set("store", "")
        elif since_utc is None:
            told = " · ".join(filter(None, ("✓ " + tr("penyimpanan"), backup)))
            self.set("store", told, priority=_PRIORITY["store"])
        else:
            told = tr("penyimpanan tak dapat ditulis sejak {time}").format(time=words.past_time(since_utc, now_utc))
            tip = tr("Layout, catatan dan audit belum tersimpan. Periksa ruang disk dan server basis data.")
            self.set("store", f"⚠ {told}", tone="fault", priority=WRONG, tip=f"{told}. {tip}")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
