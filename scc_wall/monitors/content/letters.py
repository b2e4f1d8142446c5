"""Layer 1, what a defacer writes in no fixed words: a letter to the admin, a manifesto on a black page.

Not single words but how many different things are said: who is spoken to, that "we" came in, by which hole, that it
should be mended, that nothing was broken, who signs. A report speaks of the attack in the third person.
"""

import re
from collections.abc import Iterator
from typing import Final

from scc_wall.domain.site import EvidenceLayer
from scc_wall.monitors.content.findings import Finding
from scc_wall.monitors.content.reading import Reading

MANIFESTO_WORDS: Final = 150
LETTER_AT: Final = 3
PART_CHARS: Final = 400
MAX_PARTS: Final = 12
BARE_LINKS: Final = 3
"""Links into the site below which a page stands alone, as a defacer leaves it."""

_GAP = r"\W{1,3}(?:\w{1,20}\W{1,3}){0,3}"
_WHOM = r"(?:admin|min|webmaster|pengelola (?:situs|web|website|server|ini)|developer|programmer|adminnya)\b"
_SAYS = {
    "spoken to": rf"\b(?:halo|hai|oi|woi|woy|bro|hallo|hello|hi|hey|dear|pagi|siang|sore|malam|maaf|maap|sorry|"
    rf"untuk|kepada|buat|permisi|punten"
    rf"|tolong|mohon|sewu|nuwun|assalamualaikum|tabik|wahai){_GAP}{_WHOM}",
    "we came in": rf"\b(?:kami|saya|aku|gue|gw|kita|tak|(?:i|we)(?!\W{{1,3}}(?:were|was|got|"
    rf"have been))){_GAP}(?:(?:retas|meretas|membobol|bobol|menyusup|susupi"
    r"|(?:menembus|tembus)(?: ke)? (?:situs|sistem|server|web|website|keamanan)"
    r"|hack(?:ed)?|defaced?|pwned|rooted|masuk(?:i)? ke (?:dalam )?(?:situs|sistem|server|website|web)|masuki|"
    r"ambil alih)\b|(?:sudah|udah|telah|la|lah|berhasil|bisa) "
    r"masuk(?=\W{0,2}(?:$|[.,!;]|lewat\b|melalui\b|(?:ke ?)?sini)))"
    r"|\b(?:situs|website|web|server|sistem|laman)\W{1,3}(?:\w{1,20}\W{1,3}){0,4}(?:kami|saya|aku)\W{1,3}"
    r"(?:tembus|masuki|jebol|kuasai|bobol|retas|hack)\b",
    "it was broken into": r"\b(?:situs|website|web|server|sistem|laman)(?:mu|nya)?\W{1,3}(?:\w{1,20}\W{1,3}){0,4}"
    r"(?:retas|diretas|dibobol|dihack|di hack|dideface|ditembus|kebobolan)\b",
    "a hole": r"\bcelah|\bvuln|\brentan|\bbolong|\blubang|\bbug\b|\bdibolongin|"
    r"keamanan\W(?:\w{1,20}\W){0,4}(?:lemah|rendah|buruk|jelek|kurang)|"
    r"(?:low|weak|poor) security|security\W(?:\w{1,12}\W){0,3}(?:low|weak|poor|sucks)",
    "mend it": r"\b(?:di)?perbaiki|\btambal|\bpatch|\btingkatkan\W{1,3}(?:\w{1,20}\W{1,3}){0,2}keamanan|\bfix\b|"
    r"\bbenerin|\bbetulke|\bbenahi|\bdibenahi",
    "nothing broken": rf"\b(?:tidak|tak|tanpa|no|not|dak|idak|ndak|gak|nggak|ga|didnt|ora){_GAP}(?:merusak|"
    rf"dirusak|menghapus|dihapus|mengubah|diubah"
    r"|mencuri|dicuri|deleted?|harm(?:ed)?|stolen|destroy(?:ed)?|rusak|hilang)\b",
    "a trace": r"\b(?:me)?nitip|\btitip(?:an)? (?:pesan|berkas|file|salam)|\bnumpang (?:lewat|mampir|nama)|"
    r"\bjust (?:a )?(?:reminder|message|warning)"
    r"|\bsek[ae]dar (?:mengingatkan|mampir|lewat|singgah)|\bsinggah sebentar|\bmeninggalkan (?:jejak|pesan)|"
    r"\bwas here\b|\bjangan marah|\bdont (?:be )?(?:angry|mad)",
    "no leave": r"\btanpa (?:se)?(?:izin|ijin|permisi)|\bwithout permission",
    "signed": r"\b(?:cyber|sec|security|hackers?|xploit|anon\w{0,9}|ghost|error|blackhat|exploit)\W{1,3}(?:team|"
    r"crew|squad|army|family|tim)\b"
    r"|\b(?:budak|wong|pemuda|anak|arek|barudak|laskar|lascar|pasukan)\W{1,3}(?:\w{1,20}\W{1,3}){0,2}cyber\b|"
    r"\b\w{3,20}sec\b"
    r"|\b(?:salam|regards|signed|ttd)\W{1,3}(?:\w{1,20}\W{1,3}){0,4}(?:cyber|crew|squad|anon\w{0,9}|hackers?)\b",
}  # fmt: skip
_LETTER = {name: re.compile(pattern) for name, pattern in _SAYS.items()}
_WITH_LEAVE = re.compile(
    r"\b(?:dengan|atas|seizin|izin) (?:izin|ijin|tertulis|persetujuan)|pentest|penetration test|"
    r"pengujian keamanan|csirt|bssn"
)
_BREAKING = re.compile(r"retas|bobol|tembus|jebol|susup|hack|deface|pwned|rooted")
"""Words for coming in that nobody uses who was asked in; one thing less need be said beside them."""
_ASIDE = frozenset(("spoken to", "nothing broken"))
_TELLING = frozenset(("a trace", "no leave", "signed"))
_FREE = re.compile(
    r"rakyat|korup\w{1,6}|penguasa|tirani|genocide|palestin[ae]|gaza|merdeka|revolusi|keadilan|tertindas|ditindas|"
    r"penindasan|oligarki|\bdpr\b|rezim|anonymous|legion|tidak lupa|tidak memaafkan|nantikan kami|expect us|"
    r"resist|justice|"
    r"corrupt\w{0,5}|lawan|bangkit|penjajah|kebenaran|#\w{4,40}|freedom|kashmir|long live|jai hind|zindabad|"
    r"\bteam \w{3,20}|zionis\w?|isra[e]?l|india|malaysia|\bwar\b|cyber"
)
_DARK = re.compile(r"background(?:-color)?\s{0,5}:\s{0,5}(?:#000|#111|#0a0a0a|black|rgb\(0, ?0, ?0)", re.IGNORECASE)
_CLOSED = re.compile(
    r"pemeliharaan|maintenance|perbaikan|under construction|coming soon|segera hadir|duka|wafat|dirgahayu"
)


