"""Which station this is, for the lock that several share."""

import hashlib
import platform
import uuid
from dataclasses import dataclass
from typing import Final

from scc_wall.base.paths import Home

USUAL_FOLDERS: Final = frozenset({"scc-wall", "SCC Wall"})


@dataclass(frozen=True, slots=True)
class PtzOrigin:
    """Where people steer from.

    Parameters
    ----------
    station
        Name of this machine and its home, as others read it on their tiles; copied machines may share one.
    key
        What no other station has, and this one at each start.
    """

    home: Home
    station: str
    key: str


def origin_of(home: Home) -> PtzOrigin:
    """Return the station of a home: the machine's name, with that of its folder where it is not the usual one."""
    machine, folder = platform.node() or "?", home.root.name
    card = uuid.getnode()
    known = "" if card >> 40 & 1 else f"{card:x}"  # else it was made up for this run alone (RFC 9562, 6.10)
    key = hashlib.sha256("\n".join((machine, str(home.root.absolute()), known)).encode()).hexdigest()[:16]
    return PtzOrigin(home, machine if folder in USUAL_FOLDERS else f"{machine} ({folder})", key)
