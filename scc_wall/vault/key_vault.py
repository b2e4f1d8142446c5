"""The vault: finds the master key, or makes it with the first secret, seals with it, and changes it.

::

    secret ─seal─► field, named after its key ─unseal─► the current key, or the old one while a rotation is unfinished

    rotation   key file: old ─► new + old ─── store: all re-sealed, one transaction ───► key file: new
               before it: nothing changed     killed here: both keys open what they sealed    after it: done

Whoever seals looks at the key file anew each time, and does so inside the transaction that writes the field. So a field
is sealed either before the re-sealing transaction, which then finds it, or with the new key.
"""

import logging
import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeVar

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from scc_wall.base.paths import Home
from scc_wall.base.told import Told
from scc_wall.domain.vault import SecretPlace, Vault
from scc_wall.vault import field, key_file
from scc_wall.vault.file_lock import only_one
from scc_wall.vault.key_file import KeptKey, KeyDocument, KeyPlace, Unsealed
from scc_wall.vault.key_places import ALLOW_VARIABLE, KeyPlaces, ask_nobody
from scc_wall.vault.passphrase import AskPassphrase
from scc_wall.vault.ring import OsRing, Ring, is_off
from scc_wall.vault.vault_error import VaultError

KEY_FILE: Final = "master-key.json"
ROOT_PLACE: Final = SecretPlace("keys", "root", "1")
DERIVE_INFO: Final = b"scc-wall derived key 1\0"
"""Versioned: another way of deriving gets another number."""

_log = logging.getLogger(__name__)
_Resealed = TypeVar("_Resealed")


@dataclass(frozen=True, slots=True)
class KeyStatus:
    """How the master key is kept.

    Parameters
    ----------
    place
        None if there is no key yet.
    rotating
        Whether a rotation was begun and not finished.
    """

    path: Path
    place: KeyPlace | None
    rotating: bool


