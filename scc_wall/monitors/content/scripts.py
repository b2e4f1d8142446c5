"""What scripts hide and where they lead: packed texts unpacked without running them, redirects read.

A script is never executed. Decoding is bounded: `MAX_SCRIPT_CHARS` of each, `MAX_ROUNDS` deep, `MAX_DECODED_CHARS`.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

MAX_SCRIPT_CHARS: Final = 120_000
MAX_ROUNDS: Final = 3
MAX_DECODED_CHARS: Final = 200_000
MAX_LITERALS: Final = 60
MAX_TARGETS: Final = 24
"""Different redirects of one script that are followed up."""

_ESCAPE = re.compile(r"\\x([0-9a-fA-F]{2})|\\u([0-9a-fA-F]{4})|\\u\{([0-9a-fA-F]{1,5})\}")
_JOIN = re.compile(r"[\"'`]\s{0,5}\+\s{0,5}[\"'`]")
_JOINS = re.compile(r"\.join\(\s{0,3}(?:''|\"\"|``)\s{0,3}\)")
_LIST = re.compile(r"\[([\"'`][^\[\]]{4,2000})\]")
_BETWEEN = re.compile(r"[\"'`]\s{0,5},\s{0,5}[\"'`]")
_WHOLE_URL = re.compile(r"//[\w\-]{1,60}\.[\w\-.]{2,60}")
_BASE64 = re.compile(r"[\"'`]([A-Za-z0-9+/_\-]{16,100000}={0,2})[\"'`]")
_NUMBERS = re.compile(r"\d{2,3}(?:\s{0,3},\s{0,3}\d{2,3}){7,20000}+")
_PERCENT = re.compile(r"(?:%[0-9a-fA-F]{2}){3}")
_PACKED = re.compile(
    r"\}\s{0,9}\(\s{0,9}'((?:[^'\\]|\\.)*+)'\s{0,9},\s{0,9}(\d{1,3})\s{0,9},\s{0,9}(\d{1,5})\s{0,9},\s{0,9}'([^']*+)'\.split\("
)
_TOKEN = re.compile(r"\b\w{1,4}\b")
_LITERAL = re.compile(r"[\"'`]([^\"'`\\\n]{10,2000})[\"'`]")
_URL = re.compile(r"(?:https?:)?(?:\\?/){2}[A-Za-z0-9\[][^\s\"'`<>\\)]{3,400}")
_GOES = re.compile(
    r"\blocation(?:[\"']\s?\])?(?:\.href|\[\s?[\"']href[\"']\s?\])?\s{0,5}=(?!=)\s{0,5}|"
    r"\blocation(?:[\"']\s?\])?(?:\.|\[\s?[\"'])(?:replace|assign)(?:[\"']\s?\])?\s{0,5}\(\s{0,5}"
)
_OPENS = re.compile(r"\bwindow\.open\s{0,5}\(\s{0,5}")
_TARGET = re.compile(r"[\"'`]((?:https?:)?(?:\\?/){2}[^\"'`\s]{3,400})")
_VARIABLE = re.compile(r"([A-Za-z_$][\w$]{0,40})\s{0,3}[;,)\n}]")
_QUOTES = frozenset("\"'`")
_BY_HAND = re.compile(r"onclick|[\"']click|\bclick\(|onchange|[\"']change|submit|function\s{1,5}\w{1,60}\s{0,5}\(")
_BUILDS = re.compile(r"script|iframe|location|src|href|window|document|innerhtml|fetch|http", re.IGNORECASE)


_NAMED = re.compile(r"function\s{1,5}(\w{1,60})\s{0,5}\(")


@dataclass(frozen=True, slots=True)
class Redirect:
    """A script sends the visitor elsewhere.

    Parameters
    ----------
    by_hand
        Only after a click, as far as can be told; else as soon as the page is there.
    guessed
        What is assigned could not be read; this is an address that stands in the same script.
    """

    target: str
    by_hand: bool
    decoded: bool
    guessed: bool = False


def decoded_texts(script: str) -> list[str]:
    """Return what a script keeps packed, unpacked; never the script itself."""
    texts: list[str] = []
    chars = 0
    layer = [script[:MAX_SCRIPT_CHARS]]
    for _ in range(MAX_ROUNDS):
        layer = [found for text in layer for found in _decoded(text) if found not in texts][:MAX_LITERALS]
        for found in layer:
            chars += len(found)
            if chars > MAX_DECODED_CHARS:
                return texts
            texts.append(found)
    return texts


def _decoded(text: str) -> list[str]:
    """Return one round of unpacking."""
    found: list[str] = []
    plain = _ESCAPE.sub(_escaped, text) if text.count("\\x") + text.count("\\u") > 3 else text
    plain = _JOIN.sub("", plain)
    if plain != text and (_ESCAPE.search(text) or _JOIN.search(text)):
        found.append(plain)
    if _PERCENT.search(text):
        found.append(unquote(text, errors="replace"))
    for match in list(_BASE64.finditer(plain))[:MAX_LITERALS]:
        found += _from_base64(match[1])
    if len(text) >= 16 and _BASE64.fullmatch(f"'{text.strip()}'"):  # packed twice
        found += _from_base64(text.strip())
    for match in list(_NUMBERS.finditer(text))[:MAX_LITERALS]:
        found.append("".join(chr(int(number)) for number in match[0].split(",")))
    for match in list(_PACKED.finditer(text))[:5]:
        found.append(_unpacked(match[1], int(match[2]), match[4].split("|")))
    if _JOINS.search(text):
        lists = list(_LIST.finditer(plain))[:MAX_LITERALS]
        found += [_BETWEEN.sub("", match[1]) for match in lists if not _WHOLE_URL.search(match[1])]
    if "reverse(" in text:
        found += [match[1][::-1] for match in list(_LITERAL.finditer(plain))[:MAX_LITERALS]]
    return [one for one in found if len(one) >= 6 and _readable(one)]


def _escaped(match: re.Match[str]) -> str:
    code = int(match[1] or match[2] or match[3], 16)
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else ""


def _from_base64(literal: str) -> list[str]:
    padded = literal.rstrip("=").translate(str.maketrans("-_", "+/"))
    try:
        return [base64.b64decode(padded + "=" * (-len(padded) % 4)).decode("utf-8")]
    except (binascii.Error, ValueError):
        return []


def _unpacked(payload: str, radix: int, words: list[str]) -> str:
    """Return what Dean Edwards' packer packed."""
    if not 2 <= radix <= 62:
        return " ".join(words)
    digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"[:radix]
    values = {digit: value for value, digit in enumerate(digits)}

    def word(match: re.Match[str]) -> str:
        number = 0
        for digit in match[0]:
            if digit not in values:
                return match[0]
            number = number * radix + values[digit]
        return words[number] if number < len(words) and words[number] else match[0]

    return _TOKEN.sub(word, payload[:MAX_SCRIPT_CHARS]).replace("\\'", "'")[:MAX_DECODED_CHARS]


