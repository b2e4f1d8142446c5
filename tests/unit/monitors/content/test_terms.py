import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.monitors.content.terms import MAX_HITS, find_terms, heaviest


def _weight(text: str) -> float:
    return sum(heaviest(find_terms(text)).values())


@pytest.mark.parametrize(
    "text",
    [
        "slot gacor",
        "situs judi bola sbobet",
        "maxwin pragmatic play",
        "s-l-o-t g.a.c.o.r",
        "sl0t g4c0r",
        "togel toto macau",
        "rtp live slot88",
        "agen judi terpercaya deposit pulsa",
        "dewaslot888 maxwin",
        "ga cor max win",
    ],
)
def test_spam_is_at_least_two_strong_words(text):
    assert _weight(text) >= 1.7


@pytest.mark.parametrize(
    "text",
    [
        "Polda Sumsel berantas judi slot online",
        "Sosialisasi bahaya judi online dan slot",
        "ASN dilarang main slot",
        "Satgas judi online blokir situs slot gacor",
        "Khutbah: judi dan togel haram hukumnya",
        "Waspada modus slot gacor maxwin",
    ],
)
def test_what_speaks_against_gambling_excuses_it(text):
    assert find_terms(text)
    assert _weight(text) == 0


@pytest.mark.parametrize(
    "text",
    [
        "slot parkir penuh",
        "slot waktu tersedia",
        "slot antrean vaksin",
        "kuota slot",
        "Bandar Lampung",
        "bandar udara",
        "judicial review",
        "Toto Suharto dilantik",
        "lomba burung gacor",
        "scatter plot",
        "judul berita",
        "time slot",
        "tempo",
    ],
)
def test_honest_words_weigh_little(text):
    assert _weight(text) <= 0.3


def test_calls_to_play_outweigh_one_word_against():
    assert _weight("slot gacor anti rugi daftar sekarang bonus deposit terpercaya") >= 2


def test_an_excuse_far_away_is_none():
    assert _weight("slot gacor maxwin " + "kegiatan apel pagi " * 60 + "polisi berantas judi") >= 2


def test_headlines_are_told_from_advertisements():
    (headline,) = [
        hit for hit in find_terms("Kalah main slot, karyawan gelapkan uang perusahaan") if hit.term == "main slot"
    ]
    (advert,) = [hit for hit in find_terms("main slot resmi") if hit.term == "main slot"]
    assert headline.in_news
    assert not advert.in_news


@given(
    st.lists(
        st.sampled_from(
            ["slot", "gacor", "judi", "s", "l", "o", "t", "sl0t", "polisi", "berantas", "daftar", "toto88", "x"]
        ),
        max_size=600,
    )
)
def test_hits_are_bounded_and_weighed(words):
    hits = find_terms(" ".join(words))
    assert len(hits) <= MAX_HITS + 8
    assert all(0 < hit.weight <= 1 for hit in hits)
