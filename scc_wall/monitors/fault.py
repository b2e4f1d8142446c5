"""What ends a look at a site early: one error with the cause and its words."""

from typing import Final

from scc_wall.base.redact import redact
from scc_wall.base.told import Told
from scc_wall.domain.site import SiteCause

_LONGEST_SHOWN: Final = 200


class SiteFaultError(Exception):
    """What a site did, or did not do in time; never reaches a caller of the prober.

    Not an OSError: it is raised from below http.client and urllib3, which would wrap those and lose the cause.
    """

    def __init__(self, cause: SiteCause, detail: Told) -> None:
        super().__init__(cause, detail)
        self.cause = cause
        self.detail = detail


def filled(told: Told, **parts: Told | str | float) -> Told:
    """Return a text with its `{name}` fields filled in; a text put into it speaks the same language."""
    return Told(
        told.id.format(**{name: part.id if isinstance(part, Told) else part for name, part in parts.items()}),
        told.en.format(**{name: part.en if isinstance(part, Told) else part for name, part in parts.items()}),
    )


def same(text: str) -> Told:
    """Return a text that is the same in both languages: a name, a figure."""
    return Told(text, text)


def printable(text: str) -> str:
    """Return what a stranger wrote, safe to be shown: short, no control characters, no account in an address."""
    return redact("".join(letter if letter.isprintable() else "?" for letter in text[:_LONGEST_SHOWN]))
