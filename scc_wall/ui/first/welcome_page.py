"""The first page: which language, what will happen, how long it takes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from scc_wall.base.told import language
from scc_wall.ui.access.parts import button, text_label
from scc_wall.ui.first.page import FirstPage
from scc_wall.ui.words import tr


class WelcomePage(FirstPage):
    """Two large buttons with the languages in their own names; the one that holds is marked."""

    may_wait = False
    language_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("", "")
        self.indonesian = button("Bahasa &Indonesia")
        self.english = button("&English")
        row = QHBoxLayout()
        row.setSpacing(12)
        for code, choice in (("id", self.indonesian), ("en", self.english)):
            choice.setCheckable(True)
            choice.setMinimumHeight(48)
            choice.clicked.connect(lambda _=False, code=code: self.language_chosen.emit(code))
            row.addWidget(choice)
        row.addStretch()
        self.steps = text_label("", wrap=True)
        self.later = text_label("", "note", wrap=True)
        self.column.addLayout(row)
        self.column.addSpacing(12)
        self.column.addWidget(self.steps)
        self.column.addWidget(self.later)
        self.column.addStretch()
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language that holds now."""
        self.heading.setText(tr("Selamat datang di SCC Wall"))
        self.told.setText(tr("Beberapa langkah sampai dinding hidup, sekitar lima menit."))
        steps = (
            tr("1 · Kunci yang menyegel kata sandi kamera"),
            tr("2 · Akun admin, milik Anda"),
            tr("3 · Layar: nomor dan urutannya"),
            tr("4 · Kamera: dicari di jaringan, atau dari berkas CSV"),
            tr("5 · Situs OPD yang dipantau"),
        )
        self.steps.setText("\n".join(steps))
        self.later.setText(
            tr("Selain kunci dan admin, setiap langkah dapat ditunda; bila terputus, dilanjutkan dari yang kurang.")
        )
        english = language() == "en"
        for choice, name, chosen in (
            (self.indonesian, "Bahasa &Indonesia", not english),
            (self.english, "&English", english),
        ):
            choice.setChecked(chosen)
            choice.setText(f"✓ {name}" if chosen else name)  # never by colour alone
