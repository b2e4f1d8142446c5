import json
import threading
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from scc_wall.base.paths import Home
from scc_wall.domain.vault import SecretPlace, Vault
from scc_wall.vault import field, key_file
from scc_wall.vault.file_lock import only_one
from scc_wall.vault.key_file import InRing, Sealed, Unsealed
from scc_wall.vault.key_vault import KeyVault
from scc_wall.vault.passphrase import Wanted
from scc_wall.vault.ring import OsRing
from scc_wall.vault.stretch import ARGON2ID, SCRYPT
from scc_wall.vault.vault_error import VaultError
from tests.support.logs import ExpectedLogs
from tests.support.ring_backend import MemoryBackend

pytestmark = pytest.mark.allows_log("the master key lies unsealed", "rotation of the master key is not finished")

PLACE = SecretPlace("cameras", "password_sealed", "7")
ALLOWED = {"SCC_WALL_ALLOW_UNSEALED_KEY": "1"}


class Fields:
    """A store of one field."""

    def __init__(self, vault: Vault) -> None:
        self.sealed = vault.seal("secret", PLACE)
        self.calls = 0

    def reseal(self, old: Vault, new: Vault) -> int:
        self.calls += 1
        self.sealed = new.seal(old.unseal(self.sealed, PLACE), PLACE)
        return self.calls


class Person:
    """Types what a script says, and remembers what was asked."""

    def __init__(self, *typed: str | None) -> None:
        self.typed = list(typed)
        self.asked: list[Wanted] = []

    def __call__(self, wanted: Wanted) -> str | None:
        self.asked.append(wanted)
        return self.typed.pop(0)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home").ensure()


def test_without_keyring_and_passphrase_no_key_is_made(home: Home) -> None:
    vault = KeyVault(home, None, {})
    with pytest.raises(VaultError, match="SCC_WALL_PASSPHRASE_FILE"):
        vault.seal("secret", PLACE)
    with pytest.raises(VaultError):
        vault.derive("audit")
    assert not vault.path.exists()
    assert KeyVault(home, None, {"SCC_WALL_ALLOW_UNSEALED_KEY": "0"}).status().place is None
    with pytest.raises(VaultError):
        KeyVault(home, None, {"SCC_WALL_ALLOW_UNSEALED_KEY": "0"}).prepare()


def test_a_program_without_passwords_needs_no_key(home: Home) -> None:
    vault = KeyVault(home, None, {}, Person())
    vault.unlock()
    assert vault.status().place is None
    assert not vault.lies_open


def test_an_unsealed_key_that_exists_still_opens_and_says_how_to_seal_it(
    home: Home, caplog: pytest.LogCaptureFixture
) -> None:
    sealed = KeyVault(home, None, {}, allow_unsealed=True).seal("secret", PLACE)
    caplog.clear()
    assert KeyVault(home, None, {}).unseal(sealed, PLACE) == "secret"
    assert "scc-wall keys seal" in caplog.text


def test_a_person_is_asked_for_a_new_passphrase_and_at_the_next_start(home: Home) -> None:
    typed = Person("kuda laut biru")
    sealed = KeyVault(home, None, {}, typed).seal("secret", PLACE)
    assert typed.asked == [Wanted.NEW]
    mistyping = Person("kuda", "laut", "kuda laut biru")
    vault = KeyVault(home, None, {}, mistyping)
    vault.unlock()
    assert mistyping.asked == [Wanted.PRESENT, Wanted.AGAIN, Wanted.AGAIN]
    assert vault.unseal(sealed, PLACE) == "secret"
    place = vault.status().place
    assert isinstance(place, Sealed)
    assert place.kdf == ARGON2ID


@pytest.mark.parametrize("typed", [("a", "b", "c"), (None,)])
def test_whoever_does_not_know_it_is_asked_once_not_for_each_camera(home: Home, typed: tuple[str | None, ...]) -> None:
    sealed = KeyVault(home, None, {}, Person("kuda laut biru")).seal("secret", PLACE)
    person = Person(*typed)
    vault = KeyVault(home, None, {}, person)
    with pytest.raises(VaultError):
        vault.unlock()
    for _ in range(2):
        with pytest.raises(VaultError):
            vault.unseal(sealed, PLACE)
    assert len(person.asked) == len(typed)


