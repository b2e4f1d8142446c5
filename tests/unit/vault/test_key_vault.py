import logging
import stat
import sys
import threading
from pathlib import Path

import pytest

from scc_wall.base.paths import Home
from scc_wall.domain.vault import SecretPlace
from scc_wall.vault import key_file
from scc_wall.vault.key_vault import KeyVault, open_vault
from scc_wall.vault.ring import OsRing, allowed_backend, is_allowed, is_off
from scc_wall.vault.vault_error import VaultError
from tests.support.logs import ExpectedLogs
from tests.support.ring_backend import MemoryBackend

pytestmark = pytest.mark.allows_log("the master key lies unsealed", "the keyring did not answer")

PLACE = SecretPlace("cameras", "password_sealed", "7")
ALLOWED = {"SCC_WALL_ALLOW_UNSEALED_KEY": "1"}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home").ensure()


@pytest.fixture
def phrase(tmp_path: Path) -> dict[str, str]:
    file = tmp_path / "phrase"
    file.write_text("kuda laut\n", encoding="utf-8")
    return {"SCC_WALL_PASSPHRASE_FILE": str(file)}


@pytest.fixture
def unsealed_key(expected_logs: ExpectedLogs) -> None:
    """Expect the warning of a machine with neither keyring nor passphrase."""
    expected_logs.expect("lies unsealed")


def files_hold(home: Home, marker: bytes) -> bool:
    return any(marker in path.read_bytes() for path in home.root.rglob("*") if path.is_file())


def test_the_key_is_made_with_the_first_secret_and_kept_in_the_keyring(home: Home) -> None:
    backend = MemoryBackend()
    vault = KeyVault(home, OsRing(lambda: backend), {})
    assert not vault.path.exists()
    sealed = vault.seal("secret", PLACE)
    (stored,) = backend.texts.values()
    assert not files_hold(home, stored.encode())
    assert KeyVault(home, OsRing(lambda: backend), {}).unseal(sealed, PLACE) == "secret"


def test_a_keyring_that_is_away_never_leads_to_a_second_key(home: Home) -> None:
    backend = MemoryBackend()
    sealed = KeyVault(home, OsRing(lambda: backend), {}).seal("secret", PLACE)
    asked: list[int] = []

    def find() -> MemoryBackend | None:
        asked.append(1)
        return backend if len(asked) > 1 else None

    vault = KeyVault(home, OsRing(find), {})
    for _ in range(2):
        with pytest.raises(VaultError, match="penyimpan sandi"):
            vault.unseal(sealed, PLACE)
        with pytest.raises(VaultError, match="penyimpan sandi"):
            vault.seal("other", PLACE)
    assert asked == [1]  # a silent keyring costs seconds: not once for each camera
    vault.try_again()
    assert vault.unseal(sealed, PLACE) == "secret"


def test_without_keyring_a_passphrase_seals_the_key(home: Home, phrase: dict[str, str]) -> None:
    sealed = KeyVault(home, None, phrase).seal("secret", PLACE)
    assert isinstance(KeyVault(home, None, {}).status().place, key_file.Sealed)
    assert not files_hold(home, b"kuda laut")
    assert KeyVault(home, None, phrase).unseal(sealed, PLACE) == "secret"
    with pytest.raises(VaultError, match="SCC_WALL_PASSPHRASE_FILE"):
        KeyVault(home, None, {}).unseal(sealed, PLACE)
    Path(phrase["SCC_WALL_PASSPHRASE_FILE"]).write_text("kuda darat", encoding="utf-8")
    with pytest.raises(VaultError, match="tidak cocok"):
        KeyVault(home, None, phrase).unseal(sealed, PLACE)


def test_a_credential_of_systemd_is_a_passphrase(home: Home, tmp_path: Path) -> None:
    (tmp_path / "scc-wall-passphrase").write_text("kuda laut", encoding="utf-8")
    KeyVault(home, None, {"CREDENTIALS_DIRECTORY": str(tmp_path)}).seal("secret", PLACE)
    assert isinstance(KeyVault(home, None, {}).status().place, key_file.Sealed)


