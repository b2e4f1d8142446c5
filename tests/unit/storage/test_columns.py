import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.base.told import Told
from scc_wall.storage.columns import given_text, readable, spelling_key, stored_text
from scc_wall.storage.told_errors import StoreError

ANY_TEXT = st.text(st.characters(exclude_categories=[])) | st.text("\\0u\0d8\ud800\udfff")


@given(ANY_TEXT)
def test_any_text_can_be_stored_and_comes_back(text: str) -> None:
    stored = stored_text(text)
    assert "\0" not in stored
    stored.encode("utf-8")
    assert given_text(stored) == text


@given(ANY_TEXT, ANY_TEXT)
def test_two_texts_are_never_stored_as_one(one: str, two: str) -> None:
    assert (stored_text(one) == stored_text(two)) == (one == two)


def test_what_people_read_is_stored_as_it_is() -> None:
    assert stored_text("Jembatan Ampéra 😀 100%") == "Jembatan Ampéra 😀 100%"


@given(ANY_TEXT)
def test_a_key_has_one_length_and_no_case(text: str) -> None:
    assert len(spelling_key(text)) == 64
    assert spelling_key(f"  {text}\t") == spelling_key(text)
    assert spelling_key("a", "b") != spelling_key("ab")
    assert spelling_key("Élodie  X") == spelling_key("e\u0301LODIE x")


def test_what_can_not_be_read_is_told_without_its_values() -> None:
    with pytest.raises(StoreError) as told, readable(Told("Akun", "An account")):
        raise ValueError("the secret")
    assert "secret" not in told.value.told()
