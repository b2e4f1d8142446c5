"""Layer 1, a title of another topic than its page: the title is what spammers swap, and what searchers see.

Weak alone (a title may be a slogan of the office), so it only adds to what else is found.
"""

from collections.abc import Iterator
from typing import Final

from scc_wall.domain.site import EvidenceLayer
from scc_wall.monitors.content.findings import Finding
from scc_wall.monitors.content.folding import word_set, words_of
from scc_wall.monitors.content.reading import Reading

LEAST_WORDS: Final = 60
"""Of a page; a shorter one may say nothing of its title."""
TITLE_WORDS: Final = 3
LETTERS: Final = 4
DESCRIBED_WORDS: Final = 8
SHARED: Final = 0.2
"""Share of the description's words in the page below which it describes another one."""
WEIGHT: Final = 0.45
"""Title and description together stay below what is suspicious."""

_OFFICES = word_set("""
    dinas kabupaten kota desa kecamatan kelurahan provinsi pemerintah badan portal website beranda home situs resmi
    kantor rsud puskesmas sekretariat selamat datang welcome official bagian daerah inspektorat
""")


def topic_findings(reading: Reading) -> Iterator[Finding]:
    """Yield a title, and a description, of which the page itself knows nothing."""
    page = words_of(f"{reading.opening} {' '.join(reading.alts[:50])[:5_000]}")
    if len(page) < LEAST_WORDS:
        return
    known = frozenset(page)
    for where, text, least in _heads(reading):
        words = {word for word in words_of(text[:1_000]) if len(word) >= LETTERS}
        if len(words) >= least and len(words & (known | _OFFICES)) < SHARED * len(words):
            yield Finding(EvidenceLayer.LEXICON, where, f"{where} of another topic", text, WEIGHT, reading.url)


def _heads(reading: Reading) -> Iterator[tuple[str, str, int]]:
    for title in reading.titles[:1]:
        yield "title", title, TITLE_WORDS
    for name, content in reading.metas:
        if name == "description":
            yield "description", content, DESCRIBED_WORDS
            return
