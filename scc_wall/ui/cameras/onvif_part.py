"""The ONVIF side of a camera's form: where it is asked, with which account and certificate, and how it is steered."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scc_wall.domain.camera import OnvifSetup
from scc_wall.domain.camera_url import BadUrlError
from scc_wall.domain.onvif import CameraSurvey
from scc_wall.ui.access.field import Field, choice, line
from scc_wall.ui.access.parts import Check, Choice, text_label
from scc_wall.ui.cameras import readings
from scc_wall.ui.cameras.account_part import AccountPart
from scc_wall.ui.cameras.camera_words import decimal
from scc_wall.ui.sites.site_form import number_reading, read_number
from scc_wall.ui.words import tr

WIDEST_DEG = 360.0
MOST_TIMES = 100.0
"""Above the largest magnification that is sold for cameras of cities."""


class OnvifPart(QWidget):
    """Everything but the address waits until there is one."""

    account_found = Signal(object)
    """`Credentials` that stood in the address."""

    def __init__(self) -> None:
        super().__init__()
        self._base: OnvifSetup | None = None
        self._survey: CameraSurvey | None = None
        self._make_fields()
        self._place()
        self.address.changed.connect(self._on_address_changed)
        self.address.line.editingFinished.connect(self.move_account)
        self.show_setup(None)

    def _make_fields(self) -> None:
        hint = tr("host atau http://10.0.0.5/onvif/device_service; kosong: kamera hanya ditonton")
        self.address = line("onvif_address", tr("Al&amat ONVIF"), readings.onvif_reading, hint=hint)
        labels = (tr("Nama pengguna ONVI&F sendiri"), tr("Kata sandi ONVIF sendiri"))
        self.account = AccountPart("onvif_", labels, tr("kosong: akun kamera yang dipakai"))
        self.fingerprint = line(
            "fingerprint_sha256",
            tr("Sidik jari sertifikat yang disematkan"),
            readings.fingerprint_reading,
            hint=tr("kosong: tidak ada yang disematkan; uji kamera untuk melihatnya"),
        )
        self.profile = choice("ptz_profile", tr("Profil PT&Z"))
        self.slows = Check(tr("Kamera memperlambat sendiri saat zum"))
        self.slows.setToolTip(
            tr("Centang bila kamera berputar lebih pelan dengan sendirinya saat gambarnya didekatkan.")
        )
        may_miss = number_reading(0.1, WIDEST_DEG, may_miss=True)
        self.widest = line(
            "widest_deg", tr("Bidang pandang terlebar (°)"), may_miss, hint=tr("kosong: tidak diketahui")
        )
        most = number_reading(1, MOST_TIMES, may_miss=True)
        self.most = line("most_times", tr("Pembesaran optik (×)"), most, hint=tr("kosong: tidak diketahui"))

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(text_label(tr("ONVIF dan PTZ"), "section"))
        for part in (self.address, self.account, self.fingerprint, self.profile, self.slows):
            column.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.widest, 1)
        row.addWidget(self.most, 1)
        column.addLayout(row)

    def fields(self) -> Iterator[Field]:
        """Yield the fields that are asked for now, in the order of the keyboard."""
        yield self.address
        if self.address.text():
            yield from self.account.fields()
            yield from (self.fingerprint, self.profile, self.widest, self.most)

    def show_setup(self, setup: OnvifSetup | None) -> None:
        """Show what is stored, or nothing."""
        self._base = setup
        self._survey = None
        shown = setup or OnvifSetup("")
        texts = {
            self.address: shown.address,
            self.fingerprint: shown.fingerprint_sha256 or "",
            self.widest: decimal(shown.widest_deg),
            self.most: decimal(shown.most_times),
        }
        for field, text in texts.items():
            field.line.setText(text)
            field.start_over()
        self.account.show_account(shown.credentials)
        self.slows.setChecked(shown.slows_itself)
        self._offer_profiles(shown.ptz_profile)
        self._on_address_changed()

    def take_survey(self, survey: CameraSurvey) -> None:
        """Offer the profiles that can be steered; what is chosen stays chosen."""
        self._survey = survey
        self._offer_profiles(self._chosen_profile())

    def pin(self, fingerprint: str) -> None:
        """Take a fingerprint that a person accepted."""
        self.fingerprint.line.setText(fingerprint)

    def typed(self) -> OnvifSetup | None:
        """Return what was typed, None without an address."""
        if not self.address.text():
            return None
        base = self._base or OnvifSetup("")
        address = readings.read_onvif(self.address.text()).url
        steerable = base.steerable if address == base.address else False
        if self._survey is not None:
            steerable = self._survey.ptz_profile is not None
        return replace(
            base,
            address=address,
            credentials=self.account.typed(),
            fingerprint_sha256=readings.read_fingerprint(self.fingerprint.text()) or None,
            steerable=steerable,
            ptz_profile=self._chosen_profile(),
            slows_itself=self.slows.isChecked(),
            widest_deg=read_number(self.widest.text()),
            most_times=read_number(self.most.text()),
        )

    def move_account(self) -> None:
        """Take an account out of a pasted address."""
        try:
            found = readings.read_onvif(self.address.text()) if self.address.text() else None
        except BadUrlError:
            return
        if found is not None and found.credentials is not None:
            self.address.line.setText(found.url)
            self.account_found.emit(found.credentials)

    def _chosen_profile(self) -> str | None:
        token: str | None = self._profiles.currentData()
        return token

    @property
    def _profiles(self) -> Choice:
        assert isinstance(self.profile.editor, Choice)
        return self.profile.editor

    def _offer_profiles(self, chosen: str | None) -> None:
        editor = self._profiles
        editor.clear()
        editor.addItem(tr("otomatis: yang pertama dapat digerakkan"), None)
        streams = () if self._survey is None else self._survey.streams
        known = [stream.profile for stream in streams if stream.profile.ptz_configuration is not None]
        for profile in known:
            editor.addItem(" · ".join(dict.fromkeys(p for p in (profile.name, profile.token) if p)), profile.token)
        if chosen is not None and editor.findData(chosen) < 0:
            editor.addItem(tr("{token} (dipilih dahulu)").format(token=chosen), chosen)
        editor.setCurrentIndex(max(0, editor.findData(chosen)) if chosen is not None else 0)

    def _on_address_changed(self) -> None:
        there = bool(self.address.text())
        for part in (self.account, self.fingerprint, self.profile, self.slows, self.widest, self.most):
            part.setEnabled(there)
