"""Answers to a camera's challenge: Basic (RFC 7617) and Digest (RFC 2617, RFC 7616)."""

import base64
import hashlib
import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from scc_wall.domain.camera import Credentials

_PART: Final = re.compile(
    r"""\s*,*\s*(?:
        (?P<name>[\w-]+)\s*=\s*(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<bare>[^\s,"]*))   # a parameter
      | (?P<scheme>[A-Za-z][\w-]*)(?=\s|,|$)                                          # a further challenge
      | (?P<junk>.)
    )""",
    re.VERBOSE | re.ASCII | re.DOTALL,
)
_UNESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
_STRENGTH: Final = {"SHA-256": 3, "SHA-256-SESS": 3, "MD5": 2, "MD5-SESS": 2}


@dataclass(frozen=True, slots=True)
class Challenge:
    """One way in that a camera offers: scheme in lower case, parameters as sent."""

    scheme: str
    parameters: dict[str, str]

    @property
    def algorithm(self) -> str:
        """Digest's algorithm in upper case, MD5 if the camera doesn't say."""
        return self.parameters.get("algorithm", "").upper() or "MD5"

    @property
    def qop(self) -> list[str]:
        """The qualities of protection offered."""
        return [part.strip().lower() for part in self.parameters.get("qop", "").split(",") if part.strip()]

    @property
    def stale(self) -> bool:
        """Whether the camera says that only the nonce was too old, not the password wrong."""
        return self.parameters.get("stale", "").lower() == "true"

    @property
    def strength(self) -> int:
        """0 for what we can't answer; larger is safer."""
        if self.scheme == "basic":
            return 1
        if self.scheme != "digest" or "nonce" not in self.parameters or (self.qop and "auth" not in self.qop):
            return 0
        return _STRENGTH.get(self.algorithm, 0)


def challenges(values: Sequence[str]) -> list[Challenge]:
    """Return every challenge of the `WWW-Authenticate` headers, however they are spread over them."""
    found: list[Challenge] = []
    for value in values:
        for part in _PART.finditer(value):
            if part["scheme"]:
                found.append(Challenge(part["scheme"].lower(), {}))
            elif part["name"] and found:
                text = _UNESCAPE.sub(r"\1", part["quoted"]) if part["quoted"] is not None else part["bare"]
                found[-1].parameters.setdefault(part["name"].lower(), text)
    return found


def strongest(values: Sequence[str]) -> Challenge | None:
    """Return the safest challenge that we can answer, None if there is none."""
    best = max(challenges(values), key=lambda challenge: challenge.strength, default=None)
    return best if best is not None and best.strength > 0 else None


@dataclass(slots=True)
class Authenticator:
    """Writes the `Authorization` header of each request of one session.

    Parameters
    ----------
    cnonce
        Source of client nonces; a test passes its own.
    """

    credentials: Credentials
    cnonce: Callable[[], str] = field(default=lambda: secrets.token_hex(8), repr=False)
    _challenge: Challenge | None = field(default=None, init=False, repr=False)
    _count: int = field(default=0, init=False, repr=False)

    @property
    def challenged(self) -> bool:
        """Whether a challenge is being answered."""
        return self._challenge is not None

    def take(self, challenge: Challenge) -> None:
        """Answer this challenge from now on."""
        self._challenge = challenge
        self._count = 0

    def header(self, method: str, url: str) -> str | None:
        """Return the value of `Authorization` for a request, None before the first challenge."""
        if self._challenge is None:
            return None
        if self._challenge.scheme == "basic":
            account = f"{self.credentials.username}:{self.credentials.password}".encode()
            return f"Basic {base64.b64encode(account).decode()}"
        return self._digest(self._challenge, method, url)

    def _digest(self, challenge: Challenge, method: str, url: str) -> str:
        given = challenge.parameters
        realm, nonce = given.get("realm", ""), given["nonce"]
        self._count += 1
        count, cnonce = f"{self._count:08x}", self.cnonce()
        hashed = _hash(challenge.algorithm)
        secret = hashed(f"{self.credentials.username}:{realm}:{self.credentials.password}")
        if challenge.algorithm.endswith("-SESS"):
            secret = hashed(f"{secret}:{nonce}:{cnonce}")
        asked = hashed(f"{method}:{url}")
        middle = f"{nonce}:{count}:{cnonce}:auth" if challenge.qop else nonce
        fields = [
            f'username="{_escaped(self.credentials.username)}"',
            f'realm="{_escaped(realm)}"',
            f'nonce="{_escaped(nonce)}"',
            f'uri="{url}"',
            f'response="{hashed(f"{secret}:{middle}:{asked}")}"',
        ]
        if "algorithm" in given:  # some cameras refuse it when they didn't name it
            fields.append(f"algorithm={given['algorithm']}")
        if "opaque" in given:
            fields.append(f'opaque="{_escaped(given["opaque"])}"')
        if challenge.qop:
            fields += ["qop=auth", f"nc={count}"]
        if challenge.qop or challenge.algorithm.endswith("-SESS"):
            fields.append(f'cnonce="{cnonce}"')
        return "Digest " + ", ".join(fields)


def _hash(algorithm: str) -> Callable[[str], str]:
    name = "sha256" if algorithm.startswith("SHA-256") else "md5"
    # The camera chooses MD5, not we; nothing but its own challenge depends on it.
    return lambda text: hashlib.new(name, text.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