def _readable(text: str) -> bool:
    start = text[:400]
    return sum(" " <= sign <= "~" or sign in "\n\r\t" for sign in start) * 10 >= len(start) * 9


def urls_in(text: str) -> list[str]:
    """Return the absolute addresses in a script, at most `MAX_LITERALS`."""
    return [match[0].replace("\\/", "/") for match, _ in zip(_URL.finditer(text), range(MAX_LITERALS), strict=False)]


def builds_something(text: str) -> bool:
    """Return whether an unpacked text is code or an address, not a picture or a setting."""
    return _BUILDS.search(text[:20_000]) is not None


def redirects_in(script: str, decoded: list[str]) -> list[Redirect]:
    """Return where a script sends its visitors."""
    script = script[:MAX_SCRIPT_CHARS]
    found: list[Redirect] = []
    for text in (script, *decoded):
        urls = urls_in(text)
        seen: set[str] = set()
        for match in list(_GOES.finditer(text))[: MAX_LITERALS * 4]:
            assigned = text[match.end() : match.end() + 60]
            if assigned in seen or len(seen) >= MAX_TARGETS:
                continue
            seen.add(assigned)
            by_hand = _by_hand(text, match.start())
            targets = _targets(text, match.end(), decoded)
            found += [Redirect(target, by_hand, unpacked or text is not script) for target, unpacked in targets]
            if not targets and text[match.end() : match.end() + 1] not in _QUOTES:
                found += [Redirect(url, by_hand, decoded=False, guessed=True) for url in urls[:5]]
        for match in list(_OPENS.finditer(text))[:MAX_LITERALS]:
            target_match = _TARGET.match(text, match.end())
            if target_match:
                found.append(Redirect(target_match[1].replace("\\/", "/"), by_hand=True, decoded=text is not script))
    return found


def _by_hand(text: str, place: int) -> bool:
    """Return whether what stands at a place runs only after a click: in a handler, in a function that nobody calls."""
    before = text[max(0, place - 250) : place]
    if _BY_HAND.search(before) is None:
        return False
    named = _NAMED.findall(before)
    if named and "click" not in before:
        return re.search(rf"(?<!function )\b{re.escape(named[-1])}\s{{0,3}}\(\s{{0,3}}\)", text) is None
    return True


def _targets(text: str, place: int, decoded: list[str]) -> list[tuple[str, bool]]:
    """Return what is assigned at a place: an address, that of a variable, or one that was packed."""
    literal = _TARGET.match(text, place)
    if literal:
        return [(literal[1].replace("\\/", "/"), False)]
    variable = _VARIABLE.match(text, place)
    if variable:
        given = re.search(
            rf"\b{re.escape(variable[1])}\s{{0,5}}=\s{{0,5}}[\"'`]((?:https?:)?//[^\"'`\s]{{3,400}})", text
        )
        if given:
            return [(given[1], False)]
    if text[place : place + 1] in _QUOTES:
        return []  # a path of its own
    return [(url, True) for one in decoded for url in urls_in(one)][:5]
