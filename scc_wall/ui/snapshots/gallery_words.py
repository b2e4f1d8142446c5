"""What the gallery says."""

from collections.abc import Sequence
from datetime import datetime

from scc_wall.domain.evidence import folder_of
from scc_wall.domain.snapshot import Snapshot
from scc_wall.ui.snapshots.desk import HandedOut, Listed, Soundness
from scc_wall.ui.words import tr


def nothing_yet() -> str:
    """Return what stands where there are no snapshots at all."""
    return tr("Belum ada cuplikan. Tutup jendela ini, pilih petak di dinding, lalu tekan J (Shift+J: seluruh dinding).")


def nothing_fits() -> str:
    """Return what stands where the filters let nothing through."""
    return tr("Tidak ada cuplikan yang cocok. Hapus pencarian, atau pilih semua hari dan semua orang.")


def searched(one: Snapshot) -> str:
    """Return what is searched of a snapshot."""
    parts = (one.title, one.where, one.person, one.login, one.letter_number, one.note, one.snapshot_id)
    return " ".join(parts).casefold()


def count(fitting: int, shown: int, chosen: int, listed: Listed) -> str:
    """Return how many there are, and for how long."""
    parts = [tr("{n} dari {all} cuplikan").format(n=fitting, all=len(listed.snapshots))]
    if shown < fitting:
        parts.append(tr("tampil {n} terbaru: persempit pencarian").format(n=shown))
    parts.append(tr("{n} dipilih").format(n=chosen))
    if listed.keep_days:
        parts.append(tr("disimpan {n} hari").format(n=listed.keep_days))
    return " · ".join(parts)


def state(soundness: Soundness | None) -> tuple[str, str]:
    """Return what a check found, in words and as a tone."""
    if soundness is None:
        return tr("… memeriksa keutuhan"), "quiet"
    return {
        Soundness.SOUND: (tr("✓ Utuh: sama dengan catatan audit"), "good"),
        Soundness.CHANGED: (tr("✕ BERUBAH: isi berkas bukan yang tercatat di audit. Laporkan kepada auditor"), "fault"),
        Soundness.MISSING: (tr("✕ HILANG: berkasnya tidak ada atau tidak terbaca. Laporkan kepada auditor"), "fault"),
        Soundness.UNRECORDED: (tr("✕ TIDAK TERCATAT: audit tidak mengenalnya. Laporkan kepada auditor"), "fault"),
    }[soundness]


def in_place_of_picture(soundness: Soundness) -> str:
    """Return what stands where a picture can't be shown; empty where it can."""
    return "" if soundness is Soundness.SOUND else tr("Gambar tidak ditampilkan: berkasnya bukan yang disimpan.")


def verdict(found: Sequence[Soundness]) -> tuple[str, str]:
    """Return what a check of several found, and its tone."""
    bad = sum(one is not Soundness.SOUND for one in found)
    if not bad:
        return tr("✓ {n} cuplikan diperiksa: semuanya utuh").format(n=len(found)), "good"
    return tr("✕ {bad} dari {n} cuplikan tidak utuh: bertanda ✕").format(bad=bad, n=len(found)), "fault"


def exported(done: HandedOut) -> str:
    """Return what was written."""
    told = tr("✓ {n} cuplikan diekspor: {file} · SHA-256 {hash}…")
    return told.format(n=done.count, file=done.file.name, hash=done.sha256[:12])


def proposed_name(now_utc: datetime) -> str:
    """Return a name for the file."""
    return f"cuplikan-{folder_of(now_utc)}.zip"
