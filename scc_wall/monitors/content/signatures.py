"""Layer 1, signatures: what defacers sign with, and letters in which no Indonesian office writes."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from scc_wall.domain.site import EvidenceLayer
from scc_wall.monitors.content.findings import Finding
from scc_wall.monitors.content.folding import fold, words_of
from scc_wall.monitors.content.places import HEAD_NAMES, TITLE, VISIBLE, Piece, file_pieces
from scc_wall.monitors.content.reading import Reading
from scc_wall.monitors.content.terms import accuses, find_terms

SHORT_PAGE_WORDS: Final = 150
"""A page of less is no report on a defacement."""
REPORT_LINKS: Final = 3
"""The same of a page whose headline is a report's."""
MIXED_WORDS: Final = 2
_MIXED = re.compile(
    "[A-Za-z]{1,30}[\u0370-\u03ff\u0400-\u04ff]{1,30}[A-Za-z]?|[\u0370-\u03ff\u0400-\u04ff]{1,30}[A-Za-z]{1,30}"
)
"""Words of Latin letters and look-alikes: written so that a search for them fails."""
_TOLD_OF = frozenset(("telah diretas", "sudah diretas", "been hacked", "hacked", "telah digodam", "defaced"))
"""Said of a site by others; a defacer says who did it."""
_CONTEST = re.compile(r"\b(?:lomba|juara|hackathon|ctf|peserta|turnamen|tim)\b")
HONEST_LINKS: Final = 8
"""A short page with as many links is a page of a site, not what a defacer leaves."""

IN_THE_SAME_LETTERS: Final = 0.7
"""What a title in the letters of others weighs on a page that is written in them: a guide for guests."""

_ALIEN = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0400-\u04ff]")
_ALIEN_GAMBLING = re.compile(
    "สล็อต|บาคาร่า|คาสิโน|แทงบอล|หวยออนไลน์|เครดิตฟรี|พนัน|เว็บตรง|ยิงปลา|ฝากถอน|赌场|赌博|老虎机|百家乐|娱乐城|博彩|彩票|棋牌|注册送|"
    "真人荷官|电子游戏|体育投注|开云|时时彩|下注|投注|카지노|토토|슬롯|바카라|먹튀|사설|カジノ|バカラ|パチスロ|オッズ|激安|スーパーコピー|"
    "ブランドコピー|偽物|казино|ставки на|игровые автоматы|букмекер|вулкан|"
    "nổ hũ|nhà cái|tài xỉu|cá cược|xổ số|đổi thưởng|"
    "soi cầu|"
    "lô đề|كازينو|مراهنات|قمار|सट्टा|कैसीनो",
    re.IGNORECASE,
)
_ALIEN_TRADE = re.compile(
    "送料無料|通販|中古|当日発送|カートに入れる|新品|財布|バッグ|腕時計|公式オンライン|¥\\s?\\d|ショップ|セール|レディース|メンズ|未使用|格安|割引"
)
"""What the doorways of the "Japanese keyword hack" sell; two of them are no visitors' guide."""
_ALIEN_DEFACED = re.compile("взлом|تم اختراق|تم الاختراق|黑客|被黑|入侵|ハッキング|해킹|hacklen|đã bị hack")
_ALIEN_WORDS: Final = 2
"""Different words of gambling in the letters of others: one may be quoted, two are sold."""
_HIDDEN_TEXTS: Final = 200


def deface_findings(reading: Reading) -> list[Finding]:
    """Return what signature of a defacer stands in a page.

    On a bare page (short, with few links) nothing that speaks against it counts: "keamanan" is a word of taunts too.
    """
    short = len(reading.visible.split()) < SHORT_PAGE_WORDS
    links = len({link.href for link in reading.links})
    reported = links >= REPORT_LINKS and any(map(_reports, (*reading.titles, *reading.headings)))
    bare = short and links < HONEST_LINKS and not reported
    found: list[Finding] = []
    for piece in _pieces(reading, 1.0 if bare else VISIBLE):
        for hit in find_terms(piece.text, deface=True):
            told_of = hit.excused and links >= REPORT_LINKS and hit.term in _TOLD_OF
            if (hit.excused and not bare) or told_of or (hit.root == "crew" and _CONTEST.search(hit.context)):
                continue
            sure = bare and (hit.root == "signed" or (hit.root == "sign" and piece.where != "text"))
            weight = TITLE if sure else hit.weight * piece.factor
            told = f"{hit.term}: {hit.context}"
            found.append(Finding(EvidenceLayer.LEXICON, piece.where, f"deface {hit.root}", told, weight, reading.url))
    return found