class KeyVault:
    """The vault of one home; the key is found when it is first needed, and kept in memory. Usable from any thread.

    Parameters
    ----------
    ring
        None where no keyring may be used.
    environ
        Where the passphrase is looked for.
    ask
        Asks a person for the passphrase, in the thread that needs it.
    allow_unsealed
        Whether a new key may lie unsealed where there is neither keyring nor passphrase: the demo, and whoever sets
        `SCC_WALL_ALLOW_UNSEALED_KEY=1`. One that lies unsealed already is used either way.
    """

    def __init__(
        self,
        home: Home,
        ring: Ring | None,
        environ: Mapping[str, str],
        ask: AskPassphrase = ask_nobody,
        *,
        allow_unsealed: bool = False,
    ) -> None:
        self._path = home.keys / KEY_FILE
        allowed = allow_unsealed or environ.get(ALLOW_VARIABLE) == "1"
        self._places = KeyPlaces(self._path, ring, environ, ask, allow_unsealed=allowed)
        self._lock = threading.Lock()
        self._keys: dict[bytes | KeyPlace, bytes] = {}
        """Opened keys, by place and by public name."""
        self._failures: dict[KeyPlace, VaultError] = {}
        self._document: KeyDocument | None = None
        self._stamp: tuple[int, int, int] | None = None
        self._root: bytes | None = None

    @property
    def path(self) -> Path:
        """The key file, whether or not it exists yet."""
        return self._path

    @property
    def lies_open(self) -> bool:
        """Whether the master key stands in its file unsealed."""
        return isinstance(self.status().place, Unsealed)

    def status(self) -> KeyStatus:
        """Return how the key is kept, without opening it.

        Raises
        ------
        VaultError
            If the key file is damaged.
        """
        document = key_file.read(self._path)
        if document is None:
            return KeyStatus(self._path, None, rotating=False)
        return KeyStatus(self._path, document.current.place, rotating=document.old is not None)

    def unlock(self) -> None:
        """Ask for the passphrase now if it will be needed from a person; does nothing where no key exists.

        Raises
        ------
        VaultError
            If the key can't be had; asked for later, it fails at once with the same error (until `try_again`).
        """
        with self._lock:
            document = self._look()
            if document is not None and self._places.needs_person(document.current.place):
                self._opened(document.current)

    def prepare(self) -> None:
        """Find or make the key now: before a transaction that others would have to wait for.

        Raises
        ------
        VaultError
            If it can't be had or made.
        """
        with self._lock:
            self._current(make=True)

    def seal(self, secret: str, place: SecretPlace) -> bytes:
        """Return `secret` sealed for `place`; the first one makes the master key.

        Raises
        ------
        VaultError
            If the master key exists but can't be had, or can't be made.
        """
        with self._lock:
            return field.seal(self._current(make=True), secret, place)

    def unseal(self, sealed: bytes, place: SecretPlace) -> str:
        """Return what was sealed for `place`.

        Raises
        ------
        VaultError
            If the key can't be had, is another one, or the field was changed or moved.
        """
        with self._lock:
            return field.unseal(self._fitting(field.key_id_of(sealed)), sealed, place)

    def derive(self, purpose: str, *, make: bool = True) -> bytes:
        """Return 32 bytes for that purpose, always the same, also after a rotation of the master key.

        Parameters
        ----------
        make
            Whether to make the keys if there are none; without, that is told: what is to be verified can't be.

        Raises
        ------
        VaultError
            If the keys can't be had or made.
        """
        with self._lock:
            root = self._found_root(make=make)
        return HKDF(SHA256(), field.KEY_BYTES, salt=None, info=DERIVE_INFO + purpose.encode("utf-8")).derive(root)

    def try_again(self) -> None:
        """Forget that the key could not be had: a person has unlocked the keyring, say."""
        with self._lock:
            self._failures.clear()

    def rotate(self, reseal: Callable[[Vault, Vault], _Resealed]) -> _Resealed:
        """Put a new master key in place of the present one; return what `reseal` said last.

        Killed at any moment, nothing is lost: both keys are kept until `reseal` has returned, and the next call
        finishes what was begun before it makes another key.

        Parameters
        ----------
        reseal
            Seals everything anew, in one transaction: `reseal(old, new)`. `old` unseals whatever either key sealed.

        Raises
        ------
        VaultError
            If there is no key, it can't be had, another program changes it, or the new one can't be kept safely.
        """
        with only_one(self._path):
            with self._lock:
                rotating = self._must_look().old is not None
            if rotating:
                self._complete(reseal)
            with self._lock:
                self._begin()
            return self._complete(reseal)

    def keep_anew(self, phrase: str | None) -> KeyPlace:
        """Keep the present master key in a safer place, or under another passphrase; return where.

        Parameters
        ----------
        phrase
            The passphrase that is to seal it; None: the keyring, else the passphrase that is given or asked for.

        Raises
        ------
        VaultError
            If there is no key, it can't be had, or a rotation is unfinished.
        """
        with only_one(self._path), self._lock:
            document = self._must_look()
            if document.old is not None:
                raise _unfinished()
            key = self._opened(document.current)
            place = self._places.keep(key, safely=True) if phrase is None else self._places.sealed(key, phrase)
            self._replace(replace(document, current=KeptKey(place, field.key_id(key))))
            self._remember(key, place)
            self._places.forget(document.current.place)
            return place

    # --- rotation; each step leaves a key file from which everything can be read

    def _begin(self) -> None:
        """Let the key file name a new key, and the present one as the old."""
        document = self._must_look()
        old = self._opened(document.current)
        self._root = self._found_root(make=False) if document.root else os.urandom(field.KEY_BYTES)
        key = os.urandom(field.KEY_BYTES)
        place = self._places.keep_like(key, document.current.place)
        current = KeptKey(place, field.key_id(key))
        kept_old = KeptKey(document.current.place, field.key_id(old))
        try:
            self._replace(KeyDocument(current, kept_old, field.seal(key, self._root.hex(), ROOT_PLACE)))
        except VaultError:
            self._places.forget(place)
            raise
        self._remember(key, place)

    def _complete(self, reseal: Callable[[Vault, Vault], _Resealed]) -> _Resealed:
        """Have everything sealed anew, and only then let go of the old key.

        The vault's own lock is free meanwhile: a writer that holds the store may be waiting to seal.
        """
        with self._lock:
            document = self._must_look()
            assert document.old is not None
            new, old = self._opened(document.current), self._opened(document.old)
        resealed = reseal(_Keys(new, old), _Keys(new))
        with self._lock:
            self._replace(replace(document, old=None))
            self._places.forget(document.old.place)
        return resealed  # the old key stays in memory: somebody may just have read a row as it was before

    # --- keys

    def _current(self, *, make: bool) -> bytes:
        document = self._look()
        if document is not None:
            return self._opened(document.current)
        if not make or self._keys:  # with keys in memory the file existed: a field sealed now would be lost at the end
            raise _missing(self._path)
        return self._make()

    def _fitting(self, key_id: bytes) -> bytes:
        """Return the key of that name; the current one if it is nobody's, which then is told by unsealing."""
        if key_id in self._keys:
            return self._keys[key_id]
        document = self._must_look()
        current = self._opened(document.current)
        if key_id != field.key_id(current) and document.old is not None and key_id == document.old.key_id:
            return self._opened(document.old)
        return current

    def _opened(self, kept: KeptKey) -> bytes:
        """Return a key; a failure is remembered, since a silent keyring costs seconds a camera."""
        known = self._keys.get(kept.place) or self._keys.get(kept.key_id)
        if known is not None:
            return known
        if failure := self._failures.get(kept.place):
            raise VaultError(failure.what, failure.why, failure.todo)
        try:
            key = self._places.open(kept.place)
        except VaultError as error:
            self._failures[kept.place] = error
            raise
        if kept.key_id and kept.key_id != field.key_id(key):
            raise _swapped(self._path)
        self._remember(key, kept.place)
        return key

    def _make(self) -> bytes:
        """Make the key and say where it is; if another process was faster, return its key."""
        key, root = os.urandom(field.KEY_BYTES), os.urandom(field.KEY_BYTES)
        place = self._places.keep(key)
        current = KeptKey(place, field.key_id(key))
        if not key_file.make(self._path, KeyDocument(current, root=field.seal(key, root.hex(), ROOT_PLACE))):
            self._places.forget(place)
            return self._opened(self._must_look().current)
        if isinstance(place, Unsealed):
            _log.warning("no keyring and no passphrase: the master key lies unsealed in %s", self._path)
        self._remember(key, place)
        return key

    def _found_root(self, *, make: bool) -> bytes:
        """Return the root of derived keys; a key file of the first format gets one."""
        if self._root is None:
            current = self._current(make=make)
            document = self._must_look()
            if not document.root:
                if not make:
                    raise _missing(self._path)
                document = self._with_root(current)
            key = self._fitting(field.key_id_of(document.root))
            self._root = bytes.fromhex(field.unseal(key, document.root, ROOT_PLACE))
        return self._root

    def _with_root(self, key: bytes) -> KeyDocument:
        with only_one(self._path):
            document = self._must_look()  # again: another process may have been faster
            if not document.root:
                current = KeptKey(document.current.place, field.key_id(key))
                root = field.seal(key, os.urandom(field.KEY_BYTES).hex(), ROOT_PLACE)
                document = replace(document, current=current, root=root)
                self._replace(document)
            return document

    def _remember(self, key: bytes, place: KeyPlace) -> None:
        for name in (place, field.key_id(key)):
            self._keys[name] = key

    # --- the key file

    def _look(self) -> KeyDocument | None:
        """Return what the key file says now, None if there is none."""
        stamp = key_file.stamp(self._path)
        if stamp is None or stamp != self._stamp:
            self._document = key_file.read(self._path)
            self._stamp = stamp
            if self._document is not None and self._document.old is not None:
                _log.warning(
                    "a rotation of the master key is not finished; if none runs now: scc-wall keys rotate finishes it"
                )
        return self._document

    def _must_look(self) -> KeyDocument:
        document = self._look()
        if document is None:
            raise _missing(self._path)
        return document

    def _replace(self, document: KeyDocument) -> None:
        key_file.replace(self._path, document)
        self._document, self._stamp = document, key_file.stamp(self._path)


