"""The places of a page where words count, and what they count there: the title most, what everybody reads least."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from scc_wall.monitors.content.folding import word_set
from scc_wall.monitors.content.reading import Reading

TITLE: Final = 2.0
"""One strong term in the title is enough (opd.md)."""
HIDDEN: Final = 1.1
VISIBLE: Final = 0.5
"""What everybody can read is soon noticed, and also stands in honest reports."""

HEAD_NAMES: Final = word_set(
    "description keywords og:title og:description twitter:title twitter:description og:site_name title abstract author"
)
"""Of the `meta` elements that search engines show."""
_SEPARATOR = re.compile(r"\s[-|–—»•·]{1,2}\s")
_TELLING_FILE = re.compile(r"slot|gacor|togel|judi|maxwin|casino|hack|defac|pwn", re.IGNORECASE)
_WRITTEN_BY_STYLE = re.compile(r"content\s?:\s?[\"']([^\"']{5,300})[\"']")


class Piece(NamedTuple):
    """A text in its place, and what a term counts there."""

    where: str
    text: str
    factor: float


def pieces_of(reading: Reading) -> Iterator[Piece]:
    """Yield the texts of a page that the lexicon looks at, the telling ones first; not the visible text."""
    yield from head_pieces(reading)
    for heading in reading.headings:
        yield Piece("heading", heading, 1.0)
    for how, text in reading.hidden:
        yield Piece(f"hidden {how}", text, HIDDEN)
    for script in reading.scripts:
        if "ld+json" in script.kind:
            yield Piece("ld+json", script.content[:50_000], 1.0)
    for link in reading.links:
        if link.text:
            yield Piece("hidden a" if link.hidden else "a", link.text, HIDDEN if link.hidden else 1.0)
    yield from _small_pieces(reading)


def head_pieces(reading: Reading) -> Iterator[Piece]:
    """Yield the titles, part by part, and what else search engines show."""
    for title in reading.titles:
        for part in _parts(title):
            yield Piece("title", part, TITLE)
    for name, content in reading.metas:
        if name.endswith("title"):
            for part in _parts(content):
                yield Piece(f"meta {name}", part, 1.5)
        elif name in HEAD_NAMES:
            yield Piece(f"meta {name}", content, 1.0)


def file_pieces(reading: Reading, factor: float) -> Iterator[Piece]:
    """Yield the names of pictures that may say something."""
    for image in reading.images:
        if _TELLING_FILE.search(image[:500]):
            yield Piece("img src", image[:500].replace("_", " "), factor)


def _small_pieces(reading: Reading) -> Iterator[Piece]:
    for alt in reading.alts:
        yield Piece("img alt", alt, 0.8)
    yield from file_pieces(reading, 0.8)
    for style in reading.styles:
        for match in list(_WRITTEN_BY_STYLE.finditer(style[:200_000]))[:20]:
            yield Piece("style content", match[1], HIDDEN)
    for comment in reading.comments:
        yield Piece("comment", comment[:20_000], 0.8)


def _parts(title: str) -> list[str]:
    """Return the parts of a title: the office's name (`Diskominfo`, `Kepegawaian`) is no word against gambling."""
    return [part for part in _SEPARATOR.split(title[:1_000]) if part.strip()]
