"""`scc-wall audit`: whether the audit holds; rows of it as CSV or as a berita acara; what is too old deleted."""

import argparse
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scc_wall.base import logs
from scc_wall.base.clock import wib_told
from scc_wall.base.paths import home
from scc_wall.base.told import Told

if TYPE_CHECKING:
    from scc_wall.access.audit_check import Finding, Verdict
    from scc_wall.access.restored import Restored

_ABOUT_VERIFY: Final = Told(
    "Memeriksa setiap baris audit terhadap segelnya dan terhadap jangkar di luar basis data. Tidak mengubah apa pun. "
    "Hasil: 0 utuh, 1 tidak utuh atau ada yang hilang dan tercatat (cadangan dipakai), 2 tidak dapat diperiksa.",
    "Checks each row of the audit against its seal and against the anchors outside the database. Changes nothing. "
    "Status: 0 it holds, 1 it does not, or rows are missing on record (a backup was taken), 2 it can't be checked.",
)
_ABOUT_EXPORT: Final = Told(
    "Menulis baris audit ke FILE: .csv untuk Excel, .pdf sebagai berita acara. Hanya auditor; kata sandi ditanyakan di "
    "terminal, ekspor ini sendiri tercatat.",
    "Writes rows of the audit to FILE: .csv for Excel, .pdf as a berita acara. Only for auditors; the password is "
    "asked for at the terminal, the export itself is recorded.",
)
_ABOUT_PURGE: Final = Told(
    "Menghapus baris audit yang lebih tua dari masa simpan; hanya admin. Penghapusan itu sendiri tercatat dan audit "
    "tetap dapat diperiksa. Audit yang tidak utuh tidak dihapus.",
    "Deletes the rows of the audit that are older than the retention; only for admins. The deletion itself is recorded "
    "and the audit can still be verified. An audit that does not hold is not deleted from.",
)
_KEEP: Final = Told(
    "Jangan ubah apa pun. Salin basis data ({database}) dan berkas jangkar ({anchors}) ke tempat aman, hentikan "
    "pemakaian akun admin komputer ini, lalu laporkan kepada auditor. Cadangan lama menunjukkan isi baris yang asli.",
    "Change nothing. Copy the database ({database}) and the anchor file ({anchors}) to a safe place, stop using this "
    "computer's administrator account, and tell the auditor. An older backup shows what the row said.",
)

