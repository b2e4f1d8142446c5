"""Finds the lexicon's terms in a text, and decides for each whether its surroundings speak against gambling.

words ─► disguises off ─► phrases by their first word ─► allowed beside? ─► window: counters ≥ promos? ─► Hit
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from scc_wall.monitors.content import lexicon
from scc_wall.monitors.content.folding import undisguised, words_of

MAX_DIFFERENT: Final = 12_000
"""Different words of one text that are looked at for disguises; a long page has 5,000."""
MAX_WORDS: Final = 60_000
"""Of one text; a page of 512 KiB has about 80,000."""
SHORT_CHARS: Final = 300
MAX_HITS: Final = 400
"""Of one text; more say nothing new."""
WINDOW_WORDS: Final = 24
"""Before and after a term: about two sentences, the least that tells a report from an advertisement."""
DOUBTFUL: Final = 0.5
"""Weight of terms that become strong beside two words that sell: `judi online terpercaya, bonus deposit`."""
HEADLINE_WORDS: Final = 30
"""Up to which words that are not only of reports count against a strong term; longer texts hold menus."""
WIDE_WORDS: Final = 80
"""Before and after a term: a short article."""
BESIDE_WORDS: Final = 3

Phrases = dict[str, tuple[tuple[tuple[str, ...], str, float], ...]]


@dataclass(frozen=True, slots=True)
class Hit:
    """One term in a text.

    Parameters
    ----------
    root
        Of one root only the heaviest counts.
    excused
        What stands around it speaks against gambling.
    disguised
        It was written so that a search for it fails: `g4c0r`.
    context
        The words around it, folded.
    in_news
        Newspapers write so too, and nothing around it sells: in the open it weighs little.
    """

    root: str
    term: str
    weight: float
    excused: bool
    context: str
    disguised: bool = False
    in_news: bool = False


def _phrases(text: str) -> Phrases:
    table: dict[str, list[tuple[tuple[str, ...], str, float]]] = {}
    for line in text.strip().splitlines():
        head, _, terms = line.partition(":")
        root, weight = head.split()
        for term in terms.split(","):
            first, *rest = term.split()
            table.setdefault(first, []).append((tuple(rest), root, float(weight)))
    return {first: tuple(sorted(found, key=lambda one: -one[2])) for first, found in table.items()}


GAMBLING: Final = _phrases(lexicon.TERMS_TEXT)
DEFACE: Final = _phrases(lexicon.DEFACE_TERMS)
_KNOWN = frozenset(word for table in (GAMBLING, DEFACE) for word in table)
_SPLIT_WORDS = frozenset(("slot", "gacor", "maxwin", "togel", "sbobet", "scatter", "jackpot", "casino"))
_STEMS = re.compile("|".join(sorted(lexicon.STRONG_STEMS)))
_BRAND = re.compile(lexicon.BRAND)
_COUNTER = re.compile("".join(lexicon.COUNTERS.split()).strip("|").replace("$", r"\b"))
_SECURITY = re.compile("retas|aman|serang|susup|celah")
_HARD = re.compile("".join(lexicon.HARD_COUNTERS.split()).strip("|"))


@lru_cache(maxsize=8192)
def speaks_against(word: str) -> bool:
    """Return whether a word is one of reports, warnings and laws."""
    return len(word) < 40 and _COUNTER.search(word) is not None and word not in lexicon.PROMOS


@lru_cache(maxsize=8192)
def accuses(word: str) -> bool:
    """Return whether a word is of reports on crimes, of warnings or of laws, and of little else."""
    return len(word) < 40 and _HARD.search(word) is not None


def find_terms(text: str, *, deface: bool = False) -> Sequence[Hit]:
    """Return the terms in a text, in its order, at most `MAX_HITS`: of gambling spam, or of defacers."""
    if len(text) <= SHORT_CHARS:  # menus and headlines, the same at every visit
        return _find_short(text, deface)
    return _among(words_of(text), DEFACE if deface else GAMBLING)


@lru_cache(maxsize=4096)
def _find_short(text: str, deface: bool) -> Sequence[Hit]:
    return tuple(_among(words_of(text), DEFACE if deface else GAMBLING))


class _Found(NamedTuple):
    """A term as it was found, before its surroundings are looked at."""

    root: str
    term: str
    weight: float
    length: int = 1


def _among(plain: list[str], table: Phrases) -> list[Hit]:
    """Return the terms among folded words."""
    plain = _joined(plain[:MAX_WORDS])
    words, disguised = _undisguised(plain)
    hits: list[Hit] = []
    covered: dict[str, tuple[int, float]] = {}
    for place, word in enumerate(words):
        if word in table:
            found = _phrases_at(words, place, table[word], covered)
        elif word[:1] == "#" and table is GAMBLING:
            found = [_site_name(word, plain[place])]
        else:
            continue
        for one in found:
            odd = not disguised.isdisjoint(words[place : place + one.length])
            hits.append(_hit(words, place, one, odd=odd, deface=table is DEFACE))
        if len(hits) >= MAX_HITS:
            break
    return hits


def _phrases_at(
    words: Sequence[str],
    place: int,
    candidates: Iterable[tuple[tuple[str, ...], str, float]],
    covered: dict[str, tuple[int, float]],
) -> list[_Found]:
    """Return the phrases that begin at a place; what a heavier one of the same root covers does not count again."""
    found: list[_Found] = []
    for rest, root, weight in candidates:
        if rest and tuple(words[place + 1 : place + 1 + len(rest)]) != rest:
            continue
        until, heavier = covered.get(root, (0, 0.0))
        if (place < until and weight <= heavier) or _allowed(words, place, rest, weight):
            continue
        covered[root] = (place + 1 + len(rest), weight)
        found.append(_Found(root, " ".join((words[place], *rest)), weight, len(rest) + 1))
    return found


def _site_name(marked: str, written: str) -> _Found:
    """Return the name of a gambling site that `_undisguised` marked."""
    doubtful = marked[1:2] == "?"
    return _Found("brand", written, lexicon.BRAND_WEIGHT if doubtful else 1.0)


def _hit(words: Sequence[str], place: int, found: _Found, *, odd: bool, deface: bool) -> Hit:
    root, term, weight, length = found
    before, after = words[max(0, place - WINDOW_WORDS) : place], words[place + length : place + length + WINDOW_WORDS]
    around = [*before, *after]
    if deface:  # a defacer speaks of security too
        around = [word for word in around if not _SECURITY.search(word)]
    hard = sum(map(accuses, around))
    against = sum(map(speaks_against, around))
    selling = sum(word in lexicon.PROMOS for word in around)
    calling = sum(word in lexicon.CALLS for word in around)
    baited = selling >= 2 or any(word in lexicon.BAITS for word in around)
    if not against and ((weight == DOUBTFUL and baited) or (root == "brand" and (selling or len(words) <= 2))):
        weight = 1.0
    news = term in lexicon.IN_NEWS and not selling and _others(around) >= lexicon.NEWS_OTHERS
    plain_news = term in lexicon.IN_NEWS or weight < 1
    enough = hard >= 1 or (plain_news and against >= 1) or (against >= 2 and len(words) <= HEADLINE_WORDS)
    excused = (enough and (against > calling or against == calling == 1)) or (_reported(words, place) and not deface)
    context = " ".join([*before[-6:], *words[place : place + length], *after[:6]])
    return Hit(root, term, weight, excused, context, odd, news)


def _others(around: Iterable[str]) -> int:
    """Return how many words are about neither gambling nor the office itself."""
    return sum(word not in lexicon.NAMES and word not in GAMBLING and len(word) > 2 for word in around)


def _reported(words: Sequence[str], place: int) -> bool:
    """Return whether a long text around a place is a report, which may quote many a slogan."""
    around = words[max(0, place - WIDE_WORDS) : place + WIDE_WORDS]
    accusing = sum(map(accuses, around))
    return accusing >= 4 and accusing * 3 >= sum(word in lexicon.PROMOS for word in around)


def _allowed(words: Sequence[str], place: int, rest: tuple[str, ...], weight: float) -> bool:
    """Return whether a term means something else here: `slot parkir`, `burung gacor`."""
    keys = {words[place], *rest} & lexicon.ALLOWED_BESIDE.keys()
    if weight >= 1 and rest and keys == {"slot"} and " ".join((words[place], *rest)) not in lexicon.IN_NEWS:
        return False  # `slot qris` is what it is, also beside "24 jam"
    if not keys:
        return False
    around = {*words[max(0, place - BESIDE_WORDS) : place], *words[place + 1 : place + 1 + len(rest) + BESIDE_WORDS]}
    return any(around & lexicon.ALLOWED_BESIDE[key] for key in keys)


def _joined(words: list[str]) -> list[str]:
    """Return words with what was pulled apart put together: `s l o t`, `ga cor`."""
    out: list[str] = []
    letters: list[str] = []
    for word in words:
        if len(word) == 1:
            letters.append(word)
            continue
        if letters:
            out.extend(_spelt(letters))
            letters = []
        if out and len(word) < 6 and out[-1] + word in _SPLIT_WORDS:
            out[-1] += word
        else:
            out.append(word)
    out.extend(_spelt(letters))
    return out


def _spelt(letters: list[str]) -> Iterable[str]:
    """Return single letters as words if they spell some: `s l o t g a c o r`."""
    text = "".join(letters)
    if not 4 <= len(letters) <= 60:
        return letters
    found = re.findall("slot|gacor|maxwin|togel|judi|online|toto|casino|poker|scatter|sbobet|hacked|by", text)
    return found if sum(map(len, found)) * 2 >= len(text) else letters


def _undisguised(words: list[str]) -> tuple[list[str], set[str]]:
    """Return words with their disguises off, and which had one; `#` leads a site's name, `#?` a doubtful one."""
    meant: dict[str, str] = {}
    odd: set[str] = set()
    for word, _ in zip(dict.fromkeys(words), range(MAX_DIFFERENT), strict=False):
        if word in _KNOWN or not 4 <= len(word) <= 60:
            continue
        plain = _meaning(word)
        if plain is not None:
            meant[word] = plain[0]
            if plain[1]:
                odd |= {word, plain[0]}
    return [meant.get(word, word) for word in words] if meant else words, odd


