"""What stands in a berita acara, in Indonesian whatever the language of the screen: it is an official record. No Qt."""

import re
from datetime import datetime
from typing import Final

from scc_wall.access.export import Minutes, Selection
from scc_wall.access.restored import Restored
from scc_wall.base.clock import WIB
from scc_wall.domain.audit import AuditResult, AuditRow, Value
from scc_wall.domain.letter import Letter
from scc_wall.domain.role import Role
from scc_wall.ui.access.dates import day_words

Pairs = list[tuple[str, str]]
ROLES: Final = {
    Role.OPERATOR: "operator",
    Role.SUPERVISOR: "pengawas",
    Role.ADMIN: "admin",
    Role.AUDITOR: "auditor",
}
_ACTIONS: Final = {
    "layout.change": "Mengubah tata letak dinding",
    "layout.save": "Menyimpan tata letak dinding",
    "tile.change": "Mengganti kamera di dinding",
    "camera.edit": "Mengubah data kamera",
    "ptz.move": "Menggerakkan kamera",
    "ptz.take-over": "Mengambil alih gerak kamera",
    "ptz.reserve": "Memegang kamera",
    "ptz.preset": "Mengubah preset kamera",
    "ptz.patrol": "Mengubah patroli kamera",
    "ptz.runaway": "Kamera diperintah berhenti",
    "ptz.runaway-over": "Kamera terbukti berhenti setelah alarm",
    "snapshot": "Mengambil cuplikan",
    "export": "Mengekspor bukti",
    "event.acknowledge": "Mengetahui peristiwa",
    "event.note": "Mencatat pada peristiwa",
    "replay": "Ulangan gambar kamera",
    "handover": "Serah terima giliran jaga",
    "guest-mode": "Mode tamu",
    "site.edit": "Mengubah daftar situs",
    "site.note": "Mencatat pada situs atau memeriksanya",
    "site.judge": "Menilai temuan pada situs",
    "letter.read": "Membaca surat tugas lengkap",
    "letter.register": "Mendaftarkan surat tugas",
    "letter.approve": "Menyetujui surat tugas",
    "letter.revoke": "Mencabut surat tugas",
    "letter.vouch": "Menjamin surat tugas",
    "session.end-other": "Mengakhiri sesi orang lain",
    "visitor.register": "Mencatat tamu",
    "account.edit": "Mengubah akun",
    "account.kept": "Mengulang baris akun sebelum menghapus yang lama",
    "letter.kept": "Mengulang baris surat tugas sebelum menghapus yang lama",
    "letter.kept-revoked": "Mengulang baris surat tugas yang dicabut",
    "setting.change": "Mengubah pengaturan",
    "configuration.import": "Mengimpor kamera atau situs",
    "secrets.export": "Mengekspor kata sandi kamera",
    "key.rotate": "Mengganti kunci induk atau tempatnya",
    "retention.purge": "Menghapus audit lama",
    "snapshot.purge": "Menghapus cuplikan yang lewat masa simpan",
    "audit.read": "Membaca audit",
    "audit.export": "Mengekspor audit",
    "audit.resumed": "Audit dapat ditulis lagi",
    "program.restarted": "Program dimulai lagi oleh penjaga setelah macet atau berhenti mendadak",
    "program.safe-left": "Mode aman diakhiri: dimulai lagi dengan video",
    "program.close": "Menutup program pada kios",
    "session.opening": "Meminta sesi",
    "session.open": "Masuk, sesi dibuka",
    "session.restore": "Sesi dipulihkan setelah mulai ulang",
    "session.lock": "Kendali terkunci",
    "session.unlock": "Kendali dibuka lagi",
    "session.end": "Sesi berakhir",
    "login.refused": "Masuk",
    "unlock.refused": "Membuka kunci kendali",
    "vouch.refused": "Menjamin surat tugas",
    "password.refused": "Mengganti kata sandi",
    "anchors.lost": "Berkas jangkar hilang atau rusak",
    "store.restored": "Penyimpanan diganti cadangan",
    "store.begun-anew": "Penyimpanan baru dimulai",
    "store.kept-restored": "Penyimpanan diganti cadangan (diulang)",
    "store.restore": "Mengganti penyimpanan dengan cadangan",
    "clock.jump": "Jam komputer diubah",
    "console": "Perintah di terminal",
}
"""What is not here stands as it is in the audit."""
_RESULTS: Final = {AuditResult.REFUSED: "DITOLAK", AuditResult.FAILED: "GAGAL"}
_SUBJECTS: Final = {
    "camera": "kamera",
    "letter": "surat",
    "session": "sesi",
    "layout": "tata letak",
    "person": "akun",
    "login": "akun",
    "visitor": "tamu",
    "tile": "petak",
}
_DETAILS: Final = {
    "purpose": "keperluan",
    "left_s": "sisa waktu (detik)",
    "vouched_by": "dijamin oleh akun",
    "why": "sebab",
    "reason": "alasan",
    "camera": "kamera",
    "regions": "wilayah",
    "cameras": "kamera",
    "ptz": "boleh menggerakkan kamera",
    "number": "nomor",
    "office": "instansi",
    "visitor": "tamu",
    "change": "perubahan",
    "role": "peran",
    "before": "sebelumnya",
    "after": "sesudahnya",
    "command": "perintah",
    "seconds": "detik",
    "without_nip": "tanpa NIP",
    "number_reason": "alasan tanpa NIP",
    "let_pass_by": "diloloskan oleh",
    "kind": "bentuk",
    "rows": "baris",
    "through": "sampai baris",
    "so_far": "terhapus sejauh ini",
    "due": "yang melewati masa simpan",
    "sha256": "SHA-256",
    "error": "kesalahan",
    "days": "hari",
    "from": "dari",
    "to": "ke",
    "began": "mulai",
    "how": "cara",
    "commands": "perintah terkirim",
    "preset": "preset",
    "presets": "preset",
    "token": "nomor preset",
    "patrol": "patroli",
}
_REASONS: Final = {
    "logout": "keluar",
    "letter-ended": "masa surat tugas habis",
    "shift-ended": "batas 12 jam",
    "letter-revoked": "surat tugas dicabut",
    "ended-by-supervisor": "diakhiri pengawas",
    "account-closed": "akun ditutup",
    "in-another-room": "orang yang sama masuk di ruang lain",
    "not-restored": "tidak dipulihkan setelah mulai ulang",
    "role": "peran tidak mengizinkan",
    "scope": "di luar cakupan surat tugas",
    "idle": "15 menit tanpa kegiatan",
    "asked": "diminta",
    "password": "kata sandi salah",
    "locked": "terkunci",
    "no-session": "tanpa sesi",
    "ended": "sesi sudah berakhir",
    "not proved": "tidak terbukti berhenti",
    "cut-off": "program terputus saat kamera bergerak; penjaga yang menghentikannya",
    "held": "dipegang orang lain",
    "store": "penyimpanan gagal",
}
"""Where a reason is typed by a person, it stands as it is, unless it is one of these."""
_HOWS: Final = {
    "hold": "ditahan",
    "centre": "ke tengah",
    "box": "zum ke kotak",
    "zoom": "zum",
    "preset": "preset",
    "home": "beranda",
    "patrol": "patroli",
}
"""How a camera was moved."""
_TITLE: Final = re.compile(r"\s+")


