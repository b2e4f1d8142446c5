"""The form of one camera: every field of its configuration, judged while one types; no stored secret is in it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scc_wall.domain.camera import CameraConfig, Credentials, StreamConfig, Transport
from scc_wall.domain.camera_csv import same_name
from scc_wall.domain.camera_url import BadUrlError, take_apart
from scc_wall.domain.onvif import CameraSurvey
from scc_wall.domain.region import Region
from scc_wall.ui.access import form
from scc_wall.ui.access.field import Field, choice, line
from scc_wall.ui.access.parts import Choice, text_label
from scc_wall.ui.access.reading import required
from scc_wall.ui.cameras import readings
from scc_wall.ui.cameras.account_part import AccountPart
from scc_wall.ui.cameras.camera_words import shown_address
from scc_wall.ui.cameras.onvif_part import OnvifPart
from scc_wall.ui.words import tr

NEW = CameraConfig(0, "", StreamConfig(""))
"""What an empty form starts from; the store gives it an id."""


class CameraForm(QWidget):
    """Shows one camera, or nothing of a new one."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._base = NEW
        self._names: dict[str, int] = {}
        self._numbers: dict[int, CameraConfig] = {}
        self._make_fields()
        self.onvif = OnvifPart()
        self._place()
        self._connect()
        self.show_camera(None)

    def _make_fields(self) -> None:
        owner = readings.owners_of(self._names, lambda: self._base.camera_id)
        missing = tr("Nama belum diisi.")
        self.name = line("name", tr("&Nama"), required(missing, readings.name_reading(owner)))
        hint = tr("diketik operator untuk memanggilnya; boleh kosong")
        self.number = line("number", tr("N&omor"), readings.camera_number_reading(self._number_owner), hint=hint)
        self.region = choice("region_code", tr("&Wilayah"))
        self.place = line("place", tr("&Tempat"), hint=tr("mis. Simpang Charitas, arah utara"))
        self.main = line(
            "main",
            tr("Alamat aliran &utama"),
            readings.stream_reading(
                lambda: shown_address(self._base.main.url), missing=tr("Alamat aliran utama belum diisi.")
            ),
            hint=tr("mis. rtsp://10.0.0.5:554/stream1"),
        )
        self.sub = line(
            "sub",
            tr("Alamat su&b-aliran"),
            readings.stream_reading(lambda: "" if self._base.sub is None else shown_address(self._base.sub.url)),
            hint=tr("untuk petak kecil; kosong: hanya aliran utama"),
        )
        labels = (tr("Nama pengguna &kamera"), tr("Kata san&di kamera"))
        self.account = AccountPart("", labels, tr("kosong: kamera dibuka tanpa akun"))
        self.transport = choice("transport", tr("Pen&giriman gambar"))
        self.transport.choice.addItem(tr("TCP (biasa)"), Transport.TCP)
        self.transport.choice.addItem(tr("UDP (bila jaringannya meminta)"), Transport.UDP)
        self.tags = line("tags", tr("Tanda"), hint=tr("dipisah koma, mis. lalu lintas, banjir"))

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 14, 0)
        column.setSpacing(4)
        column.addWidget(text_label(tr("Kamera ini"), "section"))
        column.addWidget(self.name)
        column.addWidget(self.number)  # alone in its row: its fault names another camera
        column.addLayout(_row((self.region, 1), (self.place, 1)))
        column.addSpacing(10)
        column.addWidget(text_label(tr("Gambar"), "section"))
        for part in (self.main, self.sub, self.account):
            column.addWidget(part)
        column.addLayout(_row((self.transport, 1), (self.tags, 1)))
        column.addSpacing(10)
        column.addWidget(self.onvif)
        column.addStretch()

    def _connect(self) -> None:
        for field in self.fields():
            field.changed.connect(self.changed)
        for field in (self.main, self.sub):
            field.line.editingFinished.connect(self._move_accounts)
        self.onvif.account_found.connect(self._on_onvif_account_found)

    # --- what is shown -------------------------------------------------------------------------------------------

    def know(self, cameras: Sequence[CameraConfig], regions: Sequence[Region]) -> None:
        """Take in which names and numbers are taken, and which regions there are."""
        self._names.clear()
        self._names.update({same_name(camera.name): camera.camera_id for camera in cameras})
        self._numbers = {camera.number: camera for camera in cameras if camera.number is not None}
        fill_regions(self.region.choice, regions)

    def show_camera(self, camera: CameraConfig | None) -> None:
        """Show a stored camera, or an empty form."""
        self._base = shown = camera or NEW
        texts = {
            self.name: shown.name,
            self.number: "" if shown.number is None else str(shown.number),
            self.place: shown.place,
            self.main: shown_address(shown.main.url),
            self.sub: "" if shown.sub is None else shown_address(shown.sub.url),
            self.tags: ", ".join(shown.tags),
        }
        for field, text in texts.items():
            field.line.setText(text)
            field.line.setCursorPosition(0)  # else of a long one its end is seen
            field.start_over()
        select_code(self.region.choice, shown.region_code)
        self.transport.choice.setCurrentIndex(self.transport.choice.findData(shown.transport))
        self.account.show_account(shown.credentials)
        self.onvif.show_setup(shown.onvif)

    def take_survey(self, survey: CameraSurvey) -> None:
        """Offer the profiles that a camera told of."""
        self.onvif.take_survey(survey)

    def fields(self) -> Iterator[Field]:
        """Yield the fields in the order of the keyboard."""
        yield from (self.name, self.number, self.region, self.place, self.main, self.sub)
        yield from self.account.fields()
        yield from (self.transport, self.tags)
        yield from self.onvif.fields()

    # --- what is typed -------------------------------------------------------------------------------------------

    def judge(self) -> bool:
        """Let every field say what is wrong with it; return whether nothing is."""
        self._move_accounts()
        self.onvif.move_account()
        return form.judge(self.fields())

    def typed(self) -> CameraConfig:
        """Return the camera as typed; only after `judge` found nothing wrong."""
        main, sub = self._stream(self.main, self._base.main), self._stream(self.sub, self._base.sub)
        assert main is not None  # `judge` said so
        return replace(  # whatever else a camera carries stays as it is stored
            self._base,
            name=self.name.text(),
            number=readings.read_whole(self.number.text()),
            region_code=self.region.choice.currentData(),
            place=self.place.text(),
            main=main,
            sub=sub,
            transport=Transport(self.transport.choice.currentData()),
            tags=tuple(tag for tag in map(str.strip, self.tags.text().split(",")) if tag),
            credentials=self.account.typed(),
            onvif=self.onvif.typed(),
        )

    def empty_passwords(self) -> None:
        """Keep nothing of the passwords."""
        self.account.empty()
        self.onvif.account.empty()

    def _stream(self, field: Field, base: StreamConfig | None) -> StreamConfig | None:
        text = field.text()
        if not text:
            return None
        if base is not None and text in (shown_address(base.url), base.url):
            return base
        return StreamConfig(take_apart(text).url)

    def _number_owner(self, number: int) -> str:
        camera = self._numbers.get(number)
        return "" if camera is None or camera.camera_id == self._base.camera_id else camera.name

    def _move_accounts(self) -> None:
        """Take accounts out of pasted addresses, so that no password stands in the clear."""
        for field in (self.main, self.sub):
            try:
                found = take_apart(field.text()) if field.text() else None
            except BadUrlError:
                continue
            if found is not None and found.credentials is not None:
                self._put_account(found.credentials)
                field.line.setText(found.url)

    def _put_account(self, account: Credentials) -> None:
        self.account.put(account)

    def _on_onvif_account_found(self, account: Credentials) -> None:
        """Take an account out of the ONVIF address for the camera's, unless that has another one."""
        if self.account.username.text() in ("", account.username):
            self._put_account(account)
        else:
            self.onvif.account.put(account)


def fill_regions(editor: Choice, regions: Sequence[Region]) -> None:
    """Offer these regions, and none; what was chosen stays chosen."""
    chosen = editor.currentData()
    editor.clear()
    editor.addItem(tr("belum ditentukan"), None)
    for region in regions:
        editor.addItem(region.title, region.code)
    select_code(editor, chosen)


def select_code(editor: Choice, code: str | None) -> None:
    """Choose a region; a code that is not offered is offered as it is, so that saving does not lose it."""
    place = 0 if code is None else editor.findData(code)
    if place < 0:
        editor.addItem(code or "", code)
        place = editor.count() - 1
    editor.setCurrentIndex(place)


def _row(*parts: tuple[QWidget, int]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(14)
    for part, share in parts:
        row.addWidget(part, share)
    return row