def _alien_sold(where: str, text: str, url: str, enough: int) -> Iterator[Finding]:
    """Yield gambling and shops in the letters of others; less than `enough` words are only doubtful."""
    if not text or max(text) < "Ā":
        return
    text = unicodedata.normalize("NFC", text)
    words = dict.fromkeys(match[0] for match in _ALIEN_GAMBLING.finditer(text))
    if words:
        weight = TITLE if len(words) >= enough else 1.0
        yield Finding(EvidenceLayer.LEXICON, where, "alien gambling", ", ".join(words), weight, url)
    goods = dict.fromkeys(match[0] for match in _ALIEN_TRADE.finditer(text))
    if len(goods) >= _ALIEN_WORDS * (1 + (where == "text")):
        weight = TITLE if where != "text" else 1.0
        yield Finding(EvidenceLayer.LEXICON, where, "alien trade", ", ".join(goods), weight, url)


def _pieces(reading: Reading, visible: float) -> Iterator[Piece]:
    for title in reading.titles:
        yield Piece("title", title, TITLE)
    for name, content in reading.metas:
        if name in HEAD_NAMES:
            yield Piece(f"meta {name}", content, 1.0)
    for heading in reading.headings:
        yield Piece("heading", heading, TITLE)
    for how, text in reading.hidden[:200]:
        yield Piece(f"hidden {how}", text[:20_000], 0.8)
    for alt in reading.alts:
        yield Piece("img alt", alt, 0.8)
    yield from file_pieces(reading, 1.2)
    yield Piece("text", reading.visible[:100_000], visible)


def _reports(headline: str) -> bool:
    """Return whether a headline speaks of attacks as an office does, and is signed by no defacer itself."""
    return any(map(accuses, words_of(headline))) and not find_terms(headline, deface=True)


def alien_findings(reading: Reading) -> list[Finding]:
    """Return whether a page is written in letters that no Indonesian office writes in: spam for other countries.

    Counted after look-alikes were folded, else every homoglyph were Russian.
    """
    title = " ".join(reading.titles)
    hidden = " ".join(text[:5_000] for _, text in reading.hidden[:_HIDDEN_TEXTS])[:100_000]
    found = [*_alien_sold("title", title, reading.url, 1), *_alien_sold("hidden", hidden, reading.url, 1)]
    bare = len(reading.visible.split()) < SHORT_PAGE_WORDS and len(reading.links) < REPORT_LINKS
    if bare and (match := _ALIEN_DEFACED.search(f"{title} {reading.visible[:5_000]}")):
        found.append(Finding(EvidenceLayer.LEXICON, "text", "deface signed", match[0], TITLE, reading.url))
    found += _alien_sold("text", reading.visible[:100_000], reading.url, _ALIEN_WORDS)
    mixed = _MIXED.findall(title)
    if len(mixed) >= MIXED_WORDS:
        found.append(Finding(EvidenceLayer.LEXICON, "title", "mixed letters", ", ".join(mixed), 1.0, reading.url))
    for where, text, least, share in (("title", title, 5, 0.25), ("text", reading.visible[:20_000], 60, 0.3)):
        count = len(_ALIEN.findall(fold(text)))
        if count >= least and count >= share * len(text.replace(" ", "")):
            shifted = where == "text" or not _ALIEN.search(reading.visible[:20_000])
            weight = 1.0 if shifted else IN_THE_SAME_LETTERS
            found.append(Finding(EvidenceLayer.LEXICON, where, f"alien {where}", text, weight, reading.url))
    return found
