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
BARE_LINKS: Final = 3
"""Links into the site below which a page stands alone, as a defacer leaves it."""

_GAP = r"\W{1,3}(?:\w{1,20}\W{1,3}){0,3}"
_WHOM = r"(?:admin|min|webmaster|pengelola|developer|programmer|adminnya)\b"
_SAYS = {
    "spoken to": rf"\b(?:halo|hai|oi|woi|woy|bro|hallo|hello|hi|hey|dear|pagi|siang|sore|malam|maaf|maap|sorry|untuk|kepada|buat|permisi|punten"
    rf"|tolong|mohon|sewu|nuwun|assalamualaikum|tabik|wahai){_GAP}{_WHOM}",
    "we came in": rf"\b(?:kami|saya|aku|gue|gw|kita|tak|i|we){_GAP}(?:retas|meretas|membobol|bobol|menembus|tembus|menyusup|susupi"
    r"|hack(?:ed)?|defaced?|pwned|rooted|masuk(?:i)? ke (?:dalam )?(?:situs|sistem|server|website|web)|masuki|ambil alih|(?:sudah|udah|telah|la|lah|berhasil|bisa) masuk)\b",
    "it was broken into": r"\b(?:situs|website|web|server|sistem|laman)(?:mu|nya)?\W{1,3}(?:\w{1,20}\W{1,3}){0,4}"
    r"(?:retas|diretas|dibobol|dihack|di hack|dideface|ditembus|kebobolan)\b",
    "a hole": r"\bcelah|\bvuln|\brentan|\bbolong|\blubang|\bbug\b|\bdibolongin|keamanan\W(?:\w{1,20}\W){0,4}(?:lemah|rendah|buruk|jelek|kurang)|"
    r"(?:low|weak|poor) security|security\W(?:\w{1,12}\W){0,3}(?:low|weak|poor|sucks)",
    "mend it": r"\b(?:di)?perbaiki|\btambal|\bpatch|\btingkatkan\W{1,3}(?:\w{1,20}\W{1,3}){0,2}keamanan|\bfix\b|\bbenerin|\bbetulke|\bbenahi|\bdibenahi",
    "nothing broken": rf"\b(?:tidak|tak|tanpa|no|not|dak|idak|ndak|gak|nggak|ga|didnt|ora){_GAP}(?:merusak|dirusak|menghapus|dihapus|mengubah|diubah"
    r"|mencuri|dicuri|deleted?|harm(?:ed)?|stolen|destroy(?:ed)?|rusak|hilang)\b",
    "a trace": r"\b(?:me)?nitip|\btitip(?:an)? (?:pesan|berkas|file|salam)|\bnumpang (?:lewat|mampir|nama)|\bjust (?:a )?(?:reminder|message|warning)"
    r"|\bsek[ae]dar (?:mengingatkan|mampir|lewat|singgah)|\bsinggah sebentar|\bmeninggalkan (?:jejak|pesan)|\bwas here\b",
    "no leave": r"\btanpa (?:se)?(?:izin|ijin|permisi)|\bwithout permission",
    "signed": r"\b(?:cyber|sec|security|hackers?|xploit|anon\w{0,9}|ghost|error|blackhat|exploit)\W{1,3}(?:team|crew|squad|army|family|tim)\b"
    r"|\b(?:budak|wong|pemuda|anak|arek|barudak|laskar|lascar|pasukan)\W{1,3}(?:\w{1,20}\W{1,3}){0,2}cyber\b|\b\w{3,20}sec\b"
    r"|\b(?:salam|regards|signed|ttd)\W{1,3}(?:\w{1,20}\W{1,3}){0,4}(?:cyber|crew|squad|anon\w{0,9}|hackers?)\b",
}  # fmt: skip
_LETTER = {name: re.compile(pattern) for name, pattern in _SAYS.items()}
_WITH_LEAVE = re.compile(
    r"\b(?:dengan|atas|seizin|izin) (?:izin|ijin|tertulis|persetujuan)|pentest|penetration test|pengujian keamanan|csirt|bssn"
)
_TELLING = frozenset(("a trace", "no leave", "signed"))
_FREE = re.compile(
    r"rakyat|korup\w{1,6}|penguasa|tirani|genocide|palestin[ae]|gaza|merdeka|revolusi|keadilan|tertindas|ditindas|"
    r"penindasan|oligarki|\bdpr\b|rezim|anonymous|legion|tidak lupa|tidak memaafkan|nantikan kami|expect us|resist|justice|"
    r"corrupt\w{0,5}|lawan|bangkit|penjajah|kebenaran|#\w{4,40}|freedom|kashmir|long live|jai hind|zindabad|\bteam \w{3,20}|zionis\w?|isra[e]?l|india|malaysia|\bwar\b|cyber"
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
    said = {name: match[0] for name, pattern in _LETTER.items() if (match := pattern.search(text))}
    told = "; ".join(said.values())
    names = said.keys()
    ours = "we came in" in names and len(said) >= LETTER_AT
    theirs = {"spoken to", "it was broken into"} <= names and bool(_TELLING & names)
    guests = "spoken to" in names and len(_TELLING & names) > 1 and len(said) > LETTER_AT
    left = bare and len(said) >= LETTER_AT
    if ours or theirs or guests or left:
        yield Finding(EvidenceLayer.LEXICON, "text", "letter", told, 2.0, url)
    elif (bare and len(said) > 1) or ("we came in" in names or _TELLING & names) and "spoken to" in names:
        yield Finding(EvidenceLayer.LEXICON, "text", "letter", told, 1.0, url)


def _manifesto(text: str, reading: Reading, own: int) -> Iterator[Finding]:
    """Yield a page that is dark, short, without a way into the site, and speaks of the people and its rulers."""
    styles = " ".join(one[:20_000] for one in reading.styles[-12:])
    if len(text.split()) > MANIFESTO_WORDS or not _DARK.search(styles) or _CLOSED.search(text) or reading.inputs or own:
        return
    said = dict.fromkeys(match[0] for match in _FREE.finditer(text))
    if len(said) > 1:
        weight = min(2.0, 0.5 * len(said))
        yield Finding(EvidenceLayer.LEXICON, "text", "manifesto", ", ".join(said), weight, reading.url)
