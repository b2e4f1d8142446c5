"""The wall's screens: their numbers, names and sizes, and how high letters are on each, in millimetres.

What the letters are read from is said beside them, for nobody thinks in minutes of arc.
"""

from collections.abc import Mapping

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scc_wall.base.errors import SccError
from scc_wall.domain.legibility import (
    CAP_LIMITS_MM,
    GOOD_ARCMIN,
    WIDTH_LIMITS_MM,
    ScreenSetting,
    dots_per_mm,
    farthest_m,
    least_cap_mm,
)
from scc_wall.ui import theme, words
from scc_wall.ui.access import form
from scc_wall.ui.access.busy import Busy, Work, at_once
from scc_wall.ui.access.field import Field, line
from scc_wall.ui.access.listing import Listing
from scc_wall.ui.access.parts import Scroll, button, set_tone, text_label
from scc_wall.ui.access.reading import Reading, Tone
from scc_wall.ui.access.refusal import RefusalPlate
from scc_wall.ui.access.sizes import fit
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.screens.desk import ScreenFacts, ScreensDesk
from scc_wall.ui.words import tr

WIDTH_PX = 1240
ROOM_M = 4.0
"""Source: specs/desk.md, "readable from 4 m"."""


class ScreensDialog(QDialog):
    """The list on the left, the chosen screen on the right.

    Parameters
    ----------
    work
        Has the settings read and stored.
    """

    def __init__(self, desk: ScreensDesk, parent: QWidget | None = None, *, work: Work = at_once) -> None:
        super().__init__(parent)
        self._desk = desk
        self._facts = list(desk.facts())
        self._settings: Mapping[str, ScreenSetting] = {}
        self.setWindowTitle(tr("Layar"))
        self.setStyleSheet(DIALOG_STYLE)
        self._make_parts()
        self._busy = Busy(work, (self.list, self.cap, self.width_mm, self.save, self.leave))
        self._place()
        self.list.itemSelectionChanged.connect(self._on_list_selection_changed)
        for field in (self.cap, self.width_mm):
            field.changed.connect(self._show_reading)
        self.identify.clicked.connect(desk.identify)
        self.save.clicked.connect(self._on_save_clicked)
        self.leave.clicked.connect(self.reject)
        fit(self, WIDTH_PX)
        self._load()

    def _make_parts(self) -> None:
        columns = (tr("No."), tr("Nama"), tr("Piksel"), tr("Ukuran"), tr("Keadaan"), tr("Huruf"))
        self.list = Listing(tr("Layar dinding"), columns, stretch=1)
        self.list.setMinimumHeight(280)
        self.identify = button(tr("Kenali la&yar (F8)"))
        self.refusal = RefusalPlate()
        self.name = text_label("", "section", wrap=True)
        self.said = text_label("", wrap=True)
        self.cap = line("cap_mm", tr("&Tinggi huruf kapital (mm)"), _cap_reading, tr("kosong: mengikuti tinggi petak"))
        hint = tr("lebar gambar yang diukur; kosong: menurut layar")
        self.width_mm = line("width_mm", tr("&Lebar layar (mm)"), _width_reading, hint)
        self.reading = text_label("", wrap=True)
        self.advice = text_label("", "note", wrap=True)
        self.save = button(tr("&Simpan"), primary=True)
        self.leave = button(tr("&Kembali"))

    def _place(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(text_label(tr("Layar"), "heading"))
        left.addWidget(self.list, 1)
        below = QHBoxLayout()
        below.addWidget(self.identify)
        below.addStretch()
        left.addLayout(below)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.GAP_LARGE_PX, 0)
        for part in (self.refusal, self.name, self.said, self.cap, self.width_mm, self.reading, self.advice):
            column.addWidget(part)
        column.addStretch()
        right.addWidget(Scroll(inside), 1)
        right.addLayout(_row(self._busy.note, self.leave, self.save))
        outer = QHBoxLayout(self)
        outer.setContentsMargins(theme.MARGIN_PX, theme.GAP_LARGE_PX, theme.MARGIN_PX, theme.GAP_LARGE_PX)
        outer.setSpacing(theme.MARGIN_PX)
        outer.addLayout(left, 9)
        outer.addLayout(right, 4)

    # --- what is shown -------------------------------------------------------------------------------------------

    def _load(self) -> None:
        self._busy.run(tr("Membaca pengaturan layar…"), self._desk.settings, self._on_read, self._refuse)

    def _on_read(self, settings: Mapping[str, ScreenSetting]) -> None:
        self._settings = settings
        self.list.fill([(facts.number, self._texts(facts)) for facts in self._facts])
        self._on_list_selection_changed()
        form.focus(self.list)

    def _texts(self, facts: ScreenFacts) -> tuple[str, ...]:
        setting = self._setting(facts)
        state = tr("terpasang") if facts.present else "⚠ " + tr("tercabut")
        cap = tr("otomatis") if setting.cap_mm is None else _mm(setting.cap_mm)
        pixels = "×".join(map(str, facts.size_px))
        return (str(facts.number), facts.name, pixels, _size_words(facts, setting), state, cap)

    def _setting(self, facts: ScreenFacts) -> ScreenSetting:
        return self._settings.get(facts.key, ScreenSetting())

    def chosen(self) -> ScreenFacts | None:
        """Return the chosen screen."""
        number = self.list.chosen_id()
        return next((facts for facts in self._facts if facts.number == number), None)

    def _on_list_selection_changed(self) -> None:
        facts = self.chosen()
        if facts is None:
            return
        setting = self._setting(facts)
        self.name.setText(tr("Layar {n}: {name}").format(n=facts.number, name=facts.name))
        said = _size_words(facts, ScreenSetting())
        self.said.setText(tr("Menurut layar: {size}").format(size=said))
        for field, value in ((self.cap, setting.cap_mm), (self.width_mm, setting.width_mm)):
            _set_number(field, value)
        self._show_reading()

    def entered(self) -> ScreenSetting:
        """Return what stands in the fields; what is refused, or no number, counts as not set."""
        return ScreenSetting(_within(self.cap.text(), CAP_LIMITS_MM), _within(self.width_mm.text(), WIDTH_LIMITS_MM))

    def _show_reading(self) -> None:
        facts, wanted = self.chosen(), self.entered()
        if facts is None:
            return
        density = dots_per_mm(facts.size_px[0], facts.said_mm[0], wanted.width_mm)
        refused = Tone.FAULT in {_cap_reading(self.cap.text()).tone, _width_reading(self.width_mm.text()).tone}
        tone, told = ("quiet", "") if refused else _reading_words(wanted, density)
        set_tone(self.reading, tone)
        self.reading.setText(told)
        least, good = least_cap_mm(ROOM_M), least_cap_mm(ROOM_M, GOOD_ARCMIN)
        advice = tr("Dari {far} m: paling sedikit {least} mm, nyaman mulai {good} mm (ISO 9241-3).")
        self.advice.setText(advice.format(far=words.number(ROOM_M, 0), least=_up(least), good=_up(good)))

    # --- what is done --------------------------------------------------------------------------------------------

    def _on_save_clicked(self) -> None:
        facts, wanted = self.chosen(), self.entered()
        self.refusal.hide()
        if facts is None or not form.judge([self.cap, self.width_mm]):
            return

        def job() -> Mapping[str, ScreenSetting]:
            self._desk.choose(facts.key, wanted)
            return self._desk.settings()

        self._busy.run(tr("Menyimpan…"), job, self._on_saved, self._refuse)

    def _on_saved(self, settings: Mapping[str, ScreenSetting]) -> None:
        self._desk.apply(settings)
        self._on_read(settings)
        set_tone(self._busy.note, "good")
        self._busy.note.setText("✓ " + tr("Tersimpan; dinding mengikuti."))

    def _refuse(self, error: SccError) -> None:
        self.refusal.tell(error)
        fit(self, WIDTH_PX)

    def reject(self) -> None:
        """Leave."""
        if not self._busy.running:
            super().reject()


