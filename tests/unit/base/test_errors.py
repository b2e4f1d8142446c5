"""An error in one text: a sentence each, in both languages."""

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told

FREE = Told("Kosongkan. ", "Free it.")
ERROR = SccError(Told("gagal disimpan", "not stored"), Told("disk penuh!", "disk full!"), FREE)


def test_an_error_in_one_text_is_a_sentence_each() -> None:
    assert ERROR.in_one() == Told("gagal disimpan. disk penuh! Kosongkan.", "not stored. disk full! Free it.")


def test_where_room_is_scarce_the_cause_is_left_out() -> None:
    assert ERROR.in_one(why=False) == Told("gagal disimpan. Kosongkan.", "not stored. Free it.")
    assert SccError(Told("gagal…", "failed…")).in_one(why=False) == Told("gagal…", "failed…")