def letter_findings(reading: Reading, own: int) -> list[Finding]:
    """Return whether a page, with `own` links into its site, speaks as one who broke into it."""
    text = reading.told
    bare = own < BARE_LINKS and len(text.split()) < MANIFESTO_WORDS and not _CLOSED.search(text)
    return [*_letter(text, reading.url, bare=bare), *_manifesto(text, reading, own)]


def _letter(text: str, url: str, *, bare: bool) -> Iterator[Finding]:
    if _WITH_LEAVE.search(text):
        return
    weighed = [_weighed(part, bare=bare) for part in ([text] if bare else _parts(text))]
    weight, told = max(weighed, default=(0.0, ""))
    if weight:
        yield Finding(EvidenceLayer.LEXICON, "text", "letter", told, weight, url)


def _parts(text: str) -> list[str]:
    """Return what stands around each address and each "we": on a page of news all is said somewhere."""
    matches = (match for name in ("we came in", "spoken to") for match in _LETTER[name].finditer(text))
    return [
        text[max(0, match.start() - PART_CHARS) : match.end() + PART_CHARS]
        for match, _ in zip(matches, range(MAX_PARTS), strict=False)
    ]


def _weighed(text: str, *, bare: bool) -> tuple[float, str]:
    """Return what the things that are said weigh together, and them."""
    said = {name: match[0] for name, pattern in _LETTER.items() if (match := pattern.search(text))}
    names = said.keys()
    telling = len(_TELLING & names)
    broke_in = bool(_BREAKING.search(said.get("we came in", ""))) and names & (_TELLING | _ASIDE)
    ours = "we came in" in names and (broke_in or len(said) >= LETTER_AT)
    theirs = {"spoken to", "it was broken into"} <= names and telling
    guests = "spoken to" in names and telling > 1 and len(said) > LETTER_AT
    weight = 0.0
    if ours or theirs or guests or (bare and len(said) >= LETTER_AT):
        weight = 2.0
    elif (bare and len(said) > 1) or ("spoken to" in names and ("we came in" in names or telling > 1)):
        weight = 1.0
    return weight, "; ".join(said.values())


def _manifesto(text: str, reading: Reading, own: int) -> Iterator[Finding]:
    """Yield a page that is dark, short, without a way into the site, and speaks of the people and its rulers."""
    styles = " ".join(one[:20_000] for one in reading.styles[-12:])
    if len(text.split()) > MANIFESTO_WORDS or not _DARK.search(styles) or _CLOSED.search(text) or reading.inputs or own:
        return
    said = dict.fromkeys(match[0] for match in _FREE.finditer(text))
    if len(said) > 1:
        weight = min(2.0, 0.5 * len(said))
        yield Finding(EvidenceLayer.LEXICON, "text", "manifesto", ", ".join(said), weight, reading.url)
