"""`scc-wall keys`: how the master key is kept; another key, another place."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scc_wall.base import logs
from scc_wall.base.errors import SccError
from scc_wall.base.paths import home
from scc_wall.base.told import Told
from scc_wall.cli.on_record import by_admin
from scc_wall.domain.role import Action

if TYPE_CHECKING:
    from scc_wall.vault.key_file import KeyPlace
    from scc_wall.vault.key_vault import KeyVault

_ABOUT_ROTATE: Final = Told(
    "Membuat kunci induk baru dan menyegel ulang semua kata sandi dengannya; kunci lama dilupakan setelah semuanya "
    "tersimpan. Boleh saat dinding berjalan. Bila terputus di tengah, jalankan lagi: tidak ada yang hilang. Cadangan "
    "lama tidak terbaca dengan kunci baru: yang baru dibuat sesudahnya.",
    "Makes a new master key and seals all passwords anew with it; the old key is forgotten once everything is stored. "
    "May be run while the wall runs. If it is cut off, run it again: nothing is lost. Old backups can't be read with "
    "the new key: a new one is made afterwards.",
)
_ABOUT_SEAL: Final = Told(
    "Memindahkan kunci induk ke penyimpan sandi sistem, atau menyegel berkas kunci dengan frasa sandi.",
    "Moves the master key into the system's keyring, or seals the key file with a passphrase.",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command line."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    text = Told("tampilkan cara kunci induk disimpan", "show how the master key is kept")
    actions.add_parser("status", help=str(text))
    text = Told("ganti kunci induk, segel ulang semua kata sandi", "change the master key, seal all passwords anew")
    actions.add_parser("rotate", help=str(text), description=str(_ABOUT_ROTATE))

    text = Told("simpan kunci induk dengan lebih aman", "keep the master key more safely")
    sealing = actions.add_parser("seal", help=str(text), description=str(_ABOUT_SEAL))
    how = sealing.add_mutually_exclusive_group()
    text = Told("dengan frasa sandi baru, diketik di terminal", "with a new passphrase, typed at the terminal")
    how.add_argument("--passphrase", action="store_true", help=str(text))
    text = Told("dengan frasa sandi baru dari berkas", "with a new passphrase from a file")
    how.add_argument("--passphrase-file", type=Path, metavar="FILE", help=str(text))


def run(arguments: argparse.Namespace) -> int:
    """Run `status`, `rotate` or `seal`; return the exit status."""
    log_file = logs.configure(home())
    try:
        return _run(arguments)
    finally:
        logs.end(log_file)


def _run(arguments: argparse.Namespace) -> int:
    from scc_wall.cli.passphrase_prompt import ask_at_terminal
    from scc_wall.vault.key_vault import open_vault

    vault = open_vault(home(), ask=ask_at_terminal)
    if arguments.action == "rotate":
        return _rotate(vault)
    if arguments.action == "seal":
        return _seal(vault, _new_passphrase(typed=arguments.passphrase, file=arguments.passphrase_file))
    return _status(vault)


def _status(vault: "KeyVault") -> int:
    """Tell how the key is kept; 1 if something should be done about it."""
    status = vault.status()
    print(f"{vault.path}\n{_place_told(status.place)}")
    if status.rotating:
        print(
            Told(
                "Penggantian kunci belum selesai; selesaikan dengan: scc-wall keys rotate",
                "A rotation of the key is not finished; finish it with: scc-wall keys rotate",
            )
        )
    return 1 if status.rotating or vault.lies_open else 0


def _place_told(place: "KeyPlace | None") -> Told:
    from scc_wall.vault.key_file import InRing, Sealed
    from scc_wall.vault.stretch import ARGON2ID

    match place:
        case None:
            return Told(
                "Belum ada kunci; dibuat dengan kata sandi pertama.", "No key yet; the first password makes it."
            )
        case InRing():
            return Told("Kunci ada di penyimpan sandi sistem.", "The key is in the system's keyring.")
        case Sealed(kdf) if kdf == ARGON2ID:
            return Told("Kunci disegel dengan frasa sandi (argon2id).", "The key is sealed by a passphrase (argon2id).")
        case Sealed():
            return Told(
                "Kunci disegel dengan frasa sandi cara lama (scrypt); perbarui dengan: scc-wall keys seal",
                "The key is sealed by a passphrase the old way (scrypt); renew it with: scc-wall keys seal",
            )
        case _:
            return Told(
                "PERHATIAN: kunci tersimpan terbuka; segel: scc-wall keys seal, lalu ganti: scc-wall keys rotate",
                "BEWARE: the key lies unsealed; seal it: scc-wall keys seal, then change it: scc-wall keys rotate",
            )


def _rotate(vault: "KeyVault") -> int:
    """Rotate; 1 if some fields could not be sealed anew."""
    from scc_wall.base.clock import SYSTEM_CLOCK
    from scc_wall.storage.store import open_store

    with (
        open_store(home(), vault, SYSTEM_CLOCK) as store,
        by_admin(store, vault, Action.KEY_ROTATE, "keys rotate"),
    ):
        resealed = vault.rotate(store.reseal)
    told = Told(
        "Kunci diganti; {count} kata sandi disegel ulang.", "The key was changed; {count} passwords were sealed anew."
    )
    print(told.format(count=resealed.done))
    _back_up()
    print(_place_told(vault.status().place))
    if resealed.unreadable:
        told = Told(
            "{count} kata sandi tidak terbaca sejak sebelumnya dan dibiarkan; masukkan lagi (lihat berkas log).",
            "{count} passwords were unreadable before and were left alone; enter them again (see the log file).",
        )
        print(told.format(count=resealed.unreadable), file=sys.stderr)
    return 1 if resealed.unreadable else 0


def _back_up() -> None:
    """Back the store up: passwords in older backups are sealed by a key that is no more."""
    from scc_wall.base.clock import SYSTEM_CLOCK
    from scc_wall.storage.backups import Backups

    if home().store_url is not None:
        print(
            Told("Minta pengelola basis data membuat cadangan baru.", "Have who runs the database make a new backup.")
        )
        return
    try:
        made = Backups(home().backups, SYSTEM_CLOCK).make(home().database)
    except SccError as error:
        print(error.told(), file=sys.stderr)
        print(Told("Buat cadangan baru: scc-wall backup", "Make a new backup: scc-wall backup"), file=sys.stderr)
        return
    assert made is not None  # nobody stops it
    print(Told("Cadangan baru: {file}", "A new backup: {file}").format(file=made.path))


@contextmanager
def _by_admin(vault: "KeyVault") -> Iterator[None]:
    """Have an admin answer for where the key is kept; where there is no store yet, nobody has to."""
    from scc_wall.base.clock import SYSTEM_CLOCK
    from scc_wall.storage.store import open_store

    if not home().has_store:
        yield
        return
    with open_store(home(), vault, SYSTEM_CLOCK) as store, by_admin(store, vault, Action.KEY_ROTATE, "keys seal"):
        yield


def _new_passphrase(*, typed: bool, file: Path | None) -> str | None:
    """Return the new passphrase; None: as the vault finds best."""
    from scc_wall.cli.passphrase_prompt import ask_at_terminal
    from scc_wall.vault.passphrase import Wanted, read_passphrase

    if file is not None:
        return read_passphrase(file)
    if not typed:
        return None
    phrase = ask_at_terminal(Wanted.NEW)
    if phrase is None:
        raise SccError(
            Told("Tidak ada frasa sandi baru.", "There is no new passphrase."),
            todo=Told(
                "Ketik di terminal, atau pakai --passphrase-file.", "Type it at a terminal, or --passphrase-file."
            ),
        )
    return phrase


def _seal(vault: "KeyVault", phrase: str | None) -> int:
    was_open = vault.lies_open
    with _by_admin(vault):
        place = vault.keep_anew(phrase)
    print(_place_told(place))
    if was_open:
        told = Told(
            "Kunci ini pernah tersimpan terbuka, mungkin juga di cadangan: ganti dengan scc-wall keys rotate",
            "This key has lain unsealed, in backups too perhaps: change it with scc-wall keys rotate",
        )
        print(told, file=sys.stderr)
    return 0
