"""A site of the provincial domain, as the fault tests ask for it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from scc_wall.domain.site import SiteCause, SiteConfig, SiteLimits
from scc_wall.domain.site_probe import Seen

HOST = "dinas.sumselprov.go.id"
GENEROUS = SiteLimits(10, 10, 10, 10, 30)
"""Of what must not depend on time: a busy machine is no reason to fail."""
SHORT = SiteLimits(0.3, 0.3, 0.3, 0.3, 0.6)
HEAD = b"HTTP/1.1 200 OK\r\n"
Looker = Callable[..., Seen]
"""Runs a script on a site and looks at it once: the fixture `look` of tests/fault/sites."""


def site_at(url: str, **changes: Any) -> SiteConfig:
    """Return the site at an address, with time enough for everything."""
    return replace(SiteConfig("Dinas", url, site_id=7, internal=True, limits=GENEROUS), **changes)


def cause_of(seen: Seen) -> SiteCause | None:
    """Return what was wrong; None: nothing."""
    return seen.result.cause
