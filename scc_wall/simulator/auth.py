"""How a simulated camera asks for its account: Basic and Digest as RFC 2617 and RFC 7616 (SHA-256) have it."""

import base64
import hashlib
import hmac
import re
import secrets
from collections.abc import Callable
from enum import StrEnum
from typing import Final

from scc_wall.domain.camera import Credentials

REALM: Final = "SCC simulator"
_FIELD = re.compile(r'(\w+)\s*=\s*(?:"([^"]*)"|([^\s,]+))')
_HASHES: Final[dict[str, Callable[[bytes], str]]] = {
    "MD5": lambda data: hashlib.md5(data, usedforsecurity=False).hexdigest(),
    "SHA-256": lambda data: hashlib.sha256(data).hexdigest(),
}


class Auth(StrEnum):
    """What a camera with an account offers."""

    BASIC = "basic"
    DIGEST_MD5 = "digest-md5"
    DIGEST_SHA256 = "digest-sha256"
    ANY = "any"
    """All three at once, the best first: the client should choose SHA-256."""


class Gate:
    """Judges the Authorization header of requests to one camera.

    Parameters
    ----------
    credentials
        None lets everybody in.
    """

    def __init__(self, credentials: Credentials | None, auth: Auth) -> None:
        self._credentials = credentials
        self._auth = auth
        self._nonce = secrets.token_hex(16)

    @property
    def challenges(self) -> tuple[str, ...]:
        """The values of the WWW-Authenticate headers to answer with."""
        digest = f'Digest realm="{REALM}", nonce="{self._nonce}", algorithm='
        every = {
            Auth.DIGEST_SHA256: digest + "SHA-256",
            Auth.DIGEST_MD5: digest + "MD5",
            Auth.BASIC: f'Basic realm="{REALM}"',
        }
        return tuple(every.values()) if self._auth is Auth.ANY else (every[self._auth],)

    def admits(self, method: str, authorization: str | None) -> bool:
        """Return whether a request may pass."""
        if self._credentials is None:
            return True
        scheme, _, rest = (authorization or "").partition(" ")
        if scheme.lower() == "basic" and self._auth in (Auth.BASIC, Auth.ANY):
            return self._basic(rest, self._credentials)
        if scheme.lower() == "digest" and self._auth is not Auth.BASIC:
            return self._digest(method, {m[1].lower(): m[2] or m[3] or "" for m in _FIELD.finditer(rest)})
        return False

    @staticmethod
    def _basic(encoded: str, credentials: Credentials) -> bool:
        try:
            given = base64.b64decode(encoded.strip(), validate=True)
        except ValueError:  # binascii.Error is one, and so is a letter beyond ASCII
            return False
        return hmac.compare_digest(given, f"{credentials.username}:{credentials.password}".encode())

    def _digest(self, method: str, given: dict[str, str]) -> bool:
        assert self._credentials is not None
        algorithm = given.get("algorithm", "MD5").upper()
        offered = {Auth.DIGEST_MD5: ("MD5",), Auth.DIGEST_SHA256: ("SHA-256",)}.get(self._auth, tuple(_HASHES))
        if algorithm not in offered or given.get("nonce") != self._nonce:
            return False
        if given.get("username") != self._credentials.username:
            return False
        expected = digest_response(self._credentials, method, given | {"algorithm": algorithm, "realm": REALM})
        return hmac.compare_digest(given.get("response", "").encode(), expected.encode())


def digest_response(credentials: Credentials, method: str, fields: dict[str, str]) -> str:
    """Return the `response` that answers a challenge, with or without `qop`.

    Parameters
    ----------
    fields
        realm, nonce, uri, algorithm; with qop also nc and cnonce.
    """
    hashed = _HASHES[fields["algorithm"]]
    account = hashed(f"{credentials.username}:{fields['realm']}:{credentials.password}".encode())
    request = hashed(f"{method}:{fields.get('uri', '')}".encode())
    middle = fields.get("nonce", "")
    if qop := fields.get("qop"):
        middle = f"{middle}:{fields.get('nc', '')}:{fields.get('cnonce', '')}:{qop}"
    return hashed(f"{account}:{middle}:{request}".encode())
