"""Takes secrets out of texts before they reach a log, an error or a screen."""

import re
from urllib.parse import urlsplit, urlunsplit

HIDDEN = "***"
# Greedy up to the last @ before a space: a badly written URL may hold an unencoded @, / or quote in its password.
# That hides a host too many where two URLs stand together without a space, never a password too few.
# The scheme's length is bounded, else a long word (base64, say) costs the square of its length.
_USERINFO = re.compile(r"(?P<scheme>[a-zA-Z][a-zA-Z0-9+.\-]{0,15}://)\S*@")
# Anywhere in a line, since logs quote headers (`> Authorization: …`, `{'Authorization': …}`); the rest of it goes.
_HEADER = re.compile(r"(?im)(?P<name>(?:proxy-)?authorization['\"]?\s*[:=]\s*).*$")
# A header's value that lost its name: quoted by a library, or put into a sentence.
_SCHEME = re.compile(r"\b(?P<name>Basic|Bearer)\s{1,4}[A-Za-z0-9+/=_~\-]{6,}|\b(?P<digest>Digest)\s{1,4}\w{1,20}=.*")
# Also right after the `\n` of bytes' repr, percent-encoded, and in JSON that stands in JSON.
_SECRET = re.compile(
    r"(?i)(?:(?<![a-z])|(?<=\\[nrt])|(?<=%3[fF])|(?<=%26))"
    r"(?P<name>response|password|passwd|passphrase|pass|pwd|psw|secret|token|sandi|c?nonce)\\{0,4}['\"]?\s*(?:[=:]|%3[ad])\s*"
    r"(?:\*\*\*(?=[\s,;&]|$)|\"[^\"]*\"|'[^']*'|\\{1,4}\"[^\"]*\"|[^\s&]+)"
)
# Of a SOAP header (WS-Security), whatever its prefix.
_ELEMENT = re.compile(
    r"(?i)(?P<name><(?:[\w\-]{1,20}:)?(?:password|nonce|passworddigest|usernametoken)\b[^<>]{0,500}>)[^<>]+(?=<)"
)
_HASH = re.compile(r"\$argon2[a-z]{0,2}\$[^\s\"']+")
_ENCODED_USERINFO = re.compile(r"(?i)(?P<scheme>[a-z][a-z0-9+.\-]{0,15}%3a%2f%2f)\S*%40")


def redact(text: str) -> str:
    """Return `text` with credentials in URLs, headers, SOAP and password fields replaced by `***`."""
    text = _USERINFO.sub(rf"\g<scheme>{HIDDEN}@", text)
    text = _HEADER.sub(rf"\g<name>{HIDDEN}", text)
    # Most lines of a log hold none of these: looking for a word is cheaper than for a pattern.
    if "%" in text:
        text = _ENCODED_USERINFO.sub(rf"\g<scheme>{HIDDEN}%40", text)
    if "<" in text:
        text = _ELEMENT.sub(rf"\g<name>{HIDDEN}", text)
    if "$argon2" in text:
        text = _HASH.sub(HIDDEN, text)
    if any(name in text for name in ("Basic", "Bearer", "Digest")):
        text = _SCHEME.sub(lambda m: f"{m['name'] or m['digest']} {HIDDEN}", text)
    return _SECRET.sub(rf"\g<name>={HIDDEN}", text)


def without_credentials(url: str) -> str:
    """Return a properly encoded `url` without its user name and password; unchanged if it has none.

    For texts and for URLs as people type them, use `redact`: an unencoded `/` in a password hides the rest of it here.
    """
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=host))
