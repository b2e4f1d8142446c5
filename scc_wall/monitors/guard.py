"""Which addresses a look may connect to.

Whoever may write a site's address, or a site's redirect, could otherwise make this program knock at the own network:
the metadata of a cloud, the camera network, a service on this machine (server-side request forgery).
"""

from collections.abc import Sequence
from enum import Enum
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Final

from scc_wall.base.told import Told


class Reach(Enum):
    """How far a look may go, and how far an address is."""

    PUBLIC = Told("publik", "public")
    PRIVATE = Told("jaringan pribadi", "a private network")
    LOOPBACK = Told("komputer ini sendiri", "this machine itself")
    FORBIDDEN = Told("link-local, multicast, metadata atau dicadangkan", "link-local, multicast, metadata or reserved")


_Network = IPv4Network | IPv6Network


def _networks(text: str) -> tuple[_Network, ...]:
    return tuple(map(ip_network, text.split()))


# Own tables rather than `is_private` and `is_global`: their meaning changed between Python 3.11, 3.12.4 and 3.13.
# Source: IANA's special-purpose registries (RFC 6890 and its updates).
_FORBIDDEN: Final = _networks(
    "0.0.0.0/8 169.254.0.0/16 224.0.0.0/4 240.0.0.0/4 192.0.0.0/24 "
    "100.100.100.200/32 168.63.129.16/32 fd00:ec2::254/128 fd20:ce::254/128 "  # metadata: Alibaba, Azure, AWS, Google
    "::/128 fe80::/10 fec0::/10 ff00::/8 100::/64"
)
_LOOPBACK: Final = _networks("127.0.0.0/8 ::1/128")
_PRIVATE: Final = _networks(
    "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10 198.18.0.0/15 "
    "192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 192.88.99.0/24 fc00::/7 2001:db8::/32 3fff::/20 5f00::/16"
)
# (network, how far from the right its IPv4 address stands in bits, whether it is written inverted)
_EMBEDDING: Final = (
    (IPv6Network("::ffff:0:0/96"), 0, False),  # IPv4-mapped
    (IPv6Network("::ffff:0:0:0/96"), 0, False),  # IPv4-translated (SIIT, RFC 2765)
    (IPv6Network("64:ff9b::/96"), 0, False),  # NAT64
    (IPv6Network("64:ff9b:1::/48"), 0, False),  # NAT64 of the own network (RFC 8215)
    (IPv6Network("2002::/16"), 80, False),  # 6to4
    (IPv6Network("2001::/32"), 0, True),  # Teredo
    (IPv6Network("::/96"), 0, False),  # IPv4-compatible, long withdrawn
)


def reach_of(address: str) -> Reach:
    """Return how far an address is; one that can't be read is forbidden."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return Reach.FORBIDDEN
    plain = _reach(ip)
    if plain is not Reach.PUBLIC or isinstance(ip, IPv4Address):
        return plain
    embedded = _embedded(ip)
    return Reach.PUBLIC if embedded is None else _reach(embedded)


def _reach(ip: IPv4Address | IPv6Address) -> Reach:
    for reach, networks in ((Reach.LOOPBACK, _LOOPBACK), (Reach.FORBIDDEN, _FORBIDDEN), (Reach.PRIVATE, _PRIVATE)):
        if any(ip in network for network in networks):
            return reach
    return Reach.PUBLIC


def _embedded(ip: IPv6Address) -> IPv4Address | None:
    for network, shift, inverted in _EMBEDDING:
        if ip in network:
            bits = (int(ip) >> shift) & 0xFFFF_FFFF
            return IPv4Address(bits ^ 0xFFFF_FFFF if inverted else bits)
    # ISATAP (RFC 5214) may stand below any network: …:0:5efe:a.b.c.d or …:200:5efe:a.b.c.d
    if (int(ip) >> 32) & 0xFDFF_FFFF == 0x0000_5EFE:
        return IPv4Address(int(ip) & 0xFFFF_FFFF)
    return None


def reachable(internal: bool, first: Reach | None) -> frozenset[Reach]:
    """Return how far one hop of a look may go.

    Parameters
    ----------
    internal
        An admin said that the site stands in the own network.
    first
        How far the site's own address is; None for that hop itself. A redirect reaches this machine only from a site
        that stands on it.
    """
    if not internal:
        return frozenset({Reach.PUBLIC})
    if first in {None, Reach.LOOPBACK}:
        return frozenset({Reach.PUBLIC, Reach.PRIVATE, Reach.LOOPBACK})
    return frozenset({Reach.PUBLIC, Reach.PRIVATE})


def allowed(addresses: Sequence[str], reach: frozenset[Reach]) -> list[str]:
    """Return those of a host's addresses that may be connected to, in their order."""
    return [address for address in addresses if reach_of(address) in reach]
