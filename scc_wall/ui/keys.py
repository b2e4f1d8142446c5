"""The table of all keys: one source for what they do, the menus and the F1 sheet."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from scc_wall.ui.words import tr


@dataclass(frozen=True, slots=True)
class Key:
    """One command and the keys that give it.

    Parameters
    ----------
    keys
        Portable names as `QKeySequence` reads them; the first is the one menus show.
    """

    action: str
    keys: tuple[str, ...]
    section: str
    text: str


@dataclass(frozen=True, slots=True)
class Hint:
    """A line of the F1 sheet that is no single key: mouse, typing."""

    keys: str
    section: str
    text: str


def table() -> tuple[Key, ...]:
    """Return all keys in the order of the F1 sheet."""
    tile, wall, pages, window = tr("Petak"), tr("Tata letak"), tr("Halaman"), tr("Jendela")
    session, sites, cameras, ptz = tr("Sesi"), tr("Situs"), tr("Kamera"), tr("Kamera PTZ")
    events = tr("Peristiwa")
    snapshots = tr("Cuplikan")
    return (
        Key("select-left", ("Left",), tile, tr("pilih petak kiri")),
        Key("select-right", ("Right",), tile, tr("pilih petak kanan")),
        Key("select-up", ("Up",), tile, tr("pilih petak atas")),
        Key("select-down", ("Down",), tile, tr("pilih petak bawah")),
        Key("swap-left", ("Ctrl+Left",), tile, tr("tukar dengan petak kiri")),
        Key("swap-right", ("Ctrl+Right",), tile, tr("tukar dengan petak kanan")),
        Key("swap-up", ("Ctrl+Up",), tile, tr("tukar dengan petak atas")),
        Key("swap-down", ("Ctrl+Down",), tile, tr("tukar dengan petak bawah")),
        Key("spotlight", ("S",), tile, tr("sorot: satu kamera penuh")),
        Key("back", ("Esc",), tile, tr("kembali dari zum, sorot, pilihan")),
        Key("zoom-in", ("+", "="), tile, tr("zum dekat")),
        Key("zoom-out", ("-",), tile, tr("zum jauh")),
        Key("pan-left", ("Alt+Left",), tile, tr("geser zum ke kiri")),
        Key("pan-right", ("Alt+Right",), tile, tr("geser zum ke kanan")),
        Key("pan-up", ("Alt+Up",), tile, tr("geser zum ke atas")),
        Key("pan-down", ("Alt+Down",), tile, tr("geser zum ke bawah")),
        Key("fit", ("C",), tile, tr("gambar utuh / penuhi petak")),
        Key("rotate", ("R",), tile, tr("putar 90°")),
        Key("pin", ("P",), tile, tr("sematkan di semua halaman")),
        Key("clear", ("Del",), tile, tr("kosongkan petak")),
        Key("retry", ("F5",), tile, tr("sambungkan lagi sekarang")),
        Key("details", ("I",), tile, tr("rincian aliran")),
        Key("replay", ("U",), tile, tr("ulangan 30 dtk terakhir")),
        Key("undo", ("Ctrl+Z",), wall, tr("batalkan")),
        Key("redo", ("Ctrl+Y", "Ctrl+Shift+Z"), wall, tr("ulangi")),
        *(Key(f"grid-{n * n}", (f"Ctrl+{n}",), wall, tr("{n} petak", n=n * n).format(n=n * n)) for n in range(1, 9)),
        Key("grid-more", ("G",), wall, tr("petak lebih banyak")),
        Key("grid-fewer", ("Shift+G",), wall, tr("petak lebih sedikit")),
        Key("span-wider", ("Shift+Right",), wall, tr("petak lebih lebar")),
        Key("span-narrower", ("Shift+Left",), wall, tr("petak lebih sempit")),
        Key("span-taller", ("Shift+Down",), wall, tr("petak lebih tinggi")),
        Key("span-shorter", ("Shift+Up",), wall, tr("petak lebih pendek")),
        Key("layout-save", ("Ctrl+S",), wall, tr("simpan tata letak")),
        Key("layout-open", ("Ctrl+O",), wall, tr("buka tata letak")),
        Key("miniature", ("M",), wall, tr("semua layar")),
        Key("guest-mode", ("H",), wall, tr("mode tamu: sembunyikan / tampilkan")),
        Key("guest-hide", ("Shift+H",), wall, tr("kamera ini disembunyikan dari tamu")),
        Key("page-next", ("PgDown",), pages, tr("halaman berikutnya")),
        Key("page-previous", ("PgUp",), pages, tr("halaman sebelumnya")),
        Key("sequence", ("Space",), pages, tr("putar halaman otomatis / jeda")),
        Key("page-add", ("Ctrl+N",), pages, tr("tambah halaman")),
        Key("page-remove", ("Ctrl+Del",), pages, tr("hapus halaman")),
        Key("page-dwell", ("Ctrl+D",), pages, tr("lama tampil halaman")),
        Key("events", ("Ctrl+E",), events, tr("panel peristiwa")),
        Key("sites-acknowledge", ("F9",), events, tr("ketahui peringatan")),
        Key("sites-mute", ("Shift+F9",), events, tr("matikan / nyalakan suara")),
        Key("cameras", ("F10",), cameras, tr("daftar kamera")),
        Key("snapshot", ("J",), snapshots, tr("cuplikan petak terpilih")),
        Key("snapshot-wall", ("Shift+J",), snapshots, tr("cuplikan seluruh dinding")),
        Key("snapshots", ("Ctrl+J",), snapshots, tr("galeri cuplikan")),
        Key("session", ("Ctrl+L",), session, tr("masuk, kunci, buka kunci")),
        Key("leave", ("Ctrl+Shift+L",), session, tr("keluar sesi")),
        Key("password", ("Shift+F4",), session, tr("ganti kata sandi sendiri")),
        Key("handover", ("Ctrl+H",), session, tr("serah terima giliran jaga")),
        Key("session-panel", ("Shift+F12",), session, tr("panel sesi")),
        Key("letters", ("F2",), session, tr("surat tugas")),
        Key("visitors", ("F3",), session, tr("tamu")),
        Key("accounts", ("F4",), session, tr("akun")),
        Key("sessions", ("Shift+F2",), session, tr("sesi yang berjalan")),
        Key("audit-export", ("Shift+F3",), session, tr("berita acara & ekspor")),
        Key("retention", ("Shift+F6",), session, tr("masa simpan")),
        Key("sites", ("F6",), sites, tr("panel situs OPD")),
        Key("sites-table", ("F7",), sites, tr("daftar situs")),
        Key("sites-tile", ("O",), sites, tr("tampilkan di petak terpilih")),
        Key("ptz", ("F12",), ptz, tr("panel kendali")),
        Key("ptz-steer", ("T",), ptz, tr("kendali di petak (Esc usai)")),
        Key("ptz-stop", ("Shift+Space",), ptz, tr("STOP sekarang juga")),
        Key("help", ("F1",), window, tr("semua tombol")),
        Key("part-next", ("Ctrl+F6",), window, tr("bagian jendela berikutnya")),
        Key("part-previous", ("Ctrl+Shift+F6",), window, tr("bagian jendela sebelumnya")),
        Key("find", ("Ctrl+F",), window, tr("cari kamera")),
        Key("identify", ("F8",), window, tr("kenali layar (5 dtk)")),
        Key("screens", ("Shift+F8",), window, tr("layar dan tinggi huruf")),
        Key("wall-only", ("F11",), window, tr("dinding saja, layar penuh")),
        Key("first-start", ("Shift+F10",), window, tr("pemasangan pertama")),
        Key("language", ("Ctrl+B",), window, tr("bahasa: Indonesia / English")),
        Key("video-again", ("Shift+F5",), window, tr("mode aman: coba lagi dengan video")),
        Key("quit", ("Ctrl+Q",), window, tr("keluar")),
    )


def hints() -> tuple[Hint, ...]:
    """Return what the F1 sheet says beside the keys."""
    tile, wall, ptz, session = tr("Petak"), tr("Tata letak"), tr("Kamera PTZ"), tr("Sesi")
    events, cameras, sites, window = tr("Peristiwa"), tr("Kamera"), tr("Situs"), tr("Jendela")
    return (
        Hint(tr("nomor + Enter"), tile, tr("kamera bernomor itu ke petak terpilih")),
        Hint(tr("klik ganda"), tile, tr("sorot, atau akhiri zum")),
        Hint(tr("roda tetikus"), tile, tr("zum di bawah penunjuk; seret menggeser")),
        Hint(tr("klik kanan, Menu"), tile, tr("menu petak")),
        Hint(tr("seret petak"), wall, tr("tukar dua petak")),
        Hint(tr("seret dari daftar"), wall, tr("tempatkan kamera")),
        Hint("M, Enter", wall, tr("angkat petak, tukar")),
        Hint("Enter, N", events, tr("di daftarnya: ketahui, catat")),
        Hint("↓, Enter", cameras, tr("dari pencarian ke daftar, ke petak")),
        Hint("Ctrl+L", session, tr("juga di atas dialog mana pun")),
        Hint("Enter", sites, tr("di panelnya: halaman situs")),
        Hint("Esc", window, tr("dari panel dan menu ke dinding")),
        Hint(tr("panah"), ptz, tr("tahan: gerak, dua: serong")),
        Hint("+ −, PgUp/Dn", ptz, tr("tahan: zum")),
        Hint("Shift", ptz, tr("lebih pelan")),
        Hint("1–9, Home", ptz, tr("preset, beranda")),
        Hint(tr("Spasi"), ptz, tr("STOP")),
        Hint(tr("klik, kotak"), ptz, tr("ke tengah, zum ke situ")),
        Hint(tr("klik kanan"), ptz, tr("tahan: ke arah penunjuk")),
        *_replay_hints(),
    )


def _replay_hints() -> tuple[Hint, ...]:
    past = tr("Ulangan")
    return (
        Hint("U, Home", past, tr("ke belakang, awal")),
        Hint(tr("← →, Spasi, −+"), past, tr("1 dtk (Shift: 5), jeda, laju")),
        Hint("Esc, End", past, tr("ke langsung")),
    )


_SIGNS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "PgDown": "PgDn", "-": "−"}


def shown(key: Key) -> str:
    """Return the first key's name as it stands on keyboards and in the person's language, e.g. `Ctrl+Z`, `Shift+→`."""
    return _shown(key.keys[0])


def menu_text(key: Key) -> str:
    """Return what stands in a menu for it."""
    return key.text[0].upper() + key.text[1:].replace("&", "&&")


def all_shown(key: Key) -> str:
    """Return all its keys, for the F1 sheet."""
    return ", ".join(map(_shown, key.keys))


def _shown(keys: str) -> str:
    *modifiers, name = keys.split("+") if len(keys) > 1 else [keys]
    return "+".join([*modifiers, {**_SIGNS, "Space": tr("Spasi")}.get(name, name)])


def shown_of(action: str) -> str:
    """Return the first key of a command, empty if it has none."""
    return next((shown(key) for key in table() if key.action == action), "")


def is_letter(event: QKeyEvent) -> bool:
    """Return whether a key types a letter: a list would look for a row that begins with it, and swallow a command."""
    return event.text().isalpha() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier


def _combined(name: str) -> int:
    first: QKeyCombination = QKeySequence(name)[0]  # type: ignore[index]  # PySide6's stubs lack __getitem__
    return first.toCombined()


@cache
def _by_combination() -> dict[int, str]:
    found = {}
    for key in table():
        for name in key.keys:
            found[_combined(name)] = key.action
    return found


def action_of(event: QKeyEvent) -> str | None:
    """Return the command of a key press, None for no command.

    A shifted sign (`+` on most keyboards) counts by its sign; the number pad counts like the other keys.
    """
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key(event.key())
    known = _by_combination()
    found = known.get(QKeyCombination(modifiers, key).toCombined())
    if found is None and not event.text().isalnum():
        found = known.get(QKeyCombination(modifiers & ~Qt.KeyboardModifier.ShiftModifier, key).toCombined())
    return found
