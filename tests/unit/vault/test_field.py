import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.vault import SecretPlace
from scc_wall.vault import field
from scc_wall.vault.vault_error import VaultError

KEY = bytes(range(32))
PLACE = SecretPlace("cameras", "password_sealed", "7")


@given(st.text(max_size=60))
def test_a_secret_comes_back(secret: str) -> None:
    assert field.unseal(KEY, field.seal(KEY, secret, PLACE), PLACE) == secret


def test_the_format_is_the_one_that_stored_fields_have() -> None:
    sealed = bytes.fromhex(
        "01" + field.key_id(KEY).hex() + "000102030405060708090a0b"
    )  # a field of an earlier program must stay readable
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    bound = sealed[:9] + b"\0\0\0\x07cameras" + b"\0\0\0\x0fpassword_sealed" + b"\0\0\0\x017"
    assert field.unseal(KEY, sealed + AESGCM(KEY).encrypt(sealed[9:], b"secret", bound), PLACE) == "secret"


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_any_changed_byte_is_noticed(position: int, mask: int) -> None:
    sealed = bytearray(field.seal(KEY, "secret", PLACE))
    sealed[position % len(sealed)] ^= mask
    with pytest.raises(VaultError):
        field.unseal(KEY, bytes(sealed), PLACE)


@pytest.mark.parametrize(
    "place",
    [
        PLACE._replace(row="8"),
        PLACE._replace(column="username"),
        PLACE._replace(table="streams"),
        SecretPlace("camerasp", "assword_sealed", "7"),
    ],
)
def test_a_field_can_not_be_moved(place: SecretPlace) -> None:
    with pytest.raises(VaultError):
        field.unseal(KEY, field.seal(KEY, "secret", PLACE), place)


def test_another_key_is_told_apart_from_damage() -> None:
    with pytest.raises(VaultError, match="kunci lain"):
        field.unseal(bytes(32), field.seal(KEY, "secret", PLACE), PLACE)


@given(st.binary(max_size=80))
def test_any_bytes_raise_the_vault_s_error(sealed: bytes) -> None:
    with pytest.raises(VaultError):
        field.unseal(KEY, sealed, PLACE)
