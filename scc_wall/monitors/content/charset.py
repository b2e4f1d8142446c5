"""Bytes to text as a browser would read them; a wrong or hostile charset costs letters, never an error."""

import codecs
import re
from typing import Final

from scc_wall.domain.site import BODY_CAP_BYTES

SNIFFED_BYTES: Final = 2048
"""Where a page may say its charset. Source: the HTML standard sniffs 1024; some CMS put comments before it."""

_CHARSET = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_.:\-]{1,40})", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_AS_BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252", "latin-1": "cp1252"}
_TEXT_CODECS = re.compile(
    r"utf_?8|utf_?7|utf_?16|utf_?32|cp\d+|iso8859|ascii|latin|koi8|gb|big5|shift_jis|euc|windows|mac|tis|hz"
)
_UTF7 = re.compile(rb"\+[A-Za-z0-9+/]{2,2000}-")


def decode(body: bytes, content_type: str) -> str:
    """Return the text of a body, without null characters.

    By its byte order mark, else UTF-16 if every other byte is zero, else what header or meta say, else UTF-8, else
    Windows-1252. A body said to be UTF-8 that is not keeps its good letters.
    """
    body = body[:BODY_CAP_BYTES]
    for mark, codec in _BOMS:
        if body.startswith(mark):
            return _clean(body[len(mark) :].decode(codec, "replace"))
    zeros = _zero_places(body[:SNIFFED_BYTES])
    if zeros is not None:
        return _clean(body.decode(zeros, "replace"))
    said = _said(content_type.encode("ascii", "ignore")) or _said(body[:SNIFFED_BYTES])
    try:
        text = body.decode(said or "utf-8", "replace" if said else "strict")
    except (UnicodeError, LookupError, ValueError):
        text = _utf8_or_cp1252(body)
    if said is None and _UTF7.search(body[:SNIFFED_BYTES]) and b"+ADw-" in body:
        text += " " + body.decode("utf-7", "replace")
    return _clean(text)


def _clean(text: str) -> str:
    return text.replace("\0", "")


def _utf8_or_cp1252(body: bytes) -> str:
    """Return UTF-8 if nearly all of it is, else Windows-1252; a cut last letter is no reason against UTF-8."""
    text = body.decode("utf-8", "replace")
    return text if text.count("�") * 50 < len(text) + 100 else body.decode("cp1252", "replace")


def _zero_places(start: bytes) -> str | None:
    """Return which UTF-16 it is, by where the zeros of its Latin letters stand; None if it is none."""
    if len(start) < 8 or start.count(0) * 3 < len(start):
        return None
    return "utf-16-le" if start[1::2].count(0) >= start[0::2].count(0) else "utf-16-be"


def _said(text: bytes) -> str | None:
    """Return the codec that a header or the head of a page names, None for none that is a text's."""
    match = _CHARSET.search(text)
    if match is None:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
    except (LookupError, ValueError):
        return None
    if not _TEXT_CODECS.match(name.replace("-", "_")) or name.startswith(("utf-16", "utf-32")):
        return None  # a meta that can be read as ASCII is not in UTF-16, whatever it says
    return _AS_BROWSERS.get(name, name)
