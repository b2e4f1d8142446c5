import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scc_wall.monitors.content.folding import MAX_CHARS, fold, undisguised, words_of


@pytest.mark.parametrize(
    "written",
    [
        "SLOT",
        "ѕӏоt",
        "ＳＬＯＴ",
        "𝓼𝓵𝓸𝓽",
        "𝗦𝗟𝗢𝗧",
        "s\u200bl\u00ado\u2060t",
        "ꜱʟᴏᴛ",
        "ŝłöţ",
        "🅂🄻🄾🅃",
        "🆂🅻🅾🆃",
        "ⓢⓛⓞⓣ",
        "🇸🇱🇴🇹",
        "s\u0336l\u0336o\u0336t\u0336",
        "ЅLОТ",
        "ՏLOT".replace("Տ", "Ѕ"),
    ],
)
def test_look_alikes_are_plain_letters(written):
    assert words_of(written) == ["slot"]


@pytest.mark.parametrize(
    ("written", "meant"), [("g4c0r", "gacor"), ("s1ot", "slot"), ("m4xw1n", "maxwin"), ("gaccoor", "gacor")]
)
def test_digits_and_repeated_letters_are_seen_through(written, meant):
    assert meant in undisguised(written)


@pytest.mark.parametrize("word", ["2026", "a" * 50, "", "$"])
def test_numbers_and_endless_words_mean_nothing(word):
    assert undisguised(word) == ()


@given(st.text(max_size=60))
@settings(max_examples=40)
def test_folding_is_bounded_and_settled(text):
    once = fold(text)
    assert len(once) <= MAX_CHARS
    assert words_of(once) == words_of(text)


def test_signs_that_unfold_into_many_stay_bounded():
    assert len(fold("\ufdfa" * 200_000)) <= MAX_CHARS