def _row(note: QWidget, *buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(note, 1)
    for one in buttons:
        row.addWidget(one)
    return row


def _set_number(field: Field, value: float | None) -> None:
    editor = field.editor
    editor.setText("" if value is None else words.number(value, 0 if value == round(value) else 1))  # type: ignore[attr-defined]  # a line
    field.start_over()


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", ".")) if text else None
    except ValueError:
        return None


def _within(text: str, limits: tuple[float, float]) -> float | None:
    value = _number(text)
    return value if value is not None and limits[0] <= value <= limits[1] else None


def _mm(value_mm: float) -> str:
    return f"{words.number(value_mm, 0 if value_mm == round(value_mm) else 1)} mm"


def _up(value_mm: float) -> str:
    return words.number(value_mm + 0.5, 0)


def _size_words(facts: ScreenFacts, setting: ScreenSetting) -> str:
    width, height = facts.said_mm
    if setting.width_mm is not None:
        return tr("{wide} mm lebar, diukur").format(wide=words.number(setting.width_mm, 0))
    if dots_per_mm(facts.size_px[0], width, None) is None:
        return tr("tidak diketahui")
    return f"{words.number(width, 0)}×{words.number(height, 0)} mm"


def _reading_words(wanted: ScreenSetting, density: float | None) -> tuple[str, str]:
    """Return tone and sentence: from how far the letters are read."""
    if wanted.cap_mm is None:
        return "quiet", tr("Huruf mengikuti tinggi petak: petak besar, huruf besar.")
    told = tr("Tinggi huruf {mm} terbaca sampai {far} m, nyaman sampai {good} m.").format(
        mm=_mm(wanted.cap_mm),
        far=words.number(farthest_m(wanted.cap_mm)),
        good=words.number(farthest_m(wanted.cap_mm, GOOD_ARCMIN)),
    )
    if density is None:
        return "warn", f"⚠ {tr('Ukuran layar tidak diketahui: isi lebarnya, agar milimeter benar.')} {told}"
    pixels = tr("Di layar ini {px} piksel; pada petak kecil paling banyak sepertujuh tingginya.")
    return "", f"{told} {pixels.format(px=words.count(round(wanted.cap_mm * density)))}"


def _limited(text: str, limits: tuple[float, float]) -> Reading:
    if text and _within(text, limits) is None:
        told = tr("{least} sampai {most} mm, atau kosong.")
        return Reading(told.format(least=words.number(limits[0], 0), most=words.number(limits[1], 0)), Tone.FAULT)
    return Reading()


def _cap_reading(text: str) -> Reading:
    return _limited(text, CAP_LIMITS_MM)


def _width_reading(text: str) -> Reading:
    return _limited(text, WIDTH_LIMITS_MM)