def moment_words(moment_utc: datetime) -> str:
    """Return a moment, e.g. `21/11/2026 08.00.15`, in WIB."""
    return f"{moment_utc.astimezone(WIB):%d/%m/%Y %H.%M.%S}"


def long_moment(moment_utc: datetime) -> str:
    """Return a moment in words, e.g. `Sabtu, 21 November 2026, pukul 08.00 WIB`."""
    local = moment_utc.astimezone(WIB)
    return f"{day_words(local.date(), 'id')}, pukul {local:%H.%M} WIB"


def action_words(row: AuditRow) -> str:
    """Return what was done, and how it went if it was not done."""
    entry = row.entry
    words = _ACTIONS.get(entry.action, entry.action)
    return words if entry.result is AuditResult.DONE else f"{words}: {_RESULTS[entry.result]}"


def subject_words(row: AuditRow) -> str:
    """Return on what, e.g. `kamera 12`."""
    kind, colon, name = row.entry.subject.partition(":")
    return f"{_SUBJECTS[kind]} {name}" if colon and kind in _SUBJECTS else row.entry.subject


def details_words(row: AuditRow) -> str:
    """Return what else is known of it."""
    told = ((_DETAILS.get(name, name), _value(name, value)) for name, value in row.entry.details)
    return "; ".join(f"{name}: {value}" for name, value in told if value)