_UNWITNESSED: Final = Told(
    "PERHATIAN: saat baris {number} ditulis, berkas jangkar sudah hilang atau rusak. Bila ada yang dipotong sebelum "
    "baris itu, tidak ada saksinya: bandingkan dengan salinan jangkar atau cadangan, dan laporkan kepada auditor.",
    "BEWARE: when row {number} was written, the anchor file was gone or damaged. If something was cut off before that "
    "row, nothing bears witness to it: compare a copy of the anchors or a backup, and tell the auditor.",
)
_RESTORED: Final = Told(
    "PERHATIAN: penyimpanan diganti cadangan {made} {by}; tercatat pada baris {number}, {at}. {through} "
    "Penyimpanan lama ada di {folder}: serahkan kepada auditor, jangan dihapus.",
    "BEWARE: the store was replaced by the backup of {made} {by}; on record in row {number}, {at}. {through} The old "
    "store is in {folder}: hand it to the auditor, don't delete it.",
)
_NOT_ON_RECORD: Final = Told(
    "Penyimpanan diganti cadangan dan itu belum tercatat di audit: jalankan dinding sekali, lalu periksa lagi. {told}",
    "The store was replaced by a backup, and that does not stand in the audit yet: start the wall once, then verify "
    "again. {told}",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command line."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    text = Told("periksa apakah audit utuh", "check whether the audit holds")
    actions.add_parser("verify", help=str(text), description=str(_ABOUT_VERIFY))

    text = Told("ekspor ke CSV atau berita acara PDF", "export to CSV, or to PDF as a berita acara")
    exporting = actions.add_parser("export", help=str(text), description=str(_ABOUT_EXPORT))
    exporting.add_argument("file", type=Path, metavar="FILE.csv|FILE.pdf")
    text = Told("hanya satu sesi", "one session alone")
    exporting.add_argument("--session", type=int, metavar="N", help=str(text))
    text = Told("hanya di bawah surat tugas ini", "under this letter alone")
    exporting.add_argument("--letter", default="", metavar="NUMBER", help=str(text))
    text = Told("mulai hari ini (WIB)", "from this day on (WIB)")
    exporting.add_argument("--from", dest="since", type=_day, metavar="YYYY-MM-DD", help=str(text))
    text = Told("sampai akhir hari ini (WIB)", "to the end of this day (WIB)")
    exporting.add_argument("--until", type=_day, metavar="YYYY-MM-DD", help=str(text))

    text = Told("hapus yang lebih tua dari masa simpan", "delete what is older than the retention")
    purging = actions.add_parser("purge", help=str(text), description=str(_ABOUT_PURGE))
    text = Told("hanya tampilkan, jangan hapus", "only show, delete nothing")
    purging.add_argument("--dry-run", action="store_true", help=str(text))

    text = Told("berapa hari audit disimpan; hanya admin", "for how many days the audit is kept; only for admins")
    keeping = actions.add_parser("retention", help=str(text))
    keeping.add_argument("days", type=int, metavar="DAYS")

    text = Told(
        "ke mana jangkar audit disalin juga: /dev/log, alamat loopback, atau off; hanya admin",
        "where the audit's anchors are copied to as well: /dev/log, a loopback address, or off; only for admins",
    )
    copying = actions.add_parser("syslog", help=str(text))
    copying.add_argument("address", metavar="ADDRESS")


def _day(text: str) -> datetime:
    """Return the beginning of that day in WIB."""
    return datetime.fromisoformat(f"{text}T00:00:00+07:00")


def run(arguments: argparse.Namespace) -> int:
    """Run `verify`, `export`, `purge`, `retention` or `syslog`; return the exit status."""
    log_file = logs.configure(home())
    try:
        if arguments.action == "verify":
            return _verify()
        if arguments.action == "export":
            return _export(arguments)
        if arguments.action == "syslog":
            return _syslog(arguments.address)
        return _retention(arguments.days) if arguments.action == "retention" else _purge(dry_run=arguments.dry_run)
    finally:
        logs.end(log_file)


# --- verify


def _verify() -> int:
    from scc_wall.access.anchor_file import AnchorFile
    from scc_wall.access.audit_check import check
    from scc_wall.access.service import AUDIT_PURPOSE
    from scc_wall.cli.access_opening import opened_store

    with opened_store(make=False) as (store, vault):
        key = vault.derive(AUDIT_PURPOSE, make=False)
        verdict = check(store.audit, key, AnchorFile(home().anchors, key))
    if verdict.finding is not None:
        return _broken(verdict, verdict.finding)
    print(_reach(verdict))
    told = Told("Rantai utuh, dan semua {anchors} jangkar cocok.", "The chain holds, and all {anchors} anchors fit.")
    print(told.format(anchors=verdict.anchors))
    print(Told("Segel terakhir: {seal}", "The last seal: {seal}").format(seal=verdict.seal.hex()))
    for number in verdict.unwitnessed:
        print(_UNWITNESSED.format(number=number), file=sys.stderr)
    for restored in verdict.restored:
        print(_restored(restored), file=sys.stderr)
    return 1 if verdict.unwitnessed or verdict.restored else 0


def _restored(restored: "Restored") -> Told:
    """Return what is missing since a backup took the store's place."""
    through = Told(
        "Jangkar menyaksikan baris {first} sampai {last} dari penyimpanan lama, yang tidak ada di sini.",
        "Anchors bear witness to rows {first} to {last} of the old store, which are not here.",
    ).format(first=restored.number, last=restored.missing_through)
    if restored.missing_through < restored.number:
        through = Told(
            "Tidak ada jangkar sesudah cadangan itu; berapa baris yang hilang tidak diketahui.",
            "No anchor was written behind that backup; how many rows are missing is not known.",
        )
    made = _moment_of(restored.backup_utc)
    by = Told(f"oleh {restored.by}", f"by {restored.by}") if restored.by else Told("oleh program", "by the program")
    return _RESTORED.format(
        number=restored.number,
        made=made,
        by=by,
        at=_local(restored.at_utc),
        through=through,
        folder=restored.folder,
    )


def _moment_of(text: str) -> Told:
    try:
        return _local(datetime.fromisoformat(text))
    except ValueError:
        return Told("?", "?")


def _broken(verdict: "Verdict", finding: "Finding") -> int:
    from scc_wall.app.incidents import incidents_not_on_record

    print(Told("AUDIT TIDAK UTUH.", "THE AUDIT DOES NOT HOLD."), file=sys.stderr)
    print(finding.told, file=sys.stderr)
    print(_reach(verdict), file=sys.stderr)
    for told in incidents_not_on_record(home()):
        print(Told(_NOT_ON_RECORD.id.format(told=told.id), _NOT_ON_RECORD.en.format(told=told.en)), file=sys.stderr)
    print(_KEEP.format(database=home().store_url or home().database, anchors=home().anchors), file=sys.stderr)
    return 1


def _reach(verdict: "Verdict") -> Told:
    """Return how many rows there are, and from when to when."""
    if verdict.from_utc is None or verdict.until_utc is None:
        return Told("Audit kosong.", "The audit is empty.")
    told = Told(
        "Audit: {rows} baris, nomor {first} sampai {last}, dari {since} sampai {until}.",
        "Audit: {rows} rows, number {first} to {last}, from {since} to {until}.",
    ).format(
        rows=verdict.rows,
        first=verdict.first,
        last=verdict.last,
        since=_local(verdict.from_utc),
        until=_local(verdict.until_utc),
    )
    if verdict.first <= 1 or verdict.finding is not None:
        return told
    purged = Told(
        "{told} Baris sebelum {first} dihapus menurut masa simpan, dan itu tercatat.",
        "{told} Rows before {first} were deleted by the retention, which is on record.",
    )
    return Told(
        purged.id.format(told=told.id, first=verdict.first), purged.en.format(told=told.en, first=verdict.first)
    )


def _local(moment_utc: datetime) -> Told:
    return wib_told(moment_utc, seconds=True)


# --- export


def _export(arguments: argparse.Namespace) -> int:
    from scc_wall.access.export import Selection
    from scc_wall.cli.access_opening import opened_access, prove
    from scc_wall.ui.access.export_file import check_kind, write_export

    file: Path = arguments.file
    check_kind(file)  # before a password is asked for
    until = None if arguments.until is None else arguments.until + timedelta(days=1)
    selection = Selection(arguments.session, arguments.letter, arguments.since, until)
    with opened_access() as (access, _store):
        written = write_export(access.exports, prove(access, "audit export"), file, selection)
    told = Told("Ditulis: {file}\n{rows} baris, SHA-256 {sha256}", "Written: {file}\n{rows} rows, SHA-256 {sha256}")
    print(told.format(file=file, rows=written.rows, sha256=written.sha256))
    return 0


# --- retention


def _purge(*, dry_run: bool) -> int:
    from scc_wall.access.retention import RETENTION_DAYS
    from scc_wall.cli.access_opening import opened_access, prove

    with opened_access() as (access, store):
        days = store.settings.get(RETENTION_DAYS)
        kept = access.retention
        due = kept.due(days) if dry_run else kept.purge(prove(access, "audit purge"), days)
    if due is None:
        print(
            Told("Tidak ada yang lebih tua dari {days} hari.", "Nothing is older than {days} days.").format(days=days)
        )
        return 0
    told = Told(
        "{rows} baris, dari {since} sampai {until}, lebih tua dari {days} hari{done}.",
        "{rows} rows, from {since} to {until}, are older than {days} days{done}.",
    )
    done = Told("", "") if dry_run else Told("; dihapus", "; deleted")
    since, until = _local(due.from_utc), _local(due.until_utc)
    print(told.format(rows=due.rows, since=since, until=until, days=days, done=done))
    return 0


def _retention(days: int) -> int:
    from scc_wall.access.retention import RETENTION_DAYS
    from scc_wall.cli.access_opening import opened_access, prove

    with opened_access() as (access, store):
        by = prove(access, "audit retention")
        access.retention.choose(by, days, lambda chosen: store.settings.set(RETENTION_DAYS, chosen))
    print(Told("Audit disimpan {days} hari.", "The audit is kept for {days} days.").format(days=days))
    return 0


def _syslog(address: str) -> int:
    from scc_wall.access.anchor_syslog import ANCHOR_SYSLOG, choose
    from scc_wall.cli.access_opening import opened_access, prove

    with opened_access() as (access, store):
        by = prove(access, "audit syslog")
        text = "" if address == "off" else address
        choose(access.policy, by, text, lambda chosen: store.settings.set(ANCHOR_SYSLOG, chosen))
    print(
        Told("Jangkar audit disalin ke: {address}", "The audit's anchors are copied to: {address}").format(
            address=address
        )
    )
    return 0
