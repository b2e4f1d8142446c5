"""What a person can do with the selected camera now, resolved purely from what is known of it.

Each standing has words of its own: what is, and what to do about it. They stand in place of the pad, of the same size.
"""

from enum import StrEnum
from typing import Final

from scc_wall.access.told_errors import NO_SESSION, SESSION_LOCKED
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.steering import Drive
from scc_wall.ui.ptz import ptz_words
from scc_wall.ui.ptz.desk import PtzView
from scc_wall.ui.words import tr


class Standing(StrEnum):
    """Whether the selected camera can be steered by who asks."""

    NO_CAMERA = "no-camera"
    FIXED = "fixed"
    CLOSED = "closed"
    """No act can be recorded, so that none is allowed."""
    DENIED = "denied"
    HELD = "held"
    CONNECTING = "connecting"
    LOST = "lost"
    RUNAWAY = "runaway"
    """Told to stop, and not proved to stand: it takes no moves."""
    READY = "ready"


_BY_DRIVE: Final = {
    Drive.CONNECTING: Standing.CONNECTING,
    Drive.LOST: Standing.LOST,
    Drive.RUNAWAY: Standing.RUNAWAY,
}


def standing_of(camera: CameraConfig | None, view: PtzView | None) -> Standing:
    """Return what holds; what bars a person for longer comes before what passes."""
    if camera is None or view is None:
        return Standing.NO_CAMERA
    if camera.onvif is None or not camera.onvif.steerable:
        return Standing.FIXED
    if view.closed is not None:  # before all that a person could do something about: logging in is refused as well
        return Standing.CLOSED
    if not view.allowed:
        return Standing.DENIED
    if view.lock is not None and not view.lock.mine:
        return Standing.HELD
    drive = Drive.CONNECTING if view.steering is None else view.steering.drive
    return _BY_DRIVE.get(drive, Standing.READY)


def words_of(standing: Standing, camera: CameraConfig | None, view: PtzView | None) -> tuple[str, str]:
    """Return what is and what to do, one text each; empty while it can be steered."""
    if standing is Standing.READY:
        return "", ""
    if standing is Standing.NO_CAMERA or camera is None or view is None:
        return tr("Tidak ada kamera terpilih."), tr("Pilih petak sebuah kamera di dinding: panah atau klik.")
    return {
        Standing.FIXED: _fixed,
        Standing.CLOSED: _closed,
        Standing.DENIED: _denied,
        Standing.HELD: _held,
        Standing.CONNECTING: _connecting,
        Standing.LOST: _lost,
        Standing.RUNAWAY: _runaway,
    }[standing](camera, view)


def _fixed(camera: CameraConfig, _view: PtzView) -> tuple[str, str]:
    if camera.onvif is not None:
        what = tr("Kamera ini tidak dapat digerakkan.")
        return what, tr("Bila seharusnya bisa: minta admin menguji kamera ini (menu Kamera).")
    what = tr("Kamera ini hanya untuk dilihat.")
    return what, tr("Bila kamera ini bisa bergerak: minta admin mengisi ONVIF di pengaturannya.")


def _closed(_camera: CameraConfig, view: PtzView) -> tuple[str, str]:
    assert view.closed is not None
    return str(view.closed.what), tr("Beri tahu admin. STOP tetap bekerja.") + f" {view.closed.todo}"


def _denied(_camera: CameraConfig, view: PtzView) -> tuple[str, str]:
    if view.denied == SESSION_LOCKED:
        return str(view.denied), tr("Buka kuncinya dahulu (Ctrl+L).")
    if view.denied in {None, NO_SESSION}:
        todo = tr("Masuk dengan surat tugas yang mengizinkan PTZ (Ctrl+L), atau minta pengawas.")
    else:  # Ctrl+L would lock whoever is in
        todo = tr("Minta pengawas, atau keluar (Ctrl+Shift+L) lalu masuk dengan surat tugas yang mengizinkannya.")
    why = "" if view.denied is None else f"{view.denied} "
    return tr("Anda belum boleh menggerakkan kamera ini."), why + todo


def _held(_camera: CameraConfig, view: PtzView) -> tuple[str, str]:
    lock = view.lock
    assert lock is not None
    if lock.reserved or lock.left_s is None:
        wait = tr("Tidak bebas sendiri: dipegang sampai dilepas.")
    else:
        wait = tr("Bebas dalam {n} dtk bila ia tidak menggerakkannya lagi; lalu Anda langsung bisa.").format(
            n=ptz_words.lock_seconds(lock.left_s)
        )
    if view.may_take_over:
        urgent = tr("Mendesak: “Ambil alih…”, dengan alasan.")
    else:
        urgent = tr("Mendesak: minta {name} melepasnya.").format(name=lock.holder.name)
    return ptz_words.holder(lock), f"{wait} {urgent}"


def _connecting(_camera: CameraConfig, view: PtzView) -> tuple[str, str]:
    if view.steering is None and view.refusal is not None:  # nobody tries, so it would never come
        return tr("Kamera ini tidak dihubungi."), f"{view.refusal} {tr('Lalu pilih petak lain, dan petak ini lagi.')}"
    return tr("Menghubungi kamera…"), tr("Biasanya beberapa detik. Tidak perlu menekan apa pun.")


def _lost(_camera: CameraConfig, view: PtzView) -> tuple[str, str]:
    fault = None if view.steering is None else view.steering.fault
    told = tr("Kamera tidak menjawab.") if fault is None else str(fault)
    return told, tr(
        "Dicoba lagi terus-menerus; STOP yang ditekan dikirim begitu kamera menjawab. Periksa jaringan dan daya kamera."
    )


def _runaway(_camera: CameraConfig, _view: PtzView) -> tuple[str, str]:
    what = tr("Kamera ini belum terbukti berhenti.")
    return what, tr(
        "Perintah gerak ditolak sampai terbukti; STOP diulang otomatis. Bila terus berputar: putuskan dayanya."
    )
