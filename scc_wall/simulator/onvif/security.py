"""Who may call: WS-UsernameToken (OASIS 1.0), HTTP Digest and Basic, each switchable."""

import base64
import hashlib
import hmac
from datetime import UTC, datetime, timedelta
from typing import Final

from scc_wall.domain.camera import Credentials
from scc_wall.simulator.auth import Auth, Gate
from scc_wall.simulator.onvif.soap import Element

WINDOW: Final = timedelta(minutes=5)
"""How far a token's time may be from the camera's own. Source: OASIS UsernameToken 1.0, 3.1, which recommends it."""
_DIGEST_TYPE: Final = "#PasswordDigest"
_REMEMBERED: Final = 5000


class Guard:
    """Judges the requests to one camera.

    Parameters
    ----------
    credentials
        None lets everybody in.
    """

    def __init__(self, credentials: Credentials | None) -> None:
        self.open = credentials is None
        self._credentials = credentials
        self._gates = {"digest": Gate(credentials, Auth.DIGEST_MD5), "basic": Gate(credentials, Auth.BASIC)}
        self._seen: dict[bytes, None] = {}

    def challenges(self, methods: frozenset[str]) -> tuple[str, ...]:
        """Return the WWW-Authenticate headers of the ways in that HTTP has."""
        return tuple(line for name, gate in self._gates.items() if name in methods for line in gate.challenges)

    def admits_http(self, verb: str, authorization: str | None, methods: frozenset[str]) -> bool:
        """Whether the Authorization header opens."""
        if self.open:
            return True
        return any(gate.admits(verb, authorization) for name, gate in self._gates.items() if name in methods)

    def admits_token(self, security: Element | None, now_utc: datetime, methods: frozenset[str]) -> bool:
        """Whether the envelope's UsernameToken opens: right, of this time by the camera's clock, and never seen."""
        if self.open:
            return True
        token = None if security is None else security.find("UsernameToken")
        if token is None or "wsse" not in methods or self._credentials is None:
            return False
        nonce, created = token.word("Nonce") or "", token.word("Created") or ""
        password = token.find("Password")
        if password is None or not password.attributes.get("Type", "").endswith(_DIGEST_TYPE):
            return False
        try:
            secret = base64.b64decode(nonce, validate=True)
        except ValueError:
            return False
        digest = hashlib.sha1(secret + created.encode() + self._credentials.password.encode(), usedforsecurity=False)
        right = hmac.compare_digest(base64.b64encode(digest.digest()), password.text.strip().encode())
        named = hmac.compare_digest((token.word("Username") or "").encode(), self._credentials.username.encode())
        return right and named and _in_window(created, now_utc) and self._fresh(secret)

    def _fresh(self, nonce: bytes) -> bool:
        if nonce in self._seen:
            return False
        self._seen[nonce] = None
        if len(self._seen) > _REMEMBERED:
            del self._seen[next(iter(self._seen))]
        return True


def _in_window(created: str, now_utc: datetime) -> bool:
    try:
        then = datetime.fromisoformat(created)
    except ValueError:
        return False
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return abs(then - now_utc) <= WINDOW
