"""The master key at the first start: what is missing, and what is told of it on its page."""

import pytest

from scc_wall.app.first.keys import FirstKeys
from scc_wall.app.passphrase_dialog import WallPassphrase
from scc_wall.base.paths import Home
from scc_wall.ui.first.desk import KeyPlaceKind, PhraseWantedError
from scc_wall.vault.key_vault import KeyVault
from scc_wall.vault.ring import OsRing
from scc_wall.vault.vault_error import VaultError
from tests.support.ring_backend import MemoryBackend

PHRASE = "kuda lumping naik perahu"


def keys_of(home: Home, ring=None) -> FirstKeys:
    asking = WallPassphrase(lambda _: None, None)
    asking.windows_open = True
    return FirstKeys(KeyVault(home, ring, {}, asking), asking, lambda ask: KeyVault(home, ring, {}, ask))


@pytest.fixture
def home(tmp_path) -> Home:
    return Home(tmp_path)


def test_without_a_keyring_a_passphrase_is_wanted_and_seals_the_key(home):
    with pytest.raises(PhraseWantedError):
        keys_of(home).make(None)
    assert keys_of(home).make(PHRASE) is KeyPlaceKind.PASSPHRASE


def test_a_mistyped_passphrase_is_told_for_a_person_at_a_window(home):
    keys_of(home).make(PHRASE)
    with pytest.raises(PhraseWantedError) as told:
        keys_of(home).make(PHRASE.upper())
    assert "tidak cocok" in str(told.value.what)
    assert "terminal" not in told.value.told()
    assert keys_of(home).make(PHRASE) is KeyPlaceKind.PASSPHRASE


def test_a_keyring_that_does_not_answer_any_more_is_no_missing_passphrase(home):
    backend = MemoryBackend()
    ring = OsRing(find=lambda: backend)
    assert keys_of(home, ring).make(None) is KeyPlaceKind.RING
    with pytest.raises(VaultError) as told:
        keys_of(home).make(None)
    assert not isinstance(told.value, PhraseWantedError)
