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
# Also right after the `\n` of bytes' repr.
_SECRET = re.compile(
    r"(?i)(?:(?<![a-z])|(?<=\\[nrt]))(?P<name>response|password|passwd|pass|pwd|psw|secret|token|sandi)['\"]?\s*[=:]\s*"
    r"(?:\*\*\*(?=[\s,;&]|$)|\"[^\"]*\"|'[^']*'|[^\s&]+)"
)


def redact(text: str) -> str:
    """Return `text` with credentials in URLs, Authorization headers and password fields replaced by `***`."""
    text = _USERINFO.sub(rf"\g<scheme>{HIDDEN}@", text)
    text = _HEADER.sub(rf"\g<name>{HIDDEN}", text)
    return _SECRET.sub(rf"\g<name>={HIDDEN}", text)


def without_credentials(url: str) -> str:
    """Return a properly encoded `url` without its user name and password; unchanged if it has none.

    For texts and for URLs as people type them, use `redact`: an unencoded `/` in a password hides the rest of it here.
    """
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=host))