def test_a_key_file_of_an_earlier_program_opens_and_is_renewed_by_sealing(home: Home, tmp_path: Path) -> None:
    key, salt, nonce = bytes(range(32)), b"s" * 16, b"n" * 12
    strong = Scrypt(salt=salt, length=32, n=2**15, r=8, p=3).derive(b"kuda laut")
    parts = (salt, nonce, AESGCM(strong).encrypt(nonce, key, b"scc-wall master key 1"))
    names = ("salt", "nonce", "sealed_key")
    written = {name: key_file._text(part) for name, part in zip(names, parts, strict=True)}
    home.keys.mkdir()
    (home.keys / "master-key.json").write_text(
        json.dumps({"format": 1, "kind": "passphrase", "kdf": SCRYPT, **written}), encoding="utf-8"
    )
    (tmp_path / "phrase").write_text("kuda laut", encoding="utf-8")
    vault = KeyVault(home, None, {"SCC_WALL_PASSPHRASE_FILE": str(tmp_path / "phrase")})
    sealed = field.seal(key, "secret", PLACE)
    assert vault.unseal(sealed, PLACE) == "secret"
    with pytest.raises(VaultError):
        vault.derive("audit", make=False)  # there is no root in it yet
    derived = vault.derive("audit")
    assert KeyVault(home, None, {}, Person("kuda laut")).derive("audit", make=False) == derived
    place = vault.keep_anew(None)
    assert isinstance(place, Sealed)
    assert place.kdf == ARGON2ID
    again = KeyVault(home, None, {}, Person("kuda laut"))
    assert again.unseal(sealed, PLACE) == "secret"
    assert again.derive("audit") == derived


def test_derived_keys_differ_by_purpose_and_home_and_are_not_the_master_key(home: Home, tmp_path: Path) -> None:
    vault = KeyVault(home, None, ALLOWED)
    with pytest.raises(VaultError):
        vault.derive("audit", make=False)
    audit = vault.derive("audit")
    place = vault.status().place
    assert isinstance(place, Unsealed)
    other = KeyVault(Home(tmp_path / "other").ensure(), None, ALLOWED)
    assert len({audit, vault.derive("anchor"), other.derive("audit"), place.key}) == 4
    assert len(audit) == 32


def rotated_backend(home: Home) -> tuple[MemoryBackend, KeyVault, Fields]:
    backend = MemoryBackend()
    vault = KeyVault(home, OsRing(lambda: backend), {})
    return backend, vault, Fields(vault)


def test_a_rotation_changes_the_key_and_keeps_secrets_and_derived_keys(home: Home) -> None:
    backend, vault, fields = rotated_backend(home)
    before, (old_text,) = fields.sealed, backend.texts.values()
    audit = vault.derive("audit")
    assert vault.rotate(fields.reseal) == 1
    assert list(backend.texts.values()) != [old_text]
    assert len(backend.texts) == 1  # the old one is gone from the keyring
    assert vault.derive("audit") == audit
    fresh = KeyVault(home, OsRing(lambda: backend), {})
    assert fresh.unseal(fields.sealed, PLACE) == "secret"
    assert fresh.derive("audit", make=False) == audit
    assert not fresh.status().rotating
    with pytest.raises(VaultError, match="kunci lain"):
        fresh.unseal(before, PLACE)


def test_a_vault_in_another_process_follows_a_rotation(home: Home) -> None:
    backend, vault, fields = rotated_backend(home)
    running = KeyVault(home, OsRing(lambda: backend), {})
    before = fields.sealed
    assert running.unseal(before, PLACE) == "secret"
    seen: list[bytes] = []

    def reseal(old: Vault, new: Vault) -> None:
        seen.append(running.seal("written meanwhile", PLACE))
        assert new.unseal(seen[0], PLACE) == "written meanwhile"  # sealed with the new key already
        fields.reseal(old, new)

    vault.rotate(reseal)
    assert running.unseal(fields.sealed, PLACE) == "secret"
    assert running.unseal(before, PLACE) == "secret"  # a row read just before the rotation
    assert KeyVault(home, OsRing(lambda: backend), {}).unseal(seen[0], PLACE) == "written meanwhile"


def test_a_writer_that_waits_for_the_vault_does_not_stop_a_rotation(home: Home) -> None:
    _, vault, fields = rotated_backend(home)

    def reseal(old: Vault, new: Vault) -> None:
        writer = threading.Thread(target=lambda: vault.seal("from another thread", PLACE))
        writer.start()
        writer.join(10)
        assert not writer.is_alive()
        fields.reseal(old, new)

    vault.rotate(reseal)


def test_a_sealed_key_stays_sealed_and_a_running_vault_is_not_asked_again(home: Home) -> None:
    vault = KeyVault(home, None, {}, Person("kuda laut biru"))
    fields = Fields(vault)
    running_person = Person("kuda laut biru")
    running = KeyVault(home, None, {}, running_person)
    running.unlock()
    vault.rotate(fields.reseal)
    assert running.unseal(fields.sealed, PLACE) == "secret"
    assert len(running_person.asked) == 1
    with pytest.raises(VaultError, match="tidak cocok"):
        KeyVault(home, None, {}, Person("x", "y", "z")).unseal(fields.sealed, PLACE)


