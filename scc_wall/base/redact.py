"""Takes secrets out of texts before they reach a log, an error or a screen."""

import re
from urllib.parse import urlsplit, urlunsplit

HIDDEN = "***"
# Greedy up to the last @ before the path: a badly written URL may hold an unencoded @ (or even a /) in its password.
_USERINFO = re.compile(r"(?P<scheme>[a-zA-Z][a-zA-Z0-9+.\-]*://)(?P<userinfo>[^\s\"'<>]*)@")
# Anywhere in a line: a header is often logged inside a sentence or as repr of bytes.
_HEADER = re.compile(r"(?im)(?P<name>(?:proxy-)?authorization['\"]?\s*[:=]\s*).*$")
# The quote after the name is that of JSON and of a dictionary's repr; `\n` before it that of bytes.
_DIGEST = re.compile(
    r"(?i)(?:(?<![a-z])|(?<=\\[nrt]))(?P<name>response|password|passwd|pass|pwd|psw|secret|token)['\"]?\s*[=:]\s*(\"[^\"]*\"|'[^']*'|[^\s,;&]+)"
)


def redact(text: str) -> str:
    """Return `text` with credentials in URLs, Authorization headers and password fields replaced by `***`."""
    text = _USERINFO.sub(rf"\g<scheme>{HIDDEN}@", text)
    text = _HEADER.sub(rf"\g<name>{HIDDEN}", text)
    return _DIGEST.sub(rf"\g<name>={HIDDEN}", text)


def without_credentials(url: str) -> str:
    """Return `url` without its user name and password; unchanged if it has none."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=host))
