"""Which station this is, for the lock that several share."""

import platform
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
        Name of this machine and its home, as others read it on their tiles.
    """

    home: Home
    station: str


def origin_of(home: Home) -> PtzOrigin:
    """Return the station of a home: the machine's name, with that of its folder where it is not the usual one."""
    machine, folder = platform.node() or "?", home.root.name
    return PtzOrigin(home, machine if folder in USUAL_FOLDERS else f"{machine} ({folder})")
