"""Which hosts belong to a site: its registrable domain with all names below it, and those an admin allowed."""

from collections.abc import Iterable
from ipaddress import ip_address
from typing import Final

_SECOND_LEVELS: Final = frozenset(
    "ac biz co com desa edu go gov mil my ne net or org ponpes sch web".split()  # noqa: SIM905 - a list of words
)
"""Below a country's two letters these are registries, not owners. Source: PANDI for .id; the usual ones."""
_SHARED: Final = frozenset(
    (
        "blogspot.com", "wordpress.com", "github.io", "gitlab.io", "pages.dev", "workers.dev", "vercel.app",
        "netlify.app", "web.app", "firebaseapp.com", "herokuapp.com", "sites.google.com", "wixsite.com", "weebly.com",
    )
)  # fmt: skip
"""Hosts whose subdomains belong to strangers."""


def registrable(host: str) -> str:
    """Return the part of a host that one owner registered: `sumselprov.go.id` of `dinkes.sumselprov.go.id`.

    An IP address or a single word is its own. The public suffix list would be 300 KB and out of date within weeks in
    a room without internet; a suffix that is not known here only makes the domain wider by one label.
    """
    labels = host.split(".")
    if len(labels) < 3 or _is_address(host):
        return host
    for shared in (".".join(labels[-2:]), ".".join(labels[-3:])):
        if shared in _SHARED:
            return ".".join(labels[-(shared.count(".") + 2) :])
    below_registry = len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVELS
    return ".".join(labels[-3:] if below_registry else labels[-2:])


def is_own(site_host: str, host: str, allowed_hosts: Iterable[str] = ()) -> bool:
    """Return whether a host belongs to the site at `site_host`.

    Parameters
    ----------
    allowed_hosts
        Of the site; a name below one of them is allowed too.
    """
    own = registrable(site_host)
    allowed = (name.strip().lower().rstrip(".") for name in allowed_hosts)
    return any(host == name or (name and host.endswith(f".{name}")) for name in (own, *allowed))


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