class _Keys:
    """A vault of given keys: seals with the first."""

    def __init__(self, *keys: bytes) -> None:
        self._first = keys[0]
        self._by_id = {field.key_id(key): key for key in keys}

    def seal(self, secret: str, place: SecretPlace) -> bytes:
        """Return `secret` sealed for `place`."""
        return field.seal(self._first, secret, place)

    def unseal(self, sealed: bytes, place: SecretPlace) -> str:
        """Return what one of the keys sealed for `place`."""
        return field.unseal(self._by_id.get(field.key_id_of(sealed), self._first), sealed, place)


def open_vault(home: Home, environ: Mapping[str, str] | None = None, ask: AskPassphrase = ask_nobody) -> KeyVault:
    """Return the vault of a home, with the machine's keyring unless `SCC_WALL_KEYRING=off`."""
    env = os.environ if environ is None else environ
    return KeyVault(home, None if is_off(env) else OsRing(), env, ask)


def _missing(path: Path) -> VaultError:
    return VaultError(
        Told("Kunci untuk kata sandi yang tersimpan tidak ada.", "The key of the stored passwords is missing."),
        Told(f"{path} tidak ada", f"{path} does not exist"),
        Told(
            "Pulihkan berkas itu dari cadangan, atau masukkan lagi kata sandi kamera.",
            "Restore that file from a backup, or enter the cameras' passwords again.",
        ),
    )


def _swapped(path: Path) -> VaultError:
    return VaultError(
        Told("Berkas kunci menyebut kunci lain.", "The key file names another key."),
        Told(f"{path}: kunci tidak cocok dengan namanya", f"{path}: the key does not fit its name"),
        Told("Pulihkan berkas itu dari cadangan.", "Restore that file from a backup."),
    )


def _unfinished() -> VaultError:
    return VaultError(
        Told("Penggantian kunci belum selesai.", "A rotation of the key is not finished."),
        todo=Told("Selesaikan dulu: scc-wall keys rotate", "Finish it first: scc-wall keys rotate"),
    )
