"""The form of one site: every field of its configuration, judged while one types."""

import math
from dataclasses import replace
from urllib.parse import urlsplit

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from scc_wall.domain.site import SiteConfig
from scc_wall.ui.access import form
from scc_wall.ui.access.field import Field, line, lines
from scc_wall.ui.access.parts import Check, text_label
from scc_wall.ui.access.reading import Check as Judge
from scc_wall.ui.access.reading import Reading, Tone, required
from scc_wall.ui.words import plain_number, tr

_LIMITS = ("resolve_s", "connect_s", "tls_s", "first_byte_s", "total_s")


def url_reading(text: str) -> Reading:
    """Say how an address reads; an empty one waits."""
    if not text:
        return Reading(tr("kosong: menunggu alamat, tidak dipantau"), Tone.WARN)
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018 - raises for a port that is none
    except ValueError:
        return Reading(tr("Alamat ini tidak dapat dibaca."), Tone.FAULT)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return Reading(tr("Mulai dengan http:// atau https://, lalu nama situs."), Tone.FAULT)
    if parts.username or parts.password:
        return Reading(tr("Alamat tidak boleh memuat nama masuk atau kata sandi."), Tone.FAULT)
    if any(sign.isspace() for sign in text):
        return Reading(tr("Alamat tidak boleh memuat spasi."), Tone.FAULT)
    return Reading()


def number_reading(least: float, most: float, *, may_miss: bool = False) -> Judge:
    """Return a check that wants a number between two others."""

    def check(text: str) -> Reading:
        if not text and may_miss:
            return Reading()
        value = read_number(text)
        if value is None or not least <= value <= most:
            told = tr("Angka dari {least} sampai {most}.")
            return Reading(told.format(least=plain_number(least), most=plain_number(most)), Tone.FAULT)
        return Reading()

    return check


def read_number(text: str) -> float | None:
    """Return a number as people type it, with a comma or a point; None if it is none."""
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _typed(value: float | None) -> str:
    return "" if value is None else plain_number(value)


class SiteForm(QWidget):
    """Shows one site, or nothing of a new one."""

    def __init__(self) -> None:
        super().__init__()
        self._base = SiteConfig("", "")
        self.heading = text_label("", "section")
        self._make_fields()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 14, 0)
        column.setSpacing(4)
        parts: list[QWidget] = [self.heading, self.name, self.url, self.enabled, self.internal, self.interval]
        parts += [self.slow, self.watched_paths, self.allowed_hosts]
        parts += [text_label(tr("Batas waktu (detik)"), "section"), *self.limits.values(), self.redirects, self.body]
        parts += [self.remark]
        for part in parts:
            column.addWidget(part)
        column.addStretch()
        self.show_site(None)

    def _make_fields(self) -> None:
        self.name = line("name", tr("&Nama OPD"), required(tr("Nama belum diisi.")))
        self.url = line("url", tr("Al&amat situs"), url_reading, hint=tr("mis. https://disdik.sumselprov.go.id"))
        self.enabled = Check(tr("&Dipantau"))
        self.internal = Check(tr("Di jaringan sendiri: alamat pri&vat boleh"))
        self.interval = line("interval_s", tr("Selang cek (de&tik)"), number_reading(10, 86_400))
        self.slow = line(
            "slow_first_byte_s",
            tr("&Lambat di atas (detik)"),
            number_reading(0.1, 60, may_miss=True),
            hint=tr("kosong: 3 detik, atau 3 × p95 situs itu sendiri"),
        )
        self.watched_paths = lines(
            "watched_paths", tr("Jalur yang ikut di&periksa"), tr("satu per baris, mis. /assets/")
        )
        self.allowed_hosts = lines(
            "allowed_hosts", tr("Nama h&ost yang boleh ditautkan"), tr("satu per baris, di luar domainnya sendiri")
        )
        names = (tr("DNS"), tr("Koneksi"), tr("TLS"), tr("Byte pertama"), tr("Seluruhnya"))
        self.limits = {key: line(key, name, number_reading(0.1, 120)) for key, name in zip(_LIMITS, names, strict=True)}
        self.redirects = line("redirects", tr("Pengalihan paling banyak"), number_reading(0, 20))
        self.body = line("body_bytes", tr("Isi dibaca paling banyak (KiB)"), number_reading(1, 512))
        self.remark = lines("note", tr("&Keterangan"))

    def fields(self) -> list[Field]:
        """Return the fields in the order of the keyboard."""
        first = [self.name, self.url, self.interval, self.slow, self.watched_paths, self.allowed_hosts]
        return [*first, *self.limits.values(), self.redirects, self.body, self.remark]

    def show_site(self, site: SiteConfig | None) -> None:
        """Show a stored site, or a new one with what holds for all."""
        self._base = shown = site or SiteConfig("", "")
        self.heading.setText(tr("Situs baru") if site is None else tr("Ubah situs"))
        self.enabled.setChecked(shown.enabled)
        self.internal.setChecked(shown.internal)
        texts = {
            self.name: shown.name,
            self.url: shown.url,
            self.interval: _typed(shown.interval_s),
            self.slow: _typed(shown.slow_first_byte_s),
            self.watched_paths: "\n".join(shown.watched_paths),
            self.allowed_hosts: "\n".join(shown.allowed_hosts),
            self.redirects: str(shown.limits.redirects),
            self.body: str(shown.limits.body_bytes // 1024),
            self.remark: shown.note,
        }
        texts |= {field: _typed(getattr(shown.limits, key)) for key, field in self.limits.items()}
        for field, text in texts.items():
            _write(field, text)
            field.start_over()

    def judge(self) -> bool:
        """Let every field say what is wrong with it; return whether nothing is."""
        return form.judge(self.fields())

    def typed(self) -> SiteConfig:
        """Return the site as typed; only after `judge` found nothing wrong."""
        limits = replace(
            self._base.limits,
            **{key: _number(field) for key, field in self.limits.items()},
            redirects=int(_number(self.redirects)),
            body_bytes=int(_number(self.body) * 1024),
        )
        return replace(  # whatever else a site carries stays as it is stored
            self._base,
            name=self.name.text(),
            url=self.url.text(),
            enabled=self.enabled.isChecked(),
            interval_s=_number(self.interval),
            internal=self.internal.isChecked(),
            watched_paths=_entries(self.watched_paths),
            allowed_hosts=_entries(self.allowed_hosts),
            slow_first_byte_s=read_number(self.slow.text()),
            limits=limits,
            note=self.remark.text(),
        )


def _number(field: Field) -> float:
    value = read_number(field.text())
    assert value is not None  # `judge` said so
    return value


def _entries(field: Field) -> tuple[str, ...]:
    return tuple(entry for entry in map(str.strip, field.text().splitlines()) if entry)


def _write(field: Field, text: str) -> None:
    editor = field.editor
    if isinstance(editor, QLineEdit):
        editor.setText(text)
        editor.setCursorPosition(0)  # else of a long one its end is seen
    elif isinstance(editor, QPlainTextEdit):
        editor.setPlainText(text)
