"""The master key: how it is kept, and whether it can be had here and now; it is never shown."""

import os
from collections.abc import Mapping
from typing import Final

from scc_wall.app.doctor.finding import Finding, Level, of_error, told
from scc_wall.base.told import Told
from scc_wall.vault.key_file import InRing, KeyPlace, Sealed
from scc_wall.vault.key_vault import KeyVault
from scc_wall.vault.ring import OsRing, is_off
from scc_wall.vault.vault_error import VaultError

TITLE: Final = Told("Kunci induk", "Master key")
_NO_RING: Final = Told("tidak ada", "none")
_OFF: Final = Told("dimatikan", "switched off")


def key(vault: KeyVault, environ: Mapping[str, str] | None = None) -> Finding:
    """Look whether the key can be had; a person is asked for nothing."""
    env = os.environ if environ is None else environ
    ring = _OFF if is_off(env) else Told(*[OsRing().name() or ""] * 2)
    ring = ring if ring.id else _NO_RING
    try:
        status = vault.status()
        facts = {"keyring": ring.en, "place": _place_name(status.place), "rotating": status.rotating, "reachable": None}
        if status.place is None:
            return _none_yet(ring, facts)
        vault.prepare()
    except VaultError as error:
        found = of_error("key", TITLE, error)
        return Finding(
            "key", found.level, TITLE, found.what, found.why, found.todo, {"keyring": ring.en, "reachable": False}
        )
    what = told(
        "{place}, dapat dibuka (penyimpan sandi sistem {ring})",
        "{place}, can be opened (system keyring {ring})",
        place=_place_told(status.place),
        ring=ring,
    )
    facts = facts | {"reachable": True}
    if status.rotating:
        why = Told("Penggantian kunci belum selesai.", "A rotation of the key is not finished.")
        todo = Told("Selesaikan dengan: scc-wall keys rotate", "Finish it with: scc-wall keys rotate")
        return Finding("key", Level.CARE, TITLE, what, why, todo, facts)
    if vault.lies_open:
        why = Told("Kunci tersimpan terbuka.", "The key lies unsealed.")
        todo = Told("Segel dengan: scc-wall keys seal", "Seal it with: scc-wall keys seal")
        return Finding("key", Level.CARE, TITLE, what, why, todo, facts)
    return Finding("key", Level.GOOD, TITLE, what, facts=facts)


def _none_yet(ring: Told, facts: Mapping[str, str | bool | None]) -> Finding:
    what = told(
        "belum ada; dibuat dengan kata sandi pertama (penyimpan sandi sistem {ring})",
        "none yet; the first password makes it (system keyring {ring})",
        ring=ring,
    )
    if ring in (_NO_RING, _OFF):
        todo = Told(
            "Kunci akan disegel dengan frasa sandi yang diketik; catat dan simpan di tempat aman.",
            "The key will be sealed by a passphrase that is typed; write it down and keep it safe.",
        )
        why = Told("Penyimpan sandi sistem tidak dapat dipakai di sini.", "The system's keyring can't be used here.")
        return Finding("key", Level.CARE, TITLE, what, why, todo, dict(facts))
    return Finding("key", Level.GOOD, TITLE, what, facts=dict(facts))


def _place_name(place: KeyPlace | None) -> str | None:
    match place:
        case None:
            return None
        case InRing():
            return "keyring"
        case Sealed(kdf):
            return f"passphrase ({kdf.partition('-')[0]})"
        case _:
            return "unsealed"


def _place_told(place: KeyPlace) -> Told:
    match place:
        case InRing():
            return Told("di penyimpan sandi sistem", "in the system's keyring")
        case Sealed():
            return Told("disegel dengan frasa sandi", "sealed by a passphrase")
        case _:
            return Told("TERBUKA di berkas kunci", "UNSEALED in the key file")
