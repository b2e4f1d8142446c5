"""What is known of the own network; apart from the sites, since the desk shows it before anything of them is loaded."""

from enum import StrEnum


class NetworkState(StrEnum):
    """What is known of the own network."""

    OPEN = "tersambung"
    DOUBTED = "diragukan"
    """Many sites fail and no reference host answers: failures wait, nothing is frozen yet."""
    CUT = "terputus"
    """JARINGAN SCC TERPUTUS."""
