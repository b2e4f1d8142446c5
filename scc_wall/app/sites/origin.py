"""Where the monitors look: the world, or the simulated sites of a demo."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the wall starts with it, and loads what is about sites behind its first pictures
    from scc_wall.domain.site_probe import Resolver


@dataclass(frozen=True, slots=True)
class SitesOrigin:
    """What differs between a real installation and a demo.

    Parameters
    ----------
    resolver
        Finds addresses; None: asks the system.
    extra_ca
        A PEM file with authorities to be trusted besides the system's.
    """

    resolver: "Resolver | None" = None
    extra_ca: Path | None = None
