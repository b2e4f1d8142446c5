"""Takes what is known to be secret or personal out of a text, in each shape it may have there.

What it is not told of, patterns have to find (`base.redact`); both go over every text of the bundle.
"""

import base64
import html
import json
import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import quote, quote_plus

from scc_wall.base.redact import HIDDEN, redact

SHORTEST_SECRET: Final = 4
"""A shorter one stands by chance in half of all lines; patterns find it where it is named."""
SHORTEST_NAME: Final = 3
_SHORTEST_CORE: Final = 6
_STABLE_BITS: Final = 6


class Scrubber:
    """Scrubs texts.

    Parameters
    ----------
    secrets
        Passwords and the like; each becomes `***`.
    persons
        (what is personal, what stands in its place); found whatever its case, as a word of its own.
    """

    def __init__(self, secrets: Iterable[str] = (), persons: Iterable[tuple[str, str]] = ()) -> None:
        known = {one for one in secrets if len(one) >= SHORTEST_SECRET}
        shapes = {shape for one in known for shape in shapes_of(one)}
        self._shapes = sorted(shapes, key=len, reverse=True)  # a password may be the beginning of another
        named = {text: name for text, name in persons if len(text) >= SHORTEST_NAME}
        self._persons = [
            (shape.lower(), re.compile(rf"(?<!\w){re.escape(shape)}(?!\w)", re.IGNORECASE), named[text])
            for text in sorted(named, key=len, reverse=True)
            for shape in sorted(_written(text), key=len, reverse=True)
        ]

    def __call__(self, text: str) -> str:
        """Return the text without them, and without what patterns find."""
        for shape in self._shapes:
            text = text.replace(shape, HIDDEN)
        small = text.lower()
        for shape, pattern, name in self._persons:
            if shape in small:
                text = pattern.sub(lambda _m, name=name: name, text)  # type: ignore[misc]  # lambda default
        return redact(text)


def shapes_of(secret: str) -> set[str]:
    """Return how a secret may stand in a text: plain, quoted for URL, JSON, HTML and Python, in hex and base64."""
    data = secret.encode("utf-8", "surrogatepass")
    return _written(secret) | {data.hex(), data.hex().upper()} | set(_in_base64(data))


def _written(text: str) -> set[str]:
    bare = text.encode("utf-8", "replace").decode("utf-8")
    quoted = {quote(bare), quote(bare, safe=""), quote_plus(bare)}
    return (
        {text, repr(text)[1:-1], html.escape(text), json.dumps(text)[1:-1], json.dumps(text, ensure_ascii=False)[1:-1]}
        | quoted
        | {re.sub(r"%[0-9A-F]{2}", lambda m: m[0].lower(), one) for one in quoted}
        | {quote(one, safe="") for one in quoted}
    )


def _in_base64(data: bytes) -> Iterable[str]:
    """Yield what base64 of any text with `data` in it holds, whatever stands before and behind it."""
    for before in range(3):
        coded = base64.b64encode(b"\0" * before + data).decode("ascii")
        first = -(-8 * before // _STABLE_BITS)
        last = 8 * (before + len(data)) // _STABLE_BITS
        core = coded[first:last]
        if len(core) >= _SHORTEST_CORE:
            yield core
            yield core.replace("+", "-").replace("/", "_")
