"""The reference hosts: whether one of them answers tells the sites' fault from the own network's (specs/opd.md)."""

import ipaddress
from typing import Final

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.setting import Setting

REFERENCES: Final = Setting("sites.references", "1.1.1.1:443, 8.8.8.8:443")
"""Addresses and ports, parted by commas; better two in other networks. Empty: the own network is never called cut off.

A TCP connection is opened to them and closed again, only while many sites fail."""
MOST: Final = 4


class ReferencesError(SccError):
    """Text that names no reference hosts."""

    def __init__(self, text: str, why: Told) -> None:
        super().__init__(
            Told("Host acuan “{text}” tidak dapat dipakai.", "The reference hosts “{text}” can't be used.").format(
                text=text[:80]
            ),
            why,
            Told(
                "Tulis alamat IP dan porta: 1.1.1.1:443, [2606:4700::1111]:443.",
                "Type IP addresses and ports: 1.1.1.1:443, [2606:4700::1111]:443.",
            ),
        )


def read_references(text: str) -> tuple[tuple[str, int], ...]:
    """Return the addresses and ports of the reference hosts.

    Addresses alone, no names: finding a name is among the first things that fail with the network, and slowly.

    Raises
    ------
    ReferencesError
        If one of them is no address with a port, or there are more than four.
    """
    words = [word.strip() for word in text.split(",") if word.strip()]
    if len(words) > MOST:
        raise ReferencesError(text, Told(f"Paling banyak {MOST} host.", f"At most {MOST} hosts."))
    return tuple(_read(word) for word in words)


def _read(word: str) -> tuple[str, int]:
    host, _, port = word.rpartition(":")
    bare = host.removeprefix("[").removesuffix("]") if host.startswith("[") else host
    try:
        address = ipaddress.ip_address(bare)
    except ValueError:
        raise ReferencesError(word, Told("Bukan alamat IP dengan porta.", "It is no IP address with a port.")) from None
    bracketed = host != bare
    if bracketed is not (address.version == 6) or not (
        port.isascii() and port.isdecimal() and 0 < int(port[:6]) < 65536
    ):
        raise ReferencesError(word, Told("Porta atau kurungnya tidak sah.", "Its port or its brackets are not valid."))
    return str(address), int(port)