@lru_cache(maxsize=16_384)
def _meaning(word: str) -> tuple[str, bool] | None:
    """Return the term or site's name that a word stands for and whether it was disguised, None for an innocent word."""
    stem = _STEMS.search(word)
    if stem:
        rest = word[: stem.start()] + word[stem.end() :]
        named = not rest.isalpha() or rest in _KNOWN or rest in lexicon.PROMOS or len(rest) > MAX_NAME_CHARS
        return ("#" if named else "#?") + word, False
    if word not in lexicon.NOT_BRANDS and _BRAND.fullmatch(word):
        return "#?" + word, False
    if word.isalpha() and not _TRIPLED.search(word):
        return None
    for plain in undisguised(word):
        if plain in _DISGUISED_AS:
            return plain, True
        if _STEMS.search(plain):
            return "#" + plain, True
    return None


MAX_NAME_CHARS: Final = 8
"""Letters beside a stem up to which a word may be the name of a person: `Gacoria`."""
_TRIPLED = re.compile(r"(.)\1\1")
_DISGUISED_AS = frozenset((
    "slot", "gacor", "maxwin", "togel", "judi", "casino", "poker", "scatter", "sbobet", "toto", "hacked", "defaced",
    "pwned", "deposit", "online", "pragmatic", "jackpot", "situs", "bandar", "owned", "greetz", "hacker",
))  # fmt: skip


def heaviest(hits: Iterable[Hit]) -> dict[str, float]:
    """Return the heaviest unexcused weight of each root."""
    best: dict[str, float] = {}
    for hit in hits:
        if not hit.excused:
            best[hit.root] = max(best.get(hit.root, 0.0), hit.weight)
    return best
