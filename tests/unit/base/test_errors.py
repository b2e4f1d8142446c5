"""An error in one text: a sentence each, in both languages."""

import pytest

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told

FREE = Told("Kosongkan. ", "Free it.")
ERROR = SccError(Told("gagal disimpan", "not stored"), Told("disk penuh!", "disk full!"), FREE)


def test_an_error_in_one_text_is_a_sentence_each() -> None:
    assert ERROR.in_one() == Told("gagal disimpan. disk penuh! Kosongkan.", "not stored. disk full! Free it.")


def test_where_room_is_scarce_the_cause_is_left_out() -> None:
    assert ERROR.in_one(why=False) == Told("gagal disimpan. Kosongkan.", "not stored. Free it.")
    assert SccError(Told("gagal…", "failed…")).in_one(why=False) == Told("gagal…", "failed…")


@pytest.mark.parametrize(
    "text",
    [
        "Alasan:",
        "gagal (lagi?)",
        "kamera menjawab “tidak.”",
        "hanya http:// dan https://",
        "Periksa kabel; coba: ping 10.20.0.7",
        "Periksa /var/lib/scc-wall",
        r"Periksa D:\\SCC\\cadangan",
        "tulis ulang opd.csv",
        "jalankan tanpa --safe",
    ],
)
def test_no_full_stop_follows_another_sign_or_what_is_typed(text: str) -> None:
    told = SccError(Told("gagal", "failed"), todo=Told(text, text)).in_one()
    assert told == Told(f"gagal. {text}", f"failed. {text}")


def test_an_address_in_the_middle_ends_its_sentence() -> None:
    error = SccError(Told("tak terjawab dari 10.20.0.7", "no answer from 10.20.0.7"), todo=FREE)
    assert error.in_one() == Told("tak terjawab dari 10.20.0.7. Kosongkan.", "no answer from 10.20.0.7. Free it.")


def test_a_cause_without_words_leaves_nothing() -> None:
    assert SccError(Told("gagal", "failed"), Told("", "")).in_one() == Told("gagal.", "failed.")
