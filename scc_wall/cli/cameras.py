"""`scc-wall cameras`: import, export and list the stored cameras."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from scc_wall.base import logs
from scc_wall.base.capped_file import read_capped
from scc_wall.base.errors import SccError
from scc_wall.base.paths import home
from scc_wall.base.private_file import write_private
from scc_wall.base.told import Told
from scc_wall.cli.csv_refusal import refuse
from scc_wall.cli.on_record import by_admin, by_user
from scc_wall.domain import camera_csv
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.camera_import import CameraChanges, ImportRefusedError, planner
from scc_wall.domain.camera_url import hide_secrets, holds_secret
from scc_wall.domain.csv_table import LARGEST_FILE_BYTES
from scc_wall.domain.role import Action

if TYPE_CHECKING:
    from scc_wall.storage.store import Store
    from scc_wall.vault.key_vault import KeyVault

_COLUMNS = ",".join(camera_csv.COLUMNS)
_ABOUT_IMPORT = Told(
    "Membaca CSV dengan kolom {columns} (urutan bebas; hanya name dan main_url wajib diisi). Kamera dengan nama yang "
    "sama (tanpa beda huruf besar) diperbarui, lainnya ditambahkan; yang tidak ada di berkas tidak diubah, kecuali "
    "dengan --replace. Sel password kosong dengan username yang sama mempertahankan kata sandi yang tersimpan; kolom "
    "yang tidak ada di berkas tidak mengubah apa pun. Bila satu baris salah, tidak ada yang diimpor.",
    "Reads a CSV with the columns {columns} (in any order; only name and main_url must be filled). A camera of the "
    "same name (whatever its case) is updated, others are added; those not in the file stay, unless --replace. An "
    "empty password beside the same username keeps the stored password; a column that the file lacks changes nothing. "
    "If one line is wrong, nothing is imported.",
).format(columns=_COLUMNS)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command line."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")

    text = Told("impor kamera dari CSV", "import cameras from a CSV file")
    importing = actions.add_parser("import", help=str(text), description=str(_ABOUT_IMPORT))
    importing.add_argument("file", type=Path, metavar="FILE.csv")
    text = Told("hapus kamera yang tidak ada di berkas", "remove the cameras that are not in the file")
    importing.add_argument("--replace", action="store_true", help=str(text))
    text = Told("hanya periksa, jangan ubah apa pun", "only check, change nothing")
    importing.add_argument("--dry-run", action="store_true", help=str(text))

    text = Told("ekspor kamera ke CSV (tanpa FILE: ke layar)", "export cameras to CSV (without FILE: to the terminal)")
    exporting = actions.add_parser("export", help=str(text))
    exporting.add_argument("file", type=Path, nargs="?", metavar="FILE.csv")
    text = Told("sertakan kata sandi, terbaca siapa pun!", "with passwords, readable by anybody!")
    exporting.add_argument("--with-passwords", action="store_true", help=str(text))
    text = Told("untuk Excel Indonesia: BOM dan titik koma", "for Excel in Indonesia: BOM and semicolons")
    exporting.add_argument("--excel", action="store_true", help=str(text))

    actions.add_parser("list", help=str(Told("tampilkan kamera", "show the cameras")))


_UNSEALED = Told(
    "Perhatian: komputer ini tidak punya penyimpan sandi, maka kunci kata sandi kamera tersimpan terbuka di {path}. "
    "Segel dengan: scc-wall keys seal, lalu ganti: scc-wall keys rotate",
    "Beware: this computer has no keyring, so the key of the cameras' passwords lies unsealed in {path}. "
    "Seal it with: scc-wall keys seal, then change it: scc-wall keys rotate",
)


def run(arguments: argparse.Namespace) -> int:
    """Run `import`, `export` or `list`; return the exit status."""
    log_file = logs.configure(home())
    try:
        return _run(arguments)
    finally:
        logs.end(log_file)


def _run(arguments: argparse.Namespace) -> int:
    if arguments.action == "import":
        return _import(arguments.file, replace_all=arguments.replace, dry_run=arguments.dry_run)
    if arguments.action == "export":
        return _export(arguments.file, with_passwords=arguments.with_passwords, excel=arguments.excel)
    return _list()


def _open(vault: "KeyVault | None" = None) -> "Store":
    from scc_wall.base.clock import SYSTEM_CLOCK
    from scc_wall.storage.store import open_store

    return open_store(home(), vault or _vault(), SYSTEM_CLOCK)


def _vault() -> "KeyVault":
    from scc_wall.cli.passphrase_prompt import ask_at_terminal
    from scc_wall.vault.key_vault import open_vault

    return open_vault(home(), ask=ask_at_terminal)


# --- import


def _import(file: Path, *, replace_all: bool, dry_run: bool) -> int:
    parsed = camera_csv.parse(read_capped(file, LARGEST_FILE_BYTES))
    if parsed.errors:
        return refuse(file, parsed.errors)
    if not parsed.rows and replace_all:
        raise SccError(
            Told("Berkas tidak berisi kamera.", "The file holds no cameras."),
            todo=Told("--replace akan menghapus semua kamera.", "--replace would remove all cameras."),
        )
    vault = _vault()
    if not dry_run and any(map(_has_secret, parsed.rows)):
        vault.prepare()  # a person who is asked for a passphrase must not hold up whoever writes to the store
    plan = planner(parsed.rows, replace_all=replace_all)
    with _open(vault) as store:
        try:
            changes = store.cameras.change(plan, dry_run=True)  # refused before a password is asked for
            if not dry_run:
                details = (("file", file.name), ("rows", len(parsed.rows)), ("replace", replace_all))
                with by_admin(store, vault, Action.CONFIGURATION_IMPORT, "cameras import", details):
                    changes = store.cameras.change(plan)
        except ImportRefusedError as refused:
            return refuse(file, refused.errors)
    print(_summary(changes, dry_run=dry_run))
    if (changes.added or changes.updated) and vault.lies_open:
        print(_UNSEALED.format(path=vault.path), file=sys.stderr)
    return 0


def _has_secret(row: camera_csv.CameraRow) -> bool:
    if row.credentials and row.credentials.password:
        return True
    return any(holds_secret(url) for url in (row.main_url, row.sub_url) if url)


def _summary(changes: CameraChanges, *, dry_run: bool) -> str:
    told = Told(
        "{new} baru, {updated} diperbarui, {unchanged} tidak berubah, {removed} dihapus",
        "{new} new, {updated} updated, {unchanged} unchanged, {removed} removed",
    ).format(
        new=len(changes.added),
        updated=len(changes.updated),
        unchanged=changes.unchanged,
        removed=len(changes.removed),
    )
    trial = Told(" (hanya diperiksa, tidak ada yang diubah)", " (only checked, nothing was changed)")
    return f"{told}{trial if dry_run else ''}"


# --- export


def _export(file: Path | None, *, with_passwords: bool, excel: bool) -> int:
    vault = _vault()
    with _open(vault) as store, _on_record(store, vault, file, with_passwords=with_passwords):
        stored = store.cameras.list() if with_passwords else store.cameras.list_without_passwords()
        content = camera_csv.export(stored, with_passwords=with_passwords, excel=excel)
        if file is not None:
            write_private(file, content)
    if with_passwords:
        warning = Told(
            "Perhatian: berkas ini berisi kata sandi yang terbaca; hapus setelah dipakai.",
            "Beware: this file holds readable passwords; delete it after use.",
        )
        print(warning, file=sys.stderr)
    if file is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        told = Told("{count} kamera diekspor ke {file}", "{count} cameras exported to {file}")
        print(told.format(count=len(stored), file=file), file=sys.stderr)
    return 0


def _on_record(
    store: "Store", vault: "KeyVault", file: Path | None, *, with_passwords: bool
) -> AbstractContextManager[None]:
    details = (("file", "" if file is None else file.name),)
    if with_passwords:
        return by_admin(store, vault, Action.SECRETS_EXPORT, "cameras export", details)
    return by_user(store, vault, "cameras export", details)


# --- list


def _list() -> int:
    with _open() as store:
        cameras = store.cameras.list_without_passwords()
        regions = {region.code: region.title for region in store.regions.list()}
    if not cameras:
        told = Told("Belum ada kamera; tambahkan dengan: ", "No cameras yet; add some with: ")
        print(f"{told}scc-wall cameras import FILE.csv")
        return 0
    heads = ("no", Told("nama", "name"), Told("wilayah", "region"), "main", "sub", Told("akun", "account"), "rtp")
    rows = [_row(camera, regions.get(camera.region_code or "", "-")) for camera in cameras]
    print(table([tuple(map(str, heads)), *rows]))
    return 0


def _row(camera: CameraConfig, region: str) -> tuple[str, ...]:
    return (
        "-" if camera.number is None else str(camera.number),
        camera.name,
        region,
        hide_secrets(camera.main.url),
        hide_secrets(camera.sub.url) if camera.sub else "-",
        camera.credentials.username if camera.credentials else "-",
        str(camera.transport),
    )


def table(rows: Iterable[Sequence[str]]) -> str:
    """Return the rows in columns as wide as their widest cell, a line below the first row."""
    cells = [["".join(c if c.isprintable() else "?" for c in cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]
    return "\n".join([lines[0], "  ".join("─" * width for width in widths), *lines[1:]])
