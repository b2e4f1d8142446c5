"""Letters that look alike made one: text as spammers disguise it ─► the plain words that a reader sees."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

MAX_CHARS: Final = 600_000
"""Of a folded text; one sign may unfold into eighteen letters."""

_ALIKE_PAIRS = """
    аa бb вb гr еe ёe зz иn йn яr єe ¢c £l €e ¥y ʝj ʅl ɳn ɱm ҽe ɖd ɓb ɦh ƙk ɯw ϝf ᔕs ᒪl ᗩa ᑕc ᖇr ᗰm ᗯw
    ᑎn ᗷb ᗪd ᗴe ᖴf ᕼh ᒍj ᑭp ᑌu ᐯv Ꭵi Տs 丂s ㄥl ㄖo ㄒt 卂a 匚c 尺r Ꮆg 爪m 山w 丨i 几n 乇e ㄩu кk кk лn мm нh оo пn
    рp сc тt уy хx ьb яr іi їi јj ѕs ԁd ԛq ԝw һh ӏl ғf қk ңh үy ұy ҳx αa βb γy δd εe ζz ηn θo ιi κk λl
    μu νv οo πn ρp σo ςc τt υu φo χx ψw ωw ϲc ϳj ϸp ʟl ᴏo ᴛt ꜱs ɢg ᴀa ᴄc ʀr ᴍm ᴡw ɪi ɴn ᴊj ᴜu ᴅd ᴇe ʙb
    ʜh ᴋk ᴘp ǫq ᴠv ʏy ᴢz ꜰf ıi łl øo đd ħh ŧt ßs æa œo ƒf ɑa ɡg ʋv օo սu ոn հh ցg զq ɩi ɭl ɫl ƚl ƭt ʂs
    ƨs ʈt ɠg ƈc ɾr ᏚS ᏞL ᎾO ᎢT ᏀG ᎪA ᏟC ᎡR ⲟo ⲥc ⲣp ꓢs ꓡl ꓳo ꓔt ꓖg ꓮa ꓚc ꓣr
"""
"""A look-alike and the letter it stands for: Cyrillic, Greek, small capitals, and what makes "fancy text"."""


def _alike() -> dict[int, str | None]:
    """Return the table of `str.translate`: look-alikes to letters, invisible signs to nothing."""
    table: dict[int, str | None] = {ord(pair[0]): pair[1].lower() for pair in _ALIKE_PAIRS.split()}
    for capital in list(table):
        upper = chr(capital).upper()
        if len(upper) == 1:
            table.setdefault(ord(upper), table[capital])
    table |= {ord(sign): plain for sign, plain in zip("НРСВ", "hpcb", strict=True)}
    for first, count in ((0x1F150, 26), (0x1F170, 26), (0x1F1E6, 26)):  # filled circles and squares, flags
        table |= {first + number: chr(ord("a") + number) for number in range(count)}
    invisible: tuple[Iterable[int], ...] = (
        range(0x300, 0x370), range(0x483, 0x48A), range(0x1AB0, 0x1B00), range(0x1DC0, 0x1E00), range(0x200B, 0x2010),
        range(0x202A, 0x202F), range(0x2060, 0x2070), range(0x20D0, 0x2100), range(0xFE00, 0xFE10),
        range(0xFE20, 0xFE30), range(0xE0000, 0xE01F0), (0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E,
        0x3164, 0xFEFF, 0xFFA0),
    )  # fmt: skip
    for signs in invisible:
        table |= dict.fromkeys(signs)
    return table


_TABLE = _alike()
_WORD = re.compile(r"[a-z0-9@$]+")


def fold(text: str) -> str:
    """Return a text in plain small letters, without accents, look-alikes, invisible signs."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text[:MAX_CHARS])[:MAX_CHARS].translate(_TABLE)
    return text.lower()


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded: runs of letters, digits, `@` and `$`."""
    return _WORD.findall(fold(text))


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text that stands in the code."""
    return frozenset(text.split())


_LEET = tuple(
    str.maketrans(table)
    for table in (
        {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "6": "g", "7": "t", "8": "b", "9": "g", "@": "a", "$": "s"},
        {"0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "6": "g", "7": "t", "8": "b", "9": "g", "@": "a", "$": "s"},
    )
)
_REPEATED = re.compile(r"(.)\1+")


def undisguised(word: str) -> tuple[str, ...]:
    """Return what a word may mean if digits or repeated letters disguise it: `g4c0r` is `gacor`, `slottt` is `slot`."""
    letters = sum(sign.isalpha() for sign in word)
    if len(word) > 40 or letters == 0:
        return ()
    if letters < len(word):
        return tuple({word.translate(table) for table in _LEET})
    return (_REPEATED.sub(r"\1", word),) if _REPEATED.search(word) else ()