def test_a_failed_resealing_keeps_both_keys_and_the_next_rotation_finishes_it(
    home: Home, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("is not finished; if none runs now: scc-wall keys rotate")
    backend, vault, fields = rotated_backend(home)
    before = fields.sealed

    def fails(old: Vault, new: Vault) -> None:
        raise VaultError(key_file._unreadable(Path("x"), "y").what)

    with pytest.raises(VaultError):
        vault.rotate(fails)
    fresh = KeyVault(home, OsRing(lambda: backend), {})
    assert fresh.status().rotating
    assert fresh.unseal(before, PLACE) == "secret"
    assert fresh.unseal(fresh.seal("new", PLACE), PLACE) == "new"
    with pytest.raises(VaultError, match="belum selesai"):
        fresh.keep_anew("kuda laut biru")
    assert fresh.rotate(fields.reseal) == 2  # the unfinished one, then its own
    assert not fresh.status().rotating
    assert len(backend.texts) == 1
    assert KeyVault(home, OsRing(lambda: backend), {}).unseal(fields.sealed, PLACE) == "secret"


def test_a_key_file_that_can_not_be_written_changes_nothing(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    backend, vault, fields = rotated_backend(home)

    def full(path: Path, document: key_file.KeyDocument) -> None:
        raise key_file._unwritable(path, OSError(28, "No space left on device"))

    monkeypatch.setattr(key_file, "replace", full)
    with pytest.raises(VaultError, match="ruang disk"):
        vault.rotate(fields.reseal)
    assert fields.calls == 0
    assert len(backend.texts) == 1  # the new key left no entry
    assert KeyVault(home, OsRing(lambda: backend), {}).unseal(fields.sealed, PLACE) == "secret"


def test_one_rotation_at_a_time(home: Home) -> None:
    _, vault, fields = rotated_backend(home)
    with only_one(vault.path), pytest.raises(VaultError, match="program lain"):
        vault.rotate(fields.reseal)
    vault.rotate(fields.reseal)


def test_without_a_key_there_is_nothing_to_rotate_or_seal(home: Home) -> None:
    vault = KeyVault(home, None, ALLOWED)
    with pytest.raises(VaultError, match="tidak ada"):
        vault.rotate(lambda old, new: None)
    with pytest.raises(VaultError, match="tidak ada"):
        vault.keep_anew("kuda laut biru")


def test_an_unsealed_key_is_sealed_by_a_passphrase_or_the_keyring(home: Home) -> None:
    vault = KeyVault(home, None, ALLOWED)
    sealed = vault.seal("secret", PLACE)
    with pytest.raises(VaultError, match="dengan aman"):
        vault.keep_anew(None)  # nowhere to go: being allowed unsealed is not being sealed
    assert isinstance(vault.keep_anew("kuda laut biru"), Sealed)
    assert KeyVault(home, None, {}, Person("kuda laut biru")).unseal(sealed, PLACE) == "secret"
    backend = MemoryBackend()
    assert isinstance(KeyVault(home, OsRing(lambda: backend), {}, Person("kuda laut biru")).keep_anew(None), InRing)
    assert KeyVault(home, OsRing(lambda: backend), {}).unseal(sealed, PLACE) == "secret"
    assert not any(path.suffix not in (".json", ".lock") for path in home.keys.iterdir())


def test_a_key_put_in_place_of_another_is_noticed(home: Home) -> None:
    KeyVault(home, None, ALLOWED).prepare()
    path = home.keys / "master-key.json"
    written = json.loads(path.read_text())
    written["current"]["key"] = key_file._text(bytes(32))
    path.write_text(json.dumps(written))
    with pytest.raises(VaultError, match="kunci lain"):
        KeyVault(home, None, ALLOWED).seal("secret", PLACE)


def test_a_key_file_that_vanishes_meanwhile_takes_no_secret_with_it(home: Home) -> None:
    vault = KeyVault(home, None, ALLOWED)
    sealed = vault.seal("secret", PLACE)
    vault.path.unlink()
    assert vault.unseal(sealed, PLACE) == "secret"
    with pytest.raises(VaultError, match="tidak ada"):
        vault.seal("lost at the next start", PLACE)


def test_no_repr_shows_a_key(home: Home) -> None:
    vault = KeyVault(home, None, ALLOWED)
    vault.prepare()
    document = key_file.read(vault.path)
    assert document is not None
    assert isinstance(document.current.place, Unsealed)
    assert repr(document.current.place.key) not in repr((document, vault.status()))
