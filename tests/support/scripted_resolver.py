"""A `domain.site_probe.Resolver` that knows what a test tells it."""

import socket
from collections.abc import Sequence


class ScriptedResolver:
    """Knows some names; every other does not exist.

    Parameters
    ----------
    known
        Host → its addresses, or the error to raise.
    """

    def __init__(self, **known: Sequence[str] | OSError) -> None:
        self.known: dict[str, Sequence[str] | OSError] = dict(known)
        self.asked: list[str] = []

    def resolve(self, host: str, timeout_s: float) -> Sequence[str]:
        """Return what was scripted.

        Raises
        ------
        OSError
            If that was scripted, or nothing was.
        """
        self.asked.append(host)
        found = self.known.get(host)
        if found is None:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        if isinstance(found, OSError):
            raise found
        return found