def _value(name: str, value: Value) -> str:
    if value is None or isinstance(value, bool):
        return "" if value is None else "ya" if value else "tidak"
    if name in {"reason", "why"}:
        return _REASONS.get(str(value), str(value))
    if name == "how":
        return ", ".join(_HOWS.get(part, part) for part in str(value).split(","))
    if name == "began":
        return _moment_of(str(value))
    return f"{value:g}".replace(".", ",") if isinstance(value, float) else str(value)


def _moment_of(text: str) -> str:
    try:
        return moment_words(datetime.fromisoformat(text))
    except ValueError:  # as it stands in the audit
        return text


def scope_pairs(minutes: Minutes) -> Pairs:
    """Return what the berita acara is about."""
    asked, rows = minutes.selection, minutes.rows
    reached = f"{long_moment(rows[0].at_utc)} sampai {long_moment(rows[-1].at_utc)}" if rows else "tidak ada catatan"
    pairs = [("Periode", _period(asked)), ("Catatan", f"{len(rows)} baris; {reached}")]
    if asked.session_id is not None:
        pairs.insert(0, ("Sesi", f"nomor {asked.session_id}"))
    if asked.letter_number:
        pairs.insert(0, ("Surat tugas", asked.letter_number))
    return pairs


def _period(asked: Selection) -> str:
    since = long_moment(asked.from_utc) if asked.from_utc else "catatan pertama"
    until = long_moment(asked.until_utc) if asked.until_utc else "catatan terakhir"
    return f"dari {since} sampai {until}"


def letter_pairs(letter: Letter) -> Pairs:
    """Return what a letter says."""
    signatory = letter.signatory
    return [
        ("Nomor", letter.number),
        ("Tanggal", day_words(letter.dated, "id")),
        ("Dikeluarkan oleh (bertanggung jawab)", letter.office),
        ("Dasar", "; ".join(letter.legal_basis) or "—"),
        ("Keperluan", letter.purpose),
        ("Tempat", letter.place),
        ("Berlaku", f"{long_moment(letter.valid_from_utc)} sampai {long_moment(letter.valid_until_utc)}"),
        ("Ditandatangani", f"{signatory.name}, {signatory.position}, NIP {signatory.number}"),
    ]


def chain_pairs(minutes: Minutes) -> Pairs:
    """Return whether the audit that all of it was taken from holds."""
    verdict = minutes.verdict
    holds = "UTUH: tidak ada baris yang diubah, dihapus, ditukar atau dipotong."
    return [
        ("Keadaan rantai", holds if verdict.finding is None else f"TIDAK UTUH: {verdict.finding.told.id}"),
        ("Baris audit", f"nomor {verdict.first} sampai {verdict.last}; {verdict.anchors} jangkar di luar basis data"),
        ("Segel baris terakhir", verdict.seal.hex()),
        *(
            (("Jangkar hilang atau rusak", "sebelum baris " + ", ".join(map(str, verdict.unwitnessed))),)
            if verdict.unwitnessed
            else ()
        ),
        *(("Penyimpanan diganti cadangan", restored_words(one)) for one in verdict.restored),
        ("Diperiksa", long_moment(minutes.made_utc)),
    ]


def restored_words(restored: Restored) -> str:
    """Return what is missing since a backup took the store's place."""
    missing = f"; baris {restored.number} sampai {restored.missing_through} dari penyimpanan lama hilang"
    known = missing if restored.missing_through >= restored.number else "; yang sesudah cadangan itu hilang"
    return f"tercatat pada baris {restored.number}, {long_moment(restored.at_utc)}{known}"


def file_title(minutes: Minutes) -> str:
    """Return the document's title."""
    asked = minutes.selection
    of = f"sesi {asked.session_id}" if asked.session_id is not None else asked.letter_number or "audit"
    return _TITLE.sub(" ", f"Berita acara {of}")