@pytest.mark.parametrize("content", [None, b"", b"\n", b"\xff\xfe"])
def test_a_passphrase_that_can_not_be_read_makes_no_unsealed_key(
    home: Home, tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "phrase"
    if content is not None:
        file.write_bytes(content)
    vault = KeyVault(home, None, {"SCC_WALL_PASSPHRASE_FILE": str(file)})
    with pytest.raises(VaultError):
        vault.seal("secret", PLACE)
    assert not vault.path.exists()


def test_the_last_resort_is_an_unsealed_file_and_says_so(home: Home, caplog: pytest.LogCaptureFixture) -> None:
    sealed = KeyVault(home, None, ALLOWED).seal("secret", PLACE)
    assert [r.levelno for r in caplog.records if "unsealed" in r.getMessage()] == [logging.WARNING]
    path = home.keys / "master-key.json"
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        path.chmod(0o644)
    assert KeyVault(home, None, {}).unseal(sealed, PLACE) == "secret"
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.usefixtures("unsealed_key")
def test_a_lost_key_file_is_told_and_a_new_secret_makes_a_new_key(home: Home) -> None:
    sealed = KeyVault(home, None, ALLOWED).seal("secret", PLACE)
    (home.keys / "master-key.json").unlink()
    vault = KeyVault(home, None, ALLOWED)
    with pytest.raises(VaultError, match="tidak ada"):
        vault.unseal(sealed, PLACE)
    assert vault.unseal(vault.seal("new", PLACE), PLACE) == "new"
    with pytest.raises(VaultError, match="kunci lain"):
        vault.unseal(sealed, PLACE)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b'{"format":3,"kind":"unsealed"}',
        b'{"format":2,"current":{"id":"00","kind":"unsealed"}}',
        b'{"format":1,"kind":"unsealed","key":"AAAA"}',
        b"\xff",
    ],
)
def test_a_damaged_key_file_is_told_and_left_alone(home: Home, content: bytes) -> None:
    home.keys.mkdir()
    path = home.keys / "master-key.json"
    path.write_bytes(content)
    with pytest.raises(VaultError, match="Berkas kunci"):
        KeyVault(home, None, ALLOWED).seal("secret", PLACE)
    assert path.read_bytes() == content


@pytest.mark.usefixtures("unsealed_key")
def test_the_slower_of_two_processes_takes_the_key_of_the_faster(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    faster = KeyVault(home, None, ALLOWED)
    slower = KeyVault(home, None, ALLOWED)
    make = key_file.make

    def overtaken(path: Path, document: key_file.KeyDocument) -> bool:
        monkeypatch.setattr(key_file, "make", make)
        faster.seal("first", PLACE)
        return make(path, document)

    monkeypatch.setattr(key_file, "make", overtaken)
    assert faster.unseal(slower.seal("second", PLACE), PLACE) == "second"


@pytest.mark.usefixtures("unsealed_key")
def test_threads_agree_on_one_key(home: Home) -> None:
    vault = KeyVault(home, None, ALLOWED)
    sealed: list[bytes] = []
    threads = [threading.Thread(target=lambda: sealed.append(vault.seal("x", PLACE))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert [KeyVault(home, None, {}).unseal(s, PLACE) for s in sealed] == ["x"] * 8


def test_a_keyring_that_hangs_is_passed_over(expected_logs: ExpectedLogs) -> None:
    expected_logs.expect("did not answer within")
    asked, released = threading.Event(), threading.Event()

    def hang() -> None:
        asked.set()
        released.wait(10)

    assert OsRing(hang, answer_within_s=0.05).get("s", "u") is None
    assert asked.wait(5)
    released.set()
    for thread in threading.enumerate():
        if thread.name == "keyring":
            thread.join(5)


def test_a_keyring_that_fails_is_passed_over() -> None:
    class Broken(MemoryBackend):
        def set_password(self, service: str, username: str, password: str) -> None:
            raise RuntimeError("no D-Bus")

    class Forgetful(MemoryBackend):
        def set_password(self, service: str, username: str, password: str) -> None:
            pass

    assert [OsRing(b).put("s", "u", "text") for b in (Broken, Forgetful, MemoryBackend)] == [False, False, True]


def test_only_keyrings_of_operating_systems_are_allowed() -> None:
    from keyring.backends import SecretService, chainer, fail, null

    assert is_allowed(SecretService.Keyring())
    assert not any(map(is_allowed, (chainer.ChainerBackend(), fail.Keyring(), null.Keyring(), MemoryBackend())))


def test_this_machine_s_backends_hold_no_other() -> None:
    found = allowed_backend()
    assert found is None or is_allowed(found)


@pytest.mark.usefixtures("unsealed_key")
def test_the_keyring_can_be_switched_off(home: Home) -> None:
    assert [is_off({"SCC_WALL_KEYRING": v}) for v in ("off", "OFF", "0", "", "on")] == [True, True, True, False, False]
    assert is_off({"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"})
    assert not is_off({"PYTHON_KEYRING_BACKEND": "keyring.backends.SecretService.Keyring"})
    open_vault(home, {"SCC_WALL_KEYRING": "off", **ALLOWED}).seal("x", PLACE)
    assert isinstance(KeyVault(home, None, {}).status().place, key_file.Unsealed)
