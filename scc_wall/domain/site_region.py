"""Of which region a website is, as far as its name or address says so."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from scc_wall.domain.region import find_region, regions
from scc_wall.domain.site import SiteConfig

_OFFICIAL = re.compile(r"(kab|kota)$")


def region_of_site(site: SiteConfig) -> str | None:
    """Return the code of a site's region; None for the province's own sites, and where nothing says so."""
    return _region_of(site.name, site.url)


@lru_cache(maxsize=1024)
def _region_of(name: str, url: str) -> str | None:
    return _by_host(url) or _by_name(name)


def _by_host(url: str) -> str | None:
    """Regions have addresses like `muaraenimkab.go.id`, `palembang.go.id`, `dinkes.pagaralamkota.go.id`."""
    try:
        labels = (urlsplit(url).hostname or "").split(".")
    except ValueError:
        return None
    if labels[-2:] != ["go", "id"] or len(labels) < 3:
        return None
    label = _OFFICIAL.sub("", labels[-3])
    keys = {re.sub(r"[^a-z]", "", region.name.casefold()): region.code for region in regions()}
    return keys.get(label)


def _by_name(name: str) -> str | None:
    """Names end with the region: `Dinas Kesehatan Kota Palembang`, `Pemerintah Kabupaten Muara Enim`."""
    words = name.split()
    for first in range(len(words)):
        region = find_region(" ".join(words[first:]))
        if region is not None:
            return region.code
    return None
